/** Headings over columns, which are printed in the middle of the columns they reach over. */
import {type FigureColumn, findFigureColumns} from './figure-columns.ts'
import type {JoinedCell} from './joined-cells.ts'
import type {PrintRow} from './print-rows.ts'
import {TIME, type Zones, standsOver} from './print-tables.ts'
import type {PrintedPage, PrintedRule} from './printed-page.ts'

/** Columns that a heading stands over: from the first to the last. */
interface Group {
  readonly first: number
  readonly last: number
}

/** A row's headings, where they were printed, and the columns of each. */
interface Heads {
  readonly cells: readonly JoinedCell[]
  readonly groups: readonly Group[]
}

/** How far a heading's middle may lie from its columns', in points and as a share of their width. */
const OFF = {points: 8, share: 0.12}

/** The rows, with each heading made as wide as the columns it stands over. */
export function withWideHeads(
  rows: readonly PrintRow[],
  zones: Zones,
  pages: readonly PrintedPage[]
): readonly PrintRow[] {
  const columns = findFigureColumns(rows.map(row => row.cells.filter(cell => cell.isFigure)))
  if (columns.length === 0) return rows
  const rules = new Map(pages.map(page => [page.number, page.rules]))
  let above: Heads | undefined
  const found = rows.map((row, index): Heads | undefined => {
    const line = row.lines.at(-1)?.line
    if (!line || row.cells.some(cell => cell.isFigure)) return undefined
    const under = (rules.get(line.page) ?? []).filter(
      rule => rule.at > line.base - 0.2 * line.size && rule.at < line.base + 0.9 * line.size
    )
    const heads = row.cells.filter(cell => standsOver(cell, zones))
    const groups =
      overRepeats(heads, rows[index + 1]?.cells.filter(cell => standsOver(cell, zones)) ?? [], columns) ??
      ruledGroups(heads, columns, under) ??
      likeAbove(heads, above) ??
      overAll(heads, columns, above === undefined ? zones.left : undefined) ??
      sharedOut(heads, columns) ??
      nearestGroups(heads, columns)
    above = {cells: heads, groups}
    return above
  })
  return rows.map((row, index) => {
    const heads = found[index]
    return heads ? widened(row, heads.cells, overChanges(heads, found.slice(index + 1), columns), columns) : row
  })
}

/** One heading over all others that speaks of time, in the middle of the whole table with its labels. */
function overAll(
  heads: readonly JoinedCell[],
  columns: readonly FigureColumn[],
  left: number | undefined
): readonly Group[] | undefined {
  const [head, ...others] = heads
  const right = columns.at(-1)?.reach.to ?? 0
  const isOver =
    head !== undefined &&
    others.length === 0 &&
    left !== undefined &&
    SPANS.test(head.text) &&
    // Its own place: it may reach over the labels.
    Math.abs(middle(head.digits) - (left + right) / 2) < OFF.points
  return isOver ? [{first: 0, last: columns.length - 1}] : undefined
}

const CHANGES = /^(?:[%$]|percent(?:age)?(?: point)?)?\s*(?:change|growth|impact|increase ?\/? ?\(?decrease\)?)$/i

/** `% Change` in the middle of columns that only say of what: it is over all of these. */
function overChanges(
  {cells, groups}: Heads,
  below: ReadonlyArray<Heads | undefined>,
  columns: readonly FigureColumn[]
): readonly Group[] {
  const namesOf = (column: number): readonly string[] =>
    below.flatMap(row =>
      (row?.groups ?? []).flatMap(({first, last}, index) =>
        first === column && last === column ? [row?.cells[index]?.text ?? ''] : []
      )
    )
  const isKind = (column: number): boolean => {
    const names = namesOf(column)
    return names.length > 0 && names.every(name => !TIME.test(name) && !CHANGES.test(name))
  }
  return groups.map((group, index) => {
    const head = cells[index]
    if (!head || group.first !== group.last || !CHANGES.test(head.text) || !isKind(group.first)) return group
    const least = (groups[index - 1]?.last ?? -1) + 1
    const most = (groups[index + 1]?.first ?? columns.length) - 1
    let {first, last} = group
    while (first > least && isKind(first - 1)) first--
    while (last < most && isKind(last + 1)) last++
    const wider = range(first, group.first + 1).flatMap(from =>
      range(group.last, last + 1).map(to => ({first: from, last: to}))
    )
    return (
      wider
        .filter(each => away(head, columns, each) < 2)
        .toSorted((one, other) => other.last - other.first - (one.last - one.first))[0] ?? group
    )
  })
}

