import {remember} from '../core/remember.ts'

/**
 * A label as the lexicon compares it: lower case, one space between words; footnote marks, amounts, brackets such as
 * `(loss)` and the clauses that restate a balance (`, net of allowance of $1,799`) are left out, as is a unit behind it (`$ MM`), so
 * that the key stays the same from one release to the next.
 */
export const labelKey = remember((label: string): string =>
  acronymsFolded(label)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/⁽[^⁾]*⁾|[¹²³⁰⁴-⁹⁽⁾†‡]/g, '')
    .replace(/^(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s+(?=\D)/, '')
    .replace(/\((?!(?:basic|diluted|basic and diluted)\))[^()]*\)/g, ' ')
    .replace(/\s[$€£]\s?(?:mm|mn?|bn?|k)$/, '')
    .replace(
      /(?!^)[,;]?\s*(?:net of (?:allowances?|accumulated|unamortized|discounts?)|less (?:allowances?|discounts?|accumulated)|at cost|no par|par value|\$[\d.]+ par)\b.*$/,
      ''
    )
    .replace(/[,;]\s*(?:[\d,.]+ (?:and [\d,.]+ )?shares|\$[\d.,]+).*$/, '')
    .replace(/'s\b/g, 's')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
)

/** The label without footnote marks, as a reader would want to see it. */
export const cleanLabel = (label: string): string =>
  label
    .replace(/⁽[^⁾]*⁾|[¹²³⁰⁴-⁹⁽⁾†‡]+/g, '')
    .replace(/(?:\s*\((?:\d{1,2}|[a-z]|[A-E])\))+\s*(:?)$/, '$1')
    .replace(/(?<=\w\)?)\s*\*+$/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** A name made of the label alone, for lines the lexicon does not know: `accounts-payable`. */
export const slug = (label: string): string => labelKey(label).replace(/ /g, '-') || 'line'

/** `Internet protocol (IP) services` is `IP services`: the words before an acronym in brackets fold into it. */
function acronymsFolded(label: string): string {
  const found = /\(([A-Z]{2,6})\)/.exec(label)
  if (!found?.[1]) return label
  const before = label.slice(0, found.index).trim().split(/\s+/)
  const words = before.slice(-found[1].length)
  const initials = words.map(word => word[0]?.toUpperCase() ?? '').join('')
  if (initials !== found[1]) return label
  return [...before.slice(0, -words.length), found[1], label.slice(found.index + found[0].length).trim()].join(' ')
}
