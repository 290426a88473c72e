import {gridOf, quoteSheet, showArea} from './area.ts'
import type {BookName, Sheet} from './book.ts'
import {type Value, errorTexts} from './cell.ts'
import type {ExcelHost} from './excel-host.ts'
import {isBalanced} from './function-calls.ts'
import {HostObject} from './host-object.ts'
import {HostedObject} from './hosted-object.ts'
import {checkDefinedName} from './names.ts'
import {ApiError, invalidArgument, itemAlreadyExists, itemNotFound} from './protocol.ts'
import {RangeObject} from './range-object.ts'
import {flagOf, textOf} from './wire-arguments.ts'
import {areaOfFormula} from './book-areas.ts'

/** `Excel.NamedItemCollection` of the workbook or of one sheet. */
export class NamedItemCollectionObject extends HostedObject {
  readonly apiClass = 'NamedItemCollection'
  private readonly scope: Sheet | undefined

  /** @param scope the sheet whose names these are; absence means the workbook's own */
  constructor(host: ExcelHost, scope?: Sheet) {
    super(host)
    this.scope = scope
  }

  override contents(): readonly HostObject[] {
    return this.own().map(name => this.host.name(name))
  }

  override find(key: unknown): HostObject | undefined {
    const found = this.own().find(name => name.name.toLowerCase() === String(key).toLowerCase())
    return found && this.host.name(found)
  }

  add(name: unknown, reference: unknown, comment?: unknown): HostObject {
    if (reference instanceof RangeObject) return this.define(name, `=${reference.absoluteAddress}`, comment)
    const text =
      typeof reference === 'number' || typeof reference === 'boolean' ? `=${String(reference)}` : textOf(reference)
    return this.define(name, text.startsWith('=') ? text : `="${text.replaceAll('"', '""')}"`, comment)
  }
  addFormulaLocal(name: unknown, formula: unknown, comment?: unknown): HostObject {
    const text = textOf(formula)
    return this.define(name, text.startsWith('=') ? text : `=${text}`, comment)
  }

  private define(name: unknown, formula: string, comment: unknown): HostObject {
    const checked = checkDefinedName(name)
    if (!isBalanced(formula)) throw invalidArgument()
    const isTable = this.host.book.tables.some(table => table.name.toLowerCase() === checked.toLowerCase())
    if (this.find(checked) || isTable) throw itemAlreadyExists()
    const common = {name: checked, formula, comment: comment === undefined ? '' : textOf(comment), visible: true}
    return this.host.name(this.host.book.addName(this.scope ? {...common, sheet: this.scope} : common))
  }

  private own(): readonly BookName[] {
    return this.host.book.names.filter(name => name.sheet === this.scope)
  }
}

/** `Excel.NamedItem`. */
export class NamedItemObject extends HostedObject {
  readonly apiClass = 'NamedItem'
  private readonly item: BookName

  constructor(host: ExcelHost, item: BookName) {
    super(host)
    this.item = item
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {_Id: this.item.name}
  }

  get name(): string {
    return this.item.name
  }
  get scope(): string {
    return this.item.sheet ? 'Worksheet' : 'Workbook'
  }
  get comment(): string {
    return this.item.comment
  }
  set comment(comment: unknown) {
    this.item.comment = textOf(comment)
  }
  get visible(): boolean {
    return this.item.visible
  }
  set visible(visible: unknown) {
    this.item.visible = flagOf(visible)
  }
  get formula(): string {
    return this.item.formula
  }
  set formula(formula: unknown) {
    const text = textOf(formula)
    if (!text.startsWith('=') || !isBalanced(text)) throw invalidArgument()
    this.item.formula = text
    this.host.book.touch()
  }
  get value(): Value {
    const found = areaOfFormula(this.host.book, this.item.formula)
    // A name for an area has the area's address as value.
    if (found) return `${quoteSheet(found.sheet.name)}!${showArea(found.area, true)}`
    return constantOf(this.item.formula)
  }
  get worksheet(): HostObject {
    if (this.item.sheet) return this.host.worksheet(this.item.sheet)
    throw new ApiError('InvalidOperation', 'The name belongs to the workbook.')
  }
  get worksheetOrNullObject(): HostObject | undefined {
    return this.item.sheet && this.host.worksheet(this.item.sheet)
  }
  get arrayValues(): HostObject {
    return new ArrayValuesObject(this.host, this.item)
  }

  delete(): void {
    this.host.book.removeName(this.item)
  }
  getRange(): HostObject {
    return this.getRangeOrNullObject() ?? missing()
  }
  getRangeOrNullObject(): HostObject | undefined {
    const found = areaOfFormula(this.host.book, this.item.formula)
    return found && this.host.range(found.sheet, found.area)
  }

  get type(): string {
    if (areaOfFormula(this.host.book, this.item.formula)) return 'Range'
    const value = constantOf(this.item.formula)
    if (typeof value === 'boolean') return 'Boolean'
    if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double'
    return errorTexts.includes(value) ? 'Error' : 'String'
  }
}

/** `Excel.NamedItemArrayValues`. */
class ArrayValuesObject extends HostedObject {
  readonly apiClass = 'NamedItemArrayValues'
  private readonly item: BookName

  constructor(host: ExcelHost, item: BookName) {
    super(host)
    this.item = item
  }

  get values(): Value[][] {
    const found = areaOfFormula(this.host.book, this.item.formula)
    if (!found) return [[constantOf(this.item.formula)]]
    return gridOf(found.area, (row, column) => found.sheet.value(row, column))
  }
}

function constantOf(formula: string): Value {
  const text = formula.replace(/^=/, '')
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text)
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"')
  if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE'
  if (text !== '' && !Number.isNaN(Number(text))) return Number(text)
  return /#REF!/.test(text) ? '#REF!' : formula
}

function missing(): never {
  throw itemNotFound()
}
