import {type Area, intersectAreas, onSheet, parseArea, splitAddress} from './area.ts'
import type {Book, BookEvent, BookName, BookTable, BookXmlPart, CalculationMode, Sheet} from './book.ts'
import {Calculation} from './calculation.ts'
import type {Calculator} from './calculator.ts'
import type {Value} from './cell.ts'
import {enterValues} from './entering.ts'
import {renameSheetIn, shiftFormula} from './formula-text.ts'
import type {CellFunctions} from './function-cells.ts'
import {type CellChange, formulaChanges} from './formula-changes.ts'
import {MemorySheet, type SheetOwner} from './memory-sheet.ts'
import {headerTexts, uniqueHeaders} from './names.ts'
import {refersTo} from './precedents.ts'
import {invalidArgument, itemNotFound} from './protocol.ts'
import {type Shift, shiftArea} from './shift.ts'
import {changeOf, refuseTornTables} from './shift-rules.ts'
import {renameInTables} from './structured-references.ts'

/** A workbook in memory, calculated by a {@link Calculator}. It begins with one empty sheet, `Sheet1`. */
export class MemoryBook implements Book {
  name = 'Book1.xlsx'
  readonly sheets: MemorySheet[] = []
  readonly names: BookName[] = []
  readonly tables: BookTable[] = []
  readonly xmlParts: BookXmlPart[] = []
  readonly settings = new Map<string, unknown>()
  private readonly calculation: Calculation
  private readonly listeners = new Set<(event: BookEvent) => void>()
  private readonly owner: SheetOwner
  private front: MemorySheet
  private mode: CalculationMode = 'Automatic'
  private selected: Area = {row: 0, column: 0, rows: 1, columns: 1}
  private nextId = 1
  private settling: Promise<void> | undefined

  /** @param functions the add-in's functions; absence means there are none and their names show `#NAME?` */
  constructor(calculator: Calculator, functions?: CellFunctions) {
    this.owner = {
      valueOf: (sheet, row, column) => this.calculation.value(sheet, row, column),
      spillOf: (sheet, row, column) => this.calculation.spill(sheet, row, column),
      written: (sheet, area, changes) => this.written(sheet, area, changes),
      formatted: (sheet, area) => this.tell({kind: 'formatted', sheet, area}),
      renamed: (sheet, before) => this.renamed(sheet, before),
      shifting: (sheet, shift) => this.shift(sheet, shift)
    }
    // A result of a custom function recalculates what depends on it without anyone asking.
    this.calculation = new Calculation(this, calculator, functions, () => this.settleSoon())
    this.front = this.addSheet('Sheet1')
  }

  get active(): Sheet {
    return this.front
  }

  set active(sheet: Sheet) {
    const next = this.sheets.find(each => each === sheet)
    if (!next || next === this.front) return
    const before = this.front
    this.front = next
    this.tell({kind: 'deactivated', sheet: before})
    this.tell({kind: 'activated', sheet: next})
  }

  get selection(): Area {
    return this.selected
  }

  set selection(area: Area) {
    this.selected = area
    this.tell({kind: 'selected', sheet: this.front, area})
  }

  get calculationMode(): CalculationMode {
    return this.mode
  }

  set calculationMode(mode: CalculationMode) {
    if (mode === this.mode) return
    this.calculation[mode === 'Manual' ? 'freeze' : 'thaw']()
    this.mode = mode
    this.settle()
  }

  sheet(name: string): MemorySheet | undefined {
    return this.sheets.find(sheet => sheet.name.toLowerCase() === name.toLowerCase())
  }

  addSheet(name: string): MemorySheet {
    const sheet = new MemorySheet(this.owner, `{${String(this.nextId++).padStart(8, '0')}-0000}`, name)
    this.sheets.push(sheet)
    this.touch()
    this.tell({kind: 'added', sheet})
    return sheet
  }

  removeSheet(sheet: Sheet): void {
    const at = this.sheets.findIndex(each => each === sheet)
    if (at < 0) return
    for (const table of this.tables.filter(each => each.sheet === sheet)) this.removeTable(table)
    this.sheets.splice(at, 1)
    for (const name of this.names.filter(each => each.sheet === sheet)) this.removeName(name)
    this.mapFormulas(formula => renameSheetIn(formula, sheet.name, undefined))
    if (this.front === sheet) this.active = this.sheets[Math.min(at, this.sheets.length - 1)] ?? sheet
    this.tell({kind: 'deleted', sheet})
  }

  moveSheet(sheet: Sheet, position: number): void {
    const at = this.sheets.findIndex(each => each === sheet)
    if (at < 0) return
    this.sheets.splice(position, 0, ...this.sheets.splice(at, 1))
    this.touch()
  }

  addName(name: BookName): BookName {
    this.names.push(name)
    this.touch()
    return name
  }

  removeName(name: BookName): void {
    removeFrom(this.names, name)
    this.touch()
  }

  addTable(sheet: Sheet, area: Area, name: string, showHeaders: boolean, columnNames: readonly string[]): BookTable {
    const id = String(this.nextId++)
    const parts = {columnNames: [...columnNames], settings: new Map<string, unknown>()}
    const table: BookTable = {id, sheet, name, area, showHeaders, showTotals: false, ...parts}
    this.tables.push(table)
    this.touch()
    this.tell({kind: 'tableAdded', table})
    return table
  }

  removeTable(table: BookTable): void {
    removeFrom(this.tables, table)
    this.touch()
    this.tell({kind: 'tableDeleted', table})
  }

  renameTable(table: BookTable, name: string): void {
    const before = table.name
    table.name = name
    this.mapFormulas(formula => renameInTables(formula, before, {table: name}))
  }

