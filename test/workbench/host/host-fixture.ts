import assert from 'node:assert/strict'
import type {Book} from '../../../src/workbench/host/book.ts'
import type {Value} from '../../../src/workbench/host/cell.ts'
import {type NodeHost, type NodeHostOptions, startNodeHost} from '../../../src/workbench/host/native-bridge.ts'

/** A workbook as the cases look into it and edit it as a user would. */
export interface TestedBook extends Book {
  type(address: string, values: unknown): void
  valueAt(address: string): Value
  messageAt(address: string): string | undefined
  close(): void
}

/** A host as the cases use it, over whichever workbook. */
export type TestedHost = NodeHost<TestedBook>

/** Which host the cases that are loaded now run over. */
export const subject: {start: (options: NodeHostOptions) => TestedHost} = {start: startNodeHost}

/** Runs a test over a fresh library and workbook, and closes them however it ends. */
export function overHost(
  test: (host: TestedHost) => Promise<void>,
  options: () => NodeHostOptions = () => ({})
): () => Promise<void> {
  const {start} = subject
  return async () => {
    const host = start(options())
    try {
      await test(host)
    } finally {
      host.close()
    }
  }
}

/** What the library throws, as far as tests look at it. */
export interface SeenError {
  readonly code: string
  readonly message: string
  readonly debugInfo: {
    readonly errorLocation?: string
    readonly statement?: string
    readonly surroundingStatements?: string[]
  }
}

/** Waits for a failure of the library with a code and gives it back. */
export async function failure(host: TestedHost, code: string, action: () => Promise<unknown>): Promise<SeenError> {
  try {
    await action()
  } catch (error) {
    assert(error instanceof host.OfficeExtension.Error, `not an OfficeExtension.Error: ${String(error)}`)
    assert.equal(error.code, code, error.message)
    return error
  }
  return assert.fail(`no failure, where ${code} was expected`)
}

/** Runs a batch on the first sheet. */
export async function onSheet<T>(
  host: TestedHost,
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>
): Promise<T> {
  return host.Excel.run(async context => {
    const result = await batch(context.workbook.worksheets.getFirst(), context)
    await context.sync()
    return result
  })
}

/** The values of an area. */
export async function valuesOf(host: TestedHost, address: string): Promise<unknown[][]> {
  const range = await onSheet(host, sheet => sheet.getRange(address).load('values'))
  return range.values
}

/** A handler of events that only notes what it is told. */
export function told<T>(note: (event: T) => void): (event: T) => Promise<void> {
  return event => {
    note(event)
    return Promise.resolve()
  }
}
