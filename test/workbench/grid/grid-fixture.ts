import type {Univer} from '@univerjs/core'
import {headlessGrid, headlessParts} from '../../../src/workbench/grid/headless-grid.ts'
import {type BookOptions, UniverBook} from '../../../src/workbench/grid/univer-book.ts'
import type {UniverParts} from '../../../src/workbench/grid/univer-parts.ts'
import {startUniver} from '../../../src/workbench/grid/univer-start.ts'
import {unitId} from '../../../src/workbench/grid/workbook-unit.ts'
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

/** The same, with Univer's own commands at hand. */
export function startGridHostByHand(options: NodeHostOptions) {
  const parts = headlessParts()
  const univer = startUniver(parts, {})
  const {functions} = options
  const host = startNodeHostOver({
    ...options,
    book: calls => new UniverBook(parts, univer, functions && calls ? {functions: {...functions, calls}} : {})
  })
  return {host, byHand: handOver(host.book, univer, parts)}
}

/** Runs a test over a fresh workbook of Univer's, and closes it however it ends. */
export function overGrid(test: (book: UniverBook) => Promise<void>, calls?: CellFunctions): () => Promise<void> {
  return async () => {
    const book = headlessGrid(optionsOf(calls))
    try {
      await test(book)
    } finally {
      book.close()
    }
  }
}

/** A workbook in which Univer's own commands are run, as its menus do. */
export function gridByHand(calls?: CellFunctions) {
  const parts = headlessParts()
  const univer = startUniver(parts, {})
  const book = new UniverBook(parts, univer, optionsOf(calls))
  return {book, byHand: handOver(book, univer, parts)}
}

function handOver(book: UniverBook, univer: Univer, parts: UniverParts) {
  const commands = univer.__getInjector().get(parts.core.ICommandService)
  return (command: string, params: object): boolean =>
    commands.syncExecuteCommand(command, {unitId, subUnitId: book.active.id, ...params})
}

function optionsOf(calls: CellFunctions | undefined): BookOptions {
  const file = {functions: ['ECHO', 'TICK', 'GRID', 'FAIL'].map(name => ({id: name, name, description: name}))}
  return calls ? {functions: {namespace: 'INAP', file, calls}} : {}
}
