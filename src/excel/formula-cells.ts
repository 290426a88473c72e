import type {Run} from './write.ts'

/** A cell that holds a formula, with what it shows. Rows and columns count from 0. */
export interface FormulaCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
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

/** What all sheets hold: one batch, two syncs. */
export function readSheets(run: Run): Promise<readonly SheetCells[]> {
  return run(async context => {
    const sheets = context.workbook.worksheets.load('items/name')
    await context.sync()
    const used = Array.from(sheets.items, sheet => ({
      name: sheet.name,
      range: sheet.getUsedRangeOrNullObject(true).load('formulas,values,rowIndex,columnIndex')
    }))
    await context.sync()
    return used.flatMap(({name, range}) =>
      range.isNullObject
        ? []
        : [{name, row: range.rowIndex, column: range.columnIndex, formulas: range.formulas, values: range.values}]
    )
  })
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

/** Writes another formula or value into each of the cells given, and into no other. */
export function rewriteCells(
  cells: ReadonlyArray<{readonly cell: Pick<FormulaCell, 'sheet' | 'row' | 'column'>; readonly entry: string | number}>,
  run: Run
): Promise<void> {
  return run(async context => {
    for (const {cell, entry} of cells)
      context.workbook.worksheets.getItem(cell.sheet).getCell(cell.row, cell.column).formulas = [[entry]]
    await context.sync()
  })
}
