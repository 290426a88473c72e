import type {ICellData, Nullable} from '@univerjs/core'
import {type Area, intersectAreas} from '../host/area.ts'
import type {Link} from '../host/book.ts'
import type {CellPatch, SheetCells} from './sheet-cells.ts'

/** The link of a cell, which Univer keeps among what it does not look at. */
export const linkOf = (cell: Nullable<ICellData>): Link | undefined => kept(cell, 'link')

/** Where a click on a cell leads: its link, or what its HYPERLINK gives. */
export const leadsTo = (cell: Nullable<ICellData>): Link | undefined =>
  linkOf(cell) ?? (/\bHYPERLINK\(/i.test(cell?.f ?? '') ? kept(cell, LEADS) : undefined)

/** Under which a cell keeps what its formula last led to. */
export const LEADS = 'leads'

function kept(cell: Nullable<ICellData>, as: string): Link | undefined {
  const link: unknown = cell?.custom?.[as]
  return typeof link === 'object' && link !== null ? link : undefined
}

/** What sets a link on the cells of an area, or takes it away. */
export function linked({worksheet, extent}: SheetCells, area: Area, link: Link | undefined): CellPatch {
  const inside = intersectAreas(area, extent) ?? {row: 0, column: 0, rows: 0, columns: 0}
  const patch: CellPatch = {}
  for (let row = inside.row; row < inside.row + inside.rows; row++) {
    for (let column = inside.column; column < inside.column + inside.columns; column++) {
      const cell = worksheet.getCellRaw(row, column)
      if (!link && !linkOf(cell)) continue
      const {link: _before, ...others}: Record<string, unknown> = {...cell?.custom}
      const custom = link ? {...others, link} : others
      const line = (patch[row] ??= {})
      line[column] = {...(cell?.t ? {t: cell.t} : {}), custom: Object.keys(custom).length > 0 ? custom : null}
    }
  }
  return patch
}
