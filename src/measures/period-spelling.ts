/** Every way in which analysts type a period, and the one period that each means. */
import {textOf} from './answer.ts'
import type {Model} from '../model/model.ts'
import {readSpan} from './span-spelling.ts'
import {type Timeline, latestOn, previousQuarters, quarterOfDay, timelineOf, yearsBefore} from './timeline.ts'
import {CALENDAR_YEAR, type Period, fiscalQuarter, periodOf, quarterEnd, resolvePeriod} from '../statements/period.ts'
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

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const MONTH = '([a-z]{3,9})\\.?'

/**
 * The period that a user typed: `1Q13`, `Q1 2013`, `FQ12013`, `2013Q1`, `2013/1F`, `FY12`, `H1 2013`, `9M13`, `YTD 2Q13`, `LTM`,
 * `LTM 4Q12`, `CY12`, `-1Q`, `FQ-4`, `-1Y`, `0`, `Mar-13`, a date, Excel's number of a day, or a printed heading. What is relative
 * counts from the latest period of the releases, in quarters, or in years where only years are printed. Nothing is ignored: what
 * is not understood to the last letter is unclear.
 */
export function readPeriod(typed: unknown, models: readonly Model[]): Meant {
  const timeline = timelineOf(models)
  return timeline ? readPeriodOn(typed, timeline) : unclear('The release has no periods')
}

/** As `readPeriod`, where the latest period and the fiscal calendar are known. */
export function readPeriodOn(typed: unknown, timeline: Timeline): Meant {
  if (typeof typed === 'number') return ofNumber(typed, timeline)
  const text = textOf(typed).trim().replace(/\s+/g, ' ').replace(/’/g, "'").replace(/^IQ_/i, '')
  const meant =
    relativeTo(text, timeline) ??
    widened(text, timeline) ??
    spanned(text, timeline) ??
    ofDay(text, timeline) ??
    ofHeading(text, timeline)
  return meant ?? unclear(whyNot(text, timeline))
}

const unclear = (why: string): Meant => ({kind: 'unclear', why})

const meaning = (period: Period): Extract<Meant, {kind: 'period'}> => ({kind: 'period', key: period.key, period})

/** `0`, `-4`, `-1Q`, `FQ-4`, `-3FQ`, `-1Y`, `FY-1`, `-1FY`, `MRQ`: so many quarters or years before the latest. */
function relativeTo(text: string, timeline: Timeline): Meant | undefined {
  if (/^(?:latest|MRQ|LFQ)$/i.test(text)) return meaning(latestOn(timeline))
  if (/^(?:MRY|LFY)$/i.test(text)) return meaning(yearsBefore(timeline, 0))
  const found = /^(F?Q|[FA]?Y)?\s?([-−–]\s?\d{1,2}|0)\s?(F?Q|[FA]?Y)?$/i.exec(text)
  if (!found || (found[1] && found[3])) return undefined
  const usual = timeline.yearsOnly ? 'Y' : 'Q'
  const unit = (found[1] ?? found[3] ?? usual).toUpperCase()
  const back = -Number((found[2] ?? '0').replace(/[−–]/, '-').replace(' ', ''))
  // Written behind, a plain Y is the same quarter of another year: -1Y.
  const isYear = /^[FA]Y$/.test(unit) || (unit === 'Y' && (found[1] !== undefined || timeline.yearsOnly))
  if (isYear) return meaning(yearsBefore(timeline, back))
  return meaning(previousQuarters(timeline.latest, unit === 'Y' ? back * 4 : back, timeline.calendar))
}

/** A year to date, or the last twelve months, up to a quarter: the latest where none is named. */
function widened(text: string, timeline: Timeline): Meant | undefined {
  const found = /^(YTD|LTM|TTM|L12M)\s*(.*)$/i.exec(text) ?? /^()(.*\S)\s?(YTD|LTM|TTM|L12M)$/i.exec(text)
  if (!found) return undefined
  const [word, rest] = [(found[3] ?? found[1] ?? '').toUpperCase(), found[2] ?? '']
  const quarter = rest === '' ? timeline.latest : lastQuarterOf(rest, timeline)
  if (!quarter) return unclear(`"${rest}" beside ${word} is no quarter`)
  const {quarter: number} = fiscalQuarter(quarter.ends, timeline.calendar)
  return meaning(periodOf(quarter.ends, word === 'YTD' ? number * 3 : 12, timeline.calendar))
}

