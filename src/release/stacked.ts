/** Tables that were copied cell by cell: each cell on a line of its own, `$` and `)` too, with blank lines between. */
import type {SourceLine} from './aligned.ts'
import type {TableCell, TableRow} from './document.ts'
import type {PlacedCell} from './html-table.ts'
import {type JoinedCell, joinCells} from './joined-cells.ts'

/** Headings of columns that such a table begins with. */
const HEADING =
  /^(?:\(?unaudited\)?|(?:19|20)\d{2}|.{0,40}\b(?:months?|weeks?|quarters?|years?)\s*(?:ended|ending).{0,25}|as of|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?(?:\s*(?:19|20)\d{2})?)(?:\s*\(unaudited\))?$/i
const TIME = /(?:19|20)\d{2}/
const LONGEST = 160
const MOST_LINES = 4_000
/** Rows of as many figures as the table has columns, before it is believed to be one. */
const ENOUGH = 4

interface Stack {
  readonly heads: readonly JoinedCell[]
  readonly rows: ReadonlyArray<{readonly label: JoinedCell | undefined; readonly figures: readonly JoinedCell[]}>
  readonly columns: number
  /** How many lines it takes. */
  readonly length: number
}

/** How many lines, from one on, make such a table; 0 where none begins here. */
export function stackedRun(lines: readonly SourceLine[], from: number): number {
  if (!HEADING.test(lines[from]?.text.trim() ?? '')) return 0
  return readStack(lines.slice(from, from + MOST_LINES))?.length ?? 0
}

/** The rows of such a table: its headings share the columns evenly, and each row's figures fill them from the left. */
export function stackedRows(lines: readonly SourceLine[], block: number): readonly TableRow[] {
  const stack = readStack(lines)
  if (!stack) return []
  const at = (cell: JoinedCell): TableCell['at'] => {
    const line = lines[cell.from]
    const indent = line?.text.search(/\S/) ?? 0
    return {block, line: line?.number ?? 1, start: indent + 1, end: (line?.text.trimEnd().length ?? 0) + 1}
  }
  const made = (cell: JoinedCell, column: number, span = 1): TableCell => ({
    text: cell.text,
    column,
    span,
    ruled: false,
    indent: 0,
    at: at(cell)
  })
  const rowOf = (cells: readonly TableCell[]): readonly TableRow[] => (cells[0] ? [{cells, at: cells[0].at}] : [])
  const heads = headRows(stack.heads, stack.columns).flatMap(row => {
    const span = stack.columns / row.length
    return rowOf(row.map((cell, index) => made(cell, 1 + index * span, span)))
  })
  const body = stack.rows.flatMap(({label, figures}) =>
    rowOf([...(label ? [made(label, 0)] : []), ...figures.map((cell, index) => made(cell, index + 1))])
  )
  return [...heads, ...body]
}

function readStack(lines: readonly SourceLine[]): Stack | undefined {
  const placed = lines.flatMap((line, index): readonly PlacedCell[] => {
    const text = line.text.trim()
    return text === '' ? [] : [{text, from: index, to: index + 1, start: 0, end: 0, indent: 0, over: 0, under: 0}]
  })
  const cells = joinCells(closeUp(placed)).map(cell => ({
    ...cell,
    from: placed[cell.from / 2]?.from ?? 0,
    to: placed[(cell.to - 1) / 2]?.to ?? 0
  }))
  const begins = cells.findIndex(cell => !HEADING.test(cell.text))
  const heads = cells.slice(0, begins)
  const rows: Array<{label: JoinedCell | undefined; figures: JoinedCell[]}> = []
  let end = heads.at(-1)?.to ?? 0
  let bare = 0
  for (const [index, cell] of cells.entries()) {
    if (index < begins) continue
    if (cell.isFigure) {
      const last = rows.at(-1)
      if (!last) return undefined
      last.figures.push(cell)
      bare = 0
      end = cell.to
    } else if ((cell.text.length > LONGEST && !cells[index + 1]?.isFigure) || ++bare > 4) break
    else rows.push({label: cell, figures: []})
  }
  const kept = rows.filter(row => (row.label?.to ?? 0) <= end)
  const columns = usual(kept.map(row => row.figures.length).filter(count => count > 0))
  const full = kept.filter(row => row.figures.length === columns).length
  const figured = kept.filter(row => row.figures.length > 0).length
  if (columns < 1 || full < ENOUGH || full * 10 < figured * 8) return undefined
  if (heads.filter(cell => TIME.test(cell.text)).length !== columns) return undefined
  return {heads, rows: kept, columns, length: end}
}

/** Cells one after the other, as though they stood side by side with a gap between: a dash of its own is nil, no sign. */
const closeUp = (cells: readonly PlacedCell[]): readonly PlacedCell[] =>
  cells.map((cell, index) => ({...cell, from: 2 * index, to: 2 * index + 1}))

/** Headings of a kind share the columns: years, dates, lengths of time. Remarks are left out. */
function headRows(heads: readonly JoinedCell[], columns: number): ReadonlyArray<readonly JoinedCell[]> {
  const kinds = [
    heads.filter(cell => /\bended|\bending/i.test(cell.text)),
    heads.filter(
      cell =>
        !/\bended|\bending|^\(?unaudited\)?$/i.test(cell.text) &&
        !/^(?:19|20)\d{2}$/.test(cell.text) &&
        /\d/.test(cell.text)
    ),
    heads.filter(cell => /^(?:19|20)\d{2}$/.test(cell.text))
  ]
  return kinds.filter(row => row.length > 0 && columns % row.length === 0)
}

/** The number that comes most often. */
function usual(counts: readonly number[]): number {
  const times = (count: number): number => counts.filter(each => each === count).length
  return [...new Set(counts)].toSorted((a, b) => times(b) - times(a))[0] ?? 0
}
