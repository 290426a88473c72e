/** Which lines of printed pages make tables. */
import {type FigureColumn, findFigureColumns, overlap} from './figure-columns.ts'
import type {JoinedCell} from './joined-cells.ts'
import type {CellLine} from './print-rows.ts'

/** A stretch of lines: one table with its headings, or running text. */
export interface Stretch {
  readonly kind: 'table' | 'text'
  readonly lines: readonly CellLine[]
  /** Where the figures begin, and how far labels beside them reach. */
  readonly zones: Zones
}

export interface Zones {
  readonly figures: number
  readonly labels: number
  /** The left edge of the labels. */
  readonly left: number
}

/** So many rows tell where the figures of a table stand. */
const MOST_ROWS = 40
/** So many lines without figures may stand between two rows of one table. */
const MOST_BETWEEN = 8
/** Headings stand so close over the figures, by the height of their letters. */
const OVER = 4
/** Words that speak of a time, as headings of columns do. */
export const TIME =
  /\b(?:(?:19|20)\d{2}|(?:three|six|nine|twelve|\d{1,2})\s+(?:months?|weeks?)|quarters?|years?|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|[1-4]q\d|q[1-4])\b/i

/** Takes the lines of all pages apart into tables and text, in printed order. */
export function stretchesOf(lines: readonly CellLine[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let text: CellLine[] = []
  const endText = (): void => {
    if (text.length > 0) stretches.push({kind: 'text', lines: text, zones: NO_ZONES})
    text = []
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at]
    if (!line?.isRow) {
      if (line) text.push(line)
      at++
      continue
    }
    const end = endOf(lines, at)
    const [first = [], ...others] = inPlace(lines.slice(at, end))
    const zones = zonesOf(first)
    const heads = headsOver(text, line, zones)
    const head = text.splice(text.length - heads)
    endText()
    stretches.push({kind: 'table', lines: [...head, ...first], zones})
    for (const each of others) stretches.push({kind: 'table', lines: each, zones: zonesOf(each)})
    at = end
  }
  endText()
  return stretches
}

/** A table over several pages, cut where its columns stand in other places than on the page before. */
function inPlace(lines: readonly CellLine[]): ReadonlyArray<readonly CellLine[]> {
  const parts: CellLine[][] = []
  for (const page of new Set(lines.map(({line}) => line.page))) {
    const here = lines.filter(({line}) => line.page === page)
    const last = parts.at(-1)
    if (last && (isInPlace(last, here) || !here.some(line => line.isRow))) last.push(...here)
    else parts.push([...here])
  }
  return parts
}

/** Every column of one stands over no more than one of the other, and ends where that does. */
function isInPlace(one: readonly CellLine[], other: readonly CellLine[]): boolean {
  const columnsOf = (lines: readonly CellLine[]): readonly FigureColumn[] =>
    findFigureColumns(lines.filter(line => line.isRow).map(({cells}) => cells.filter(cell => cell.isFigure)))
  const [above, below] = [columnsOf(one), columnsOf(other)]
  const [few, many] = above.length < below.length ? [above, below] : [below, above]
  return few.every(column => {
    const met = many.filter(each => overlap(each.digits, column.digits) > 0)
    return met.length === 1 && met.every(each => Math.abs(each.digits.to - column.digits.to) < SHIFTED)
  })
}

/** Figures of one column end this near to each other, in points: signs behind them stand in or out. */
const SHIFTED = 15

/** The index after the last row that belongs to the table that begins here. */
function endOf(lines: readonly CellLine[], from: number): number {
  let end = from + 1
  const rows = lines.slice(from, from + 1)
  let labelsEnd = labelsEndOf(rows)
  for (let at = from + 1; at < lines.length && at - end < MOST_BETWEEN; at++) {
    const line = lines[at]
    if (!line) break
    if (line.isRow) {
      end = at + 1
      rows.push(line)
      labelsEnd = labelsEndOf(rows.slice(-MOST_ROWS))
    } else if (isHeads(line, labelsEnd) || isProse(lines, at, labelsEnd)) break
  }
  // The last label may go on under its figures.
  const tail = lines[end]
  const last = lines[end - 1]
  const goesOn =
    tail?.cells.length === 1 &&
    /^[a-z]/.test(tail.cells[0]?.text ?? '') &&
    (tail.cells[0]?.to ?? 0) < labelsEnd &&
    last !== undefined &&
    (tail.line.page !== last.line.page || tail.line.base - last.line.base < 1.6 * tail.line.size)
  return goesOn ? end + 1 : end
}

/** Where the figures of rows begin, their currency signs with them; not where most other rows have words. */
function labelsEndOf(rows: readonly CellLine[]): number {
  const labels = rows.flatMap(({cells, isRow}) => (isRow && cells[0] && !cells[0].isFigure ? [cells[0].to] : []))
  const isWord = (from: number): boolean => labels.filter(to => to > from).length * 2 > rows.length
  const starts = rows.flatMap(({cells, isRow}) => {
    const first = isRow
      ? cells.find((cell, index) => cell.isFigure && (index > 0 || cells[1]?.isFigure) && !isWord(cell.from))
      : undefined
    // A label may end in a dash.
    const isDash = first !== undefined && /^[-–—]$/.test(first.text) && cells.at(-1) === first
    return first ? [{from: first.from, isDash}] : []
  })
  const sure = starts.filter(start => !start.isDash)
  return Math.min(...(sure.length > 0 ? sure : starts).map(start => start.from), Infinity)
}

