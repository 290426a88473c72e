import type {Area} from './area.ts'
import type {Line, Sheet} from './book.ts'
import {showValue} from './cell-text.ts'
import {HostObject} from './host-object.ts'
import {invalidArgument, itemNotFound} from './protocol.ts'
import {checkUnprotected} from './sheet-protection.ts'
import {textOf} from './wire-arguments.ts'

// What a cell without formats has, by path.
const defaults: Readonly<Record<string, unknown>> = {
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  indentLevel: 0,
  wrapText: false,
  textOrientation: 0,
  shrinkToFit: false,
  readingOrder: 'Context',
  autoIndent: false,
  'font.bold': false,
  'font.italic': false,
  'font.color': '#000000',
  'font.name': 'Calibri',
  'font.size': 11,
  'font.underline': 'None',
  'font.strikethrough': false,
  'font.subscript': false,
  'font.superscript': false,
  'font.tintAndShade': 0,
  'fill.color': '#FFFFFF',
  'fill.pattern': 'None',
  'fill.tintAndShade': 0,
  'protection.locked': true,
  'protection.formulaHidden': false
}
const borderDefaults: Readonly<Record<string, unknown>> = {
  style: 'None',
  weight: 'Thin',
  color: '#000000',
  tintAndShade: 0
}

const choices: Readonly<Record<string, readonly string[]>> = {
  horizontalAlignment: [
    'General',
    'Left',
    'Center',
    'Right',
    'Fill',
    'Justify',
    'CenterAcrossSelection',
    'Distributed'
  ],
  verticalAlignment: ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'],
  underline: ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'],
  style: ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'],
  weight: ['Hairline', 'Thin', 'Medium', 'Thick']
}
const namedColors: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  gray: '#808080',
  orange: '#FFA500',
  purple: '#800080',
  lightgray: '#D3D3D3'
}

// Widths and heights in points.
const standardWidth = 48
const standardHeight = 15

/** Formats of an area under one path, such as `font.`. A scalar that differs among the cells reads as `null`. */
class StyleObject extends HostObject {
  readonly apiClass: string
  protected readonly sheet: Sheet
  protected readonly area: Area
  private readonly path: string
  private readonly defaults: Readonly<Record<string, unknown>>

  constructor(apiClass: string, sheet: Sheet, area: Area, path: string, initial: Readonly<Record<string, unknown>>) {
    super()
    this.apiClass = apiClass
    this.sheet = sheet
    this.area = area
    this.path = path
    this.defaults = initial
  }

  override canRead(member: string): boolean {
    return this.isStored(member) || super.canRead(member)
  }

  override read(member: string): unknown {
    if (!this.isStored(member)) return super.read(member)
    let found: unknown
    let isFirst = true
    for (const {row, column} of this.sheet.styleSamples(this.area)) {
      const value = this.sheet.style(row, column)[this.path + member] ?? this.initial(member)
      if (!isFirst && value !== found) return null
      found = value
      isFirst = false
    }
    return found
  }

  override write(member: string, value: unknown): void {
    checkUnprotected(this.sheet, 'allowFormatCells')
    if (!this.isStored(member)) return super.write(member, value)
    this.sheet.restyle(this.area, {[this.path + member]: checked(member, value, this.initial(member))})
  }

  protected isStored(member: string): boolean {
    return member in this.schema.scalars && this.initial(member) !== undefined
  }

  private initial(member: string): unknown {
    return this.defaults[this.path + member] ?? this.defaults[member]
  }
}

/** `Excel.RangeFormat`. */
export class RangeFormatObject extends StyleObject {
  constructor(sheet: Sheet, area: Area) {
    super('RangeFormat', sheet, area, '', defaults)
  }

  get fill(): HostObject {
    return new FillObject(this.sheet, this.area)
  }
  get font(): HostObject {
    return new StyleObject('RangeFont', this.sheet, this.area, 'font.', defaults)
  }
  get protection(): HostObject {
    return new StyleObject('FormatProtection', this.sheet, this.area, 'protection.', defaults)
  }
  get borders(): HostObject {
    return new BordersObject(this.sheet, this.area)
  }
  get columnWidth(): number | null {
    return sameSize(this.area.columns, index => this.sheet.column(this.area.column + index), standardWidth)
  }
  set columnWidth(width: unknown) {
    this.sheet.setLines('columns', this.area.column, this.area.columns, {size: sizeOf(width)})
  }
  get rowHeight(): number | null {
    return sameSize(Math.min(this.area.rows, 10000), index => this.sheet.row(this.area.row + index), standardHeight)
  }
  set rowHeight(height: unknown) {
    this.sheet.setLines('rows', this.area.row, Math.min(this.area.rows, 10000), {size: sizeOf(height)})
  }

