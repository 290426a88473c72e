/** What columns are called where several are of one period. */
import {slug} from '../catalogue/labels.ts'
import {SCALE_PHRASE} from '../catalogue/units.ts'
import {qualifierIn} from './change-columns.ts'
import {readDuration} from './duration.ts'
import {readPeriodPhrase} from './period-phrase.ts'
import {readMonthDay} from './printed-dates.ts'
import type {Column} from './statement.ts'

/** Columns that share a period are told apart by what their headings say beside it, or else by number; the upper ends of ranges say so. */
export function withUniqueKeys(columns: readonly Column[], upper: ReadonlySet<number>): readonly Column[] {
  const words = columns.map(column => (column.kind === 'period' ? wordsOf(column, columns) : ''))
  const told = columns.map((column, index) => {
    const isTold = columns.some((other, at) => other.key === column.key && words[at] !== words[index])
    const key = [column.key, isTold ? words[index] : '', upper.has(index + 1) ? 'high' : ''].filter(Boolean).join(' ')
    return {...column, key}
  })
  const seen = new Map<string, number>()
  return told.map(column => {
    const count = (seen.get(column.key) ?? 0) + 1
    seen.set(column.key, count)
    return count === 1 ? column : {...column, key: `${column.key} #${count}`}
  })
}

/**
 * What a heading says beside its period: its last line, and those before it that no other column of the period has. Empty for what
 * is reported under accounting standards, as it is of the period without more words, unless it was restated since.
 */
function wordsOf({key, heading}: Column, columns: readonly Column[]): string {
  const others = columns.filter(other => other.key === key && other.heading !== heading).map(other => other.heading)
  const of = slug(qualifierIn(heading))
  const isRestated = others.some(other => RESTATED.test(other.at(-1) ?? ''))
  if (UNQUALIFIED.test(of)) return isRestated && /reported/.test(of) ? of : ''
  const said = heading.filter(
    text =>
      (VERSUS.test(text) || !readPeriodPhrase(text)) &&
      readDuration(text) === undefined &&
      readMonthDay(text) !== text.replace(/,$/, '') &&
      SCALE_PHRASE.exec(text)?.[0] !== text &&
      !/^(?:\(.*\)|approximately|approx\.?)$/i.test(text)
  )
  const isOwn = (text: string, at: number): boolean =>
    at === said.length - 1 || !others.some(other => other.includes(text))
  if (said.some(text => AFTER.test(text) && others.some(other => other.some(each => isBefore(each, text))))) return ''
  const words = slug(said.length === 0 ? qualifierIn(heading) : said.filter(isOwn).join(' ').replace(UNIT, ''))
    .split('-')
    .slice(0, MOST_KEY_WORDS)
    .join('-')
  return words === 'line' || UNQUALIFIED.test(words) ? '' : words
}

/** `After exceptional items` beside `Before exceptional items` is what is reported: all of it. */
const AFTER = /^after (?=[a-z])/i
const isBefore = (other: string, after: string): boolean =>
  other.toLowerCase() === after.toLowerCase().replace(AFTER, 'before ')

const RESTATED = /\bas (?:restated|revised|recast)\b|^(?:restated|recast)$/i

/** What a column of a period is of where it says no more than that it is of all: restated figures are those that hold. */
const UNQUALIFIED =
  /^(?:us-?)?(?:gaap|ifrs)$|^(?:as-?)?(?:reported|restated|revised|recast)$|^(?:consolidated|statutory|actuals?|amounts?|worldwide)$|^(?:(?:worldwide|company|group|consolidated)-?)?total(?:-(?:company|group|consolidated))?$/

/** `£m`, `€’000` behind the words of a heading. */
const UNIT = /\s*\(?[A-Z]{0,3}[$€£¥₹]\s?(?:['’]?000s?|k|mn?|bn?|millions?|thousands?)\)?$/i

/** A period that a column is compared with is not its own. */
const VERSUS = /^(?:vs|versus|compared (?:to|with))\b/i

const MOST_KEY_WORDS = 6
