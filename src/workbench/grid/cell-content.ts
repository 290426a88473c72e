import type {ICellData, Nullable} from '@univerjs/core'
import {type Content, type Value, emptyContent, errorTexts} from '../host/cell.ts'

// Univer's kinds of cells.
const kinds = {text: 1, number: 2, boolean: 3, quoted: 4} as const
// What Univer shows where Excel waits for a function, and its own words for states Excel shows otherwise.
const shownAs: Readonly<Record<string, Value>> = {'#GETTING_DATA': '#BUSY!', '#CYCLE!': 0, '#ERROR!': '#NAME?'}

/** What a cell of Univer holds. */
export function contentOf(cell: Nullable<ICellData>, formula: string | undefined): Content {
  if (formula !== undefined) return {kind: 'formula', formula}
  if (!cell) return emptyContent
  const {v} = cell
  const kind = kindOf(cell)
  if (v === undefined || v === null) {
    const text = cell.p?.body?.dataStream.replace(/[\r\n]+$/, '')
    return text ? {kind: 'text', value: text, quoted: false} : emptyContent
  }
  if (kind === kinds.boolean) return {kind: 'boolean', value: v === true || v === 1 || v === 'TRUE'}
  if (typeof v === 'boolean') return {kind: 'boolean', value: v}
  if (typeof v === 'number') return {kind: 'number', value: v}
  if (kind === kinds.number) return {kind: 'number', value: Number(v)}
  if (v === '' && kind !== kinds.quoted) return emptyContent
  if (kind !== kinds.quoted && errorTexts.includes(v)) return {kind: 'error', value: v}
  return {kind: 'text', value: v, quoted: kind === kinds.quoted}
}

function kindOf(cell: Nullable<ICellData>): number | undefined {
  return cell?.t ?? undefined
}

/** The result of a formula, as Univer keeps it beside the formula or where it spills. */
export function resultOf(cell: Nullable<ICellData>): Value {
  const v = cell?.v
  const kind = kindOf(cell)
  if (v === undefined || v === null) return ''
  if (kind === kinds.boolean) return v === true || v === 1 || v === 'TRUE'
  if (typeof v === 'string') return kind === kinds.number ? Number(v) : (shownAs[v] ?? v)
  return v
}

/** A cell of Univer with this content and nothing of what was there before. Its formats stay. */
export function cellWith(content: Content): ICellData {
  const bare = {f: null, si: null, p: null}
  switch (content.kind) {
    case 'empty':
      return {...bare, v: null}
    case 'number':
      return {...bare, v: content.value, t: kinds.number}
    case 'boolean':
      return {...bare, v: content.value ? 1 : 0, t: kinds.boolean}
    case 'error':
      return {...bare, v: content.value, t: kinds.text}
    case 'text':
      return {...bare, v: content.value, t: content.quoted ? kinds.quoted : kinds.text}
    case 'formula':
      return {f: content.formula, si: null, p: null, v: null}
  }
}
