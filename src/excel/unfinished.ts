/**
 * Sheets that an import fills, hidden, before the one request that makes it whole. The file says which they are for as long as
 * that lasts: where the add-in ends in between, whoever opens the workbook next takes them out.
 */
import {fromJson, toJson} from '../core/json.ts'

const SETTING = 'inap.unfinished'

/** Has the file say which tabs are being filled, in the request that adds them. */
export function noteUnfinished(tabs: readonly string[], {settings}: Excel.Workbook): void {
  settings.add(SETTING, toJson(tabs))
}

/** What says which sheets are unfinished; a null object where none are. */
export const unfinishedIn = ({settings}: Excel.Workbook): Excel.Setting => settings.getItemOrNullObject(SETTING)

/** Takes such sheets out, where nobody has shown them since. One sync where there are none. */
export async function clearUnfinished(context: Excel.RequestContext): Promise<void> {
  const {workbook} = context
  const setting = unfinishedIn(workbook).load('value')
  await context.sync()
  if (setting.isNullObject) return
  const sheets = tabsOf(setting.value).map(tab => workbook.worksheets.getItemOrNullObject(tab).load('visibility'))
  await context.sync()
  for (const sheet of sheets) if (!sheet.isNullObject && sheet.visibility === 'Hidden') sheet.delete()
  setting.delete()
  await context.sync()
}

function tabsOf(text: unknown): readonly string[] {
  try {
    const tabs = fromJson(String(text))
    return Array.isArray(tabs) ? tabs.filter(tab => typeof tab === 'string') : []
  } catch {
    return []
  }
}
