import type {IBorderData, IStyleData, Nullable} from '@univerjs/core'
import type {Style} from '../host/book.ts'

const horizontals = ['General', 'Left', 'Center', 'Right', 'Justify', 'Fill', 'Distributed']
const verticals = ['', 'Top', 'Center', 'Bottom']
const baselines = ['', '', 'font.subscript', 'font.superscript']
const underlines = {double: 10} as const
const wraps = {overflow: 1, wrap: 3} as const
// A step of indentation in pixels, and what Univer leaves beside a text by itself.
const indentStep = 9
const indentBase = 2

// Univer joins a line's style and weight in one number; the API has both.
const lines: readonly (readonly [style: string, weight: string])[] = [
  ['None', 'Thin'],
  ['Continuous', 'Thin'],
  ['Continuous', 'Hairline'],
  ['Dot', 'Thin'],
  ['Dash', 'Thin'],
  ['DashDot', 'Thin'],
  ['DashDotDot', 'Thin'],
  ['Double', 'Thick'],
  ['Continuous', 'Medium'],
  ['Dash', 'Medium'],
  ['DashDot', 'Medium'],
  ['DashDotDot', 'Medium'],
  ['SlantDashDot', 'Medium'],
  ['Continuous', 'Thick']
]
const sides = {EdgeTop: 't', EdgeBottom: 'b', EdgeLeft: 'l', EdgeRight: 'r'} as const

/** Formats by path from a style of Univer. */
export function readStyle(data: IStyleData): Record<string, unknown> {
  const style: Record<string, unknown> = {}
  const put = (path: string, value: unknown) => {
    if (value !== undefined && value !== null) style[path] = value
  }
  if (data.bl !== undefined) put('font.bold', isOn(data.bl))
  if (data.it !== undefined) put('font.italic', isOn(data.it))
  put('font.name', data.ff)
  put('font.size', data.fs)
  put('font.color', colorOf(data.cl?.rgb))
  if (data.ul)
    put('font.underline', isOn(data.ul.s) ? (isOn(data.ul.t, underlines.double) ? 'Double' : 'Single') : 'None')
  if (data.st) put('font.strikethrough', isOn(data.st.s))
  const baseline = baselines[data.va ?? 0]
  if (baseline) put(baseline, true)
  const fill = colorOf(data.bg?.rgb)
  put('fill.color', fill)
  if (fill) put('fill.pattern', 'Solid')
  put('numberFormat', data.n?.pattern)
  if (data.ht) put('horizontalAlignment', horizontals[data.ht])
  if (data.vt) put('verticalAlignment', verticals[data.vt])
  if (data.tb) put('wrapText', isOn(data.tb ?? undefined, wraps.wrap))
  const indent = Math.max(data.pd?.l ?? 0, data.pd?.r ?? 0)
  if (indent > indentBase) put('indentLevel', Math.round((indent - indentBase) / indentStep))
  for (const [side, key] of Object.entries(sides)) {
    const border = data.bd?.[key]
    const [line, weight] = lines[border?.s ?? 0] ?? []
    if (!border || line === undefined) continue
    put(`borders.${side}.style`, line)
    put(`borders.${side}.weight`, weight)
    put(`borders.${side}.color`, colorOf(border.cl.rgb))
  }
  return style
}

/** A style of Univer with these formats and no others, and the formats it has no place for. */
export function writeStyle(style: Style): {readonly data: IStyleData; readonly others: Record<string, unknown>} {
  const rest = new Map(Object.entries(style).filter(([, value]) => value !== undefined))
  const text = (path: string): string | undefined => {
    const value = rest.get(path)
    if (typeof value !== 'string') return undefined
    rest.delete(path)
    return value
  }
  const flag = (path: string): 0 | 1 | undefined => {
    const value = rest.get(path)
    if (typeof value !== 'boolean') return undefined
    rest.delete(path)
    return value ? 1 : 0
  }
  const number = (path: string): number | undefined => {
    const value = rest.get(path)
    if (typeof value !== 'number') return undefined
    rest.delete(path)
    return value
  }
  const data: IStyleData = {}
  const bold = flag('font.bold')
  const italic = flag('font.italic')
  const size = number('font.size')
  if (bold !== undefined) data.bl = bold
  if (italic !== undefined) data.it = italic
  if (size !== undefined) data.fs = size
  data.ff = text('font.name') ?? null
  const color = text('font.color')
  data.cl = color === undefined ? null : {rgb: color}
  const underline = text('font.underline')
  if (underline !== undefined) {
    data.ul = {s: underline === 'None' ? 0 : 1, ...(underline.startsWith('Double') ? {t: underlines.double} : {})}
  }
  const struck = flag('font.strikethrough')
  if (struck !== undefined) data.st = {s: struck}
  if (flag('font.subscript')) data.va = 2
  if (flag('font.superscript')) data.va = 3
  const fill = text('fill.color')
  data.bg = fill === undefined ? null : {rgb: fill}
  if (rest.get('fill.pattern') === 'Solid') rest.delete('fill.pattern')
  const pattern = text('numberFormat')
  data.n = pattern === undefined ? null : {pattern}
  const horizontal = text('horizontalAlignment')
  const across = horizontals.indexOf(horizontal ?? '')
  if (horizontal !== undefined && across < 0) rest.set('horizontalAlignment', horizontal)
  data.ht = across > 0 ? across : null
  const down = verticals.indexOf(text('verticalAlignment') ?? 'none')
  data.vt = down > 0 ? down : null
  const wrap = flag('wrapText')
  data.tb = wrap === undefined ? null : wrap ? wraps.wrap : wraps.overflow
  const indent = number('indentLevel') ?? 0
  const inset = indent * indentStep + indentBase
  data.pd = indent === 0 ? null : horizontal === 'Right' ? {r: inset} : {l: inset}
  data.bd = bordersOf(text)
  return {data, others: Object.fromEntries(rest)}
}

function bordersOf(text: (path: string) => string | undefined): IBorderData | null {
  const borders: IBorderData = {}
  for (const [side, key] of Object.entries(sides)) {
    const style = text(`borders.${side}.style`)
    const weight = text(`borders.${side}.weight`)
    const color = text(`borders.${side}.color`)
    if (style === undefined || style === 'None') continue
    const exact = lines.findIndex(line => line[0] === style && line[1] === (weight ?? 'Thin'))
    const s =
      exact >= 0
        ? exact
        : Math.max(
            1,
            lines.findIndex(line => line[0] === style)
          )
    borders[key] = {s, cl: {rgb: color ?? '#000000'}}
  }
  return Object.keys(borders).length > 0 ? borders : null
}

function isOn(value: number | undefined, on = 1): boolean {
  return value === on
}

// Univer writes colours in several ways; the API in one.
function colorOf(color: Nullable<string>): string | undefined {
  if (!color) return undefined
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/i.exec(color)
  if (!parts) return color.toUpperCase()
  return `#${parts
    .slice(1)
    .map(part => Number(part).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()}`
}
