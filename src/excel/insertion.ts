/** What the function builder puts into a sheet, as a value: it is shown before it is inserted. */
import type {Measure} from '../catalogue/measure.ts'
import {type CallResult, type CellValue, type Failure, invalidValue, isFailure} from '../measures/answer.ts'
import {askAnswer, isOwn} from '../measures/ask.ts'
import {shownPeriods} from '../measures/derive.ts'
import {FUNCTIONS} from '../measures/functions.ts'
import {type Known, type OwnMeasure, askReleases} from '../measures/releases.ts'
import {nameFor} from '../plan/measures-sheet.ts'
import type {Entry} from './block.ts'

/** How a figure is put into a cell: a live function, a native name that needs no add-in, or the number as it is now. */
export type Form = 'function' | 'name' | 'value'

/** One figure, a row of periods under their headings, or what the measure is made of. */
export type Shape = 'figure' | 'row' | 'bridge'

export interface Picked {
  readonly measure: Measure | OwnMeasure
  /** Undefined for the company that came first. */
  readonly company: string | undefined
  /** A segment's id; undefined for all together. */
  readonly segment: string | undefined
  /** As it is written in the call, `1Q13` or `-1Q`; empty for the latest. */
  readonly period: string
  /** Empty for the unit of the sheets. */
  readonly unit: string
  readonly form: Form
}

/** A cell by rows down and columns right of the first one inserted, its row fixed: `C$2`. */
export type At = (down: number, right: number) => string

export interface InsertedCell {
  readonly entry: Entry | ((at: At) => Entry)
  readonly format: string
  /** What it comes to. */
  readonly value: CellValue
  readonly isHeading: boolean
}

export interface Insertion {
  /** What is entered. A formula that spills is its first cell alone. */
  readonly cells: ReadonlyArray<readonly InsertedCell[]>
  /** What stands there then, with all that spills. */
  readonly shown: ReadonlyArray<readonly InsertedCell[]>
}

/** `periods` are those of a row, as their headings say them. */
export function planInsertion(
  shape: Shape,
  picked: Picked,
  periods: readonly string[],
  known: Known | undefined
): Insertion | Failure {
  switch (shape) {
    case 'figure': {
      const cell = figureCell(picked, known)
      return isFailure(cell) ? cell : {cells: [[cell]], shown: [[cell]]}
    }
    case 'row':
      return rowOf(picked, periods, known)
    case 'bridge':
      return bridgeOf(picked, known)
  }
}

export const titleOf = (measure: Measure | OwnMeasure): string => (isOwn(measure) ? measure.name : measure.title)

/** The call as it is typed, without its sign of equality. `period` is written as it is given: in quotes, or a cell. */
function callOf({measure, company, segment, unit}: Picked, period: string): string {
  const release = company === undefined ? '' : quoted(company)
  const inUnit = unit === '' ? '' : quoted(unit)
  const args = isOwn(measure)
    ? [quoted(measure.name), period, release, inUnit]
    : [period, ...(measure.bySegment ? [segment === undefined ? '' : quoted(segment)] : []), inUnit, release]
  return `INAP.${isOwn(measure) ? 'MEASURE' : measure.id}(${joined(args)})`
}

/** Arguments with those that are left out at the end left out. */
const joined = (args: readonly string[]): string => args.slice(0, args.findLastIndex(arg => arg !== '') + 1).join(',')

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

function figureCell(picked: Picked, known: Known | undefined, ref?: (at: At) => string): InsertedCell | Failure {
  const {measure, period, form} = picked
  const result = resultOf(picked, known)
  if (result.kind === 'error') return result
  const value = result.kind === 'value' ? result.value : ''
  const cell = {format: formatFor(picked), value, isHeading: false}
  if (form === 'value') return {...cell, entry: value}
  if (form === 'function')
    return {
      ...cell,
      entry: at => `=${callOf(picked, ref ? ref(at) : period === '' ? '' : quoted(period))}`
    }
  const name = isOwn(measure) ? undefined : nativeName(picked, measure, known)
  return name === undefined
    ? invalidValue(
        `The sheets hold no cell with this figure that could be named: insert the live function or the value.`
      )
    : {...cell, entry: `=${name}`}
}