/** The quarter that is named; of a half or a year, its last. */
function lastQuarterOf(text: string, timeline: Timeline): Period | undefined {
  const meant = readPeriodOn(text, {...timeline, yearsOnly: false})
  if (meant.kind === 'unclear') return undefined
  const {months, ends} = meant.period
  const closesYear = fiscalQuarter(ends, timeline.calendar).quarter === 4
  return months < 12 || closesYear ? meant.period : undefined
}

/** Quarters, halves, months and years; those of the calendar (`CY12`, `1QCY13`, `2013/1C`) where the company's end with them. */
function spanned(text: string, {calendar, latest}: Timeline): Meant | undefined {
  const actual = text.replace(/(?<=\d)\s?A$/i, '')
  const estimate = /^(.*\d)\s?[EFP]$/i.exec(text)?.[1]
  const fiscal = actual
    .replace(/^CY?\s?(?=F?Q|[1-4]\s?Q)/i, 'F')
    .replace(/CY/i, 'FY')
    .replace(/(?<=\/\s?[1-4]\s?)C$/i, 'F')
    .replace(/^calendar\b/i, 'fiscal')
  const span = readSpan(fiscal, fiscal === actual ? calendar : CALENDAR_YEAR)
  if (span === 'any quarter')
    return unclear(`"${text}" may be any quarter of the year: name the quarter, ${latest.key}`)
  if (!span) {
    const of = estimate === undefined ? undefined : readSpan(estimate, calendar)
    return typeof of === 'object'
      ? unclear(`"${text}" asks for an estimate, and releases print what was: write ${of.key}`)
      : undefined
  }
  if (fiscal === actual) return meaning(span)
  const month = Number(span.ends.slice(5, 7))
  return (month - calendar.yearEnds + 12) % 3 === 0
    ? meaning(periodOf(span.ends, span.months, calendar))
    : unclear(
        `"${text}" ends in ${MONTHS[month - 1]}, and the company's quarters end in ${quarterMonths(calendar.yearEnds)}`
      )
}

/** `March, June, September, December` */
const quarterMonths = (yearEnds: number): string =>
  [0, 1, 2, 3]
    .map(quarter => (yearEnds + 2 + quarter * 3) % 12)
    .toSorted((a, b) => a - b)
    .map(month => MONTHS[month])
    .join(', ')

/** 0 and less count quarters back; years and Excel's days are told apart by their size. */
function ofNumber(value: number, timeline: Timeline): Meant {
  const {calendar} = timeline
  if (Number.isInteger(value) && value <= 0 && value >= -99)
    return meaning(
      timeline.yearsOnly ? yearsBefore(timeline, -value) : previousQuarters(timeline.latest, -value, calendar)
    )
  if (Number.isInteger(value) && value >= 1900 && value < 2100)
    return meaning(periodOf(quarterEnd(4, value, calendar), 12, calendar))
  if (value >= FIRST_DAY && value < LAST_DAY)
    return onDay(new Date((Math.floor(value) - EPOCH) * 86_400_000).toISOString().slice(0, 10), timeline)
  return /^20\d{6}$/.test(String(value))
    ? readPeriodOn(String(value), timeline)
    : unclear(whyNot(String(value), timeline))
}

const onDay = (day: string, timeline: Timeline): Meant => ({...meaning(quarterOfDay(day, timeline)), dated: true})

