/** When a figure holds: a date (0 months) or the months up to a date. */
export interface Period {
  /** Its one canonical spelling: `1Q13`, `FY12`, `YTD2Q13`, `LTM1Q13`. A date is spelled as the quarter it ends. */
  readonly key: string
  /** The last day, `2013-03-31`. */
  readonly ends: string
  /** 0 for a date, else 3, 6, 9 or 12: 13 weeks are 3 months, 52 and 53 weeks are 12. */
  readonly months: number
}

/** What a heading says of a period before the fiscal calendar is known. */
export type PeriodPhrase =
  | {readonly kind: 'dated'; readonly ends: string; readonly months: number | undefined}
  | {readonly kind: 'quarter'; readonly quarter: number; readonly year: number; readonly months: number}
  | {readonly kind: 'year'; readonly year: number}

/** The month (1 to 12) in which the fiscal year ends. */
export interface FiscalCalendar {
  readonly yearEnds: number
}

export const CALENDAR_YEAR: FiscalCalendar = {yearEnds: 12}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december'
]
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DATE = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:\\s*,\\s*|\\s+)((?:19|20)\\d{2})\\b`, 'i')
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})\\s+${MONTH}\\s+((?:19|20)\\d{2})\\b`, 'i')
const QUARTER = /\b(?:([1-4])\s*Q|Q\s*([1-4]))\s*(?:F|FY)?\s*['’]?((?:19|20)?\d{2})\b/i
const ORDINAL = /\b(first|second|third|fourth)\s+quarter\s+(?:of\s+)?(?:fiscal\s+)?(?:year\s+)?((?:19|20)\d{2})\b/i
const YEAR = /^(?:fiscal\s*(?:year)?|FY|year|full year)\s*['’]?((?:19|20)?\d{2})$/i
const WORDS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' ')
const TENS = 'twenty thirty forty fifty'.split(' ')
const ORDINALS = ['first', 'second', 'third', 'fourth']

/** Reads a heading such as `Three Months Ended March 31, 2013`, `1Q 2013`, `YTD 2Q13`, `LTM 1Q13` or `March 31, 2013`. */
export function readPeriodPhrase(heading: string): PeriodPhrase | undefined {
  const ends = readDate(heading)
  const months = readDuration(heading) ?? (TRAILING.test(heading) ? 12 : undefined)
  const toDate = TO_DATE.test(heading)
  // How far into its year a date is depends on the calendar: a year to date says so by a quarter only.
  if (ends) return toDate && months === undefined ? undefined : {kind: 'dated', ends, months}
  const found = readQuarter(heading)
  if (found) return {kind: 'quarter', ...found, months: months ?? (toDate ? found.quarter * 3 : 3)}
  const year = YEAR.exec(heading.trim())
  return year ? {kind: 'year', year: fullYear(year[1] ?? '')} : undefined
}

const TRAILING = /\b(?:LTM|TTM|last twelve|trailing)\b/i
const TO_DATE = /\b(?:YTD|year[\s-]to[\s-]date)\b/i

function readQuarter(text: string): {readonly quarter: number; readonly year: number} | undefined {
  const short = QUARTER.exec(text)
  if (short) return {quarter: Number(short[1] ?? short[2]), year: fullYear(short[3] ?? '')}
  const ordinal = ORDINAL.exec(text)
  return ordinal
    ? {quarter: ORDINALS.indexOf((ordinal[1] ?? '').toLowerCase()) + 1, year: Number(ordinal[2])}
    : undefined
}

/** The month and day in a text that names no year with it: `March 31`. */
export const readMonthDay = (text: string): string | undefined =>
  new RegExp(`\\b${MONTH}\\s+\\d{1,2}\\b`, 'i').exec(text)?.[0]

/** The first date in a text, `2013-03-31`. */
export function readDate(text: string): string | undefined {
  const american = DATE.exec(text)
  if (american) return isoDate(american[3], american[1], american[2])
  const european = DAY_FIRST.exec(text)
  return european ? isoDate(european[3], european[2], european[1]) : undefined
}

/** The length a text states, in months: `Three Months Ended`, `13 weeks ended`, `Year Ended`. */
export function readDuration(text: string): number | undefined {
  const counted = /\b(\d{1,2}|[a-z]+(?:-[a-z]+)?)[\s-]+(months?|weeks?|quarters?)\b/i.exec(text)
  if (counted) {
    const count = countOf((counted[1] ?? '').toLowerCase())
    const unit = (counted[2] ?? '').toLowerCase()
    if (count > 0)
      return unit.startsWith('month') ? count : unit.startsWith('quarter') ? count * 3 : monthsOfWeeks(count)
  }
  if (/\bquarters?\s+ended\b/i.test(text)) return 3
  if (/\b(?:fiscal\s+)?years?\s+ended\b|\btwelve-month\b/i.test(text)) return 12
  return undefined
}

/** `26`, `six`, `twenty-six`; 0 for what is no number. */
function countOf(word: string): number {
  if (/^\d/.test(word)) return Number(word)
  const [tens = '', ones = ''] = word.split('-')
  if (!TENS.includes(tens)) return WORDS.indexOf(word) + 1
  return (TENS.indexOf(tens) + 2) * 10 + WORDS.indexOf(ones) + 1
}

const monthsOfWeeks = (weeks: number): number => Math.round(weeks / 4.34)

function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const index = MONTHS.findIndex(name => name.startsWith((month ?? '').slice(0, 3).toLowerCase()))
  const date = new Date(Date.UTC(Number(year), index, Number(day)))
  return index >= 0 && date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : undefined
}

