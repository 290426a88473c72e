import type {Problem, Span} from '../core/problem.ts'
import type {StatementKind} from '../catalogue/statement-titles.ts'
import {
  type FiscalCalendar,
  type Period,
  type PeriodPhrase,
  readDuration,
  readMonthDay,
  readPeriodPhrase,
  resolvePeriod
} from './period.ts'
import type {Column, PeriodColumn} from './statement.ts'

const CHANGE = /\b(?:growth|change|variance|increase|decrease|yoy|qoq|y\/y|q\/q)\b|^%$/i
const YEAR_BEFORE = /\b(?:yoy|y\/y|year[\s-]over[\s-]year)\b/i
const QUARTER_BEFORE = /\b(?:qoq|q\/q|sequential(?:ly)?|quarter[\s-]over[\s-]quarter)\b/i

/** What the columns of a table are. `title` is the text over the table, where a period may be stated for all of them. */
export function readColumns(
  headings: ReadonlyArray<readonly string[]>,
  kind: StatementKind,
  title: string,
  calendar: FiscalCalendar
): readonly Column[] {
  const phrases = headings.slice(1).map(heading => phraseOf(heading, title))
  const months = defaultMonths(phrases, kind, title)
  const periods = phrases.map(phrase => phrase && resolvePeriod(phrase, calendar, months))
  const columns = headings.slice(1).map((heading, index): Column => {
    const period = periods[index]
    if (period) return {kind: 'period', key: period.key, heading, period}
    return (
      changeColumn(heading, index, periods) ?? {kind: 'other', key: heading.join(' ') || `column ${index + 1}`, heading}
    )
  })
  return withUniqueKeys(columns)
}

function phraseOf(heading: readonly string[], title: string): PeriodPhrase | undefined {
  const text = heading.join(' ')
  const alone = /^(?:fiscal )?((?:19|20)\d{2})$/i.exec(text)
  const dated = readMonthDay(title)
  const completed = alone && dated ? `${title.slice(0, title.indexOf(dated))}${dated}, ${alone[1]}` : text
  const phrase = readPeriodPhrase(completed)
  if (phrase) return phrase
  return alone ? {kind: 'year', year: Number(alone[1])} : undefined
}

/** The length of the periods whose headings state none: a date on a balance sheet, else what the rest of the table says. */
function defaultMonths(phrases: ReadonlyArray<PeriodPhrase | undefined>, kind: StatementKind, title: string): number {
  if (kind === 'balance') return 0
  const stated = phrases.flatMap(phrase => (phrase?.kind === 'dated' && phrase.months ? [phrase.months] : []))
  return readDuration(title) ?? stated[0] ?? 3
}

function changeColumn(
  heading: readonly string[],
  index: number,
  periods: ReadonlyArray<Period | undefined>
): Column | undefined {
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
  if (!one || !other) return undefined
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

function withUniqueKeys(columns: readonly Column[]): readonly Column[] {
  const seen = new Map<string, number>()
  return columns.map(column => {
    const count = (seen.get(column.key) ?? 0) + 1
    seen.set(column.key, count)
    return count === 1 ? column : {...column, key: `${column.key} #${count}`}
  })
}

/** A column of figures whose heading names no period and no change. */
export function unreadColumns(
  columns: readonly Column[],
  hasFigures: (column: number) => boolean,
  at: Span
): readonly Problem[] {
  return columns.flatMap((column, index) =>
    column.kind === 'other' && hasFigures(index)
      ? [
          {
            code: 'column-unread',
            severity: 'warning',
            message: `Column ${index + 1} holds figures, but its heading names no period.`,
            at,
            excerpt: column.heading.join(' | ') || '(blank)',
            expected: 'a period such as "Three Months Ended March 31, 2013", "1Q 2013" or "March 31, 2013"',
            advice: 'Its figures are kept as printed, without a period; add the period to the heading and import again.'
          } as const
        ]
      : []
  )
}

export const periodsOf = (columns: readonly Column[]): readonly PeriodColumn[] =>
  columns.filter(column => column.kind === 'period')
