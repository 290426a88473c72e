/** How the sheets of a plan stand in a file now. */
import {anchorOf} from '../plan/naming.ts'
import type {Plan, Sheet} from '../plan/plan.ts'
import type {Standing, TableArea} from '../plan/standing.ts'
import {FileRefused, type Opened, type Tab} from './opened.ts'
import {placeOf} from './references.ts'
import {entriesOf, sharedStrings} from './sheet-cells.ts'
import {attribute, parseXml} from './xml.ts'

/** A file before an update. */
export interface Before {
  readonly standing: readonly Standing[]
  /** The tables of all sheets by their names in small letters. */
  readonly tables: ReadonlyMap<string, FileTable>
}

export interface FileTable {
  readonly path: string
  readonly tab: Tab
  readonly area: TableArea
}

/** Looks at the sheets asked for. Throws `FileRefused` where a table of ours can't be found on its sheet. */
export function readBefore(plan: Plan, keys: readonly string[], opened: Opened): Before {
  const tabs = opened.tabs()
  const tables = new Map(
    tabs.flatMap(tab =>
      opened.related(tab.path, 'table').map(path => {
        const root = parseXml(opened.text(path))
        const [from = '', to = from] = (attribute(root, 'ref') ?? 'A1').split(':')
        const [first, last] = [placeOf(from), placeOf(to)]
        const totals = Number(attribute(root, 'totalsRowCount') ?? 0)
        const area = {
          ...first,
          rows: last.row - first.row - totals,
          columns: last.column - first.column + 1
        }
        return [(attribute(root, 'displayName') ?? '').toLowerCase(), {path, tab, area}] as const
      })
    )
  )
  const strings = sharedStrings(opened)
  const standing = plan.sheets
    .filter(({key}) => keys.includes(key))
    .flatMap((sheet): readonly Standing[] => {
      const [table] = sheet.tables
      const found = table && tables.get(table.name.toLowerCase())
      const tab = found?.tab ?? findTab(sheet, tabs, opened)
      return tab
        ? [{key: sheet.key, name: tab.name, entries: entriesOf(opened.text(tab.path), strings), table: found?.area}]
        : []
    })
  return {standing, tables}
}

/** The tab that the name of a sheet without a table marks; undefined where the sheet was deleted. */
function findTab(sheet: Sheet, tabs: readonly Tab[], opened: Opened): Tab | undefined {
  const [table] = sheet.tables
  const named = (name: string | undefined): Tab | undefined =>
    tabs.find(tab => tab.name.toLowerCase() === name?.toLowerCase())
  if (table) {
    if (!named(sheet.name)) return undefined
    throw new FileRefused(
      `the table ${table.name} is not on the sheet ${sheet.name} any longer: it was renamed, or made a range. ` +
        `Give the table its name again, or delete the sheet: it is then written anew`
    )
  }
  const anchor = opened.names().get(anchorOf(sheet).toLowerCase())
  const [, quoted, plain] = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(anchor ?? '') ?? []
  return named(quoted?.replaceAll("''", "'") ?? plain)
}
