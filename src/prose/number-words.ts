import {Decimal} from '../core/decimal.ts'
import type {PrintedNumber, ProseUnit} from './prose.ts'

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const UNITS: ReadonlyArray<readonly [RegExp, ProseUnit, number]> = [
  [/^.basis/i, 'bps', 0],
  [/^.cents?\b/i, 'perShare', -2],
  [/./, 'percent', 0]
]
const SPELLED = new RegExp(
  String.raw`\b(?:(?<tens>${TENS.join('|')})(?:[\s-](?<ones>${ONES.slice(0, 9).join('|')}))?|(?<low>${ONES.join('|')}))(?<unit>[\s-](?:percent(?:age points?)?|per cent|basis points?|cents?(?:\s(?:per|a)\s(?:diluted\s|basic\s)?share)?)\b)`,
  'gi'
)

/** Figures spelled in words before a unit: `ten percent`, `two cents per share`. */
export function spelledFigures(text: string): readonly PrintedNumber[] {
  return [...text.matchAll(SPELLED)].map(match => {
    const {tens, ones, low, unit = ''} = match.groups ?? {}
    const place = (names: readonly string[], word: string | undefined): number =>
      word === undefined ? 0 : names.indexOf(word.toLowerCase()) + 1
    const size = (tens === undefined ? 0 : (place(TENS, tens) + 1) * 10) + place(ONES, ones ?? low)
    const [, kind, shift] = UNITS.find(([words]) => words.test(unit)) ?? [/./, 'percent', 0]
    const value = new Decimal(size).times(new Decimal(10).pow(shift))
    const half = new Decimal(10).pow(shift).div(2)
    const hedge = /(?:nearly|almost|less than|under)\s*$/i.test(text.slice(0, match.index))
      ? 'under'
      : /(?:more than|over|at least)\s*$/i.test(text.slice(0, match.index))
        ? 'over'
        : undefined
    return {
      printed: match[0],
      value,
      unit: kind,
      currency: undefined,
      interval: {
        low: hedge === 'under' ? value.minus(half.times(2)) : value.minus(half),
        high: hedge === 'over' ? value.plus(half.times(2)) : value.plus(half)
      },
      hedge,
      end: undefined,
      start: match.index,
      stop: match.index + match[0].length
    }
  })
}
