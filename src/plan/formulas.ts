/** Which facts are written as formulas, and what those formulas give today. */
import type {Decimal} from '../core/decimal.ts'
import {refsOf, valueOf} from '../core/readings.ts'
import type {Checks} from '../checks/check.ts'
import type {Check} from '../checks/judge.ts'
import type {FactId, Model, Relation, RelationKind} from '../model/model.ts'

/** What a cell's formula comes from, the first that a fact has. */
const ORDER: readonly RelationKind[] = [
  'bridge',
  'foot',
  'parallel',
  'crossFoot',
  'margin',
  'perShare',
  'allocation',
  'growth',
  'bps',
  'change',
  'same'
]

export interface Formulas {
  /** The relation that a fact's cell computes; undefined for an input. */
  readonly relationFor: (id: FactId) => Relation | undefined
  /** What the fact's cell holds: its formula's value, or the figure as printed. */
  readonly valueFor: (id: FactId) => Decimal | undefined
}

/**
 * A total is a formula even where the release misprints it, unless other figures bear out what was printed: then one of its
 * parts is wrong, and a formula would spread that over the sheets. A copy of another fact is a link only where the two
 * agree. No cell may depend on itself: a relation that would close a circle is passed over.
 */
export function chooseFormulas(model: Model, checks: Checks): Formulas {
  const chosen = new Map<FactId, Relation>()
  const borneOut = borneOutIn(checks)
  const candidates = new Map<FactId, readonly Check[]>()
  for (const check of checks.checks)
    candidates.set(check.relation.states, [...(candidates.get(check.relation.states) ?? []), check])
  for (const [id, stating] of candidates) {
    const usable = stating.filter(
      ({relation, verdict}) =>
        verdict !== 'untestable' &&
        (relation.kind !== 'same' || verdict === 'exact') &&
        (verdict !== 'fails' || !borneOut.has(id))
    )
    const ranked = ORDER.flatMap(kind => usable.filter(check => check.relation.kind === kind))
    const best = ranked.find(({relation}) => !reaches(refsOf(relation.as), id, chosen))
    if (best) chosen.set(id, best.relation)
  }
  const values = new Map<FactId, Decimal | undefined>()
  const valueFor = (id: FactId): Decimal | undefined => {
    if (!values.has(id)) {
      const relation = chosen.get(id)
      values.set(id, relation ? valueOf(relation.as, valueFor) : model.facts.get(id)?.value)
    }
    return values.get(id)
  }
  return {relationFor: id => chosen.get(id), valueFor}
}

/** Facts that others are made of, or repeat, to the last digit. */
const borneOutIn = ({checks}: Checks): ReadonlySet<FactId> =>
  new Set(
    checks
      .filter(({verdict, relation}) => verdict === 'exact' && TO_THE_DIGIT.has(relation.kind))
      .flatMap(({relation}) => refsOf(relation.as))
  )

const TO_THE_DIGIT: ReadonlySet<RelationKind> = new Set(['bridge', 'foot', 'parallel', 'crossFoot', 'balance', 'same'])

/** Whether a fact would be met when following chosen formulas from some others. */
function reaches(from: readonly FactId[], target: FactId, chosen: ReadonlyMap<FactId, Relation>): boolean {
  const seen = new Set<FactId>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true
    if (seen.has(id)) continue
    seen.add(id)
    const relation = chosen.get(id)
    if (relation) open.push(...refsOf(relation.as))
  }
  return false
}
