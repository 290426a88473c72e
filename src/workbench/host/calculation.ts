import {columnName} from './area.ts'
import type {Book, Sheet} from './book.ts'
import type {Calculator} from './calculator.ts'
import {type Content, type Value, showContent} from './cell.ts'
import {type CellFunctions, FunctionCells} from './function-cells.ts'
import {precedentsOf, sheetsToCalculate} from './precedents.ts'
import {type ReferredTable, resolveTables} from './structured-references.ts'

/** A cell by its place. */
interface Place {
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
}

/** A sheet whose cells can be walked. */
export interface WalkableSheet extends Sheet {
  /** Every cell that holds something. */
  cells(): Iterable<{readonly row: number; readonly column: number; readonly content: Content}>
}

/** What calculation reads of the workbook. */
export interface CalculatedBook extends Pick<Book, 'names' | 'tables' | 'calculationMode'> {
  readonly sheets: readonly WalkableSheet[]
}

/** Keeps a calculator in step with a workbook, lazily: changes are gathered and calculated when a value is asked for. */
export class Calculation {
  private readonly book: CalculatedBook
  private readonly calculator: Calculator
  private readonly functionCells: FunctionCells | undefined
  private readonly formulas = new Map<string, Place>()
  private readonly spilled = new Set<string>()
  private changes: Place[] = []
  private edited = new Set<Sheet>()
  /** What formulas use beside cells, as the calculator knows it. */
  private words: ReadonlySet<string> = new Set()
  private structure = true
  private dirty = true
  // In manual mode, the values formulas had when they were last calculated.
  private frozen: Map<string, Value> | undefined

  /** @param resultCame called when a function outside the workbook gave a result */
  constructor(book: CalculatedBook, calculator: Calculator, functions?: CellFunctions, resultCame?: () => void) {
    this.book = book
    this.calculator = calculator
    const changed = () => {
      this.dirty = true
      resultCame?.()
    }
    this.functionCells = functions && new FunctionCells(calculator, functions, changed)
  }

  /** The sheets that were calculated since this was last asked. */
  takeCalculated(): ReadonlySet<Sheet> {
    const changed = this.edited
    this.edited = new Set()
    return sheetsToCalculate(changed, this.formulaTexts())
  }

  private *formulaTexts(): Iterable<{readonly sheet: Sheet; readonly formula: string}> {
    for (const {sheet, row, column} of this.formulas.values()) {
      const content = sheet.content(row, column)
      if (content.kind === 'formula') yield {sheet, formula: content.formula}
    }
  }

  /** Says that a cell's content changed. */
  cellChanged(sheet: Sheet, row: number, column: number, before: Content, after: Content): void {
    const key = keyOf(sheet, row, column)
    this.frozen?.delete(key)
    if (after.kind === 'formula') this.formulas.set(key, {sheet, row, column})
    else if (before.kind === 'formula') this.formulas.delete(key)
    // A name that comes into use is not known to the calculator yet.
    if (after.kind === 'formula' && [...precedentsOf(after.formula).words].some(word => !this.words.has(word)))
      this.structure = true
    if (!this.structure) this.changes.push({sheet, row, column})
    this.edited.add(sheet)
    this.dirty = true
  }

  /** Says that sheets, names or tables changed, or cells of a sheet moved. */
  structureChanged(sheet?: Sheet): void {
    if (sheet) this.edited.add(sheet)
    this.structure = true
    this.dirty = true
    // Simpler than Excel: in manual mode a change of structure calculates once.
    if (this.frozen) this.frozen = new Map()
  }

  /** Calculates if something changed and the mode allows it. True when it did. */
  settle(): boolean {
    return this.book.calculationMode === 'Manual' ? false : this.calculate()
  }

  /** Calculates if something changed, whatever the mode. True when it did. */
  calculate(): boolean {
    if (this.frozen) this.frozen = new Map()
    if (!this.dirty) return false
    this.dirty = false
    if (this.structure) this.collectFormulas()
    if (this.formulas.size === 0) {
      this.changes = []
      this.structure = true
      this.spilled.clear()
      return false
    }
    if (this.structure) this.rebuild()
    else for (const {sheet, row, column} of this.changes) this.put(sheet, row, column, sheet.content(row, column))
    this.structure = false
    this.changes = []
    // Functions called with results of functions settle in as many rounds as they are deep.
    for (let round = 0; round < 50; round++) {
      this.calculator.evaluate()
      if (!this.functionCells?.advance()) break
    }
    this.findSpilled()
    return true
  }

  /** Remembers the present values, to show until the next calculation. */
  freeze(): void {
    this.calculate()
    this.frozen = new Map()
    for (const [key, {sheet, row, column}] of this.formulas) this.frozen.set(key, this.value(sheet, row, column))
  }

  /** Goes back to showing values as they are. */
  thaw(): void {
    this.frozen = undefined
  }

