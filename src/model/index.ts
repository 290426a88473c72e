import type {Line, Statement} from '../statements/statement.ts'
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
