/** Measures that users write themselves, in the table `INAP_Measures` of their workbook. */
import type {Decimal} from '../core/decimal.ts'
import {type Expr, negate, number, ref} from '../core/expr.ts'
import {refsOf, replaceRefs} from '../core/readings.ts'
import type {Period} from '../statements/period.ts'
import {type Unit, scaleOf} from '../statements/statement.ts'
import {type Failure, invalidValue, isBlank, isFailure, list, notAvailable, textOf} from './answer.ts'
import {askPeriod, whyNone} from './ask.ts'
import {answerIn, scaled} from './derive.ts'
import {type Figure, isAnswer, valueOfFigures} from './evaluate.ts'
import {type Named, parseExpression} from './expression.ts'
import {askLineAnswer, undisclosed} from './line-function.ts'
import {findLines, findMeasureNamed, findOwn, nearest, sameName} from './names.ts'
import {type OwnMeasure, type Releases, periodsIn} from './releases.ts'
import {periodBefore} from './timeline.ts'

/** The name of the table that holds them, and its headers. */
export const OWN_TABLE = 'INAP_Measures'
export const OWN_HEADERS = ['Name', 'Formula', 'Format'] as const

/** The rows of the table as Excel gives them, headers first; rows without a name are none. */
export function readOwnMeasures(cells: ReadonlyArray<readonly unknown[]>): readonly OwnMeasure[] {
  const [headers = [], ...rows] = cells
  const at = OWN_HEADERS.map(header =>
    headers.findIndex(each => textOf(each).trim().toLowerCase() === header.toLowerCase())
  )
  return rows.flatMap(row => {
    const [name = '', formula = '', format = ''] = at.map(column => textOf(row[column]).trim())
    return name === '' ? [] : [{name, formula, format}]
  })
}

/** A measure of the user's own in a period: over figures, in the workbook's unit. */
export interface OwnAnswer {
  readonly measure: OwnMeasure
  readonly period: Period
  readonly as: Expr<Figure>
  readonly value: Decimal
  /** What the formula names, in its order: with their signs where it is a sum of them. */
  readonly parts: ReadonlyArray<{readonly name: string; readonly as: Expr<Figure>}>
}

/** Percentages are told by the format that they are shown in. */
export const isPercent = ({format}: OwnMeasure): boolean => format.includes('%')

/** A user's measure for a period: the latest that gives a value where none is named. */
export function ownAnswer(releases: Releases, measure: OwnMeasure, period: unknown): OwnAnswer | Failure {
  const doubled = wrongName(releases.own, measure)
  if (doubled) return doubled
  if (!isBlank(period)) {
    const meant = askPeriod(releases, period)
    return isFailure(meant)
      ? notAvailable(`${meant.message} Periods there are: ${list([...periodsIn(releases).keys()])}.`)
      : ownAnswerFor(releases, measure, meant)
  }
  const answers = [...periodsIn(releases).values()].map(each => ownAnswerFor(releases, measure, each))
  return answers.find(answer => !isFailure(answer)) ?? answers[0] ?? notAvailable('The release has no periods.')
}

/** A name that another measure has: one of the two would never be asked for. */
function wrongName(own: readonly OwnMeasure[], {name}: OwnMeasure): Failure | undefined {
  const standard = findMeasureNamed(name)
  if (standard)
    return invalidValue(
      `"${name}" is a row of ${OWN_TABLE} and the standard measure ${standard.title}, which INAP.${standard.id} gives: rename the row.`
    )
  return own.filter(each => sameName(each.name, name)).length > 1
    ? invalidValue(`${OWN_TABLE} has several rows called "${name}": rename all but one.`)
    : undefined
}

/** As `ownAnswer`, for a period that is known. */
export function ownAnswerFor(releases: Releases, measure: OwnMeasure, period: Period): OwnAnswer | Failure {
  const as = resolveOwn(releases, measure, period)
  if (isFailure(as)) return as
  const value = valueOfFigures(as)
  return value
    ? {measure, period, as, value, parts: partsOf(releases, measure, period)}
    : invalidValue(whyNone(releases, `${measure.name} ${period.key}`, refsOf(as)))
}