  /** The value of a cell. */
  value(sheet: Sheet, row: number, column: number): Value {
    const content = sheet.content(row, column)
    if (content.kind !== 'formula' && content.kind !== 'empty') return showContent(content)
    if (content.kind === 'empty' && this.spilled.size === 0 && !this.dirty) return ''
    const key = keyOf(sheet, row, column)
    const kept = this.frozen?.get(key)
    if (kept !== undefined) return kept
    const frozen = this.frozen
    if (this.dirty && (!frozen || content.kind === 'formula')) {
      this.calculate()
      this.frozen = frozen
      // In manual mode the rest still waits to be calculated, and to be told of.
      this.dirty = frozen !== undefined
    }
    if (content.kind === 'empty' && !this.spilled.has(key)) return ''
    const value = this.calculator.value(this.indexOf(sheet), row, column)
    this.frozen?.set(key, value)
    return value
  }

  /** How many cells the values of a formula fill, when they are several. */
  spill(sheet: Sheet, row: number, column: number): ReturnType<Sheet['spill']> {
    if (this.dirty && !this.frozen) this.calculate()
    if (!this.spilled.has(keyOf(sheet, row, column)) || sheet.content(row, column).kind !== 'formula') return undefined
    return this.calculator.spill(this.indexOf(sheet), row, column)
  }

  /** The message beside an error that a custom function ended with. */
  message(sheet: Sheet, row: number, column: number): string | undefined {
    return this.functionCells?.message(keyOf(sheet, row, column))
  }

  /** Cancels calls still running. */
  close(): void {
    this.functionCells?.close()
  }

  private indexOf(sheet: Sheet): number {
    return this.book.sheets.findIndex(each => each.id === sheet.id)
  }

  private collectFormulas(): void {
    this.formulas.clear()
    for (const sheet of this.book.sheets) {
      for (const {row, column, content} of sheet.cells()) {
        if (content.kind === 'formula') this.formulas.set(keyOf(sheet, row, column), {sheet, row, column})
      }
    }
  }

  private rebuild(): void {
    const {sheets, names} = this.book
    const scratch = this.functionCells ? FunctionCells.sheets : []
    // A name that no formula uses need not be known to the calculator.
    const words = new Set([...this.formulaTexts()].flatMap(({formula}) => [...precedentsOf(formula).words]))
    for (let size = -1; size !== words.size;) {
      size = words.size
      for (const {name, formula} of names)
        if (words.has(name.toLowerCase())) for (const word of precedentsOf(formula).words) words.add(word)
    }
    this.words = words
    const used = names.filter(({name}) => words.has(name.toLowerCase()))
    const named = used.map(({name, sheet, formula}) => ({
      name,
      formula: resolveTables(formula, 0, this.tables()),
      ...(sheet ? {sheet: this.indexOf(sheet)} : {})
    }))
    this.calculator.reset([...sheets.map(sheet => ({name: sheet.name, cells: []})), ...scratch], named)
    this.functionCells?.reset(sheets.map(sheet => sheet.name))
    for (const sheet of sheets) {
      for (const {row, column, content} of sheet.cells()) this.put(sheet, row, column, content)
    }
  }

  private put(sheet: Sheet, row: number, column: number, content: Content): void {
    const index = this.indexOf(sheet)
    const key = keyOf(sheet, row, column)
    this.functionCells?.drop(key)
    if (index < 0) return
    if (content.kind !== 'formula') return this.calculator.put(index, row, column, content)
    const formula = this.resolve(content.formula, sheet, row, column)
    if (!this.functionCells) return this.calculator.put(index, row, column, {kind: 'formula', formula})
    const address = `${sheet.name}!${columnName(column)}${row + 1}`
    const place = {sheet: index, row, column, address}
    this.functionCells.put(key, place, formula, argument => this.expand(argument, sheet, row, column))
  }

  private resolve(formula: string, sheet: Sheet, row: number, column: number): string {
    const own = this.book.tables.find(({sheet: at, area}) => {
      const inside = row >= area.row && row < area.row + area.rows
      return at === sheet && inside && column >= area.column && column < area.column + area.columns
    })
    return resolveTables(formula, row, this.tables(), own && referredTable(own))
  }

  // A defined name that stands for an area counts as that area.
  private expand(argument: string, sheet: Sheet, row: number, column: number): string {
    const same = (name: string) => name.toLowerCase() === argument.toLowerCase()
    const named =
      this.book.names.find(name => name.sheet === sheet && same(name.name)) ??
      this.book.names.find(name => !name.sheet && same(name.name))
    return named ? this.resolve(named.formula, sheet, row, column).replace(/^=/, '') : argument
  }

  private tables(): ReferredTable[] {
    return this.book.tables.map(referredTable)
  }

  private findSpilled(): void {
    this.spilled.clear()
    for (const {sheet, row, column} of this.formulas.values()) {
      const {rows, columns} = this.calculator.spill(this.indexOf(sheet), row, column)
      if (rows * columns === 1) continue
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) this.spilled.add(keyOf(sheet, row + i, column + j))
      }
    }
  }
}

function keyOf(sheet: Sheet, row: number, column: number): string {
  return `${sheet.id}!${row},${column}`
}

function referredTable(table: Book['tables'][number]): ReferredTable {
  const {name, sheet, area, showHeaders, showTotals, columnNames} = table
  return {name, sheetName: sheet.name, area, hasHeaders: showHeaders, hasTotals: showTotals, columnNames}
}
