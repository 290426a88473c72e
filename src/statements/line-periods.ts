import {type FiscalCalendar, resolvePeriod} from './period.ts'
import {type PeriodPhrase, readPeriodPhrase} from './period-phrase.ts'
import type {Column, Line} from './statement.ts'

/** The period each label names, where there are two or more and all do; a quarter alone is of the one year that is named `over` them. */
export function phrasesOfLabels(labels: readonly string[], over: string): readonly PeriodPhrase[] | undefined {
  const years = new Set(over.match(/\b(?:19|20)\d{2}\b/g) ?? [])
  const [year] = years.size === 1 ? [...years] : []
  const phrases = labels.flatMap(
    label =>
      readPeriodPhrase(label) ??
      (year !== undefined && QUARTER.test(label) ? readPeriodPhrase(`${label} ${year}`) : []) ??
      []
  )
  return labels.length >= 2 && phrases.length === labels.length ? phrases : undefined
}

const QUARTER =
  /^(?:F?Q[1-4]|[1-4]Q|(?:first|second|third|fourth|[1-4](?:st|nd|rd|th))[\s-](?:fiscal[\s-])?(?:quarter|qtr\.?))$/i

/** Lines with the periods that their labels name, in a table whose columns name none and whose every line is one of time. */
export function withLinePeriods(
  lines: readonly Line[],
  columns: readonly Column[],
  over: string,
  {calendar, printed}: {readonly calendar: FiscalCalendar; readonly printed: readonly string[]}
): readonly Line[] {
  if (columns.some(column => column.kind !== 'other')) return lines
  const holding = lines.filter(line => line.cells.some(cell => cell !== undefined))
  const phrases = phrasesOfLabels(
    holding.map(line => line.label),
    over
  )
  return lines.map((line): Line => {
    const phrase = phrases?.[holding.indexOf(line)]
    return phrase ? {...line, period: resolvePeriod(phrase, calendar, USUAL, printed)} : line
  })
}

/** Months of a line whose label gives a date alone. */
const USUAL = 3
