/** Functions that give one value. */
import type {Decimal} from '../core/decimal.ts'
import {toCellNumber} from '../core/decimal.ts'
import {growth, ref} from '../core/expr.ts'
import {valueOf} from '../core/readings.ts'
import type {Measure} from '../catalogue/measures.ts'
import {inHomeOrder} from '../model/find.ts'
import {type Model, factId} from '../model/model.ts'
import type {Period} from '../statements/period.ts'
import {scaleOf} from '../statements/statement.ts'
import {
  type CallResult,
  type Failure,
  NO_RELEASE,
  invalidValue,
  isBlank,
  isFailure,
  list,
  notAvailable,
  valueResult,
  textOf
} from './answer.ts'
import {type Asked, askAnswer, askMeasure, askPeriod, valueOfAnswer} from './ask.ts'
import type {Answer} from './evaluate.ts'
import {periods} from './evaluate.ts'
import {type NamedLine, findLines, findStatements, nearest} from './names.ts'
import {quarterBefore, readPeriod} from './period-spelling.ts'
import {inUnit, unitOf, unitWord} from './units.ts'

const cell = (value: Decimal): CallResult => valueResult(toCellNumber(value))

/** `=INAP.ADJEBITDA(period, unit)`, `=INAP.SEGPROFIT(period, segment, unit)` */
export function measureCall(
  asked: Asked,
  measure: Measure,
  period: unknown,
  segment: unknown,
  unit: unknown
): CallResult {
  const answer = askAnswer(asked, measure, period, segment)
  return isFailure(answer) ? answer : answerCall(asked, answer, unit)
}

function answerCall(asked: Asked, answer: Answer, unit: unknown): CallResult {
  if (!asked) return notAvailable(NO_RELEASE)
  const value = valueOfAnswer(answer)
  if (isFailure(value)) return value
  const converted = inUnit(value, answer.measure.unit, answer.scale, unit, unitOf(asked))
  return isFailure(converted) ? converted : cell(converted)
}

/** `=INAP.MEASURE(name, period, release, unit)` */
export function namedMeasure(
  asked: Asked,
  name: unknown,
  period: unknown,
  release: unknown,
  unit: unknown
): CallResult {
  const measure = askMeasure(name)
  if (isFailure(measure)) return measure
  const wrong = wrongRelease(asked, release)
  return wrong ?? measureCall(asked, measure, period, undefined, unit)
}

/** A workbook holds one release: a name that is another's is told, and not ignored. */
export function wrongRelease(asked: Asked, release: unknown): Failure | undefined {
  if (isBlank(release) || !asked) return undefined
  const text = textOf(release).trim().toLowerCase()
  const names = [
    asked.name,
    asked.issuer.company ?? '',
    asked.issuer.ticker ?? '',
    asked.issuer.ticker?.split(':')[1]?.trim() ?? ''
  ].filter(name => name !== '')
  return names.some(name => name.toLowerCase() === text)
    ? undefined
    : notAvailable(`The release "${textOf(release)}" is not imported. Imported: ${list(names)}.`)
}

/** `=INAP.LINE(statement, line, period, release, unit)`: a printed line, as the sheet has it now. */
export function lineCall(
  asked: Asked,
  statement: unknown,
  name: unknown,
  period: unknown,
  release: unknown,
  unit: unknown
): CallResult {
  if (!asked) return notAvailable(NO_RELEASE)
  const wrong = wrongRelease(asked, release)
  if (wrong) return wrong
  const lines = askLines(asked, statement, name)
  if (isFailure(lines)) return lines
  const shown = [
    ...new Set(
      lines.flatMap(({statement: of}) => of.columns.flatMap(column => (column.kind === 'period' ? [column.key] : [])))
    )
  ]
  const key = isBlank(period)
    ? (periods(asked).find(each => shown.includes(each)) ?? '')
    : askPeriod(asked, period, shown)
  if (isFailure(key)) return key
  for (const {statement: of, line} of lines) {
    const column = of.columns.find(each => each.kind === 'period' && each.key === key)
    const fact = column && asked.facts.get(factId(of, line, column))
    if (!fact) continue
    const value = inUnit(fact.value, fact.unit, scaleOf(of, fact.unit), unit, unitOf(asked))
    return isFailure(value) ? value : cell(value)
  }
  const label = lines[0]?.line.label ?? textOf(name)
  return shown.includes(key)
    ? invalidValue(`"${label}" has no figure for ${key}: its cell is blank or no number.`)
    : notAvailable(`"${label}" is not disclosed for ${key}. Periods it is printed for: ${list(shown)}.`)
}

/** Lines by statement and name; the nearest three where there is none. */
export function askLines(model: Model, statement: unknown, name: unknown): readonly NamedLine[] | Failure {
  const within = isBlank(statement) ? inHomeOrder(model.statements) : findStatements(model, textOf(statement))
  if (within.length === 0)
    return notAvailable(
      `No statement is called "${textOf(statement)}". Statements: ${list(model.statements.map(each => each.id))}.`
    )
  const found = isBlank(name) ? [] : findLines(model, textOf(name), within)
  if (found.length > 0) return found
  const labels = within.flatMap(each => each.lines.filter(line => line.role !== 'heading').map(line => line.label))
  return notAvailable(
    `No line is called "${isBlank(name) ? '' : textOf(name)}". Nearest: ${list(nearest(textOf(name), labels))}.`
  )
}

