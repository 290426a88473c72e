import {STATEMENT_NAMES, type StatementKind} from '../catalogue/statement-titles.ts'

/**
 * What a table's title says of it in as many words as a tab holds: without the company, its number, the words that every
 * title has, and what comes after the subject. Undefined where nothing is left, or the title is a sentence.
 */
export function shortTitle(title: string, kind: StatementKind, longest: number): string | undefined {
  const said = title.replace(AFTER_SUBJECT, '').trim()
  if (SENTENCE.test(said) || SENTENCES.test(said)) return undefined
  const subject = BOILERPLATE.reduce((left, words) => left.replace(words, ' ').trim() || left, said)
  const bare = inLowerCase(
    subject
      .replace(NOT_IN_TABS, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,;])/g, '')
      .replace(/^[^\p{L}\d]+/u, '')
  )
  if (!/\p{L}{2}/u.test(bare) || NAMES_NOTHING.test(bare)) return undefined
  const named = ONLY_BASIS.test(bare) ? `${bare} ${STATEMENT_NAMES[kind].tab}` : bare
  return cutAtWord(named.charAt(0).toUpperCase() + named.slice(1), longest)
}

/** No longer than a tab may be, and no word cut where one before it is whole. */
export function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text
  const words = text.slice(0, longest + 1).replace(/\s+\S*$/, '')
  return (words.length < longest / 3 || words.length > longest ? text.slice(0, longest) : words)
    .replace(/(?:[\s,;–—-]+(?:of|by|and|to|in|per|for|the|from|with|on|or|a|an|&)?)+$/i, '')
    .trim()
}

/** What Excel allows in no tab. */
export const NOT_IN_TABS = /[:\\/?*[\]]/g
/** What states something, and is no title. */
const SENTENCE = /\b(?:our|we|is|are|was|were|has|have|assumes?|includes?|represents?|recorded|involves)\b|.{120}/i
const SENTENCES = /\p{Ll}{5}\. \p{Lu}/u

/** Where a title goes on to say what follows. */
const AFTER_SUBJECT =
  /\s\b(?:consists? of|(?:was|were|is|are)(?: as follows)?|includes? the following|(?:is|are) comprised of|as follows|(?:for|from|in) the)\b.*$/i

/** Taken off in turn, each where it leaves something. */
const BOILERPLATE: readonly RegExp[] = [
  /^\(?(?:[A-Z]|\d{1,2})\)\s*/,
  /^(?:table|schedule|exhibit|attachment)\s+[\dA-Z]{1,3}(?:\.\d+)?\b[\s.:–—-]*/i,
  /\([^()]*\)/g,
  /^.{2,60}\b(?:inc|corp(?:oration)?|ltd|llc|plc|company|n\.v|s\.a|a\.g)\b(?!['’])\.?(?:,? and (?:consolidated )?subsidiaries)?[\s:–—-]*/i,
  /^.{2,60}\band subsidiaries[\s:–—-]*/i,
  /\b(?:un-?audited|condensed|consolidated)\b/gi,
  /^supplement(?:al|ary)\b(?: (?:financial |operating )?(?:data|information))?[\s:–—-]*/i,
  /^(?:supplemental )?reconciliations? (?:of|from|between|to) (?:(?:u\.?s\.? )?(?:non-)?gaap(?: (?:actuals|outlook))?(?: to| and| from)? ){1,2}(?:actuals|outlook)?(?:financial )?(?:measures?|results|information)?[\s:–—-]*/i,
  /^(?:(?:first|second|third|fourth)[\s-]quarter|q[1-4])\b(?: (?:of )?(?:fiscal )?(?:year )?(?:20\d\d)?)?/i,
  /^(?:and|of|to|by)\b/i
]

/** Titles that would fit any table, or any reconciliation. */
const NAMES_NOTHING =
  /^(?:data|information|exhibit|attachment|page|notes?|comparison|year[\s-]to[\s-]date|(?:q\d )?%? ?changes?)\b.{0,3}$|^reconciliations? (?:of|between|from|to) (?:selected )?(?:u\.?s\.? )?(?:non-)?gaap\b/i
/** A basis of figures, with nothing said of what they are. */
const ONLY_BASIS = /^(?:(?:non-)?gaap|adjusted|reported|quarterly|annual)$/i

/** A title in capitals as one writes it in a line; short forms that accountants know stay as they are. */
function inLowerCase(text: string): string {
  if (/\p{Ll}{2}/u.test(text)) return text
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\d'’])(?!(?:of|by|and|to|in|per|for|the|from|with|on|or|a|an)\b)\p{Ll}/gu, letter =>
      letter.toUpperCase()
    )
    .replace(SHORT_FORMS, form => form.toUpperCase())
}

const SHORT_FORMS =
  /\b(?:gaap|ifrs|ebit|ebita|ebitdar?|ebitdax|eps|ffo|affo|u\.s\.|us|uk|emea|apac|roce|roic|rpo|fx|r&d|sg&a)\b/gi
