import {type Area, parseArea, splitAddress} from './area.ts'
import type {Book, BookTable, Sheet} from './book.ts'

/** The area a formula such as `=Sheet1!$A$1` stands for; absence means it is no plain area. */
export function areaOfFormula(book: Book, formula: string): {sheet: Sheet; area: Area} | undefined {
  const {sheet: name, rest} = splitAddress(formula.replace(/^=/, ''))
  const sheet = name === undefined ? book.active : book.sheet(name)
  const area = parseArea(rest)
  return sheet && area ? {sheet, area} : undefined
}

/** A table without its header row and totals. */
export function bodyOf(table: BookTable): Area {
  const header = table.showHeaders ? 1 : 0
  return {...table.area, row: table.area.row + header, rows: table.area.rows - header - (table.showTotals ? 1 : 0)}
}
