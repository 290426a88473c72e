/** Paragraphs of a Word document as marks of a page; those whose columns tabs keep apart as text that keeps its lines. */

/** A stretch of a paragraph's text that looks alike. */
export interface Run {
  text: string
  /** The size of its letters, in half points; undefined where the style says it. */
  size: number | undefined
  raised: boolean
  lowered: boolean
  underlined: boolean
  hidden: boolean
}

/** A paragraph of a Word document as it is being read. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly runs: Run[]
  /** It stands in no table. */
  readonly isFree: boolean
  style: string
  /** What the text boxes hold that are anchored in it. */
  readonly boxes: WordItem[]
}

/** What stands in a document, a text box or a cell one after the other: paragraphs, and marks of anything else. */
export type WordItem = Paragraph | {readonly kind: 'marks'; readonly html: string}

/** The items as marks of a page. */
export function pageOf(items: readonly WordItem[]): string {
  const parts: string[] = []
  for (let at = 0; at < items.length;) {
    const rows = tabbedFrom(items, at)
    const item = items[at]
    if (rows.length > 0) parts.push(`<pre>${rows.map(marksOf).join('\n')}</pre>\n`)
    else if (item) parts.push(item.kind === 'marks' ? item.html : paragraphOf(item))
    at += Math.max(rows.length, 1)
  }
  return parts.join('')
}

const paragraphOf = (item: Paragraph): string =>
  `<p${item.style === '' ? '' : ` style="${item.style}"`}>${marksOf(item).replace(/\n/g, '<br>')}</p>${item.isFree ? '\n' : ''}`

/** So many paragraphs without a tab may stand between two rows of a table; and so many rows make one. */
const MOST_BETWEEN = 3
const ENOUGH = 3
const LONGEST = 160

/** The paragraphs, from one on, that are a table whose columns are kept apart by tabs; none where none begins here. */
function tabbedFrom(items: readonly WordItem[], from: number): readonly Paragraph[] {
  const found: Paragraph[] = []
  let rows = 0
  let length = 0
  for (let at = from; at <= from + length + MOST_BETWEEN; at++) {
    const item = items[at]
    if (item?.kind !== 'paragraph' || !item.isFree) break
    found.push(item)
    const text = item.runs.map(run => run.text).join('')
    if (/\t[^\t]*\d/.test(text)) {
      rows++
      length = found.length
    } else if (at === from || text.length > LONGEST) break
  }
  return rows >= ENOUGH ? found.slice(0, length) : []
}

/** Letters of at the most this part of the others' size are set as footnote marks are. */
const SMALL = 0.7

/** The text with marks for what is set above the line or underlined. */
function marksOf({runs}: Paragraph): string {
  const largest = runs.reduce((most, run) => Math.max(most, run.size ?? 0), 0)
  const isRaised = (run: Run): boolean =>
    run.raised || (!run.lowered && run.size !== undefined && run.size <= largest * SMALL)
  const parts: Array<{text: string; readonly raised: boolean; readonly underlined: boolean}> = []
  for (const run of runs) {
    const raised = isRaised(run)
    const last = parts.at(-1)
    if (last && last.raised === raised && last.underlined === run.underlined) last.text += run.text
    else parts.push({text: run.text, raised, underlined: run.underlined})
  }
  return parts
    .map(({text, raised, underlined}) => {
      const own = raised ? `<sup>${escaped(text)}</sup>` : escaped(text)
      return underlined && /\S/.test(text) ? `<u>${own}</u>` : own
    })
    .join('')
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
