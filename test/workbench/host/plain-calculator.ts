import type {Calculator, CalculatorSheet} from '../../../src/workbench/host/calculator.ts'
import type {Content, Value} from '../../../src/workbench/host/cell.ts'

/** Calculates numbers and references to one cell, and nothing else: enough for a browser without an engine in WebAssembly. */
export class PlainCalculator implements Calculator {
  private names: readonly string[] = []
  private readonly cells = new Map<string, Content>()

  reset(sheets: readonly CalculatorSheet[]): void {
    this.cells.clear()
    this.names = sheets.map(sheet => sheet.name)
    sheets.forEach((sheet, index) => {
      for (const {row, column, content} of sheet.cells) this.put(index, row, column, content)
    })
  }

  put(sheet: number, row: number, column: number, content: Content): void {
    this.cells.set(`${sheet} ${row} ${column}`, content)
  }

  evaluate(): void {}

  value(sheet: number, row: number, column: number): Value {
    const content = this.cells.get(`${sheet} ${row} ${column}`) ?? {kind: 'empty'}
    if (content.kind === 'empty') return ''
    if (content.kind !== 'formula') return content.value
    const number = Number(content.formula.slice(1))
    if (!Number.isNaN(number)) return number
    const [, name, letter = '', digits] = /^=(?:'?(\w+)'?!)?\$?([A-Z])\$?(\d+)$/.exec(content.formula) ?? []
    const of = name === undefined ? sheet : this.names.indexOf(name)
    return letter === '' ? '#NAME?' : this.value(of, Number(digits) - 1, letter.charCodeAt(0) - 65)
  }

  spill(): {readonly rows: number; readonly columns: number} {
    return {rows: 1, columns: 1}
  }
}
