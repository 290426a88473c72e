import {toCellNumber} from '../core/decimal.ts'
import {slug} from '../catalogue/labels.ts'
import type {Measure} from '../catalogue/measures.ts'
import type {Model} from '../model/model.ts'
import {readPeriodPhrase, resolvePeriod} from '../statements/period.ts'
import {evaluate, isAnswer, periods, segments} from './evaluate.ts'

/** What a call of a measure's function comes to: a number for the cell, or an error that says what is wrong. */
export type CallResult =
  | {readonly kind: 'value'; readonly value: number}
  /** *notAvailable*: nothing is known of what was asked for; *invalidValue*: an input is missing or wrong. */
  | {readonly kind: 'error'; readonly code: 'notAvailable' | 'invalidValue'; readonly message: string}

/** What a user typed between the brackets; left out is undefined. */
export interface CallArguments {
  readonly period: unknown
  readonly segment: unknown
}

export const NO_RELEASE = 'No release is imported in this workbook: press Import on the INAP tab.'

/** Answers a call from a model whose facts are the sheets' own values. Never throws for what a user typed. */
export function answerCall(model: Model | undefined, measure: Measure, {period, segment}: CallArguments): CallResult {
  if (!model) return notAvailable(NO_RELEASE)
  const asked = isBlank(segment) ? undefined : findSegment(model, String(segment))
  if (!isBlank(segment) && asked === undefined) {
    const known = segments(model).map(each => each.label)
    return notAvailable(
      `No segment is called "${String(segment)}". ${known.length > 0 ? `Segments: ${known.join(', ')}.` : 'The release reports no segments.'}`
    )
  }
  const answered = periodsOf(model, measure, asked)
  const key = isBlank(period) ? (answered[0] ?? periods(model)[0]) : findPeriod(model, String(period))
  if (key === undefined)
    return notAvailable(`"${String(period)}" is no period. Periods of ${measure.title}: ${list(answered)}.`)
  const answer = evaluate(model, measure, key, asked)
  if (isAnswer(answer)) {
    if (answer.value) return {kind: 'value', value: toCellNumber(answer.value)}
    return {
      kind: 'error',
      code: 'invalidValue',
      message: `${measure.title} ${key} can't be computed: a figure it needs is blank, no number, or zero where it divides.`
    }
  }
  if (!periods(model).includes(key))
    return notAvailable(`The release has no period ${key}. Periods of ${measure.title}: ${list(answered)}.`)
  return notAvailable(
    `The release does not give ${measure.title} for ${key}: it lacks ${list(answer.missing)}. Periods it is given for: ${list(answered)}.`
  )
}

const isBlank = (argument: unknown): boolean => argument === undefined || argument === null || argument === ''

const list = (texts: readonly string[]): string => (texts.length === 0 ? 'none' : texts.join(', '))

const notAvailable = (message: string): CallResult => ({kind: 'error', code: 'notAvailable', message})

/** The periods that a measure has an answer for, latest first. */
const periodsOf = (model: Model, measure: Measure, member: string | undefined): readonly string[] =>
  periods(model).filter(period => isAnswer(evaluate(model, measure, period, member)))

/** A period by its key, or by another spelling of it: `Q1 2013`, `first quarter of 2013`, `FY12`. */
function findPeriod(model: Model, typed: string): string | undefined {
  const known = periods(model).find(period => period.toLowerCase() === typed.trim().toLowerCase())
  if (known) return known
  const phrase = readPeriodPhrase(typed)
  return phrase && resolvePeriod(phrase, model.calendar, phrase.kind === 'year' ? 12 : 3).key
}

const findSegment = (model: Model, typed: string): string | undefined =>
  segments(model).find(
    ({member, label}) => member === slug(typed) || label.toLowerCase() === typed.trim().toLowerCase()
  )?.member
