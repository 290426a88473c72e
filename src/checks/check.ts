import {type Decimal, halfPlace} from '../core/decimal.ts'
import {overlap, roundedFrom, slack} from '../core/interval.ts'
import type {Problem} from '../core/problem.ts'
import {rangeOf, refsOf, valueOf, wordsOf} from '../core/readings.ts'
import {indexOf} from '../model/index.ts'
import type {Fact, FactId, Model, Relation} from '../model/model.ts'

/**
 * How a relation fares: *exact*, equal to the last digit; *rounded*, inside what the printed rounding allows;
 * *fails*, outside it; *untestable*, an input or a divisor is missing.
 */
export type Verdict = 'exact' | 'rounded' | 'fails' | 'untestable'

export interface Check {
  readonly relation: Relation
  readonly verdict: Verdict
  readonly stated: Decimal | undefined
  readonly computed: Decimal | undefined
  /** How far computed may lie from stated and still tie: the stated figure's own rounding and that of the inputs. */
  readonly tolerance: Decimal | undefined
}

/** What became of a release's relations, and the facts that none of them would notice a misprint in. */
export interface Checks {
  readonly checks: readonly Check[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly unprotected: readonly FactId[]
  readonly problems: readonly Problem[]
}

/** Judges every relation by decimals and closed rounding intervals (XBRL Calculations 1.1), exact first. */
export function checkModel(model: Model): Checks {
  const checks = model.relations.map(relation => checkRelation(model, relation))
  const counts = {exact: 0, rounded: 0, fails: 0, untestable: 0}
  for (const check of checks) counts[check.verdict]++
  return {
    checks,
    counts,
    unprotected: unprotectedFacts(model, checks),
    problems: checks.flatMap(check => problemOf(model, check))
  }
}

function checkRelation(model: Model, relation: Relation): Check {
  const stated = model.facts.get(relation.states)
  const computed = valueOf(relation.as, id => model.facts.get(id)?.value)
  const range = rangeOf(relation.as, id => rangeOfFact(model.facts.get(id)))
  if (!stated || !computed)
    return {relation, verdict: 'untestable', stated: stated?.value, computed, tolerance: undefined}
  const tolerance = halfPlace(stated.places).plus(range ? slack(range) : 0)
  const found = {relation, stated: stated.value, computed, tolerance}
  if (computed.eq(stated.value)) return {...found, verdict: 'exact'}
  if (!range) return {...found, verdict: 'untestable'}
  return {...found, verdict: overlap(range, roundedFrom(stated.value, stated.places)) ? 'rounded' : 'fails'}
}

const rangeOfFact = (fact: Fact | undefined): ReturnType<typeof roundedFrom> | undefined =>
  fact && roundedFrom(fact.value, fact.places)

/** Facts that stand in no relation that can be tested. */
function unprotectedFacts(model: Model, checks: readonly Check[]): readonly FactId[] {
  const seen = new Set<FactId>()
  for (const {relation, verdict} of checks) {
    if (verdict === 'untestable') continue
    for (const id of [relation.states, ...refsOf(relation.as)]) seen.add(id)
  }
  return [...model.facts.keys()].filter(id => !seen.has(id))
}

function problemOf(model: Model, {relation, verdict, stated, computed}: Check): readonly Problem[] {
  if (verdict !== 'fails' || !stated || !computed) return []
  const fact = model.facts.get(relation.states)
  const foots = relation.kind === 'foot' || relation.kind === 'bridge' || relation.kind === 'parallel'
  return [
    {
      code: foots ? 'does-not-foot' : 'does-not-tie',
      severity: 'error',
      message: `${nameOf(model, relation.states)} is ${stated.toString()}, but ${wordsOf(relation.as, id => nameOf(model, id))} is ${computed.toSignificantDigits(12).toString()}: a difference of ${stated.minus(computed).toSignificantDigits(12).toString()}.`,
      ...(fact?.origin.kind === 'printed' ? {at: fact.origin.at, excerpt: fact.origin.text} : {}),
      stated: stated.toString(),
      expected: computed.toSignificantDigits(12).toString(),
      advice:
        'One of these figures may be misprinted: compare them with the release. The sheet shows the computed figure beside the printed one.'
    }
  ]
}

/** A fact as a reader would name it: `Total revenues [1Q13]`, with its section where a statement has the label twice. */
export function nameOf(model: Model, id: FactId): string {
  const found = indexOf(model).printing.get(id)
  if (!found) return id
  const {statement, line} = found
  const section = line.section.at(-1)
  const twice = statement.lines.filter(each => each.label === line.label).length > 1
  return `${twice && section !== undefined ? `${section}: ` : ''}${line.label} [${model.facts.get(id)?.column ?? '?'}]`
}