/** `13` is 2013, `95` is 1995. */
export const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) < 80 ? 2000 + Number(digits) : 1900 + Number(digits)

/** The period a phrase means in a fiscal calendar; `months` is what to take where the phrase states none. */
export function resolvePeriod(phrase: PeriodPhrase, calendar: FiscalCalendar, months: number): Period {
  switch (phrase.kind) {
    case 'dated':
      return periodOf(phrase.ends, phrase.months ?? months, calendar)
    case 'quarter':
      return periodOf(quarterEnd(phrase.quarter, phrase.year, calendar), months === 0 ? 0 : phrase.months, calendar)
    case 'year':
      return periodOf(quarterEnd(4, phrase.year, calendar), months === 0 ? 0 : 12, calendar)
  }
}

export function periodOf(ends: string, months: number, calendar: FiscalCalendar): Period {
  return {key: keyOf(ends, months, calendar), ends, months}
}

function keyOf(ends: string, months: number, calendar: FiscalCalendar): string {
  const {quarter, year} = fiscalQuarter(ends, calendar)
  const yy = String(year % 100).padStart(2, '0')
  const name = `${quarter}Q${yy}`
  if (months === 0 || months === 3) return name
  if (months === 12) return quarter === 4 ? `FY${yy}` : `LTM${name}`
  return months === quarter * 3 ? `YTD${name}` : `${months}M${name}`
}

/** Which fiscal quarter a date closes. 52-week years end a few days either side of a month's end. */
export function fiscalQuarter(
  ends: string,
  calendar: FiscalCalendar
): {readonly quarter: number; readonly year: number} {
  const near = nearestMonthEnd(ends)
  const after = (near.month - calendar.yearEnds + 12) % 12
  const quarter = after === 0 ? 4 : Math.ceil(after / 3)
  return {quarter, year: near.month > calendar.yearEnds ? near.year + 1 : near.year}
}

/** The month (1 to 12) whose end lies nearest to a date. */
export function nearestMonthEnd(ends: string): {readonly month: number; readonly year: number} {
  const date = new Date(ends + 'T00:00:00Z')
  const back = new Date(date.getTime() - 10 * 86_400_000)
  return date.getUTCDate() <= 10
    ? {month: back.getUTCMonth() + 1, year: back.getUTCFullYear()}
    : {month: date.getUTCMonth() + 1, year: date.getUTCFullYear()}
}

/** The last day of a fiscal quarter, at its month's end. */
export function quarterEnd(quarter: number, year: number, calendar: FiscalCalendar): string {
  const month = ((calendar.yearEnds + quarter * 3 - 1) % 12) + 1
  const inYear = month > calendar.yearEnds ? year - 1 : year
  return new Date(Date.UTC(inYear, month, 0)).toISOString().slice(0, 10)
}

/** The calendar a release's own words imply: `First Quarter 2013` beside a latest quarter that ends in March. */
export function findCalendar(text: string, latestEnd: string | undefined): FiscalCalendar {
  const ordinal = ORDINAL.exec(text)
  if (!ordinal || !latestEnd) return CALENDAR_YEAR
  const quarter = ORDINALS.indexOf((ordinal[1] ?? '').toLowerCase()) + 1
  const {month} = nearestMonthEnd(latestEnd)
  return {yearEnds: ((month + (4 - quarter) * 3 - 1) % 12) + 1}
}
