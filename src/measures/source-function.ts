/** `INAP.SOURCE`: where a figure comes from. */
import type {Span} from '../core/problem.ts'
import {refsOf} from '../core/readings.ts'
import type {Measure} from '../catalogue/measure.ts'
import {indexOf} from '../model/index.ts'
import {type FactId, type Model, factId} from '../model/model.ts'
import type {ProseFigure, Reading} from '../prose/prose.ts'
import {
  type CallResult,
  type CellValue,
  type Failure,
  invalidValue,
  isBlank,
  isFailure,
  notAvailable,
  spill,
  textOf
} from './answer.ts'
import {askAnswer, askMeasure, askNamed, columnOf, isOwn, labelOf} from './ask.ts'
import {showDerivation} from './derive.ts'
import {type Answer, type Basis, type Figure, inputsOf} from './evaluate.ts'
import {askLineAnswer, askLines} from './line-function.ts'
import {findMeasureNamed, findOwn} from './names.ts'
import {ownAnswer} from './own-measures.ts'
import {type OwnMeasure, type Releases, titleOf} from './releases.ts'

const HEADERS = ['Line', 'Period', 'Statement', 'Printed', 'Place in the release', 'Cell', 'Release']

/** In words, how an answer was come by. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  reconciliation: "the release's own reconciliation",
  statement: "the statement's own arithmetic",
  reported: 'the line as reported',
  definition: 'the definition over other lines',
  derived: 'derived from other periods'
}

/** `definition over other lines`, `derived from other periods: FY12 + YTD2Q13 - YTD2Q12` */
export const showBasis = (answer: Answer): string =>
  BASIS_WORDS[answer.basis] + (answer.basis === 'derived' ? `: ${showDerivation(answer)}` : '')

/**
 * `=INAP.SOURCE(measure or line, period)`: what it rests on, as printed and where, in tables and in the running text. A figure
 * of the text may also be asked for as it is printed there: `$69.7 million`.
 */
export function sourceCall(releases: Releases, name: unknown, period: unknown): CallResult {
  if (isBlank(name))
    return invalidValue('Name a measure or a line, or a figure as the text prints it: "$69.7 million".')
  const said = saidSo(releases, textOf(name))
  if (said.length > 0) return spill([HEADERS, ...said])
  const own = findOwn(releases.own, textOf(name))
  if (findMeasureNamed(textOf(name)) || own) {
    const measure = askNamed(releases, name)
    if (isFailure(measure)) return measure
    return isOwn(measure) ? ownSource(releases, measure, period) : measureSource(releases, measure, period)
  }
  const figures = lineFigures(releases, name, period)
  return isFailure(figures)
    ? figures
    : spill([HEADERS, ...figures.map(figure => sourceRow(releases, figure)), ...mentions(releases, figures)])
}

function measureSource(releases: Releases, measure: Measure, period: unknown): CallResult {
  const answer = askAnswer(releases, measure, period)
  if (isFailure(answer)) return answer
  const inputs = inputsOf(answer)
  const stated = answer.reported
    ? [{release: answer.release, id: answer.reported.id}]
    : inputs.length === 1
      ? inputs
      : []
  return spill([
    titleRow(`${measure.title} ${answer.period}`, showBasis(answer)),
    HEADERS,
    ...inputs.map(figure => sourceRow(releases, figure)),
    ...mentions(releases, stated, inputs)
  ])
}

function ownSource(releases: Releases, measure: OwnMeasure, period: unknown): CallResult {
  const answer = ownAnswer(releases, measure, period)
  if (isFailure(answer)) return answer
  const figures = [...new Map(refsOf(answer.as).map(figure => [figure.id, figure])).values()]
  return spill([
    titleRow(`${measure.name} ${answer.period.key}`, `your own formula: ${measure.formula}`),
    HEADERS,
    ...figures.map(figure => sourceRow(releases, figure))
  ])
}

const titleRow = (title: string, basis: string): readonly CellValue[] => [title, basis, '', '', '', '', '']

function lineFigures(releases: Releases, name: unknown, period: unknown): readonly Figure[] | Failure {
  const lines = askLines(releases, undefined, name)
  if (isFailure(lines)) {
    const measure = askMeasure(name, releases.own)
    return isFailure(measure) ? notAvailable(`${lines.message} ${measure.message}`) : lines
  }
  const answer = isBlank(period) ? undefined : askLineAnswer(releases, lines, period)
  if (isFailure(answer)) return answer
  const keys = answer?.parts.map(({fact}) => fact.column)
  const figures = lines.flatMap(({release, statement, line}) =>
    statement.columns
      .filter(column => column.kind === 'period' && (keys?.includes(column.key) ?? true))
      .map((column): Figure => ({release, id: factId(statement, line, column)}))
      .filter(({id}) => release.facts.has(id))
  )
  return figures.length > 0 ? figures : notAvailable(`"${textOf(name)}" has no figure in any period.`)
}

