import type {ICellData, Nullable, Worksheet} from '@univerjs/core'
import {type Area, boundingArea, containsArea, isUnbounded, maxColumns, maxRows} from '../host/area.ts'
import type {Line, Link, Note, Sheet, Style, TextRule, Visibility} from '../host/book.ts'
import {type Content, type Value, showContent} from '../host/cell.ts'
import type {CellChange} from '../host/formula-changes.ts'
import type {Shift} from '../host/shift.ts'
import {cellWith, contentOf, resultOf} from './cell-content.ts'
import {areaOfRange} from './ranges.ts'
import type {CellPatch, SheetCells} from './sheet-cells.ts'
import {columnOf, rowOf, setLines} from './sheet-lines.ts'
import {leadsTo, linkOf, linked} from './sheet-links.ts'
import {SheetNotes} from './sheet-notes.ts'
import {SheetRules} from './sheet-rules.ts'
import {SheetStyles} from './sheet-styles.ts'
import {type Mutation, type WorkbookUnit, unitId} from './workbook-unit.ts'

/** What a sheet tells its book. */
export interface SheetOwner {
  written(sheet: UniverSheet, area: Area, changes: readonly CellChange[]): void
  formatted(sheet: UniverSheet, area: Area): void
  shifting(sheet: UniverSheet, shift: Shift): void
  /** The value of a formula before its first calculation. */
  uncalculated(formula: string): Value
}

/** Keeps Univer from bringing a sheet that appears to the front. */
export const stayInFront = {fromCollab: true} as const

/** A worksheet of Univer's as the host sees it. It keeps nothing of its own that Univer has a place for. */
export class UniverSheet implements Sheet, SheetCells {
  readonly id: string
  showHeadings = true
  private readonly unit: WorkbookUnit
  private readonly owner: SheetOwner
  private readonly styles: SheetStyles
  private readonly sheetRules: SheetRules
  private readonly sheetNotes: SheetNotes
  private isVeryHidden = false

  constructor(unit: WorkbookUnit, owner: SheetOwner, id: string) {
    this.unit = unit
    this.owner = owner
    this.id = id
    this.styles = new SheetStyles(unit, this)
    this.sheetRules = new SheetRules(unit, id)
    this.sheetNotes = new SheetNotes(unit, id)
  }

  get worksheet(): Worksheet {
    return this.unit.worksheet(this.id)
  }

  get name(): string {
    return this.worksheet.getName()
  }

  set name(name: string) {
    if (name !== this.name) this.unit.command(this.unit.parts.sheets.SetWorksheetNameCommand.id, this.params({name}))
  }

  get visibility(): Visibility {
    if (!this.worksheet.isSheetHidden()) return 'Visible'
    return this.isVeryHidden ? 'VeryHidden' : 'Hidden'
  }

  set visibility(visibility: Visibility) {
    this.isVeryHidden = visibility === 'VeryHidden'
    const params = this.params({hidden: visibility === 'Visible' ? 0 : 1})
    this.unit.run(this.unit.parts.sheets.SetWorksheetHideMutation.id, params, stayInFront)
  }

  get tabColor(): string {
    return this.worksheet.getTabColor() ?? ''
  }

  set tabColor(color: string) {
    this.unit.run(this.unit.parts.sheets.SetTabColorMutation.id, this.params({color}))
  }

  get showGridlines(): boolean {
    return !this.worksheet.hasHiddenGridlines()
  }

  set showGridlines(show: boolean) {
    this.unit.run(this.unit.parts.sheets.ToggleGridlinesMutation.id, this.params({showGridlines: show ? 1 : 0}))
  }

  get frozen(): Area | undefined {
    const {xSplit, ySplit} = this.worksheet.getFreeze()
    if (xSplit <= 0 && ySplit <= 0) return undefined
    return {row: 0, column: 0, rows: ySplit > 0 ? ySplit : maxRows, columns: xSplit > 0 ? xSplit : maxColumns}
  }

