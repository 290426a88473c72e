import type {Sheet} from './book.ts'
import {mapReferences} from './formula-text.ts'

/** What a formula takes its value from, beside constants. */
export interface Precedents {
  /** Sheets by their names in small letters; an empty text for its own. */
  readonly sheets: ReadonlySet<string>
  /** Words that are neither cells nor functions that come with a spreadsheet: names, tables, an add-in's functions; in small letters. */
  readonly words: ReadonlySet<string>
}

const known = new Map<string, Precedents>()
/** More texts than these are not remembered: a workbook that is edited for days has no end of them. */
const MOST = 500_000

/** What a formula refers to, by its text. */
export function precedentsOf(formula: string): Precedents {
  const found = known.get(formula) ?? readPrecedents(formula)
  if (known.size < MOST) known.set(formula, found)
  return found
}

function readPrecedents(formula: string): Precedents {
  const sheets = new Set<string>()
  const rest = mapReferences(formula.replace(/"(?:[^"]|"")*"/g, '""'), ({sheet}) => {
    sheets.add(sheet?.toLowerCase() ?? '')
    return '0'
  })
  // Functions that a spreadsheet brings along have no dot before their parenthesis, but for the newer ones.
  const words = [...rest.matchAll(/[\p{L}_\\][\p{L}\d_.\\]*\(?|\[/gu)]
    .map(([word]) => word.toLowerCase())
    .filter(word => !word.endsWith('(') || word.includes('.') || VOLATILE.has(word))
    .map(word => word.replace('(', ''))
  return {sheets, words: new Set(words)}
}

const VOLATILE: ReadonlySet<string> = new Set(['now(', 'today(', 'rand(', 'randbetween(', 'offset(', 'indirect('])

/** Sheets whose formulas have to be calculated when cells of some change: theirs, those that refer to them, and so on. */
export function sheetsToCalculate(
  changed: ReadonlySet<Sheet>,
  formulas: Iterable<{readonly sheet: Sheet; readonly formula: string}>
): ReadonlySet<Sheet> {
  const refersTo = new Map<Sheet, Set<string>>()
  const told = new Set<Sheet>()
  for (const {sheet, formula} of formulas) {
    const {sheets, words} = precedentsOf(formula)
    const all = refersTo.get(sheet) ?? new Set<string>()
    refersTo.set(sheet, all)
    for (const each of sheets) all.add(each)
    // What words stand for may have changed wherever it is.
    if (words.size > 0 || changed.has(sheet)) told.add(sheet)
  }
  const names = new Set([...changed, ...told].map(({name}) => name.toLowerCase()))
  for (let size = -1; size !== names.size;) {
    size = names.size
    for (const [sheet, all] of refersTo)
      if (!told.has(sheet) && [...all].some(name => names.has(name))) {
        told.add(sheet)
        names.add(sheet.name.toLowerCase())
      }
  }
  return told
}
