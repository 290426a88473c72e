import type {ICellData} from '@univerjs/core'
import {type Area, intersectAreas, maxColumns, maxRows, onSheet} from '../host/area.ts'
import {shiftFormula} from '../host/formula-text.ts'
import {type Shift, shiftArea} from '../host/shift.ts'
import {refuseTornTables} from '../host/shift-rules.ts'
import {rangeOfArea} from './ranges.ts'
import type {UniverName} from './univer-name.ts'
import type {UniverSheet} from './univer-sheet.ts'
import type {CellPatch} from './sheet-cells.ts'
import type {UniverTable} from './univer-table.ts'
import {type Mutation, type WorkbookUnit, unitId} from './workbook-unit.ts'

/** What moves along when cells move. */
export interface ShiftedBook {
  readonly sheets: readonly UniverSheet[]
  readonly names: readonly UniverName[]
  readonly tables: readonly UniverTable[]
  removeTable(table: UniverTable): void
}

/** Inserts or deletes cells; formulas, names and tables follow. Fails when it would tear a table. */
export function moveCells(unit: WorkbookUnit, book: ShiftedBook, sheet: UniverSheet, shift: Shift): void {
  refuseTornTables(book.tables, sheet, shift)
  onSheet(shift.area)
  const {notes, rules} = sheet
  if (isWholeShift(shift)) shiftLines(unit, sheet, shift)
  else {
    const isGone = (table: UniverTable) => table.sheet === sheet && !shiftArea(table.area, shift)
    for (const table of book.tables.filter(isGone)) book.removeTable(table)
    shiftCells(unit, book, sheet, shift)
  }
  sheet.follow(notes, rules, shift)
}

// Whole rows and columns Univer has commands for, which all else follows.
function isWholeShift({along, area}: Shift): boolean {
  return along === 'rows' ? area.columns === maxColumns : area.rows === maxRows
}

function shiftLines(unit: WorkbookUnit, sheet: UniverSheet, shift: Shift): void {
  const {sheets, core} = unit.parts
  const byRow = shift.along === 'rows'
  if (shift.kind === 'insert') {
    if (byRow ? shift.area.row >= sheet.extent.rows : shift.area.column >= sheet.extent.columns) return
    const whole = byRow ? {...shift.area, columns: sheet.extent.columns} : {...shift.area, rows: sheet.extent.rows}
    const command = byRow ? sheets.InsertRowByRangeCommand : sheets.InsertColByRangeCommand
    const direction = byRow ? core.Direction.UP : core.Direction.LEFT
    unit.commandInFront(sheet.id, command.id, sheet.params({range: rangeOfArea(whole), direction}))
    return
  }
  const inside = intersectAreas(shift.area, sheet.extent)
  if (!inside) return
  const command = byRow ? sheets.RemoveRowByRangeCommand : sheets.RemoveColByRangeCommand
  unit.commandInFront(sheet.id, command.id, sheet.params({range: rangeOfArea(inside)}))
}

// One step to undo, like a command of Univer's.
function shiftCells(unit: WorkbookUnit, book: ShiftedBook, sheet: UniverSheet, shift: Shift): void {
  makeRoomFor(sheet, shift)
  const patches = new Map(book.sheets.map(each => [each, rewritten(each, sheet, shift)]))
  const own = patches.get(sheet) ?? {}
  const cells = [...sheet.cells()].filter(({row, column}) => intersectAreas(bandOf(shift), one(row, column)))
  const moved = cells.map(({row, column, cell}) => ({
    cell,
    from: one(row, column),
    to: shiftArea(one(row, column), shift)
  }))
  for (const {from} of moved) put(own, from, {...vacant})
  for (const {cell, from, to} of moved) {
    const formula = sheet.formulaIn(cell, from.row, from.column)
    const f = formula === undefined ? null : shiftFormula(formula, sheet.name, sheet.name, shift)
    if (to) put(own, to, {...vacant, ...cell, si: null, f})
  }
  const changes = [...patches].map(([each, patch]) => each.mutation(patch))
  const others = [...changedNames(unit, book, sheet, shift), ...changedTables(unit, book, sheet, shift)]
  unit.quietly(() =>
    unit.change(
      [...changes, ...others].map(({redo}) => redo),
      [...changes, ...others].map(({undo}) => undo)
    )
  )
}

interface Change {
  readonly redo: Mutation
  readonly undo: Mutation
}

const vacant: ICellData = {v: null, f: null, si: null, p: null, s: null, custom: null}

function one(row: number, column: number): Area {
  return {row, column, rows: 1, columns: 1}
}

// What is ahead of the rectangle, in the way cells move.
function bandOf({along, area}: Shift): Area {
  return along === 'rows' ? {...area, rows: maxRows - area.row} : {...area, columns: maxColumns - area.column}
}

function put(patch: CellPatch, {row, column}: Area, cell: ICellData): void {
  const line = (patch[row] ??= {})
  line[column] = cell
}

function makeRoomFor(sheet: UniverSheet, {kind, along, area}: Shift): void {
  if (kind === 'delete') return
  const used = sheet.used(false)
  if (!used) return
  const rows = used.row + used.rows + (along === 'rows' ? area.rows : 0)
  const columns = used.column + used.columns + (along === 'columns' ? area.columns : 0)
  sheet.makeRoom({row: 0, column: 0, rows: Math.min(rows, maxRows), columns: Math.min(columns, maxColumns)})
}

function rewritten(each: UniverSheet, shifted: UniverSheet, shift: Shift): CellPatch {
  const patch: CellPatch = {}
  for (const {row, column, cell} of each.cells()) {
    const formula = each.formulaIn(cell, row, column)
    const after = formula === undefined ? undefined : shiftFormula(formula, each.name, shifted.name, shift)
    if (after !== undefined && after !== formula) put(patch, one(row, column), {f: after, si: null})
  }
  return patch
}

function changedNames(unit: WorkbookUnit, {names}: ShiftedBook, sheet: UniverSheet, shift: Shift): Change[] {
  const {SetDefinedNameMutation} = unit.parts.engine
  return names.flatMap(name => {
    const formula = shiftFormula(name.formula, '', sheet.name, shift)
    if (formula === name.formula) return []
    const change = (text: string) => ({id: SetDefinedNameMutation.id, params: name.stored(text)})
    return [{redo: change(formula), undo: change(name.formula)}]
  })
}

function changedTables(unit: WorkbookUnit, {tables}: ShiftedBook, sheet: UniverSheet, shift: Shift): Change[] {
  const {SetSheetTableMutation} = unit.parts.table
  return tables.flatMap(table => {
    const area = table.sheet === sheet ? shiftArea(table.area, shift) : undefined
    if (!area || JSON.stringify(area) === JSON.stringify(table.area)) return []
    const change = (newArea: Area) => ({
      id: SetSheetTableMutation.id,
      params: {
        unitId,
        subUnitId: sheet.id,
        tableId: table.id,
        config: {updateRange: {newRange: rangeOfArea(newArea)}}
      }
    })
    return [{redo: change(area), undo: change(table.area)}]
  })
}