  addXmlPart(xml: string): BookXmlPart {
    const part = {id: `{${String(this.nextId++).padStart(8, '0')}-0001}`, xml}
    this.xmlParts.push(part)
    return part
  }

  removeXmlPart(part: BookXmlPart): void {
    removeFrom(this.xmlParts, part)
  }

  touch(): void {
    this.calculation.structureChanged()
  }

  calculate(): void {
    if (this.calculation.calculate()) this.tellCalculated()
  }

  settle(): void {
    if (this.calculation.settle()) this.tellCalculated()
  }

  observe(listener: (event: BookEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Rewrites the formulas of cells and names, after something they refer to was renamed. */
  mapFormulas(rewrite: (formula: string) => string): void {
    for (const sheet of this.sheets) this.changed(sheet, sheet.mapFormulas(rewrite))
    for (const name of this.names) name.formula = rewrite(name.formula)
    this.touch()
  }

  /**
   * Enters values as a user would by typing; handlers hear of it.
   *
   * @param address `Sheet1!A1:B2`
   * @param values one value, or rows of values of the area's size
   */
  type(address: string, values: unknown): void {
    const {sheet, area} = this.locate(address)
    enterValues(sheet, area, values)
    this.settle()
  }

  /** The value of a cell by its address. */
  valueAt(address: string): Value {
    const {sheet, area} = this.locate(address)
    return sheet.value(area.row, area.column)
  }

  /** The message beside the error a custom function ended with in a cell; absence means there is none. */
  messageAt(address: string): string | undefined {
    const {sheet, area} = this.locate(address)
    return this.calculation.message(sheet, area.row, area.column)
  }

  /** Cancels calls of custom functions still running. */
  close(): void {
    this.listeners.clear()
    this.calculation.close()
  }

  private locate(address: string): {sheet: MemorySheet; area: Area} {
    const {sheet: name, rest} = splitAddress(address)
    const sheet = name === undefined ? this.front : this.sheet(name)
    const area = parseArea(rest)
    if (!sheet) throw itemNotFound()
    if (!area) throw invalidArgument()
    return {sheet, area}
  }

  private readonly tell = (event: BookEvent): void => this.listeners.forEach(listener => listener(event))

  // Results come in bunches; one calculation serves them all.
  private settleSoon(): void {
    this.settling ??= Promise.resolve().then(() => {
      this.settling = undefined
      this.settle()
    })
  }

  private tellCalculated(): void {
    for (const sheet of this.calculation.takeCalculated()) this.tell({kind: 'calculated', sheet})
  }

  private written(sheet: MemorySheet, area: Area, changes: readonly CellChange[]): void {
    this.changed(sheet, changes)
    for (const table of this.tables) {
      const header = table.showHeaders && table.sheet === sheet && intersectAreas({...table.area, rows: 1}, area)
      if (header) this.readHeaders(table)
    }
    if (changes.length > 0) this.tell({kind: 'edited', sheet, area, change: 'RangeEdited', ...formulaChanges(changes)})
  }

  private changed(sheet: MemorySheet, changes: readonly CellChange[]): void {
    for (const {row, column, before, after} of changes) this.calculation.cellChanged(sheet, row, column, before, after)
  }

  // A header cell always holds a text no other column has, and formulas follow its change.
  private readHeaders(table: BookTable): void {
    const {sheet, area} = table
    const names = uniqueHeaders(headerTexts(sheet, area))
    const memory = this.sheets.find(each => each === sheet)
    names.forEach((name, index) => {
      const before = table.columnNames[index]
      if (memory) this.changed(memory, memory.setText(area.row, area.column + index, name))
      if (before === undefined || before === '' || before === name) return
      this.mapFormulas(formula => renameInTables(formula, table.name, {column: [before, name]}))
    })
    table.columnNames = names
    this.touch()
  }

  private renamed(sheet: MemorySheet, before: string): void {
    this.mapFormulas(formula => renameSheetIn(formula, before, sheet.name))
    this.tell({kind: 'renamed', sheet, before})
  }

  private shift(sheet: MemorySheet, shift: Shift): void {
    refuseTornTables(this.tables, sheet, shift)
    onSheet(shift.area)
    this.changed(sheet, sheet.move(shift))
    for (const each of this.sheets.filter(each => each.mayReferTo(sheet))) {
      const rewrite = (formula: string) =>
        refersTo(formula, sheet.name, each.name) ? shiftFormula(formula, each.name, sheet.name, shift) : formula
      this.changed(each, each.mapFormulas(rewrite))
    }
    for (const name of this.names) name.formula = shiftFormula(name.formula, '', sheet.name, shift)
    for (const table of this.tables.filter(each => each.sheet === sheet)) {
      const area = shiftArea(table.area, shift)
      if (!area) this.removeTable(table)
      else this.moveTable(table, area, shift)
    }
    this.calculation.structureChanged()
    this.tell({kind: 'shifted', sheet, shift})
    this.tell({kind: 'edited', sheet, area: shift.area, change: changeOf(shift)})
  }

  private moveTable(table: BookTable, area: Area, shift: Shift): void {
    const before = table.area
    table.area = area
    if (area.columns === before.columns) return
    const at = Math.max(0, shift.area.column - before.column)
    const added = area.columns - before.columns
    table.columnNames.splice(at, Math.max(0, -added), ...Array<string>(Math.max(0, added)).fill(''))
    if (table.showHeaders) this.readHeaders(table)
    else table.columnNames = uniqueHeaders(Array.from({length: area.columns}, () => ''))
  }
}

function removeFrom<T>(list: T[], item: T): void {
  if (list.includes(item)) list.splice(list.indexOf(item), 1)
}
