import {type Decimal, ZERO, halfPlace, roundTo} from '../core/decimal.ts'
import type {Expr} from '../core/expr.ts'
import {type Interval, roundedFrom} from '../core/interval.ts'
import {rangeOf, refsOf, valueOf} from '../core/readings.ts'
import type {Fact, FactId, Relation} from '../model/model.ts'
import {showFigure} from '../model/words.ts'

/**
 * How a relation fares: *exact*, equal to the last digit; *rounded*, inside what the printed rounding allows;
 * *fails*, outside it; *untestable*, an input or a divisor is missing, or what else moves the figure is not printed.
 */
export type Verdict = 'exact' | 'rounded' | 'fails' | 'untestable'

/** How many fared how. */
export type Counts = Readonly<Record<Verdict, number>>

export function countVerdicts(judged: ReadonlyArray<{readonly verdict: Verdict}>): Counts {
  const counts = {exact: 0, rounded: 0, fails: 0, untestable: 0}
  for (const {verdict} of judged) counts[verdict]++
  return counts
}

/** A relation judged by the figures alone, whatever the rest of the release is like. */
export interface Judgement {
  readonly relation: Relation
  readonly verdict: Verdict
  readonly stated: Decimal | undefined
  readonly computed: Decimal | undefined
  /** How far computed may lie from stated, on the side where it lies, and still tie; undefined where it can't be told. */
  readonly tolerance: Decimal | undefined
  /** The printed figures make the stated one when rounded as it is: no rounding before printing is needed to explain it. */
  readonly asPrinted: boolean
  /** The stated values that would tie; undefined where that can't be told. */
  readonly accepts?: Interval
  /** Why it can't be tested. */
  readonly reason?: string
}

export type FindFact = (id: FactId) => Fact | undefined

/** Judges by decimals and closed rounding intervals (XBRL Calculations 1.1), exact first. */
export function judge(relation: Relation, factOf: FindFact): Judgement {
  const stated = factOf(relation.states)
  const missing = relation.lacks ?? missingIn(relation, factOf)
  const computed = valueOf(relation.as, id => factOf(id)?.value)
  const open = {relation, stated: stated?.value, computed, tolerance: undefined, asPrinted: false}
  if (missing !== undefined || !stated)
    return {...open, verdict: 'untestable', reason: `not printed: ${missing ?? relation.states}`}
  if (!computed) return {...open, verdict: 'untestable', reason: 'a divisor is zero'}
  const within = acceptedBy(relation, stated, computed, factOf)
  if (!within) {
    if (computed.eq(stated.value))
      return {...open, tolerance: halfPlace(stated.places), verdict: 'exact', asPrinted: true}
    return {...open, verdict: 'untestable', reason: 'a divisor may be zero before rounding'}
  }
  const tolerance = stated.value.lt(computed) ? computed.minus(within.low) : within.high.minus(computed)
  const asPrinted = roundTo(computed, stated.places).eq(stated.value)
  const found = {...open, tolerance, asPrinted, accepts: within}
  if (computed.eq(stated.value)) return {...found, verdict: 'exact'}
  if (stated.value.gte(within.low) && stated.value.lte(within.high)) return {...found, verdict: 'rounded'}
  if (relation.unless === undefined) return {...found, verdict: 'fails'}
  const apart = showFigure(stated.value.minus(computed), stated)
  return {...found, verdict: 'untestable', reason: `${apart} apart, as it may be: ${relation.unless}`}
}

/** The stated values that would tie, from the lowest to the highest; undefined where a divisor may be zero. */
export function acceptedBy(
  relation: Relation,
  stated: Fact,
  computed: Decimal,
  factOf: FindFact
): Interval | undefined {
  if (isCopy(relation, stated, factOf)) return {low: computed, high: computed}
  const half = halfPlace(stated.places)
  const slack = slackOfSum(relation.as, factOf)
  if (slack) return {low: computed.minus(slack).minus(half), high: computed.plus(slack).plus(half)}
  const range = rangeOf(relation.as, id => rangeOfFact(factOf(id)))
  return range && {low: range.low.minus(half), high: range.high.plus(half)}
}

/**
 * The same fact printed twice to the same place has been rounded once: it must be the same to the last digit (XBRL
 * Calculations 1.1, inconsistent duplicates).
 */
function isCopy({kind, as}: Relation, stated: Fact, factOf: FindFact): boolean {
  const copied = as.kind === 'negate' ? as.of : as
  if (copied.kind !== 'ref' || !COPIES.has(kind)) return false
  const other = factOf(copied.ref)
  return other !== undefined && other.places === stated.places && other.unit === stated.unit
}

const COPIES: ReadonlySet<Relation['kind']> = new Set(['same', 'balance', 'dilution'])

/** Half a unit for each figure added or taken off: the rounding of a sum, without computing its ends. */
function slackOfSum(expr: Expr<FactId>, factOf: FindFact): Decimal | undefined {
  if (expr.kind !== 'sum') return undefined
  let slack = ZERO
  for (const term of expr.terms) {
    const inner = term.kind === 'negate' ? term.of : term
    if (inner.kind === 'number') continue
    const fact = inner.kind === 'ref' ? factOf(inner.ref) : undefined
    if (!fact) return undefined
    slack = slack.plus(halfPlace(fact.places))
  }
  return slack
}

const rangeOfFact = (fact: Fact | undefined): Interval | undefined => fact && roundedFrom(fact.value, fact.places)

const missingIn = (relation: Relation, factOf: FindFact): string | undefined =>
  refsOf(relation.as).find(id => !factOf(id))

/** A relation judged, and what the verdict is worth in this release. */
export interface Check extends Judgement {
  /** The release's other checks of its sort all tie as printed, so that this one must. */
  readonly strict: boolean
  /** Ties by rounding alone where this release otherwise needs none: worth a look. */
  readonly doubtful: boolean
  /** The share of one-digit misprints in the stated figure that it would notice, from 0 to 1. */
  readonly strength: number
}
