import {fromJson, toJson} from '../core/json.ts'
import type {Statement} from '../statements/statement.ts'
import {readFacts} from './facts.ts'
import type {Model} from './model.ts'

const SCHEMA = 'inap-model/1'

/** What is kept of a model inside a workbook: facts follow from the statements and are not stored twice. */
type Stored = Omit<Model, 'facts'> & {readonly schema: typeof SCHEMA}

/** The model as text to be kept in the workbook, so that functions answer after it is reopened. */
export function storeModel({name, issuer, calendar, statements, relations}: Model): string {
  const stored: Stored = {schema: SCHEMA, name, issuer, calendar, statements, relations}
  return toJson(stored)
}

/** The model a workbook keeps; undefined where the text is none of ours, or of a schema this version doesn't know. */
export function restoreModel(text: string): Model | undefined {
  const stored = parsed(text)
  if (!isStored(stored)) return undefined
  const {name, issuer, calendar, statements, relations} = stored
  return {name, issuer, calendar, statements: statements.map(withHoles), relations, facts: readFacts(statements)}
}

function parsed(text: string): unknown {
  try {
    return fromJson(text)
  } catch {
    return undefined
  }
}

const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === SCHEMA &&
  'statements' in value &&
  Array.isArray(value.statements) &&
  'relations' in value &&
  Array.isArray(value.relations)

/** JSON writes a hole in a line of figures as null. */
const withHoles = (statement: Statement): Statement => ({
  ...statement,
  lines: statement.lines.map(line => ({...line, cells: line.cells.map(cell => cell ?? undefined)}))
})
