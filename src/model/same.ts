import {ONE, Decimal} from '../core/decimal.ts'
import {type Expr, number, product, ref} from '../core/expr.ts'
import {type Interval, exactly, multiply, overlap, roundedFrom} from '../core/interval.ts'
import {monthsBetween} from '../statements/change-columns.ts'
import {type Line, type PeriodColumn, type Statement, scaleOf} from '../statements/statement.ts'
import {findPlaces, inHomeOrder} from './find.ts'
import {type Fact, type FactId, type Relation, factId, relationId} from './model.ts'

type Facts = ReadonlyMap<FactId, Fact>

/** Cash on the cash flow statement, and where the balance sheet has it: at the end, or before the start, of the period. */
const CASH: ReadonlyArray<{
  readonly concept: string
  readonly at: (column: PeriodColumn, date: PeriodColumn) => boolean
}> = [
  {concept: 'closing-cash', at: (column, date) => date.period.ends === column.period.ends},
  {
    concept: 'opening-cash',
    at: (column, date) => monthsBetween(date.period.ends, column.period.ends) === column.period.months
  }
]

/** The same fact printed in several tables: each printing after the first states what the first one does. */
export function findSame(statements: readonly Statement[], facts: Facts): readonly Relation[] {
  const homes = inHomeOrder(statements)
  return [
    ...homes.flatMap((statement, index) =>
      statement.lines.flatMap(line => copiesOf(statement, line, homes.slice(0, index), facts))
    ),
    ...cashTies(homes, facts),
    ...balances(homes, facts)
  ]
}

/** For one line, the first earlier home of each of its facts; none where the two lines differ in most periods they share. */
function copiesOf(statement: Statement, line: Line, homes: readonly Statement[], facts: Facts): readonly Relation[] {
  if (!line.concept || line.role === 'heading') return []
  const wanted = {concept: line.concept, member: line.member}
  const relations: Relation[] = []
  for (const column of statement.columns) {
    const states = factId(statement, line, column)
    const fact = facts.get(states)
    if (column.kind !== 'period' || !fact) continue
    const home = homes
      .flatMap(each => findPlaces([each], facts, {...wanted, period: column.key}))
      .find(place => agreesWith(statement, line, place.statement, place.line, facts))
    if (home && sameMoment(column, home.column)) {
      relations.push({
        id: relationId('same', states),
        kind: 'same',
        states,
        as: inScaleOf(statement, fact, home.statement, home.id),
        because: ['label', 'periods']
      })
    }
  }
  return relations
}

const sameMoment = (one: PeriodColumn, other: Statement['columns'][number]): boolean =>
  other.kind === 'period' && other.period.months === one.period.months

/** Two lines of a name that print the same in at least half of the periods that both have, as finely as both print it. */
function agreesWith(one: Statement, line: Line, other: Statement, home: Line, facts: Facts): boolean {
  const pairs = one.columns.flatMap(column => {
    const fact = facts.get(factId(one, line, column))
    const match = other.columns.find(each => each.kind === 'period' && each.key === column.key)
    const twin = match && facts.get(factId(other, home, match))
    return fact && twin && column.kind === 'period'
      ? [fact.unit === twin.unit && overlap(inFull(one, fact), inFull(other, twin))]
      : []
  })
  return pairs.filter(Boolean).length * 2 >= pairs.length
}

/** What a fact may stand for, in full units: exact where both tables print in the same scale. */
function inFull(statement: Statement, fact: Fact): Interval {
  const scale = exactly(new Decimal(scaleOf(statement, fact.unit)))
  return multiply(roundedFrom(fact.value, fact.places), scale)
}

function inScaleOf(statement: Statement, fact: Fact, home: Statement, id: FactId): Expr<FactId> {
  const factor = new Decimal(scaleOf(home, fact.unit)).div(scaleOf(statement, fact.unit))
  return factor.eq(ONE) ? ref(id) : product(ref(id), number(factor))
}

function cashTies(statements: readonly Statement[], facts: Facts): readonly Relation[] {
  const balance = statements.find(statement => statement.kind === 'balance')
  const cash = balance?.lines.find(line => line.concept === 'cash')
  if (!balance || !cash) return []
  return statements
    .filter(statement => statement.kind === 'cashflow')
    .flatMap(flow =>
      CASH.flatMap(({concept, at}) =>
        flow.lines
          .filter(line => line.concept === concept)
          .flatMap(line =>
            flow.columns.flatMap((column): readonly Relation[] => {
              const date = balance.columns.find(
                each => each.kind === 'period' && column.kind === 'period' && at(column, each)
              )
              const states = factId(flow, line, column)
              const home = date && factId(balance, cash, date)
              const fact = facts.get(states)
              if (!home || !fact || !facts.has(home)) return []
              return [
                {
                  id: relationId('same', states),
                  kind: 'same',
                  states,
                  as: inScaleOf(flow, fact, balance, home),
                  because: ['label', 'definition']
                }
              ]
            })
          )
      )
    )
}

/** Assets are liabilities and equity. */
function balances(statements: readonly Statement[], facts: Facts): readonly Relation[] {
  return statements
    .filter(statement => statement.kind === 'balance')
    .flatMap(statement => {
      const assets = statement.lines.find(line => line.concept === 'assets')
      const claims = statement.lines.find(line => line.concept === 'liabilities-and-equity')
      if (!assets || !claims) return []
      return statement.columns.flatMap((column): readonly Relation[] => {
        const states = factId(statement, claims, column)
        const as = factId(statement, assets, column)
        return facts.has(states) && facts.has(as)
          ? [{id: relationId('balance', states), kind: 'balance', states, as: ref(as), because: ['definition']}]
          : []
      })
    })
}
