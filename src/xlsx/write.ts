import type {Cell as FileCell, ConditionalRule, NamedRange, TableDefinition, WriteSheet} from 'hucre'
import {writeXlsx as write} from 'hucre/xlsx'
import {toCellNumber} from '../core/decimal.ts'
import type {Cell, Content, Plan, Rule, Sheet, Table} from '../plan/plan.ts'
import {absoluteAddress, columnLetters, localAddress, quoted, spell} from '../plan/spelling.ts'
import {escapeText} from './escape.ts'
import {cellLook, colourOf, ruleLook} from './look.ts'
import {finishPackage} from './package.ts'

/**
 * The plan as the bytes of an .xlsx file. The same plan always gives the same bytes. Decides nothing: what a cell
 * holds, how it looks and what it gives today are the plan's. Rejects only a plan that no workbook can be: a style
 * that is not there, or a tab's name that Excel refuses.
 */
export async function writeXlsx(plan: Plan): Promise<Uint8Array> {
  const written = await write({
    properties: {title: plan.title, creator: 'INAP'},
    sheets: plan.sheets.map(sheet => sheetOf(sheet, plan)),
    namedRanges: [
      ...plan.names.map(({name, to, comment}) => ({
        name,
        range: absoluteAddress(to, plan),
        ...(comment === '' ? {} : {comment: escapeText(comment)})
      })),
      ...plan.sheets.flatMap(printTitles)
    ]
  })
  return finishPackage(written, plan.keep)
}

function sheetOf(sheet: Sheet, plan: Plan): WriteSheet {
  const cells = new Map<string, Partial<FileCell>>()
  for (const [row, line] of sheet.rows.entries()) {
    for (const [column, cell] of line.entries()) {
      if (cell) cells.set(`${row},${column}`, cellOf(cell, sheet, plan))
    }
  }
  const {frozen} = sheet
  return {
    name: sheet.name,
    cells,
    columns: sheet.widths.map((width, column) => ({width, hidden: sheet.hiddenColumns.includes(column)})),
    tables: sheet.tables.map(tableOf),
    conditionalRules: sheet.rules.map((rule, index) => ruleOf(rule, index, plan)),
    view: {showGridLines: false, tabColor: colourOf(sheet.colour)},
    ...(frozen.rows + frozen.columns > 0 ? {freezePane: frozen} : {}),
    rowDefs: new Map(sheet.heights.map(({row, points}) => [row, {height: points}])),
    pageSetup: {
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      // One page wide, as many long as it takes.
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0
    }
  }
}

function cellOf(cell: Cell, sheet: Sheet, plan: Plan): Partial<FileCell> {
  return {
    ...contentOf(cell.content, sheet, plan),
    style: cellLook(cell.style, plan),
    ...(cell.link
      ? {hyperlink: {target: '', location: `${quoted(tabOf(cell.link.sheet, plan))}!${localAddress(cell.link)}`}}
      : {}),
    ...(cell.note === undefined ? {} : {comment: {author: 'INAP', text: escapeText(cell.note)}})
  }
}

function contentOf(content: Content, sheet: Sheet, plan: Plan): Partial<FileCell> {
  switch (content.kind) {
    case 'text':
      return textOf(content.text)
    case 'figure':
      return {value: toCellNumber(content.value)}
    case 'formula': {
      const {today} = content
      return {
        formula: spell(content.formula, sheet.key, plan),
        formulaResult: typeof today === 'string' ? escapeText(today) : toCellNumber(today)
      }
    }
  }
}

/** An empty text is an empty cell, as it is when it is typed: a cell that holds nothing lets the text before it run on. */
function textOf(text: string): Partial<FileCell> {
  if (text === '') return {value: null}
  // The library would make an error of a string that reads like one; a string of runs stays a string.
  return /^#[A-Z0-9_/]+[!?]?$/.test(text)
    ? {value: text, richText: [{text: escapeText(text)}]}
    : {value: escapeText(text)}
}

/** A light style without bands: the plan's own cells say how headers and rows look. */
const tableOf = (table: Table): TableDefinition => ({
  name: table.name,
  range: rangeOf(table, table.rows + 1, table.headers.length),
  columns: table.headers.map(header => ({name: escapeText(header)})),
  style: 'TableStyleLight1',
  showRowStripes: false,
  showAutoFilter: table.filter
})

const ruleOf = (rule: Rule, index: number, plan: Plan): ConditionalRule => ({
  type: 'cellIs',
  operator: 'equal',
  priority: index + 1,
  formula: `"${rule.text.replaceAll('"', '""')}"`,
  range: rangeOf(rule.from, rule.rows, rule.columns),
  style: ruleLook(rule.style, plan)
})

/** What is frozen on the screen is repeated on each page. */
function printTitles(sheet: Sheet): readonly NamedRange[] {
  const {rows, columns} = sheet.frozen
  const tab = quoted(sheet.name)
  const titles = [
    ...(columns > 0 ? [`${tab}!$A:$${columnLetters(columns - 1)}`] : []),
    ...(rows > 0 ? [`${tab}!$1:$${rows}`] : [])
  ]
  return titles.length > 0 ? [{name: '_xlnm.Print_Titles', range: titles.join(','), scope: sheet.name}] : []
}

const rangeOf = (from: {readonly row: number; readonly column: number}, rows: number, columns: number): string =>
  `${localAddress(from)}:${localAddress({row: from.row + rows - 1, column: from.column + columns - 1})}`

function tabOf(key: string, plan: Plan): string {
  const sheet = plan.sheets.find(each => each.key === key)
  if (!sheet) throw new Error(`A cell leads to the sheet ${key}, which the plan does not have`)
  return sheet.name
}