  set frozen(area: Area | undefined) {
    const ySplit = !area || area.rows === maxRows ? 0 : area.rows
    const xSplit = !area || area.columns === maxColumns ? 0 : area.columns
    const starts = {startRow: ySplit > 0 ? ySplit : -1, startColumn: xSplit > 0 ? xSplit : -1}
    this.unit.run(this.unit.parts.sheets.SetFrozenMutation.id, this.params({xSplit, ySplit, ...starts}))
  }

  content(row: number, column: number): Content {
    const cell = this.worksheet.getCellRaw(row, column)
    return contentOf(cell, this.formulaIn(cell, row, column))
  }

  value(row: number, column: number): Value {
    const cell = this.worksheet.getCellRaw(row, column)
    const isFormula = Boolean(cell?.f ?? cell?.si)
    const content = contentOf(cell, undefined)
    if (content.kind !== 'empty') return isFormula ? resultOf(cell) : showContent(content)
    const spills = this.unit.injector.get(this.unit.parts.engine.FormulaDataModel).getArrayFormulaCellData()
    const spilled = spills[unitId]?.[this.id]?.[row]?.[column]
    return isFormula && !spilled ? this.owner.uncalculated(cell?.f ?? '') : resultOf(spilled)
  }

  spill(row: number, column: number): ReturnType<Sheet['spill']> {
    const ranges = this.unit.injector.get(this.unit.parts.engine.FormulaDataModel).getArrayFormulaRange()
    const range = ranges[unitId]?.[this.id]?.[row]?.[column]
    if (!range) return undefined
    const {rows, columns} = areaOfRange(range)
    return {rows, columns}
  }

  /** Every cell that holds something. */
  cells(): {readonly row: number; readonly column: number; readonly cell: ICellData}[] {
    const cells: {row: number; column: number; cell: ICellData}[] = []
    this.worksheet.getCellMatrix().forValue((row, column, cell) => {
      if (cell) cells.push({row, column, cell})
    })
    return cells
  }

  /** The formula of a cell, also of one that shares it with a neighbour. */
  formulaIn(cell: Nullable<ICellData>, row: number, column: number): string | undefined {
    if (cell?.f) return cell.f
    if (!cell?.si) return undefined
    const model = this.unit.injector.get(this.unit.parts.engine.FormulaDataModel)
    return model.getFormulaStringByCell(row, column, this.id, unitId) ?? undefined
  }

  write(area: Area, contents: readonly (readonly (Content | undefined)[])[]): void {
    const patch: CellPatch = {}
    const changes: CellChange[] = []
    contents.forEach((line, i) => {
      const cells: Record<number, ICellData> = {}
      line.forEach((content, j) => {
        if (!content) return
        const row = area.row + i
        const column = area.column + j
        cells[column] = cellWith(content)
        changes.push({row, column, before: this.content(row, column), after: content})
      })
      patch[area.row + i] = cells
    })
    if (changes.length === 0) return
    this.makeRoom(area)
    this.patch([patch])
    this.owner.written(this, area, changes)
  }

  /** Changes cells in one step that can be undone. */
  patch(patches: readonly CellPatch[], trigger?: string): void {
    const mutations = patches.map(cellValue => this.mutation(cellValue, trigger))
    this.unit.quietly(() =>
      this.unit.change(
        mutations.map(({redo}) => redo),
        mutations.map(({undo}) => undo)
      )
    )
  }

  /** Changes cells as part of the step before, which takes them back by itself when it is undone. */
  amend(patch: CellPatch): void {
    const {redo} = this.mutation(patch)
    this.unit.quietly(() => this.unit.run(redo.id, redo.params))
  }

  /** A change of cells and what takes it back. */
  mutation(cellValue: CellPatch, trigger?: string): {readonly redo: Mutation; readonly undo: Mutation} {
    const {SetRangeValuesMutation, SetRangeValuesUndoMutationFactory} = this.unit.parts.sheets
    const params = {unitId, subUnitId: this.id, cellValue, ...(trigger === undefined ? {} : {trigger})}
    const undo = SetRangeValuesUndoMutationFactory(this.unit.injector, params)
    return {redo: {id: SetRangeValuesMutation.id, params}, undo: {id: SetRangeValuesMutation.id, params: undo}}
  }

