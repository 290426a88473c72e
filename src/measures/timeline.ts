/** What periods are counted from: the latest that is printed, in the company's fiscal calendar. */
import type {Model} from '../model/model.ts'
import {
  CALENDAR_YEAR,
  type FiscalCalendar,
  type Period,
  fiscalQuarter,
  periodOf,
  printedNear,
  quarterEnd
} from '../statements/period.ts'
import {printedPeriods} from './evaluate.ts'

export interface Timeline {
  /** The latest quarter, or the last quarter of the latest year. */
  readonly latest: Period
  readonly calendar: FiscalCalendar
  /** The company reports by the year alone: its flows are counted in years. */
  readonly yearsOnly: boolean
  /** Last days of printed periods that are no month's last, as those of years of 52 weeks are. */
  readonly ends: readonly string[]
}

/** Undefined where nothing is dated. */
export function timelineOf(models: readonly Model[]): Timeline | undefined {
  const latest = latestQuarter(models)
  const calendar = models[0]?.calendar
  if (!latest || !calendar) return undefined
  return {latest, calendar, yearsOnly: printsOnlyYears(models), ends: models.flatMap(weekEnds)}
}

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

/** What is meant where the latest is asked for. */
export const latestOn = (timeline: Timeline): Period =>
  timeline.yearsOnly ? yearsBefore(timeline, 0) : timeline.latest

/** The fiscal year that a period ends in. */
export function yearOf({ends}: Period, calendar: FiscalCalendar): Period {
  return periodOf(quarterEnd(4, fiscalQuarter(ends, calendar).year, calendar), 12, calendar)
}

/** The quarter so many quarters before another. */
export function previousQuarters(period: Period, back: number, calendar: FiscalCalendar): Period {
  const {quarter, year} = fiscalQuarter(period.ends, calendar)
  const index = year * 4 + (quarter - 1) - back
  return periodOf(quarterEnd((index % 4) + 1, Math.floor(index / 4), calendar), 3, calendar)
}

/** The period of the same length so many quarters before; years, halves and the like are counted back in years. */
export function periodBefore(period: Period, quarters: number, calendar: FiscalCalendar): Period | undefined {
  const {months} = period
  if (months > 3 && quarters % 4 !== 0) return undefined
  return periodOf(previousQuarters(period, quarters, calendar).ends, months, calendar)
}

/** The last full fiscal year, or one so many years before it. */
export function yearsBefore({latest, calendar}: Timeline, back: number): Period {
  const {quarter, year} = fiscalQuarter(latest.ends, calendar)
  return periodOf(quarterEnd(4, (quarter === 4 ? year : year - 1) - back, calendar), 12, calendar)
}

/** The quarter that a day lies in; where quarters end in the middle of a week's month, by the days that are printed. */
export function quarterOfDay(day: string, {calendar, ends}: Timeline): Period {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const into = (month - calendar.yearEnds + 12) % 3
  const closes = new Date(Date.UTC(year, month + ((3 - into) % 3), 0)).toISOString().slice(0, 10)
  const own = periodOf(closes, 3, calendar)
  if (ends.length === 0) return own
  const before = previousQuarters(own, 1, calendar)
  if (day <= printedNear(before.ends, ends)) return before
  return day > printedNear(own.ends, ends) ? previousQuarters(own, -1, calendar) : own
}

const known = new WeakMap<Model['statements'], readonly string[]>()

function weekEnds(model: Model): readonly string[] {
  const found =
    known.get(model.statements) ??
    [...new Set([...printedPeriods(model).values()].map(({ends}) => ends))].filter(isWeekEnd)
  known.set(model.statements, found)
  return found
}

const isWeekEnd = (date: string): boolean => new Date(Date.parse(date) + 86_400_000).getUTCDate() !== 1
