/** A value as the API shows it. An empty cell is `''`; an error is its text, such as `#N/A`. */
export type Value = string | number | boolean

/** What a cell holds before calculation. */
export type Content =
  | {readonly kind: 'empty'}
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'boolean'; readonly value: boolean}
  | {readonly kind: 'error'; readonly value: string}
  /** Text; `quoted` when it was entered with a leading apostrophe, which is kept beside the text, not in it. */
  | {readonly kind: 'text'; readonly value: string; readonly quoted: boolean}
  /** A formula, with its `=`. */
  | {readonly kind: 'formula'; readonly formula: string}

/** An empty cell. */
export const emptyContent: Content = {kind: 'empty'}

/** The errors a cell can show. */
export const errorTexts = [
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
  '#GETTING_DATA'
]

/** What entering something made of it. */
export interface Entry {
  readonly content: Content
  /** The number format Excel sets along with it in a General cell, for example for a percentage. */
  readonly numberFormat?: string
}

/**
 * What Excel makes of something entered in a cell.
 *
 * @param entered what the add-in or the user wrote
 * @param numberFormat the format the cell has; in a Text cell (`@`) everything stays text
 */
export function enter(entered: string | number | boolean, numberFormat: string): Entry {
  if (numberFormat === '@' && typeof entered === 'number') {
    return {content: {kind: 'text', value: String(entered), quoted: false}}
  }
  if (typeof entered === 'number') {
    return {content: Number.isFinite(entered) ? {kind: 'number', value: entered} : {kind: 'error', value: '#NUM!'}}
  }
  if (typeof entered === 'boolean') return {content: {kind: 'boolean', value: entered}}
  if (entered === '') return {content: emptyContent}
  if (numberFormat === '@') return {content: {kind: 'text', value: entered, quoted: false}}
  if (entered.startsWith("'")) return {content: {kind: 'text', value: entered.slice(1), quoted: true}}
  if (entered.startsWith('=') && entered.length > 1) return {content: {kind: 'formula', formula: entered}}
  const number = enterNumber(entered)
  if (number) return number
  // As in Excel's own cells, a sign or an at-sign before something calculable begins a formula: the reason texts need a gate.
  if (/^[+-]\s*["'$(.\w]/.test(entered)) return {content: {kind: 'formula', formula: `=${entered}`}}
  if (/^@\s*[A-Za-z_]/.test(entered)) return {content: {kind: 'formula', formula: `=${entered.slice(1)}`}}
  const upper = entered.toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return {content: {kind: 'boolean', value: upper === 'TRUE'}}
  if (errorTexts.includes(upper)) return {content: {kind: 'error', value: upper}}
  return {content: {kind: 'text', value: entered, quoted: false}}
}

/** What a cell's content reads back as before calculation, in the form that can be entered again. */
export function showContent(content: Content): Value {
  if (content.kind === 'empty') return ''
  return content.kind === 'formula' ? content.formula : content.value
}

// Amounts as an American Excel reads them: 1,234  (5)  $1.50  12%  1e3  1 1/2.
function enterNumber(entered: string): Entry | undefined {
  const text = entered.trim()
  const date = enterDate(text)
  if (date) return date
  const found = /^(\()?([+-]?)(\$?)([+-]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(e[+-]?\d+)?(%?)(\))?$/i.exec(text)
  if (found) {
    const [, open, sign1 = '', dollar, sign2 = '', whole = '', fraction = '', power = '', percent, close] = found
    const signs = sign1 + sign2
    if ((open === undefined) !== (close === undefined) || signs.length > 1 || (open && signs)) return undefined
    const negative = open !== undefined || signs === '-'
    const size = Number(`${whole.replaceAll(',', '') || '0'}${fraction}${power}`)
    const value = (negative ? -size : size) / (percent ? 100 : 1)
    const decimals = fraction.length > 1
    const numberFormat = percent
      ? decimals
        ? '0.00%'
        : '0%'
      : dollar
        ? decimals
          ? '$#,##0.00_);[Red]($#,##0.00)'
          : '$#,##0_);[Red]($#,##0)'
        : power
          ? '0.00E+00'
          : whole.includes(',')
            ? decimals
              ? '#,##0.00'
              : '#,##0'
            : undefined
    const content: Content = {kind: 'number', value}
    return numberFormat === undefined ? {content} : {content, numberFormat}
  }
  const time = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (time && Number(time[1]) < 24) {
    const value = (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) / 86400
    return {content: {kind: 'number', value}, numberFormat: time[3] === undefined ? 'h:mm' : 'h:mm:ss'}
  }
  const mixed = /^(-?)(\d+) (\d+)\/(\d+)$/.exec(text)
  if (mixed && Number(mixed[4]) > 0) {
    const value = Number(mixed[2]) + Number(mixed[3]) / Number(mixed[4])
    return {content: {kind: 'number', value: mixed[1] ? -value : value}, numberFormat: '# ?/?'}
  }
  return undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function enterDate(text: string): Entry | undefined {
  const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?$/.exec(text)
  if (slashed) {
    const format = slashed[3] === undefined ? 'd-mmm' : 'm/d/yyyy'
    return dateEntry(yearOf(slashed[3]), Number(slashed[1]), Number(slashed[2]), format)
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dateEntry(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'm/d/yyyy')
  const worded = /^([a-z]{3,9})\.? (\d{1,2}), (\d{4})$/i.exec(text) // March 31, 2013
  if (worded) return dateEntry(Number(worded[3]), monthOf(worded[1] ?? ''), Number(worded[2]), 'd-mmm-yy')
  const dashed = /^(\d{1,2})[- ]([a-z]{3,9})(?:[- ](\d{4}|\d{2}))?$/i.exec(text) // 31-Mar-13
  if (dashed) {
    const format = dashed[3] === undefined ? 'd-mmm' : 'd-mmm-yy'
    return dateEntry(yearOf(dashed[3]), monthOf(dashed[2] ?? ''), Number(dashed[1]), format)
  }
  const month = /^([a-z]{3,9})[- ](\d{4}|\d{2})$/i.exec(text) // Mar-13, which Excel reads as a day or as a year
  if (month) {
    const day = Number(month[2])
    if ((month[2] ?? '').length === 2 && day <= 31)
      return dateEntry(yearOf(undefined), monthOf(month[1] ?? ''), day, 'd-mmm')
    return dateEntry(yearOf(month[2]), monthOf(month[1] ?? ''), 1, 'mmm-yy')
  }
  return undefined
}

function monthOf(word: string): number {
  const full = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december'
  ]
  const lower = word.toLowerCase()
  return Math.max(months.indexOf(lower), full.indexOf(lower)) + 1
}

function yearOf(digits: string | undefined): number {
  if (digits === undefined) return new Date().getFullYear()
  const year = Number(digits)
  return digits.length === 4 ? year : year < 30 ? 2000 + year : 1900 + year
}

function dateEntry(year: number, month: number, day: number, numberFormat: string): Entry | undefined {
  const time = Date.UTC(year, month - 1, day)
  const back = new Date(time)
  if (month < 1 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || year < 1901) return undefined
  // Excel counts days from the last of 1899, one more since it believes in 29 February 1900.
  return {content: {kind: 'number', value: time / 86400000 + 25569}, numberFormat}
}
