import type {Cell, CellRef, Plan, Sheet, Table} from './plan.ts'
import {sheetOf} from './sheet-of.ts'

/**
 * What a cell is, wherever it stands: the row of a table by its id and the column by its header, or a place outside of the
 * tables. Two plans of one release agree on handles though they agree on no address.
 */
export type Handle = string

/** The handles of a planned sheet. A sheet has one table at most. */
export interface Layout {
  readonly sheet: Sheet
  readonly table: Table | undefined
  /** Row ids from the table's first row down. */
  readonly ids: readonly string[]
  readonly handleAt: (row: number, column: number) => Handle
  readonly placeOf: (handle: Handle) => {readonly row: number; readonly column: number} | undefined
}

const LAYOUTS = new WeakMap<Sheet, Layout>()

export function layoutOf(sheet: Sheet): Layout {
  const known = LAYOUTS.get(sheet)
  if (known) return known
  const [table] = sheet.tables
  const ids = table
    ? Array.from({length: table.rows}, (_, row) => textAt(sheet, table.row + 1 + row, table.column + table.ids))
    : []
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const columnOf = new Map(table?.headers.map((header, column) => [header, column]))
  const layout: Layout = {
    sheet,
    table,
    ids,
    handleAt: (row, column) => {
      if (!table) return outside(row, column)
      const [inRow, inColumn] = [row - table.row - 1, column - table.column]
      const header = table.headers[inColumn]
      if (header === undefined || inRow < -1 || inRow >= table.rows) return outside(row, column)
      return inRow === -1 ? insideTable(HEADER, header) : insideTable(ids[inRow] ?? '', header)
    },
    placeOf: handle => {
      const parts = handle.split(SEPARATOR)
      const [first = '', second = ''] = parts
      if (parts.length === 3) return {row: Number(second), column: Number(parts[2])}
      const column = columnOf.get(second)
      const row = first === HEADER ? -1 : rowOf.get(first)
      return table && row !== undefined && column !== undefined
        ? {row: table.row + 1 + row, column: table.column + column}
        : undefined
    }
  }
  LAYOUTS.set(sheet, layout)
  return layout
}

const SEPARATOR = '\u0000'
/** Stands for the header row; no id is empty of letters. */
export const HEADER = '\u0001'
export const insideTable = (id: string, header: string): Handle => `${id}${SEPARATOR}${header}`
const outside = (row: number, column: number): Handle => `${SEPARATOR}${row}${SEPARATOR}${column}`

/** The row's id and the column's header of a cell in a table; undefined outside. */
export function inTable(handle: Handle): {readonly id: string | undefined; readonly header: string} | undefined {
  const [id = '', header = '', ...rest] = handle.split(SEPARATOR)
  return rest.length > 0 ? undefined : {id: id === HEADER ? undefined : id, header}
}

export const isHeader = (handle: Handle): boolean => handle.startsWith(`${HEADER}${SEPARATOR}`)

export function textAt(sheet: Sheet, row: number, column: number): string {
  const content = sheet.rows[row]?.[column]?.content
  return content?.kind === 'text' ? content.text : ''
}

/** Every cell of a sheet that holds something, by handle, in reading order. */
export function cellsByHandle(sheet: Sheet): ReadonlyMap<Handle, Cell> {
  const known = CELLS.get(sheet)
  if (known) return known
  const layout = layoutOf(sheet)
  const cells = new Map<Handle, Cell>()
  for (const [row, line] of sheet.rows.entries())
    for (const [column, cell] of line.entries()) if (cell) cells.set(layout.handleAt(row, column), cell)
  CELLS.set(sheet, cells)
  return cells
}

const CELLS = new WeakMap<Sheet, ReadonlyMap<Handle, Cell>>()

/** Whether cells that two plans refer to are meant to be the same: on a sheet of one key, and of one handle. */
export const sameRefIn =
  (before: Pick<Plan, 'sheets'>, after: Pick<Plan, 'sheets'>) =>
  (one: CellRef, other: CellRef): boolean => {
    if (one.sheet !== other.sheet) return false
    const [was, is] = [sheetOf(before, one.sheet), sheetOf(after, other.sheet)]
    return was && is && was !== is
      ? layoutOf(was).handleAt(one.row, one.column) === layoutOf(is).handleAt(other.row, other.column)
      : one.row === other.row && one.column === other.column
  }
