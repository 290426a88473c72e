/** A whole submission as the regulator keeps it: a form and its exhibits in one file, of which the release is one or some. */

/** A stretch of the source that is one document of a filing, or a part of one. */
export interface FiledDocument {
  readonly type: string
  readonly start: number
  readonly end: number
  /** Where the text of its document begins: what tells the format. */
  readonly opens: number
}

/**
 * The exhibits that hold the release, after what the form itself says of the results; the form where there are none; nothing where
 * the text is no submission.
 */
export function exhibitsIn(source: string): readonly FiledDocument[] {
  if (!/<SEC-DOCUMENT>|<DOCUMENT>\s*<TYPE>/i.test(source.slice(0, 20_000))) return []
  const documents = [...source.matchAll(/<DOCUMENT>\s*<TYPE>([^\s<]+)/gi)].map((found): FiledDocument => {
    const close = source.indexOf('</DOCUMENT>', found.index)
    const end = close < 0 ? source.length : close
    const text = source.slice(found.index, end).search(/<TEXT>/i)
    const start = text < 0 ? found.index : found.index + text + '<TEXT>'.length
    return {type: (found[1] ?? '').toUpperCase(), start, end, opens: start}
  })
  const exhibits = documents.filter(document => /^EX-99/.test(document.type))
  if (exhibits.length === 0) return documents.slice(0, 1)
  const form = documents.find(document => /^[86]-K/.test(document.type))
  return [...(form ? resultsIn(source, form) : []), ...exhibits.slice(0, MOST_EXHIBITS)]
}

const SPACE = '(?:\\s|&nbsp;|&#160;|<[^>]{0,300}>)*'
/** The item of Form 8-K that furnishes results, by its number since August 2004 and by the one before. */
const RESULTS = new RegExp(`\\bItem${SPACE}(?:2\\.02|12)\\b${SPACE}[.:–—-]?${SPACE}Results\\b`, 'i')
const NEXT_ITEM = new RegExp(
  `(?:[\\n>]|&nbsp;|&#160;)[ \\t]*(?:Item${SPACE}\\d{1,2}(?:\\.\\d\\d)?\\b|SIGNATURES?\\b)`,
  'i'
)

/** What the form says under the item of results: often how measures of the release were made, with their amounts. */
function resultsIn(source: string, {type, start, end, opens}: FiledDocument): readonly FiledDocument[] {
  const text = source.slice(start, Math.min(end, start + LONGEST_FORM))
  const heading = RESULTS.exec(text)
  if (!heading) return []
  const from = heading.index + heading[0].length
  const next = text.slice(from).search(NEXT_ITEM)
  // A page's next item begins behind a tag, which is not cut through.
  const said = text.slice(heading.index, next < 0 ? undefined : from + next).replace(/<[^<>]*$/, '')
  return [{type, start: start + heading.index, end: start + heading.index + said.length, opens}]
}

/** A form with its cover is shorter; what is longer is another report. */
const LONGEST_FORM = 200_000

/** More exhibits of press releases than any submission has. */
const MOST_EXHIBITS = 40

/** The source with all but a stretch of it blank, so that every place in it stays what it is. */
export const onlyStretch = (source: string, {start, end}: FiledDocument): string =>
  source.slice(0, start).replace(/[^\r\n]+/g, '') + source.slice(start, end)

/** Mail-safe text begins a line that starts with a dash with another: `- - As reported`. */
export const undashed = (source: string): string =>
  /^-----BEGIN PRIVACY-ENHANCED MESSAGE-----/m.test(source.slice(0, 200)) ? source.replace(/^- (?=-)/gm, '  ') : source
