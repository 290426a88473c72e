import {maxColumns, maxRows} from './area.ts'
import type {BookTable, ChangeType, Sheet} from './book.ts'
import {ApiError} from './protocol.ts'
import type {Shift} from './shift.ts'

/** Fails with `InsertDeleteConflict` when moving cells would tear a table: cells below or beside only part of it cannot move. */
export function refuseTornTables(tables: readonly BookTable[], sheet: Sheet, shift: Shift): void {
  for (const {area} of tables.filter(table => table.sheet === sheet)) {
    const byRow = shift.along === 'rows'
    const from = byRow ? shift.area.column : shift.area.row
    const to = from + (byRow ? shift.area.columns : shift.area.rows)
    const start = byRow ? area.column : area.row
    const end = start + (byRow ? area.columns : area.rows)
    const ahead = byRow ? area.row + area.rows > shift.area.row : area.column + area.columns > shift.area.column
    if (ahead && from < end && to > start && (from > start || to < end)) {
      throw new ApiError('InsertDeleteConflict', "This operation isn't allowed. It would shift cells in a table.", 409)
    }
  }
}

/** What a shift is to those who listen for changes. */
export function changeOf({kind, along, area}: Shift): ChangeType {
  const done = kind === 'insert' ? 'Inserted' : 'Deleted'
  if (along === 'rows' && area.columns === maxColumns) return `Row${done}`
  if (along === 'columns' && area.rows === maxRows) return `Column${done}`
  return `Cell${done}`
}