function resultOf({measure, company, segment, period, unit}: Picked, known: Known | undefined): CallResult {
  const [asked, inUnit] = [period === '' ? null : period, unit === '' ? null : unit]
  const name = isOwn(measure) ? 'MEASURE' : measure.id
  const args = isOwn(measure)
    ? [measure.name, asked, company, inUnit]
    : [asked, ...(measure.bySegment ? [segment] : []), inUnit, company]
  return (
    FUNCTIONS.find(each => each.name === name)?.answer(known, args) ?? invalidValue(`There is no function ${name}.`)
  )
}

function nativeName(picked: Picked, measure: Measure, known: Known | undefined): string | undefined {
  const {company, segment, period, unit} = picked
  const releases = askReleases(known, company)
  if (isFailure(releases) || unit !== '') return undefined
  const member = measure.bySegment ? segment : undefined
  const answer = askAnswer(releases, measure, period === '' ? undefined : period, member)
  if (isFailure(answer) || !shownPeriods(releases).some(({key}) => key === answer.period)) return undefined
  return nameFor(measure, member, answer.period, company)
}

function rowOf(picked: Picked, periods: readonly string[], known: Known | undefined): Insertion | Failure {
  const figures = periods.map((period, index) => figureCell({...picked, period}, known, at => at(0, index + 1)))
  const failed = figures.find(isFailure)
  if (failed) return failed
  const cells = [
    [text('', true), ...periods.map(period => text(period, true))],
    [text(titleOf(picked.measure), false), ...figures.flatMap(cell => (isFailure(cell) ? [] : [cell]))]
  ]
  return {cells, shown: cells}
}

function bridgeOf(picked: Picked, known: Known | undefined): Insertion | Failure {
  const {measure, company, period, unit, form} = picked
  const name = isOwn(measure) ? measure.name : measure.id
  const args = [name, period === '' ? null : period, company, unit === '' ? null : unit]
  const result = FUNCTIONS.find(each => each.name === 'BRIDGE')?.answer(known, args)
  if (result?.kind !== 'spill') return result?.kind === 'error' ? result : invalidValue('The measure has no bridge.')
  const shown = result.rows.map((row, down) =>
    row.map((value): InsertedCell => {
      const isLast = down === result.rows.length - 1
      if (typeof value === 'string') return text(value, down === 0)
      return {entry: value, value, format: isLast ? formatFor(picked) : partFormat(picked), isHeading: false}
    })
  )
  const written = [
    quoted(name),
    period === '' ? '' : quoted(period),
    company === undefined ? '' : quoted(company),
    unit === '' ? '' : quoted(unit)
  ]
  const [first = text('', true)] = shown[0] ?? []
  return form === 'function'
    ? {cells: [[{...first, entry: `=INAP.BRIDGE(${joined(written)})`}]], shown}
    : {cells: shown, shown}
}

const text = (value: string, isHeading: boolean): InsertedCell => ({
  entry: value === '' ? null : `'${value}`,
  format: isHeading ? '@' : 'General',
  value,
  isHeading
})

const WHOLE = '#,##0_);(#,##0)'
const FINE = '#,##0.0_);(#,##0.0)'

/** The number format that a figure's unit asks for. */
function formatFor({measure, unit}: Picked): string {
  if (isOwn(measure)) return measure.format === '' ? WHOLE : measure.format
  if (measure.unit === 'percent') return '0.0%_);(0.0%)'
  if (measure.unit === 'perShare') return '#,##0.00_);(#,##0.00)'
  return unit === 'millions' || unit === 'billions' ? FINE : WHOLE
}

/** A ratio is made of amounts. */
const partFormat = (picked: Picked): string =>
  !isOwn(picked.measure) && (picked.measure.unit === 'percent' || picked.measure.unit === 'perShare')
    ? '#,##0.##_);(#,##0.##)'
    : formatFor(picked)
