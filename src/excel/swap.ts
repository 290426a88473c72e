/** What calls of our functions are swapped for: the name of the same figure, or what they come to. */
import {isFailure} from '../measures/answer.ts'
import {askPeriod, askSegment} from '../measures/ask.ts'
import {answerIn} from '../measures/derive.ts'
import {isAnswer} from '../measures/evaluate.ts'
import {FUNCTIONS} from '../measures/functions.ts'
import {findMeasureNamed} from '../measures/names.ts'
import {type Known, askReleases} from '../measures/releases.ts'
import {nameFor} from '../plan/measures-sheet.ts'
import type {Entry} from './block.ts'
import {type Call, replaceCalls} from './calls.ts'
import type {FormulaCell, SheetCells} from './formula-cells.ts'

/** What calls are swapped by: what is known, what cells hold, and the names there are. */
export interface Swap {
  readonly known: Known
  readonly sheets: readonly SheetCells[]
  readonly names: ReadonlySet<string>
}

/** A formula goes on with names and values in the place of its calls; one whose calls can't be told from outside becomes its value. */
export function entryFor(cell: FormulaCell, swap: Swap): Entry {
  const formula = swapCalls(cell.formula, cell.sheet, swap)
  return formula === undefined || /^=(?:\(?-?[\d.]+\)?|"[^"]*")$/.test(formula) ? asEntry(cell.value) : formula
}

function swapCalls(formula: string, sheet: string, swap: Swap): string | undefined {
  let isWhole = true
  const swapped = replaceCalls(formula, call => {
    const args = call.args.map(arg => argumentOf(arg, sheet, swap.sheets))
    const text = args.includes(UNKNOWN) ? undefined : (nativeName(call, args, swap) ?? literalOf(call, args, swap))
    isWhole &&= text !== undefined
    return text ?? ''
  })
  return isWhole ? swapped : undefined
}

const UNKNOWN = Symbol('an argument that only Excel can compute')

/** What an argument comes to, where it is written out or is a cell. */
function argumentOf(arg: string, sheet: string, sheets: readonly SheetCells[]): unknown {
  if (arg === '') return null
  const text = /^"((?:[^"]|"")*)"$/.exec(arg)?.[1]
  if (text !== undefined) return text.replaceAll('""', '"')
  if (/^-?\d+(?:\.\d+)?$/.test(arg)) return Number(arg)
  const found = /^(?:'((?:[^']|'')+)'!|([\w.]+)!)?\$?([A-Z]{1,3})\$?(\d+)$/i.exec(arg)
  if (!found) return UNKNOWN
  const named = found[1]?.replaceAll("''", "'") ?? found[2] ?? sheet
  const cells = sheets.find(({name}) => name.toLowerCase() === named.toLowerCase())
  const column =
    [...(found[3] ?? '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return cells?.values[Number(found[4]) - 1 - cells.row]?.[column - cells.column] ?? null
}

/** The name of the cell that holds the same figure, if the sheets of measures have one. */
function nativeName({name}: Call, [period, ...rest]: readonly unknown[], {known, names}: Swap): string | undefined {
  const measure = findMeasureNamed(name)
  const releases = askReleases(known, undefined)
  const [segment, ...others] = measure?.bySegment ? rest : [undefined, ...rest]
  const isPlain = others.every(each => each === null) && period !== undefined && period !== null && period !== ''
  if (!measure || measure.id !== name || !isPlain || isFailure(releases)) return undefined
  const meant = askPeriod(releases, period, measure.instant)
  const member = askSegment(releases, segment)
  if (isFailure(meant) || isFailure(member)) return undefined
  const answer = answerIn(releases, measure, meant, member)
  const native = isAnswer(answer) ? nameFor(measure, member, answer.period) : undefined
  return native !== undefined && names.has(native.toLowerCase()) ? native : undefined
}

/** What a call comes to, written out; nothing for rows and for errors. */
function literalOf({name}: Call, args: readonly unknown[], {known}: Swap): string | undefined {
  const result = FUNCTIONS.find(each => each.name === name && each.live)?.answer(known, args)
  if (result?.kind !== 'value') return undefined
  const {value} = result
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : value < 0 ? `(${value})` : String(value)
}

/** A name's formula, and what it comes to. */
interface NamedFormula {
  readonly sheet: string | undefined
  readonly formula: string
  readonly value: unknown
}

/** What a name is defined as without its calls; undefined where that is rows. */
export function nameEntry({formula, value, sheet}: NamedFormula, swap: Swap): string | undefined {
  const swapped = swapCalls(formula, sheet ?? '', swap)
  if (swapped !== undefined) return swapped
  return typeof value === 'number'
    ? `=${value}`
    : typeof value === 'string' && value !== '' && !value.startsWith('#')
      ? `="${value.replaceAll('"', '""')}"`
      : undefined
}

/** A value as it is entered: text behind an apostrophe, so that it stays text; what is not available stays so. */
export const asEntry = (value: unknown): Entry =>
  typeof value === 'number'
    ? value
    : value === '#N/A'
      ? '=NA()'
      : typeof value === 'boolean'
        ? `=${String(value).toUpperCase()}`
        : typeof value === 'string' && value !== ''
          ? `'${value}`
          : ''