/** A day, or the month that a quarter ends in: `2013-03-31`, `3/31/2013`, `31.3.2013`, `31 Mar 2013`, `Mar-13`. */
function ofDay(text: string, timeline: Timeline): Meant | undefined {
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  const iso = readDate(compact ? compact.slice(1).join('-') : text)
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2((?:\d{2})?\d{2})$/.exec(text)
  if (numbers) return ofNumbers(text, numbers, timeline)
  const isAlone =
    compact !== null ||
    /^(?:as of |at )?(?:[a-z]{3,9}\.?[ -]\d{1,2}(?:st|nd|rd|th)?,? ?-?\d{4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?[ -]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$/i.test(
      text
    )
  if (iso !== undefined && isAlone) return onDay(iso, timeline)
  const named = new RegExp(`^${MONTH}[ '-]*((?:19|20)?\\d{2})$`, 'i').exec(text)
  const numbered = /^((?:19|20)\d{2})[-/](0[1-9]|1[0-2])$/.exec(text)
  const month = named
    ? MONTHS.findIndex(each => each.toLowerCase().startsWith((named[1] ?? '').toLowerCase().replace(/^sept$/, 'sep')))
    : Number(numbered?.[2] ?? 0) - 1
  const year = named?.[2] ?? numbered?.[1]
  return month < 0 || year === undefined ? undefined : ofMonth(text, fullYear(year), month, timeline)
}

/** A month stands for the quarter that ends in it, and only such a month. */
function ofMonth(text: string, year: number, month: number, timeline: Timeline): Meant {
  if ((month + 1 - timeline.calendar.yearEnds + 12) % 3 !== 0)
    return unclear(
      `No quarter ends in ${MONTHS[month]}: "${text}" is a part of one. They end in ${quarterMonths(timeline.calendar.yearEnds)}`
    )
  const last = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10)
  return {...meaning(periodOf(last, 3, timeline.calendar)), dated: true}
}

/** Day and month in figures: whichever comes first, where both ways lie in one quarter. */
function ofNumbers(text: string, [, one, mark, two, year]: RegExpExecArray, timeline: Timeline): Meant | undefined {
  const day = (month = '', of = ''): string | undefined =>
    readDate(`${fullYear(year ?? '')}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`)
  const ways = (mark === '.' ? [day(two, one)] : [day(one, two), day(two, one)]).filter(each => each !== undefined)
  const meant = ways.map(each => onDay(each, timeline))
  const [first, other] = meant
  return first?.kind === 'period' && other?.kind === 'period' && first.key !== other.key
    ? unclear(`"${text}" may be ${ways.join(' or ')}: write it so`)
    : first
}

/** A printed heading: `Three Months Ended March 31, 2013`. */
function ofHeading(text: string, {calendar}: Timeline): Meant | undefined {
  const isHeading =
    /^(?:for the )?(?:the )?[\w-]+(?:[ -](?:months?|weeks?|quarters?|years?|year)){1,2},? ended /i.test(text) ||
    /^(?:fiscal )?(?:year|quarter) ended /i.test(text)
  const phrase = isHeading ? readPeriodPhrase(text) : undefined
  return phrase && meaning(resolvePeriod(phrase, calendar, 3))
}

/** What is wrong with a spelling, as far as can be told, and how to write it. */
function whyNot(text: string, {latest}: Timeline): string {
  const {key} = latest
  if (/^(?:F?[QH]\s?[1-4]|[1-4]\s?F?[QH]|FY)$/i.test(text))
    return `"${text}" names no year: write ${key} or FY${key.slice(-2)}`
  if (/^(?:NTM|N12M)\b|^\+|^[1-9]\d?\s?F?[QY]$/i.test(text))
    return `"${text}" lies ahead, and releases tell of what is over: -1Q and -1Y count back`
  if (/^\d{1,2}$/.test(text))
    return `"${text}" is no period: a year is written FY${text.padStart(2, '0')}, and -${text} counts ${text} back`
  if (/^(?:F?Q\s?[05-9]|[05-9]\s?F?Q)\D?/i.test(text)) return `"${text}" is no period: quarters go from 1 to 4`
  if (/[,;&]|\bto\b|\band\b/.test(text)) return `"${text}" is more than one period: name one`
  return `"${text}" is no period: write ${key}, FY12, YTD 2Q13, LTM, -1Q, -1Y or a date`
}
