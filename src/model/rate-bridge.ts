/** Which columns of a rate of change are what it is made of, in their own words: volume, price and currency make growth. */
import type {Column, Statement} from '../statements/statement.ts'
import type {Row, Term} from './foot-rows.ts'
import {fitOf} from './foot-weight.ts'

/** What a change is made of. */
const CAUSE =
  /\b(?:volumes?|concentrate sales|pric(?:e|ing)|mix|currency|currencies|foreign exchange|fx|translation|acquisitions?|divestitures?|m&a|structural|scope|items (?:impacting|affecting)|items)\b/i
/** What of it is the company's own doing. */
const OWN_CAUSE = /\b(?:volumes?|concentrate sales|pric(?:e|ing)|mix)\b/i
/** A change without what is not the company's own doing; it may name that, as in `currency neutral`. */
const OWN = /\b(?:organic|constant[\s-]currency|currency[\s-]neutral|like[\s-]for[\s-]like|underlying|core)\b/i
/** Lines that must bear it out. */
const FEWEST_LINES = 2

/**
 * The columns that make a column of a group, by what they are headed, where no line contradicts it. Rates are rounded so much
 * that their figures alone would not tell.
 */
export function makesRate(
  {columns}: Statement,
  group: readonly number[],
  turned: readonly Row[],
  total: Row
): readonly Term[] | undefined {
  const words = (row: Row): string => headingOf(columns[group[row.at] ?? -1])
  const isCause = (row: Row): boolean => CAUSE.test(words(row)) && !OWN.test(words(row))
  const before = turned.slice(0, turned.indexOf(total))
  const last = before.findLastIndex(row => !isCause(row))
  const causes = before.slice(last + 1)
  const from = before[last]
  const plus = (rows: readonly Row[]): readonly Term[] => rows.map(row => ({sign: 1, row}))
  const isOwn = OWN.test(words(total))
  if (isCause(total)) return undefined
  const ways: ReadonlyArray<readonly Term[]> = isOwn
    ? [
        plus(before.filter(row => isCause(row) && OWN_CAUSE.test(words(row)))),
        ...(from && causes.length > 0
          ? [plus([from, ...causes]), [...plus([from]), ...causes.map((row): Term => ({sign: -1, row}))]]
          : [])
      ]
    : [plus(causes)]
  return ways.find(terms => {
    const fit = fitOf(terms, total)
    const told = total.values.filter((value, line) => value !== 0n && printedIn(terms, line) > 1).length
    return terms.length > 1 && fit.differ === 0 && told >= FEWEST_LINES
  })
}

const printedIn = (terms: readonly Term[], line: number): number =>
  terms.filter(({row}) => (row.values[line] ?? 0n) !== 0n).length

/** The words right over a column tell it from its neighbours. */
const headingOf = (column: Column | undefined): string =>
  column?.heading.findLast(text => /[a-z]{2}/i.test(text) && !/^(?:%|percent)(?: change)?$/i.test(text)) ?? ''
