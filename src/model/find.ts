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

/** Statements in the order in which they own a fact that several print. */
export const inHomeOrder = (statements: readonly Statement[]): readonly Statement[] =>
  statements.toSorted((a, b) => HOME_ORDER.indexOf(a.kind) - HOME_ORDER.indexOf(b.kind))

/** The facts of a concept in a period, in statement order given; those of one statement in printed order. */
export function findPlaces(
  statements: readonly Statement[],
  facts: ReadonlyMap<FactId, Fact>,
  wanted: Wanted
): readonly Place[] {
  return statements.flatMap(statement => {
    const columns = statement.columns.filter(column => column.kind === 'period' && column.key === wanted.period)
    const lines = statement.lines.filter(line => line.concept === wanted.concept && line.member === wanted.member)
    return lines.flatMap(line =>
      columns.flatMap(column => {
        const id = factId(statement, line, column)
        return facts.has(id) ? [{statement, line, column, id}] : []
      })
    )
  })
}
