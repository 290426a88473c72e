/**
 * Tables whose cells stand between tabs or bars, as they were copied or converted from a page: `$` and `)` in cells of their own,
 * cells that only make room, cells repeated for each column they reached over, or all of them closed up in each row.
 */
import type {TableCell, TableRow} from './document.ts'
import {findFigureColumns} from './figure-columns.ts'
import type {PlacedCell, PlacedRow} from './html-table.ts'
import {type JoinedCell, columnsOfFigures, isFigureText, joinCells} from './joined-cells.ts'
import {tableRowsOf} from './placed-rows.ts'
import type {Places} from './places.ts'
import {type Head, leavesOf, onlyHeads, shareOut, speaksOfTime} from './run-heads.ts'
import {reheaded} from './reheaded.ts'
import {type Reach, headReaches} from './short-heads.ts'
import {gapPlaces, placesOf, shapesOf, usualGaps} from './short-rows.ts'

/** A row as it stands in the source: the text of each cell, empty ones too, and the offsets it was read from. */
export interface DelimitedRow {
  readonly line: number
  readonly cells: ReadonlyArray<{
    readonly text: string
    readonly start: number
    readonly end: number
    readonly ruled: boolean
  }>
}

/** The rows of such a table, each figure in its column and each heading over its columns. */
export function delimitedRows(rows: readonly DelimitedRow[], block: number): readonly TableRow[] {
  const placed = unrepeated(rows.map(placedRow))
  const own = columnsOfFigures(placed)
  const joined = placed.map(row => joinCells(row, own))
  const counts = joined.map(row => row.filter(cell => cell.isFigure).length)
  const columns = findFigureColumns(joined).length
  const fills = counts.filter(count => count === columns).length
  const figured = counts.filter(count => count > 0).length
  if (columns === 0) return joined.flatMap(row => wordsOf(row, block))
  const table = isEven(rows) && fills >= Math.max(1, figured / 4) ? tableRowsOf(placed, PLACES, block) : undefined
  return table && !isCrowded(table, joined) ? reheaded(headed(table, columns), columns) : inOrder(rows, joined, block)
}

/** Each row has as many cells as the others: what stands in the same place stands in one column. */
const isEven = (rows: readonly DelimitedRow[]): boolean => rows.every(row => row.cells.length === rows[0]?.cells.length)

/** Two headings of a row fell into one column: the cells of the headings do not stand over those of the figures. */
function isCrowded(table: readonly TableRow[], joined: ReadonlyArray<readonly JoinedCell[]>): boolean {
  const texts = new Set(joined.flatMap(row => row.map(cell => cell.text)))
  const body = table.findIndex(row => row.cells.some(cell => cell.column > 0 && isFigureText(cell.text)))
  return table.slice(0, Math.max(body, 0)).some(row => row.cells.some(cell => cell.column > 0 && !texts.has(cell.text)))
}

/** Offsets in a line are carried with its number, as one. */
const WIDE = 1 << 20
const PLACES: Places = (start, end) => ({
  line: Math.floor(start / WIDE),
  start: (start % WIDE) + 1,
  end: (end % WIDE) + 1
})

/** More columns than any statement has; what stands beyond is nonsense. */
const MOST_COLUMNS = 300

const placedRow = ({line, cells}: DelimitedRow): PlacedRow =>
  cells.slice(0, MOST_COLUMNS).map((cell, index) => ({
    text: cell.text,
    from: index,
    to: index + 1,
    start: line * WIDE + cell.start,
    end: line * WIDE + cell.end,
    indent: 0,
    over: 0,
    under: cell.ruled ? 1 : 0
  }))

/**
 * Cells that were repeated for each column they reached over are one again: words that stand the same side by side, and figures
 * or years where no row prints two texts that differ in these columns.
 */
