/** Which columns the headings in a row stand over: told by the rules under them, or by whose middle they stand in. */
import {type FigureColumn, overlap} from './figure-columns.ts'
import {CHANGES, SPANS, YEAR} from './head-words.ts'
import type {JoinedCell} from './joined-cells.ts'
import type {PrintedRule} from './printed-page.ts'

/** Columns that a heading stands over: from the first to the last. */
export interface Group {
  readonly first: number
  readonly last: number
}

/** How far a heading's middle may lie from its columns', in points and as a share of their width. */
export const OFF = {points: 8, share: 0.12}

/** The columns over the rules that are drawn under the headings; undefined where some heading has none. */
export function ruledGroups(
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

/** The columns over rules that are drawn cell by cell: all of one height, shared out in order among the headings over their middles. */
export function piecedGroups(
  heads: readonly JoinedCell[],
  columns: readonly FigureColumn[],
  rules: readonly PrintedRule[]
): readonly Group[] | undefined {
  const [nearest] = rules.toSorted((one, other) => one.at - other.at)
  const ruled = columns.flatMap((column, index) =>
    rules.some(
      rule =>
        nearest && Math.abs(rule.at - nearest.at) < 1 && overlap(column.reach, {from: rule.left, to: rule.right}) > 2
    )
      ? [{column, index}]
      : []
  )
  if (heads.length === 0 || ruled.length <= heads.length) return undefined
  // Rules under some of the columns alone say that these belong together.
  const shared = sharedOut(
    heads,
    ruled.map(each => each.column),
    ruled.length < columns.length ? 1 : undefined
  )
  const groups = shared?.map(({first, last}) => ({first: ruled[first]?.index ?? 0, last: ruled[last]?.index ?? 0}))
  return groups?.every(
    ({first, last}) => ruled.filter(({index}) => index >= first && index <= last).length === last - first + 1
  )
    ? groups
    : undefined
}

/** The heading stands whole over the rule, and in its middle. */
const underlines = ({left, right}: PrintedRule, head: JoinedCell): boolean =>
  left - 2 <= head.from &&
  right + 2 >= head.to &&
  Math.abs(middle(head) - (left + right) / 2) < OFF.points + OFF.share * (right - left)

/** All columns shared out among headings that speak of time, each in the middle of its own; undefined where that cannot be. */
export function sharedOut(
  heads: readonly JoinedCell[],
  columns: readonly FigureColumn[],
  least?: number
): readonly Group[] | undefined {
  if (heads.length === 0 || heads.length >= columns.length) return undefined
  // Headings of anything else say that they share the columns by standing over several each.
  const spans = heads.every(head => SPANS.test(head.text))
  const fewest = least ?? (spans ? 1 : 2)
  if (!spans && least === undefined && (heads.length < 2 || heads.some(head => CHANGES.test(head.text))))
    return undefined
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

/** The whole numbers from one up to, not with, another. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({length: Math.max(to - from, 0)}, (_, at) => from + at)

/** Each heading over the columns it touches, and those beside whose middle with theirs is much nearer to its own. */
export function nearestGroups(heads: readonly JoinedCell[], columns: readonly FigureColumn[]): readonly Group[] {
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

/**
 * A heading that speaks of time, and is no year itself, reaches over all years under it that stand under no other, where it is
 * in the middle of their columns.
 */
export function overYears(
  heads: readonly JoinedCell[],
  groups: readonly Group[],
  years: readonly JoinedCell[],
  columns: readonly FigureColumn[]
): readonly Group[] {
  return groups.map((group, index) => {
    const head = heads[index]
    const least = (groups[index - 1]?.last ?? -1) + 1
    const most = (groups[index + 1]?.first ?? columns.length) - 1
    const under = years.map(year => nearest(columns, middle(year))).filter(at => at >= least && at <= most)
    const from = Math.min(...under)
    const to = Math.max(...under)
    if (!head || !SPANS.test(head.text) || YEAR.test(head.text)) return group
    if (under.length < 2 || (from >= group.first && to <= group.last)) return group
    const off = (each: Group): number =>
      Math.abs(middle(head) - ((columns[each.first]?.reach.from ?? 0) + (columns[each.last]?.reach.to ?? 0)) / 2)
    const best = range(to, most + 1)
      .map(last => ({first: from, last}))
      .toSorted((one, other) => off(one) - off(other))[0]
    return best && off(best) < OFF.points ? best : group
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

/** Where the middle of a stretch stands. */
export const middle = ({from, to}: {readonly from: number; readonly to: number}): number => (from + to) / 2

/**
 * How far a heading is from the middle of its columns. Figures stand at the right of their column, so that its middle lies
 * anywhere between theirs and that of the whole from the column before on.
 */
export function away(head: JoinedCell, columns: readonly FigureColumn[], {first, last}: Group): number {
  const right = columns[last]?.reach.to ?? 0
  const left = columns[first]?.reach.from ?? 0
  const begins = columns[first - 1]?.reach.to ?? 2 * (columns[0]?.reach.to ?? 0) - (columns[1]?.reach.to ?? 2 * left)
  const of = [(left + right) / 2, (Math.min(begins, left) + right) / 2]
  return Math.max(Math.min(...of) - middle(head), middle(head) - Math.max(...of), 0)
}

/** Which column's middle is the nearest to a place. */
export const nearest = (columns: readonly FigureColumn[], at: number): number =>
  columns.reduce(
    (best, column, index) =>
      Math.abs(middle(column.reach) - at) < Math.abs(middle(columns[best]?.reach ?? column.reach) - at) ? index : best,
    0
  )