function partsOf(releases: Releases, measure: OwnMeasure, period: Period): OwnAnswer['parts'] {
  const parsed = parseExpression(measure.formula)
  if (parsed.kind === 'misread') return []
  const {expr} = parsed
  const terms = expr.kind === 'sum' ? expr.terms : [expr]
  const isSum = terms.every(term => refsOf(term).length === 1 && (term.kind === 'ref' || term.kind === 'negate'))
  return (isSum ? terms : refsOf(expr).map(named => ref(named))).flatMap(term => {
    const [named] = refsOf(term)
    const as = named && resolveName(releases, measure, named, period, [measure.name])
    if (!as || isFailure(as)) return []
    const name =
      named.lag === 0 ? named.name : `${named.name} ${periodBefore(period, named.lag, releases.calendar)?.key ?? ''}`
    return [{name, as: term.kind === 'negate' ? negate(as) : as}]
  })
}

/**
 * The expression over facts of a period, in the workbook's unit; or what is wrong with it, and at which column. `within` are the
 * measures whose formulas led here.
 */
export function resolveOwn(
  releases: Releases,
  measure: OwnMeasure,
  period: Period,
  within: readonly string[] = []
): Expr<Figure> | Failure {
  const parsed = parseExpression(measure.formula)
  if (parsed.kind === 'misread')
    return invalidValue(`${measure.name}, column ${parsed.error.at}: ${parsed.error.message}`)
  const found = new Map<Named, Expr<Figure>>()
  for (const named of refsOf(parsed.expr)) {
    const as = resolveName(releases, measure, named, period, [...within, measure.name])
    if (isFailure(as)) return as
    found.set(named, as)
  }
  return replaceRefs(parsed.expr, (named): Expr<Figure> => found.get(named) ?? number(0))
}

function resolveName(
  releases: Releases,
  measure: OwnMeasure,
  {name, lag, at}: Named,
  period: Period,
  within: readonly string[]
): Expr<Figure> | Failure {
  const {own} = releases
  const place = `${measure.name}, column ${at}:`
  const meant = lag === 0 ? period : periodBefore(period, lag, releases.calendar)
  if (!meant)
    return invalidValue(`${place} LAG counts quarters, and ${period.key} can be counted back in years only: LAG(…, 4).`)
  const standard = findMeasureNamed(name)
  const answer = standard && answerIn(releases, standard, meant, undefined)
  if (answer && isAnswer(answer)) return scaled(answer.as, answer.scale, unitScale(releases, answer.measure.unit))
  const other = findOwn(own, name)
  if (other && !standard)
    return within.includes(other.name)
      ? invalidValue(`${place} "${name}" leads back to ${measure.name}: a measure can't rest on itself.`)
      : resolveOwn(releases, other, meant, within)
  const lines = releases.models.flatMap(model => findLines(model, name))
  const line = lines.length > 0 ? askLineAnswer(releases, lines, meant.key) : undefined
  if (line && !isFailure(line)) {
    const terms = line.parts.map(({sign, fact, of}): Expr<Figure> => {
      const figure = ref({release: of.release, id: fact.id})
      const as = scaled(figure, scaleOf(of.statement, fact.unit), unitScale(releases, fact.unit))
      return sign === 1 ? as : negate(as)
    })
    return terms.length === 1 && terms[0] ? terms[0] : {kind: 'sum', terms}
  }
  if (line) return {...line, message: `${place} ${line.message}`}
  if (standard) return notAvailable(`${place} ${undisclosed(releases, name, meant)}`)
  const names = releases.models.flatMap(model =>
    model.statements.flatMap(each => each.lines.filter(({role}) => role !== 'heading').map(({label}) => label))
  )
  return notAvailable(
    `${place} no line or measure is called "${name}". Nearest: ${list(nearest(name, [...names, ...own.map(each => each.name)]))}.`
  )
}

const unitScale = ({unit}: Releases, of: Unit): number =>
  of === 'money' ? unit.money : of === 'shares' ? unit.shares : 1