function unrepeated(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const differ = new Set<number>()
  const same = new Map<number, number>()
  for (const row of rows)
    for (const [index, cell] of row.entries()) {
      const next = row[index + 1]
      if (!next || isSign(cell.text) || isSign(next.text)) continue
      if (cell.text === next.text) same.set(index, (same.get(index) ?? 0) + (cell.text === '' ? 0 : 1))
      else if (cell.text !== '' && next.text !== '') differ.add(index)
    }
  const repeats = [...same.values()].some(count => count >= ENOUGH)
  const isGrid = rows.every(row => row.length === rows[0]?.length)
  const isTwin = (index: number): boolean => repeats && !differ.has(index)
  return rows.map(row => {
    const made: PlacedCell[] = []
    for (const [index, cell] of row.entries()) {
      const last = made.at(-1)
      const isSame = last !== undefined && last.text === cell.text && cell.text !== ''
      const isOne = isTwin(index - 1) || (isGrid && /[A-Za-z]{2}/.test(cell.text) && !isFigureText(cell.text))
      if (last && isSame && isOne) made[made.length - 1] = {...last, to: cell.to}
      else made.push(cell)
    }
    return made
  })
}

/** Rows of two like figures side by side, before cells are believed to have been repeated. */
const ENOUGH = 3

const isSign = (text: string): boolean => /^(?:[$€£¥()%]|\)\s*%|pts?\.?|bps)$/i.test(text)

const wordsOf = (row: readonly JoinedCell[], block: number): readonly TableRow[] =>
  rowOf(row.map(cell => cellOf(cell, cell.from, 1, block)))

const cellOf = (cell: JoinedCell, column: number, span: number, block: number): TableCell => ({
  text: cell.text,
  column,
  span,
  ruled: cell.under > 0,
  indent: 0,
  at: {...PLACES(cell.start, cell.end), block}
})

/** Headings above others that say nothing of how far they reach: to the next one, or evenly where they are closed up. */
function headed(rows: readonly TableRow[], columns: number): readonly TableRow[] {
  const body = rows.findIndex(row => row.cells.some(cell => cell.column > 0 && isFigureText(cell.text)))
  const heads = rows.slice(0, Math.max(body, 0))
  const last = heads.findLastIndex(row => row.cells.some(cell => cell.column > 0))
  if (heads.some(row => row.cells.some(cell => cell.column > 0 && cell.span > 1))) return rows
  return rows.map((row, index) => {
    const over = row.cells.filter(cell => cell.column > 0)
    if (index >= last || over.length === 0 || over.length >= columns) return row
    const label = row.cells.filter(cell => cell.column === 0)
    const isClosedUp = over.every((cell, at) => cell.column === at + 1) && columns % over.length === 0
    const each = columns / over.length
    return {
      ...row,
      cells: [
        ...label,
        ...over.map((cell, at): TableCell =>
          isClosedUp
            ? {...cell, column: at * each + 1, span: each}
            : {...cell, span: (over[at + 1]?.column ?? columns + 1) - cell.column}
        )
      ]
    }
  })
}

/** Rows whose cells do not stand in columns: their figures come in order, and so do the headings. */
function inOrder(
  rows: readonly DelimitedRow[],
  joined: ReadonlyArray<readonly JoinedCell[]>,
  block: number
): readonly TableRow[] {
  const figures = joined.map(row => row.filter(cell => cell.isFigure))
  const first = figures.findIndex(row => row.length > 0)
  const heads = joined.slice(0, first).flatMap(row => row.flatMap(cell => onlyHeads(cell.text) ?? []))
  const columns = columnsOf(
    figures.map(row => row.length),
    heads,
    joined.slice(0, first).map(row => row.filter(cell => cell.from > 0).map(cell => cell.text))
  )
  const full = figures.filter(row => row.length === columns)
  const shapes = shapesOf(full, columns)
  const gaps = usualGaps(
    joined.flatMap((row, index) => (full.includes(figures[index] ?? []) ? [gapsIn(row, rows[index])] : []))
  )
  const headings = joined.slice(0, first).map(row => headingOf(row, columns))
  const reaches = headReaches(
    headings.flatMap(({over}) => (over.length > 0 ? [over.map(cell => cell.text)] : [])),
    columns
  )
  let heading = 0
  const made = joined.flatMap((row, index): readonly TableRow[] => {
    const own = figures[index] ?? []
    const words = row.filter(cell => !cell.isFigure)
    const {label, over} = headings[index] ?? headingOf(row, columns)
    const isHeading = index < first && over.length > 0
    if (own.length === 0) return headRow(isHeading ? reaches?.[heading++] : undefined, label, over, columns, block)
    const places =
      own.length < columns
        ? (gapPlaces(gapsIn(row, rows[index]), gaps) ?? placesOf(own, shapes, 1))
        : own.map((_, at) => at)
    const name = nameOf(words.filter(cell => cell.from < (own[0]?.from ?? 0)))
    return rowOf([
      ...(name ? [cellOf(name, 0, 1, block)] : words.slice(0, 1).map(cell => cellOf(cell, 0, 1, block))),
      ...own.map((cell, at) => cellOf(cell, (places[at] ?? at) + 1, 1, block))
    ])
  })
  return reaches ? made : reheaded(made)
}

