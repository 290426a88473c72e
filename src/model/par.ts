import {Decimal, ONE} from '../core/decimal.ts'
import {number, product, sum} from '../core/expr.ts'
import {type LabelFigures, readLabelFigures} from '../catalogue/label-figures.ts'
import type {Line, PeriodColumn, Statement} from '../statements/statement.ts'
import {type Fact, type FactId, type Relation, factId, relationId} from './model.ts'
import {tiesWithinRounding} from './tie.ts'

type Facts = ReadonlyMap<FactId, Fact>

/** Which shares a label's par value is taken of: those issued, those outstanding, or these and the treasury's. */
type Shares = (column: number) => readonly Decimal[] | undefined

/**
 * Common stock is its par value times the shares issued (ASC 505-10): the amounts stand in the labels of the balance sheet,
 * one for each date. Shares may be printed in full or in the sheet's scale; the way that ties at most dates is the one meant, if
 * at no fewer than half of them.
 */
export const findParValues = (statements: readonly Statement[], facts: Facts): readonly Relation[] =>
  statements
    .filter(statement => statement.kind === 'balance')
    .flatMap(statement =>
      statement.lines
        .filter(line => line.role !== 'heading' && /\b(?:common|ordinary|class [a-z])\b/i.test(line.label))
        .flatMap(line => parValueOf(statement, line, facts))
    )

function parValueOf(statement: Statement, line: Line, facts: Facts): readonly Relation[] {
  const figures = readLabelFigures(line.label)
  const par = valuesOf(figures, 'par')?.[0]
  if (!par || par.isZero()) return []
  const treasury = statement.lines
    .filter(other => /\btreasury\b/i.test(other.label))
    .flatMap(other => valuesOf(readLabelFigures(other.label), 'held') ?? [])
  const issued = valuesOf(figures, 'issued')
  const outstanding = valuesOf(figures, 'outstanding')
  const ways: readonly Shares[] = [
    at => one(issued?.[at]),
    at => one(outstanding?.[at]),
    at => {
      const [shares, held] = [outstanding?.[at], treasury[at]]
      return shares && held && [shares, held]
    }
  ]
  const found = [ONE, ONE.div(statement.scale.money), new Decimal(1000).div(statement.scale.money)].flatMap(factor =>
    ways.map(way => {
      const relations = relationsOf(statement, line, facts, par.times(factor), way)
      return {relations, tie: relations.filter(relation => tiesWithinRounding(relation, facts)).length}
    })
  )
  const most = Math.max(...found.map(each => each.tie))
  return found.find(({relations, tie}) => tie > 0 && tie === most && tie * 2 >= relations.length)?.relations ?? []
}

function relationsOf(
  statement: Statement,
  line: Line,
  facts: Facts,
  par: Decimal,
  sharesAt: Shares
): readonly Relation[] {
  const dates = statement.columns.filter((column): column is PeriodColumn => column.kind === 'period')
  return dates.flatMap((column, at): readonly Relation[] => {
    const states = factId(statement, line, column)
    const shares = sharesAt(at)
    if (!shares || facts.get(states)?.value.isZero() !== false) return []
    const as = product(number(par), sum(...shares.map(number)))
    return [{id: relationId('par', states), kind: 'par', states, as, because: ['label', 'definition']}]
  })
}

const valuesOf = (figures: readonly LabelFigures[], what: LabelFigures['what']): readonly Decimal[] | undefined =>
  figures.find(each => each.what === what)?.values

const one = (value: Decimal | undefined): readonly Decimal[] | undefined => value && [value]
