import type {Area} from './area.ts'
import {keyOf} from './cell-keys.ts'

/** An area that formulas refer to, on a sheet by its name in small letters. */
export interface ReadArea<Reader> {
  readonly sheet: string
  readonly area: Area
  readonly readers: Set<Reader>
}

interface OnSheet<Reader> {
  /** Of one cell, by its key. */
  readonly single: Map<number, ReadArea<Reader>>
  readonly wide: Map<string, ReadArea<Reader>>
}

/** Which formulas refer to which cells. */
export class ReadAreas<Reader> {
  private readonly sheets = new Map<string, OnSheet<Reader>>()

  clear(): void {
    this.sheets.clear()
  }

  /** The same area however often it is asked for. */
  find(sheet: string, area: Area): ReadArea<Reader> {
    const on: OnSheet<Reader> = this.sheets.get(sheet) ?? {single: new Map(), wide: new Map()}
    this.sheets.set(sheet, on)
    const known = isOne(area) ? on.single.get(keyOf(area.row, area.column)) : on.wide.get(wideKey(area))
    if (known) return known
    const found: ReadArea<Reader> = {sheet, area, readers: new Set()}
    if (isOne(area)) on.single.set(keyOf(area.row, area.column), found)
    else on.wide.set(wideKey(area), found)
    return found
  }

  /** Takes out who reads an area, and the area with the last of them. */
  remove({sheet, area, readers}: ReadArea<Reader>, reader: Reader): void {
    readers.delete(reader)
    if (readers.size > 0) return
    if (isOne(area)) this.sheets.get(sheet)?.single.delete(keyOf(area.row, area.column))
    else this.sheets.get(sheet)?.wide.delete(wideKey(area))
  }

  /** Who reads anything of a sheet. */
  *readersOn(sheet: string): Iterable<Reader> {
    const on = this.sheets.get(sheet)
    for (const all of on ? [on.single, on.wide] : []) for (const {readers} of all.values()) yield* readers
  }

  /** Who reads a cell. */
  *readersOf(sheet: string, row: number, column: number): Iterable<Reader> {
    const on = this.sheets.get(sheet)
    yield* on?.single.get(keyOf(row, column))?.readers ?? []
    for (const {area, readers} of on?.wide.values() ?? []) {
      const down = row - area.row
      const right = column - area.column
      if (down >= 0 && right >= 0 && down < area.rows && right < area.columns) yield* readers
    }
  }
}

const isOne = ({rows, columns}: Area): boolean => rows === 1 && columns === 1
const wideKey = ({row, column, rows, columns}: Area): string => `${row},${column},${rows},${columns}`
