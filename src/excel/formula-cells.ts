import {type Place, rectanglesOf} from './rectangle.ts'
import {type Run} from './write.ts'
import {WriteRefused} from './write-refused.ts'

/** A cell that holds a formula, with what it shows. */
export interface FormulaCell extends Place {
  readonly formula: string
  readonly value: unknown
}

/** What is on a sheet, from the first cell in use on. */
export interface SheetCells {
  readonly name: string
  readonly row: number
  readonly column: number
  readonly formulas: ReadonlyArray<readonly unknown[]>
  readonly values: ReadonlyArray<readonly unknown[]>
}

/** Cells to one message: Excel on the web refuses more than 5 MB, which leaves 250 bytes for each. */
const MOST_CELLS = 20_000
/** Cells of a sheet beyond which nobody waits for them: something was put into its last row by mistake. */
const MOST_OF_SHEET = 5_000_000

/** What all sheets hold: one batch, three syncs or more. Throws `WriteRefused` where a sheet is too large to be looked through. */
export function readSheets(run: Run): Promise<readonly SheetCells[]> {
  return run(async context => {
    const sheets = context.workbook.worksheets.load('items/name')
    await context.sync()
    const used = Array.from(sheets.items, sheet => ({
      sheet,
      range: sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount')
    }))
    await context.sync()
    const found = new Map<string, SheetCells>()
    for (const areas of messages(used.flatMap(({sheet, range}) => (range.isNullObject ? [] : strips(sheet, range))))) {
      const ranges = areas.map(({sheet, row, column, rows, columns}) => ({
        name: sheet.name,
        range: sheet.getRangeByIndexes(row, column, rows, columns).load('formulas,values,rowIndex,columnIndex')
      }))
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- as few messages as the cells need
      await context.sync()
      for (const {name, range} of ranges) {
        const {row = range.rowIndex, formulas = [], values = []} = found.get(name) ?? {}
        found.set(name, {
          name,
          row,
          column: range.columnIndex,
          formulas: [...formulas, ...range.formulas],
          values: [...values, ...range.values]
        })
      }
    }
    return [...found.values()]
  })
}

/** An area of a sheet. */
interface Strip {
  readonly sheet: Excel.Worksheet
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** An area in strips that fit into a message each. */
function strips(sheet: Excel.Worksheet, {rowIndex, columnIndex, rowCount, columnCount}: Excel.Range): readonly Strip[] {
  if (rowCount * columnCount > MOST_OF_SHEET)
    throw new WriteRefused(
      `The sheet ${sheet.name} reaches down to row ${rowIndex + rowCount} and is too large to be looked through: delete what stands far from the rest.`
    )
  const lines = Math.max(1, Math.floor(MOST_CELLS / columnCount))
  return Array.from({length: Math.ceil(rowCount / lines)}, (_, at) => ({
    sheet,
    row: rowIndex + at * lines,
    column: columnIndex,
    rows: Math.min(lines, rowCount - at * lines),
    columns: columnCount
  }))
}

/** Areas that fit into a message together. */
function messages<Area extends {readonly rows: number; readonly columns: number}>(
  areas: readonly Area[]
): ReadonlyArray<readonly Area[]> {
  const all: Area[][] = []
  let room = 0
  for (const area of areas) {
    const size = area.rows * area.columns
    const last = size <= room ? all.at(-1) : undefined
    if (last) last.push(area)
    else all.push([area])
    room = (last ? room : MOST_CELLS) - size
  }
  return all
}

/** The cells whose formulas are of a kind. */
export const formulaCells = (
  sheets: readonly SheetCells[],
  isWanted: (formula: string, value: unknown) => boolean
): readonly FormulaCell[] =>
  sheets.flatMap(({name, row, column, formulas, values}) =>
    formulas.flatMap((cells, down) =>
      cells.flatMap((formula, right): readonly FormulaCell[] => {
        const value = values[down]?.[right]
        // A text that begins with = reads as a formula does, but for showing itself: its apostrophe is not given back.
        if (typeof formula !== 'string' || !formula.startsWith('=') || formula === value || !isWanted(formula, value))
          return []
        return [{sheet: name, row: row + down, column: column + right, formula, value}]
      })
    )
  )

/** The cells of the workbook whose formulas are of a kind. Nothing else of a sheet is touched. */
export const findFormulaCells = async (
  isWanted: (formula: string, value: unknown) => boolean,
  run: Run
): Promise<readonly FormulaCell[]> => formulaCells(await readSheets(run), isWanted)

/** What is to be written into a cell. */
export interface Rewrite {
  readonly cell: Place
  readonly entry: string | number
}

/** Writes another formula or value into each of the cells given, and into no other: cells side by side at once. */
export function rewriteCells(rewrites: readonly Rewrite[], run: Run): Promise<void> {
  const areas = rectanglesOf(rewrites, ({cell}) => cell).flatMap(({sheet, row, column, cells}) => {
    const [{length: columns} = []] = cells
    const lines = Math.max(1, Math.floor(MOST_CELLS / columns))
    return Array.from({length: Math.ceil(cells.length / lines)}, (_, at) => {
      const part = cells.slice(at * lines, (at + 1) * lines)
      return {sheet, row: row + at * lines, column, rows: part.length, columns, part}
    })
  })
  return run(async context => {
    for (const together of messages(areas)) {
      for (const {sheet, row, column, rows, columns, part} of together) {
        const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns)
        range.formulas = part.map(line => line.map(({entry}) => entry))
      }
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- as few messages as the cells need
      await context.sync()
    }
  })
}
