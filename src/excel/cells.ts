/** Cells here and there on sheets that are there already: entered, styled, noted, and put back. */
import {isPlainWord} from '../plan/as-text.ts'
import {entryOf, type Entry} from '../plan/entry.ts'
import type {Plan} from '../plan/plan.ts'
import {tabOf} from '../plan/sheet-of.ts'
import type {Update, Write} from '../plan/update.ts'
import {applyStyle, baseLook, linkTo} from './format.ts'
import {type Rectangle, rectanglesOf} from './rectangle.ts'
import {type Before, commentKey} from './standing.ts'

export function fillWrites({writes, plan}: Update, worksheetOf: Worksheets): void {
  for (const {sheet, row, column, cells} of rectanglesIn(writes)) {
    const worksheet = worksheetOf(sheet)
    const range = worksheet.getRangeByIndexes(row, column, cells.length, cells[0]?.length ?? 1)
    // What is of text format would take a formula for a text.
    const guarded = cells.some(each => each.some(({styled}) => mayBeText(styled, plan)))
    if (guarded) range.numberFormat = cells.map(each => each.map(() => 'General'))
    range.formulas = cells.map(each => each.map(({cell}) => (cell ? entryOf(cell.content, sheet, plan) : '')))
    // Cells of another style get its format with it.
    if (guarded && !cells.every(each => each.every(isRestyled)))
      range.numberFormat = cells.map(each =>
        each.map(({cell}) => (cell && plan.styles[cell.style]?.format) || 'General')
      )
  }
}

/** Whether a cell gets another look than it has. */
const isRestyled = ({cell, styled}: Write): boolean => cell?.style !== styled

const mayBeText = (style: string | undefined, {styles}: Plan): boolean =>
  style === undefined || (styles[style]?.format ?? '@') === '@'

/** How the cells look, where they lead, and what their notes say, after rows and columns were put in. */
export function formatWrites({writes, plan}: Update, before: Before, worksheetOf: Worksheets): void {
  restyle(writes.filter(isRestyled), ({cell}) => cell?.style, plan, worksheetOf)
  for (const {at, cell, from, noted} of writes) {
    if (!cell?.link && cell?.note === noted) continue
    const worksheet = worksheetOf(at.sheet)
    const range = worksheet.getCell(at.row, at.column)
    if (cell?.link) range.hyperlink = linkTo(cell.link, plan)
    if (cell?.note === noted) continue
    const comment = from && before.comments.get(commentKey(at.sheet, from.row, from.column))
    if (comment && comment.content === noted) worksheet.comments.getItem(comment.id).delete()
    if (cell?.note !== undefined && !(comment && comment.content !== noted)) worksheet.comments.add(range, cell.note)
  }
}

/** Gives cells the looks of a style, whatever they had, a block of one style at a time. */
function restyle(
  writes: readonly Write[],
  styleOf: (write: Write) => string | undefined,
  plan: Plan,
  worksheetOf: Worksheets
): void {
  const byStyle = new Map<string | undefined, Write[]>()
  for (const write of writes) {
    const same = byStyle.get(styleOf(write))
    if (same) same.push(write)
    else byStyle.set(styleOf(write), [write])
  }
  for (const [key, same] of byStyle) {
    const style = key === undefined ? undefined : plan.styles[key]
    for (const {sheet, row, column, cells} of rectanglesIn(same)) {
      const worksheet = worksheetOf(sheet)
      const area = {style: key ?? '', row, column, rows: cells.length, columns: cells[0]?.length ?? 1}
      const range = worksheet.getRangeByIndexes(row, column, area.rows, area.columns)
      range.clear('Formats')
      if (!style) continue
      baseLook(range)
      range.numberFormat = cells.map(each => each.map(() => style.format))
      applyStyle(style, area, worksheet)
    }
  }
}

/** Puts back what the cells held; those of rows and columns that were put in are gone with them. */
export function unwrite({writes, plan}: Update, before: Before, worksheetOf: Worksheets): void {
  const held = writes.flatMap(write =>
    write.from && write.held !== undefined ? [{...write, at: {sheet: write.at.sheet, ...write.from}}] : []
  )
  for (const {sheet, row, column, cells} of rectanglesIn(held)) {
    const worksheet = worksheetOf(sheet)
    const range = worksheet.getRangeByIndexes(row, column, cells.length, cells[0]?.length ?? 1)
    range.numberFormat = cells.map(each => each.map(() => 'General'))
    range.formulas = cells.map(each => each.map(({held: entry}) => typedEntry(entry ?? '')))
  }
  restyle(held, ({styled}) => styled, plan, worksheetOf)
  for (const {at, noted} of held) {
    const comment = before.comments.get(commentKey(at.sheet, at.row, at.column))
    if (noted === undefined || comment?.content !== noted) continue
    const worksheet = worksheetOf(at.sheet)
    worksheet.comments.add(worksheet.getCell(at.row, at.column), noted)
  }
}

/** A text goes back as the text it is. */
const typedEntry = (entry: Entry): Entry =>
  typeof entry === 'string' && !entry.startsWith('=') && !isPlainWord(entry) ? `'${entry}` : entry

/** Writes as few rectangles, each with the sheet it stands on. */
const rectanglesIn = <Placed extends Write>(writes: readonly Placed[]): ReadonlyArray<Rectangle<Placed>> =>
  rectanglesOf(writes, ({at}) => at)

/** The worksheets of a plan by key, each asked for once. */
export type Worksheets = (key: string) => Excel.Worksheet

export function worksheetsOf(plan: Plan, {worksheets}: Excel.Workbook): Worksheets {
  const known = new Map<string, Excel.Worksheet>()
  return key => {
    const worksheet = known.get(key) ?? worksheets.getItem(tabOf(plan, key))
    known.set(key, worksheet)
    return worksheet
  }
}
