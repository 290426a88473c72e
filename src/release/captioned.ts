/** Tables of old filings: `<TABLE>`, `<CAPTION>`, and a line of `<S>` and `<C>` that says where each column begins. */
import type {TableCell, TableRow} from './document.ts'
import type {SourceLine} from './source-lines.ts'
import {unmark} from './marks.ts'
import {isHeadLine} from './run-heads.ts'

const OPENS = /^\s*<TABLE\b/i
const CLOSES = /<\/TABLE\b/i
const COLUMNS = /<C>/i
const TAG = /^\s*<\/?(?:TABLE|CAPTION|PAGE|FN|F\d+)\b[^>]*>\s*$/i
const RULE = /^[\s\-=_–—]*(?:[-=_–—]{2,})[\s\-=_–—]*$/
const FIGURE =
  /(?:US)?[$€£]? {0,8}(?:\( {0,6})?[-–−]?[$€£]?(?:(?<=[$€£]) {1,8})?(?:\d[\d,]*(?:\.\d+)?|\.\d+) ?\)? ?(?:%|bps\b)?\)?|(?<=\s)\$? {0,8}[-–—]{1,2}(?=\s|$)|\bN\/?[AM]\b/g

/** How many lines, from one on, make such a table with columns said; 0 where none begins here. */
export function captionedRun(lines: readonly SourceLine[], from: number): number {
  if (!OPENS.test(lines[from]?.text ?? '')) return 0
  const rest = lines.slice(from + 1, from + MOST_LINES)
  const closes = rest.findIndex(line => CLOSES.test(line.text) || OPENS.test(line.text))
  const end = closes < 0 ? rest.length : closes
  if (!rest.slice(0, end).some(line => COLUMNS.test(line.text))) return 0
  return CLOSES.test(rest[end]?.text ?? '') ? end + 2 : end + 1
}

const MOST_LINES = 2_000

interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The rows of such a table: each figure in the column that it ends in, each heading over the figures it reaches across. */
export function captionedRows(lines: readonly SourceLine[], block: number): readonly TableRow[] {
  const tagAt = lines.findIndex(line => COLUMNS.test(line.text))
  const starts = [...(lines[tagAt]?.text ?? '').matchAll(/<C>/gi)].map(found => found.index)
  const extents = extentsOf(lines.slice(tagAt + 1), starts)
  const rows: TableRow[] = []
  const ruled = new Set<number>()
  const printed = new Set<number>()
  for (const [index, line] of lines.entries()) {
    if (line.text.trim() === '' || TAG.test(line.text) || COLUMNS.test(line.text)) continue
    if (RULE.test(line.text)) {
      if (index < tagAt) continue
      const under = extents.flatMap((extent, column) =>
        line.text.slice(extent.start, extent.end).trim() === '' ? [] : [column + 1]
      )
      // A single rule stands over the total that follows it, a double one under the total before it.
      if (line.text.includes('=')) rows.push(...rows.splice(-1).map(row => withRules(row, new Set(under))))
      else for (const column of under) ruled.add(column)
      continue
    }
    const pieces = index < tagAt || isHeadLine(line.text) ? undefined : figuresOf(line.text, starts)
    const cells = pieces ? bodyCells(line, pieces, starts, block) : headCells(line, extents, starts, block)
    const hasFigures = cells.some(cell => cell.column > 0)
    const rules = new Set([...ruled].filter(column => printed.has(column)))
    const row: TableRow = {cells, at: {block, line: line.number, start: 1, end: line.text.trimEnd().length + 1}}
    if (cells.length > 0) rows.push(pieces ? withRules(row, rules) : row)
    if (!pieces || !hasFigures) continue
    ruled.clear()
    for (const cell of cells) printed.add(cell.column)
  }
  return rows
}

const withRules = (row: TableRow, columns: ReadonlySet<number>): TableRow => ({
  ...row,
  cells: row.cells.map(cell => (columns.has(cell.column) ? {...cell, ruled: true} : cell))
})

