import type {Decimal} from '../core/decimal.ts'
import type {Problem} from '../core/problem.ts'
import {refsOf} from '../core/readings.ts'
import type {FactId, Model, RelationKind} from '../model/model.ts'
import {type Suspicion, findCulprits} from './culprit.ts'
import {findHabits} from './habit.ts'
import {type Check, type Counts, countVerdicts, judge} from './judge.ts'
import {nameOf} from '../model/name.ts'
import {showFigure, wordsBeside} from '../model/words.ts'
import {findSubstitute} from './runner-up.ts'
import {strengthOf} from './strength.ts'

/** What became of a release's relations, and the facts that none of them would notice a misprint in. */
export interface Checks {
  readonly checks: readonly Check[]
  readonly counts: Counts
  readonly unprotected: readonly FactId[]
  /** For the checks that fail or stand out, together as they share figures: which figure is likely to be the wrong one. */
  readonly suspicions: readonly Suspicion[]
  readonly problems: readonly Problem[]
}

/** Judges every relation by decimals and closed rounding intervals (XBRL Calculations 1.1), exact first. */
export function checkModel(model: Model): Checks {
  const checks = judgeModel(model)
  const suspicions = findCulprits(model, checks)
  return {
    checks,
    counts: countVerdicts(checks),
    unprotected: unprotectedFacts(model, checks),
    suspicions,
    problems: checks.flatMap(check => problemOf(model, check, checks, suspicions))
  }
}

function judgeModel(model: Model): readonly Check[] {
  const judgements = model.relations.map(relation => judge(relation, id => model.facts.get(id)))
  const habits = findHabits(model, judgements)
  return judgements.map(judgement => {
    const strict = habits.isStrict(judgement)
    const doubtful = strict && judgement.verdict === 'rounded' && !judgement.asPrinted
    const strength = strengthOf(judgement, model.facts.get(judgement.relation.states), strict)
    return {...judgement, strict, doubtful, strength}
  })
}

/** Facts that stand in no relation that would accuse them. */
function unprotectedFacts(model: Model, checks: readonly Check[]): readonly FactId[] {
  const seen = new Set<FactId>()
  for (const {relation, verdict} of checks) {
    if (verdict === 'untestable' || relation.unless !== undefined) continue
    for (const id of [relation.states, ...refsOf(relation.as)]) seen.add(id)
  }
  return [...model.facts.keys()].filter(id => !seen.has(id))
}

/** Relations that add up, and whose misprint is one of footing. */
const FOOTS: ReadonlySet<RelationKind> = new Set(['foot', 'bridge', 'parallel', 'crossFoot'])

function problemOf(
  model: Model,
  check: Check,
  checks: readonly Check[],
  suspicions: readonly Suspicion[]
): readonly Problem[] {
  const {relation, verdict, stated, computed, doubtful} = check
  const fact = model.facts.get(relation.states)
  if ((verdict !== 'fails' && !doubtful) || !stated || !computed || !fact) return []
  const shown = (value: Decimal): string => showFigure(value, fact)
  const foots = FOOTS.has(relation.kind)
  return [
    {
      code: doubtful ? 'ties-by-rounding' : foots ? 'does-not-foot' : 'does-not-tie',
      severity: doubtful ? 'note' : 'error',
      message: `${nameOf(model, relation.states)} is ${shown(stated)}, but ${wordsBeside(model, relation)} is ${shown(computed)}: a difference of ${shown(stated.minus(computed))}.`,
      ...(fact.origin.kind === 'printed' ? {at: fact.origin.at, excerpt: fact.origin.text} : {}),
      stated: shown(stated),
      expected: shown(computed),
      advice: `${doubtful ? ROUNDS : ''}${otherwise(model, check, checks)}${likely(model, check, suspicions)}`
    }
  ]
}

const ROUNDS = 'Rounding allows as much, but the other figures of this kind in the release need no rounding to tie. '

/** The line that may have been meant in place of one that the check names. */
function otherwise(model: Model, check: Check, checks: readonly Check[]): string {
  const found = findSubstitute(model, check, checks)
  return found
    ? `With ${nameOf(model, found.instead)} in place of ${nameOf(model, found.of)} it would tie, as in all ${found.ties} periods. `
    : ''
}

/** Which figure to look at first. */
function likely(model: Model, check: Check, suspicions: readonly Suspicion[]): string {
  const named = suspicions.find(each => each.checks.includes(check))?.culprits ?? []
  const [first] = named
  if (!first || named.length > MOST_NAMED)
    return 'One of these figures may be misprinted: compare them with the release. The sheet shows the computed figure beside the printed one.'
  const names = named.flatMap(({fact: id, should}) => {
    const fact = model.facts.get(id)
    return fact ? [`${nameOf(model, id)}, which would be ${showFigure(should, fact)}`] : []
  })
  return `Look first at ${names.join('; or at ')}: that alone would make ${first.mends === 1 ? 'this' : 'all of these'} tie. The sheet shows the computed figure beside the printed one.`
}

const MOST_NAMED = 3
