import {type Area, boundingArea, maxColumns, maxRows, onSheet, parseArea, splitAddress, wholeSheet} from './area.ts'
import {areaOfFormula, bodyOf} from './book-areas.ts'
import type {Sheet} from './book.ts'
import {CommentCollectionObject} from './comment-objects.ts'
import type {ExcelHost} from './excel-host.ts'
import {HostObject} from './host-object.ts'
import {HostedObject} from './hosted-object.ts'
import {NamedItemCollectionObject} from './name-objects.ts'
import {checkSheetName} from './names.ts'
import {ApiError, invalidArgument, itemAlreadyExists, itemNotFound} from './protocol.ts'
import {ProtectionObject} from './protection-object.ts'
import {RangeAreasObject} from './range-areas-object.ts'
import {RangeObject} from './range-object.ts'
import {TableCollectionObject} from './table-objects.ts'
import {choiceOf, flagOf, textOf, wholeOf} from './wire-arguments.ts'

/** `Excel.Worksheet`. */
export class WorksheetObject extends HostedObject {
  readonly apiClass = 'Worksheet'
  readonly sheet: Sheet
  private readonly parts = new Map<string, HostObject>()

  constructor(host: ExcelHost, sheet: Sheet) {
    super(host)
    this.sheet = sheet
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {Id: this.sheet.id}
  }

  get id(): string {
    return this.sheet.id
  }
  get name(): string {
    return this.sheet.name
  }
  set name(name: unknown) {
    const checked = checkSheetName(name)
    const other = this.host.book.sheet(checked)
    if (other && other !== this.sheet) throw itemAlreadyExists()
    this.sheet.name = checked
  }
  get position(): number {
    return this.host.book.sheets.indexOf(this.sheet)
  }
  set position(position: unknown) {
    const at = wholeOf(position)
    if (at < 0 || at >= this.host.book.sheets.length) throw invalidArgument()
    const before = this.position
    this.host.book.moveSheet(this.sheet, at)
    if (at !== before) this.host.events.moved(this.sheet, before, at)
  }
  get visibility(): string {
    return this.sheet.visibility
  }
  set visibility(visibility: unknown) {
    const wanted = choiceOf(visibility, ['Visible', 'Hidden', 'VeryHidden'])
    if (wanted !== 'Visible') this.refuseLastVisible()
    const before = this.sheet.visibility
    this.sheet.visibility = wanted
    if (wanted !== before) this.host.events.visibilityChanged(this.sheet, before)
  }
  get tabColor(): string {
    return this.sheet.tabColor
  }
  set tabColor(color: unknown) {
    const text = textOf(color)
    if (text !== '' && !/^#?[0-9a-f]{6}$/i.test(text)) throw invalidArgument()
    this.sheet.tabColor = text === '' ? '' : `#${text.replace('#', '').toUpperCase()}`
  }
  get showGridlines(): boolean {
    return this.sheet.showGridlines
  }
  set showGridlines(show: unknown) {
    this.sheet.showGridlines = flagOf(show)
  }
  get showHeadings(): boolean {
    return this.sheet.showHeadings
  }
  set showHeadings(show: unknown) {
    this.sheet.showHeadings = flagOf(show)
  }
  get standardWidth(): number {
    return 8.43
  }
  get standardHeight(): number {
    return 15
  }
  get freezePanes(): HostObject {
    return this.part('freezePanes', () => new FreezePanesObject(this.host, this.sheet))
  }
  get tables(): HostObject {
    return this.part('tables', () => new TableCollectionObject(this.host, this.sheet))
  }
  get comments(): HostObject {
    return this.part('comments', () => new CommentCollectionObject(this.host, this.sheet))
  }
  get names(): HostObject {
    return this.part('names', () => new NamedItemCollectionObject(this.host, this.sheet))
  }
  get protection(): HostObject {
    return this.part('protection', () => new ProtectionObject(this.host, this.sheet))
  }

  activate(): void {
    if (this.sheet.visibility !== 'Visible')
      throw new ApiError('InvalidOperation', 'A hidden sheet cannot be activated.')
    this.host.book.active = this.sheet
  }
  calculate(): void {
    this.host.book.calculate()
  }
  delete(): void {
    if (this.sheet.visibility === 'VeryHidden')
      throw new ApiError('InvalidOperation', 'A very hidden sheet cannot be deleted.')
    this.refuseLastVisible()
    this.host.book.removeSheet(this.sheet)
  }
  getRange(address?: unknown): HostObject {
    return address === undefined ? this.range(wholeSheet) : this.range(this.areaOf(textOf(address)))
  }
  getRanges(addresses?: unknown): HostObject {
    const texts = addresses === undefined ? undefined : textOf(addresses).split(',')
    const areas = texts?.map(text => this.areaOf(text.trim())) ?? [wholeSheet]
    return new RangeAreasObject(
      this.host,
      areas.map(area => this.host.range(this.sheet, onSheet(area)))
    )
  }
  getCell(row: unknown, column: unknown): HostObject {
    return this.range({row: wholeOf(row), column: wholeOf(column), rows: 1, columns: 1})
  }
  getRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): HostObject {
    return this.range({row: wholeOf(row), column: wholeOf(column), rows: wholeOf(rows), columns: wholeOf(columns)})
  }
  getUsedRange(valuesOnly?: unknown): HostObject {
    // An empty sheet has its first cell as used range.
    return this.range(this.sheet.used(valuesOnly === true) ?? {row: 0, column: 0, rows: 1, columns: 1})
  }
  getUsedRangeOrNullObject(valuesOnly?: unknown): HostObject | undefined {
    const used = this.sheet.used(valuesOnly === true)
    return used && this.range(used)
  }
  getNext(visibleOnly?: unknown): HostObject {
    return this.neighbour(1, visibleOnly)
  }
  getPrevious(visibleOnly?: unknown): HostObject {
    return this.neighbour(-1, visibleOnly)
  }

