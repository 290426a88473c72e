import {type Area, intersectAreas, showArea} from './area.ts'
import type {Book, BookEvent, ChangeType, Sheet} from './book.ts'
import type {FormulaChange} from './formula-changes.ts'
import {apiNotFound} from './protocol.ts'

/** An event as it travels: its number, the object listened to, and its arguments. */
export interface EventMessage {
  readonly type: number
  readonly target: string
  readonly args: Readonly<Record<string, unknown>>
}

// What sheets and their collection tell alike.
const sheetEvents = {
  DataChangedEvent: 10,
  ActivatedEvent: 11,
  DeactivatedEvent: 12,
  SelectionChangedEvent: 14,
  CalculatedEvent: 16,
  FormatChangedEvent: 18,
  RowSortedEvent: 19,
  ColumnSortedEvent: 20,
  RowHiddenChangedEvent: 22,
  FormulaChangedEvent: 23,
  ProtectionChangedEvent: 24,
  EventNameChanged: 25,
  EventVisibilityChanged: 26
}

/** Numbers of the events in the protocol, by class and by what the library registers. */
const eventTypes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Worksheet: sheetEvents,
  WorksheetCollection: {...sheetEvents, AddedEvent: 13, DeletedEvent: 15, EventMoved: 27},
  Table: {DataChangedEvent: 101, SelectionChangedEvent: 100},
  TableCollection: {DataChangedEvent: 101, AddedEvent: 102, DeletedEvent: 103},
  Workbook: {ActivatedEvent: 2203}
}

/** What the protocol calls the workbook as the target of events. */
export const workbookTarget = 'Workbook'

/** Turns what happens in the workbook into the events the add-in listens to. */
export class EventRouting {
  /** False while the add-in has switched events off (`context.runtime.enableEvents`). */
  enabled = true
  private readonly book: Book
  private readonly send: (message: EventMessage) => void
  private readonly listening = new Map<string, number>()
  private readonly ranges = new Map<string, {readonly sheet: Sheet; readonly area: Area}>()
  private nextRange = 1

  constructor(book: Book, send: (message: EventMessage) => void) {
    this.book = book
    this.send = send
  }

  /** Notes that the add-in starts or stops listening. Events without a number here are `ApiNotFound`. */
  listen(type: string, target: string, event: string, on: boolean): void {
    const number = eventTypes[type]?.[event]
    if (number === undefined) throw apiNotFound(`event ${type}.${event}`)
    const key = `${number} ${target}`
    const count = Math.max(0, (this.listening.get(key) ?? 0) + (on ? 1 : -1))
    if (count === 0) this.listening.delete(key)
    else this.listening.set(key, count)
  }

  /** Ends all listening. */
  forgetAll(): void {
    this.listening.clear()
    this.enabled = true
  }

  /** What is listened to, for tests of clean removal: `10 Workbook`. */
  get registrations(): readonly string[] {
    return [...this.listening.keys()]
  }

  /** The range an event told of, which the library asks for by reference. */
  rangeOf(reference: unknown): {readonly sheet: Sheet; readonly area: Area} | undefined {
    return this.ranges.get(String(reference))
  }

  /** Sends what is listened to of one event. */
  route(event: BookEvent): void {
    switch (event.kind) {
      case 'edited':
        this.edited(event.sheet, event.area, event.change)
        return this.formulasChanged(event.sheet, event.formulas)
      case 'sorted':
        return this.toSheet(event.along === 'rows' ? 19 : 20, event.sheet, {address: showArea(event.area)})
      case 'formatted':
        return this.toSheet(18, event.sheet, {address: showArea(event.area)})
      case 'calculated':
        return this.toSheet(16, event.sheet, {address: event.area ? showArea(event.area) : ''})
      case 'selected':
        return this.selected(event.sheet, event.area)
      case 'activated':
        return this.toSheet(11, event.sheet, {})
      case 'deactivated':
        return this.toSheet(12, event.sheet, {})
      case 'added':
        return this.emit(13, workbookTarget, {worksheetId: event.sheet.id})
      case 'deleted':
        return this.emit(15, workbookTarget, {worksheetId: event.sheet.id})
      case 'renamed':
        return this.toSheet(25, event.sheet, {nameBefore: event.before, nameAfter: event.sheet.name})
      case 'tableAdded':
      case 'tableDeleted': {
        const {id, name, sheet} = event.table
        const args = {tableId: id, tableName: name, worksheetId: sheet.id}
        for (const target of [workbookTarget, sheet.id])
          this.emit(event.kind === 'tableAdded' ? 102 : 103, target, args)
        return
      }
      case 'shifted':
        return
    }
  }

