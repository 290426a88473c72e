import {labelKey} from '../catalogue/labels.ts'
import {readFigure} from './figure.ts'
import type {GridRow} from './grid.ts'

/** The headings that are open at a row, outermost first. */
export type Headings = readonly string[]

/** Printed among the lines without a figure, and yet no heading. */
const NO_HEADING = /^commitments\b|^contingencies\b|^see (?:accompanying )?notes\b/

/** A row without figures, that is a heading of the rows after it. */
export function isHeading(row: GridRow, next: GridRow | undefined): boolean {
  const label = row.label?.text ?? ''
  if (label === '' || [...row.cells.values()].some(cell => readFigure(cell.text))) return false
  if (row.cells.size > 0 || NO_HEADING.test(labelKey(label))) return false
  return next !== undefined
}

/** A heading right under another stands within it; one after lines takes the place of the innermost that is open. */
export function opened(headings: Headings, label: string, afterHeading: boolean): Headings {
  const name = label.replace(/:\s*$/, '')
  return afterHeading ? [...headings, name] : [...headings.slice(0, -1), name]
}

/** A total ends the section it names, with all that is open inside; a bare `Total` ends the innermost. */
export function closedBy(headings: Headings, label: string): Headings {
  const key = labelKey(label)
  if (key === 'total') return headings.slice(0, -1)
  if (!/^(?:total|net cash)\b/.test(key)) return headings
  const words = new Set(key.split(' ').map(singular))
  const at = headings.findLastIndex(heading => contentWords(heading).every(word => words.has(word)))
  return at < 0 ? headings : headings.slice(0, at)
}

const EMPTY = new Set(['and', 'of', 'from', 'the', 'for', 'in', 'to', 'by', 'flow'])

const contentWords = (heading: string): readonly string[] =>
  labelKey(heading)
    .split(' ')
    .map(singular)
    .filter(word => !EMPTY.has(word))

const singular = (word: string): string => word.replace(/s$/, '')
