import {headlessGrid} from '../../../src/workbench/grid/headless-grid.ts'
import type {UniverBook} from '../../../src/workbench/grid/univer-book.ts'
import type {CellFunctions} from '../../../src/workbench/host/function-cells.ts'
import {type NodeHost, type NodeHostOptions, startNodeHostOver} from '../../../src/workbench/host/native-bridge.ts'

/** Starts the library over a workbook of Univer's. */
export function startGridHost(options: NodeHostOptions): NodeHost<UniverBook> {
  const {functions} = options
  return startNodeHostOver({
    ...options,
    book: calls => headlessGrid(functions && calls ? {functions: {...functions, calls}} : {})
  })
}

/** Runs a test over a fresh workbook of Univer's, and closes it however it ends. */
export function overGrid(test: (book: UniverBook) => Promise<void>, calls?: CellFunctions): () => Promise<void> {
  return async () => {
    const file = {functions: ['ECHO', 'TICK', 'GRID', 'FAIL'].map(name => ({id: name, name, description: name}))}
    const book = headlessGrid(calls ? {functions: {namespace: 'INAP', file, calls}} : {})
    try {
      await test(book)
    } finally {
      book.close()
    }
  }
}
