import {type Area, gridOf} from './area.ts'
import type {BookTable} from './book.ts'
import type {Value} from './cell.ts'
import {enterValues, spread} from './entering.ts'
import type {ExcelHost} from './excel-host.ts'
import {HostObject} from './host-object.ts'
import {HostedObject} from './hosted-object.ts'
import {uniqueHeaders} from './names.ts'
import {ApiError, invalidArgument} from './protocol.ts'
import {checkUnprotected} from './sheet-protection.ts'
import {totalsOf} from './table-totals.ts'
import {textOf, wholeOf} from './wire-arguments.ts'
import {bodyOf} from './book-areas.ts'

/** `Excel.TableColumnCollection`. */
export class TableColumnsObject extends HostedObject {
  readonly apiClass = 'TableColumnCollection'
  private readonly table: BookTable

  constructor(host: ExcelHost, table: BookTable) {
    super(host)
    this.table = table
  }

  get count(): number {
    return this.table.area.columns
  }
  override contents(): readonly TableColumnObject[] {
    return this.table.columnNames.map((_name, index) => new TableColumnObject(this.host, this.table, index))
  }
  override find(key: unknown): HostObject | undefined {
    return this.contents().find(column => column.id === key || column.name.toLowerCase() === String(key).toLowerCase())
  }
  add(index?: unknown, values?: unknown, name?: unknown): HostObject {
    const {sheet, area} = this.table
    checkUnprotected(sheet)
    const at = index === undefined || index === null || index === -1 ? area.columns : wholeOf(index)
    if (at < 0 || at > area.columns) throw invalidArgument()
    if (values !== undefined && values !== null) spread({...area, columns: 1}, values)
    const column = {...area, column: area.column + at, columns: 1}
    const names = [...this.table.columnNames]
    sheet.shift({kind: 'insert', area: column, along: 'columns'})
    this.table.area = {...area, columns: area.columns + 1}
    this.table.columnNames = uniqueHeaders([...names.slice(0, at), '', ...names.slice(at)])
    this.host.book.touch()
    if (values !== undefined && values !== null) enterValues(sheet, column, values)
    const header = name === undefined || name === null ? sheet.value(area.row, column.column) : textOf(name)
    const shown = header === '' ? (this.table.columnNames[at] ?? '') : String(header)
    enterValues(sheet, {...column, rows: 1}, `'${shown}`)
    return new TableColumnObject(this.host, this.table, at)
  }
}

/** `Excel.TableColumn`. */
class TableColumnObject extends HostedObject {
  readonly apiClass = 'TableColumn'
  readonly index: number
  private readonly table: BookTable

  constructor(host: ExcelHost, table: BookTable, index: number) {
    super(host)
    this.table = table
    this.index = index
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {Id: this.id}
  }

  get id(): number {
    return this.index + 1
  }
  get name(): string {
    return this.table.columnNames[this.index] ?? ''
  }
  set name(name: unknown) {
    enterValues(this.table.sheet, {...this.column(this.table.area), rows: 1}, `'${textOf(name)}`)
  }
  get values(): Value[][] {
    return gridOf(this.column(this.table.area), (row, column) => this.table.sheet.value(row, column))
  }
  set values(values: unknown) {
    enterValues(this.table.sheet, this.column(this.table.area), values)
  }

  getRange(): HostObject {
    return this.host.range(this.table.sheet, this.column(this.table.area))
  }
  getDataBodyRange(): HostObject {
    return this.host.range(this.table.sheet, this.column(bodyOf(this.table)))
  }
  getHeaderRowRange(): HostObject {
    return this.host.range(this.table.sheet, {...this.column(this.table.area), rows: 1})
  }

  getTotalRowRange(): HostObject {
    return this.host.range(this.table.sheet, this.column(totalsOf(this.table)))
  }

  delete(): void {
    checkUnprotected(this.table.sheet)
    if (this.table.area.columns === 1) throw new ApiError('InvalidOperation', 'A table keeps its last column.')
    this.table.sheet.shift({kind: 'delete', area: this.column(this.table.area), along: 'columns'})
  }

  private column(area: Area): Area {
    return {...area, column: area.column + this.index, columns: 1}
  }
}

/** `Excel.TableRowCollection`. */
export class TableRowsObject extends HostedObject {
  readonly apiClass = 'TableRowCollection'
  private readonly table: BookTable

  constructor(host: ExcelHost, table: BookTable) {
    super(host)
    this.table = table
  }

  get count(): number {
    return bodyOf(this.table).rows
  }
  override contents(): readonly HostObject[] {
    return Array.from({length: this.count}, (_, index) => new TableRowObject(this.host, this.table, index))
  }
  add(index?: unknown, values?: unknown): HostObject {
    checkUnprotected(this.table.sheet)
    const body = bodyOf(this.table)
    const at = index === undefined || index === null || index === -1 ? body.rows : wholeOf(index)
    if (at < 0 || at > body.rows || !Array.isArray(values)) throw invalidArgument()
    const given: readonly unknown[] = values
    const rows = given.every(Array.isArray) ? given : [given]
    const area = {...body, row: body.row + at, rows: rows.length}
    const before = this.table.area
    this.table.sheet.shift({kind: 'insert', area, along: 'rows'})
    this.table.area = {...before, rows: before.rows + rows.length}
    enterValues(this.table.sheet, area, rows)
    this.host.book.touch()
    return new TableRowObject(this.host, this.table, at)
  }
  deleteRowsAt(index: unknown, count?: unknown): void {
    const at = wholeOf(index)
    const rows = wholeOf(count, 1)
    if (at < 0 || rows < 1 || at + rows > this.count) throw invalidArgument()
    deleteRows(this.table, at, rows)
  }
  deleteRows(rows: unknown): void {
    if (!Array.isArray(rows)) throw invalidArgument()
    const given: readonly unknown[] = rows
    const indexes = given.map(row => (row instanceof TableRowObject ? row.index : wholeOf(row)))
    if (indexes.some(index => index < 0 || index >= this.count)) throw invalidArgument()
    for (const index of [...new Set(indexes)].sort((a, b) => b - a)) deleteRows(this.table, index, 1)
  }
}

/** `Excel.TableRow`. */
class TableRowObject extends HostedObject {
  readonly apiClass = 'TableRow'
  readonly index: number
  private readonly table: BookTable

  constructor(host: ExcelHost, table: BookTable, index: number) {
    super(host)
    this.table = table
    this.index = index
  }

  get values(): Value[][] {
    return gridOf(this.area, (row, column) => this.table.sheet.value(row, column))
  }
  set values(values: unknown) {
    enterValues(this.table.sheet, this.area, values)
  }

  getRange(): HostObject {
    return this.host.range(this.table.sheet, this.area)
  }
  delete(): void {
    deleteRows(this.table, this.index, 1)
  }

  private get area(): Area {
    const body = bodyOf(this.table)
    return {...body, row: body.row + this.index, rows: 1}
  }
}

// A table keeps one row of data, if an empty one.
function deleteRows(table: BookTable, index: number, count: number): void {
  checkUnprotected(table.sheet)
  const body = bodyOf(table)
  const area = {...body, row: body.row + index, rows: count}
  const kept = count === body.rows ? 1 : 0
  if (kept === 1) enterValues(table.sheet, {...area, rows: 1}, '')
  const gone = {...area, row: area.row + kept, rows: count - kept}
  if (gone.rows > 0) table.sheet.shift({kind: 'delete', area: gone, along: 'rows'})
}
