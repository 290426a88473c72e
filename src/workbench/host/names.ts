import type {Area} from './area.ts'
import type {Sheet} from './book.ts'
import {looksLikeCell} from './formula-text.ts'
import {invalidArgument} from './protocol.ts'

/** Checks a worksheet's name by Excel's rules; breaking one is `InvalidArgument`. */
export function checkSheetName(name: unknown): string {
  const isGood =
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 31 &&
    !/[:\\/?*[\]]/.test(name) &&
    !/^'|'$/.test(name) &&
    name.toLowerCase() !== 'history'
  if (!isGood) throw invalidArgument()
  return name
}

/** Checks a defined name or a table's name by Excel's rules; breaking one is `InvalidArgument`. */
export function checkDefinedName(name: unknown): string {
  const isGood =
    typeof name === 'string' &&
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
    !looksLikeCell(name)
  if (!isGood) throw invalidArgument()
  return name
}

/** The first of `Sheet1`, `Sheet2`, … that is free. */
export function freeName(stem: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map(name => name.toLowerCase()))
  for (let number = 1; ; number++) {
    if (!names.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`
  }
}

/** Column names as a table makes them of header cells: never empty, never twice. */
export function uniqueHeaders(texts: readonly string[]): string[] {
  const taken = new Set<string>()
  return texts.map((text, index) => {
    let name = text === '' ? `Column${index + 1}` : text
    const stem = name
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}${number}`
    taken.add(name.toLowerCase())
    return name
  })
}

/** What the first row of an area reads. What is empty is not asked for its value, which would calculate the workbook. */
export const headerTexts = (sheet: Sheet, {row, column, columns}: Area): string[] =>
  Array.from({length: columns}, (_, at) =>
    sheet.content(row, column + at).kind === 'empty' ? '' : String(sheet.value(row, column + at))
  )
