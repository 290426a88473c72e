import {findFormulaCells, rewriteCells} from './formula-cells.ts'
import type {Run} from './write.ts'

/** A call of ours as files store it, with what other add-ins are known to put before it: `BloombergUI.xla!_xldudf_INAP_…`. */
const STORED = /(?:'[^']*'!|\[[^\]]*\]!?|[\w.]+!)?_xldudf_INAP_([A-Z]+)/g

/** The formula as it is typed. */
export const typedFormula = (formula: string): string => formula.replace(STORED, 'INAP.$1')

/**
 * Mends cells that a file was opened with before the functions were there: those of ours, and only those, that show
 * `#NAME?` or are stored in another's name. Entering a formula anew is what makes Excel look for the function again.
 * Returns how many were mended.
 */
export async function healFormulas(run: Run): Promise<number> {
  const broken = await findFormulaCells(
    (formula, value) => /_xldudf_INAP_/.test(formula) || (value === '#NAME?' && /\bINAP\.[A-Z]/.test(formula)),
    run
  )
  if (broken.length > 0)
    await rewriteCells(
      broken.map(cell => ({cell, entry: typedFormula(cell.formula)})),
      run
    )
  return broken.length
}
