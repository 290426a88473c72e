import type {Run} from './write.ts'

/** A cell that holds a formula, with what it shows. Rows and columns count from 0. */
export interface FormulaCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly formula: string
  readonly value: unknown
}

/** The cells of the workbook whose formulas are of a kind: one batch, two syncs. Nothing else of a sheet is touched. */
export function findFormulaCells(
  isWanted: (formula: string, value: unknown) => boolean,
  run: Run
): Promise<readonly FormulaCell[]> {
  return run(async context => {
    const sheets = context.workbook.worksheets.load('items/name')
    await context.sync()
    const used = Array.from(sheets.items, sheet => ({
      name: sheet.name,
      range: sheet.getUsedRangeOrNullObject(true).load('formulas,values,rowIndex,columnIndex')
    }))
    await context.sync()
    return used.flatMap(({name, range}) => (range.isNullObject ? [] : cellsOf(name, range, isWanted)))
  })
}

function cellsOf(
  sheet: string,
  range: Excel.Range,
  isWanted: (formula: string, value: unknown) => boolean
): readonly FormulaCell[] {
  const {rowIndex, columnIndex} = range
  const values: ReadonlyArray<readonly unknown[]> = range.values
  const formulas: ReadonlyArray<readonly unknown[]> = range.formulas
  return formulas.flatMap((row, down) =>
    row.flatMap((formula, right) => {
      const value = values[down]?.[right]
      // A text that begins with = reads as a formula does, but for showing itself: its apostrophe is not given back.
      if (typeof formula !== 'string' || !formula.startsWith('=') || formula === value || !isWanted(formula, value))
        return []
      return [{sheet, row: rowIndex + down, column: columnIndex + right, formula, value}]
    })
  )
}

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
