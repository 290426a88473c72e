import {lastPlace} from '../core/decimal.ts'
import {refsOf} from '../core/readings.ts'
import {indexOf} from '../model/index.ts'
import type {FactId, Model, RelationKind} from '../model/model.ts'
import {scaleOf} from '../statements/statement.ts'
import type {Judgement} from './judge.ts'

/**
 * What a release does as a rule. Most foot to the last digit, though rounding would allow more; in such a release a sum
 * that is off by one is worth a remark, where in one that rounds each figure by itself it is worth nothing.
 */
export interface Habits {
  /** The release's other checks of this sort are all as printed: one that ties by rounding alone stands out. */
  readonly isStrict: (judgement: Judgement) => boolean
}

const SUMS: ReadonlySet<RelationKind> = new Set([
  'foot',
  'bridge',
  'parallel',
  'crossFoot',
  'parts',
  'identity',
  'unprinted'
])
/** So many checks make a habit, and so small a share of others leaves it one. */
const ENOUGH = 8
const RARE = 0.02
/** Amounts per share are computed before rounding as a rule: it takes a hundred to one against chance to say otherwise. */
const AGAINST_CHANCE = Math.log(100)

/** Finds how strictly a release keeps to its printed figures: sums by the unit they are printed in, ratios by their kind. */
export function findHabits(model: Model, judgements: readonly Judgement[]): Habits {
  const families = new Map<string, Judgement[]>()
  const keys = new Map<Judgement, string>()
  for (const judgement of judgements) {
    if (judgement.verdict !== 'exact' && judgement.verdict !== 'rounded') continue
    // What may be apart for other reasons makes no habit.
    if (judgement.relation.unless !== undefined) continue
    const key = familyOf(model, judgement)
    keys.set(judgement, key)
    const family = families.get(key)
    if (family) family.push(judgement)
    else families.set(key, [judgement])
  }
  const strict = new Map([...families].map(([key, family]) => [key, isHabit(model, family)]))
  const isStrict = (judgement: Judgement): boolean => {
    const key = keys.get(judgement)
    if (key === undefined || isCoarse(model, judgement)) return false
    return strict.get(key) === true || (!judgement.asPrinted && standsOut(model, judgement, families.get(key) ?? []))
  }
  return {isStrict}
}

function isHabit(model: Model, family: readonly Judgement[]): boolean {
  const loose = family.filter(each => !each.asPrinted).length
  if (family.length <= ENOUGH || loose > family.length * RARE) return false
  const isPerShare = family.every(({relation}) => relation.kind === 'perShare')
  return !isPerShare || family.reduce((sum, each) => sum + evidenceIn(model, each), 0) > AGAINST_CHANCE
}

/**
 * How little chance a check would have to tie as printed if the release computed with figures it does not print: the wider
 * the range that rounding leaves, in the last place of the stated figure, the less.
 */
function evidenceIn(model: Model, judgement: Judgement): number {
  const reach = judgement.asPrinted ? reachOf(model, judgement) : 0
  return reach > 0 ? Math.log1p(reach * reach) / 2 : 0
}

/** How far the rounding of what it is computed from may take a figure, in its own last place. */
function reachOf({facts}: Model, {relation, accepts}: Judgement): number {
  const stated = facts.get(relation.states)
  return stated && accepts ? accepts.high.minus(accepts.low).div(lastPlace(stated.places)).toNumber() / 2 - 0.5 : 0
}

/**
 * A rate that can't be told from one computed before rounding: of so small a figure that its rounding makes another of it, or so
 * near to where the one place ends and the next begins that what is not printed decides.
 */
function isCoarse(model: Model, judgement: Judgement): boolean {
  const {relation, stated, computed} = judgement
  const fact = model.facts.get(relation.states)
  if (relation.kind !== 'margin' || !fact || !stated || !computed) return false
  const away = computed.minus(stated).abs().div(lastPlace(fact.places)).toNumber()
  return reachOf(model, judgement) > COARSE || Math.abs(away - 0.5) < EDGE
}

/** In last places of a rate. */
const COARSE = 0.25
const EDGE = 0.01

/** A misprint loosens every check that it is in: those that share no figure with the check tell what the habit is. */
function standsOut(model: Model, judgement: Judgement, family: readonly Judgement[]): boolean {
  const own = new Set(factsIn(judgement))
  // Where many are loose, no one of them stands out: not worth the looking.
  if (family.filter(each => !each.asPrinted).length > MOST_BY_ONE) return false
  const others = family.filter(each => !factsIn(each).some(id => own.has(id)))
  return isHabit(model, others)
}

/** No figure is in more checks of a sort than this. */
const MOST_BY_ONE = 12

const factsIn = ({relation}: Judgement): readonly FactId[] => [relation.states, ...refsOf(relation.as)]

function familyOf(model: Model, {relation}: Judgement): string {
  if (!SUMS.has(relation.kind)) return relation.kind
  const fact = model.facts.get(relation.states)
  const statement = indexOf(model).printing.get(relation.states)?.statement
  if (!fact || !statement) return 'sum'
  return `sum ${lastPlace(fact.places).times(scaleOf(statement, fact.unit)).toString()}`
}