  used(valuesOnly: boolean): Area | undefined {
    let around: Area | undefined
    for (const {row, column, cell} of this.cells()) {
      const isUsed = Boolean(cell.f ?? cell.si ?? cell.p) || (cell.v !== undefined && cell.v !== null)
      if (!isUsed && (valuesOnly || !(cell.s ?? cell.custom))) continue
      const one = {row, column, rows: 1, columns: 1}
      if (!around) around = one
      else if (!containsArea(around, one)) around = boundingArea(around, one)
    }
    return around
  }

  style(row: number, column: number): Style {
    return this.styles.at(row, column)
  }

  restyle(area: Area, style: Style): void {
    if (!isUnbounded(area)) this.makeRoom(area)
    this.styles.set(area, style)
    this.owner.formatted(this, area)
  }

  clearStyle(area: Area): void {
    this.styles.clear(area)
    this.owner.formatted(this, area)
  }

  styleSamples(area: Area): Iterable<{readonly row: number; readonly column: number}> {
    return this.styles.samples(area)
  }

  row(row: number): Line {
    return rowOf(this, row)
  }

  column(column: number): Line {
    return columnOf(this, column)
  }

  setLines(kind: 'rows' | 'columns', first: number, count: number, line: Line): void {
    setLines(this.unit, this, kind, first, count, line)
  }

  link(row: number, column: number): Link | undefined {
    return linkOf(this.worksheet.getCellRaw(row, column))
  }

  /** Where a click leads. */
  leadsTo(row: number, column: number): Link | undefined {
    return leadsTo(this.worksheet.getCellRaw(row, column))
  }

  setLink(area: Area, link: Link | undefined): void {
    this.patch([linked(this, area, link)], this.unit.parts.sheets.SetStyleCommand.id)
  }

  get rules(): readonly TextRule[] {
    return this.sheetRules.list()
  }

  putRule(rule: TextRule): void {
    this.sheetRules.put(rule)
  }

  removeRule(id: string): void {
    this.sheetRules.remove(id)
  }

  get notes(): readonly Note[] {
    return this.sheetNotes.list()
  }

  setNote(row: number, column: number, text: string | undefined): void {
    this.sheetNotes.set(row, column, text)
  }

  /** Moves the notes and rules that did not move with their cells. */
  follow(notes: readonly Note[], rules: readonly TextRule[], shift: Shift): void {
    this.sheetNotes.follow(notes, shift)
    this.sheetRules.follow(rules, shift)
  }

  shift(shift: Shift): void {
    this.owner.shifting(this, shift)
  }

  /** All rows and columns Univer has for this sheet. */
  get extent(): Area {
    const sheet = this.worksheet
    return areaOfRange({
      startRow: 0,
      startColumn: 0,
      endRow: sheet.getRowCount() - 1,
      endColumn: sheet.getColumnCount() - 1
    })
  }

  /** Makes the sheet large enough for an area; of a whole row or column only its place counts. */
  makeRoom(area: Area): void {
    const {SetWorksheetRowCountMutation, SetWorksheetColumnCountMutation} = this.unit.parts.sheets
    const bottom = area.rows === maxRows ? 0 : area.row + area.rows
    const right = area.columns === maxColumns ? 0 : area.column + area.columns
    if (bottom > this.worksheet.getRowCount()) {
      this.unit.run(SetWorksheetRowCountMutation.id, this.params({rowCount: Math.min(maxRows, bottom + 100)}))
    }
    if (right > this.worksheet.getColumnCount()) {
      this.unit.run(SetWorksheetColumnCountMutation.id, this.params({columnCount: Math.min(maxColumns, right + 10)}))
    }
  }

  /** What every mutation of this sheet is told. */
  params(others: object): object {
    return {unitId, subUnitId: this.id, ...others}
  }
}