/** As many headings as in the row above, each under the middle of one of those: they go on with what those say. */
function likeAbove(heads: readonly JoinedCell[], above: Heads | undefined): readonly Group[] | undefined {
  const isUnder = (head: JoinedCell, index: number): boolean =>
    Math.abs(middle(head) - middle(above?.cells[index] ?? {from: 0, to: 0})) < OFF.points
  const isSame = above !== undefined && heads.length > 0 && heads.length === above.cells.length && heads.every(isUnder)
  return isSame ? above.groups : undefined
}

/** Headings over a row that says the same under each of them: `2022 2021 % change` once a heading. */
function overRepeats(
  heads: readonly JoinedCell[],
  below: readonly JoinedCell[],
  columns: readonly FigureColumn[]
): readonly Group[] | undefined {
  const each = columns.length / heads.length
  if (heads.length < 2 || each < 2 || below.length !== columns.length || !Number.isInteger(each)) return undefined
  if (!heads.every(head => SPANS.test(head.text))) return undefined
  const repeats = below.every(({text}, index) => text === below[index % each]?.text)
  if (!repeats || new Set(below.map(({text}) => text)).size !== each) return undefined
  const groups = heads.map((_, index) => ({first: index * each, last: (index + 1) * each - 1}))
  const isOver = ({first, last}: Group, index: number): boolean => {
    const at = middle(heads[index] ?? {from: 0, to: 0})
    return at > (columns[first]?.reach.from ?? 0) && at < (columns[last]?.reach.to ?? 0)
  }
  return groups.every(isOver) ? groups : undefined
}

function widened(
  row: PrintRow,
  heads: readonly JoinedCell[],
  groups: readonly Group[],
  columns: readonly FigureColumn[]
): PrintRow {
  // Two headings over one column were told by more than their places, and stay as they are.
  if (groups.length === 0 || groups.some((group, index) => group.first <= (groups[index - 1]?.last ?? -1))) return row
  const wide = new Map(heads.map((head, index) => [head, groups[index]]))
  const cells = row.cells.map((cell): JoinedCell => {
    const group = wide.get(cell)
    const from = columns[group?.first ?? -1]?.reach.from
    const to = columns[group?.last ?? -1]?.reach.to
    return from === undefined || to === undefined ? cell : {...cell, from, to, digits: {from, to}}
  })
  return {...row, cells, label: row.label && cells[row.cells.indexOf(row.label)]}
}

/** The columns over the rules that are drawn under the headings; undefined where some heading has none. */
function ruledGroups(
  heads: readonly JoinedCell[],
  columns: readonly FigureColumn[],
  rules: readonly PrintedRule[]
): readonly Group[] | undefined {
  const groups = heads.map(head => {
    const rule = rules
      .filter(each => underlines(each, head))
      .toSorted((one, other) => other.right - other.left - (one.right - one.left))[0]
    const over = columns.flatMap(({digits}, index) =>
      rule && middle(digits) > rule.left && middle(digits) < rule.right ? [index] : []
    )
    const first = over[0]
    return first === undefined ? undefined : {first, last: over.at(-1) ?? first}
  })
  const found = groups.flatMap(group => (group ? [group] : []))
  const isWhole =
    found.length === 1 && columns.length > 1 && found[0]?.last === columns.length - 1 && found[0].first === 0
  return found.length === heads.length &&
    !(isWhole && (heads[0]?.to ?? 0) < middle(columns[0]?.reach ?? {from: 0, to: 0}))
    ? found
    : undefined
}

/** The heading stands whole over the rule, and in its middle. */
const underlines = ({left, right}: PrintedRule, head: JoinedCell): boolean =>
  left - 2 <= head.from &&
  right + 2 >= head.to &&
  Math.abs(middle(head) - (left + right) / 2) < OFF.points + OFF.share * (right - left)

