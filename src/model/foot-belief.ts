/** Which ways to add are believed: what the total's line says of itself against how likely they are by chance. */
import {isAdjusted, isTotal, isUnadjusted, wordedSign} from './foot-marks.ts'
import {type Row, type Term, isPlain, printsSame} from './foot-rows.ts'
import type {Fit} from './foot-weight.ts'
import type {Evidence} from './model.ts'

/** A line that stands to be added to a total below it. */
export interface Open {
  readonly row: Row
  /** Already a sum of others. */
  readonly finished: boolean
}

/** A way to add, and how it fares. */
export interface Way {
  readonly terms: readonly Term[]
  readonly fit: Fit
  /** Ways tried up to this one: each is a chance for an accident. */
  readonly tries: number
}

/** Bits of evidence that a sum needs beside what its line says of itself: fewer where several columns bear it out. */
export const NEEDED = {named: 3, share: -2, adjusted: 5, ruled: 5, ruledOnce: 8, partly: 5, unmarked: 22} as const
/** Where columns agree but for rounding, they have to say more. */
export const NEEDED_MORE = 8
/** What is called a total is seldom a difference, and lines between others are seldom taken off. */
const UNLIKELY = 5
/** Taken off as their own wording says. */
const WORDED = 4

/** Called a total or a result, by its label or by what the lexicon knows it as. */
export const isNamed = (because: readonly Evidence[]): boolean =>
  because.includes('label') || because.includes('definition')

/** The way that is believed first: exact in all columns with the fewest lines, else but for rounding. */
export function bestOf(
  ways: readonly Way[],
  open: readonly Open[],
  total: Row,
  because: readonly Evidence[]
): Way | undefined {
  const needed = (way: Way): number => {
    if (isNamed(because) || (because.includes('layout') && isPlain(way.terms)))
      return isShare(total) && !isMixed(way.terms) ? NEEDED.share : NEEDED.named
    if (isAdjusted(total.line) || isUnadjusted(total.line)) return NEEDED.adjusted
    if (because.includes('rule')) return way.fit.exact + way.fit.rounded > 1 ? NEEDED.ruled : NEEDED.ruledOnce
    if (way.terms.every(({row}) => row.under === total.under)) return NEEDED.unmarked
    return isPlain(way.terms) ? NEEDED.unmarked + 2 : Infinity
  }
  const bitsOver = (way: Way): number => bitsOf(way, total) - needed(way)
  const exact = ways.find(
    way =>
      way.fit.rounded === 0 &&
      (way.terms.length === 1
        ? isLoneTerm(way.terms, open, total)
        : bitsOver(way) >= 0 || (because.includes('label') && isPlain(way.terms)))
  )
  if (exact) return exact
  // Rounding explains more than one way at times: then a total is of its own section, and of no line beyond.
  const whole = (way: Way): boolean => isWholeSection(way.terms, open, total)
  const isEnough = (way: Way): boolean => bitsOver(way) >= NEEDED_MORE || (isNamed(because) && whole(way))
  return ways
    .filter(way => because.length > 0 && way.terms.length > 1 && isEnough(way))
    .toSorted((a, b) => Number(whole(b)) - Number(whole(a)) || b.fit.exact - a.fit.exact || a.fit.off - b.fit.off)[0]
}

/** The evidence that a way of adding is no accident: less for each that was tried before it. */
export function bitsOf({terms, fit, tries}: Way, total: Row): number {
  const off = terms.filter(term => term.sign === -1)
  const isWorded = off.length > 0 && off.every(({row}) => wordedSign(row.line) === -1)
  const isDifference = off.length > 0 && isTotal(total.line)
  return (
    fit.bits -
    Math.log2(tries) +
    (isWorded ? WORDED : 0) -
    (isMixed(terms) && !isWorded ? UNLIKELY : 0) -
    (isDifference ? UNLIKELY : 0)
  )
}

/** Some lines between others are taken off. */
function isMixed(terms: readonly Term[]): boolean {
  const off = terms.filter(term => term.sign === -1).length
  return off > 0 && off < terms.length - 1
}

/** A result in percent of revenue: figures so small tell little, and its name nearly all. */
const isShare = ({line}: Row): boolean => line.cells.every(cell => !cell || cell.unit === 'percent')

/** One line is added and another like it taken off, so that what is left is no sum; or the rest of the terms come to nothing. */
export const cancels = (terms: readonly Term[], total: Row): boolean =>
  !isPlain(terms) &&
  terms.some(
    ({sign, row}) =>
      (sign === 1 && printsSame(row, total)) ||
      (sign === -1 && terms.some(other => other.sign === 1 && printsSame(row, other.row)))
  )

/** One line is a sum only for a label that says so, in a section of their own. */
export function isLoneTerm(terms: readonly Term[], open: readonly Open[], total: Row): boolean {
  const [term] = terms
  const section = total.line.section.at(-1)
  return (
    total.line.role === 'total' &&
    term !== undefined &&
    open.find(each => each.row === term.row)?.finished === false &&
    section !== undefined &&
    term.row.line.section.at(-1) === section
  )
}

/** All the lines of the total's section that no other total has taken, and no others. */
export function isWholeSection(terms: readonly Term[], open: readonly Open[], total: Row): boolean {
  const section = total.line.section.at(-1)
  if (section === undefined) return false
  const belongs = (row: Row): boolean => row.line.section.includes(section)
  const before = open[open.length - terms.length - 1]
  return terms.every(term => belongs(term.row)) && !(before && belongs(before.row))
}
