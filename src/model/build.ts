import {sumOf} from '../core/expr.ts'
import type {Statements} from '../statements/read.ts'
import type {Statement} from '../statements/statement.ts'
import {findChanges} from './change.ts'
import {findShareColumns} from './share-columns.ts'
import {findCrossFootings} from './cross-foot.ts'
import {findDefined} from './define.ts'
import {findDilution} from './dilution.ts'
import {readFacts} from './facts.ts'
import {type Footing, findFootings} from './foot.ts'
import {findIdentities} from './identity.ts'
import {type Fact, type FactId, type Model, type Relation, type RelationKind, factId, relationId} from './model.ts'
import {findMovements} from './movement.ts'
import {findParValues} from './par.ts'
import {findParallels} from './parallel.ts'
import {findParts} from './parts.ts'
import {findReversed} from './reversed.ts'
import {findQuotients} from './quotient.ts'
import {findSame} from './same.ts'
import {findSameNames} from './same-name.ts'
import {findUnprinted} from './unprinted.ts'
import {findWorded} from './worded.ts'

type Facts = ReadonlyMap<FactId, Fact>

/**
 * The third stage: statements to facts, and the relations that bind them. Sentences of the running text may define lines.
 * Pure: the same statements give the same model.
 */
export function buildModel(
  name: string,
  {issuer, calendar, statements}: Statements,
  sentences: readonly string[] = []
): Model {
  const facts = readFacts(statements)
  const defined = findDefined(statements, facts)
  const same = findSame(statements, facts)
  const relations = [
    ...statements.flatMap(statement => parallelRelations(statement, facts)),
    ...statements.flatMap(statement => footingRelations(statement, facts)),
    ...statements.flatMap(statement => crossRelations(statement, facts)),
    ...defined,
    ...findChanges(statements, facts, defined),
    ...same
  ]
  const found = [
    ...relations,
    ...findSameNames(statements, facts, new Set(same.map(({states}) => states))),
    ...across(statements, facts, relations)
  ]
  return {
    name,
    issuer,
    calendar,
    statements,
    facts,
    relations: [...found, ...findWorded(sentences, statements, facts, found)]
  }
}

/** What binds tables to one another beyond the printing of the same fact, found with the help of what each says by itself. */
function across(statements: readonly Statement[], facts: Facts, within: readonly Relation[]): readonly Relation[] {
  const stated = new Set(within.map(relation => relation.states))
  const parts = findParts(
    statements,
    facts,
    new Set(within.flatMap(each => (each.kind === 'same' ? [each.states] : [])))
  )
  return [
    ...findReversed(statements, facts),
    ...parts,
    ...findRates(statements, facts, within),
    ...findIdentities(statements, facts, stated),
    ...findMovements(statements, facts),
    ...findParValues(statements, facts),
    ...findDilution(statements, facts),
    ...findUnprinted(statements, facts, [...within, ...parts])
  ]
}

/** Rates that are told by their figures, where no definition or change tells of them. */
function findRates(statements: readonly Statement[], facts: Facts, within: readonly Relation[]): readonly Relation[] {
  const stated = new Set(within.flatMap(each => (RATES.has(each.kind) ? [each.states] : [])))
  const shares = findShareColumns(statements, facts, stated)
  return [...shares, ...findQuotients(statements, facts, new Set([...stated, ...shares.map(({states}) => states)]))]
}

/** What states a rate. */
const RATES: ReadonlySet<RelationKind> = new Set(['margin', 'perShare', 'growth', 'change'])

function footingRelations(statement: Statement, facts: Facts): readonly Relation[] {
  const kind = statement.kind === 'reconciliation' ? 'bridge' : 'foot'
  return findFootings(statement).flatMap(footing => inColumns(statement, facts, kind, footing))
}

/** One relation for each line in which a column is the sum of others. */
const crossRelations = (statement: Statement, facts: Facts): readonly Relation[] =>
  findCrossFootings(statement).flatMap(({unit, total, terms, lines, unless}) =>
    lines.flatMap((at): readonly Relation[] => {
      const line = statement.lines[at]
      const factIn = (index: number): FactId | undefined => {
        const column = statement.columns[index]
        const id = line && column && factId(statement, line, column)
        return id !== undefined && facts.get(id)?.unit === unit ? id : undefined
      }
      const states = factIn(total)
      const inputs = terms.flatMap(({sign, column}) => {
        const ref = factIn(column)
        return ref === undefined ? [] : [{sign, ref}]
      })
      if (states === undefined || inputs.length === 0) return []
      return [
        {
          id: relationId('crossFoot', states),
          kind: 'crossFoot',
          states,
          as: sumOf(inputs),
          because: ['layout', 'arithmetic'],
          ...(unless === undefined ? {} : {unless})
        }
      ]
    })
  )

const parallelRelations = (statement: Statement, facts: Facts): readonly Relation[] =>
  findParallels(statement).flatMap(({line, left, right, sign, unit}) =>
    inColumns(statement, facts, 'parallel', {
      unit,
      total: line,
      terms: [
        {sign: 1, line: left},
        {sign, line: right}
      ],
      columns: [...statement.columns.keys()].filter(column => statement.columns[column]?.kind === 'period'),
      because: ['layout', 'arithmetic', 'periods']
    })
  )

/**
 * One relation for each column in which the total is printed; a term that prints nothing there adds nothing, and one
 * that could not be read makes the relation untestable.
 */
function inColumns(
  statement: Statement,
  facts: Facts,
  kind: RelationKind,
  {unit, total, terms, columns, because}: Footing
): readonly Relation[] {
  const stated = statement.lines[total]
  if (!stated) return []
  return columns.flatMap((index): readonly Relation[] => {
    const column = statement.columns[index]
    const states = column && factId(statement, stated, column)
    if (!column || !states || facts.get(states)?.unit !== unit) return []
    const inputs = terms.flatMap(({sign, line}) => {
      const term = statement.lines[line]
      const id = term && factId(statement, term, column)
      // A row with text that could not be read may hold there what belongs into its empty cells.
      const unknown = term !== undefined && term.unread.length > 0 && term.cells[index] === undefined
      return id && (facts.get(id)?.unit === unit || unknown) ? [{sign, ref: id}] : []
    })
    if (inputs.length === 0) return []
    return [{id: relationId(kind, states), kind, states, as: sumOf(inputs), because}]
  })
}