/** Where the running text says the figures, or how they changed; of a ratio, where it says what its inputs come to. */
function mentions(
  releases: Releases,
  figures: readonly Figure[],
  inputs: readonly Figure[] = []
): ReadonlyArray<readonly CellValue[]> {
  return [...new Set([...figures, ...inputs].map(({release}) => release))].flatMap(release => {
    const [asked, parts] = [figures, inputs].map(each => each.filter(figure => figure.release === release))
    return releases
      .proseOf(release)
      .filter(({reading}) => {
        const ids = reading ? refsOf(reading.as) : []
        const isOne = ids.every(id => asked?.some(each => lineOf(each.id) === lineOf(id)))
        const isAll = parts?.every(part => ids.some(id => isSame(release, part.id, id))) === true
        return (
          (isOne && ids.some(id => asked?.some(each => isSame(release, each.id, id)))) ||
          (isAll && ids.length > 1 && ids.length === parts.length)
        )
      })
      .map(figure => mentionRow(release, figure))
  })
}

/** A line whatever its table and period: `!revenue`. */
const lineOf = (id: FactId): string => id.slice(id.indexOf('!')).replace(/\[[^[\]]*\]$/, '')

/** The same line and period, in whichever table, with the same value. */
function isSame({facts}: Model, one: FactId, other: FactId): boolean {
  const [a, b] = [facts.get(one), facts.get(other)]
  const isOther = a === undefined || b === undefined || lineOf(one) !== lineOf(other) || a.column !== b.column
  return one === other || (!isOther && a.value.eq(b.value))
}

/** Figures of the text that are printed so. */
function saidSo(releases: Releases, text: string): ReadonlyArray<readonly CellValue[]> {
  const key = (printed: string): string => printed.replace(/\s+/g, ' ').trim().toLowerCase()
  return releases.models.flatMap(release =>
    releases
      .proseOf(release)
      .filter(({printed}) => key(printed) === key(text))
      .map(figure => mentionRow(release, figure))
  )
}

function mentionRow(
  release: Model,
  {printed, reading, verdict, sentence, place, at, why}: ProseFigure
): readonly CellValue[] {
  const ids = reading ? refsOf(reading.as) : []
  const periods = [...new Set(ids.map(id => columnOf({release, id})))]
  return [
    reading ? showReading(release, reading) : (why ?? 'not tested'),
    periods.join(', '),
    `the text: ${around(sentence, place)}`,
    `${printed}${verdict === 'fails' ? ', which does not tie' : ''}`,
    placeOf(at),
    '',
    titleOf(release)
  ]
}

/** `Adjusted EBITDA, growth`: the period has a column of its own. */
function showReading(release: Model, {as, form}: Reading): string {
  const [first] = refsOf(as)
  return `${first === undefined ? '' : labelOf({release, id: first})}${form === 'value' ? '' : `, ${form}`}`
}

const SHOWN = 160

/** The part of a sentence that a figure stands in. */
function around(sentence: string, [from, to]: readonly [number, number]): string {
  if (sentence.length <= SHOWN) return sentence
  const begin = Math.max(0, Math.min(from - SHOWN / 2, sentence.length - SHOWN))
  const end = Math.max(to, begin + SHOWN)
  return `${begin > 0 ? '…' : ''}${sentence.slice(begin, end)}${end < sentence.length ? '…' : ''}`
}

/** What a person needs to find the figure again: `page 7, line 12, columns 40 to 46`. */
const placeOf = ({page, line, start, end}: Span): string =>
  `${page === undefined ? '' : `page ${page}, `}line ${line}, columns ${start} to ${end}`

function sourceRow(releases: Releases, figure: Figure): readonly CellValue[] {
  const {release, id} = figure
  const fact = release.facts.get(id)
  const printing = indexOf(release).printing.get(id)
  if (!fact || !printing) return [labelOf(figure), columnOf(figure), '', '', '', '', titleOf(release)]
  const {statement, line} = printing
  const cell = line.cells[statement.columns.findIndex(each => each.key === fact.column)]
  const edited = fact.origin.kind === 'edited' ? `, edited to ${fact.value.toString()}` : ''
  return [
    labelOf(figure),
    fact.column,
    statement.title || statement.id,
    `${cell?.printed ?? ''}${edited}`,
    cell ? placeOf(cell.at) : '',
    releases.cellOf(figure) ?? '',
    titleOf(release)
  ]
}
