import {refsOf} from '../core/readings.ts'
import type {Fact, FactId, Model} from '../model/model.ts'
import {type Check, judge} from './judge.ts'
import {type Suspicion, findCulprits} from './culprit.ts'

/** What becomes of a release's checks when one of its figures is another. */
export interface Rechecked {
  readonly model: Model
  readonly checks: readonly Check[]
  /** The checks that are about the figure, as they are now. */
  readonly touched: readonly Check[]
  readonly suspicions: readonly Suspicion[]
}

/** Judges anew the relations that a figure is in, and no others; what the release does as a rule stays what it was. */
export function recheck(model: Model, checks: readonly Check[], fact: Fact): Rechecked {
  const facts = new Map(model.facts).set(fact.id, fact)
  const touched: Check[] = []
  const now = checks.map(check => {
    if (!isAbout(check, fact.id)) return check
    const judgement = judge(check.relation, id => facts.get(id))
    const after = {
      ...judgement,
      strict: check.strict,
      strength: check.strength,
      doubtful: isDoubtful(check, judgement)
    }
    touched.push(after)
    return after
  })
  const changed = {...model, facts}
  return {model: changed, checks: now, touched, suspicions: findCulprits(changed, now)}
}

const isAbout = ({relation}: Check, id: FactId): boolean => relation.states === id || refsOf(relation.as).includes(id)

const isDoubtful = ({strict}: Check, {verdict, asPrinted, relation}: ReturnType<typeof judge>): boolean =>
  strict && relation.unless === undefined && verdict === 'rounded' && !asPrinted
