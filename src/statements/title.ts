import {type Block, type Paragraph, type Table, textOf} from '../release/document.ts'
import {STATEMENT_TITLES, type StatementKind} from '../catalogue/statement-titles.ts'
import {EXCEPT_SHARES, SCALE_PHRASE, SCALE_WORDS, SHARES_IN} from '../catalogue/units.ts'
import {cleanLabel} from '../catalogue/labels.ts'
import type {Scale} from './statement.ts'

/** What is printed over a table and speaks of the whole of it. */
export interface Caption {
  readonly title: string
  readonly kind: StatementKind
  readonly scale: Scale
  /** All of the text over the table, for periods that are stated there. */
  readonly text: string
}

const COMPANY_LINE =
  /\b(?:inc|corp(?:oration)?|ltd|limited|llc|plc|company|co|holdings|group|n\.?v|s\.?a|a\.?g)\b\.?(?:,? and subsidiaries)?(?: \([^)]*\))?$/i
const CONTINUED = /\s*\(?\bcontinued\b\)?\s*$/i

/** Reads the caption of the table at `index`: the short lines before it, and the sentence that introduces it. */
export function readCaption(blocks: readonly Block[], index: number, table: Table): Caption {
  const above = paragraphsAbove(blocks, index)
  const intro = above[0] && isIntroduction(above[0]) ? above[0] : undefined
  const titled = (intro ? above.slice(1) : above).find(paragraph =>
    paragraph.lines.some(line => isTitleLine(line.text))
  )
  const lines = titled ? titled.lines.map(line => line.text).filter(isTitleLine) : []
  const title = cleanLabel(lines.join(' ').replace(CONTINUED, ''))
  const near = above.slice(0, 2).map(textOf)
  const phrases = [...near, ...table.rows.slice(0, 2).flatMap(row => row.cells.map(cell => cell.text))]
  return {
    title,
    kind: kindOf(title, intro ? textOf(intro) : ''),
    scale: readScale(phrases),
    text: near.toReversed().join(' ')
  }
}

/** The nearest paragraphs before a table, nearest first, as far as they may speak of it. */
function paragraphsAbove(blocks: readonly Block[], index: number): readonly Paragraph[] {
  const above: Paragraph[] = []
  for (let at = index - 1; at >= 0 && above.length < 3; at--) {
    const block = blocks[at]
    if (block?.kind !== 'paragraph') break
    above.push(block)
  }
  return above
}

/** A sentence that ends in a colon, right above the table: `… is as follows (in thousands):` */
const isIntroduction = (paragraph: Paragraph): boolean =>
  /:\s*$/.test(textOf(paragraph)) && textOf(paragraph).length > 60

/** Titles are short, end in no full stop and are neither the company's name nor the units. */
function isTitleLine(text: string): boolean {
  const bare = text.replace(SCALE_PHRASE, '').trim()
  if (bare === '' || /^\(.*\)$/.test(text.trim()) || text.length > 200 || /[.;]$/.test(bare)) return false
  return !COMPANY_LINE.test(bare) || STATEMENT_TITLES.some(({title}) => title.test(bare))
}

const kindOf = (title: string, intro: string): StatementKind =>
  (STATEMENT_TITLES.find(each => each.title.test(title)) ?? STATEMENT_TITLES.find(each => each.title.test(intro)))
    ?.kind ?? 'other'

/** The first phrase that states a scale; whole units, from nowhere, where none does. */
export function readScale(texts: readonly string[]): Scale {
  for (const text of texts) {
    const phrase = SCALE_PHRASE.exec(text)?.[0]
    if (!phrase) continue
    const money = SCALE_WORDS.find(([word]) => word.test(phrase.split(/\bexcept\b/i)[0] ?? phrase))?.[1] ?? 1
    const own = SHARES_IN.exec(phrase)?.[1]
    const shares = own
      ? (SCALE_WORDS.find(([word]) => word.test(own))?.[1] ?? 1)
      : EXCEPT_SHARES.test(phrase)
        ? 1
        : money
    return {money, shares, from: 'stated', phrase}
  }
  return {money: 1, shares: 1, from: 'none', phrase: undefined}
}
