/** What a line says of itself that bears on sums: that it is a total, a measure adjusted, or what is taken off. */
import {findConcept} from '../catalogue/concepts.ts'
import {labelKey} from '../catalogue/labels.ts'
import type {StatementKind} from '../catalogue/statement-titles.ts'
import type {Line} from '../statements/statement.ts'
import type {Evidence} from './model.ts'

/** Concepts whose lines are results of the lines before them, whatever their label says. */
const RESULTS: ReadonlySet<string> = new Set(
  (
    'gross-profit operating-expenses operating-income pretax-income net-income net-income-attributable net-income-common income-from-continuing-operations ' +
    'comprehensive-income other-comprehensive-income non-operating-expenses operating-cash-flow investing-cash-flow financing-cash-flow ' +
    'net-change-in-cash closing-cash adjusted-ebitda normalized-net-income normalized-common normalized-shares diluted-shares ' +
    'segment-profit free-cash-flow revenue cost-of-revenue ebitda net-interest-income net-interest-income-after-provision ' +
    'noninterest-income noninterest-expense current-assets current-liabilities non-current-assets non-current-liabilities ' +
    'ffo core-ffo affo ebitdare ordinary-profit combined-ratio distributable-cash-flow distributable-earnings net-operating-income'
  ).split(' ')
)

/** What makes a line look like a total, before any adding. */
export function evidenceFor(line: Line): readonly Evidence[] {
  const found: Evidence[] = []
  if (line.role === 'total' || TOTAL.test(line.label)) found.push('label')
  if (isResult(line)) found.push('definition')
  if (line.label === '') found.push('layout')
  if (line.ruled) found.push('rule')
  return found
}

/** A result of the lines before it, by what the lexicon knows it as. */
export const isResult = ({concept, member}: Line): boolean => concept !== undefined && !member && RESULTS.has(concept)

const TOTAL = /^sub[-\s]?totals?\b|\btotal\W*$/i

/** Called a total, wherever in the label. */
export const saysTotal = (line: Line): boolean => /\btotals?\b/i.test(line.label)

/** `Total …`, which is a sum of the lines it is the total of and never what is left of one of them. */
export const isTotal = (line: Line): boolean => /^(?:sub-?)?total\b/i.test(line.label)

/** A total of adjustments, which may stand in several places of a reconciliation. */
export const isTotalImpact = (line: Line): boolean =>
  isTotal(line) && /\b(?:impact|adjustments?|effects?|charges)\b/i.test(line.label)

const TAKEN_OFF = /^(?:\(?-\)?\s*)?(?:less|minus|deduct)\b/i
const ADDED = /^(?:\(?\+\)?\s*)?(?:plus|add|added)\b/i
/** What balance sheets take off by itself: the rest of their lines are signed as printed. */
const CONTRA = /\b(?:allowances?|accumulated depreciation)\b/i

/** Which sign a line's wording gives it, if any; its heading's where it has none of its own. */
export function wordedSign(line: Line): 1 | -1 | undefined {
  for (const text of [line.label, line.section.at(-1) ?? '']) {
    if (TAKEN_OFF.test(text)) return -1
    if (ADDED.test(text)) return 1
  }
  return undefined
}

/** Whether a statement of a kind may print a line as a positive figure and take it off. */
export function mayTakeOff(line: Line, kind: StatementKind): boolean {
  if (isUnadjusted(line)) return false
  if (wordedSign(line)) return wordedSign(line) === -1
  return kind === 'balance' || kind === 'cashflow' ? CONTRA.test(line.label) : true
}

const UNADJUSTED =
  /^(?:total )?(?:(?:u\.?s\.? )?gaap|ifrs|statutory)\b|[(,]\s*(?:u\.?s\.? )?gaap\b|(?:^|\bas )reported\b/i
const ADJUSTED = /\bnon-?\s?gaap\b|\b(?:adjusted|core|comparable|normalized|underlying)\b|\bexcluding\b|\bex-/i

const ADJUSTMENT = /\b(?:adjustments?|impacts?|impacting|effects?|items)\b/i
/** How a label says what was changed of the measure that it names before. */
const CHANGE = /\b(?:as adjusted|adjusted (?:to|for)|excluding|before special|ex-).*$/i

/** A measure as accounting rules have it: what a reconciliation starts from. */
export const isUnadjusted = (line: Line): boolean =>
  UNADJUSTED.test(line.label) && !/\bnon-?\s?gaap\b/i.test(line.label)

/** A measure with something left out or put in: what a reconciliation arrives at; what is put in is none. */
export const isAdjusted = (line: Line): boolean =>
  ADJUSTED.test(line.label) && !isUnadjusted(line) && !ADJUSTMENT.test(line.label.replace(CHANGE, ''))

/** The measure that an adjusted and an unadjusted line have in common: `gross profit`; empty where they name none. */
export function measureOf(line: Line): string {
  const stem = labelKey(line.label.replace(CHANGE, ''))
    .replace(
      /\b(?:non gaap|gaap|u s|us|adjusted|as|reported|core|comparable|normalized|underlying|measures?|range|total)\b/g,
      ' '
    )
    .replace(/\s+/g, ' ')
    .trim()
  return findConcept(stem, 'income')?.id ?? stem
}
