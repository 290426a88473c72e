/** Functions that spill rows. */
import {type Decimal, toCellNumber} from '../core/decimal.ts'
import {refsOf} from '../core/readings.ts'
import {MEASURES} from '../catalogue/measures.ts'
import {checkModel} from '../checks/check.ts'
import type {Verdict} from '../checks/judge.ts'
import {indexOf} from '../model/index.ts'
import {type Unit, scaleOf} from '../statements/statement.ts'
import {type CallResult, type CellValue, invalidValue, isBlank, isFailure, list, spill, textOf} from './answer.ts'
import {askAnswer, askNamed, isOwn, labelOf, valueOfAnswer} from './ask.ts'
import {type Answer, factOf, valueOfFigures} from './evaluate.ts'
import {ownAnswer} from './own-measures.ts'
import {type OwnMeasure, type Releases, periodsIn, titleOf} from './releases.ts'
import {inUnit} from './units.ts'

/**
 * `=INAP.BRIDGE(measure, period, release, unit)`: the measure's name and period, then what it is made of, a row each with its
 * sign, and the measure last.
 */
export function bridgeCall(releases: Releases, name: unknown, period: unknown, unit: unknown): CallResult {
  const measure = askNamed(releases, name)
  if (isFailure(measure)) return measure
  if (isOwn(measure)) return ownBridge(releases, measure, period)
  const answer = askAnswer(releases, measure, period)
  if (isFailure(answer)) return answer
  const total = valueOfAnswer(releases, answer)
  if (isFailure(total)) return total
  const converted = inUnit(total, measure.unit, answer.scale, unit, releases.unit)
  if (isFailure(converted)) return converted
  // What a ratio is made of has units of its own, and stays in the workbook's.
  const asked = measure.unit === 'money' || measure.unit === 'shares' ? unit : undefined
  return spill([
    [measure.title, answer.period],
    ...bridgeRows(answer, (value, of, scale) => {
      const shown = value && inUnit(value, of, scale, of === measure.unit ? asked : undefined, releases.unit)
      return shown === undefined || isFailure(shown) ? '' : toCellNumber(shown)
    }),
    [measure.title, toCellNumber(converted)]
  ])
}

/** The bridge of a measure of the user's own: what its formula names. */
function ownBridge(releases: Releases, measure: OwnMeasure, period: unknown): CallResult {
  const answer = ownAnswer(releases, measure, period)
  if (isFailure(answer)) return answer
  return spill([
    [measure.name, answer.period.key],
    ...answer.parts.map(({name, as}): readonly CellValue[] => [name, figureOf(valueOfFigures(as))]),
    [measure.name, figureOf(answer.value)]
  ])
}

/** A row for each part: the terms of a sum, else the figures that the measure is computed from. */
function bridgeRows(
  {as, scale, parts, measure}: Answer,
  shown: (value: Decimal | undefined, unit: Unit, scale: number) => CellValue
): ReadonlyArray<readonly CellValue[]> {
  if (parts.length > 0)
    return parts.map(({sign, answer: part}): readonly CellValue[] => [
      `${part.measure.title} ${part.period}`,
      shown(sign === -1 ? part.value?.negated() : part.value, part.measure.unit, part.scale)
    ])
  const terms = as.kind === 'sum' ? as.terms : [as]
  if (terms.every(term => term.kind === 'ref' || (term.kind === 'negate' && term.of.kind === 'ref')))
    return terms.map((term): readonly CellValue[] => [
      refsOf(term).map(labelOf)[0] ?? '',
      shown(valueOfFigures(term), measure.unit, scale)
    ])
  return [...new Map(refsOf(as).map(figure => [figure.id, figure])).values()].map((figure): readonly CellValue[] => {
    const fact = factOf(figure)
    const printing = indexOf(figure.release).printing.get(figure.id)
    const unit = fact?.unit ?? measure.unit
    return [labelOf(figure), shown(fact?.value, unit, printing ? scaleOf(printing.statement, unit) : scale)]
  })
}

const figureOf = (value: Decimal | undefined): CellValue => (value ? toCellNumber(value) : '')

/** `=INAP.PERIODS()`: the periods there are, latest first. */
export const periodsCall = (releases: Releases): CallResult =>
  spill([...periodsIn(releases).keys()].map(period => [period]))

/** `=INAP.MEASURES()`: name, title and definition of each measure, the user's own after the standard ones. */
export const measuresCall = (own: readonly OwnMeasure[]): CallResult =>
  spill([
    ['Name', 'Measure', 'Definition'],
    ...MEASURES.map(({id, title, definition}) => [id, title, definition]),
    ...own.map(({name, formula}) => [name, name, formula])
  ])

const VERDICTS: readonly Verdict[] = ['exact', 'rounded', 'fails', 'untestable']

const CHECK_HEADERS = ['Verdict', 'Line', 'Period', 'Stated', 'Computed', 'Difference', 'Statement', 'Release']

/** `=INAP.CHECKS(verdict)`: what ties and what does not, in the units of the statements. Judged by the sheets as they are now. */
export function checksCall({models}: Releases, verdict: unknown): CallResult {
  const wanted = VERDICTS.find(each => each === textOf(verdict).trim().toLowerCase())
  if (!isBlank(verdict) && !wanted) return invalidValue(`"${textOf(verdict)}" is no verdict: ${list(VERDICTS)}.`)
  const found = models.flatMap(release =>
    checkModel(release)
      .checks.filter(check => !wanted || check.verdict === wanted)
      .map(({verdict: is, relation, stated, computed}): readonly CellValue[] => [
        is,
        labelOf({release, id: relation.states}),
        release.facts.get(relation.states)?.column ?? '',
        figureOf(stated),
        figureOf(computed),
        figureOf(stated && computed && stated.minus(computed)),
        indexOf(release).printing.get(relation.states)?.statement.id ?? '',
        titleOf(release)
      ])
  )
  return spill(found.length > 0 ? [CHECK_HEADERS, ...found] : [[`no check ${wanted ?? ''}`.trim()]])
}

/** `=INAP.TIEOUT()`: how many relations there are of each verdict, in each release and in all. */
export function tieOutCall({models}: Releases): CallResult {
  const all = models.map(model => checkModel(model))
  const row = (title: string, count: (of: (typeof all)[number]) => number): readonly CellValue[] => {
    const counts = all.map(count)
    return [title, ...(all.length > 1 ? [counts.reduce((sum, each) => sum + each, 0)] : []), ...counts]
  }
  return spill([
    ['Verdict', ...(all.length > 1 ? ['All'] : []), ...models.map(titleOf)],
    ...VERDICTS.map(verdict => row(verdict, ({counts}) => counts[verdict])),
    row('unprotected figures', ({unprotected}) => unprotected.length)
  ])
}
