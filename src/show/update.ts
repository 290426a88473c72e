/** What an update does to the cells of a workbook, as text. */
import {type Entry, entryOf} from '../plan/entry.ts'
import type {Plan} from '../plan/plan.ts'
import {tabOf} from '../plan/sheet-of.ts'
import {localAddress, quoted} from '../plan/spelling.ts'
import type {Update} from '../plan/update.ts'

/** How many cells are listed where not all are asked for. */
const SOME = 30

/** One line each: sheets and lines put in, cells with what they held, edits that are kept. */
export function showUpdate(update: Update, all: boolean): readonly string[] {
  const {added, inserts, writes, kept, plan} = update
  const tab = (key: string): string => tabOf(plan, key)
  const cells = writes.flatMap(({at, cell, held}) => {
    const now = cell ? entryOf(cell.content, at.sheet, plan) : ''
    return held === undefined || held === '' || plainly(held) === plainly(now)
      ? []
      : [`  ${addressOf(at, plan)}  ${plainly(held)} -> ${plainly(now)}`]
  })
  const listed = all ? cells : cells.slice(0, SOME)
  return [
    ...(added.length > 0 ? [`New sheets: ${added.map(({name}) => name).join(', ')}`] : []),
    ...inserts.map(({sheet, kind, at, count}) => {
      const [one, many] = kind === 'rows' ? ['row', 'rows'] : ['column', 'columns']
      const place = kind === 'rows' ? at + 1 : localAddress({row: 0, column: at}).replace(/\d+$/, '')
      return `${tab(sheet)}: ${count} ${count === 1 ? one : many} put in at ${place}`
    }),
    ...(cells.length > 0 ? [`Cells that held something else: ${cells.length}`, ...listed] : []),
    ...(listed.length < cells.length ? [`  … and ${cells.length - listed.length} more (--all lists them)`] : []),
    ...(kept.length > 0 ? [`Your edits, kept: ${kept.length}`] : []),
    ...kept.map(
      ({at, was, holds, now, what}) =>
        `  ${addressOf(at, plan)}  ${what}: holds ${shown(holds)}; was given ${shown(was)}, would now be ${shown(now)}`
    )
  ]
}

const addressOf = (at: Update['writes'][number]['at'], plan: Plan): string =>
  `${quoted(tabOf(plan, at.sheet))}!${localAddress(at)}`

const plainly = (entry: Entry): string => String(entry).replace(/^'/, '')
const shown = (entry: Entry): string => (entry === '' ? 'nothing' : plainly(entry))
