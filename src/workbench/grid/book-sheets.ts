import type {Area} from '../host/area.ts'
import type {BookEvent, Sheet} from '../host/book.ts'
import {rangeOfArea} from './ranges.ts'
import {type SheetOwner, UniverSheet, stayInFront} from './univer-sheet.ts'
import {newSheet} from './univer-start.ts'
import {type WorkbookUnit, unitId} from './workbook-unit.ts'

/** The sheets of a workbook, each the same object however often it is asked for. */
export class BookSheets {
  private readonly unit: WorkbookUnit
  private readonly owner: SheetOwner
  private readonly known = new Map<string, UniverSheet>()
  private readonly endings: readonly {unsubscribe(): void}[]
  private nextId = 2

  /** @param tell called when a sheet, by whomever, came or went */
  constructor(unit: WorkbookUnit, owner: SheetOwner, tell: (event: BookEvent) => void) {
    this.unit = unit
    this.owner = owner
    const {sheetCreated$, sheetDisposed$} = unit.workbook
    this.endings = [
      sheetCreated$.subscribe(sheet => tell({kind: 'added', sheet: this.byId(sheet.getSheetId())})),
      sheetDisposed$.subscribe(sheet => tell({kind: 'deleted', sheet: this.byId(sheet.getSheetId())}))
    ]
  }

  /** In the order of their tabs, also those the user made. */
  list(): readonly UniverSheet[] {
    return this.unit.workbook.getSheetOrders().map(id => this.byId(id))
  }

  byId(id: string): UniverSheet {
    const sheet = this.known.get(id) ?? new UniverSheet(this.unit, this.owner, id)
    this.known.set(id, sheet)
    return sheet
  }

  get active(): UniverSheet {
    return this.byId(this.unit.workbook.ensureActiveSheet().getSheetId())
  }

  set active(sheet: Sheet) {
    if (sheet === this.active || !this.list().some(each => each === sheet)) return
    this.unit.run(this.unit.parts.sheets.SetWorksheetActiveOperation.id, {unitId, subUnitId: sheet.id})
  }

  add(name: string): UniverSheet {
    const taken = this.unit.workbook.getSheetOrders()
    while (taken.includes(`sheet-${this.nextId}`)) this.nextId++
    const id = `sheet-${this.nextId++}`
    const {core, sheets} = this.unit.parts
    const sheet = core.mergeWorksheetSnapshotWithDefault({...newSheet, id, name})
    const undo = {id: sheets.RemoveSheetMutation.id, params: {unitId, subUnitId: id, subUnitName: name}}
    this.unit.run(sheets.InsertSheetMutation.id, {unitId, index: taken.length, sheet}, stayInFront)
    this.unit.change([], [undo])
    return this.byId(id)
  }

  remove(sheet: Sheet): void {
    const sheets = this.list()
    const at = sheets.findIndex(each => each === sheet)
    if (this.active === sheet) this.active = sheets[at + 1] ?? sheets[at - 1] ?? sheet
    this.unit.command(this.unit.parts.sheets.RemoveSheetCommand.id, {unitId, subUnitId: sheet.id})
  }

  move(sheet: Sheet, position: number): void {
    const from = this.list().findIndex(each => each === sheet)
    const {SetWorksheetOrderMutation} = this.unit.parts.sheets
    const move = (fromOrder: number, toOrder: number) => ({
      id: SetWorksheetOrderMutation.id,
      params: {unitId, subUnitId: sheet.id, fromOrder, toOrder}
    })
    this.unit.change([move(from, position)], [move(position, from)])
  }

  /** Selects an area of the sheet in front. */
  select(area: Area): void {
    const cell = {isMerged: false, isMergedMainCell: false, actualRow: area.row, actualColumn: area.column}
    const primary = {...cell, ...rangeOfArea({...area, rows: 1, columns: 1})}
    const selections = [{range: rangeOfArea(area), primary, style: null}]
    const {SetSelectionsOperation} = this.unit.parts.sheets
    this.unit.quietly(() => this.unit.run(SetSelectionsOperation.id, this.active.params({selections})))
  }

  close(): void {
    for (const ending of this.endings) ending.unsubscribe()
  }
}