/** The figures of a line that end beyond where the first column begins. */
function figuresOf(text: string, starts: readonly number[]): readonly Piece[] {
  const first = starts[0] ?? 0
  const begins = text.search(/\S/)
  return [...text.matchAll(FIGURE)].flatMap(found => {
    const bare = found[0].trim()
    const start = found.index + found[0].search(/\S/)
    const end = start + bare.length
    const apart = start <= begins || /\s{2}$/.test(text.slice(Math.max(start - 2, 0), start)) || start >= first - 1
    return end > first && apart ? [{text: bare, start, end}] : []
  })
}

/** From where to where the figures of each column reach. */
function extentsOf(
  lines: readonly SourceLine[],
  starts: readonly number[]
): ReadonlyArray<{readonly start: number; readonly end: number}> {
  const found = starts.map(start => ({start: Infinity, end: start + 1}))
  for (const line of lines)
    if (!RULE.test(line.text) && !COLUMNS.test(line.text) && !isHeadLine(line.text))
      for (const piece of figuresOf(line.text, starts)) {
        const extent = found[columnAt(piece.end, starts)]
        if (!extent) continue
        extent.start = Math.min(extent.start, piece.start)
        extent.end = Math.max(extent.end, piece.end)
      }
  return found.map((extent, index) => (extent.start === Infinity ? {...extent, start: starts[index] ?? 0} : extent))
}

/** The column that what ends here stands in. */
const columnAt = (end: number, starts: readonly number[]): number =>
  Math.max(
    starts.findLastIndex(start => start < end),
    0
  )

function bodyCells(
  line: SourceLine,
  figures: readonly Piece[],
  starts: readonly number[],
  block: number
): readonly TableCell[] {
  const upTo = figures[0]?.start ?? line.text.length
  const label = line.text.slice(0, upTo).trimEnd()
  const cells = new Map<number, TableCell>()
  if (label.trim() !== '')
    cells.set(0, cellOf({text: label.trim(), start: label.search(/\S/), end: label.length}, 0, 1, line, block))
  for (const piece of figures) {
    const column = columnAt(piece.end, starts) + 1
    if (!cells.has(column)) cells.set(column, cellOf(piece, column, 1, line, block))
  }
  return [...cells.values()]
}

function headCells(
  line: SourceLine,
  extents: ReadonlyArray<{readonly start: number; readonly end: number}>,
  starts: readonly number[],
  block: number
): readonly TableCell[] {
  const pieces = [...line.text.matchAll(/\S+(?:\s\S+)*/g)]
    .flatMap(found => partsOf(found[0], found.index))
    .filter(piece => !RULE.test(piece.text))
  const first = extents[0]?.start ?? 0
  const [only, ...others] = pieces
  const speaksOfTime = /\b(?:months?|weeks?|quarters?|years?|ended|(?:19|20)\d{2})\b/i.test(only?.text ?? '')
  if (only && others.length === 0 && !speaksOfTime && only.start < first)
    return [cellOf(only, 0, only.end > first ? starts.length + 1 : 1, line, block)]
  return pieces.map(piece => {
    if (piece.end <= first - 1) return cellOf(piece, 0, 1, line, block)
    const under = extents.flatMap((extent, column) =>
      extent.start < piece.end + 1 && extent.end > piece.start - 1 ? [column] : []
    )
    const column = under[0] ?? columnAt(piece.end, starts)
    return cellOf(piece, column + 1, Math.max(under.length, 1), line, block)
  })
}

/** Headings set close stand one space apart: a year and the word after it are two. */
function partsOf(text: string, start: number): readonly Piece[] {
  const cut = /^((?:19|20)\d{2}) (?=\S)/.exec(text)
  if (!cut) return [{text, start, end: start + text.length}]
  return [{text: cut[1] ?? '', start, end: start + 4}, ...partsOf(text.slice(5), start + 5)]
}

function cellOf(piece: Piece, column: number, span: number, line: SourceLine, block: number): TableCell {
  const at = {block, line: line.number, start: piece.start + 1, end: piece.end + 1}
  return {text: unmark(piece.text).text, column, span, ruled: false, indent: column === 0 ? piece.start : 0, at}
}