  autofitColumns(): void {
    const used = this.sheet.used(true)
    const last = Math.min(this.area.column + this.area.columns, used ? used.column + used.columns : 0)
    for (let column = Math.max(this.area.column, used?.column ?? 0); column < last; column++) {
      let longest = 0
      const first = Math.max(this.area.row, used?.row ?? 0)
      const end = Math.min(this.area.row + this.area.rows, used ? used.row + used.rows : 0)
      for (let row = first; row < end; row++) {
        const format = this.sheet.style(row, column)['numberFormat']
        const shown = showValue(this.sheet.value(row, column), typeof format === 'string' ? format : 'General')
        longest = Math.max(longest, shown.length)
      }
      // About what a digit takes in the standard font.
      if (longest > 0) this.sheet.setLines('columns', column, 1, {size: longest * 5.25 + 3.75})
    }
  }
  autofitRows(): void {
    this.sheet.setLines('rows', this.area.row, Math.min(this.area.rows, 10000), {size: standardHeight})
  }
}

/** `Excel.RangeFill`. Setting a colour makes the pattern solid. */
class FillObject extends StyleObject {
  constructor(sheet: Sheet, area: Area) {
    super('RangeFill', sheet, area, 'fill.', defaults)
  }

  override write(member: string, value: unknown): void {
    super.write(member, value)
    if (member === 'color') this.sheet.restyle(this.area, {'fill.pattern': 'Solid'})
  }

  clear(): void {
    this.sheet.restyle(this.area, {'fill.color': undefined, 'fill.pattern': undefined, 'fill.tintAndShade': undefined})
  }
}

const sides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp'
]

/** `Excel.RangeBorderCollection`: one border for each side of the area. */
class BordersObject extends HostObject {
  readonly apiClass = 'RangeBorderCollection'
  private readonly sheet: Sheet
  private readonly area: Area

  constructor(sheet: Sheet, area: Area) {
    super()
    this.sheet = sheet
    this.area = area
  }

  get count(): number {
    return sides.length
  }

  override contents(): readonly HostObject[] {
    return sides.map(side => new BorderObject(this.sheet, edgeOf(this.area, side), side))
  }

  override find(key: unknown): HostObject | undefined {
    return this.contents()[sides.indexOf(textOf(key))]
  }

  getItem(key: unknown): HostObject {
    const found = this.find(key)
    if (!found) throw itemNotFound()
    return found
  }
}

/** `Excel.RangeBorder`, kept with the cells along the side. */
class BorderObject extends StyleObject {
  readonly side: string

  constructor(sheet: Sheet, area: Area, side: string) {
    super('RangeBorder', sheet, area, `borders.${side}.`, borderDefaults)
    this.side = side
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {Id: this.side}
  }

  get sideIndex(): string {
    return this.side
  }

  override write(member: string, value: unknown): void {
    super.write(member, value)
    // A border that gets a colour or weight shows.
    if (member !== 'style' && this.read('style') === 'None') super.write('style', 'Continuous')
  }
}

function edgeOf(area: Area, side: string): Area {
  if (side === 'EdgeTop') return {...area, rows: 1}
  if (side === 'EdgeBottom') return {...area, row: area.row + area.rows - 1, rows: 1}
  if (side === 'EdgeLeft') return {...area, columns: 1}
  return side === 'EdgeRight' ? {...area, column: area.column + area.columns - 1, columns: 1} : area
}

function checked(member: string, value: unknown, initial: unknown): unknown {
  if (member === 'color') return colorOf(value)
  if (typeof value !== typeof initial) throw invalidArgument()
  const allowed = choices[member]
  if (allowed && !allowed.includes(String(value))) throw invalidArgument()
  return value
}

function colorOf(value: unknown): string | undefined {
  const text = textOf(value)
  if (text === '') return undefined
  const color =
    namedColors[text.toLowerCase()] ?? (/^#?[0-9a-f]{6}$/i.test(text) ? `#${text.replace('#', '')}` : undefined)
  if (color === undefined) throw invalidArgument()
  return color.toUpperCase()
}

function sizeOf(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument()
  return value
}

function sameSize(count: number, line: (index: number) => Line, standard: number): number | null {
  const first = line(0).size ?? standard
  for (let index = 1; index < count; index++) if ((line(index).size ?? standard) !== first) return null
  return first
}
