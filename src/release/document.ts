import type {Span} from '../core/problem.ts'

/** A release as it was published: bytes and the name they came under. */
export interface Release {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A release in reading order: paragraphs and tables, its format forgotten. Each block says where it was printed. */
export interface Document {
  readonly name: string
  readonly blocks: readonly Block[]
}

export type Block = Paragraph | Table

/** Lines of running text, a title or a list item that stand together. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly lines: readonly TextLine[]
  readonly at: Span
}

export interface TextLine {
  readonly text: string
  readonly at: Span
}

export interface Table {
  readonly kind: 'table'
  readonly rows: readonly TableRow[]
  readonly at: Span
}

/** A printed row. Only cells with text in them are listed. */
export interface TableRow {
  readonly cells: readonly TableCell[]
  readonly at: Span
}

export interface TableCell {
  /** The text without its markup; footnote marks are kept. */
  readonly text: string
  /** The column it begins in, counted from 0, and how many columns it covers. Column 0 holds the labels. */
  readonly column: number
  readonly span: number
  /** A rule is printed under it, as under totals. */
  readonly ruled: boolean
  /** How far the text is set in, in characters of the source. */
  readonly indent: number
  readonly at: Span
}

/** A paragraph's lines as one text. */
export const textOf = (paragraph: Paragraph): string => paragraph.lines.map(line => line.text).join(' ')
