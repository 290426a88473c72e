import {SortObject} from './range-sort.ts'
import {
  type Area,
  boundingArea,
  gridOf,
  intersectAreas,
  maxColumns,
  maxRows,
  onSheet,
  parseArea,
  showArea,
  splitAddress
} from './area.ts'
import {emptyContent} from './cell.ts'
import {HostObject} from './host-object.ts'
import {invalidArgument, itemNotFound} from './protocol.ts'
import {RangeAreasObject} from './range-areas-object.ts'
import {RangeCells} from './range-cells.ts'
import {copyCells} from './range-copy.ts'
import {findCell, replaceInCells, specialCells} from './range-search.ts'
import {checkCellsUnlocked, checkUnprotected} from './sheet-protection.ts'
import {choiceOf, textOf, wholeOf} from './wire-arguments.ts'

/** `Excel.Range`: what can be reached from an area and done to it. */
export class RangeObject extends RangeCells {
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

  getSpillingToRange(): HostObject {
    const spilled = this.getSpillingToRangeOrNullObject()
    if (!spilled) throw itemNotFound()
    return spilled
  }
  getSpillingToRangeOrNullObject(): HostObject | undefined {
    const {row, column, rows, columns} = this.area
    if (rows !== 1 || columns !== 1) throw invalidArgument()
    const size = this.sheet.spill(row, column)
    return size && this.range({...this.area, ...size})
  }

  clear(applyTo?: unknown): void {
    checkCellsUnlocked(this.sheet, this.area)
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
    checkUnprotected(this.sheet, along === 'rows' ? 'allowInsertRows' : 'allowInsertColumns')
    this.sheet.shift({kind: 'insert', area, along})
    return this.range(area)
  }
  delete(shift: unknown): void {
    const along = choiceOf(shift, ['Up', 'Left']) === 'Up' ? 'rows' : 'columns'
    checkUnprotected(this.sheet, along === 'rows' ? 'allowDeleteRows' : 'allowDeleteColumns')
    this.sheet.shift({kind: 'delete', area: this.area, along})
  }
  copyFrom(source: unknown, copyType?: unknown, skipBlanks?: unknown, transpose?: unknown): void {
    const from = source instanceof RangeObject ? source : this.addressed(textOf(source))
    copyCells(from, this, choiceOf(copyType, ['All', 'Formulas', 'Values', 'Formats'], 'All'), {
      skipBlanks: skipBlanks === true,
      transpose: transpose === true
    })
  }
  // No indexer leads from a range, so that this is the API's own method only.
  override find(text: unknown, criteria?: unknown): HostObject {
    return this.findOrNullObject(text, criteria) ?? missing()
  }
  findOrNullObject(text: unknown, criteria?: unknown): HostObject | undefined {
    const found = findCell(this.sheet, this.area, textOf(text), criteria)
    return found && this.range(found)
  }
  replaceAll(text: unknown, replacement: unknown, criteria?: unknown): number {
    return replaceInCells(this.sheet, this.area, textOf(text), textOf(replacement), criteria)
  }
  getSpecialCells(cellType: unknown, valueType?: unknown): HostObject {
    return this.getSpecialCellsOrNullObject(cellType, valueType) ?? missing()
  }
  getSpecialCellsOrNullObject(cellType: unknown, valueType?: unknown): HostObject | undefined {
    const areas = specialCells(this.sheet, this.area, cellType, valueType)
    return areas.length === 0
      ? undefined
      : new RangeAreasObject(
          this.host,
          areas.map(area => this.range(area))
        )
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
    if (member === 'conditionalFormats') return this.host.conditionalFormats(this.sheet, this.area)
    if (member === 'sort') return new SortObject(this.host, 'RangeSort', this.sheet, this.area)
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

  private addressed(text: string): RangeObject {
    const {sheet: name, rest} = splitAddress(text)
    const sheet = name === undefined ? this.sheet : this.host.book.sheet(name)
    const area = parseArea(rest)
    if (!sheet || !area) throw invalidArgument()
    return this.host.range(sheet, area)
  }

  private at(relative: Area): HostObject {
    return this.range({...relative, row: this.area.row + relative.row, column: this.area.column + relative.column})
  }

  private range(area: Area): RangeObject {
    return this.host.range(this.sheet, onSheet(area))
  }
}

function missing(): never {
  throw itemNotFound()
}
