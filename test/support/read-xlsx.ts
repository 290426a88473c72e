import {strFromU8, unzipSync} from 'fflate'
import type {Style} from '../../src/plan/plan.ts'
import {type Xml, all, first, parseXml} from './xml.ts'

/** What an .xlsx file holds, read from its XML alone: nothing here is shared with what writes one. */
export interface ReadBook {
  readonly sheets: readonly ReadSheet[]
  readonly names: readonly ReadName[]
  readonly title: string
  readonly creator: string
  /** The text of the custom XML part of that namespace, by namespace. */
  readonly kept: ReadonlyArray<{readonly namespace: string; readonly name: string; readonly text: string}>
}

export interface ReadSheet {
  readonly name: string
  /** By address: `B5`. */
  readonly cells: ReadonlyMap<string, ReadCell>
  readonly widths: readonly number[]
  readonly hiddenColumns: readonly number[]
  readonly frozen: {readonly rows: number; readonly columns: number}
  readonly tables: readonly ReadTable[]
  readonly rules: readonly ReadRule[]
  readonly colour: string
  readonly gridLines: boolean
  readonly landscape: boolean
  readonly pagesWide: number
}

/** A value, typed as the file types it; a formula's is the one it was stored with. */
export interface ReadCell {
  readonly kind: 'text' | 'number' | 'error' | 'boolean' | 'blank'
  readonly value: string | number
  readonly formula?: string
  readonly style: ReadStyle
  readonly link?: string
  readonly note?: string
}

export type ReadStyle = Omit<Style, 'align'> & {readonly align: string; readonly font: string}

export interface ReadTable {
  readonly name: string
  readonly range: string
  readonly headers: readonly string[]
  readonly filter: boolean
}

export interface ReadRule {
  readonly range: string
  readonly operator: string
  readonly formula: string
  readonly bold: boolean
  readonly colour: string
  readonly fill: string | null
}

export interface ReadName {
  readonly name: string
  readonly range: string
  readonly comment: string
  /** The tab that the name belongs to; absent for the workbook's. */
  readonly tab?: string
}

/** Every part of the package by its path, as text. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))

/** Reads an .xlsx file. Throws where a part is missing or is not well-formed XML. */
export function readXlsx(bytes: Uint8Array): ReadBook {
  const parts = partsOf(bytes)
  const book = part(parts, 'xl/workbook.xml')
  const related = relationsOf(parts, 'xl/workbook.xml')
  const target = (id: string): string => related.find(relation => relation.id === id)?.target ?? ''
  const strings = parts.has('xl/sharedStrings.xml') ? all(part(parts, 'xl/sharedStrings.xml'), 'si').map(textOf) : []
  const looks = looksOf(part(parts, 'xl/styles.xml'))
  const tabs = all(book, 'sheet')
  const core = part(parts, 'docProps/core.xml')
  return {
    sheets: tabs.map(tab => sheetOf(parts, target(attribute(tab, 'r:id')), attribute(tab, 'name'), strings, looks)),
    names: all(book, 'definedName').map(name => {
      const tab = tabs[Number(name.attributes['localSheetId'] ?? NaN)]
      return {
        name: attribute(name, 'name'),
        range: name.text,
        comment: unescaped(attribute(name, 'comment')),
        ...(tab ? {tab: attribute(tab, 'name')} : {})
      }
    }),
    title: first(core, 'title')?.text ?? '',
    creator: first(core, 'creator')?.text ?? '',
    kept: related
      .filter(relation => relation.type.endsWith('/customXml'))
      .map(relation => part(parts, relation.target))
      .map(kept => ({namespace: attribute(kept, 'xmlns'), name: attribute(kept, 'name'), text: kept.text}))
  }
}

interface Looks {
  readonly cells: readonly ReadStyle[]
  readonly rules: ReadonlyArray<Pick<ReadRule, 'bold' | 'colour' | 'fill'>>
}

