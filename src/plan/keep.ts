/** How a workbook keeps the model out of sight: one custom XML part of this namespace, in a file and in Excel alike. */
export const KEEP_NAMESPACE = 'urn:inap:model:1'

/**
 * The part's XML. The text is JSON, so a character that XML cannot hold is written as JSON writes it: what is read back
 * means the same.
 */
export const keepXml = (text: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><model xmlns="${KEEP_NAMESPACE}">${escapeXml(text.replace(UNHOLDABLE, asJson))}</model>`

/** The text that `keepXml` was given; undefined where the XML is none of ours. */
export function keptText(xml: string): string | undefined {
  const text = /<model\b[^>]*>([\s\S]*)<\/model>/.exec(xml)?.[1]
  return text?.replace(/&(lt|gt|quot|apos|#13|amp);/g, (_, name: string) => CHARACTERS[name] ?? '')
}

const UNHOLDABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

const asJson = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const CHARACTERS: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r', amp: '&'}

/** Text as the content of an XML element, exact to the last line end. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;')
