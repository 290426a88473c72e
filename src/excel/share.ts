/** Makes a workbook ready for readers without the add-in, and live again. */
import {list} from '../measures/answer.ts'
import type {Known} from '../measures/releases.ts'
import {localAddress} from '../plan/spelling.ts'
import type {Entry} from './block.ts'
import {hasCalls} from './calls.ts'
import {type FormulaCell, formulaCells, readSheets} from './formula-cells.ts'
import {type Swap, asEntry, entryFor, nameEntry} from './swap.ts'
import {type Swapped, type SwappedCell, type SwappedName, keepShared, readShared} from './shared-record.ts'
import type {Run} from './write.ts'

/** What became of it: how many cells and names, and a sentence for each that was left as it is. */
export interface Shared {
  readonly count: number
  readonly left: readonly string[]
}

/**
 * Swaps every call of our functions for the native name of the same figure where there is one, or for its value, and what a
 * formula spilled for the values themselves. What was swapped is kept in the workbook.
 */
export async function prepareForSharing(known: Known, run: Run): Promise<Shared> {
  const sheets = await readSheets(run)
  const found = formulaCells(sheets, hasCalls)
  const areas = await spilledBy(found, run)
  // Whoever gives a spilled cell the formula of its first one gives it with the first one.
  const first = found.filter(cell => !areas.some(area => isWithin(cell, area)))
  const names = await namesOf(run)
  const swap: Swap = {known, sheets, names: new Set(names.map(({name}) => name.toLowerCase()))}
  const cells = first.map((cell): SwappedCell => {
    const area = areas.find(
      ({sheet, row, column}) => sheet === cell.sheet && row === cell.row && column === cell.column
    )
    const {sheet, row, column, formula} = cell
    return {
      kind: 'cell',
      sheet,
      row,
      column,
      formula,
      entries: area?.values.map(each => each.map(asEntry)) ?? [[entryFor(cell, swap)]]
    }
  })
  const calling = names.filter(({formula}) => hasCalls(formula))
  const renamed = calling.flatMap((each): readonly SwappedName[] => {
    const entry = nameEntry(each, swap)
    const {name, sheet, formula} = each
    return entry === undefined ? [] : [{kind: 'name', name, formula, entry, ...(sheet === undefined ? {} : {sheet})}]
  })
  const left = calling
    .filter(({name}) => !renamed.some(each => each.name === name))
    .map(({name}) => `The name ${name} spills, and a name can't hold that: it still calls a function.`)
  if (cells.length + renamed.length === 0) return {count: 0, left}
  const before = (await readShared(run)).filter(each => ![...cells, ...renamed].some(other => isSamePlace(each, other)))
  await keepShared([...before, ...cells, ...renamed], run)
  await write(
    cells,
    renamed.map(each => ({...each, formula: each.entry})),
    run
  )
  return {count: cells.length + renamed.length, left}
}

/**
 * Puts the functions back where they were. A cell that holds something else by now is its reader's, and is left; so are values
 * that a formula would spill over, which stay kept until their cells are free.
 */
export async function makeLive(run: Run): Promise<Shared> {
  const swapped = await readShared(run)
  const cells = swapped.filter(each => each.kind === 'cell')
  const now = await entriesNow(cells, run)
  const states = cells.map((cell, index) => ({cell, changed: now[index] ? changedIn(cell, now[index]) : undefined}))
  const free = states.filter(({changed}) => changed?.length === 0).map(({cell}) => cell)
  const blocked = states.filter(({cell, changed}) => changed && changed.length > 0 && !isSingle(cell))
  const names = await namesOf(run)
  const renamed = swapped
    .filter(each => each.kind === 'name')
    .filter(each => names.some(now => isSameName(now, each) && now.formula === each.entry))
  await write(
    free.map(cell => ({
      ...cell,
      entries: cell.entries.map((row, down) => row.map((_, right) => (down + right === 0 ? cell.formula : '')))
    })),
    renamed,
    run
  )
  await keepShared(
    blocked.map(({cell}) => cell),
    run
  )
  const left = [
    ...states
      .filter(({cell, changed}) => changed && changed.length > 0 && isSingle(cell))
      .map(({cell}) => `${addressOf(cell)} holds something else by now: it was left.`),
    ...blocked.map(
      ({cell, changed = []}) =>
        `${addressOf(cell)} would spill over ${list(changed, 3)}, changed since: empty what you changed and press again.`
    ),
    ...states
      .filter(({changed}) => !changed)
      .map(({cell}) => `The sheet ${cell.sheet} is gone, and with it ${cell.formula}.`)
  ]
  return {count: free.length + renamed.length, left}
}

const isSingle = ({entries}: SwappedCell): boolean => entries.length === 1 && entries[0]?.length === 1

