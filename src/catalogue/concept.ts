import type {StatementKind} from './statement-titles.ts'

/**
 * A line that accountants know under several names. Names are given as `labelKey` leaves them.
 * Sources of the definitions: Regulation S-X articles 5-02 (balance sheet) and 5-03 (income statement), ASC 230 (cash
 * flows), ASC 260 (per share), ASC 280 (segments); non-GAAP measures as the releases that print them define them.
 */
export interface Concept {
  readonly id: string
  readonly title: string
  readonly names: readonly string[]
  /** Only in these kinds of statement, where a name means another thing elsewhere. */
  readonly kinds?: readonly StatementKind[]
  /** Printed by segment: a line under a heading of this name is a segment's share of it. */
  readonly bySegment?: true
}
