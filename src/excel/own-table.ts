/** The table of the user's own measures in the workbook: put into it, changed, taken out of it. */
import {sameName} from '../measures/names.ts'
import {OWN_HEADERS, OWN_TABLE} from '../measures/own-measures.ts'
import {type OwnMeasure} from '../measures/releases.ts'
import {type Run} from './write.ts'
import {WriteRefused} from './write-refused.ts'

/** The sheet that the table is made on where the workbook has none yet. */
const SHEET = 'Own measures'
const HINT =
  'Measures of your own. A formula names lines and measures, in brackets where they have spaces: [Adjusted EBITDA] - CAPEX, REVENUE / LAG(REVENUE, 4) - 1.'
/** Under a title and a hint. */
const TOP = 3

/**
 * Puts a measure into the table, in the place of the one it replaces where that is named; makes the table where there is none.
 * Throws `WriteRefused` where something stands in the way.
 */
export function putOwnMeasure(measure: OwnMeasure, replaces: string | undefined, run: Run): Promise<void> {
  return run(async context => {
    const table = context.workbook.tables.getItemOrNullObject(OWN_TABLE)
    table.load('name')
    await context.sync()
    if (table.isNullObject) {
      await makeTable(measure, context)
      return
    }
    const range = table.getRange().load('values,rowCount')
    const below = range.getLastRow().getOffsetRange(1, 0).load('values')
    await context.sync()
    const values: ReadonlyArray<readonly unknown[]> = range.values
    const at = rowOf(values, replaces ?? measure.name)
    const empty = values.findIndex((row, index) => index > 0 && row.every(cell => cell === ''))
    const row = at > 0 ? at : empty > 0 ? empty : range.rowCount
    if (row === range.rowCount) {
      if (below.values.some((cells: readonly unknown[]) => cells.some(cell => cell !== '')))
        throw new WriteRefused(
          `Something stands under the table ${OWN_TABLE}. Nothing was written: leave the row below it empty.`
        )
      table.resize(range.getResizedRange(1, 0))
    }
    enter(range, row, columnsOf(values), measure)
    await context.sync()
  })
}

/** Takes a measure out of the table. */
export function removeOwnMeasure(name: string, run: Run): Promise<void> {
  return run(async context => {
    const table = context.workbook.tables.getItemOrNullObject(OWN_TABLE)
    table.load('name')
    await context.sync()
    if (table.isNullObject) return
    const range = table.getRange().load('values')
    await context.sync()
    const values: ReadonlyArray<readonly unknown[]> = range.values
    const at = rowOf(values, name)
    if (at < 1) return
    // A table can't be without a row: the last one is emptied.
    if (values.length > 2) table.rows.getItemAt(at - 1).delete()
    else enter(range, at, columnsOf(values), {name: '', formula: '', format: ''})
    await context.sync()
  })
}

/** The row of the range that holds a measure, the header being row 0; -1 where none does. */
function rowOf(values: ReadonlyArray<readonly unknown[]>, name: string): number {
  const [column = 0] = columnsOf(values)
  return values.findIndex((row, index) => index > 0 && sameName(String(row[column]), name))
}

/** Where the table has each of its headers; users may move and add columns. */
function columnsOf([headers = []]: ReadonlyArray<readonly unknown[]>): readonly number[] {
  const columns = OWN_HEADERS.map(header =>
    headers.findIndex(each => String(each).trim().toLowerCase() === header.toLowerCase())
  )
  if (columns.includes(-1))
    throw new WriteRefused(`The table ${OWN_TABLE} lacks a column: it needs ${OWN_HEADERS.join(', ')}.`)
  return columns
}

/** As text whatever it begins with: a formula of ours is none of Excel's. */
function enter(range: Excel.Range, row: number, columns: readonly number[], measure: OwnMeasure): void {
  for (const [index, text] of [measure.name, measure.formula, measure.format].entries()) {
    const cell = range.getCell(row, columns[index] ?? index)
    cell.numberFormat = [['@']]
    cell.values = [[text]]
  }
}

async function makeTable(measure: OwnMeasure, context: Excel.RequestContext): Promise<void> {
  const sheets = context.workbook.worksheets.load('items/name')
  const active = sheets.getActiveWorksheet()
  await context.sync()
  const taken = new Set(sheets.items.map(sheet => sheet.name.toLowerCase()))
  let name = SHEET
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${SHEET} ${number}`
  const sheet = sheets.add(name)
  sheet.showGridlines = false
  const title = sheet.getRangeByIndexes(0, 0, 1, 1)
  title.values = [['Own measures']]
  title.format.font.bold = true
  title.format.font.size = 16
  const hint = sheet.getRangeByIndexes(1, 0, 1, 1)
  hint.values = [[HINT]]
  hint.format.font.italic = true
  const range = sheet.getRangeByIndexes(TOP, 0, 2, OWN_HEADERS.length)
  sheet.getRangeByIndexes(TOP, 0, 1, OWN_HEADERS.length).values = [[...OWN_HEADERS]]
  enter(range, 1, [0, 1, 2], measure)
  const table = sheet.tables.add(range, true)
  table.name = OWN_TABLE
  table.style = 'TableStyleLight1'
  for (const [column, width] of [180, 420, 90].entries())
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width
  sheet.freezePanes.freezeRows(TOP + 1)
  active.activate()
  await context.sync()
}