function sheetOf(
  parts: ReadonlyMap<string, string>,
  path: string,
  name: string,
  strings: readonly string[],
  looks: Looks
): ReadSheet {
  const sheet = part(parts, path)
  const related = relationsOf(parts, path)
  const links = new Map(all(sheet, 'hyperlink').map(link => [attribute(link, 'ref'), attribute(link, 'location')]))
  const notes = new Map(
    related
      .filter(relation => relation.type.endsWith('/comments'))
      .flatMap(relation => all(part(parts, relation.target), 'comment'))
      .map(note => [attribute(note, 'ref'), textOf(note)])
  )
  const columns = all(sheet, 'col').flatMap(column => {
    const [from, to] = [Number(column.attributes['min']) - 1, Number(column.attributes['max']) - 1]
    const width = Number(column.attributes['width'])
    return Array.from({length: Math.min(to - from + 1, 100)}, (_, at) => ({
      at: from + at,
      width,
      hidden: isOn(column, 'hidden')
    }))
  })
  const pane = first(sheet, 'pane')
  return {
    name,
    cells: new Map(
      all(sheet, 'c').map(cell => {
        const at = attribute(cell, 'r')
        const link = links.get(at)
        const note = notes.get(at)
        return [
          at,
          {
            ...cellOf(cell, strings, looks),
            ...(link === undefined ? {} : {link}),
            ...(note === undefined ? {} : {note})
          }
        ]
      })
    ),
    widths: columns.map(column => column.width),
    hiddenColumns: columns.filter(column => column.hidden).map(column => column.at),
    frozen: {rows: Number(pane?.attributes['ySplit'] ?? 0), columns: Number(pane?.attributes['xSplit'] ?? 0)},
    tables: related
      .filter(relation => relation.type.endsWith('/table'))
      .map(relation => tableOf(part(parts, relation.target))),
    rules: all(sheet, 'conditionalFormatting').flatMap(block =>
      all(block, 'cfRule').map(rule => ({
        range: attribute(block, 'sqref'),
        operator: attribute(rule, 'operator'),
        formula: first(rule, 'formula')?.text ?? '',
        ...(looks.rules[Number(rule.attributes['dxfId'])] ?? {bold: false, colour: '', fill: null})
      }))
    ),
    colour: colourOf(first(sheet, 'tabColor')),
    gridLines: first(sheet, 'sheetView')?.attributes['showGridLines'] !== '0',
    landscape: first(sheet, 'pageSetup')?.attributes['orientation'] === 'landscape',
    pagesWide: first(sheet, 'pageSetUpPr') ? Number(first(sheet, 'pageSetup')?.attributes['fitToWidth'] ?? 1) : 0
  }
}

function cellOf(cell: Xml, strings: readonly string[], looks: Looks): ReadCell {
  const formula = first(cell, 'f')
  const style = looks.cells[Number(cell.attributes['s'] ?? 0)]
  if (!style) throw new Error(`${attribute(cell, 'r')} has a style that the workbook does not`)
  return {...valueOf(cell, strings), style, ...(formula ? {formula: formula.text} : {})}
}

function valueOf(cell: Xml, strings: readonly string[]): Pick<ReadCell, 'kind' | 'value'> {
  const value = first(cell, 'v')?.text ?? ''
  switch (cell.attributes['t'] ?? 'n') {
    case 's':
      return {kind: 'text', value: strings[Number(value)] ?? ''}
    case 'inlineStr':
      return {kind: 'text', value: textOf(cell)}
    case 'str':
      return {kind: 'text', value: unescaped(value)}
    case 'b':
      return {kind: 'boolean', value}
    case 'e':
      return {kind: 'error', value}
    default:
      return value === '' ? {kind: 'blank', value: ''} : {kind: 'number', value: Number(value)}
  }
}

const tableOf = (table: Xml): ReadTable => ({
  name: attribute(table, 'displayName'),
  range: attribute(table, 'ref'),
  headers: all(table, 'tableColumn').map(column => unescaped(attribute(column, 'name'))),
  filter: first(table, 'autoFilter') !== undefined
})

