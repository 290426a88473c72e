import {type Expr, ref, sum} from '../core/expr.ts'
import {overlap, roundedFrom} from '../core/interval.ts'
import {rangeOf, refsOf, replaceRefs} from '../core/readings.ts'
import type {ConceptRef, Definition} from '../catalogue/definitions.ts'
import {DEFINITIONS} from '../catalogue/definitions.ts'
import type {Line, Statement} from '../statements/statement.ts'
import {findPlaces, inHomeOrder} from './find.ts'
import {type Fact, type FactId, type Relation, factId, relationId} from './model.ts'

type Facts = ReadonlyMap<FactId, Fact>

/** Looks up a definition's inputs for a segment and period, in the statement at hand first; undefined where one is missing. */
export function resolveDefinition(
  expr: Expr<ConceptRef>,
  member: string | undefined,
  period: string,
  statements: readonly Statement[],
  facts: Facts
): Expr<FactId> | undefined {
  const missing = missingInputs(expr, member, period, statements, facts)
  if (missing.length > 0) return undefined
  return replaceRefs(expr, input => inputOf(input, member, period, statements, facts))
}

/** The concepts that a definition needs and no statement gives for the period. Of debts added up, one is enough. */
export function missingInputs(
  expr: Expr<ConceptRef>,
  member: string | undefined,
  period: string,
  statements: readonly Statement[],
  facts: Facts
): readonly string[] {
  const inputs = refsOf(expr)
  const found = (input: ConceptRef): boolean => placesOf(input, member, period, statements, facts).length > 0
  const lacking = inputs.filter(input => !found(input))
  const optional = inputs.some(input => input.every && found(input))
  return lacking.filter(input => !(optional && input.every)).map(input => input.concept)
}

function inputOf(
  input: ConceptRef,
  member: string | undefined,
  period: string,
  statements: readonly Statement[],
  facts: Facts
): Expr<FactId> {
  const places = placesOf(input, member, period, statements, facts)
  if (!input.every) {
    const place = places[0]
    return place ? ref(place.id) : sum()
  }
  const home = places[0]?.statement
  return sum(...places.filter(place => place.statement === home).map(place => ref(place.id)))
}

function placesOf(
  input: ConceptRef,
  member: string | undefined,
  period: string,
  statements: readonly Statement[],
  facts: Facts
): ReturnType<typeof findPlaces> {
  const own = findPlaces(statements, facts, {concept: input.concept, member, period})
  return own.length > 0 || member === undefined || SEGMENTED.has(input.concept)
    ? own
    : findPlaces(statements, facts, {concept: input.concept, member: undefined, period})
}

/** Concepts that a segment must have of its own: another's would be the wrong figure. */
const SEGMENTED = new Set(['revenue', 'direct-costs', 'segment-profit', 'segment-margin'])

/** Printed margins, per-share amounts and allocations, each with the ways to compute it that the release bears out. */
export function findDefined(statements: readonly Statement[], facts: Facts): readonly Relation[] {
  return statements.flatMap(statement => {
    const search = [statement, ...inHomeOrder(statements.filter(other => other !== statement))]
    return statement.lines.flatMap(line => {
      const definition = DEFINITIONS.find(each => each.concept === line.concept)
      return definition ? relationsOf(definition, statement, line, search, facts) : []
    })
  })
}

function relationsOf(
  definition: Definition,
  statement: Statement,
  line: Line,
  search: readonly Statement[],
  facts: Facts
): readonly Relation[] {
  return definition.ways.flatMap((way, number) => {
    const relations = statement.columns.flatMap((column): readonly Relation[] => {
      const states = factId(statement, line, column)
      if (column.kind !== 'period' || !facts.has(states)) return []
      const as = resolveDefinition(way, line.member, column.key, search, facts)
      return as
        ? [
            {
              id: relationId(definition.kind, states, number + 1),
              kind: definition.kind,
              states,
              as,
              because: ['label', 'definition']
            }
          ]
        : []
    })
    // A release may define its ratio otherwise: what fails in most periods is not how it was computed.
    const bornOut = relations.filter(relation => ties(relation, facts)).length
    return bornOut * 2 > relations.length ? relations : []
  })
}

function ties(relation: Relation, facts: Facts): boolean {
  const stated = facts.get(relation.states)
  const range = rangeOf(relation.as, id => {
    const fact = facts.get(id)
    return fact && roundedFrom(fact.value, fact.places)
  })
  return stated !== undefined && range !== undefined && overlap(range, roundedFrom(stated.value, stated.places))
}
