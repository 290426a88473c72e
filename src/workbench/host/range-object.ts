import {
  type Area,
  boundingArea,
  gridOf,
  intersectAreas,
  isUnbounded,
  maxColumns,
  maxRows,
  onSheet,
  parseArea,
  quoteSheet,
  showArea,
  splitAddress
} from './area.ts'
import type {Link, Sheet} from './book.ts'
import {type Value, emptyContent, errorTexts, showContent} from './cell.ts'
import {showValue} from './cell-text.ts'
import {enterValues, setNumberFormats} from './entering.ts'
import type {ExcelHost} from './excel-host.ts'
import {HostObject} from './host-object.ts'
import {ApiError, invalidArgument, isRecord, itemNotFound} from './protocol.ts'
import {RangeFormatObject} from './range-format-objects.ts'
import {type Shift, shiftArea} from './shift.ts'
import {choiceOf, flagOf, textOf, wholeOf} from './wire-arguments.ts'

// Excel returns nothing instead of more cells than this.
const mostCells = 5_000_000

/** `Excel.Range`: an area of a sheet. It follows its cells when others are inserted or deleted. */
export class RangeObject extends HostObject {
  readonly apiClass = 'Range'
  override readonly keptByReference = true
  readonly sheet: Sheet
  private readonly host: ExcelHost
  private place: Area | undefined

  constructor(host: ExcelHost, sheet: Sheet, area: Area) {
    super()
    this.host = host
    this.sheet = sheet
    this.place = area
  }

  /** Where the range is now; `InvalidReference` when its cells or its sheet were deleted. */
  get area(): Area {
    if (!this.place || !this.host.book.sheets.includes(this.sheet)) {
      throw new ApiError('InvalidReference', 'This reference is not valid for the current operation.')
    }
    return this.place
  }

  /** `Sheet1!$A$1`, as names are defined with. */
  get absoluteAddress(): string {
    return `${quoteSheet(this.sheet.name)}!${showArea(this.area, true)}`
  }

  /** Moves with the cells of its sheet. */
  follow(sheet: Sheet, shift: Shift): void {
    if (sheet === this.sheet && this.place) this.place = shiftArea(this.place, shift)
  }

  get address(): string {
    return `${quoteSheet(this.sheet.name)}!${showArea(this.area)}`
  }
  get rowIndex(): number {
    return this.area.row
  }
  get columnIndex(): number {
    return this.area.column
  }
  get rowCount(): number {
    return this.area.rows
  }
  get columnCount(): number {
    return this.area.columns
  }
  get cellCount(): number {
    const count = this.area.rows * this.area.columns
    return count < 2 ** 31 ? count : -1
  }
  get isEntireColumn(): boolean {
    return this.area.rows === maxRows
  }
  get isEntireRow(): boolean {
    return this.area.columns === maxColumns
  }
  get worksheet(): HostObject {
    return this.host.worksheet(this.sheet)
  }
  get format(): HostObject {
    return new RangeFormatObject(this.sheet, this.area)
  }

  get values(): Value[][] | null {
    return this.grid((row, column) => this.sheet.value(row, column))
  }
  set values(values: unknown) {
    enterValues(this.sheet, this.area, values)
  }
  get formulas(): Value[][] | null {
    return this.grid((row, column) => {
      const content = this.sheet.content(row, column)
      // A cell that a neighbour's formula spilled into shows the value.
      return content.kind === 'empty' ? this.sheet.value(row, column) : showContent(content)
    })
  }
  set formulas(formulas: unknown) {
    enterValues(this.sheet, this.area, formulas)
  }
  get text(): string[][] | null {
    return this.grid((row, column) => showValue(this.sheet.value(row, column), this.numberFormatAt(row, column)))
  }
  get valueTypes(): string[][] | null {
    return this.grid((row, column) => {
      const value = this.sheet.value(row, column)
      if (value === '') return this.sheet.content(row, column).kind === 'empty' ? 'Empty' : 'String'
      if (typeof value === 'number') return 'Double'
      if (typeof value === 'boolean') return 'Boolean'
      return errorTexts.includes(value) && this.sheet.content(row, column).kind !== 'text' ? 'Error' : 'String'
    })
  }
  get numberFormat(): string[][] | null {
    return this.grid((row, column) => this.numberFormatAt(row, column))
  }
  set numberFormat(formats: unknown) {
    setNumberFormats(this.sheet, this.area, formats)
  }

  get columnHidden(): boolean | null {
    return this.uniform(this.area.columns, index => this.sheet.column(this.area.column + index).hidden === true)
  }
  set columnHidden(hidden: unknown) {
    this.sheet.setLines('columns', this.area.column, this.area.columns, {hidden: flagOf(hidden)})
  }
  get rowHidden(): boolean | null {
    return this.uniform(this.area.rows, index => this.sheet.row(this.area.row + index).hidden === true)
  }
  set rowHidden(hidden: unknown) {
    this.sheet.setLines('rows', this.area.row, this.area.rows, {hidden: flagOf(hidden)})
  }
  get hidden(): boolean | null {
    return this.columnHidden === true || this.rowHidden === true
  }

  get hyperlink(): Link | null {
    return this.sheet.link(this.area.row, this.area.column) ?? null
  }
  set hyperlink(link: unknown) {
    if (!isRecord(link)) throw invalidArgument()
    const given = Object.entries(link).filter(([, text]) => text !== null && text !== undefined)
    const stored: Record<string, string> = {}
    for (const [key, text] of given) stored[key] = textOf(text)
    const shown = stored['textToDisplay']
    this.sheet.setLink(this.area, stored)
    this.sheet.restyle(this.area, {'font.color': '#0563C1', 'font.underline': 'Single'})
    const first = {...this.area, rows: 1, columns: 1}
    if (shown !== undefined) this.sheet.write(first, [[{kind: 'text', value: shown, quoted: false}]])
  }

