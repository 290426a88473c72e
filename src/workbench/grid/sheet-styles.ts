import type {ICellData, IStyleData, Nullable} from '@univerjs/core'
import {type Area, intersectAreas, maxColumns, maxRows} from '../host/area.ts'
import type {Style} from '../host/book.ts'
import {readStyle, writeStyle} from './cell-style.ts'
import type {CellPatch, SheetCells} from './sheet-cells.ts'
import type {WorkbookUnit} from './workbook-unit.ts'

// Univer's cells cannot do without these, so taking one away means setting what it is by itself.
const plain: Style = {
  'font.bold': false,
  'font.italic': false,
  'font.underline': 'None',
  'font.strikethrough': false,
  'font.size': 11
}

/** A rectangle's formats in Univer's cells, rows, columns and sheet. Formats Univer has no place for are kept in the cell. */
export class SheetStyles {
  private readonly unit: WorkbookUnit
  private readonly sheet: SheetCells

  constructor(unit: WorkbookUnit, sheet: SheetCells) {
    this.unit = unit
    this.sheet = sheet
  }

  at(row: number, column: number): Style {
    const sheet = this.sheet.worksheet
    return {...readStyle(sheet.getComposedCellStyle(row, column)), ...othersOf(sheet.getCellRaw(row, column))}
  }

  set(area: Area, style: Style): void {
    if (area.rows === maxRows && area.columns === maxColumns) this.setDefault(style)
    else if (area.rows === maxRows) this.setColumns(area, style)
    else if (area.columns === maxColumns) this.setRows(area, style)
    this.setCells(area, style)
  }

  clear(area: Area): void {
    const {worksheet} = this.sheet
    const patch: CellPatch = {}
    for (const {row, column, cell} of this.cellsIn(area)) {
      if (!cell.s && !cell.custom?.['formats']) continue
      const line = (patch[row] ??= {})
      line[column] = {...typeOf(cell), s: null, ...customWith(cell, {})}
    }
    this.patch(patch)
    const {sheets} = this.unit.parts
    if (area.rows === maxRows && area.columns === maxColumns) {
      this.unit.run(sheets.SetWorksheetDefaultStyleMutation.id, this.sheet.params({defaultStyle: null}))
    }
    const columns = area.rows === maxRows ? this.indices(area.column, area.columns, worksheet.getColumnCount()) : []
    for (const column of columns) if (worksheet.getColumnStyle(column)) worksheet.setColumnStyle(column, null)
    const rows = area.columns === maxColumns ? this.indices(area.row, area.rows, worksheet.getRowCount()) : []
    for (const row of rows) if (worksheet.getRowStyle(row)) worksheet.setRowStyle(row, null)
  }

  /** One cell of each kind of format in an area. */
  *samples(area: Area): Iterable<{readonly row: number; readonly column: number}> {
    const seen = new Set<string>()
    let count = 0
    const inside = intersectAreas(area, this.sheet.extent)
    if (inside && inside.rows * inside.columns <= 20000) {
      for (let row = inside.row; row < inside.row + inside.rows; row++) {
        for (let column = inside.column; column < inside.column + inside.columns; column++) {
          const key = this.keyAt(row, column)
          if (seen.has(key)) continue
          seen.add(key)
          yield {row, column}
        }
      }
      count = inside.rows * inside.columns
    } else {
      for (const {row, column} of this.cellsIn(area)) {
        count++
        const key = this.keyAt(row, column)
        if (seen.has(key)) continue
        seen.add(key)
        yield {row, column}
      }
    }
    // Beyond the cells there are, only rows and columns have formats.
    if (count < area.rows * area.columns) {
      yield {row: area.row + area.rows - 1, column: area.column + area.columns - 1}
    }
  }

  private setDefault(style: Style): void {
    const {SetWorksheetDefaultStyleMutation} = this.unit.parts.sheets
    const before = this.sheet.worksheet.getDefaultCellStyleInternal() ?? {}
    const defaultStyle = withoutGaps(writeStyle({...readStyle(before), ...style}).data)
    this.unit.run(SetWorksheetDefaultStyleMutation.id, this.sheet.params({defaultStyle}))
  }

