import {Decimal} from '../core/decimal.ts'
import {type Interval, exactly, magnitude, overlap, slack} from '../core/interval.ts'
import type {Ledger} from './ledger.ts'
import type {Moment} from './moment.ts'
import type {PrintedNumber, Reading, Verdict} from './prose.ts'
import type {Candidate} from './question.ts'

/** A reading held against the figure. */
export interface Judged {
  readonly candidate: Candidate
  readonly reading: Reading
  readonly verdict: Verdict
  readonly computed: Decimal | undefined
  /** The period it ties in, where that is not the one that the sentence was taken to speak of. */
  readonly elsewhen?: Moment
}

/**
 * Judges by closed intervals, exact first (XBRL Calculations 1.1). Signs are left to the words beside the figure: a net loss of
 * $1.6 million is a cell of (1,643), and a decrease of 7% a growth of -7%.
 */
export function judged(candidate: Candidate, number: PrintedNumber, ledger: Ledger): Judged {
  const {reading} = candidate
  const value = ledger.value(reading.as)
  const computed = value?.times(reading.times)
  if (!computed) return {candidate, reading, verdict: 'untestable', computed}
  if (computed.abs().eq(number.value.abs())) return {candidate, reading, verdict: 'exact', computed}
  const range = candidate.asPrinted ? exactly(computed) : ledger.range(reading.as, reading.times)
  if (!range) return {candidate, reading, verdict: 'untestable', computed}
  const stated = allowed(number, reading)
  // The same figure printed twice to the same place is the same to the last digit.
  const isSamePlace = reading.form === 'value' && number.hedge === undefined && slack(range).eq(slack(stated))
  if (isSamePlace && number.unit !== 'bps') return {candidate, reading, verdict: 'fails', computed}
  if (overlap(magnitude(range), magnitude(stated))) return {candidate, reading, verdict: 'rounded', computed}
  return rescaled(candidate, number, ledger) ?? {candidate, reading, verdict: 'fails', computed}
}

/** A table that states no scale is in thousands or millions where that is what ties. */
function rescaled(candidate: Candidate, number: PrintedNumber, ledger: Ledger): Judged | undefined {
  const {reading, named} = candidate
  if (
    number.unit !== 'money' ||
    named.unit !== 'money' ||
    named.statement.scale.from !== 'none' ||
    !reading.times.eq(1)
  )
    return undefined
  for (const scale of [1_000, 1_000_000]) {
    const times = new Decimal(scale)
    const [computed, range] = [ledger.value(reading.as)?.times(times), ledger.range(reading.as, times)]
    if (computed && range && overlap(magnitude(range), magnitude(number.interval)))
      return {
        candidate,
        reading: {...reading, times},
        verdict: computed.abs().eq(number.value.abs()) ? 'exact' : 'rounded',
        computed
      }
  }
  return undefined
}

/** What the printed figure may stand for; basis points that end in a zero are often said to the nearest ten. */
function allowed(number: PrintedNumber, reading: Reading): Interval {
  const tens = number.unit === 'bps' && reading.form !== 'value' && number.value.mod(10).isZero()
  return tens ? {low: number.value.minus(5), high: number.value.plus(5)} : number.interval
}

export const ties = ({verdict}: Judged): boolean => verdict === 'exact' || verdict === 'rounded'

/** How many digits of a figure carry weight: `0.1` has one, `10,588,000` eight. */
export const digitsOf = ({printed}: PrintedNumber): number =>
  (/\d[\d,.]*/.exec(printed)?.[0] ?? '').replace(/\D/g, '').replace(/^0+/, '').length