  // What the book does not tell of itself, because only the API's objects know it:

  /** The workbook's window came before its user's eyes. */
  workbookActivated(): void {
    this.emit(2203, workbookTarget, {})
  }

  /** Rows were hidden or shown again. */
  rowsHidden(sheet: Sheet, area: Area, hidden: boolean): void {
    this.toSheet(22, sheet, {address: showArea(area), changeType: hidden ? 'Hidden' : 'Unhidden'})
  }

  /** A sheet was protected, or no longer is. */
  protectionChanged(sheet: Sheet, isProtected: boolean): void {
    this.toSheet(24, sheet, {isProtected})
  }

  /** A sheet was hidden or shown again. */
  visibilityChanged(sheet: Sheet, before: string): void {
    this.toSheet(26, sheet, {visibilityBefore: before, visibilityAfter: sheet.visibility})
  }

  /** A sheet got another place among the tabs. */
  moved(sheet: Sheet, positionBefore: number, positionAfter: number): void {
    this.emit(27, workbookTarget, {worksheetId: sheet.id, positionBefore, positionAfter})
  }

  private selected(sheet: Sheet, area: Area): void {
    this.toSheet(14, sheet, {address: showArea(area)})
    for (const table of this.book.tables) {
      const both = table.sheet === sheet ? intersectAreas(table.area, area) : undefined
      const args = {address: both ? showArea(both) : '', isInsideTable: both !== undefined}
      this.emit(100, table.id, {...args, tableId: table.id, worksheetId: table.sheet.id})
    }
  }

  private edited(sheet: Sheet, area: Area, change: ChangeType): void {
    const referenceId = this.remember(sheet, area)
    const args = {
      address: showArea(area),
      changeType: change,
      shiftDirection: 'None',
      triggerSource: 'Unknown',
      referenceId
    }
    this.toSheet(10, sheet, args)
    for (const table of this.book.tables) {
      const both = table.sheet === sheet ? intersectAreas(table.area, area) : undefined
      if (!both) continue
      const ofTable = {...args, address: showArea(both), tableId: table.id, worksheetId: sheet.id}
      for (const target of [table.id, sheet.id, workbookTarget]) this.emit(101, target, ofTable)
    }
  }

  private formulasChanged(sheet: Sheet, formulas: readonly FormulaChange[] = []): void {
    if (formulas.length === 0) return
    const formulaDetails = formulas.map(({row, column, before}) => ({
      cellAddress: showArea({row, column, rows: 1, columns: 1}),
      previousFormula: before
    }))
    this.toSheet(23, sheet, {formulaDetails})
  }

  private toSheet(type: number, sheet: Sheet, args: Readonly<Record<string, unknown>>): void {
    for (const target of [sheet.id, workbookTarget]) this.emit(type, target, {worksheetId: sheet.id, ...args})
  }

  private emit(type: number, target: string, args: Readonly<Record<string, unknown>>): void {
    if (!this.enabled || !this.listening.has(`${type} ${target}`)) return
    this.send({type, target, args: {source: 'Local', ...args}})
  }

  private remember(sheet: Sheet, area: Area): string {
    const id = `event-${this.nextRange++}`
    this.ranges.set(id, {sheet, area})
    // Handlers run soon after; older ranges are not asked for any more.
    if (this.ranges.size > 1000) this.ranges.delete(`event-${this.nextRange - 1001}`)
    return id
  }
}
