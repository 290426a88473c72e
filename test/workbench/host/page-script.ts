/** The host's page in the browser: an Excel of either kind, with the add-in's page in a frame. Bundled by the test. */
import {MemoryBook} from '../../../src/workbench/host/memory-book.ts'
import {ExcelOnTheWeb} from '../../../src/workbench/host/web-channel.ts'
import {ExcelForWindows} from '../../../src/workbench/host/window-external.ts'
import {PlainCalculator} from './plain-calculator.ts'

const number = {name: 'x', type: 'number'}
const functions = {namespace: 'TEST', file: {functions: [{id: 'ADD', name: 'ADD', parameters: [number, number]}]}}
const options = {
  functions,
  book: (calls: ConstructorParameters<typeof MemoryBook>[1]) => new MemoryBook(new PlainCalculator(), calls)
}

/** Opens the add-in's page in Excel for Windows. */
export function forWindows(address: string): ExcelForWindows<MemoryBook> {
  const excel = new ExcelForWindows(options)
  const frame = document.createElement('iframe')
  frame.addEventListener('external', () => {
    if (frame.contentWindow) Object.defineProperty(frame.contentWindow, 'external', {value: excel.external()})
  })
  frame.src = address
  document.body.append(frame)
  return excel
}

/** Opens the add-in's page in Excel on the web. */
export function onTheWeb(address: string): ExcelOnTheWeb<MemoryBook> {
  const excel = new ExcelOnTheWeb(options)
  excel.open(document.createElement('iframe'), document.body, address)
  return excel
}
