import type {Table, TableCell, TableRow} from '../release/document.ts'
import {readFigure} from './figure.ts'

/** Rows that number themselves before a table is said to: a label may be a letter for once. */
const FEWEST = 3
/** `1`, `(a)`, `IV.`, `ii)` */
const NUMBER = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)?\.?$/i
/** What stands over such numbers. */
const NUMBERS = /^(?:sr|s|sl|ser(?:ial)?)\.? ?(?:no|number)\.?$|^(?:no|#)\.?$/i

/** A table whose rows are numbered in a column of their own, before their labels, as in India: the labels come first again. */
export function withoutNumbers(table: Table): Table {
  const rows = table.rows.filter(row => at(row, 1) !== undefined)
  const numbered = rows.filter(row => NUMBER.test(at(row, 0)?.text ?? ''))
  const isNumbered =
    numbered.length >= FEWEST &&
    rows.every(row => {
      const before = at(row, 0)?.text ?? ''
      return before === '' || NUMBER.test(before) || NUMBERS.test(before) || !isLabel(at(row, 1))
    }) &&
    numbered.filter(row => isLabel(at(row, 1))).length > numbered.length / 2
  return isNumbered ? {...table, rows: table.rows.map(withoutNumber)} : table
}

const at = ({cells}: TableRow, column: number): TableCell | undefined => cells.find(cell => cell.column === column)

const isLabel = (cell: TableCell | undefined): boolean =>
  cell !== undefined && /[a-z]{2}/i.test(cell.text) && readFigure(cell.text) === undefined

function withoutNumber(row: TableRow): TableRow {
  const isKept = (cell: TableCell): boolean =>
    cell.column > 0 || cell.span > 1 || !at(row, 1) || !(NUMBER.test(cell.text) || NUMBERS.test(cell.text))
  const cells = row.cells
    .filter(isKept)
    .map(cell => (cell.column > 0 ? {...cell, column: cell.column - 1} : {...cell, span: Math.max(1, cell.span - 1)}))
  // A title beside the numbers goes before the label it stands in the way of.
  return {...row, cells: cells.filter((cell, index) => cells.findIndex(({column}) => column === cell.column) === index)}
}
