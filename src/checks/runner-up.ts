/**
 * What a figure that fails may have been meant for. A figure is seldom alone: the same line is printed for other periods, or
 * the same sentence gives it for others. Another reading is worth telling only where it ties the figure and all beside it.
 */
import {type Expr, ref} from '../core/expr.ts'
import {type Interval, overlap, roundedFrom} from '../core/interval.ts'
import {rangeOf, refsOf, replaceRefs} from '../core/readings.ts'
import {indexOf} from '../model/index.ts'
import {type Fact, type FactId, type Model, factId} from '../model/model.ts'
import type {Line, Statement} from '../statements/statement.ts'
import type {Check} from './judge.ts'

/** A figure as printed: its value, and the decimals that it was given with. */
export type PrintedFigure = Pick<Fact, 'value' | 'places'>

/** One way to read some figures that stand beside one another: what each of them would be, in the unit it is printed in. */
export interface Reading<Ref> {
  readonly as: ReadonlyArray<Expr<Ref> | undefined>
  /** How far it is from what was named: 0 for the next line. */
  readonly distance: number
}

export interface RunnerUp<Ref> {
  readonly reading: Reading<Ref>
  /** How many of the figures it ties, of those that it can be tried on. */
  readonly ties: number
}

/**
 * Of other readings the one that ties all the figures that it can be tried on, the failing one among them: most of them
 * first, then the nearest. Undefined where none does.
 */
export function findRunnerUp<Ref>(
  printed: readonly PrintedFigure[],
  failing: number,
  readings: ReadonlyArray<Reading<Ref>>,
  range: (ref: Ref) => Interval | undefined
): RunnerUp<Ref> | undefined {
  const found = readings.flatMap((reading): ReadonlyArray<RunnerUp<Ref>> => {
    const tried = printed.flatMap((figure, at) => {
      const expr = reading.as[at]
      const made = expr && rangeOf(expr, range)
      return made ? [{at, ties: overlap(made, roundedFrom(figure.value, figure.places))}] : []
    })
    const all = tried.length > 0 && tried.every(each => each.ties) && tried.some(each => each.at === failing)
    return all ? [{reading, ties: tried.length}] : []
  })
  return found.toSorted((a, b) => b.ties - a.ties || a.reading.distance - b.reading.distance)[0]
}

/** Another line in the place of one that a relation names. */
export interface Substitute {
  readonly instead: FactId
  readonly of: FactId
  /** Periods in which it ties. */
  readonly ties: number
}

/** Kinds whose inputs can be mistaken for others; a sum's are told by the layout. */
const NAMED: ReadonlySet<Check['relation']['kind']> = new Set(['same', 'margin', 'perShare', 'allocation', 'growth'])
/** Lines from the one named within which another is looked for. */
const NEAR = 8

/** The line near the one a failing check names, with which it and the same check of the other periods would all tie. */
export function findSubstitute(model: Model, check: Check, checks: readonly Check[]): Substitute | undefined {
  if (!NAMED.has(check.relation.kind) || check.verdict !== 'fails') return undefined
  const {printing} = indexOf(model)
  const fact = model.facts.get(check.relation.states)
  const beside = checks.filter(({relation, verdict}) => {
    const other = model.facts.get(relation.states)
    const isKin = relation.kind === check.relation.kind && relation.as.kind === check.relation.as.kind
    return isKin && verdict !== 'untestable' && other?.line === fact?.line && other?.statement === fact?.statement
  })
  const printed = beside.flatMap(({relation}) => model.facts.get(relation.states) ?? [])
  const swaps = refsOf(check.relation.as).flatMap(of => {
    const home = printing.get(of)
    return home ? near(home.statement, home.line).map(({line, distance}) => ({of, home, line, distance})) : []
  })
  const readings = swaps.map(({of, home, line, distance}) => ({
    of,
    line,
    home,
    distance,
    as: beside.map(({relation}) => swapped(model, relation.as, home, line))
  }))
  const range = (id: FactId): Interval | undefined => {
    const found = model.facts.get(id)
    return found && roundedFrom(found.value, found.places)
  }
  const best = findRunnerUp(printed, beside.indexOf(check), readings, range)
  const chosen = readings.find(reading => reading === best?.reading)
  if (!best || !chosen || best.ties < 2) return undefined
  const column = chosen.home.statement.columns.find(each => each.key === model.facts.get(chosen.of)?.column)
  return column && {instead: factId(chosen.home.statement, chosen.line, column), of: chosen.of, ties: best.ties}
}

interface Home {
  readonly statement: Statement
  readonly line: Line
}

function near(statement: Statement, line: Line): ReadonlyArray<{readonly line: Line; readonly distance: number}> {
  const at = statement.lines.indexOf(line)
  const unit = line.cells.find(cell => cell !== undefined)?.unit
  return statement.lines
    .map((other, index) => ({line: other, distance: Math.abs(index - at) - 1}))
    .filter(each => each.line !== line && each.distance < NEAR && each.line.cells.some(cell => cell?.unit === unit))
}

/** The expression with another line's figure of the same column; undefined where that prints none. */
function swapped(model: Model, as: Expr<FactId>, home: Home, line: Line): Expr<FactId> | undefined {
  let isWhole = true
  const made = replaceRefs<FactId, FactId>(as, id => {
    const fact = model.facts.get(id)
    if (fact?.statement !== home.statement.id || fact.line !== home.line.id) return ref(id)
    const column = home.statement.columns.find(each => each.key === fact.column)
    const other = column && factId(home.statement, line, column)
    if (other === undefined || !model.facts.has(other)) isWhole = false
    return ref(other ?? id)
  })
  return isWhole ? made : undefined
}
