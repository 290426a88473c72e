import {type Area, isUnbounded} from './area.ts'
import type {Sheet} from './book.ts'
import {type Content, enter} from './cell.ts'
import {isBalanced} from './function-calls.ts'
import {invalidArgument} from './protocol.ts'
import {checkCellsUnlocked, checkUnprotected} from './sheet-protection.ts'

const wrongSize = "The number of rows or columns in the input array doesn't match the size or dimensions of the range."

/**
 * Spreads what a property was set to over an area: one value for all cells, or rows of exactly the area's size. `null` leaves
 * a cell alone and becomes `undefined`. Ragged or wrongly sized rows are `InvalidArgument`.
 */
export function spread(area: Area, given: unknown): (string | number | boolean | undefined)[][] {
  if (!Array.isArray(given)) {
    if (isUnbounded(area)) throw invalidArgument('The range is too large for this property.')
    const one = scalar(given)
    return Array.from({length: area.rows}, () => Array.from({length: area.columns}, () => one))
  }
  const rows: readonly unknown[] = given
  if (rows.length !== area.rows) throw invalidArgument(wrongSize)
  return rows.map(row => {
    if (!Array.isArray(row) || row.length !== area.columns) throw invalidArgument(wrongSize)
    const cells: readonly unknown[] = row
    return cells.map(scalar)
  })
}

function scalar(value: unknown): string | number | boolean | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw invalidArgument()
}

/**
 * Enters values in cells as typing them would: numbers, dates and formulas are recognized, General cells take the format that
 * goes with what was entered, Text cells keep text. A formula whose brackets or quotes do not close is `InvalidArgument`.
 */
export function enterValues(sheet: Sheet, area: Area, given: unknown): void {
  checkCellsUnlocked(sheet, area)
  const formats: {readonly row: number; readonly column: number; readonly numberFormat: string}[] = []
  const contents = spread(area, given).map((line, i) =>
    line.map((value, j): Content | undefined => {
      if (value === undefined) return undefined
      const row = area.row + i
      const column = area.column + j
      const format = sheet.style(row, column)['numberFormat']
      const numberFormat = typeof format === 'string' ? format : 'General'
      const entry = enter(value, numberFormat)
      if (entry.content.kind === 'formula' && !isBalanced(entry.content.formula)) throw invalidArgument()
      if (entry.content.kind === 'text' && entry.content.value.length > 32767) throw invalidArgument()
      if (entry.numberFormat !== undefined && numberFormat === 'General') {
        formats.push({row, column, numberFormat: entry.numberFormat})
      }
      return entry.content
    })
  )
  sheet.write(area, contents)
  for (const {row, column, numberFormat} of formats) sheet.restyle({row, column, rows: 1, columns: 1}, {numberFormat})
}

/** Sets number formats: one for all cells, or rows of them; `null` leaves a cell alone. Other than text is `InvalidArgument`. */
export function setNumberFormats(sheet: Sheet, area: Area, formats: unknown): void {
  checkUnprotected(sheet, 'allowFormatCells')
  // Unlike values, a format alone in its array counts for every cell, even of whole columns (OfficeDev/office-js-docs-pr#5400).
  const rows: readonly unknown[] = Array.isArray(formats) ? formats : [[formats]]
  const line: readonly unknown[] = rows.length === 1 && Array.isArray(rows[0]) ? rows[0] : []
  const [only] = line
  if (line.length === 1 && typeof only === 'string') return sheet.restyle(area, {numberFormat: only})
  const cells = spread(area, formats)
  if (cells.flat().some(format => format !== undefined && typeof format !== 'string')) throw invalidArgument()
  for (const part of uniformParts(cells)) {
    const {row, column, value} = part
    sheet.restyle({...part.size, row: area.row + row, column: area.column + column}, {numberFormat: value})
  }
}

// Runs of one value down each column, joined over columns with the same runs: whole columns stay one entry.
function uniformParts(rows: readonly (readonly unknown[])[]) {
  const parts: {row: number; column: number; size: {rows: number; columns: number}; value: unknown}[] = []
  const columns = rows[0]?.length ?? 0
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows.length;) {
      const value = rows[row]?.[column]
      let end = row + 1
      while (end < rows.length && rows[end]?.[column] === value) end++
      const size = {rows: end - row, columns: 1}
      const left = parts.find(
        part =>
          part.row === row &&
          part.size.rows === size.rows &&
          part.value === value &&
          part.column + part.size.columns === column
      )
      if (left) left.size.columns++
      else if (value !== undefined) parts.push({row, column, size, value})
      row = end
    }
  }
  return parts
}
