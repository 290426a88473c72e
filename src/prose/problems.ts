import type {Problem} from '../core/problem.ts'
import {refsOf} from '../core/readings.ts'
import type {Model} from '../model/model.ts'
import {nameOf} from '../model/name.ts'
import {wordsIn} from '../model/words.ts'
import type {Prose, ProseFigure, Reading} from './prose.ts'
import {showValue} from './say-reading.ts'

/** What the running text says otherwise than the tables: figures that fail, words of direction that do not hold. */
export const problemsIn = (model: Model, {figures}: Prose): readonly Problem[] =>
  figures.flatMap(figure => problemOf(model, figure))

function problemOf(model: Model, figure: ProseFigure): readonly Problem[] {
  const {at, printed, value, unit, reading, computed, direction, verdict} = figure
  if (!reading) return []
  const meant = showRunnerUp(model, figure)
  const problem = {code: 'text-does-not-tie', severity: 'error', at, excerpt: around(figure)} as const
  if (verdict === 'fails' && computed)
    return [
      {
        ...problem,
        message: `The text says ${printed}, but ${showComputed(model, figure) ?? ''}.`,
        stated: value.toString(),
        expected: showValue(computed, unit),
        advice: meant
          ? `${meant}: that may have been meant.`
          : 'One of the two may be misprinted: compare them with the release.'
      }
    ]
  const [subject] = refsOf(reading.as)
  if (direction?.holds === false && subject !== undefined)
    return [
      {
        ...problem,
        message: `The text says “${direction.word}” of ${printed}, but ${nameOf(model, subject)} went the other way.`,
        advice: 'Compare the word with the figures of both periods.'
      }
    ]
  return []
}

/** `Net income [1Q12] is 1,554,000`; undefined where it refers to nothing that has a value. */
export const showComputed = (model: Model, {reading, computed, unit}: ProseFigure): string | undefined =>
  reading && computed && `${wordsFor(model, reading)} is ${showValue(computed, unit)}`

/** `It ties to Revenues [1Q12], as does a figure beside it` */
export const showRunnerUp = (model: Model, {runnerUp}: ProseFigure): string | undefined =>
  runnerUp && `It ties to ${wordsFor(model, runnerUp.reading)}${alsoOf(runnerUp.alsoTie)}`

const wordsFor = (model: Model, {as}: Reading): string => wordsIn(model, as)

/** The words beside the figure: a sentence may be long. */
function around({sentence, place: [start, stop]}: ProseFigure): string {
  const from = start <= NEAR ? 0 : sentence.indexOf(' ', start - NEAR) + 1
  const near = sentence.indexOf(' ', stop + NEAR)
  const to = near === -1 ? sentence.length : near
  return `${from > 0 ? '… ' : ''}${sentence.slice(from, to)}${to < sentence.length ? ' …' : ''}`
}

const NEAR = 50

const alsoOf = (alsoTie: number): string =>
  alsoTie === 0 ? '' : `, as ${alsoTie === 1 ? 'does a figure' : `do ${alsoTie} of the figures`} beside it`
