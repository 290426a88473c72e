import {reportedOnly} from '../statements/outlook.ts'
import type {Line, Statement} from '../statements/statement.ts'
import {type Place, inHomeOrder} from './find.ts'
import {type FactId, type Model, type Relation, factId} from './model.ts'

/** What is looked up of a model again and again, made once. */
export interface ModelIndex {
  /** Relations by the fact that they state. */
  readonly stating: ReadonlyMap<FactId, readonly Relation[]>
  /** The statement and line that print a fact. */
  readonly printing: ReadonlyMap<FactId, {readonly statement: Statement; readonly line: Line}>
}

const made = new WeakMap<readonly Relation[], ModelIndex['stating']>()
const printed = new WeakMap<readonly Statement[], ModelIndex['printing']>()

/** Models are values and never change, so an index holds for as long as what it is made of. */
export function indexOf(model: Model): ModelIndex {
  const stating = made.get(model.relations) ?? indexRelations(model.relations)
  made.set(model.relations, stating)
  const printing = printed.get(model.statements) ?? indexLines(model.statements)
  printed.set(model.statements, printing)
  return {stating, printing}
}

/** The places at which a concept is reported for a period, in the order in which statements own figures; no forecasts. */
export function findPrinted(
  {statements}: Model,
  concept: string,
  member: string | undefined,
  period: string
): readonly Place[] {
  const found = places.get(statements) ?? indexPlaces(statements)
  places.set(statements, found)
  return found.get(placeKey(concept, member, period)) ?? []
}

const places = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly Place[]>>()

const placeKey = (concept: string, member: string | undefined, period: string): string =>
  `${concept}/${member ?? ''}[${period}]`

function indexPlaces(statements: readonly Statement[]): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>()
  for (const statement of inHomeOrder(reportedOnly(statements)))
    for (const line of statement.lines)
      for (const [at, column] of statement.columns.entries()) {
        if (line.concept === undefined || line.cells[at] === undefined || column.kind !== 'period') continue
        const key = placeKey(line.concept, line.member, column.key)
        const place = {statement, line, column, id: factId(statement, line, column)}
        found.set(key, [...(found.get(key) ?? []), place])
      }
  return found
}

function indexRelations(relations: readonly Relation[]): ModelIndex['stating'] {
  const stating = new Map<FactId, Relation[]>()
  for (const relation of relations) {
    const known = stating.get(relation.states)
    if (known) known.push(relation)
    else stating.set(relation.states, [relation])
  }
  return stating
}

function indexLines(statements: readonly Statement[]): ModelIndex['printing'] {
  const printing = new Map<FactId, {statement: Statement; line: Line}>()
  for (const statement of statements)
    for (const line of statement.lines)
      for (const column of statement.columns) printing.set(factId(statement, line, column), {statement, line})
  return printing
}
