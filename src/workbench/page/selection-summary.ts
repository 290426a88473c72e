import {intersectAreas} from '../host/area.ts'
import type {Book} from '../host/book.ts'
import {showValue} from '../host/cell-text.ts'

/** More cells than this are not added up while the selection moves. */
const MOST = 20_000

/** What Excel's status bar says of a selection of several figures; empty for anything else. */
export function selectionSummary(book: Book): string {
  const sheet = book.active
  const used = sheet.used(true)
  const area = used && intersectAreas(book.selection, used)
  if (!area || area.rows * area.columns > MOST) return ''
  let count = 0
  let figures = 0
  let sum = 0
  let format: string | undefined
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const value = sheet.value(row, column)
      if (value === '') continue
      count++
      if (typeof value !== 'number') continue
      figures++
      sum += value
      const own = sheet.style(row, column)['numberFormat']
      format ??= typeof own === 'string' ? own : 'General'
    }
  if (count < 2) return ''
  if (figures < 2) return `Count: ${count}`
  const shown = (value: number): string => showValue(value, format ?? 'General').trim()
  return `Average: ${shown(sum / figures)}     Count: ${count}     Sum: ${shown(sum)}`
}
