/** What was swapped for readers without the add-in, kept in the workbook so that it can be taken back. */
import {fromJson, toJson} from '../core/json.ts'
import type {Entry} from './block.ts'
import type {Run} from './write.ts'

const SHARED_NAMESPACE = 'urn:inap:shared:1'

/** A cell's formula, and what was put in its place: its own cell first, then those that its values reached. */
export interface SwappedCell {
  readonly kind: 'cell'
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly formula: string
  readonly entries: ReadonlyArray<readonly Entry[]>
}

/** A name's formula, and what it was made to be; `sheet` where the name is a sheet's own. */
export interface SwappedName {
  readonly kind: 'name'
  readonly sheet?: string
  readonly name: string
  readonly formula: string
  readonly entry: string
}

export type Swapped = SwappedCell | SwappedName

export function keepShared(swapped: readonly Swapped[], run: Run): Promise<void> {
  return run(async context => {
    const parts = context.workbook.customXmlParts.getByNamespace(SHARED_NAMESPACE).load('items/id')
    await context.sync()
    for (const part of Array.from(parts.items)) part.delete()
    const text = toJson(swapped).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    if (swapped.length > 0) context.workbook.customXmlParts.add(`<shared xmlns="${SHARED_NAMESPACE}">${text}</shared>`)
    await context.sync()
  })
}

export function readShared(run: Run): Promise<readonly Swapped[]> {
  return run(async context => {
    const part = context.workbook.customXmlParts.getByNamespace(SHARED_NAMESPACE).getOnlyItemOrNullObject()
    part.load('id')
    await context.sync()
    if (part.isNullObject) return []
    const xml = part.getXml()
    await context.sync()
    // eslint-disable-next-line office-addins/load-object-before-read -- a method's result needs no load
    const text = /<shared\b[^>]*>([\s\S]*)<\/shared>/.exec(xml.value)?.[1] ?? '[]'
    const kept = fromJson(
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
    )
    return Array.isArray(kept) ? kept.flatMap(asSwapped) : []
  })
}

function asSwapped(value: unknown): readonly Swapped[] {
  if (typeof value !== 'object' || value === null || !('formula' in value) || typeof value.formula !== 'string')
    return []
  const {formula} = value
  const sheet = 'sheet' in value && typeof value.sheet === 'string' ? value.sheet : undefined
  if ('name' in value && typeof value.name === 'string' && 'entry' in value && typeof value.entry === 'string')
    return [{kind: 'name', name: value.name, formula, entry: value.entry, ...(sheet === undefined ? {} : {sheet})}]
  if (sheet === undefined || !('row' in value) || !('column' in value)) return []
  const {row, column} = value
  const entries = 'entries' in value ? value.entries : 'entry' in value ? [[value.entry]] : undefined
  if (typeof row !== 'number' || typeof column !== 'number' || !Array.isArray(entries)) return []
  return [{kind: 'cell', sheet, row, column, formula, entries: entries.filter(Array.isArray)}]
}
