import {Decimal, ZERO} from '../core/decimal.ts'

/** What a printed text says about a number. A *figure* is text being read; once read and placed it is a fact. */
export interface Figure {
  readonly value: Decimal
  /** How many decimals were printed: how finely the number was rounded. */
  readonly places: number
  /** The sign that tells its unit, where one was printed. */
  readonly mark: 'percent' | 'bps' | undefined
  /** ISO code of the currency sign printed with it, where one was. */
  readonly currency: string | undefined
  /** A dash was printed: nil. */
  readonly nil: boolean
  /** As printed, currency sign left out: `(1,643)`. */
  readonly printed: string
}

const CURRENCIES: ReadonlyArray<readonly [RegExp, string]> = [
  [/US\$|\$/, 'USD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/¥/, 'JPY']
]
const DASH = /^[-‐‑‒–—―−]{1,3}\s?%?$/
const MINUS = '[-‐‑‒–−]'
const FIGURE = new RegExp(
  `^(?<open>\\()?(?<minus>${MINUS})?\\+?(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+)?(?<fraction>\\.\\d+)?(?<close>\\))?(?<mark>%|bps?\\.?|basispoints?|p?pts?\\.?|pp|points?|percentagepoints?)?(?<late>\\))?$`,
  'i'
)

/** Reads `$ (1,643)`, `52.8%`, `-70 BPS`, `—`. Undefined where the text is no figure. */
export function readFigure(text: string): Figure | undefined {
  const bare = text
    .replace(/⁽[^⁾]*⁾|[¹²³⁰⁴-⁹⁽⁾*†‡]+$/g, '')
    .replace(/(?<=[\d)%])\s+\((?:\d{1,2}|[a-z])\)$/i, '')
    .trim()
  const falls = /^down\s+(?=[\d$.])/i.test(bare)
  const currency = CURRENCIES.find(([sign]) => sign.test(bare))?.[1]
  const printed = bare
    .replace(/^(?:~\s*|(?:up|down)\s+(?=[\d$.]))/i, '')
    .replace(/US\$|[$€£¥]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\(\s+/, '(')
    .replace(/\s+\)/, ')')
    .trim()
  if (DASH.test(printed)) return {value: ZERO, places: 0, mark: undefined, currency, nil: true, printed}
  const groups = FIGURE.exec(printed.replace(/ (?!\d)|(?<!\d) /g, ''))?.groups
  if (!groups) return undefined
  const {open, minus, digits = '', fraction = '', close, late, mark} = groups
  if (digits + fraction === '' || Boolean(open) !== Boolean(close ?? late)) return undefined
  const size = new Decimal(digits.replaceAll(',', '') + fraction || '0')
  return {
    value: open || minus || falls ? size.negated() : size,
    places: Math.max(fraction.length - 1, 0),
    mark: mark === undefined ? undefined : /^b/i.test(mark) ? 'bps' : 'percent',
    currency,
    nil: false,
    printed
  }
}

/** A text in a figure's place that says there is none: not a reading failure. */
export const saysNoFigure = (text: string): boolean =>
  /^(?:n\/?[ma]\.?|nm|not meaningful|not applicable|flat|\*+)$/i.test(text.trim())
