/** Tables whose labels do not stand in their first column are read as if they did. */
import type {Table, TableCell, TableRow} from '../release/document.ts'
import {readFigure} from './figure.ts'

/** Rows that speak for it before a table is said to be so: a label may be a letter for once, or a figure. */
const FEWEST = 3
/** `1`, `(a)`, `IV.`, `ii)` */
const NUMBER = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)?\.?$/i
/** What stands over such numbers. */
const NUMBERS = /^(?:sr|s|sl|ser(?:ial)?)\.? ?(?:no|number)\.?$|^(?:no|#)\.?$/i

export function withLabelsFirst(table: Table): Table {
  if (isNumbered(table.rows)) return {...table, rows: table.rows.map(withoutNumber)}
  return isTurned(table.rows) ? {...table, rows: table.rows.map(turned)} : table
}

const at = ({cells}: TableRow, column: number): TableCell | undefined => cells.find(cell => cell.column === column)

const isLabel = (cell: TableCell | undefined): boolean =>
  cell !== undefined && /[a-z]{2}/i.test(cell.text) && readFigure(cell.text) === undefined

/** The rows are numbered in a column of their own, before their labels, as in India. */
function isNumbered(rows: readonly TableRow[]): boolean {
  const numbered = rows.filter(row => at(row, 1) && NUMBER.test(at(row, 0)?.text ?? ''))
  const isSo = (row: TableRow): boolean => {
    const before = at(row, 0)?.text ?? ''
    return before === '' || NUMBER.test(before) || NUMBERS.test(before)
  }
  return (
    numbered.length >= FEWEST &&
    rows.filter(row => isLabel(at(row, 1))).every(isSo) &&
    numbered.filter(row => isLabel(at(row, 1))).length > numbered.length / 2
  )
}

function withoutNumber(row: TableRow): TableRow {
  const isKept = (cell: TableCell): boolean =>
    cell.column > 0 || cell.span > 1 || !at(row, 1) || !(NUMBER.test(cell.text) || NUMBERS.test(cell.text))
  const cells = row.cells
    .filter(isKept)
    .map(cell => (cell.column > 0 ? {...cell, column: cell.column - 1} : {...cell, span: Math.max(1, cell.span - 1)}))
  // A title beside the numbers goes before the label it stands in the way of.
  return {...row, cells: cells.filter((cell, index) => cells.findIndex(({column}) => column === cell.column) === index)}
}

/** The figures of one period stand before the labels, those of others behind, as half-years of the United Kingdom have their last year. */
function isTurned(rows: readonly TableRow[]): boolean {
  const isFigure = (row: TableRow, column: number): boolean => readFigure(at(row, column)?.text ?? '') !== undefined
  const labelled = rows.filter(row => isLabel(at(row, 2)) && row.cells.some(({column}) => column > 2))
  return (
    rows.every(row => at(row, 0) === undefined) &&
    labelled.filter(row => isFigure(row, 1)).length >= FEWEST &&
    labelled.filter(row => isFigure(row, 1)).length > labelled.length / 2
  )
}

/** The labels come to where labels are. */
const turned = (row: TableRow): TableRow => ({
  ...row,
  cells: row.cells
    .map(cell => (cell.column < 2 ? cell : {...cell, column: cell.column === 2 ? 0 : cell.column - 1}))
    .toSorted((a, b) => a.column - b.column)
})
