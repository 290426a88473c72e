/** Which columns are the quarters or halves of a longer period beside them, so that what has come and gone adds up to it. */
import {monthsBetween} from '../statements/change-columns.ts'
import type {PeriodColumn, Statement} from '../statements/statement.ts'

/** A column of a longer period, and those that it is made of, the earliest first. */
export interface LongerPeriod {
  readonly total: number
  readonly parts: readonly number[]
}

export function findLongerPeriods({columns}: Statement): readonly LongerPeriod[] {
  const periods = columns.flatMap((column, at) => (column.kind === 'period' ? [{at, column}] : []))
  return periods.flatMap(({at: total, column: whole}) => {
    for (const months of [3, 6]) {
      const within = periods.flatMap(({at, column}) => {
        const before = monthsBetween(column.period.ends, whole.period.ends)
        const isPart = column.period.months === months && before >= 0 && before < whole.period.months
        return isPart && basisOf(column) === basisOf(whole) ? [{at, before}] : []
      })
      const ends = new Set(within.map(({before}) => before))
      const isWhole = ends.size === within.length && within.every(({before}) => before % months === 0)
      if (isWhole && within.length > 1 && within.length * months === whole.period.months)
        return [{total, parts: within.toSorted((a, b) => b.before - a.before).map(({at}) => at)}]
    }
    return []
  })
}

/** As reported, adjusted, of a segment: what a column's key says beside its period. */
const basisOf = ({key, period}: PeriodColumn): string => key.replace(period.key, '').trim()