  // The library sets these two under older names than it reads them by.
  override write(member: string, value: unknown): void {
    const renamed = member === 'gridlines' ? 'showGridlines' : member === 'headings' ? 'showHeadings' : member
    super.write(renamed, value)
  }

  override listen(event: string, on: boolean): void {
    this.host.events.listen(this.apiClass, this.sheet.id, event, on)
  }

  protected override child(member: string): HostObject | undefined {
    const type = this.schema.navigations[member]
    return type === undefined ? undefined : this.host.bag(type, `${this.sheet.id}/${member}`)
  }

  // An address, the name of a range, or the name of a table.
  private areaOf(text: string): Area {
    const {sheet, rest} = splitAddress(text)
    if (sheet !== undefined && sheet.toLowerCase() !== this.sheet.name.toLowerCase()) throw invalidArgument()
    const area = parseArea(rest)
    if (area) return area
    const {names, tables} = this.host.book
    const same = (name: string) => name.toLowerCase() === rest.toLowerCase()
    const named = names.find(name => same(name.name) && (name.sheet ?? this.sheet) === this.sheet)
    const found = named && areaOfFormula(this.host.book, named.formula)
    if (found && found.sheet === this.sheet) return found.area
    const table = tables.find(each => each.sheet === this.sheet && same(each.name))
    if (table) return bodyOf(table)
    throw invalidArgument()
  }

  private range(area: Area): HostObject {
    return this.host.range(this.sheet, onSheet(area))
  }

  private neighbour(step: number, visibleOnly: unknown): HostObject {
    const {sheets} = this.host.book
    for (let at = sheets.indexOf(this.sheet) + step; at >= 0 && at < sheets.length; at += step) {
      const sheet = sheets[at]
      if (sheet && (visibleOnly !== true || sheet.visibility === 'Visible')) return this.host.worksheet(sheet)
    }
    throw itemNotFound()
  }

  private refuseLastVisible(): void {
    const others = this.host.book.sheets.filter(sheet => sheet !== this.sheet && sheet.visibility === 'Visible')
    if (others.length === 0)
      throw new ApiError('InvalidOperation', 'A workbook must contain at least one visible worksheet.')
  }

  private part(name: string, make: () => HostObject): HostObject {
    const known = this.parts.get(name) ?? make()
    this.parts.set(name, known)
    return known
  }
}

/** `Excel.WorksheetFreezePanes`. */
class FreezePanesObject extends HostedObject {
  readonly apiClass = 'WorksheetFreezePanes'
  private readonly sheet: Sheet

  constructor(host: ExcelHost, sheet: Sheet) {
    super(host)
    this.sheet = sheet
  }

  freezeAt(range: unknown): void {
    const area = range instanceof RangeObject ? range.area : parseArea(splitAddress(textOf(range)).rest)
    if (!area) throw invalidArgument()
    this.sheet.frozen = boundingArea({row: 0, column: 0, rows: 1, columns: 1}, area)
  }
  freezeRows(count?: unknown): void {
    const rows = wholeOf(count, 1)
    if (rows < 0) throw invalidArgument()
    this.sheet.frozen = rows === 0 ? undefined : {row: 0, column: 0, rows, columns: maxColumns}
  }
  freezeColumns(count?: unknown): void {
    const columns = wholeOf(count, 1)
    if (columns < 0) throw invalidArgument()
    this.sheet.frozen = columns === 0 ? undefined : {row: 0, column: 0, rows: maxRows, columns}
  }
  unfreeze(): void {
    this.sheet.frozen = undefined
  }
  getLocation(): HostObject {
    return this.getLocationOrNullObject() ?? missing()
  }
  getLocationOrNullObject(): HostObject | undefined {
    return this.sheet.frozen && this.host.range(this.sheet, this.sheet.frozen)
  }
}

function missing(): never {
  throw itemNotFound()
}