  private setColumns(area: Area, style: Style): void {
    const {worksheet} = this.sheet
    this.sheet.makeRoom({...area, rows: 1, columns: Math.min(area.columns, 200)})
    const columnData: Record<number, {s: IStyleData}> = {}
    for (const column of this.indices(area.column, area.columns, worksheet.getColumnCount())) {
      const before = worksheet.getColumnStyle(column) ?? {}
      columnData[column] = {s: withoutGaps(writeStyle({...readStyle(before), ...style}).data)}
    }
    this.unit.run(this.unit.parts.sheets.SetColDataMutation.id, this.sheet.params({columnData}))
  }

  private setRows(area: Area, style: Style): void {
    const {worksheet} = this.sheet
    this.sheet.makeRoom({...area, columns: 1, rows: Math.min(area.rows, 10000)})
    const rowData: Record<number, {s: IStyleData}> = {}
    for (const row of this.indices(area.row, area.rows, worksheet.getRowCount())) {
      const before = worksheet.getRowStyle(row) ?? {}
      rowData[row] = {s: withoutGaps(writeStyle({...readStyle(before), ...style}).data)}
    }
    this.unit.run(this.unit.parts.sheets.SetRowDataMutation.id, this.sheet.params({rowData}))
  }

  // Of whole rows and columns, only cells with formats of their own; else every cell.
  private setCells(area: Area, style: Style): void {
    const isWhole = area.rows === maxRows || area.columns === maxColumns
    const isTaken = ([path]: [string, unknown]) => path in style && style[path] === undefined
    const taken = Object.fromEntries(Object.entries(plain).filter(isTaken))
    const made = new Map<string, ReturnType<typeof writeStyle>>()
    const patch: CellPatch = {}
    const put = (row: number, column: number, cell: Nullable<ICellData>) => {
      const key = this.keyAt(row, column)
      const written = made.get(key) ?? writeStyle({...this.at(row, column), ...style, ...taken})
      made.set(key, written)
      const line = (patch[row] ??= {})
      line[column] = {...typeOf(cell), s: written.data, ...customWith(cell, written.others)}
    }
    if (isWhole) {
      for (const {row, column, cell} of this.cellsIn(area))
        if (cell.s ?? cell.custom?.['formats']) put(row, column, cell)
    } else {
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          put(row, column, this.sheet.worksheet.getCellRaw(row, column))
        }
      }
    }
    this.patch(patch)
  }

  private patch(patch: CellPatch): void {
    if (Object.keys(patch).length > 0) this.sheet.patch([patch], this.unit.parts.sheets.SetStyleCommand.id)
  }

  private *cellsIn(area: Area) {
    const {row: top, column: left, rows, columns} = area
    for (const found of this.sheet.cells()) {
      const {row, column} = found
      if (row >= top && row < top + rows && column >= left && column < left + columns) yield found
    }
  }

  // What a cell's format is made of, short enough to compare.
  private keyAt(row: number, column: number): string {
    const {worksheet} = this.sheet
    const cell = worksheet.getCellRaw(row, column)
    const others: unknown = cell?.custom?.['formats']
    const parts: unknown[] = [cell?.s, worksheet.getRowStyle(row, true), worksheet.getColumnStyle(column, true), others]
    return parts
      .map(part => (typeof part === 'object' && part !== null ? JSON.stringify(part) : String(part)))
      .join('|')
  }

  private indices(first: number, count: number, limit: number): number[] {
    return Array.from({length: Math.max(0, Math.min(first + count, limit) - first)}, (_, index) => first + index)
  }
}

function othersOf(cell: Nullable<ICellData>): Record<string, unknown> {
  const formats: unknown = cell?.custom?.['formats']
  return typeof formats === 'object' && formats !== null ? {...formats} : {}
}

function customWith(cell: Nullable<ICellData>, formats: Record<string, unknown>): Pick<ICellData, 'custom'> {
  const {formats: _before, ...kept}: Record<string, unknown> = {...cell?.custom}
  if (Object.keys(formats).length > 0) return {custom: {...kept, formats}}
  if (!cell?.custom) return {}
  return {custom: Object.keys(kept).length > 0 ? kept : null}
}

// Without this Univer would guess the kind of a value anew from its format and make numbers of texts like 007.
function typeOf(cell: Nullable<ICellData>): Pick<ICellData, 't'> {
  return cell?.t ? {t: cell.t} : {}
}

// In a cell `null` takes a format away; elsewhere it must not be there at all.
function withoutGaps(data: IStyleData): IStyleData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null))
}
