/** Makes a workbook ready for readers without the add-in, and live again. */
import {fromJson, toJson} from '../core/json.ts'
import {findMeasureNamed, findSegment} from '../measures/names.ts'
import {segments} from '../measures/evaluate.ts'
import {readPeriod} from '../measures/period-spelling.ts'
import type {Model} from '../model/model.ts'
import {nameFor} from '../plan/measures-sheet.ts'
import {type FormulaCell, findFormulaCells, rewriteCells} from './formula-cells.ts'
import type {Run} from './write.ts'

const SHARED_NAMESPACE = 'urn:inap:shared:1'

/** What stood in a cell before it was made ready for sharing. */
interface Swapped {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly formula: string
  /** What was put in its place: a cell that holds another by now is the reader's, and is left alone. */
  readonly entry: string | number
}

/**
 * Swaps every call of our functions for the native name of the same figure where there is one, else for its value. What
 * was swapped is kept in the workbook. Returns how many cells were.
 */
export async function prepareForSharing(model: Model, run: Run): Promise<number> {
  const cells = await findFormulaCells(formula => /\bINAP\.[A-Z]+\(/i.test(formula), run)
  if (cells.length === 0) return 0
  const swapped = cells.map((cell): Swapped => ({
    sheet: cell.sheet,
    row: cell.row,
    column: cell.column,
    formula: cell.formula,
    entry: entryFor(cell, model)
  }))
  await keep(swapped, run)
  await rewriteCells(
    swapped.map(cell => ({cell, entry: cell.entry})),
    run
  )
  return swapped.length
}

/** Puts the functions back where they were, except in cells that hold something else by now. Returns how many. */
export async function makeLive(run: Run): Promise<number> {
  const swapped = await readKept(run)
  const now = await currentEntries(swapped, run)
  const untouched = swapped.filter((cell, index) => String(now[index]) === String(cell.entry))
  if (untouched.length > 0)
    await rewriteCells(
      untouched.map(cell => ({cell, entry: cell.formula})),
      run
    )
  await keep([], run)
  return untouched.length
}

const CALL = /^=INAP\.([A-Z]+)\(\s*(?:"([^"]*)")?\s*(?:,\s*"([^"]*)")?\s*\)$/i

/** A lone call of a measure with its period written out has a name; everything else becomes the value that it shows. */
function entryFor(cell: FormulaCell, model: Model): string | number {
  const [, name = '', period = '', segment] = CALL.exec(cell.formula) ?? []
  const measure = findMeasureNamed(name)
  const meant = measure && period !== '' ? readPeriod(period, model) : undefined
  const member = segment === undefined ? undefined : findSegment(segments(model), segment)
  if (measure && meant?.kind === 'period' && (segment === undefined || (measure.bySegment && member !== undefined))) {
    return `=${nameFor(measure, member, meant.key)}`
  }
  return typeof cell.value === 'number' ? cell.value : `'${typeof cell.value === 'string' ? cell.value : ''}`
}

function keep(swapped: readonly Swapped[], run: Run): Promise<void> {
  return run(async context => {
    const parts = context.workbook.customXmlParts.getByNamespace(SHARED_NAMESPACE).load('items/id')
    await context.sync()
    for (const part of Array.from(parts.items)) part.delete()
    const text = toJson(swapped).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    if (swapped.length > 0) context.workbook.customXmlParts.add(`<shared xmlns="${SHARED_NAMESPACE}">${text}</shared>`)
    await context.sync()
  })
}

function readKept(run: Run): Promise<readonly Swapped[]> {
  return run(async context => {
    const part = context.workbook.customXmlParts.getByNamespace(SHARED_NAMESPACE).getOnlyItemOrNullObject()
    part.load('id')
    await context.sync()
    if (part.isNullObject) return []
    const xml = part.getXml()
    await context.sync()
    // eslint-disable-next-line office-addins/load-object-before-read -- a method's result needs no load
    const text = /<shared\b[^>]*>([\s\S]*)<\/shared>/.exec(xml.value)?.[1] ?? '[]'
    const kept = fromJson(
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
    )
    return Array.isArray(kept) ? kept.filter(isSwapped) : []
  })
}

const isSwapped = (value: unknown): value is Swapped =>
  typeof value === 'object' &&
  value !== null &&
  'sheet' in value &&
  'row' in value &&
  'column' in value &&
  'formula' in value &&
  'entry' in value

/** What cells hold now, as it would be entered; undefined where their sheet is gone. */
function currentEntries(cells: readonly Swapped[], run: Run): Promise<readonly unknown[]> {
  return run(async context => {
    const sheets = cells.map(({sheet}) => context.workbook.worksheets.getItemOrNullObject(sheet).load('name'))
    await context.sync()
    const ranges = cells.map(({row, column}, index) =>
      sheets[index]?.isNullObject === false ? sheets[index].getCell(row, column).load('formulas') : undefined
    )
    await context.sync()
    return ranges.map((range): unknown => {
      const formulas: ReadonlyArray<readonly unknown[]> = range?.formulas ?? []
      return formulas[0]?.[0]
    })
  })
}
