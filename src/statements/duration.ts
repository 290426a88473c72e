/** Lengths of time as headings and sentences state them. */
import {remember} from '../core/remember.ts'

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const TENS = 'twenty thirty forty fifty'.split(' ')

const UNTIL = '(?:end(?:ed|ing)|to(?=\\s+(?:the\\s+)?\\d|\\s+[A-Z]))'
/** Lengths that are called by a name, the shorter first where one names the other. */
const NAMED: ReadonlyArray<readonly [RegExp, number]> = [
  [/\bmonth\s+end(?:ed|ing)\b/i, 1],
  [/^[a-z]+\.?\s+(?:19|20)\d{2}\s+quarter$/i, 3],
  [new RegExp(`\\b[Qq]uarters?(?:\\s*\\([^)]*\\))?\\s+${UNTIL}`), 3],
  [/\bquarters?(?:\s*\([^)]*\))?\s+end(?:ed|ing)\b|\bquarterly\b|\bQTD\b/i, 3],
  [new RegExp(`\\b[Hh]alf[\\s-]?(?:[Yy]ears?\\s+)?${UNTIL}`), 6],
  [/\bhalf[\s-]years?\b|\b(?:first|second)[\s-]half\b|\bhalf\s+end(?:ed|ing)\b/i, 6],
  [/\b6M\s+(?:end|to\b)/, 6],
  [/\b9M\s+(?:end|to\b)/, 9],
  [new RegExp(`\\b[Yy]ears?[\\s-]+${UNTIL}`), 12],
  [
    /\byears?[\s-]+end(?:ed|ing)\b|\btwelve-month\b|\bfull[\s-]year\b|\bannual(?:\s+totals?)?$|^\s*year\s+(?:19|20)\d{2}\b|\bFYE\b|\bFY\s+end|\b12M\s+(?:end|to\b)/i,
    12
  ]
]

/** The length a text states, in months: `Three Months Ended`, `13 weeks ended`, `Year Ended`. */
export const readDuration = remember((text: string): number | undefined => {
  const counted =
    /\b(\d{1,2}|[a-z]+(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)[\s-]*(months?|mos?|weeks?|wks?|quarters?|qtrs?)\b/gi
  for (const found of text.matchAll(counted)) {
    const count = countOf((found[1] ?? '').toLowerCase().replace(/\s/, '-'))
    const unit = (found[2] ?? '').toLowerCase()
    if (count > 0) return unit.startsWith('m') ? count : unit.startsWith('q') ? count * 3 : monthsOfWeeks(count)
  }
  return NAMED.find(([words]) => words.test(text))?.[1]
})

/** The weeks a text counts: `16 Weeks Ended`, `Twelve-week period`. */
export function readWeeks(text: string): number | undefined {
  const found =
    /\b(\d{1,2}|[a-z]+(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)[\s-]*(?:weeks?|wks?)\b/i.exec(text)
  const count = countOf((found?.[1] ?? '').toLowerCase().replace(/\s/, '-'))
  return count > 0 ? count : undefined
}

/** `26`, `six`, `twenty-six`; 0 for what is no number. */
export function countOf(word: string): number {
  if (/^\d/.test(word)) return Number(word)
  const [tens = '', ones = ''] = word.split('-')
  if (!TENS.includes(tens)) return WORDS.indexOf(ones === '' ? word : ones) + 1
  return (TENS.indexOf(tens) + 2) * 10 + WORDS.indexOf(ones) + 1
}

/** Quarters of 12 to 17 weeks are 3 months, whatever the year's calendar; shorter spans are counted. */
const monthsOfWeeks = (weeks: number): number =>
  weeks < 11 ? Math.round(weeks / 4.34) : weeks <= 17 ? 3 : weeks <= 29 ? 6 : weeks <= 42 ? 9 : 12
