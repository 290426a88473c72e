import type {ISheetNote} from '@univerjs/sheets-note'
import type {Note} from '../host/book.ts'
import {type Shift, shiftArea} from '../host/shift.ts'
import {type Mutation, type WorkbookUnit, unitId} from './workbook-unit.ts'

/** The notes on a sheet's cells, kept and shown by Univer. */
export class SheetNotes {
  private readonly unit: WorkbookUnit
  private readonly sheetId: string

  constructor(unit: WorkbookUnit, sheetId: string) {
    this.unit = unit
    this.sheetId = sheetId
  }

  list(): readonly Note[] {
    return this.stored().map(({id, row, col, note}) => ({id, row, column: col, text: note}))
  }

  /** Writes a note in place of the one that is there; `undefined` takes that away. */
  set(row: number, column: number, text: string | undefined): void {
    const before = this.stored().find(note => note.row === row && note.col === column)
    if (!before && text === undefined) return
    const id = before?.id ?? this.unit.parts.core.generateRandomId(8)
    const after = text === undefined ? undefined : {...before, id, row, col: column, note: text, ...sizeOf(text)}
    this.unit.change([this.change(id, after)], [this.change(id, before)])
  }

  /** Moves what has not moved by itself when cells were, which it does where whole rows or columns are. */
  follow(before: readonly Note[], shift: Shift): void {
    const now = new Map(this.stored().map(note => [note.id, note]))
    const redos: Mutation[] = []
    const undos: Mutation[] = []
    for (const {id, row, column} of before) {
      const found = now.get(id)
      const area = shiftArea({row, column, rows: 1, columns: 1}, shift)
      if (!found || (area?.row === found.row && area.column === found.col)) continue
      redos.push(area ? this.move(id, area.row, area.column) : this.change(id, undefined))
      undos.push(area ? this.move(id, row, column) : this.change(id, {...found, row, col: column}))
    }
    if (redos.length > 0) this.unit.change(redos, undos)
  }

  private stored(): readonly ISheetNote[] {
    const model = this.unit.injector.get(this.unit.parts.notes.SheetsNoteModel)
    return [...(model.getSheetNotes(unitId, this.sheetId)?.values() ?? [])]
  }

  private change(id: string, note: ISheetNote | undefined): Mutation {
    const {UpdateNoteMutation, RemoveNoteMutation} = this.unit.parts.notes
    const params = {unitId, sheetId: this.sheetId}
    if (!note) return {id: RemoveNoteMutation.id, params: {...params, noteId: id}}
    return {id: UpdateNoteMutation.id, params: {...params, row: note.row, col: note.col, note}}
  }

  private move(noteId: string, row: number, col: number): Mutation {
    const params = {unitId, sheetId: this.sheetId, noteId, newPosition: {row, col}}
    return {id: this.unit.parts.notes.UpdateNotePositionMutation.id, params}
  }
}

/** As large as the text needs, in pixels. */
function sizeOf(text: string): {readonly width: number; readonly height: number} {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 32)), 0)
  return {width: 280, height: Math.min(320, 20 * lines + 28)}
}
