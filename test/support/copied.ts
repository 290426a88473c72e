/** A page as it comes out of the tools people copy releases with: the same words and figures in other clothes. */
import {decodeText} from '../../src/release/decode.ts'
import type {Release} from '../../src/release/document.ts'
import {type MarkedTable, type PageItem, type PlacedRow, placeCells} from '../../src/release/html-table.ts'
import {joinCells} from '../../src/release/joined-cells.ts'
import {readPage} from '../../src/release/page.ts'

/** A table's lines in some shape. */
type Shape = (table: MarkedTable) => readonly string[]

const textOf = (items: readonly PageItem[]): string =>
  items
    .flatMap(item => (item.kind === 'line' ? [item.text] : []))
    .join(' ')
    .trim()
const cellsOf = (table: MarkedTable): ReadonlyArray<readonly string[]> =>
  table.rows.map(row => row.map(cell => textOf(cell.items)))
const filled = (table: MarkedTable): ReadonlyArray<readonly string[]> =>
  cellsOf(table).flatMap(row => {
    const cells = row.filter(text => text !== '')
    return cells.length > 0 ? [cells] : []
  })
const joined = (table: MarkedTable): ReadonlyArray<readonly string[]> =>
  placeCells(table).flatMap(row => {
    const cells = joinCells(row)
    return cells.length > 0 ? [[...(cells[0]?.from === 0 ? [] : ['']), ...cells.map(cell => cell.text)]] : []
  })

/** Each cell in the small columns it has on the page: once in the first, or again in each. */
const spread = (table: MarkedTable, again: boolean): ReadonlyArray<readonly string[]> => {
  const rows = placeCells(table)
  const width = Math.max(0, ...rows.flatMap(row => row.map(cell => cell.to)))
  const at = (row: PlacedRow, column: number): string =>
    row.find(cell => (again ? cell.from <= column && cell.to > column : cell.from === column))?.text ?? ''
  return rows.map(row => Array.from({length: width}, (_, column) => at(row, column)))
}
const barred = (rows: ReadonlyArray<readonly string[]>): readonly string[] => {
  const lines = rows.map(row => `| ${row.join(' | ')} |`)
  return [...lines.slice(0, 1), `|${'---|'.repeat(rows[0]?.length ?? 1)}`, ...lines.slice(1)]
}

/** What tools make of a table, by what they do with cells that reach over several columns. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'markdown, cells repeated for each column they reach over': table => barred(spread(table, true)),
  'markdown, cells in the first of their columns': table => barred(spread(table, false)),
  'markdown, a cell each whatever its reach, in bold': table =>
    barred(cellsOf(table).map(row => row.map(text => (text === '' ? '' : `**${text.replace(/\$/g, '\\$')}**`)))),
  'markdown, closed up': table => barred(joined(table)),
  'a cell each between tabs': table => cellsOf(table).map(row => row.join('\t')),
  'columns between tabs': table => spread(table, false).map(row => row.join('\t')),
  'a cell a line': table => filled(table).flatMap(row => row.flatMap(text => [text, ''])),
  'a row a line, single spaces': table => filled(table).map(row => row.join(' ')),
  'all rows in a paragraph': table => [
    filled(table)
      .map(row => row.join(' '))
      .join(' ')
  ],
  'all rows in a paragraph, between no-break spaces': table => [
    cellsOf(table)
      .map(row => row.join(' \u00a0 '))
      .join('\u00a0 ')
  ],
  'all rows in a paragraph, with nothing between': table => [
    filled(table)
      .map(row => row.join(''))
      .join('')
  ]
}

/** A page's text with its tables in a shape. */
export function copied(release: Release, shape: Shape): Release {
  const parts: string[] = []
  const write = (items: readonly PageItem[]): void => {
    let lines: string[] = []
    const end = (): void => {
      if (lines.length > 0) parts.push(lines.join(' '))
      lines = []
    }
    for (const item of items) {
      if (item.kind === 'line') {
        lines.push(item.text)
        if (item.ends) end()
        continue
      }
      end()
      if (item.kind === 'text') {
        parts.push(item.chunks.map(({text}) => text).join(''))
        continue
      }
      const cells = item.rows.flat()
      if (cells.some(cell => cell.items.some(inner => inner.kind === 'table'))) cells.forEach(cell => write(cell.items))
      else if (item.rows.filter(row => row.some(cell => /\d/.test(textOf(cell.items)))).length < 2)
        parts.push(...filled(item).map(row => row.join(' ')))
      else parts.push(shape(item).join('\n'))
    }
    end()
  }
  write(readPage(decodeText(release).value).items)
  return {name: 'copied.txt', bytes: new TextEncoder().encode(parts.join('\n\n'))}
}