/** All columns shared out among headings that speak of time, each in the middle of its own; undefined where that cannot be. */
function sharedOut(heads: readonly JoinedCell[], columns: readonly FigureColumn[]): readonly Group[] | undefined {
  if (heads.length === 0 || heads.length >= columns.length) return undefined
  // Headings of anything else say that they share the columns by standing over several each.
  const spans = heads.every(head => SPANS.test(head.text))
  const fewest = spans ? 1 : 2
  if (!spans && (heads.length < 2 || heads.some(head => CHANGES.test(head.text)))) return undefined
  const groups: Group[] = []
  let first = 0
  for (const [index, head] of heads.entries()) {
    const most = columns.length - (heads.length - index - 1)
    const ends = index === heads.length - 1 ? [columns.length - 1] : range(first, most)
    const last = ends.toSorted(
      (one, other) => away(head, columns, {first, last: one}) - away(head, columns, {first, last: other})
    )[0]
    if (last === undefined || last < first) return undefined
    const group = {first, last}
    const slack = spans ? OFF.points + OFF.share * widthOf(columns, group) : OFF.points
    if (away(head, columns, group) > slack || last - first + 1 < fewest) return undefined
    groups.push(group)
    first = last + 1
  }
  return groups
}

/** What headings over several columns speak of. */
const SPANS = new RegExp(`${TIME.source}|\\b(?:quarter|year|months|weeks|ytd)\\b`, 'i')

const range = (from: number, to: number): readonly number[] =>
  Array.from({length: Math.max(to - from, 0)}, (_, at) => from + at)

/** Each heading over the columns it touches, and those beside whose middle with theirs is much nearer to its own. */
function nearestGroups(heads: readonly JoinedCell[], columns: readonly FigureColumn[]): readonly Group[] {
  const own = heads.map(head => nearest(columns, middle(head)))
  return heads.map((head, index) => {
    const least = (own[index - 1] ?? -1) + 1
    const most = (own[index + 1] ?? columns.length) - 1
    const at = own[index] ?? 0
    const covered = columns.flatMap(({reach}, column) =>
      column >= least && column <= most && reach.from < head.to - 1 && reach.to > head.from + 1 ? [column] : []
    )
    const touched: Group = {first: Math.min(at, ...covered), last: Math.max(at, ...covered)}
    if (isAligned(head, columns, touched)) return touched
    const wider = range(Math.min(least, touched.first), touched.first + 1).flatMap(first =>
      range(touched.last, Math.max(most, touched.last) + 1).map(last => ({first, last}))
    )
    const best = wider.toSorted((one, other) => away(head, columns, one) - away(head, columns, other))[0]
    const isNear = best && away(head, columns, best) < away(head, columns, touched) / 2
    return isNear && head.to - head.from > LEAST * widthOf(columns, best) ? best : touched
  })
}

/** A heading is no narrower than this share of the columns it reaches over, where nothing but its place says that it does. */
const LEAST = 0.3

const widthOf = (columns: readonly FigureColumn[], {first, last}: Group): number =>
  (columns[last]?.reach.to ?? 0) - (columns[first]?.reach.from ?? 0)

/** It stands in the middle of its columns, or at their left or right edge. */
const isAligned = (head: JoinedCell, columns: readonly FigureColumn[], group: Group): boolean =>
  Math.min(
    away(head, columns, group),
    Math.abs(head.to - (columns[group.last]?.reach.to ?? 0)),
    Math.abs(head.from - (columns[group.first]?.reach.from ?? 0))
  ) <=
  OFF.points + 2

const middle = ({from, to}: {readonly from: number; readonly to: number}): number => (from + to) / 2

/**
 * How far a heading is from the middle of its columns. Figures stand at the right of their column, so that its middle lies
 * anywhere between theirs and that of the whole from the column before on.
 */
function away(head: JoinedCell, columns: readonly FigureColumn[], {first, last}: Group): number {
  const right = columns[last]?.reach.to ?? 0
  const left = columns[first]?.reach.from ?? 0
  const begins = columns[first - 1]?.reach.to ?? 2 * (columns[0]?.reach.to ?? 0) - (columns[1]?.reach.to ?? 2 * left)
  const of = [(left + right) / 2, (Math.min(begins, left) + right) / 2]
  return Math.max(Math.min(...of) - middle(head), middle(head) - Math.max(...of), 0)
}

const nearest = (columns: readonly FigureColumn[], at: number): number =>
  columns.reduce(
    (best, column, index) =>
      Math.abs(middle(column.reach) - at) < Math.abs(middle(columns[best]?.reach ?? column.reach) - at) ? index : best,
    0
  )
