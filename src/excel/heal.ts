import {findFormulaCells, rewriteCells} from './formula-cells.ts'
import type {Run} from './write.ts'

/** A call of ours as files store it, with what other add-ins are known to put before it: `BloombergUI.xla!_xldudf_INAP_…`. */
const STORED = /(?:'[^']*'!|\[[^\]]*\]!?|[\w.]+!)?_xldudf_INAP_([A-Z]+)/g

/** The formula as it is typed. */
export const typedFormula = (formula: string): string => formula.replace(STORED, 'INAP.$1')

/**
 * Mends cells that a file was opened with before the functions were there: those of ours, and only those, that show
 * `#NAME?` or are stored in another's name. Entering a formula anew is what makes Excel look for the function again.
 * One request a sheet; a protected sheet stays as it was. Returns how many cells were mended.
 */
export async function healFormulas(run: Run): Promise<number> {
  const broken = await findFormulaCells(
    (formula, value) => /_xldudf_INAP_/.test(formula) || (value === '#NAME?' && /\bINAP\.[A-Z]/.test(formula)),
    run
  )
  let mended = 0
  for (const sheet of new Set(broken.map(cell => cell.sheet))) {
    const cells = broken.filter(cell => cell.sheet === sheet)
    try {
      await rewriteCells(
        cells.map(cell => ({cell, entry: typedFormula(cell.formula)})),
        run
      )
      mended += cells.length
    } catch {
      // Its owner may unprotect it and open the file again.
    }
  }
  return mended
}
