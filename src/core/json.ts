import {Decimal} from './decimal.ts'

/** Text of a value whose decimals keep every digit: each is written as `{"$decimal": "0.1"}`. */
export function toJson(value: unknown, space?: number): string {
  return JSON.stringify(value, tagged, space)
}

/** The value that `toJson` wrote. What it is must be looked at by whoever reads it. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => (isTagged(value) ? new Decimal(value.$decimal) : value))
}

/** Sees a decimal after it has made itself a text, and puts the tag there from its holder. */
function tagged(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !isHolder(this)) return value
  const whole = this[key]
  return Decimal.isDecimal(whole) ? {$decimal: value} : value
}

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isTagged = (value: unknown): value is {readonly $decimal: string} =>
  typeof value === 'object' && value !== null && '$decimal' in value && typeof value.$decimal === 'string'
