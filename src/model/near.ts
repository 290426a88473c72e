import type {Decimal} from '../core/decimal.ts'

/**
 * Whether one figure may be a misprint of another: digits changed places or a nought slipped in, one digit of many is another,
 * or it is off by less than a quarter. What is further away is another figure, and no misprint of this one.
 */
export function isNear(one: Decimal, other: Decimal): boolean {
  if (one.minus(other).abs().lte(one.abs().times(NEAR))) return true
  const [digits, others] = [digitsOf(one), digitsOf(other)]
  return inOrder(digits) === inOrder(others) || isOneDigitOff(digits, others)
}

const NEAR = 0.25

const digitsOf = (value: Decimal): string => value.toFixed().replace(/[-.]/g, '')

const inOrder = (digits: string): string => digits.replaceAll('0', '').split('').toSorted().join('')

/** Two figures of so many digits that have all of these but one in common are hardly two. */
const MANY = 4

const isOneDigitOff = (digits: string, others: string): boolean =>
  digits.length >= MANY &&
  digits.length === others.length &&
  [...digits].filter((digit, at) => digit !== others[at]).length === 1
