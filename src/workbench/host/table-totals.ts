import type {Area} from './area.ts'
import type {BookTable} from './book.ts'
import {enterValues} from './entering.ts'
import type {ExcelHost} from './excel-host.ts'
import {itemNotFound} from './protocol.ts'
import {checkUnprotected} from './sheet-protection.ts'
import {bodyOf} from './book-areas.ts'

/** The row of a table's totals; `ItemNotFound` when it shows none. */
export function totalsOf({area, showTotals}: BookTable): Area {
  if (!showTotals) throw itemNotFound()
  return {...area, row: area.row + area.rows - 1, rows: 1}
}

/**
 * Shows a table's totals, or takes them away: cells below make room as in Excel, the first column says `Total`, and the last
 * one sums its figures, or counts what else it holds.
 */
export function showTotals(host: ExcelHost, table: BookTable, show: boolean): void {
  const {sheet, area} = table
  if (show === table.showTotals) return
  checkUnprotected(sheet)
  if (!show) {
    const totals = totalsOf(table)
    table.showTotals = false
    sheet.shift({kind: 'delete', area: totals, along: 'rows'})
    table.area = {...area, rows: area.rows - 1}
    return host.book.touch()
  }
  const body = bodyOf(table)
  sheet.shift({kind: 'insert', area: {...area, row: area.row + area.rows, rows: 1}, along: 'rows'})
  table.area = {...area, rows: area.rows + 1}
  table.showTotals = true
  const last = area.columns - 1
  const column = area.column + last
  const rows = Array.from({length: body.rows}, (_, row) => sheet.value(body.row + row, column))
  const name = (table.columnNames[last] ?? '').replace(/['#[\]]/g, character => `'${character}`)
  const sum = `=SUBTOTAL(${rows.some(value => typeof value === 'number') ? 109 : 103},${table.name}[${name}])`
  const totals = totalsOf(table)
  if (last > 0) enterValues(sheet, {...totals, columns: 1}, 'Total')
  enterValues(sheet, {...totals, column, columns: 1}, sum)
  host.book.touch()
}
