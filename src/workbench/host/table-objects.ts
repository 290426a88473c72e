import {type Area, gridOf, intersectAreas, onSheet, parseArea, splitAddress} from './area.ts'
import type {BookTable, Sheet} from './book.ts'
import {emptyContent} from './cell.ts'
import type {ExcelHost} from './excel-host.ts'
import {workbookTarget} from './event-routing.ts'
import {HostObject} from './host-object.ts'
import {HostedObject} from './hosted-object.ts'
import {checkDefinedName, freeName, uniqueHeaders} from './names.ts'
import {ApiError, invalidArgument, itemAlreadyExists, itemNotFound} from './protocol.ts'
import {RangeObject} from './range-object.ts'
import {SortObject} from './range-sort.ts'
import {checkUnprotected} from './sheet-protection.ts'
import {flagOf, textOf} from './wire-arguments.ts'
import {TableColumnsObject, TableRowsObject} from './table-part-objects.ts'
import {showTotals, totalsOf} from './table-totals.ts'
import {bodyOf} from './book-areas.ts'

// Scalars a table only stores, with what Excel gives a new one.
const settings: Readonly<Record<string, unknown>> = {
  style: 'TableStyleMedium2',
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
  highlightFirstColumn: false,
  highlightLastColumn: false
}

/** `Excel.TableCollection` of the workbook or of one sheet. */
export class TableCollectionObject extends HostedObject {
  readonly apiClass = 'TableCollection'
  private readonly sheet: Sheet | undefined

  /** @param sheet the sheet whose tables these are; absence means all */
  constructor(host: ExcelHost, sheet?: Sheet) {
    super(host)
    this.sheet = sheet
  }

  get count(): number {
    return this.contents().length
  }
  get _eventTargetId(): string {
    return this.sheet?.id ?? workbookTarget
  }

  override contents(): readonly HostObject[] {
    const {tables} = this.host.book
    return tables.filter(table => !this.sheet || table.sheet === this.sheet).map(table => this.host.table(table))
  }

  override find(key: unknown): HostObject | undefined {
    const {tables} = this.host.book
    const own = tables.filter(table => !this.sheet || table.sheet === this.sheet)
    const found = own.find(table => table.id === key) ?? own.find(table => same(table.name, String(key)))
    return found && this.host.table(found)
  }

  add(address: unknown, hasHeaders: unknown): HostObject {
    const {sheet, area} = this.locate(address)
    const {book} = this.host
    checkUnprotected(sheet)
    const overlapping = book.tables.some(table => table.sheet === sheet && intersectAreas(table.area, area))
    if (overlapping) throw new ApiError('InvalidArgument', 'A table cannot overlap another table.')
    let whole = area
    if (!flagOf(hasHeaders)) {
      // Without a header row in the data Excel makes room for one above it.
      sheet.shift({kind: 'insert', area: {...area, rows: 1}, along: 'rows'})
      whole = {...area, rows: area.rows + 1}
    } else if (area.rows === 1) whole = onSheet({...area, rows: 2})
    const texts = gridOf({...whole, rows: 1}, (row, column) => String(sheet.value(row, column)))[0] ?? []
    const headers = uniqueHeaders(texts)
    const name = freeName('Table', takenNames(this.host))
    const table = book.addTable(sheet, whole, name, true, headers)
    const isText = (column: number) => sheet.content(whole.row, whole.column + column).kind === 'text'
    if (headers.some((header, column) => header !== texts[column] || !isText(column))) {
      sheet.write({...whole, rows: 1}, [headers.map(value => ({kind: 'text', value, quoted: false}) as const)])
    }
    return this.host.table(table)
  }

  override listen(event: string, on: boolean): void {
    this.host.events.listen(this.apiClass, this._eventTargetId, event, on)
  }