  getCell(row: unknown, column: unknown): HostObject {
    // Excel lets this reach outside the range, as long as it stays on the sheet.
    return this.at({row: wholeOf(row), column: wholeOf(column), rows: 1, columns: 1})
  }
  getRow(row: unknown): HostObject {
    const index = wholeOf(row)
    if (index < 0 || index >= this.area.rows) throw invalidArgument()
    return this.range({...this.area, row: this.area.row + index, rows: 1})
  }
  getColumn(column: unknown): HostObject {
    const index = wholeOf(column)
    if (index < 0 || index >= this.area.columns) throw invalidArgument()
    return this.range({...this.area, column: this.area.column + index, columns: 1})
  }
  getLastCell(): HostObject {
    return this.at({row: this.area.rows - 1, column: this.area.columns - 1, rows: 1, columns: 1})
  }
  getLastRow(): HostObject {
    return this.getRow(this.area.rows - 1)
  }
  getLastColumn(): HostObject {
    return this.getColumn(this.area.columns - 1)
  }
  getOffsetRange(rows: unknown, columns: unknown): HostObject {
    return this.at({row: wholeOf(rows), column: wholeOf(columns), rows: this.area.rows, columns: this.area.columns})
  }
  getResizedRange(rows: unknown, columns: unknown): HostObject {
    return this.at({
      row: 0,
      column: 0,
      rows: this.area.rows + wholeOf(rows),
      columns: this.area.columns + wholeOf(columns)
    })
  }
  getAbsoluteResizedRange(rows: unknown, columns: unknown): HostObject {
    return this.at({row: 0, column: 0, rows: wholeOf(rows), columns: wholeOf(columns)})
  }
  getBoundingRect(other: unknown): HostObject {
    return this.range(boundingArea(this.area, this.areaOf(other)))
  }
  getIntersection(other: unknown): HostObject {
    const both = intersectAreas(this.area, this.areaOf(other))
    if (!both) throw itemNotFound()
    return this.range(both)
  }
  getEntireColumn(): HostObject {
    return this.range({...this.area, row: 0, rows: maxRows})
  }
  getEntireRow(): HostObject {
    return this.range({...this.area, column: 0, columns: maxColumns})
  }
  getUsedRange(valuesOnly?: unknown): HostObject {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.range({...this.area, rows: 1, columns: 1})
  }
  getUsedRangeOrNullObject(valuesOnly?: unknown): HostObject | undefined {
    const used = this.sheet.used(valuesOnly === true)
    const both = used && intersectAreas(used, this.area)
    return both && this.range(both)
  }

  clear(applyTo?: unknown): void {
    const what = choiceOf(applyTo, ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks'], 'All')
    if (what === 'All' || what === 'Contents') this.clearContents()
    if (what === 'All' || what === 'Formats') this.sheet.clearStyle(this.area)
    if (what !== 'Formats' && what !== 'Contents') this.sheet.setLink(this.area, undefined)
  }
  select(): void {
    this.host.book.active = this.sheet
    this.host.book.selection = this.area
  }
  insert(shift: unknown): HostObject {
    const along = choiceOf(shift, ['Down', 'Right']) === 'Down' ? 'rows' : 'columns'
    const area = this.area
    this.sheet.shift({kind: 'insert', area, along})
    return this.range(area)
  }
  delete(shift: unknown): void {
    const along = choiceOf(shift, ['Up', 'Left']) === 'Up' ? 'rows' : 'columns'
    this.sheet.shift({kind: 'delete', area: this.area, along})
  }
  // The library asks for this before it sends a large array in pieces.
  _validateArraySize(rows: unknown, columns: unknown): void {
    if (rows === this.area.rows && columns === this.area.columns) return
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range."
    )
  }

  protected override child(member: string): HostObject | undefined {
    const type = this.schema.navigations[member]
    // Kept by address: it does not follow when cells move.
    return type === undefined ? undefined : this.host.bag(type, `${this.sheet.id}/${showArea(this.area)}/${member}`)
  }

  private clearContents(): void {
    const used = this.sheet.used(true)
    const area = used && intersectAreas(used, this.area)
    if (area)
      this.sheet.write(
        area,
        gridOf(area, () => emptyContent)
      )
  }

  private areaOf(other: unknown): Area {
    if (other instanceof RangeObject) {
      if (other.sheet !== this.sheet) throw invalidArgument()
      return other.area
    }
    const area = parseArea(splitAddress(textOf(other)).rest)
    if (!area) throw invalidArgument()
    return area
  }

  private at(relative: Area): HostObject {
    return this.range({...relative, row: this.area.row + relative.row, column: this.area.column + relative.column})
  }

  private range(area: Area): HostObject {
    return this.host.range(this.sheet, onSheet(area))
  }

  private grid<T>(cell: (row: number, column: number) => T): T[][] | null {
    const tooLarge = isUnbounded(this.area) || this.area.rows * this.area.columns > mostCells
    return tooLarge ? null : gridOf(this.area, cell)
  }

  private numberFormatAt(row: number, column: number): string {
    const format = this.sheet.style(row, column)['numberFormat']
    return typeof format === 'string' ? format : 'General'
  }

  // One value for all lines, or nothing when they differ.
  private uniform(count: number, valueAt: (index: number) => boolean): boolean | null {
    const first = valueAt(0)
    for (let index = 1; index < count; index++) if (valueAt(index) !== first) return null
    return first
  }
}
