import {type Area, columnName, columnNumber, maxColumns, maxRows, parseArea, quoteSheet, showArea} from './area.ts'
import {type Shift, shiftArea} from './shift.ts'

/** A reference as a formula writes it. */
export interface FormulaReference {
  /** The sheet's name without quotes; absence means the formula's own sheet. */
  readonly sheet?: string
  readonly area: Area
  /** The part after the sheet, dollar signs kept. */
  readonly text: string
}

const cell = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`
const reference = String.raw`${cell}(?::${cell})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}`
const sheetName = String.raw`'(?:[^']|'')+'|[A-Za-z_][\w.]*`
// Texts and structured references come first, so that what looks like an address inside them is left alone.
const token = new RegExp(
  String.raw`("(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\])|(?:(${sheetName})!)?(?<![\w.$])(${reference})(?![\w(.!]|\[)`,
  'gi'
)

/** Rewrites every reference of a formula. Texts, names and structured references stay. */
export function mapReferences(formula: string, rewrite: (reference: FormulaReference) => string): string {
  return formula.replace(
    token,
    (whole, kept: string | undefined, sheet: string | undefined, text: string | undefined) => {
      const area = text === undefined ? undefined : parseArea(text)
      if (kept !== undefined || text === undefined || !area) return whole
      const named = sheet === undefined ? {} : {sheet: unquote(sheet)}
      return rewrite({...named, area, text})
    }
  )
}

/** The formula after cells of `shifted` moved. References to what was deleted become `#REF!`. */
export function shiftFormula(formula: string, ownSheet: string, shifted: string, shift: Shift): string {
  return mapReferences(formula, found => {
    const before = found.sheet === undefined ? '' : `${quoteSheet(found.sheet)}!`
    if ((found.sheet ?? ownSheet).toLowerCase() !== shifted.toLowerCase()) return `${before}${found.text}`
    const area = shiftArea(found.area, shift)
    return `${before}${area ? redraw(found.text, area) : '#REF!'}`
  })
}

/** The formula as copied to a cell so many rows and columns away: what has no dollar sign goes along. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  return mapReferences(formula, ({sheet, area, text}) => {
    const before = sheet === undefined ? '' : `${quoteSheet(sheet)}!`
    const parts = text.split(':').map(part => moveCorner(part, rows, columns))
    if (parts.includes(undefined)) return `${before}#REF!`
    // A copy upwards can turn corners round; Excel writes them in order.
    return `${before}${parts.length === 2 && !text.includes('$') ? redraw(text, parseArea(parts.join(':')) ?? area) : parts.join(':')}`
  })
}

// Absence means the place is off the sheet.
function moveCorner(text: string, rows: number, columns: number): string | undefined {
  const [, sign1 = '', letters = '', sign2 = '', digits = ''] = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(text) ?? []
  const rowSign = letters === '' ? sign1 || sign2 : sign2
  const column = columnNumber(letters) + (letters === '' || sign1 !== '' ? 0 : columns)
  const row = Number(digits) - 1 + (digits === '' || rowSign !== '' ? 0 : rows)
  if ((letters !== '' && (column < 0 || column >= maxColumns)) || (digits !== '' && (row < 0 || row >= maxRows)))
    return undefined
  const columnPart = letters === '' ? '' : `${sign1}${columnName(column)}`
  return `${columnPart}${digits === '' ? '' : `${rowSign}${row + 1}`}`
}

/** The formula after a sheet got another name, or was deleted when there is no new name. */
export function renameSheetIn(formula: string, from: string, to: string | undefined): string {
  return mapReferences(formula, found => {
    if (found.sheet?.toLowerCase() !== from.toLowerCase()) {
      return found.sheet === undefined ? found.text : `${quoteSheet(found.sheet)}!${found.text}`
    }
    return to === undefined ? '#REF!' : `${quoteSheet(to)}!${found.text}`
  })
}

/** The formula with every reference naming its sheet, so that it can be calculated anywhere. */
export function qualifyReferences(formula: string, ownSheet: string): string {
  return mapReferences(formula, found => `${quoteSheet(found.sheet ?? ownSheet)}!${found.text}`)
}

// Keeps the dollar signs of the text while writing another place.
function redraw(text: string, area: Area): string {
  const plain = showArea(area)
  if (!text.includes('$')) return text.includes(':') && !plain.includes(':') ? `${plain}:${plain}` : plain
  const [first = '', last = first] = text.split(':')
  const corners = [
    corner(first, area.row, area.column),
    corner(last, area.row + area.rows - 1, area.column + area.columns - 1)
  ]
  return text.includes(':') ? corners.join(':') : (corners[0] ?? '')
}

function corner(text: string, row: number, column: number): string {
  const [, sign1 = '', letters = '', sign2 = '', digits = ''] = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(text) ?? []
  const columnPart = letters === '' ? '' : columnName(Math.min(column, maxColumns - 1))
  const rowPart = digits === '' ? '' : String(Math.min(row, maxRows - 1) + 1)
  // `$1` has its sign in the first group.
  return letters === '' ? `${sign1 || sign2}${rowPart}` : `${sign1}${columnPart}${sign2}${rowPart}`
}

function unquote(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet
}

/** True when a text could be read as a cell's address in either style, so that Excel refuses it as a name. */
export function looksLikeCell(name: string): boolean {
  const letters = /^([A-Z]{1,3})(\d{1,7})$/i.exec(name)
  if (letters && columnNumber(letters[1] ?? '') < maxColumns && Number(letters[2]) <= maxRows) return true
  return /^(?:R(?:\d*)(?:C\d*)?|C\d*)$/i.test(name)
}
