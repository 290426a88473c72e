import {STATING_WORDS} from '../catalogue/prose-verbs.ts'
import type {Frame} from './frame.ts'
import type {When} from './periods.ts'
import type {Token} from './tokens.ts'

/** Hands subjects or times to figures one by one where the sentence says `respectively`. */
export function respectively(tokens: readonly Token[], frames: readonly Frame[]): readonly Frame[] {
  const at = tokens.findIndex(token => token.text === 'respectively')
  if (at < 0) return frames
  const before = tokens.slice(0, at)
  const listed: number[] = []
  for (let back = before.length - 1; back >= 0; back--) {
    const token = before[back]
    if (token?.kind === 'figure') listed.unshift(token.figure)
    else if (
      listed.length > 0 &&
      !(token?.kind === 'word' && /^(?:and|or|approximately|about|to)$/.test(token.text)) &&
      !(token?.kind === 'mark' && token.text === ',')
    )
      break
    else if (listed.length === 0 && token?.kind === 'word' && STATING_WORDS.has(token.text)) break
  }
  const firstAt = tokens.findIndex(token => token.kind === 'figure' && token.figure === listed[0])
  if (listed.length < 2) return frames
  const names: number[] = []
  for (let back = firstAt - 1; back >= 0; back--) {
    if (tokens[back]?.kind === 'name') names.unshift(back)
    else if (tokens[back]?.kind === 'figure') break
  }
  const used = names.slice(-listed.length)
  const joined =
    used.length === listed.length &&
    used
      .slice(1)
      .every((name, index) =>
        tokens
          .slice((used[index] ?? 0) + 1, name)
          .every(token => token.kind === 'mark' || /^(?:and|or)$/.test(token.text))
      )
  if (joined) {
    const named = used.map(name => wordsAt(tokens, name))
    const last = named.at(-1) ?? []
    return frames.map(frame => {
      const words = named[listed.indexOf(frame.figure)]
      return words
        ? {
            ...frame,
            subject: {words: completed(words, last), text: words.join(' '), from: 'own' as const},
            narrowed: frame.narrowed || frames.some(each => each.figure === listed[0] && each.narrowed)
          }
        : frame
    })
  }
  const times = tokens.flatMap(token =>
    token.kind === 'period' && !/^(?:before|yearEnd)$/.test(token.mention.when.kind) ? [token.mention.when] : []
  )
  const own = times.slice(-listed.length)
  if (own.length !== listed.length) return frames
  return frames.map(frame => {
    const place = listed.indexOf(frame.figure)
    return place < 0 ? frame : {...frame, main: sameQuarter(own[place], own[0]), compared: false}
  })
}

const wordsAt = (tokens: readonly Token[], at: number): readonly string[] => {
  const token = tokens[at]
  return token?.kind === 'name' ? token.words : []
}

/** The first of two names may leave to the last what both are of: `GAAP and non-GAAP gross margins`, `basic and diluted earnings`. */
function completed(words: readonly string[], last: readonly string[]): readonly string[] {
  const kind = [/^(?:nongaap|gaap|adjusted|reported)$/, /^(?:basic|diluted)$/].find(each =>
    words.every(word => each.test(word))
  )
  return kind && words !== last ? [...words, ...last.filter(word => !kind.test(word))] : words
}

/** `in the first quarter of 2013 and 2012`: the second year is of the same quarter. */
const sameQuarter = (when: When | undefined, first: When | undefined): When | undefined =>
  when?.kind === 'year' && when.year !== undefined && first?.kind === 'quarter' ? {...first, year: when.year} : when
