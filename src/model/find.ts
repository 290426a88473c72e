import {conceptOf} from '../catalogue/concepts.ts'
import {HOME_ORDER} from '../catalogue/statement-titles.ts'
import type {Column, Line, Statement} from '../statements/statement.ts'
import {type Fact, type FactId, factId} from './model.ts'

/** A line of a concept in some statement, at one of its columns. */
export interface Place {
  readonly statement: Statement
  readonly line: Line
  readonly column: Column
  readonly id: FactId
}

/** What is looked for: a concept, of a segment where it has one, in a period. */
export interface Wanted {
  readonly concept: string
  readonly member: string | undefined
  readonly period: string
}

const ordered = new WeakMap<readonly Statement[], readonly Statement[]>()

/** Statements in the order in which they own a fact that several print. */
export function inHomeOrder(statements: readonly Statement[]): readonly Statement[] {
  const known =
    ordered.get(statements) ?? statements.toSorted((a, b) => HOME_ORDER.indexOf(a.kind) - HOME_ORDER.indexOf(b.kind))
  ordered.set(statements, known)
  return known
}

/** The facts of a concept in a period, in statement order given; those of one statement in printed order. */
export function findPlaces(
  statements: readonly Statement[],
  facts: ReadonlyMap<FactId, Fact>,
  wanted: Wanted
): readonly Place[] {
  const places: Place[] = []
  for (const statement of statements) {
    const {lines, columns} = partsOf(statement)
    for (const line of lines.get(conceptKey(wanted.concept, wanted.member)) ?? [])
      for (const column of columns.get(wanted.period) ?? []) {
        const id = factId(statement, line, column)
        if (facts.has(id)) places.push({statement, line, column, id})
      }
  }
  return places
}

/** Whether a statement has a line of a concept and segment. */
export const prints = (statement: Statement, {concept, member}: Omit<Wanted, 'period'>): boolean =>
  partsOf(statement).lines.has(conceptKey(concept, member))

/** Whether a figure is measured as its line's concept is: revenue in percent of revenue is a share, not an amount. */
export const isInUnitOf = (concept: string, {unit}: Fact): boolean =>
  (unit === 'percent') === (conceptOf(concept).unit === 'percent')

/** A statement's lines by concept and segment, and its periods by key. */
interface Parts {
  readonly lines: ReadonlyMap<string, readonly Line[]>
  readonly columns: ReadonlyMap<string, readonly Column[]>
}

const parts = new WeakMap<Statement, Parts>()

function partsOf(statement: Statement): Parts {
  const known = parts.get(statement) ?? {
    lines: byKey(statement.lines, line => conceptKey(line.concept, line.member)),
    columns: byKey(
      statement.columns.filter(column => column.kind === 'period'),
      column => column.key
    )
  }
  parts.set(statement, known)
  return known
}

function byKey<Each>(all: readonly Each[], keyOf: (each: Each) => string): ReadonlyMap<string, readonly Each[]> {
  const found = new Map<string, Each[]>()
  for (const each of all) {
    const key = keyOf(each)
    const others = found.get(key)
    if (others) others.push(each)
    else found.set(key, [each])
  }
  return found
}

const conceptKey = (concept: string | undefined, member: string | undefined): string =>
  `${concept ?? ''}\u0000${member ?? ''}`
