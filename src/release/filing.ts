/** A whole submission as the regulator keeps it: a form and its exhibits in one file, of which the release is one or some. */

/** A stretch of the source that is one document of a filing. */
export interface FiledDocument {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** The exhibits that hold the release; the form where there are none; nothing where the text is no submission. */
export function exhibitsIn(source: string): readonly FiledDocument[] {
  if (!/<SEC-DOCUMENT>|<DOCUMENT>\s*<TYPE>/i.test(source.slice(0, 20_000))) return []
  const documents = [...source.matchAll(/<DOCUMENT>\s*<TYPE>([^\s<]+)/gi)].map((found): FiledDocument => {
    const close = source.indexOf('</DOCUMENT>', found.index)
    const end = close < 0 ? source.length : close
    const text = source.slice(found.index, end).search(/<TEXT>/i)
    return {
      type: (found[1] ?? '').toUpperCase(),
      start: text < 0 ? found.index : found.index + text + '<TEXT>'.length,
      end
    }
  })
  const exhibits = documents.filter(document => /^EX-99/.test(document.type))
  return exhibits.length > 0 ? exhibits.slice(0, MOST_EXHIBITS) : documents.slice(0, 1)
}

/** More exhibits of press releases than any submission has. */
const MOST_EXHIBITS = 40

/** The source with all but a stretch of it blank, so that every place in it stays what it is. */
export const onlyStretch = (source: string, {start, end}: FiledDocument): string =>
  source.slice(0, start).replace(/[^\r\n]+/g, '') + source.slice(start, end)

/** Mail-safe text begins a line that starts with a dash with another: `- - As reported`. */
export const undashed = (source: string): string =>
  /^-----BEGIN PRIVACY-ENHANCED MESSAGE-----/m.test(source.slice(0, 200)) ? source.replace(/^- (?=-)/gm, '  ') : source
