/** Tables of a file that are to hold more rows or columns than they do, and new ones. */
import {localAddress} from '../plan/spelling.ts'
import type {TableArea} from '../plan/standing.ts'
import {carryPart} from './add-sheets.ts'
import type {Donor} from './donor.ts'
import {escapeText} from './escape.ts'
import type {Opened} from './opened.ts'
import {type Shift, movedBy} from './references.ts'
import {relate, relationPrefix, withRelationPrefix} from './relate.ts'
import {appendToGroup} from './sheet-order.ts'
import {Splices, attribute, child, childrenOf, parseXml, within, withAttribute} from './xml.ts'

/**
 * A table whose range was moved with its cells: its columns are named as its header now says, and it reaches as far as it
 * should. `area` is where it stood before.
 */
export function stretchTable(
  xml: string,
  area: TableArea,
  shift: Shift,
  reach: TableArea | undefined,
  headerAt: (row: number, column: number) => string
): string {
  const root = parseXml(xml)
  const splices = new Splices(xml)
  if (reach) {
    const last = {row: reach.row + reach.rows, column: reach.column + reach.columns - 1}
    const cells = `${localAddress(reach)}:${localAddress(last)}`
    splices.setAttribute(root, 'ref', cells)
    const filter = child(root, 'autoFilter')
    if (filter) splices.setAttribute(filter, 'ref', cells)
  }
  const group = child(root, 'tableColumns')
  const columns = childrenOf(group, 'tableColumn')
  if (!group || shift.columns.length === 0) return splices.toString()
  const left = movedBy(shift.columns, area.column)
  const places = columns.map((_, index) => movedBy(shift.columns, area.column + index))
  const last = places.at(-1) ?? left
  let id = Math.max(0, ...columns.map(column => Number(attribute(column, 'id') ?? 0)))
  const all = Array.from({length: last - left + 1}, (_, index) => {
    const there = columns[places.indexOf(left + index)]
    if (there) return xml.slice(there.start, there.end)
    const name = escapeText(headerAt(movedBy(shift.rows, area.row), left + index))
    const attributes = withAttribute(withAttribute('', 'id', String(++id)), 'name', name)
    return `<${group.prefix}tableColumn${attributes}/>`
  })
  splices.setAttribute(group, 'count', String(all.length))
  splices.replace(group.from, group.to, all.join(''))
  for (const filter of within(root).filter(({name}) => name === 'filterColumn')) {
    const at = Number(attribute(filter, 'colId') ?? 0)
    splices.setAttribute(filter, 'colId', String((places[at] ?? left + at) - left))
  }
  return splices.toString()
}

/** Makes tables of cells that are there, as the donor has them on the same sheet. */
export function addTables(opened: Opened, path: string, donor: Donor, key: string): void {
  for (const table of donor.opened.related(donor.pathOf(key), 'table')) {
    const id = relate(opened, path, 'table', carryPart(opened, donor, table))
    opened.edit(path, withRelationPrefix)
    opened.edit(path, xml => appendToGroup(xml, 'tableParts', `<tablePart ${relationPrefix(xml)}:id="${id}"/>`, true))
  }
}
