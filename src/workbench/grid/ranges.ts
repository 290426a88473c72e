import {type Area, maxColumns, maxRows} from '../host/area.ts'

/** A rectangle as Univer counts it, both ends included. Ends of whole rows or columns may be missing. */
export interface UniverRange {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

export function rangeOfArea({row, column, rows, columns}: Area): UniverRange {
  return {startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1}
}

export function areaOfRange({startRow, startColumn, endRow, endColumn}: UniverRange): Area {
  const start = (index: number) => (Number.isFinite(index) ? index : 0)
  const [row, column] = [start(startRow), start(startColumn)]
  const rows = Number.isFinite(endRow) ? endRow - row + 1 : maxRows
  return {row, column, rows, columns: Number.isFinite(endColumn) ? endColumn - column + 1 : maxColumns}
}

/** The rectangle around cells given as Univer gives them in a mutation; absence means there are none. */
export function areaOfCells(cells: object, isMeant: (cell: unknown) => boolean): Area | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1]
  for (const [rowKey, line] of Object.entries(cells)) {
    const row = Number(rowKey)
    for (const [columnKey, cell] of entriesOf(line)) {
      if (!isMeant(cell)) continue
      const column = Number(columnKey)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row)
      left = Math.min(left, column)
      right = Math.max(right, column)
    }
  }
  return bottom < 0 ? undefined : {row: top, column: left, rows: bottom - top + 1, columns: right - left + 1}
}

/** Keys and values of what Univer keeps by number. */
export function entriesOf(line: unknown): [string, unknown][] {
  return typeof line === 'object' && line !== null ? Object.entries(line) : []
}
