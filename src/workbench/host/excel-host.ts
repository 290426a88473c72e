import {type Area, showArea} from './area.ts'
import type {Book, BookEvent, BookName, BookTable, Sheet} from './book.ts'
import type {Thread} from './comment-objects.ts'
import {ConditionalFormats} from './conditional-formats.ts'
import {EventRouting, type EventMessage} from './event-routing.ts'
import type {HostObject} from './host-object.ts'
import {NamedItemObject} from './name-objects.ts'
import {PropertyBag} from './property-bag.ts'
import {RangeAreasObject} from './range-areas-object.ts'
import {RangeObject} from './range-object.ts'
import {TableObject} from './table-objects.ts'
import {WorkbookObject} from './workbook-objects.ts'
import {WorksheetObject} from './worksheet-objects.ts'

/** The API's objects over a workbook: one object for each sheet, table and name, a new one for each range asked for. */
export class ExcelHost {
  readonly book: Book
  readonly events: EventRouting
  readonly workbook: WorkbookObject
  /** What comments have beyond the notes that the workbook keeps, by the note's id. */
  readonly threads = new Map<string, Thread>()
  private readonly worksheets = new Map<Sheet, WorksheetObject>()
  private readonly tables = new Map<BookTable, TableObject>()
  private readonly names = new Map<BookName, NamedItemObject>()
  private readonly bags = new Map<string, PropertyBag>()
  private lastId = 0

  /** @param send takes events for the add-in */
  constructor(book: Book, send: (message: EventMessage) => void) {
    this.book = book
    this.workbook = new WorkbookObject(this)
    this.events = new EventRouting(book, send)
  }

  worksheet(sheet: Sheet): WorksheetObject {
    return remembered(this.worksheets, sheet, () => new WorksheetObject(this, sheet))
  }

  table(table: BookTable): TableObject {
    return remembered(this.tables, table, () => new TableObject(this, table))
  }

  name(name: BookName): NamedItemObject {
    return remembered(this.names, name, () => new NamedItemObject(this, name))
  }

  range(sheet: Sheet, area: Area): RangeObject {
    return new RangeObject(this, sheet, area)
  }

  /** The stored object of a class without behaviour, by a key of where it hangs. */
  bag(type: string, key: string): PropertyBag {
    return remembered(this.bags, key, () => new PropertyBag(type, {next: () => this.nextId('bag')}))
  }

  /** The conditional formats of an area. */
  conditionalFormats(sheet: Sheet, area: Area): PropertyBag {
    const key = `${sheet.id}/${showArea(area)}/conditionalFormats`
    return remembered(this.bags, key, () => new ConditionalFormats(sheet, area, () => this.nextId('bag')))
  }

  /** An id nothing else has. */
  nextId(kind: string): string {
    return `${kind}-${++this.lastId}`
  }

  /** Lets ranges the add-in keeps follow their cells. */
  follow(event: BookEvent, kept: Iterable<HostObject>): void {
    if (event.kind !== 'shifted') return
    for (const object of kept) {
      const ranges = object instanceof RangeAreasObject ? object.parts : [object]
      for (const range of ranges) if (range instanceof RangeObject) range.follow(event.sheet, event.shift)
    }
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}
