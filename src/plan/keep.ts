/** How a workbook keeps the model out of sight: one custom XML part of this namespace, in a file and in Excel alike. */
export const KEEP_NAMESPACE = 'urn:inap:model:1'

/** The part's XML; `text` holds no character that XML can't carry, since it is JSON. */
export function keepXml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?><inap xmlns="${KEEP_NAMESPACE}">${escaped}</inap>`
}

/** The text that `keepXml` was given; undefined where the XML is none of ours. */
export function keptText(xml: string): string | undefined {
  const text = /<inap\b[^>]*>([\s\S]*)<\/inap>/.exec(xml)?.[1]
  return text
    ?.replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
