/** Functions that give one value. */
import type {Decimal} from '../core/decimal.ts'
import {growth, ref} from '../core/expr.ts'
import {valueOf} from '../core/readings.ts'
import type {Measure} from '../catalogue/measure.ts'
import type {Period} from '../statements/period.ts'
import {
  cell,
  type CallResult,
  type Failure,
  invalidValue,
  isBlank,
  isFailure,
  notAvailable,
  textOf,
  valueResult
} from './answer.ts'
import {answerFor, askAnswer, askMeasure, askNamed, askPeriod, isOwn, valueOfAnswer} from './ask.ts'
import type {Answer} from './evaluate.ts'
import {type OwnAnswer, isPercent, ownAnswer, ownAnswerFor} from './own-measures.ts'
import type {OwnMeasure, Releases} from './releases.ts'
import {periodBefore} from './timeline.ts'
import {inUnit, showUnit} from './units.ts'

/** `=INAP.MEASURE(name, period, release, unit)` of the user's own measures. */
export function ownCall(releases: Releases, measure: OwnMeasure, period: unknown, unit: unknown): CallResult {
  const answer = ownAnswer(releases, measure, period)
  if (isFailure(answer)) return answer
  const kind = isPercent(measure) ? 'percent' : 'money'
  const value = inUnit(answer.value, kind, releases.unit.money, unit, releases.unit)
  return isFailure(value) ? value : cell(value)
}

/** `=INAP.ADJEBITDA(period, unit)`, `=INAP.SEGPROFIT(period, segment, unit)`, `=INAP.MEASURE(name, period, release, unit)` */
export function measureCall(
  releases: Releases,
  measure: Measure,
  period: unknown,
  segment: unknown,
  unit: unknown
): CallResult {
  const answer = askAnswer(releases, measure, period, segment)
  if (isFailure(answer)) return answer
  const value = valueOfAnswer(releases, answer)
  if (isFailure(value)) return value
  const converted = inUnit(value, answer.measure.unit, answer.scale, unit, releases.unit)
  return isFailure(converted) ? converted : cell(converted)
}

/** A measure in a period, whether the catalogue's or the user's own. */
interface Valued {
  readonly title: string
  readonly period: Period
  readonly value: Decimal
  /** What one unit of the value stands for in full units. */
  readonly scale: number
  readonly isPercent: boolean
  /** The places that the release prints it to. */
  readonly places: number | undefined
}

/** `=INAP.GROWTH(measure, period, basis)`: over the size of the earlier figure, as releases state it. */
export function growthCall(releases: Releases, name: unknown, period: unknown, basis: unknown): CallResult {
  const pair = askPair(releases, name, period, basis)
  if (isFailure(pair)) return pair
  const {now, before} = pair
  if (now.isPercent) return invalidValue(`${now.title} is a percentage: its change is in basis points, INAP.BPS.`)
  const value = valueOf(growth(ref(before), ref(now)), each => each.value.times(each.scale))
  return value
    ? cell(value)
    : invalidValue(`${now.title} was nil in ${before.period.key}: growth from nil means nothing.`)
}

/** `=INAP.BPS(measure, period, basis)`: between the margins as the release prints them, else between the exact ones. */
export function bpsCall(releases: Releases, name: unknown, period: unknown, basis: unknown): CallResult {
  const pair = askPair(releases, name, period, basis)
  if (isFailure(pair)) return pair
  const {now, before} = pair
  if (!now.isPercent) return invalidValue(`${now.title} is no percentage: its change is INAP.GROWTH.`)
  const places = Math.min(...[now, before].map(each => each.places ?? Infinity))
  const printed = ({value}: Valued): Decimal => (Number.isFinite(places) ? value.toDecimalPlaces(places) : value)
  return cell(printed(now).minus(printed(before)).times(10_000))
}

/** A measure in a period and in the one that it is compared with. */
function askPair(
  releases: Releases,
  name: unknown,
  typed: unknown,
  basis: unknown
): {readonly now: Valued; readonly before: Valued} | Failure {
  const measure = askNamed(releases, name)
  if (isFailure(measure)) return measure
  const back = quartersBack(basis)
  if (isFailure(back)) return back
  const now = valuedAsked(releases, measure, typed)
  if (isFailure(now)) return now
  const earlier = periodBefore(now.period, back, releases.calendar)
  if (!earlier)
    return invalidValue(`${now.period.key} is compared with the year before it: leave out the basis, or say "YoY".`)
  const before = valuedIn(releases, measure, earlier)
  return isFailure(before) ? before : {now, before}
}

function valuedAsked(releases: Releases, measure: Measure | OwnMeasure, typed: unknown): Valued | Failure {
  if (isOwn(measure)) return ofOwn(ownAnswer(releases, measure, typed))
  return ofAnswer(releases, askAnswer(releases, measure, typed))
}

const valuedIn = (releases: Releases, measure: Measure | OwnMeasure, period: Period): Valued | Failure =>
  isOwn(measure)
    ? ofOwn(ownAnswerFor(releases, measure, period))
    : ofAnswer(releases, answerFor(releases, measure, period, undefined))

function ofAnswer(releases: Releases, answer: Answer | Failure): Valued | Failure {
  if (isFailure(answer)) return answer
  const {measure, scale, reported} = answer
  const value = valueOfAnswer(releases, answer)
  if (isFailure(value)) return value
  const period = askPeriod(releases, answer.period)
  if (isFailure(period)) return period
  return {title: measure.title, period, value, scale, isPercent: measure.unit === 'percent', places: reported?.places}
}

const ofOwn = (answer: OwnAnswer | Failure): Valued | Failure =>
  isFailure(answer)
    ? answer
    : {
        title: answer.measure.name,
        period: answer.period,
        value: answer.value,
        scale: 1,
        isPercent: isPercent(answer.measure),
        places: undefined
      }

function quartersBack(basis: unknown): number | Failure {
  if (isBlank(basis) || /^(?:yoy|y\/y|yr|year[\s-]*over[\s-]*year|-?1y|-?4q)$/i.test(textOf(basis).trim())) return 4
  if (/^(?:qoq|q\/q|seq|sequential(?:ly)?|quarter[\s-]*over[\s-]*quarter|-?1q)$/i.test(textOf(basis).trim())) return 1
  return invalidValue(`"${textOf(basis)}" is no basis: say "YoY" or "QoQ".`)
}

/** `=INAP.REPORTED(measure, period, release, unit)`: the figure as the release prints it, in the workbook's unit. */
export function reportedCall(releases: Releases, name: unknown, period: unknown, unit: unknown): CallResult {
  const measure = askMeasure(name)
  if (isFailure(measure)) return measure
  const answer = askAnswer(releases, measure, period)
  if (isFailure(answer)) return answer
  const {reported} = answer
  if (!reported)
    return notAvailable(
      `The release prints no ${measure.title} of its own for ${answer.period}${answer.basis === 'derived' ? ': it is derived from other periods' : ''}.`
    )
  const printed = reported.origin.kind === 'edited' ? reported.origin.was : reported.value
  const value = inUnit(printed, reported.unit, answer.scale, unit, releases.unit)
  return isFailure(value) ? value : cell(value)
}

/** `=INAP.UNITS()`: `USD thousands` */
export const unitsCall = ({unit}: Releases): CallResult => valueResult(showUnit(unit))
