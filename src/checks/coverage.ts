import {type Decimal, lastPlace} from '../core/decimal.ts'
import {refsOf} from '../core/readings.ts'
import type {Fact, FactId, Model} from '../model/model.ts'
import {type Check, judge} from './judge.ts'

/** The checks that would notice if a figure were misprinted. */
export interface Coverage {
  readonly fact: FactId
  /** Grossly: with the other sign, or a thousandfold. */
  readonly value: readonly Check[]
  /** By one in its last place, up or down. */
  readonly lastDigit: readonly Check[]
}

/** For each figure of a release what stands guard over it, by trying: each check is judged anew with each figure misprinted. */
export function coverageOf(model: Model, checks: readonly Check[]): ReadonlyMap<FactId, Coverage> {
  const found = new Map<FactId, {fact: FactId; value: Check[]; lastDigit: Check[]}>()
  for (const id of model.facts.keys()) found.set(id, {fact: id, value: [], lastDigit: []})
  for (const check of checks) {
    if (check.verdict === 'untestable' || check.relation.unless !== undefined) continue
    for (const id of new Set([check.relation.states, ...refsOf(check.relation.as)])) {
      const fact = model.facts.get(id)
      const coverage = found.get(id)
      if (!fact || !coverage) continue
      const notices = (value: Decimal): boolean => isNoticed(model, check, {...fact, value})
      const step = lastPlace(fact.places)
      if (notices(fact.value.plus(step)) && notices(fact.value.minus(step))) coverage.lastDigit.push(check)
      const gross = fact.value.isZero() ? [step.times(1000)] : [fact.value.negated(), fact.value.times(1000)]
      if (gross.some(notices)) coverage.value.push(check)
    }
  }
  return found
}

/** Whether a check that ties would say something of another value. */
function isNoticed(model: Model, check: Check, instead: Fact): boolean {
  const after = judge(check.relation, id => (id === instead.id ? instead : model.facts.get(id)))
  return after.verdict === 'fails' || (check.strict && after.verdict === 'rounded' && !after.asPrinted)
}

/** The figures whose last digit no check would notice, in the order of the release. */
export const looseFacts = (model: Model, checks: readonly Check[]): readonly FactId[] =>
  [...coverageOf(model, checks).values()].flatMap(({fact, lastDigit}) => (lastDigit.length === 0 ? [fact] : []))
