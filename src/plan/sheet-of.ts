import type {Plan, Sheet} from './plan.ts'

type Sheets = Pick<Plan, 'sheets'>

const BY_KEY = new WeakMap<Plan['sheets'], ReadonlyMap<string, Sheet>>()

/** The sheet that a plan calls so. A workbook of many releases has hundreds, and every address asks for one. */
export function sheetOf({sheets}: Sheets, key: string): Sheet | undefined {
  const known = BY_KEY.get(sheets) ?? new Map(sheets.map(sheet => [sheet.key, sheet]))
  BY_KEY.set(sheets, known)
  return known.get(key)
}

/** The tab of a sheet, as a workbook that follows the plan calls it. */
export const tabOf = (plan: Sheets, key: string): string => sheetOf(plan, key)?.name ?? key