/** `=INAP.GROWTH(measure, period, basis)`: over the size of the earlier figure, as releases state it. */
export function growthCall(asked: Asked, name: unknown, period: unknown, basis: unknown): CallResult {
  const pair = askPair(asked, name, period, basis)
  if (isFailure(pair)) return pair
  const [now, before] = pair
  if (now.answer.measure.unit === 'percent')
    return invalidValue(`${now.answer.measure.title} is a percentage: its change is in basis points, INAP.BPS.`)
  const value = valueOf(growth(ref(0), ref(1)), which => (which === 0 ? before.value : now.value))
  return value
    ? cell(value)
    : invalidValue(`${now.answer.measure.title} was nil in ${before.answer.period}: growth from nil means nothing.`)
}

/** `=INAP.BPS(measure, period, basis)`: between the margins as the release prints them, else between the exact ones. */
export function bpsCall(asked: Asked, name: unknown, period: unknown, basis: unknown): CallResult {
  const pair = askPair(asked, name, period, basis)
  if (isFailure(pair)) return pair
  const [now, before] = pair
  const {measure} = now.answer
  if (measure.unit !== 'percent') return invalidValue(`${measure.title} is no percentage: its change is INAP.GROWTH.`)
  const places = Math.min(...[now.answer, before.answer].map(answer => answer.reported?.places ?? Infinity))
  const [one, other] = [now.value, before.value].map(value =>
    Number.isFinite(places) ? value.toDecimalPlaces(places) : value
  )
  return one && other ? cell(one.minus(other).times(10_000)) : invalidValue('Nothing to compare.')
}

interface Valued {
  readonly answer: Answer
  readonly value: Decimal
}

/** A measure in a period and in the one that it is compared with. */
function askPair(asked: Asked, name: unknown, period: unknown, basis: unknown): readonly [Valued, Valued] | Failure {
  if (!asked) return notAvailable(NO_RELEASE)
  const measure = askMeasure(name)
  if (isFailure(measure)) return measure
  const now = askAnswer(asked, measure, period, undefined)
  if (isFailure(now)) return now
  const back = quartersBack(basis)
  if (isFailure(back)) return back
  const key = keyBefore(asked, now.period, back)
  if (key === undefined)
    return invalidValue(`${now.period} is not a quarter or year that "${textOf(basis)}" can be counted from.`)
  const before = askAnswer(asked, measure, key, undefined)
  if (isFailure(before)) return before
  const values = [now, before].map(answer => valueOfAnswer(answer))
  const failed = values.find(isFailure)
  const [one, other] = values
  if (failed || !one || !other || isFailure(one) || isFailure(other))
    return failed ?? invalidValue('Nothing to compare.')
  return [
    {answer: now, value: one},
    {answer: before, value: other}
  ]
}

function quartersBack(basis: unknown): number | Failure {
  if (isBlank(basis) || /^(?:yoy|y\/y|yr|year[\s-]*over[\s-]*year|-?1y|-?4q)$/i.test(textOf(basis).trim())) return 4
  if (/^(?:qoq|q\/q|seq|sequential(?:ly)?|quarter[\s-]*over[\s-]*quarter|-?1q)$/i.test(textOf(basis).trim())) return 1
  return invalidValue(`"${textOf(basis)}" is no basis: say "YoY" or "QoQ".`)
}

/** The key of the period of the same length so many quarters before another. */
export function keyBefore(model: Model, key: string, quarters: number): string | undefined {
  const meant = readPeriod(key, model)
  if (meant.kind !== 'period') return undefined
  const {months} = meant.period
  if (months > 3 && quarters % 4 !== 0) return undefined
  const earlier: Period = quarterBefore({...meant.period, months: 3}, quarters, model.calendar)
  const word = months === 3 || months === 0 ? '' : /^[A-Z]+/.exec(key)?.[0]
  return word === 'FY' ? `FY${earlier.key.slice(2)}` : `${word ?? ''}${earlier.key}`
}

/** `=INAP.REPORTED(measure, period)`: the figure as the release prints it, in the workbook's unit. */
export function reportedCall(asked: Asked, name: unknown, period: unknown): CallResult {
  if (!asked) return notAvailable(NO_RELEASE)
  const measure = askMeasure(name)
  if (isFailure(measure)) return measure
  const answer = askAnswer(asked, measure, period, undefined)
  if (isFailure(answer)) return answer
  const {reported} = answer
  if (!reported) return notAvailable(`The release prints no ${measure.title} of its own for ${answer.period}.`)
  const printed = reported.origin.kind === 'edited' ? reported.origin.was : reported.value
  const value = inUnit(printed, reported.unit, answer.scale, undefined, unitOf(asked))
  return isFailure(value) ? value : cell(value)
}

/** `=INAP.UNITS()`: `USD thousands` */
export function unitsCall(asked: Asked): CallResult {
  if (!asked) return notAvailable(NO_RELEASE)
  const {currency, money, shares} = unitOf(asked)
  return valueResult(`${currency} ${unitWord(money)}${shares === money ? '' : `, shares in ${unitWord(shares)}`}`)
}