const rowOf = (cells: readonly TableCell[]): readonly TableRow[] => {
  const [first] = cells
  return first ? [{cells, at: first.at}] : []
}

/** A row's label and the unit beside it, `Capital expenditures | $ MM`, are its name. */
function nameOf(words: readonly JoinedCell[]): JoinedCell | undefined {
  const [first] = words
  return first && {...first, text: words.map(cell => cell.text).join(' ')}
}

/** The words of a row without figures: what stands over the labels, and over the columns. */
function headingOf(
  row: readonly JoinedCell[],
  columns: number
): {readonly label: JoinedCell | undefined; readonly over: readonly JoinedCell[]} {
  const words = row.filter(cell => !cell.isFigure)
  const [first] = words
  const isTime = speaksOfTime(onlyHeads(first?.text ?? '') ?? [])
  if (!first || isTime || (first.from > 0 && words.length !== columns + 1)) return {label: undefined, over: words}
  // What more stands there than there are columns is over what tells a row's unit.
  const rest = columns > 1 && words.length === columns + 2 ? 2 : 1
  return {label: nameOf(words.slice(0, rest)), over: words.slice(rest)}
}

/** How many cells stand before the first figure, between each two, and after the last: signs before a figure belong to it. */
function gapsIn(row: readonly JoinedCell[], source: DelimitedRow | undefined): readonly number[] {
  const figures = row.filter(cell => cell.isFigure)
  const ends = [0, ...figures.map(cell => cell.digits.to)]
  return ends.map((end, index) => (figures[index]?.from ?? source?.cells.length ?? end) - end)
}

/**
 * How many columns the table has: as many as its headings name, or as most texts stand side by side over them, if some row has
 * them; else as most rows have.
 */
function columnsOf(counts: readonly number[], heads: readonly Head[], texts: ReadonlyArray<readonly string[]>): number {
  const named = leavesOf(heads)
  const isMost = (count: number): boolean =>
    counts.filter(each => each > count).length < counts.filter(each => each === count).length
  if (named > 0 && isMost(named) && shareOut(heads, named)) return named
  const most = Math.max(0, ...texts.map(row => row.length))
  const leaves = texts.findLast(row => row.length === most) ?? []
  if (most > 1 && (isMost(most) || (most > Math.max(...counts) && isRepeated(leaves)))) return most
  const times = (count: number): number => counts.filter(each => each === count).length * (count > 0 ? 1 : 0)
  return [...new Set(counts)].toSorted((a, b) => times(b) - times(a) || b - a)[0] ?? 1
}

/** The same headings a second time, `Q1`, `Q2`, `Q1`, `Q2`: they stand over columns though some are still to be filled. */
const isRepeated = (texts: readonly string[]): boolean =>
  texts.length > 3 && texts.slice(0, texts.length / 2).every((text, at) => text === texts[at + texts.length / 2])

/** A row of headings over their columns, or shared out evenly; a label alone is a title or a section. */
function headRow(
  reaches: readonly Reach[] | undefined,
  label: JoinedCell | undefined,
  over: readonly JoinedCell[],
  columns: number,
  block: number
): readonly TableRow[] {
  const each = over.length > 0 && columns % over.length === 0 ? columns / over.length : 1
  return rowOf([
    ...(label ? [cellOf(label, 0, 1, block)] : []),
    ...over.map((cell, at) => cellOf(cell, reaches?.[at]?.column ?? at * each + 1, reaches?.[at]?.span ?? each, block))
  ])
}
