/** Spellings of quarters, halves, months and years with their year: nothing that is relative, and no dates. */
import {type FiscalCalendar, type Period, periodOf, quarterEnd} from '../statements/period.ts'
import {fullYear} from '../statements/printed-dates.ts'

const YEAR = "'?((?:19|20)?\\d{2})"
const MARK = "[\\s/,.-]*(?:FY|fiscal(?: year)?)?[\\s']*"
const NTH = '(first|second|third|fourth|1st|2nd|3rd|4th)'
const OF = ',? (?:of )?(?:the )?(?:fiscal )?(?:year )?(?:FY ?)?'
const ORDINALS = ['first', 'second', 'third', 'fourth']

/** Which groups of a form name the part of the year, and the year. */
interface Form {
  readonly form: RegExp
  readonly part: number
  readonly year: number
}

const form = (pattern: string, part: number, year: number): Form => ({
  form: new RegExp(`^${pattern}$`, 'i'),
  part,
  year
})

const QUARTERS: readonly Form[] = [
  form(`F?Q\\s?([1-4])${MARK}${YEAR}`, 1, 2),
  form(`F?([1-4])\\s?F?Q${MARK}${YEAR}`, 1, 2),
  form(`(?:FY\\s?)?${YEAR}[\\s/.-]*F?Q\\s?([1-4])`, 2, 1),
  form(`(?:FY\\s?)?${YEAR}[\\s/.-]+([1-4])\\s?F?Q`, 2, 1),
  form(`(?:FY\\s?)?${YEAR}\\s*/\\s*([1-4])\\s*F?`, 2, 1),
  form(`${NTH}[ -](?:fiscal )?quarter${OF}((?:19|20)\\d{2})`, 1, 2)
]
const HALVES: readonly Form[] = [
  form(`F?H\\s?([12])${MARK}${YEAR}`, 1, 2),
  form(`F?([12])\\s?H${MARK}${YEAR}`, 1, 2),
  form(`(?:FY\\s?)?${YEAR}[\\s/.-]*H\\s?([12])`, 2, 1),
  form(`(?:FY\\s?)?${YEAR}[\\s/.-]+([12])\\s?H`, 2, 1),
  form(`${NTH}[ -]half${OF}((?:19|20)\\d{2})`, 1, 2)
]
const SO_FAR: readonly Form[] = [
  form(`(3|6|9|12)\\s?M${MARK}${YEAR}`, 1, 2),
  form(`(three|six|nine|twelve)[ -]months${OF}((?:19|20)\\d{2})`, 1, 2)
]
const YEARS: readonly Form[] = [
  form(`(?:FY|F|YE|fiscal(?: year)?|full[ -]year|year)\\s*${YEAR}`, 0, 1),
  form('((?:19|20)\\d{2})\\s?(?:FY)?', 0, 1)
]
/** Our own key of months that are no year to date: `6M4Q13`. */
const MONTHS_TO = new RegExp(`^(3|6|9|12)M\\s?([1-4])Q\\s?${YEAR}$`, 'i')
/** A year named by both that it lies in: `FY12/13`, `2012/13`, `FY2012-2013`. */
const ACROSS = new RegExp(`^(?:FY|fiscal(?: year)?)?\\s*${YEAR}\\s?[/–-]\\s?${YEAR}$`, 'i')

/** The period in a fiscal calendar; `any quarter` for three months of a year, undefined for what is spelled in no such way. */
export function readSpan(text: string, calendar: FiscalCalendar): Period | 'any quarter' | undefined {
  const ending = (quarter: number, year: string, months: number): Period =>
    periodOf(quarterEnd(quarter, fullYear(year), calendar), months, calendar)
  const quarter = find(QUARTERS, text)
  if (quarter) return ending(quarter.part, quarter.year, 3)
  const half = find(HALVES, text)
  if (half && half.part <= 2) return ending(half.part * 2, half.year, 6)
  const own = MONTHS_TO.exec(text)
  if (own) return ending(Number(own[2]), own[3] ?? '', Number(own[1]))
  const soFar = find(SO_FAR, text)
  if (soFar) return soFar.part === 3 ? 'any quarter' : ending(soFar.part / 3, soFar.year, soFar.part)
  const year = find(YEARS, text)
  if (year) return ending(4, year.year, 12)
  const across = ACROSS.exec(text)
  return across && fullYear(across[2] ?? '') === fullYear(across[1] ?? '') + 1
    ? ending(4, across[2] ?? '', 12)
    : undefined
}

function find(forms: readonly Form[], text: string): {readonly part: number; readonly year: string} | undefined {
  for (const {form, part, year} of forms) {
    const found = form.exec(text)
    if (found) return {part: part === 0 ? 0 : countOf(found[part] ?? ''), year: found[year] ?? ''}
  }
  return undefined
}

const COUNTS: Readonly<Record<string, number>> = {three: 3, six: 6, nine: 9, twelve: 12}

function countOf(word: string): number {
  const text = word.toLowerCase()
  return COUNTS[text] ?? (/^\d/.test(text) ? Number.parseInt(text, 10) : ORDINALS.indexOf(text) + 1)
}
