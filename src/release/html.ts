import type {Outcome, Problem, Span} from '../core/problem.ts'
import {type Block, type TextLine, movedBy} from './document.ts'
import {longPage, longTable, MOST_ROWS, wideTable} from './bounds.ts'
import {MOST_COLUMNS, type MarkedTable, type PageItem, type PageLine, placeCells} from './html-table.ts'
import {readPage} from './page.ts'
import {tableRowsOf} from './placed-rows.ts'
import {type Places, placesIn} from './places.ts'
import {linesOfChunks} from './source-lines.ts'
import {readLines} from './text.ts'

/** Reads a release published as a page: its tables of figures, and the rest as paragraphs, those that tables only lay out too. */
export function readHtml(source: string, places: Places = placesIn(source)): Outcome<readonly Block[]> {
  const {items, stopped} = readPage(source)
  const read: Read = {places, blocks: [], problems: []}
  writeBlocks(items, read)
  if (stopped) read.problems.push(longPage(stopped.by, {...places(stopped.at, stopped.at), block: read.blocks.length}))
  return {value: read.blocks, problems: read.problems}
}

interface Read {
  readonly places: Places
  readonly blocks: Block[]
  readonly problems: Problem[]
}

function writeBlocks(items: readonly PageItem[], read: Read): void {
  const {places, blocks} = read
  let lines: PageLine[] = []
  const endParagraph = (): void => {
    if (lines.length > 0) blocks.push(paragraphOf(lines, places, blocks.length))
    lines = []
  }
  for (const item of items) {
    if (item.kind === 'line') {
      lines.push(item)
      if (item.ends) endParagraph()
      continue
    }
    endParagraph()
    if (item.kind === 'text') {
      const kept = readLines(linesOfChunks(item.chunks, places))
      const before = blocks.length
      blocks.push(...kept.value.map(block => movedBy(block, before)))
      read.problems.push(...kept.problems)
      continue
    }
    const table = holdsTables(item) ? undefined : boundedTable(item, read)
    const rows = table && tableRowsOf(placeCells(table), places, blocks.length)
    const at = {...places(item.start, item.end), block: blocks.length}
    if (rows) blocks.push({kind: 'table', spanned: true, rows, at: {...(rows[0]?.at ?? at), block: blocks.length}})
    else for (const row of item.rows) writeBlocks(laidOut(row), read)
  }
  endParagraph()
}

/** A table with no more rows than any has; says so where it has more rows or columns. */
function boundedTable(table: MarkedTable, {places, blocks, problems}: Read): MarkedTable {
  const at = {...places(table.start, table.end), block: blocks.length}
  const columns = table.rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (columns > MOST_COLUMNS) problems.push(wideTable(columns, MOST_COLUMNS, at))
  if (table.rows.length <= MOST_ROWS) return table
  problems.push(longTable(table.rows.length, at))
  return {...table, rows: table.rows.slice(0, MOST_ROWS)}
}

const holdsTables = (table: MarkedTable): boolean =>
  table.rows.some(row =>
    row.some(cell => cell.items.some(item => item.kind === 'text' || (item.kind === 'table' && hasCells(item))))
  )

const hasCells = (table: MarkedTable): boolean => table.rows.some(row => row.some(cell => cell.items.length > 0))

/** The cells of a table that only lays out text, one after the other; a bullet or number goes before the text beside it. */
function laidOut(row: MarkedTable['rows'][number]): readonly PageItem[] {
  const items = row.flatMap(cell => cell.items)
  const [mark, next, ...rest] = items
  return mark?.kind === 'line' && next?.kind === 'line' && mark.text.length <= 3
    ? [{...next, text: `${mark.text} ${next.text}`, start: mark.start}, ...rest]
    : items
}

function paragraphOf(lines: readonly PageLine[], places: Places, block: number): Block {
  const read = lines.map((line): TextLine => ({text: line.text, at: {...places(line.start, line.end), block}}))
  const first: Span = read[0]?.at ?? {block, line: 1, start: 1, end: 1}
  return {kind: 'paragraph', lines: read, at: first}
}
