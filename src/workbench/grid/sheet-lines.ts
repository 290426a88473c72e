import {intersectAreas, wholeSheet} from '../host/area.ts'
import type {Line} from '../host/book.ts'
import {rangeOfArea} from './ranges.ts'
import type {SheetCells} from './sheet-cells.ts'
import type {WorkbookUnit} from './workbook-unit.ts'

// Points to pixels.
const pixels = 4 / 3
// As far as Univer's sheet is made larger for lines beyond its end.
const most = {rows: 10000, columns: 200} as const

/** A row's height and whether it is hidden. */
export function rowOf(sheet: SheetCells, row: number): Line {
  const data = sheet.worksheet.getRowManager().getRow(row)
  // A height Univer has fitted to what the row shows is nobody's choice.
  const height = data?.ia === undefined || data.ia ? undefined : data.h
  return {...(height === undefined ? {} : {size: height / pixels}), ...(data?.hd ? {hidden: true} : {})}
}

/** A column's width and whether it is hidden. */
export function columnOf(sheet: SheetCells, column: number): Line {
  const data = sheet.worksheet.getColumnManager().getColumn(column)
  return {...(data?.w === undefined ? {} : {size: data.w / pixels}), ...(data?.hd ? {hidden: true} : {})}
}

/** Sets sizes or visibility of rows or columns. */
export function setLines(
  unit: WorkbookUnit,
  sheet: SheetCells,
  kind: 'rows' | 'columns',
  first: number,
  count: number,
  {size, hidden}: Line
): void {
  const byRow = kind === 'rows'
  const few = Math.min(count, most[kind])
  sheet.makeRoom(
    byRow ? {row: first, column: 0, rows: few, columns: 1} : {row: 0, column: first, rows: 1, columns: few}
  )
  const area = byRow ? {...wholeSheet, row: first, rows: count} : {...wholeSheet, column: first, columns: count}
  const inside = intersectAreas(area, sheet.extent)
  if (!inside) return
  const {sheets} = unit.parts
  const ranges = [rangeOfArea(inside)]
  const run = (mutation: {readonly id: string}, others: object = {}) =>
    unit.run(mutation.id, sheet.params({ranges, ...others}))
  // Univer sizes no line that does not show, so a line shows before it gets a size and hides after.
  if (hidden === false) run(byRow ? sheets.SetRowVisibleMutation : sheets.SetColVisibleMutation)
  if (size !== undefined && byRow) {
    run(sheets.SetWorksheetRowHeightMutation, {rowHeight: size * pixels})
    run(sheets.SetWorksheetRowIsAutoHeightMutation, {autoHeightInfo: 0})
  } else if (size !== undefined) run(sheets.SetWorksheetColWidthMutation, {colWidth: size * pixels})
  if (hidden) run(byRow ? sheets.SetRowHiddenMutation : sheets.SetColHiddenMutation)
}
