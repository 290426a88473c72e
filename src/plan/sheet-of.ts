import {remembered} from '../core/remember.ts'
import type {Plan, Sheet} from './plan.ts'

type Sheets = Pick<Plan, 'sheets'>

const byKey = remembered(
  (sheets: Plan['sheets']): ReadonlyMap<string, Sheet> => new Map(sheets.map(sheet => [sheet.key, sheet]))
)

/** The sheet that a plan calls so. A workbook of many releases has hundreds, and every address asks for one. */
export const sheetOf = ({sheets}: Sheets, key: string): Sheet | undefined => byKey(sheets).get(key)

/** The tab of a sheet, as a workbook that follows the plan calls it. */
export const tabOf = (plan: Sheets, key: string): string => sheetOf(plan, key)?.name ?? key
