import type {Decimal} from '../core/decimal.ts'
import {type Expr, ref} from '../core/expr.ts'
import {refsOf, valueOf} from '../core/readings.ts'
import {conceptOf} from '../catalogue/concepts.ts'
import {type Measure, MEASURES} from '../catalogue/measures.ts'
import {missingInputs, resolveDefinition} from '../model/define.ts'
import type {Period} from '../statements/period.ts'
import {scaleOf} from '../statements/statement.ts'
import {type Place, findPlaces, inHomeOrder} from '../model/find.ts'
import {indexOf} from '../model/index.ts'
import type {Fact, FactId, Model, Relation, RelationKind} from '../model/model.ts'

/** Which arithmetic gave the answer: the release's own, a line it prints, or the measure's definition. */
export type Basis = 'reconciliation' | 'statement' | 'reported' | 'definition'

/** A measure's answer for a period, and how it was come by. */
export interface Answer {
  readonly measure: Measure
  readonly member: string | undefined
  readonly period: string
  readonly basis: Basis
  /** The sheet or table whose arithmetic it is; undefined for a definition. */
  readonly statement: string | undefined
  readonly as: Expr<FactId>
  /** What one unit of `value` stands for in full units: 1000 for money in thousands. */
  readonly scale: number
  /** In the scale of the statement it comes from; percentages as fractions. Undefined where a divisor is zero. */
  readonly value: Decimal | undefined
  /** The release's own figure for the measure, where it prints one. */
  readonly reported: Fact | undefined
}

/** Why there is no answer: the titles of the lines that the release does not give for the period. */
export interface Unanswered {
  readonly missing: readonly string[]
}

/** Relations by which a release computes a line, the ones it goes by first. */
const OWN: readonly RelationKind[] = ['bridge', 'foot', 'parallel', 'margin', 'perShare', 'allocation']

/**
 * A measure for a period, and for a segment where one is named. The release's own reconciliation is used first, then
 * the line that states it, then the definition over other lines.
 */
export function evaluate(model: Model, measure: Measure, period: string, member?: string): Answer | Unanswered {
  const stated = statedPlaces(model, measure, period, member)
  const found = stated.map(place => ({place, relation: ownRelation(model, place.id)}))
  const best =
    found.find(({place, relation}) => relation && place.statement.kind === 'reconciliation') ??
    found.find(({relation}) => relation) ??
    found[0]
  const base = {measure, member, period, reported: best && model.facts.get(best.place.id)}
  if (best) {
    const as = best.relation?.as ?? ref(best.place.id)
    return {
      ...base,
      basis: basisOf(best.place, best.relation),
      statement: best.place.statement.id,
      as,
      scale: scaleOf(best.place.statement, measure.unit),
      value: valueIn(model, as)
    }
  }
  const statements = inHomeOrder(model.statements)
  const resolved = resolveDefinition(measure.formula, member, period, statements, model.facts)
  if (!resolved) {
    const lacking = missingInputs(measure.formula, member, period, statements, model.facts)
    return {missing: lacking.map(concept => conceptOf(concept).title)}
  }
  return {...base, ...resolved, basis: 'definition', statement: undefined, value: valueIn(model, resolved.as)}
}

export const isAnswer = (result: Answer | Unanswered): result is Answer => 'value' in result

function statedPlaces(model: Model, measure: Measure, period: string, member: string | undefined): readonly Place[] {
  if (measure.concept === undefined) return []
  const places = findPlaces(inHomeOrder(model.statements), model.facts, {concept: measure.concept, member, period})
  return places.filter(
    place => place.column.kind === 'period' && (place.column.period.months === 0) === measure.instant
  )
}

const ownRelation = (model: Model, id: FactId): Relation | undefined => {
  const stating = indexOf(model).stating.get(id) ?? []
  return OWN.flatMap(kind => stating.filter(relation => relation.kind === kind))[0]
}

const basisOf = (place: Place, relation: Relation | undefined): Basis =>
  relation === undefined ? 'reported' : place.statement.kind === 'reconciliation' ? 'reconciliation' : 'statement'

const valueIn = (model: Model, as: Expr<FactId>): Decimal | undefined => valueOf(as, id => model.facts.get(id)?.value)

/** Every answer that a release gives, in the catalogue's order, totals before segments. */
export function evaluateAll(model: Model): readonly Answer[] {
  return MEASURES.flatMap(measure => {
    const members = measure.bySegment ? segments(model).map(segment => segment.member) : []
    const asked = measure.bySegment ? [undefined, ...members] : [undefined]
    return asked.flatMap(member =>
      periods(model).flatMap(period => [evaluate(model, measure, period, member)].filter(isAnswer))
    )
  })
}

/** The periods a release prints, latest first; of those that end on a day, the quarter before longer ones. */
export function periods(model: Model): readonly string[] {
  const found = new Map<string, Period>()
  for (const statement of model.statements)
    for (const column of statement.columns) {
      const known = found.get(column.key)
      if (column.kind === 'period' && (!known || known.months === 0)) found.set(column.key, column.period)
    }
  const rank = ({months}: Period): number => (months === 3 ? 0 : months)
  return [...found].toSorted(([, a], [, b]) => b.ends.localeCompare(a.ends) || rank(a) - rank(b)).map(([key]) => key)
}

/** The segments a release reports, by id and with the label it prints. */
export function segments(model: Model): ReadonlyArray<{readonly member: string; readonly label: string}> {
  const found = new Map<string, string>()
  for (const statement of model.statements.toSorted(
    (a, b) => Number(b.kind === 'segments') - Number(a.kind === 'segments')
  ))
    for (const line of statement.lines) if (line.member && !found.has(line.member)) found.set(line.member, line.label)
  return [...found].map(([member, label]) => ({member, label}))
}

/** The facts an answer rests on. */
export const inputsOf = (answer: Answer): readonly FactId[] => [...new Set(refsOf(answer.as))]
