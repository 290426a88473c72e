import {invalidArgument} from './protocol.ts'

/** An argument that must be text, else `InvalidArgument`. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

/** An argument that must be a whole number, else `InvalidArgument`; an omitted one takes the default if there is one. */
export function wholeOf(value: unknown, omitted?: number): number {
  const number = value ?? omitted
  if (typeof number !== 'number' || !Number.isInteger(number)) throw invalidArgument()
  return number
}

/** An argument that must be true or false, else `InvalidArgument`. */
export function flagOf(value: unknown, omitted?: boolean): boolean {
  const flag = value ?? omitted
  if (typeof flag !== 'boolean') throw invalidArgument()
  return flag
}

/** An argument that must be one of the given texts, else `InvalidArgument`. */
export function choiceOf<T extends string>(value: unknown, choices: readonly T[], omitted?: T): T {
  const found = choices.find(choice => choice === (value ?? omitted))
  if (found === undefined) throw invalidArgument()
  return found
}
