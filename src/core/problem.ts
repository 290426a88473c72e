/** Where something was printed: a stretch of one line of the release. A printed fact has a place; a computed one has none. */
export interface Span {
  /** Which block of the document, counted from 0. */
  readonly block: number
  /** The line of the source, counted from 1 as editors show it; the first one where a label was wrapped over several. */
  readonly line: number
  /** First column and the column after the last, counted from 1. */
  readonly start: number
  readonly end: number
  /** The page it was on, where the release has pages; its lines are then counted on that page. */
  readonly page?: number
  /** Where on the page, in points from its upper left corner. */
  readonly box?: Box
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** `line 104`, or `page 5, line 15` where the release has pages. */
export const showPlace = ({page, line}: Span): string =>
  page === undefined ? `line ${line}` : `page ${page}, line ${line}`

/** What can be wrong with a release. Each has a folder of its own in `test/problems`. */
export type ProblemCode =
  | 'empty'
  | 'not-text'
  | 'encoding-doubtful'
  | 'not-opened'
  | 'no-text'
  | 'too-large'
  | 'no-tables'
  | 'no-figures'
  | 'figure-unread'
  | 'mark-unclosed'
  | 'column-unread'
  | 'row-overfull'
  | 'row-uncertain'
  | 'table-truncated'
  | 'scale-unstated'
  | 'statement-missing'
  | 'does-not-foot'
  | 'does-not-tie'
  | 'text-does-not-tie'
  | 'ties-by-rounding'

/** Something the reader of the workbook must know. Carried beside a value, never thrown. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning' | 'note'
  /** One sentence, in the reader's terms. */
  readonly message: string
  readonly at?: Span
  /** The text that was read there. */
  readonly excerpt?: string
  readonly stated?: string
  readonly expected?: string
  /** What to do about it. */
  readonly advice?: string
}

/** What every stage returns: always a value, and what went wrong on the way to it. */
export interface Outcome<T> {
  readonly value: T
  readonly problems: readonly Problem[]
}
