/** Columns that print how others compare: growth, differences, basis points. */
import {readFigure} from './figure.ts'
import type {GridRow} from './grid.ts'
import {type Period, readPeriodPhrase} from './period.ts'
import type {ChangeColumn, Column} from './statement.ts'

const CHANGE =
  /\b(?:growth|chang(?:e|es)|chg|variance|increase|decrease|yoy|qoq|y\/y|q\/q|y-o-y|q-o-q|vs|versus|fav|better|b\/\(?w)\b|^%$|\(decr?\.?\)/i
const YEAR_BEFORE = /\b(?:yoy|y\/y|y-o-y|year[\s-]over[\s-]year)\b/i
const QUARTER_BEFORE = /\b(?:qoq|q\/q|sequential(?:ly)?|quarter[\s-]over[\s-]quarter)\b/i

const OWN_WORDS =
  /^(?:[%$]|percent(?:age)?|amount|dollar|net|basis[\s-]point)?\s*(?:change|growth|increase|decrease|variance|inc\b|fav)/i

/** The heading nearest to the figures speaks of a change, whatever period stands over it. */
export function isChange(heading: readonly string[]): boolean {
  const last = heading.at(-1) ?? ''
  return OWN_WORDS.test(last) || (heading.length > 1 && CHANGE.test(last) && !readPeriodPhrase(last))
}

/** A column of changes, where its heading speaks of one and the columns beside it tell between what. */
export function changeColumn(
  heading: readonly string[],
  index: number,
  periods: ReadonlyArray<Period | undefined>
): ChangeColumn | undefined {
  const text = heading.join(' ')
  if (!CHANGE.test(text)) return undefined
  const pair = comparedPeriods(text, index, periods)
  if (!pair) return undefined
  const as = /\$|\bamount\b/i.test(text) ? 'amount' : 'rate'
  return {kind: 'change', key: `${periods[pair.to]?.key ?? ''}/${periods[pair.from]?.key ?? ''}`, heading, ...pair, as}
}

interface Known {
  readonly period: Period
  readonly at: number
}

/**
 * The columns a change is measured between: the latest of the group that stands before it and the year or quarter before
 * that, or else the two nearest on the left, to the later one.
 */
function comparedPeriods(
  text: string,
  index: number,
  periods: ReadonlyArray<Period | undefined>
): {from: number; to: number} | undefined {
  const known = periods.flatMap((period, at): readonly Known[] => (period ? [{period, at}] : []))
  const back = YEAR_BEFORE.test(text) ? 12 : QUARTER_BEFORE.test(text) ? 3 : undefined
  const group = groupBefore(known, index)
  if (back !== undefined) return backFrom(group, back) ?? backFrom(known, back)
  const [one, other] = group.slice(-2)
  if (!one || !other || one.period.key === other.period.key) return undefined
  return one.period.ends < other.period.ends ? {from: one.at, to: other.at} : {from: other.at, to: one.at}
}

/** The nearest periods on the left that stand side by side. */
function groupBefore(known: readonly Known[], index: number): readonly Known[] {
  const left = known.filter(each => each.at < index)
  const breaks = left.findLastIndex((each, place) => place > 0 && each.at - (left[place - 1]?.at ?? 0) > 1)
  return left.slice(Math.max(breaks, 0))
}

function backFrom(known: readonly Known[], months: number): {from: number; to: number} | undefined {
  const to = known.toSorted((a, b) => b.period.ends.localeCompare(a.period.ends))[0]
  const from =
    to &&
    known.find(
      each => each.period.months === to.period.months && monthsBetween(each.period.ends, to.period.ends) === months
    )
  return to && from && {from: from.at, to: to.at}
}

/** Whole months from one date to another, a few days either way. */
export function monthsBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return Math.round(days / 30.44)
}

/**
 * Whether columns of changes hold amounts or rates, where their headings do not say: rates print a percent sign, amounts are the
 * differences of the columns compared.
 */
export function settleChanges(columns: readonly Column[], rows: readonly GridRow[]): readonly Column[] {
  return columns.map((column, index): Column => {
    if (column.kind !== 'change' || /%|percent|\$|\bamount\b|\brate\b/i.test(column.heading.join(' '))) return column
    const figures = rows.map(row =>
      [index, column.from, column.to].map(at => readFigure(row.cells.get(at + 1)?.text ?? ''))
    )
    if (figures.some(([change]) => change?.mark === 'percent')) return column
    const tested = figures.flatMap(([change, from, to]) =>
      change && from && to && !change.nil ? [to.value.minus(from.value).eq(change.value)] : []
    )
    const amounts = tested.filter(Boolean).length
    return amounts > 0 && amounts * 2 >= tested.length ? {...column, as: 'amount'} : column
  })
}
