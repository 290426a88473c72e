import type {Content} from '../../src/workbench/host/cell.ts'
import {IronCalculator} from '../../src/workbench/host/iron-calculator.ts'
import type {ReadBook, ReadCell} from './read-xlsx.ts'
import type {Recalculated} from './recalculation.ts'

/** Everything that a file holds but its stored values, calculated anew by IronCalc. */
export function recalculate(book: ReadBook): Recalculated {
  const calculator = new IronCalculator()
  calculator.reset(
    book.sheets.map(({name, cells}) => ({
      name,
      cells: [...cells].map(([address, cell]) => ({...placeOf(address), content: contentOf(cell)}))
    })),
    book.names.filter(name => name.tab === undefined).map(({name, range}) => ({name, formula: `=${range}`}))
  )
  calculator.evaluate()
  const tabs = new Map(book.sheets.map(({name}, index) => [name, index]))
  return (tab, address) => {
    const {row, column} = placeOf(address)
    const value = calculator.value(tabs.get(tab) ?? -1, row, column)
    return typeof value === 'boolean' ? String(value).toUpperCase() : value
  }
}

function contentOf({kind, value, formula}: ReadCell): Content {
  if (formula !== undefined) return {kind: 'formula', formula: `=${formula}`}
  if (kind === 'error') return {kind: 'error', value: String(value)}
  if (typeof value === 'number') return {kind: 'number', value}
  return kind === 'blank' ? {kind: 'empty'} : {kind: 'text', value, quoted: false}
}

/** `B5` as a place counted from 0. */
export function placeOf(address: string): {readonly row: number; readonly column: number} {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0)
  return {row: Number(digits) - 1, column: column - 1}
}