const NO_ZONES: Zones = {figures: 0, labels: 0, left: 0}

function zonesOf(lines: readonly CellLine[]): Zones {
  const figures = labelsEndOf(lines)
  const labels = lines.flatMap(({cells, isRow}) => (isRow && cells[0] && !cells[0].isFigure ? [cells[0]] : []))
  return {
    figures,
    labels: Math.max(...labels.map(cell => cell.to).filter(to => to < figures), 0),
    left: Math.min(...lines.map(({line}) => line.left))
  }
}

/** A text that names columns, by where it stands: right of the labels, or for the most part over the figures. */
export const standsOver = (cell: JoinedCell, {figures, labels, left}: Zones): boolean =>
  cell.from >= labels || (cell.to > figures && cell.from > left + (figures - left) / 2)

/** Texts over the figures that name columns: several, or one that speaks of time. */
function isHeads({cells, line}: CellLine, labelsEnd: number): boolean {
  const over = cells.filter(cell => cell.from >= labelsEnd - line.size && !cell.isFigure)
  return over.length > 1 || over.some(cell => TIME.test(cell.text))
}

/** Running text: lines that reach over the figures, two of them together or one that is very long. */
function isProse(lines: readonly CellLine[], at: number, labelsEnd: number): boolean {
  const reaches = (line: CellLine | undefined): boolean => {
    const [cell, ...others] = line?.cells ?? []
    return (
      line !== undefined &&
      !line.isRow &&
      cell !== undefined &&
      others.length <= 1 &&
      cell.from < labelsEnd &&
      line.line.right > labelsEnd + 10
    )
  }
  const isLong = (line: CellLine | undefined): boolean => reaches(line) && (line?.cells.at(-1)?.text.length ?? 0) > 90
  return reaches(lines[at]) && (isLong(lines[at]) || reaches(lines[at + 1])) && !endsHeading(lines[at])
}

const endsHeading = (line: CellLine | undefined): boolean =>
  /:$/.test(line?.cells.at(-1)?.text ?? '') && (line?.cells.at(-1)?.text.length ?? 0) < 110

/** How many lines right over the first row belong to the table: headings of columns, and labels between them and it. */
function headsOver(before: readonly CellLine[], first: CellLine, zones: Zones): number {
  let taken = 0
  let below = first
  for (let back = 1; back <= Math.min(before.length, 14); back++) {
    const line = before[before.length - back]
    if (!line || line.line.page !== below.line.page) break
    if (below.line.base - line.line.base > OVER * Math.max(line.line.size, below.line.size)) break
    if (isTitle(line, first, zones)) break
    if (isOver(line, zones)) taken = back
    else if (!isBeside(line, zones.figures)) break
    below = line
  }
  const heads = before.slice(before.length - taken)
  const speaks = heads.findIndex(({cells}) => cells.some(cell => TIME.test(cell.text)))
  const title = heads
    .slice(0, Math.max(speaks, 0))
    .findLastIndex(({cells}) => cells.some(cell => TITLE.test(cell.text)))
  return taken > 0 ? taken - title - 1 : sectionsOver(before, first, zones.figures)
}

/** What stands over a whole table, though it may be printed over its figures. */
const TITLE =
  /^\(.*\)$|^(?:exhibit|schedule|table)\s+\w{1,3}$|\b(?:inc|corp(?:oration)?|ltd|plc|llc|company)\.?$|\bsubsidiaries$|\bstatements? of\b|\bbalance sheets?\b/i

/** Every text stands over the figures, or over the labels, and some over the figures. */
const isOver = ({cells}: CellLine, zones: Zones): boolean =>
  cells.some(cell => standsOver(cell, zones)) &&
  cells.every(cell => standsOver(cell, zones) || cell.to <= zones.figures)

/** One text that stands over the middle of the whole table, not of its figures, and speaks of no time. */
function isTitle({cells}: CellLine, first: CellLine, {figures, left}: Zones): boolean {
  const [cell, ...others] = cells
  if (!cell || others.length > 0 || cell.to <= figures || TIME.test(cell.text)) return false
  const middle = (cell.from + cell.to) / 2
  const right = first.line.right
  return Math.abs(middle - (left + right) / 2) < Math.abs(middle - (figures + right) / 2)
}

/** One text over the labels only. */
const isBeside = ({cells}: CellLine, labelsEnd: number): boolean =>
  cells.length === 1 && (cells[0]?.to ?? Infinity) < labelsEnd

/** Without headings, the labels that stand close over the first row are its sections. */
function sectionsOver(before: readonly CellLine[], first: CellLine, labelsEnd: number): number {
  let taken = 0
  let below = first
  for (let back = 1; back <= Math.min(before.length, 3); back++) {
    const line = before[before.length - back]
    if (!line || line.line.page !== below.line.page || !isBeside(line, labelsEnd)) break
    if (below.line.base - line.line.base > 2 * line.line.size || !/:$/.test(line.cells[0]?.text ?? '')) break
    taken = back
    below = line
  }
  return taken
}
