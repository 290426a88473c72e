/** Every way in which analysts type a period, and the one period that each means. */
import {textOf} from './answer.ts'
import type {Model} from '../model/model.ts'
import {printedPeriods} from './evaluate.ts'
import {
  CALENDAR_YEAR,
  type FiscalCalendar,
  type Period,
  fiscalQuarter,
  periodOf,
  quarterEnd,
  resolvePeriod
} from '../statements/period.ts'
import {readPeriodPhrase} from '../statements/period-phrase.ts'
import {fullYear, readDate} from '../statements/printed-dates.ts'

/** What a user meant by a period: its key, or why it can't be told. */
export type Meant =
  /** `dated`: a day was named, and with it no length. */
  | {readonly kind: 'period'; readonly key: string; readonly period: Period; readonly dated?: true}
  | {readonly kind: 'unclear'; readonly why: string}

/** Days from Excel's day 0 (30 December 1899, which makes up for its leap year 1900) to 1 January 1970. */
const EPOCH = 25_569
const FIRST_DAY = 20_000
const LAST_DAY = 80_000

const YEAR = "'?((?:19|20)?\\d{2})"
const SPELLINGS: ReadonlyArray<{readonly form: RegExp; readonly quarter: number; readonly year: number}> = [
  {form: new RegExp(`^F?Q\\s?([1-4])\\s*(?:FY)?\\s*${YEAR}$`, 'i'), quarter: 1, year: 2},
  {form: new RegExp(`^([1-4])\\s?F?Q\\s*(?:FY)?\\s*${YEAR}$`, 'i'), quarter: 1, year: 2},
  {form: new RegExp(`^(?:FY)?${YEAR}\\s*[-/]?\\s*F?Q([1-4])$`, 'i'), quarter: 2, year: 1},
  {form: new RegExp(`^(?:FY)?${YEAR}\\s*/\\s*([1-4])\\s*F?$`, 'i'), quarter: 2, year: 1},
  {
    form: /^(first|second|third|fourth)\s+quarter\s+(?:of\s+)?(?:fiscal\s+)?(?:year\s+)?((?:19|20)\d{2})$/i,
    quarter: 1,
    year: 2
  }
]
const ORDINALS = ['first', 'second', 'third', 'fourth']

/**
 * The period that a user typed: `1Q13`, `Q1 2013`, `FQ12013`, `2013Q1`, `2013/1F`, `FY12`, `YTD 2Q13`, `LTM`, `LTM 4Q12`,
 * `-1Q`, `FQ-4`, `-1Y`, `0`, a date, Excel's number of a day, or a printed heading. What is relative counts from the
 * latest period of the release, in quarters, or in years where only years are printed. Nothing is ignored: what is not understood to the last letter is unclear.
 */
export function readPeriod(typed: unknown, models: readonly Model[]): Meant {
  const latest = latestQuarter(models)
  const calendar = models[0]?.calendar
  if (!latest || !calendar) return {kind: 'unclear', why: 'the release has no periods'}
  const unit = printsOnlyYears(models) ? 'Y' : 'Q'
  if (typeof typed === 'number') return ofNumber(typed, latest, unit, calendar)
  const text = textOf(typed).trim().replace(/\s+/g, ' ')
  const relative = relativeTo(latest, text, unit, calendar)
  if (relative) return relative
  const wide = /^(YTD|LTM|TTM)\s*(.*)$/i.exec(text)
  if (wide) return widened((wide[1] ?? '').toUpperCase(), wide[2] ?? '', latest, calendar)
  const quarter = readQuarter(text, calendar)
  if (quarter) return meaning(quarter)
  const year = new RegExp(`^(?:FY|fiscal(?: year)?|full year|year)\\s*${YEAR}$|^((?:19|20)\\d{2})$`, 'i').exec(text)
  if (year) return meaning(periodOf(quarterEnd(4, fullYear(year[1] ?? year[2] ?? ''), calendar), 12, calendar))
  return ofHeading(text, calendar) ?? {kind: 'unclear', why: `"${text}" is no period`}
}

const meaning = (period: Period): Extract<Meant, {kind: 'period'}> => ({kind: 'period', key: period.key, period})

/** The latest quarter, or date, that any statement of the releases has; of a release of full years, the last quarter. */
export function latestQuarter(models: readonly Model[]): Period | undefined {
  const all = models.flatMap(model => [...printedPeriods(model).values()])
  const spans = all.filter(period => period.months > 0)
  const last = (spans.length > 0 ? spans : all).toSorted((a, b) => b.ends.localeCompare(a.ends))[0]
  return last && periodOf(last.ends, 3, models[0]?.calendar ?? CALENDAR_YEAR)
}

/** A company that reports by the year alone: its flows are asked for in years. */
export function printsOnlyYears(models: readonly Model[]): boolean {
  const spans = models.flatMap(model => [...printedPeriods(model).values()].filter(({months}) => months > 0))
  return spans.length > 0 && spans.every(({months}) => months === 12)
}

/** The fiscal year that a period ends in. */
export function yearOf({ends}: Period, calendar: FiscalCalendar): Period {
  return periodOf(quarterEnd(4, fiscalQuarter(ends, calendar).year, calendar), 12, calendar)
}

