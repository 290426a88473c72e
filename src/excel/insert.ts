import {localAddress} from '../plan/spelling.ts'
import type {At, Insertion} from './insertion.ts'
import {type Run} from './write.ts'
import {WriteRefused} from './write-refused.ts'

/**
 * Writes an insertion from the selected cell on, to the right and down. Throws `WriteRefused`, and writes nothing, where a
 * cell in the way is not empty, also where a formula would only spill. Returns the address that is filled then.
 */
export function insertAtSelection({cells, shown}: Insertion, run: Run): Promise<string> {
  return run(async context => {
    const width = Math.max(...shown.map(row => row.length))
    const corner = context.workbook.getSelectedRange().getCell(0, 0).load('rowIndex,columnIndex')
    const target = corner.getResizedRange(shown.length - 1, width - 1).load('values,formulas,address')
    await context.sync()
    const {rowIndex: top, columnIndex: left} = corner
    const taken = target.formulas.flatMap((row: readonly unknown[], down: number) =>
      row.flatMap((entry, right) =>
        entry === '' && target.values[down]?.[right] === ''
          ? []
          : [localAddress({row: top + down, column: left + right})]
      )
    )
    const [first, ...others] = taken
    if (first !== undefined)
      throw new WriteRefused(
        `${target.address} has to be empty, and ${first}${others.length > 0 ? ` and ${others.length} more are` : ' is'} not. Nothing was inserted: select a cell with room for ${shown.length} × ${width}.`
      )
    const at: At = (down, right) => localAddress({row: top + down, column: left + right}).replace(/(?=\d)/, '$')
    // An apostrophe keeps a heading a text only where the text format is not there yet.
    const height = cells.length - 1
    corner.getResizedRange(height, Math.max(...cells.map(row => row.length)) - 1).formulas = cells.map(row =>
      row.map(({entry}) => (typeof entry === 'function' ? entry(at) : entry))
    )
    for (const [down, row] of shown.entries())
      for (const [right, {format, isHeading}] of row.entries()) {
        const cell = corner.getCell(down, right)
        cell.numberFormat = [[format]]
        if (isHeading) cell.format.font.bold = true
        if (isHeading && right > 0) cell.format.horizontalAlignment = 'Right'
      }
    await context.sync()
    return target.address
  })
}
