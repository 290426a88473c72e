import {type Area, intersectAreas} from './area.ts'
import type {Sheet} from './book.ts'
import {ApiError} from './protocol.ts'

/** How a sheet is protected. */
export interface SheetProtection {
  readonly password: string | undefined
  /** `Excel.WorksheetProtectionOptions`: what is allowed all the same. */
  readonly options: Readonly<Record<string, unknown>>
}

// By sheet and not by host: whoever writes to a sheet asks here, and few of them know more than their sheet.
const protections = new WeakMap<Sheet, SheetProtection>()

/** How a sheet is protected; absence means it is not. */
export function protectionOf(sheet: Sheet): SheetProtection | undefined {
  return protections.get(sheet)
}

/** Protects a sheet, or ends its protection. */
export function setProtection(sheet: Sheet, protection: SheetProtection | undefined): void {
  if (protection) protections.set(sheet, protection)
  else protections.delete(sheet)
}

/**
 * Fails with `AccessDenied` when a sheet is protected.
 *
 * @param option that allows the action all the same, such as `allowFormatCells`
 */
export function checkUnprotected(sheet: Sheet, option?: string): void {
  const protection = protections.get(sheet)
  if (!protection || (option !== undefined && protection.options[option] === true)) return
  throw new ApiError('AccessDenied', 'You cannot perform the requested operation: the sheet is protected.', 403)
}

/** Fails with `AccessDenied` when a sheet is protected and one of the cells is locked, as all are unless they say otherwise. */
export function checkCellsUnlocked(sheet: Sheet, area: Area): void {
  if (!protections.has(sheet)) return
  for (const {row, column} of sheet.styleSamples(area)) {
    const isInside = intersectAreas(area, {row, column, rows: 1, columns: 1})
    if (isInside && sheet.style(row, column)['protection.locked'] !== false) checkUnprotected(sheet)
  }
}
