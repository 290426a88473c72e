import {type Expr, growth, minus, number, product, ref, round} from '../core/expr.ts'
import type {ChangeColumn, Line, Statement} from '../statements/statement.ts'
import {type Fact, type FactId, type Relation, type RelationKind, factId, relationId} from './model.ts'

/** Changes of what the columns beside them do not print: at constant currency, without acquisitions. */
const NOT_AS_PRINTED =
  /\b(?:excluding|ex|constant|currenc(?:y|ies)|cc|organic|neutral|underlying|comparable|operational|oper)\b/i

type Facts = ReadonlyMap<FactId, Fact>

/** What the columns of change say: growth in percent, margins apart in basis points, amounts apart. */
export const findChanges = (statements: readonly Statement[], facts: Facts): readonly Relation[] =>
  statements.flatMap(statement =>
    statement.columns.flatMap(column =>
      column.kind === 'change' ? statement.lines.flatMap(line => changeOf(statement, line, column, facts)) : []
    )
  )

function changeOf(statement: Statement, line: Line, column: ChangeColumn, facts: Facts): readonly Relation[] {
  const states = factId(statement, line, column)
  const stated = facts.get(states)
  const [from, to] = [column.from, column.to].map(index => {
    const compared = statement.columns[index]
    return compared && facts.get(factId(statement, line, compared))
  })
  if (!stated || !from || !to || NOT_AS_PRINTED.test(column.heading.join(' '))) return []
  // A dash says that a rate has no meaning; that it is zero only where nothing changed.
  if (stated.value.isZero() && isDash(stated) && stated.unit !== from.unit) return []
  const {kind, as} = expressed(stated, from, to)
  return [{id: relationId(kind, states), kind, states, as, because: ['layout', 'definition']}]
}

function expressed(stated: Fact, from: Fact, to: Fact): {readonly kind: RelationKind; readonly as: Expr<FactId>} {
  switch (stated.unit) {
    case 'percent':
      // Points are what two rates differ by, not by what share one has grown.
      if (from.unit === 'percent' && printsPoints(stated)) return {kind: 'change', as: minus(ref(to.id), ref(from.id))}
      return {kind: 'growth', as: growth(ref(from.id), ref(to.id))}
    case 'bps':
      return {kind: 'bps', as: product(minus(asPrinted(to), asPrinted(from)), number(10_000))}
    default:
      return {kind: 'change', as: minus(ref(to.id), ref(from.id))}
  }
}

/** Releases take basis points between margins as they print them, not between the exact ones. */
const asPrinted = (fact: Fact): Expr<FactId> => round(ref(fact.id), fact.places)

const isDash = ({origin}: Fact): boolean => origin.kind === 'printed' && !/\d/.test(origin.text)

const printsPoints = ({origin}: Fact): boolean =>
  origin.kind === 'printed' && /p(?:oin)?ts?\.?\)?$|pp$/i.test(origin.text)
