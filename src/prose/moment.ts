import {monthsBetween} from '../statements/change-columns.ts'

/** A span of time or a date that columns of the tables stand for. */
export interface Moment {
  readonly ends: string
  readonly months: number
}

/** The last day so many months before, where the date is the last of its month. */
export function monthsBefore(ends: string, months: number): string {
  const date = new Date(`${ends}T00:00:00Z`)
  const last = date.getUTCDate() >= 28
  const moved = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, last ? 1 : date.getUTCDate()))
  if (last) moved.setUTCMonth(moved.getUTCMonth() + 1, 0)
  return moved.toISOString().slice(0, 10)
}

export const sameMoment = (one: Moment, other: Moment): boolean =>
  one.months === other.months && (one.ends === other.ends || Math.abs(monthsBetween(one.ends, other.ends)) === 0)
