import {type Area, containsArea, intersectAreas, maxColumns, maxRows} from './area.ts'

/** Cells moving aside for, or closing up after, a rectangle: an insertion or a deletion. */
export interface Shift {
  readonly kind: 'insert' | 'delete'
  /** The rectangle inserted or deleted. */
  readonly area: Area
  /** Whether cells move along rows (down and up) or along columns (right and left). */
  readonly along: 'rows' | 'columns'
}

/**
 * Where a rectangle is after the shift: moved, stretched or shrunk as Excel does it. Absence means all of it was deleted.
 * A rectangle only partly in the band that moves stays as it is.
 */
export function shiftArea(area: Area, shift: Shift): Area | undefined {
  const byRow = shift.along === 'rows'
  const band: Area = byRow ? {...shift.area, row: 0, rows: maxRows} : {...shift.area, column: 0, columns: maxColumns}
  if (!intersectAreas(band, area)) return area
  if (shift.kind === 'delete' && containsArea(shift.area, area)) return undefined
  if (!containsArea(band, area)) return area
  const moved = byRow
    ? shiftSpan(area.row, area.rows, shift.area.row, shift.area.rows, shift.kind, maxRows)
    : shiftSpan(area.column, area.columns, shift.area.column, shift.area.columns, shift.kind, maxColumns)
  if (!moved) return undefined
  const [start, length] = moved
  return byRow ? {...area, row: start, rows: length} : {...area, column: start, columns: length}
}

function shiftSpan(start: number, length: number, at: number, count: number, kind: Shift['kind'], limit: number) {
  // A span over everything stays over everything.
  if (length === limit) return [start, length] as const
  const end = start + length
  if (kind === 'insert') {
    if (at <= start) return start + count >= limit ? undefined : ([start + count, length] as const)
    return at < end ? ([start, length + count] as const) : ([start, length] as const)
  }
  const before = Math.max(0, Math.min(start, at + count) - at)
  const inside = Math.max(0, Math.min(end, at + count) - Math.max(start, at))
  return length - inside > 0 ? ([start - before, length - inside] as const) : undefined
}
