import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import ts from 'typescript'
import type {ClassSchema, Schema} from './schema-text.ts'

// Client-side conveniences that never reach the wire under their own name.
const clientOnly = new Set(['context', 'isNullObject', 'items', 'load', 'set', 'toJSON', 'track', 'untrack'])

interface Draft {
  scalars: Record<string, string>
  navigations: Record<string, string>
  methods: Record<string, string>
  events: string[]
  items?: string
}

/** The text of the type declarations of office.js (MIT), from which the schema is made. */
export function readDeclarations(): string {
  const home = dirname(createRequire(import.meta.url).resolve('@types/office-js/package.json'))
  return readFileSync(join(home, 'index.d.ts'), 'utf8')
}

/**
 * Reads the classes of the namespaces `Excel` and `OfficeExtension` into a schema.
 *
 * @param declarations the text of `@types/office-js/index.d.ts`
 */
export function readSchema(declarations: string): Schema {
  const file = ts.createSourceFile('index.d.ts', declarations, ts.ScriptTarget.ES2022, false)
  const classes = new Map<string, ts.ClassDeclaration>()
  for (const statement of file.statements) {
    if (!ts.isModuleDeclaration(statement) || !['Excel', 'OfficeExtension'].includes(statement.name.text)) continue
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue
    for (const inner of statement.body.statements) {
      if (ts.isClassDeclaration(inner) && inner.name && isClientObject(inner, file)) classes.set(inner.name.text, inner)
    }
  }
  const schema: Record<string, ClassSchema> = {}
  for (const name of [...classes.keys()].sort()) {
    const declaration = classes.get(name)
    // Worksheet functions called from code are 366 methods that no add-in of ours calls: left out, so they fail loudly.
    if (declaration && name !== 'Functions') schema[name] = readClass(declaration, file, classes)
  }
  return schema
}

function isClientObject(declaration: ts.ClassDeclaration, file: ts.SourceFile): boolean {
  return (declaration.heritageClauses ?? []).some(clause => clause.getText(file).includes('ClientObject'))
}

function readClass(declaration: ts.ClassDeclaration, file: ts.SourceFile, classes: ReadonlyMap<string, unknown>) {
  const draft: Draft = {scalars: {}, navigations: {}, methods: {}, events: []}
  const className = (type: ts.TypeNode | undefined) => {
    const name = type?.getText(file).replace(/^(Excel|OfficeExtension)\./, '') ?? ''
    return classes.has(name) ? name : ''
  }
  for (const member of declaration.members) {
    if (!member.name) continue
    const name = member.name.getText(file)
    if (ts.isPropertyDeclaration(member)) {
      const type = member.type?.getText(file) ?? 'any'
      const items = /^(?:Excel\.)?(\w+)\[\]$/.exec(type)?.[1]
      if (name === 'items' && items && classes.has(items)) draft.items = items
      if (clientOnly.has(name)) continue
      if (/EventHandlers</.test(type)) draft.events.push(name)
      else if (className(member.type)) draft.navigations[name] = className(member.type)
      else draft.scalars[name] = `${isReadonly(member) ? 'r' : 'w'} ${kindOf(type)}`
    } else if (ts.isMethodDeclaration(member) && !clientOnly.has(name)) {
      draft.methods[name] ||= className(member.type)
    }
  }
  return draft
}

function isReadonly(member: ts.PropertyDeclaration): boolean {
  return (member.modifiers ?? []).some(modifier => modifier.kind === ts.SyntaxKind.ReadonlyKeyword)
}

/** Unions of literals and enumerations travel as text. */
function kindOf(type: string): string {
  const plain = ['string', 'number', 'boolean', 'Date']
  if (plain.includes(type)) return type
  if (type.endsWith(']')) return 'array'
  return type.includes('"') ? 'string' : 'any'
}
