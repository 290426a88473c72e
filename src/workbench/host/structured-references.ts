import {type Area, quoteSheet, showArea} from './area.ts'

/** A table as formulas see it. */
export interface ReferredTable {
  readonly name: string
  readonly sheetName: string
  /** The whole table with its header row. */
  readonly area: Area
  readonly hasHeaders: boolean
  readonly hasTotals: boolean
  /** Column names in order. */
  readonly columnNames: readonly string[]
}

const structured = /("(?:[^"]|"")*"|'(?:[^']|'')+'!)|([A-Za-z_\\][\w.\\]*)?\[((?:[^[\]]|\[[^\]]*\])*)\]/g

/**
 * Replaces structured references such as `Sales[Amount]` and `Sales[[#This Row],[Amount]]` by addresses, for engines that do
 * not know tables. What names no known table or column becomes `#REF!`.
 *
 * @param row the formula's row, for `@` and `#This Row`
 * @param tables every table of the workbook
 * @param own the table the formula stands in, for references that leave the name out
 */
export function resolveTables(
  formula: string,
  row: number,
  tables: readonly ReferredTable[],
  own?: ReferredTable
): string {
  if (!formula.includes('[')) return formula
  return formula.replace(structured, (whole, kept: string | undefined, name: string | undefined, inner: string) => {
    if (kept !== undefined) return whole
    const table = name === undefined ? own : tables.find(each => each.name.toLowerCase() === name.toLowerCase())
    const area = table && referred(table, inner, row)
    return table && area ? `${quoteSheet(table.sheetName)}!${showArea(area, true)}` : '#REF!'
  })
}

/** The formula after a table or one of its columns got another name. */
export function renameInTables(
  formula: string,
  table: string,
  to: {readonly table?: string; readonly column?: readonly [string, string]}
): string {
  if (!formula.includes('[')) return formula
  return formula.replace(structured, (whole, kept: string | undefined, name: string | undefined, inner: string) => {
    if (kept !== undefined || name?.toLowerCase() !== table.toLowerCase()) return whole
    const [from, into] = to.column ?? []
    const renamed =
      from === undefined || into === undefined
        ? inner
        : inner.replace(/^[^[\]@]+$|(?<=^@)[^[\]]+$|(?<=\[)[^[\]]+(?=\])/g, word => (word === from ? into : word))
    return `${to.table ?? name}[${renamed}]`
  })
}

function referred(table: ReferredTable, inner: string, row: number): Area | undefined {
  const thisRow = /^@|#This Row/i.test(inner)
  const plain = inner.replace(/^@/, '')
  const parts = [...plain.matchAll(/\[([^\]]*)\]/g)].map(found => found[1] ?? '')
  const words = (parts.length > 0 ? parts : [plain]).map(word => word.trim()).filter(word => word !== '')
  const columns = words.filter(word => !word.startsWith('#')).map(word => columnIndex(table, word))
  if (columns.includes(-1)) return undefined
  const rows = thisRow ? oneRow(table, row) : rowsOf(table, words)
  if (!rows) return undefined
  const first = columns.length > 0 ? Math.min(...columns) : 0
  const last = columns.length > 0 ? Math.max(...columns) : table.area.columns - 1
  return {...rows, column: table.area.column + first, columns: last - first + 1}
}

// A special character of a column's name is written after an apostrophe.
function columnIndex(table: ReferredTable, word: string): number {
  const name = word.replace(/'(.)/g, '$1').toLowerCase()
  return table.columnNames.findIndex(column => column.toLowerCase() === name)
}

function oneRow(table: ReferredTable, row: number): Pick<Area, 'row' | 'rows'> | undefined {
  return row >= table.area.row && row < table.area.row + table.area.rows ? {row, rows: 1} : undefined
}

function rowsOf(table: ReferredTable, words: readonly string[]): Pick<Area, 'row' | 'rows'> | undefined {
  const has = (word: string) => words.some(each => each.toLowerCase() === word)
  const header = table.hasHeaders ? 1 : 0
  const total = table.hasTotals ? 1 : 0
  const body = {row: table.area.row + header, rows: table.area.rows - header - total}
  const top = has('#all') || has('#headers')
  const bottom = has('#all') || has('#totals')
  const data = has('#all') || has('#data') || (!top && !bottom)
  if (!data && top && !bottom) return header ? {row: table.area.row, rows: 1} : undefined
  if (!data && bottom && !top) return total ? {row: body.row + body.rows, rows: 1} : undefined
  const row = top ? table.area.row : body.row
  return {row, rows: body.row + body.rows + (bottom ? total : 0) - row}
}
