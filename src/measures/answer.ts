import {type Decimal, toCellNumber} from '../core/decimal.ts'

/** A cell of what a function spills. */
export type CellValue = number | string

/** What a function's call comes to: something for the cell, or an error that says what is wrong. */
export type CallResult =
  | {readonly kind: 'value'; readonly value: CellValue}
  | {readonly kind: 'spill'; readonly rows: ReadonlyArray<readonly CellValue[]>}
  /** *notAvailable*: nothing is known of what was asked for; *invalidValue*: an input is missing or wrong. */
  | {readonly kind: 'error'; readonly code: 'notAvailable' | 'invalidValue'; readonly message: string}

export type Failure = Extract<CallResult, {kind: 'error'}>

export const valueResult = (value: CellValue): CallResult => ({kind: 'value', value})

/** Rows for a spill; one row of blanks where there is nothing, since no cell can be empty of rows. */
export const spill = (rows: ReadonlyArray<readonly CellValue[]>): CallResult => ({
  kind: 'spill',
  rows: rows.length > 0 ? rows : [['']]
})

export const notAvailable = (message: string): Failure => ({kind: 'error', code: 'notAvailable', message})

export const invalidValue = (message: string): Failure => ({kind: 'error', code: 'invalidValue', message})

export const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'error'

/** Left out: Excel hands an argument that is left out as null, and a blank cell as an empty text. */
export const isBlank = (argument: unknown): boolean => argument === undefined || argument === null || argument === ''

/** What a user typed, or a cell holds, as text; nothing for what is neither text, number nor truth value. */
export const textOf = (argument: unknown): string =>
  typeof argument === 'string'
    ? argument
    : typeof argument === 'number' || typeof argument === 'boolean'
      ? String(argument)
      : ''

/** `1Q13, 4Q12, 1Q12`, or `none`. */
export const list = (texts: readonly string[], most = 12): string =>
  texts.length === 0
    ? 'none'
    : texts.length > most
      ? `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`
      : texts.join(', ')

export const NO_RELEASE = 'No release is imported in this workbook: press Import on the INAP tab.'

/** A figure as a cell takes it, to the 15 digits that Excel keeps. */
export const cell = (value: Decimal): CallResult => valueResult(toCellNumber(value))
