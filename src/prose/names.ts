import {remember} from '../core/remember.ts'
import {labelKey} from '../catalogue/labels.ts'
import {PROSE_ALIASES, PROSE_SYNONYMS} from '../catalogue/prose-names.ts'
import {ADJUSTED_WORDS, BASIS_WORDS, GENERIC_WORDS, NEUTRAL_WORDS} from '../catalogue/prose-words.ts'

/** The words of a name as names are compared: folded, without what they leave open. */
export const wordsOfName = remember(readName)

function readName(text: string): readonly string[] {
  const key = labelKey(
    text
      .replace(/\bnon[\s-]?gaap\b/gi, 'nongaap')
      .replace(/\/\s?\(([a-z]+)\)/gi, ' $1')
      .replace(/(?<=[A-Za-z])\d(?=\s|$)/g, '')
      .replace(/\(([A-Za-z- ]*gaap|excluding[^)]*|diluted|basic)\)/gi, ' $1 ')
  )
  const aliased = PROSE_ALIASES.reduce((done, [from, to]) => done.replace(from, to), key)
  return aliased.split(' ').flatMap(word => (word === '' || EMPTY_WORDS.has(word) ? [] : [foldedWord(word)]))
}

/** Words that carry no meaning in a name. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'in',
  'from',
  'for',
  'to',
  'by',
  'on',
  'at',
  'our',
  'its',
  'their',
  'as',
  'or',
  'with',
  's',
  'per',
  'we',
  'used'
])

/** A word as names are compared: singular, its synonym. */
export function foldedWord(word: string): string {
  const known = FOLDED.get(word)
  if (known !== undefined) return known
  const made = fold(word)
  FOLDED.set(word, made)
  return made
}

const FOLDED = new Map<string, string>()

const fold = (word: string): string => {
  const single = /(?:ss|us|is)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '')
  return PROSE_SYNONYMS[word] ?? PROSE_SYNONYMS[single] ?? single
}

/** A word that tells on what basis a measure is: adjusted, normalized, non-GAAP. A name without one is not another's with it. */
export const isBasis = (word: string): boolean => BASIS_WORDS.has(word)

/** A word that a sentence may put before a name without changing what it names. */
export const isNeutral = (word: string): boolean => NEUTRAL_WORDS.has(word) || (word >= '0' && word < ':')

/** A name's words one by one as they stand in a sentence: folded, small words left out. */
export const rawWords = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[’']/g, '')
    .split(/[^a-z0-9&./-]+/)
    .flatMap(word => (word === '' || EMPTY_WORDS.has(foldedWord(word)) ? [] : [foldedWord(word)]))

/** A word that many lines have in their names. */
export const isGeneric = (word: string): boolean => GENERIC_WORDS.has(word)

/** The name of what an adjusted measure was made of; undefined where it is none. */
export function withoutAdjusted(words: readonly string[]): readonly string[] | undefined {
  const plain = words.filter(word => !ADJUSTED_WORDS.has(word))
  return plain.length === words.length || plain.length === 0 ? undefined : plain
}