  private locate(address: unknown): {sheet: Sheet; area: Area} {
    if (address instanceof RangeObject) return {sheet: address.sheet, area: address.area}
    const {sheet: name, rest} = splitAddress(textOf(address))
    const sheet = name === undefined ? (this.sheet ?? this.host.book.active) : this.host.book.sheet(name)
    const area = parseArea(rest)
    if (!sheet || !area) throw invalidArgument()
    return {sheet, area}
  }
}

/** `Excel.Table`. */
export class TableObject extends HostedObject {
  readonly apiClass = 'Table'
  readonly table: BookTable

  constructor(host: ExcelHost, table: BookTable) {
    super(host)
    this.table = table
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {Id: this.table.id}
  }

  get id(): string {
    return this.table.id
  }
  get legacyId(): string {
    return this.table.id
  }
  get name(): string {
    return this.table.name
  }
  set name(name: unknown) {
    const checked = checkDefinedName(name)
    const others = takenNames(this.host).filter(taken => taken !== this.table.name)
    if (others.some(taken => same(taken, checked))) throw itemAlreadyExists()
    this.host.book.renameTable(this.table, checked)
  }
  get showHeaders(): boolean {
    return this.table.showHeaders
  }
  get showTotals(): boolean {
    return this.table.showTotals
  }
  set showTotals(show: unknown) {
    showTotals(this.host, this.table, flagOf(show))
  }
  get worksheet(): HostObject {
    return this.host.worksheet(this.table.sheet)
  }
  get columns(): HostObject {
    return new TableColumnsObject(this.host, this.table)
  }
  get rows(): HostObject {
    return new TableRowsObject(this.host, this.table)
  }

  override canRead(member: string): boolean {
    return member in settings || super.canRead(member)
  }
  override read(member: string): unknown {
    return member in settings ? (this.table.settings.get(member) ?? settings[member]) : super.read(member)
  }
  override write(member: string, value: unknown): void {
    if (!(member in settings)) return super.write(member, value)
    if (typeof value !== typeof settings[member]) throw invalidArgument()
    this.table.settings.set(member, value)
  }

  getRange(): HostObject {
    return this.host.range(this.table.sheet, this.table.area)
  }
  getDataBodyRange(): HostObject {
    return this.host.range(this.table.sheet, bodyOf(this.table))
  }
  getHeaderRowRange(): HostObject {
    if (!this.table.showHeaders) throw itemNotFound()
    return this.host.range(this.table.sheet, {...this.table.area, rows: 1})
  }
  getTotalRowRange(): HostObject {
    return this.host.range(this.table.sheet, totalsOf(this.table))
  }
  convertToRange(): HostObject {
    this.host.book.removeTable(this.table)
    return this.host.range(this.table.sheet, this.table.area)
  }
  delete(): void {
    const {sheet, area} = this.table
    this.host.book.removeTable(this.table)
    sheet.write(
      area,
      gridOf(area, () => emptyContent)
    )
  }
  resize(address: unknown): void {
    const area = address instanceof RangeObject ? address.area : parseArea(splitAddress(textOf(address)).rest)
    if (!area || area.row !== this.table.area.row || !intersectAreas(area, this.table.area)) throw invalidArgument()
    this.table.area = area
    const texts = gridOf({...area, rows: 1}, (row, column) => String(this.table.sheet.value(row, column)))[0] ?? []
    this.table.columnNames = uniqueHeaders(texts)
    this.table.sheet.write({...area, rows: 1}, [
      this.table.columnNames.map(value => ({kind: 'text', value, quoted: false}) as const)
    ])
    this.host.book.touch()
  }

  override listen(event: string, on: boolean): void {
    this.host.events.listen(this.apiClass, this.table.id, event, on)
  }

  protected override child(member: string): HostObject | undefined {
    const type = this.schema.navigations[member]
    if (member === 'sort') return new SortObject(this.host, 'TableSort', this.table.sheet, bodyOf(this.table))
    return type === undefined ? undefined : this.host.bag(type, `table ${this.table.id}/${member}`)
  }
}

function takenNames(host: ExcelHost): string[] {
  return [...host.book.tables.map(table => table.name), ...host.book.names.map(name => name.name)]
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
