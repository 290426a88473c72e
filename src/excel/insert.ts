import type {Entry} from './block.ts'
import {type Run, WriteRefused} from './write.ts'

/**
 * Writes entries from the selected cell on, to the right and down. Throws `WriteRefused`, and writes nothing, where a
 * cell in the way is not empty. Returns the address written to.
 */
export function insertAtSelection(entries: ReadonlyArray<readonly Entry[]>, run: Run): Promise<string> {
  return run(async context => {
    const width = Math.max(...entries.map(row => row.length))
    const corner = context.workbook.getSelectedRange().getCell(0, 0)
    const target = corner.getResizedRange(entries.length - 1, width - 1)
    target.load('values,address')
    await context.sync()
    if (target.values.some((row: readonly unknown[]) => row.some(cell => cell !== ''))) {
      throw new WriteRefused(
        `Something stands in ${target.address} already. Nothing was written: select a cell with room to the right and below.`
      )
    }
    target.formulas = entries.map(row => Array.from({length: width}, (_, at) => row[at] ?? null))
    await context.sync()
    return target.address
  })
}
