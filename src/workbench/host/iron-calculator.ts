import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Model, initSync} from '@ironcalc/wasm'
import type {Calculator, CalculatorName, CalculatorSheet} from './calculator.ts'
import type {Content, Value} from './cell.ts'

// The engine gives only formatted values, so formula cells get a format that shows all digits a double has in decimal.
const allDigits = '0.00000000000000E+00'
const kinds = {number: 1, boolean: 4} as const
// An error the engine carries through formulas but no user can mean: it stands for a result that has not come yet.
const pending = '#N/IMPL!'
// The engine's own errors as Excel shows the same state: a circle is worth nothing, what cannot be read is no name.
const shownAs: Readonly<Record<string, Value>> = {[pending]: '#BUSY!', '#CIRC!': 0, '#ERROR!': '#NAME?'}

let started = false

/** IronCalc, an open-source engine in WebAssembly, behind the {@link Calculator} interface. Node only: it reads its file. */
export class IronCalculator implements Calculator {
  private model = emptyModel()

  reset(sheets: readonly CalculatorSheet[], names: readonly CalculatorName[]): void {
    this.model.free()
    this.model = emptyModel()
    sheets.forEach((sheet, index) => {
      if (index > 0) this.model.newSheet()
      this.model.renameSheet(index, sheet.name)
    })
    for (const {name, sheet, formula} of names) {
      // A name the engine refuses stays unknown to it, and formulas that use it show #NAME?.
      refusable(() => this.model.newDefinedName(name, sheet ?? null, formula.replace(/^=/, '')))
    }
    sheets.forEach((sheet, index) => {
      for (const {row, column, content} of sheet.cells) this.put(index, row, column, content)
    })
  }

  put(sheet: number, row: number, column: number, content: Content): void {
    if (content.kind === 'formula') {
      this.model.updateRangeStyle({sheet, row: row + 1, column: column + 1, width: 1, height: 1}, 'num_fmt', allDigits)
    }
    this.model.setUserInput(sheet, row + 1, column + 1, inputOf(content))
  }

  evaluate(): void {
    this.model.evaluate()
  }

  value(sheet: number, row: number, column: number): Value {
    const at = [sheet, row + 1, column + 1] as const
    const kind = this.model.getCellType(...at)
    const text = this.model.getFormattedCellValue(...at)
    if (text === '') return ''
    if (kind === kinds.boolean) return text === 'TRUE'
    if (kind !== kinds.number) return shownAs[text] ?? text
    // Spilled cells have no formula and so keep the General format; their content is the plain number.
    const digits = Number(text)
    return Number.isNaN(digits) ? Number(this.model.getCellContent(...at)) : digits
  }

  spill(sheet: number, row: number, column: number): {readonly rows: number; readonly columns: number} {
    const structure = this.model.getCellArrayStructure(sheet, row + 1, column + 1)
    if (typeof structure === 'object' && 'DynamicAnchor' in structure) {
      const [columns, rows] = structure.DynamicAnchor
      return {rows, columns}
    }
    return {rows: 1, columns: 1}
  }
}

function emptyModel(): Model {
  if (!started) {
    const file = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')
    initSync({module: readFileSync(file)})
    started = true
  }
  const model = new Model('book', 'en', 'UTC', 'en')
  model.pauseEvaluation()
  return model
}

function inputOf(content: Content): string {
  switch (content.kind) {
    case 'empty':
      return ''
    case 'number':
      return String(content.value)
    case 'boolean':
      return content.value ? 'TRUE' : 'FALSE'
    case 'error':
      return content.value === '#BUSY!' ? pending : content.value
    case 'text':
      return `'${content.value}`
    case 'formula':
      return withoutLinks(content.formula)
  }
}

/** The engine has no HYPERLINK, which shows its second argument; where it leads is no value. Texts in quotes stay. */
const withoutLinks = (formula: string): string =>
  formula.includes('HYPERLINK(')
    ? formula.replace(/"(?:[^"]|"")*"|\bHYPERLINK\(/g, part => (part.startsWith('"') ? part : 'CHOOSE(2,'))
    : formula

function refusable(action: () => void): void {
  try {
    action()
  } catch {
    // Refused; see the caller.
  }
}
