/** From what there was to what there is: `Stores at beginning of period`, those opened and closed, `Stores at end of period`. */
import {evidenceFor, wordedSign} from './foot-marks.ts'
import type {Row, Term} from './foot-rows.ts'
import type {Found} from './foot-under.ts'
import {fitOf} from './foot-weight.ts'

/** Labels and headings of what there is at first. */
export const OPENS = /\b(?:beginning|opening|start of)\b/i
/** Those of what there is then. */
export const CLOSES = /\b(?:ending|closing|end of)\b/i
/** Those of what goes, though it may be printed without a sign. */
export const GOES =
  /\b(?:clos(?:ed|ures?|ings?)|sold|disposed|disposals?|retired|redeemed|redemptions?|repaid|recogni[sz]ed|cancel(?:led|ed|lations?)|expired|forfeited|vested|withdraw(?:n|als?)|charge-?offs?|paid|delivered|used|relocated|repurchased|terminated|lost)\b/i
/** How far a misprint may put one column off, as a share of the total. */
const NEAR = 0.25

/** The lines from the nearest opening before a closing one, where they lead to it in more columns than not. */
export function findRoll(rows: readonly Row[], closing: Row, isPart: (row: Row) => boolean): Found | undefined {
  if (!CLOSES.test(closing.line.label) || OPENS.test(closing.line.label)) return undefined
  const end = rows.indexOf(closing)
  const start = rows.slice(0, end).findLastIndex(({line}) => OPENS.test(line.label) && !CLOSES.test(line.label))
  const opening = rows[start]
  const between = rows.slice(start + 1, end).filter(row => !isPart(row))
  if (!opening || between.length === 0 || between.some(({line}) => CLOSES.test(line.label))) return undefined
  const ways = [
    between.map((row): Term => ({sign: wordedSign(row.line) ?? 1, row})),
    between.map((row): Term => ({sign: wordedSign(row.line) ?? (GOES.test(row.line.label) ? -1 : 1), row}))
  ]
  for (const way of ways) {
    const terms: readonly Term[] = [{sign: 1, row: opening}, ...way]
    const fit = fitOf(terms, closing)
    if (fit.exact > 0 && fit.differ < fit.exact && fit.worst <= NEAR)
      return {
        terms,
        because: ['label', ...evidenceFor(closing.line).filter(each => each === 'rule'), 'layout', 'arithmetic']
      }
  }
  return undefined
}