function readQuarter(text: string, calendar: FiscalCalendar): Period | undefined {
  for (const {form, quarter, year} of SPELLINGS) {
    const found = form.exec(text)
    if (!found) continue
    const named = found[quarter] ?? ''
    const number = /^\d$/.test(named) ? Number(named) : ORDINALS.indexOf(named.toLowerCase()) + 1
    return periodOf(quarterEnd(number, fullYear(found[year] ?? ''), calendar), 3, calendar)
  }
  return undefined
}

/** `0`, `-4`, `-1Q`, `FQ-4`, `FQ0`, `-1Y`, `FY-1`, `FY0`: so many quarters or years before the latest. */
function relativeTo(latest: Period, text: string, usual: 'Q' | 'Y', calendar: FiscalCalendar): Meant | undefined {
  const found = /^(F?Q|F?Y)?\s?([-−]\d{1,2}|0)\s?(Q|Y)?$/i.exec(text)
  if (!found || (found[1] && found[3])) return undefined
  const unit = (found[1] ?? found[3] ?? usual).toUpperCase()
  const back = -Number((found[2] ?? '0').replace('−', '-'))
  if (/^F?Y$/.test(found[1]?.toUpperCase() ?? '') || (usual === 'Y' && unit === 'Y'))
    return meaning(yearBefore(latest, back, calendar))
  return meaning(quarterBefore(latest, unit.endsWith('Y') ? back * 4 : back, calendar))
}

/** The quarter so many quarters before another. */
export function quarterBefore(period: Period, back: number, calendar: FiscalCalendar): Period {
  const {quarter, year} = fiscalQuarter(period.ends, calendar)
  const index = year * 4 + (quarter - 1) - back
  return periodOf(quarterEnd((index % 4) + 1, Math.floor(index / 4), calendar), 3, calendar)
}

/** The last full fiscal year at a quarter, or one so many years before it. */
function yearBefore(latest: Period, back: number, calendar: FiscalCalendar): Period {
  const {quarter, year} = fiscalQuarter(latest.ends, calendar)
  return periodOf(quarterEnd(4, (quarter === 4 ? year : year - 1) - back, calendar), 12, calendar)
}

/** A year to date, or the last twelve months, up to a quarter: the latest where none is named. */
function widened(word: string, rest: string, latest: Period, calendar: FiscalCalendar): Meant {
  const quarter = rest === '' ? latest : (relativeQuarter(rest, latest, calendar) ?? readQuarter(rest, calendar))
  if (!quarter) return {kind: 'unclear', why: `"${rest}" after ${word} is no quarter`}
  const {quarter: number} = fiscalQuarter(quarter.ends, calendar)
  return meaning(periodOf(quarter.ends, word === 'YTD' ? number * 3 : 12, calendar))
}

function relativeQuarter(text: string, latest: Period, calendar: FiscalCalendar): Period | undefined {
  const meant = relativeTo(latest, text, 'Q', calendar)
  return meant?.kind === 'period' && meant.period.months === 3 ? meant.period : undefined
}

/** 0 and less count quarters back; years and Excel's days are told apart by their size. */
function ofNumber(value: number, latest: Period, usual: 'Q' | 'Y', calendar: FiscalCalendar): Meant {
  if (Number.isInteger(value) && value <= 0 && value >= -99)
    return meaning(usual === 'Y' ? yearBefore(latest, -value, calendar) : quarterBefore(latest, -value, calendar))
  if (Number.isInteger(value) && value >= 1900 && value < 2100)
    return meaning(periodOf(quarterEnd(4, value, calendar), 12, calendar))
  if (value >= FIRST_DAY && value < LAST_DAY)
    return {...meaning(quarterOf(new Date((Math.floor(value) - EPOCH) * 86_400_000), calendar)), dated: true}
  return {kind: 'unclear', why: `the number ${value} is no period`}
}

/** The quarter that a day lies in. */
function quarterOf(day: Date, calendar: FiscalCalendar): Period {
  const after = (day.getUTCMonth() + 1 - calendar.yearEnds + 11) % 12
  const year = day.getUTCMonth() + 1 > calendar.yearEnds ? day.getUTCFullYear() + 1 : day.getUTCFullYear()
  return periodOf(quarterEnd(Math.floor(after / 3) + 1, year, calendar), 3, calendar)
}

/** A printed heading, or a date alone: `Three Months Ended March 31, 2013`, `2013-03-31`, `March 31, 2013`. */
function ofHeading(text: string, calendar: FiscalCalendar): Meant | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
  const date = iso ?? readDate(text)
  const isAlone =
    iso !== undefined ||
    (date !== undefined &&
      /^(?:as of |at )?[A-Za-z]{3,9}\.? \d{1,2}, ?\d{4}$|^\d{1,2} [A-Za-z]{3,9}\.? \d{4}$/i.test(text))
  if (date && isAlone) return {...meaning(quarterOf(new Date(`${date}T00:00:00Z`), calendar)), dated: true}
  const isHeading =
    /^(?:for the )?(?:the )?[\w-]+(?:[ -](?:months?|weeks?|quarters?|years?|year)){1,2},? ended /i.test(text) ||
    /^(?:fiscal )?(?:year|quarter) ended /i.test(text)
  const phrase = isHeading ? readPeriodPhrase(text) : undefined
  return phrase && meaning(resolvePeriod(phrase, calendar, 3))
}
