/** Damages texts as files and copies are damaged, by chance that repeats: the same seed makes the same text. */

/** Numbers from 0 up to 1 that follow each other by chance (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Mutation = (bytes: Buffer, upTo: (most: number) => number) => Buffer

const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts)

const stretch = (bytes: Buffer, upTo: (most: number) => number, most: number): readonly [number, number] => {
  const from = upTo(bytes.length)
  return [from, Math.min(from + 1 + upTo(most), bytes.length)]
}

/** What a text may be put in place of. */
const ODD = [
  '<table>',
  '</table>',
  '<tr>',
  '</td>',
  '<td colspan="1000000000" rowspan="99">',
  '<td rowspan=0>',
  '<!--',
  '-->',
  '<![CDATA[',
  '&#0;',
  '&bogus',
  '\0',
  '\u0001',
  '\ufffe',
  '\u202e',
  '\t',
  '\n',
  '\n\n\n',
  '|',
  '----',
  '====',
  '<PAGE>',
  '<S> <C> <C>',
  '$',
  '(',
  ')',
  '%',
  '—',
  '9'.repeat(400),
  '1e999',
  '0.' + '0'.repeat(60) + '1',
  'Infinity',
  'NaN',
  '-0',
  '=1+1',
  "'",
  '"',
  '[1]',
  '__proto__',
  'constructor',
  'toString',
  'in billions',
  '(In thousands)',
  'Total',
  'Three Months Ended',
  'February 30, 2024',
  'December 31, 0000',
  'December 31, 99999',
  '53 Weeks',
  'Q5 2024',
  '\ud800',
  'ﬁ',
  ' ',
  '\u00a0'.repeat(50)
].map(text => Buffer.from(text))

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'cut at a place': (bytes, upTo) => bytes.subarray(0, upTo(bytes.length)),
  'begun late': (bytes, upTo) => bytes.subarray(upTo(bytes.length)),
  'a stretch left out': (bytes, upTo) => {
    const [from, to] = stretch(bytes, upTo, 2_000)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  'a stretch twice': (bytes, upTo) => {
    const [from, to] = stretch(bytes, upTo, 4_000)
    return joined(bytes.subarray(0, to), bytes.subarray(from))
  },
  'a stretch moved': (bytes, upTo) => {
    const [from, to] = stretch(bytes, upTo, 4_000)
    const rest = joined(bytes.subarray(0, from), bytes.subarray(to))
    const at = upTo(rest.length)
    return joined(rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at))
  },
  'tags left out': (bytes, upTo) => {
    const kept = 1 + upTo(20)
    return Buffer.from(
      bytes.toString('latin1').replace(/<\/?[a-z][^>]*>/gi, tag => (upTo(kept) === 0 ? '' : tag)),
      'latin1'
    )
  },
  'lines left out': (bytes, upTo) => {
    const kept = 2 + upTo(20)
    return Buffer.from(
      bytes
        .toString('latin1')
        .split('\n')
        .filter(() => upTo(kept) > 0)
        .join('\n'),
      'latin1'
    )
  },
  'lines in another order': (bytes, upTo) => {
    const lines = bytes.toString('latin1').split('\n')
    for (let count = 0; count < 20; count++) {
      const [one, other] = [upTo(lines.length), upTo(lines.length)]
      ;[lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? '']
    }
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  'bytes swapped': (bytes, upTo) => {
    const swapped = Buffer.from(bytes)
    for (let count = 0; count < 50; count++) swapped[upTo(bytes.length)] = upTo(256)
    return swapped
  },
  'digits changed': (bytes, upTo) =>
    Buffer.from(
      bytes.toString('latin1').replace(/\d/g, digit => (upTo(10) === 0 ? String(upTo(10)) : digit)),
      'latin1'
    ),
  'odd texts put in': (bytes, upTo) => {
    let made = bytes
    for (let count = 0; count < 12; count++) {
      const at = upTo(made.length)
      made = joined(made.subarray(0, at), ODD[upTo(ODD.length)] ?? Buffer.alloc(0), made.subarray(at))
    }
    return made
  },
  'odd texts as cells': (bytes, upTo) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/>[^<>]{1,40}<|\t[^\t\n]+|(?<=\| )[^|\n]+/g, cell =>
          upTo(30) === 0
            ? `${/^[>\t]/.exec(cell)?.[0] ?? ''}${(ODD[upTo(ODD.length)] ?? '').toString('latin1')}${cell.endsWith('<') ? '<' : ''}`
            : cell
        ),
      'latin1'
    )
}

/** The bytes damaged in one to three ways, and how. */
export function mutated(bytes: Uint8Array, seed: number): {readonly bytes: Uint8Array; readonly how: string} {
  const chance = chanceOf(seed)
  const upTo = (most: number): number => Math.floor(chance() * most)
  const names = Object.keys(MUTATIONS)
  let made: Buffer = Buffer.from(bytes)
  const how: string[] = []
  for (let count = 1 + upTo(3); count > 0; count--) {
    const name = names[upTo(names.length)] ?? ''
    made = MUTATIONS[name]?.(made, upTo) ?? made
    how.push(name)
  }
  return {bytes: new Uint8Array(made), how: how.join(', ')}
}