const isSamePlace = (one: Swapped, other: Swapped): boolean =>
  one.kind === 'name'
    ? other.kind === 'name' && isSameName(one, other)
    : other.kind === 'cell' && one.sheet === other.sheet && one.row === other.row && one.column === other.column

interface SpillArea {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly values: ReadonlyArray<readonly unknown[]>
}

/** Where formulas spill, and what; nowhere in an Excel that knows no formulas that spill. */
async function spilledBy(cells: readonly FormulaCell[], run: Run): Promise<readonly SpillArea[]> {
  try {
    return await run(async context => {
      const ranges = cells.map(({sheet, row, column}) =>
        context.workbook.worksheets.getItem(sheet).getCell(row, column).getSpillingToRangeOrNullObject().load('values')
      )
      await context.sync()
      return cells.flatMap(({sheet, row, column}, at): readonly SpillArea[] => {
        const range = ranges[at]
        return !range || range.isNullObject ? [] : [{sheet, row, column, values: range.values}]
      })
    })
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ApiNotFound') return []
    throw failure
  }
}

/** Whether a cell lies in what another one spills. */
const isWithin = (cell: FormulaCell, {sheet, row, column, values}: SpillArea): boolean =>
  sheet === cell.sheet &&
  (row !== cell.row || column !== cell.column) &&
  cell.row >= row &&
  cell.row < row + values.length &&
  cell.column >= column &&
  cell.column < column + (values[0]?.length ?? 0)

interface WorkbookName {
  readonly name: string
  readonly sheet: string | undefined
  readonly formula: string
  readonly value: unknown
}

const isSameName = (
  one: {readonly name: string; readonly sheet?: string | undefined},
  other: {readonly name: string; readonly sheet?: string | undefined}
): boolean => one.name.toLowerCase() === other.name.toLowerCase() && one.sheet === other.sheet

/** The names of the workbook and of its sheets. */
function namesOf(run: Run): Promise<readonly WorkbookName[]> {
  return run(async context => {
    const {names, worksheets} = context.workbook
    names.load('items/name,items/formula,items/value')
    worksheets.load('items/name')
    await context.sync()
    const local = worksheets.items.map(sheet => ({
      sheet: sheet.name,
      items: sheet.names.load('items/name,items/formula,items/value')
    }))
    await context.sync()
    return [{sheet: undefined, items: names}, ...local].flatMap(({sheet, items: {items}}) =>
      items.map(({name, formula, value}): WorkbookName => ({name, sheet, formula: String(formula), value}))
    )
  })
}

/** What cells hold now, over the whole area that was swapped; undefined where their sheet is gone. */
function entriesNow(
  cells: readonly SwappedCell[],
  run: Run
): Promise<ReadonlyArray<ReadonlyArray<readonly unknown[]> | undefined>> {
  return run(async context => {
    const sheets = cells.map(({sheet}) => context.workbook.worksheets.getItemOrNullObject(sheet).load('name'))
    await context.sync()
    const ranges = cells.map((cell, at) =>
      sheets[at]?.isNullObject === false ? areaOf(cell, sheets[at]).load('formulas') : undefined
    )
    await context.sync()
    return ranges.map(range => range?.formulas)
  })
}

/** The addresses of cells that do not hold what was put there. */
const changedIn = ({row, column, entries}: SwappedCell, now: ReadonlyArray<readonly unknown[]>): readonly string[] =>
  entries.flatMap((cells, down) =>
    cells.flatMap((entry, right) =>
      isEntry(now[down]?.[right], entry) ? [] : [localAddress({row: row + down, column: column + right})]
    )
  )

/** Texts are given back without the apostrophe that they were entered behind. */
const isEntry = (now: unknown, entry: Entry): boolean =>
  (now ?? '') === (typeof entry === 'string' ? entry.replace(/^'/, '') : (entry ?? ''))

const addressOf = ({sheet, row, column}: SwappedCell): string => `${sheet}!${localAddress({row, column})}`

const areaOf = ({row, column, entries}: SwappedCell, sheet: Excel.Worksheet): Excel.Range =>
  sheet.getRangeByIndexes(row, column, entries.length, entries[0]?.length ?? 1)

function write(cells: readonly SwappedCell[], names: readonly SwappedName[], run: Run): Promise<void> {
  return run(async context => {
    const {worksheets} = context.workbook
    for (const cell of cells) areaOf(cell, worksheets.getItem(cell.sheet)).formulas = cell.entries.map(row => [...row])
    for (const {name, sheet, formula} of names)
      (sheet === undefined ? context.workbook.names : worksheets.getItem(sheet).names).getItem(name).formula = formula
    await context.sync()
  })
}
