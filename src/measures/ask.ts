/** From what a user typed to an answer: measure, segment and period resolved, or an error that teaches. */
import type {Decimal} from '../core/decimal.ts'
import type {Measure} from '../catalogue/measures.ts'
import type {Model} from '../model/model.ts'
import {MEASURES} from '../catalogue/measures.ts'
import {type Failure, NO_RELEASE, invalidValue, isBlank, isFailure, list, notAvailable, textOf} from './answer.ts'
import {type Answer, evaluate, isAnswer, periods, segments} from './evaluate.ts'
import {findMeasureNamed, findSegment, nearest} from './names.ts'
import {readPeriod} from './period-spelling.ts'

/** What functions answer from: the model with the sheets' own figures; undefined where no release is imported. */
export type Asked = Model | undefined

/** The measure of a name, or the nearest three. */
export function askMeasure(typed: unknown): Measure | Failure {
  if (isBlank(typed))
    return invalidValue(
      `Name a measure, such as "ADJEBITDA": ${list(
        MEASURES.map(each => each.id),
        20
      )}.`
    )
  const measure = findMeasureNamed(textOf(typed))
  if (measure) return measure
  const names = MEASURES.flatMap(each => [each.id, each.title])
  return notAvailable(`No measure is called "${textOf(typed)}". Nearest: ${list(nearest(textOf(typed), names))}.`)
}

/** A measure's answer for a period (the latest that it has where none is named) and a segment. */
export function askAnswer(model: Asked, measure: Measure, period: unknown, segment: unknown): Answer | Failure {
  if (!model) return notAvailable(NO_RELEASE)
  const member = askSegment(model, segment)
  if (isFailure(member)) return member
  const answered = periodsOf(model, measure, member)
  const key = isBlank(period) ? (answered[0] ?? periods(model)[0] ?? '') : askPeriod(model, period, answered)
  if (isFailure(key)) return key
  const result = evaluate(model, measure, key, member)
  if (isAnswer(result)) return result
  if (!periods(model).includes(key))
    return notAvailable(`${key} is not imported. Periods of ${measure.title}: ${list(answered)}.`)
  return notAvailable(
    `The release does not disclose ${measure.title} for ${key}: it lacks ${list(result.missing)}. Periods it is given for: ${list(answered)}.`
  )
}

/** An answer's value; an error that names what makes it none. */
export function valueOfAnswer(answer: Answer): Decimal | Failure {
  if (answer.value) return answer.value
  return invalidValue(
    `${answer.measure.title} ${answer.period} can't be computed: a figure it rests on is blank, no number, or zero where it divides.`
  )
}

function askSegment(model: Model, segment: unknown): string | undefined | Failure {
  if (isBlank(segment)) return undefined
  const known = segments(model)
  const member = findSegment(known, textOf(segment))
  if (member !== undefined) return member
  const labels = known.map(each => each.label)
  return notAvailable(
    `No segment is called "${textOf(segment)}". ${labels.length > 0 ? `Segments: ${list(labels)}.` : 'The release reports no segments.'}`
  )
}

/** A period by any spelling; `answered` are the periods to name where it is none. */
export function askPeriod(model: Model, typed: unknown, answered: readonly string[]): string | Failure {
  const known = periods(model).find(period => period.toLowerCase() === textOf(typed).trim().toLowerCase())
  if (known !== undefined) return known
  const meant = readPeriod(typed, model)
  return meant.kind === 'period'
    ? meant.key
    : notAvailable(`${capital(meant.why)}. Periods there are: ${list(answered)}.`)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The periods that a measure has an answer for, latest first. */
export const periodsOf = (model: Model, measure: Measure, member: string | undefined): readonly string[] =>
  periods(model).filter(period => isAnswer(evaluate(model, measure, period, member)))