function looksOf(styles: Xml): Looks {
  const group = (name: string): readonly Xml[] => first(styles, name)?.children ?? []
  const formats = new Map(
    group('numFmts').map(format => [attribute(format, 'numFmtId'), attribute(format, 'formatCode')])
  )
  const [fonts, fills, borders] = [group('fonts'), group('fills'), group('borders')]
  return {
    cells: group('cellXfs').map(look => {
      const font = fonts[Number(look.attributes['fontId'])]
      const border = borders[Number(look.attributes['borderId'])]
      const alignment = first(look, 'alignment')
      const format = attribute(look, 'numFmtId')
      return {
        font: (font && first(font, 'name')?.attributes['val']) ?? '',
        format: formats.get(format) ?? (format === '0' ? 'General' : `built-in ${format}`),
        size: Number(font && first(font, 'sz')?.attributes['val']),
        ...lettersOf(font),
        underline: font !== undefined && first(font, 'u') !== undefined,
        fill: fillOf(fills[Number(look.attributes['fillId'])]),
        align: alignment?.attributes['horizontal'] ?? 'general',
        indent: Number(alignment?.attributes['indent'] ?? 0),
        wrap: alignment !== undefined && isOn(alignment, 'wrapText'),
        ...verticalOf(alignment?.attributes['vertical']),
        top: sideOf(border && first(border, 'top')),
        bottom: sideOf(border && first(border, 'bottom'))
      }
    }),
    rules: group('dxfs').map(look => ({
      bold: lettersOf(first(look, 'font')).bold,
      colour: lettersOf(first(look, 'font')).colour,
      fill: ruleFillOf(look)
    }))
  }
}

const lettersOf = (font: Xml | undefined): Pick<Style, 'bold' | 'italic' | 'colour'> => ({
  bold: font !== undefined && first(font, 'b') !== undefined,
  italic: font !== undefined && first(font, 'i') !== undefined,
  colour: colourOf(font && first(font, 'color'))
})

const fillOf = (fill: Xml | undefined): string | null =>
  fill && first(fill, 'patternFill')?.attributes['patternType'] === 'solid' ? colourOf(first(fill, 'fgColor')) : null

/** In a rule, a solid fill is painted with its background colour. */
const ruleFillOf = (look: Xml): string | null => (first(look, 'bgColor') ? colourOf(first(look, 'bgColor')) : null)

function sideOf(side: Xml | undefined): Style['top'] {
  const style = side?.attributes['style'] ?? 'none'
  if (style !== 'none' && style !== 'thin' && style !== 'double') throw new Error(`A border of another style: ${style}`)
  return style
}

const colourOf = (colour: Xml | undefined): string =>
  colour?.attributes['rgb'] ? `#${colour.attributes['rgb'].slice(2)}` : ''

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** What a part is related to inside the package. */
function relationsOf(parts: ReadonlyMap<string, string>, path: string): readonly Relation[] {
  const at = path.lastIndexOf('/')
  const own = `${path.slice(0, at)}/_rels${path.slice(at)}.rels`
  if (!parts.has(own)) return []
  return all(part(parts, own), 'Relationship')
    .filter(relation => relation.attributes['TargetMode'] !== 'External')
    .map(relation => ({
      id: attribute(relation, 'Id'),
      type: attribute(relation, 'Type'),
      target: new URL(attribute(relation, 'Target'), `part:///${path}`).pathname.slice(1)
    }))
}

function part(parts: ReadonlyMap<string, string>, path: string): Xml {
  const source = parts.get(path)
  if (source === undefined) throw new Error(`The package has no part ${path}`)
  return parseXml(source)
}

const textOf = (of: Xml): string =>
  unescaped(
    all(of, 't')
      .map(run => run.text)
      .join('')
  )

const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)))

const isOn = (of: Xml, name: string): boolean => ['1', 'true'].includes(of.attributes[name] ?? '')

const attribute = (of: Xml, name: string): string => of.attributes[name] ?? ''

const verticalOf = (value: string | undefined): Pick<ReadStyle, 'vertical'> =>
  value === 'top' || value === 'center' ? {vertical: value} : {}
