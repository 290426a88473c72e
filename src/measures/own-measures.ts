/** Measures that users write themselves, in the table `INAP_Measures` of their workbook. */
import {Decimal, toCellNumber} from '../core/decimal.ts'
import {type Expr, number, product, ref} from '../core/expr.ts'
import {refsOf, replaceRefs, valueOf} from '../core/readings.ts'
import {labelKey} from '../catalogue/labels.ts'
import {type FactId, type Model, factId} from '../model/model.ts'
import {scaleOf} from '../statements/statement.ts'
import {
  type CallResult,
  type Failure,
  invalidValue,
  isBlank,
  isFailure,
  list,
  notAvailable,
  valueResult,
  textOf
} from './answer.ts'
import {askPeriod} from './ask.ts'
import {evaluate, isAnswer, periods} from './evaluate.ts'
import {type Named, parseExpression} from './expression.ts'
import {findLines, findMeasureNamed, nearest} from './names.ts'
import {keyBefore} from './scalar-functions.ts'
import {unitOf} from './units.ts'

/** A row of the table: what it is called, its expression, and the number format to show it in. */
export interface OwnMeasure {
  readonly name: string
  readonly formula: string
  readonly format: string
}

/** The name of the table that holds them, and its headers. */
export const OWN_TABLE = 'INAP_Measures'
export const OWN_HEADERS = ['Name', 'Formula', 'Format'] as const

/** The rows of the table as Excel gives them, headers first; rows without a name or formula are none. */
export function readOwnMeasures(cells: ReadonlyArray<readonly unknown[]>): readonly OwnMeasure[] {
  const [headers = [], ...rows] = cells
  const at = OWN_HEADERS.map(header =>
    headers.findIndex(each => textOf(each).trim().toLowerCase() === header.toLowerCase())
  )
  return rows.flatMap(row => {
    const [name = '', formula = '', format = ''] = at.map(column => textOf(row[column]).trim())
    return name === '' || formula === '' ? [] : [{name, formula, format}]
  })
}

export const findOwn = (own: readonly OwnMeasure[], typed: string): OwnMeasure | undefined =>
  own.find(({name}) => name.toLowerCase() === typed.trim().toLowerCase()) ??
  own.find(({name}) => labelKey(typed) !== '' && labelKey(name) === labelKey(typed))

/** A user's measure for a period: the latest that gives a value where none is named. */
export function ownCall(model: Model, own: OwnMeasure, period: unknown): CallResult {
  if (!isBlank(period)) {
    const key = askPeriod(model, period, periods(model))
    return isFailure(key) ? key : inPeriod(model, own, key)
  }
  const answers = periods(model).map(key => inPeriod(model, own, key))
  return answers.find(answer => answer.kind === 'value') ?? answers[0] ?? notAvailable('The release has no periods.')
}

function inPeriod(model: Model, own: OwnMeasure, period: string): CallResult {
  const as = resolveOwn(model, own, period)
  if (isFailure(as)) return as
  const value = valueOf(as, id => model.facts.get(id)?.value)
  return value
    ? valueResult(toCellNumber(value))
    : invalidValue(
        `${own.name} ${period} can't be computed: a figure it rests on is blank, no number, or zero where it divides.`
      )
}

/** The expression over facts of a period, in the workbook's unit; or what is wrong with it, and at which column. */
export function resolveOwn(model: Model, own: OwnMeasure, period: string): Expr<FactId> | Failure {
  const parsed = parseExpression(own.formula)
  if (parsed.kind === 'misread') return invalidValue(`${own.name}, column ${parsed.error.at}: ${parsed.error.message}`)
  const found = new Map<Named, Expr<FactId>>()
  for (const named of refsOf(parsed.expr)) {
    const as = resolveName(model, own, named, period)
    if (isFailure(as)) return as
    found.set(named, as)
  }
  return replaceRefs(parsed.expr, (named): Expr<FactId> => found.get(named) ?? number(0))
}

function resolveName(model: Model, own: OwnMeasure, {name, lag, at}: Named, period: string): Expr<FactId> | Failure {
  const key = lag === 0 ? period : keyBefore(model, period, lag)
  if (key === undefined)
    return invalidValue(`${own.name}, column ${at}: ${period} has no period ${lag} quarters before it.`)
  const measure = findMeasureNamed(name)
  const answer = measure && evaluate(model, measure, key)
  if (answer && isAnswer(answer)) return scaled(answer.as, answer.scale, unitScale(model, answer.measure.unit))
  const lines = findLines(model, name)
  for (const {statement, line} of lines)
    for (const column of statement.columns) {
      const fact =
        column.kind === 'period' && column.key === key ? model.facts.get(factId(statement, line, column)) : undefined
      if (fact) return scaled(ref(fact.id), scaleOf(statement, fact.unit), unitScale(model, fact.unit))
    }
  if (measure || lines.length > 0)
    return notAvailable(`${own.name}, column ${at}: "${name}" is not disclosed for ${key}.`)
  const names = model.statements.flatMap(statement =>
    statement.lines.filter(line => line.role !== 'heading').map(line => line.label)
  )
  return notAvailable(
    `${own.name}, column ${at}: no line or measure is called "${name}". Nearest: ${list(nearest(name, names))}.`
  )
}

const unitScale = (model: Model, unit: string): number =>
  unit === 'money' ? unitOf(model).money : unit === 'shares' ? unitOf(model).shares : 1

const scaled = (as: Expr<FactId>, from: number, to: number): Expr<FactId> =>
  from === to ? as : product(as, number(new Decimal(from).div(to)))
