import type {Content, Value} from './cell.ts'

/** A cell that holds something. */
export interface PlacedContent {
  readonly row: number
  readonly column: number
  readonly content: Content
}

/** A sheet as the calculator needs it. */
export interface CalculatorSheet {
  readonly name: string
  readonly cells: Iterable<PlacedContent>
}

/** A defined name. `formula` starts with `=`; `sheet` is the index of the sheet it belongs to, absent for the workbook. */
export interface CalculatorName {
  readonly name: string
  readonly sheet?: number
  readonly formula: string
}

/** Calculates formulas. References must be plain addresses and defined names. Rows, columns and sheets count from 0. */
export interface Calculator {
  /** Starts over with these sheets and names. */
  reset(sheets: readonly CalculatorSheet[], names: readonly CalculatorName[]): void
  /** Puts content in a cell. */
  put(sheet: number, row: number, column: number, content: Content): void
  /** Calculates what changed. */
  evaluate(): void
  /** The value of a cell, also of one that a neighbour's formula spilled into. */
  value(sheet: number, row: number, column: number): Value
  /** The size of what the formula of a cell yields: one by one, or more when it spills. */
  spill(sheet: number, row: number, column: number): {readonly rows: number; readonly columns: number}
}
