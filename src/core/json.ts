import {Decimal} from './decimal.ts'

/** Text of a value whose decimals keep every digit: each is written as `{"$decimal": "0.1"}`. */
export function toJson(value: unknown, space?: number): string {
  return JSON.stringify(tagged(value), undefined, space)
}

/** The value that `toJson` wrote. What it is must be looked at by whoever reads it. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => (isTagged(value) ? new Decimal(value.$decimal) : value))
}

function tagged(value: unknown): unknown {
  if (Decimal.isDecimal(value)) return {$decimal: value.toString()}
  if (Array.isArray(value)) return value.map(tagged)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tagged(part)]))
  }
  return value
}

const isTagged = (value: unknown): value is {readonly $decimal: string} =>
  typeof value === 'object' && value !== null && '$decimal' in value && typeof value.$decimal === 'string'
