import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {bodyOf} from '../../src/excel/function-body.ts'
import {functionsMetadata} from '../../src/excel/metadata.ts'
import {Session} from '../../src/excel/session.ts'
import type {Run} from '../../src/excel/write.ts'
import {FUNCTIONS} from '../../src/measures/functions.ts'
import type {Release} from '../../src/release/document.ts'
import type {HostedBook} from '../../src/workbench/host/engine.ts'
import type {MemoryBook} from '../../src/workbench/host/memory-book.ts'
import {type NodeHost, startNodeHost} from '../../src/workbench/host/native-bridge.ts'

/** The add-in at work: Microsoft's library over a workbook in memory, the session, and the functions associated. */
export interface AddIn<B extends HostedBook = MemoryBook> {
  readonly host: NodeHost<B>
  readonly run: Run
  readonly session: Session
  /** Batches that the add-in has given to Excel so far. */
  readonly batches: number
}

export const SAMPLE: Release = releaseAt(new URL('../../assets/sample-release.txt', import.meta.url))

export function releaseAt(url: URL): Release {
  return {name: url.pathname.split('/').at(-1) ?? '', bytes: readFileSync(url)}
}

export const ADDIN_FUNCTIONS = {functions: {namespace: 'INAP', file: functionsMetadata()}} as const

/** Starts as the functions bundle does, but with the library given and not global. */
export const startAddIn = (): AddIn => startAddInOver(startNodeHost(ADDIN_FUNCTIONS))

/** As {@link startAddIn}, over a host of the caller's that was started with `ADDIN_FUNCTIONS`. */
export function startAddInOver<B extends HostedBook>(host: NodeHost<B>, now?: () => number): AddIn<B> {
  let batches = 0
  const run: Run = batch => {
    batches++
    return host.Excel.run({delayForCellEdit: true}, batch)
  }
  const session = new Session(run, now)
  Object.assign(globalThis, {CustomFunctions: host.CustomFunctions})
  for (const spec of FUNCTIONS) host.CustomFunctions.associate(spec.name, bodyOf(spec, session))
  return {
    host,
    run,
    session,
    get batches() {
      return batches
    }
  }
}

/** Waits until nothing has gone over the wire for a while. */
export async function atRest<B extends HostedBook>({host}: AddIn<B>): Promise<void> {
  for (let before = -1; before !== host.counters.requests + host.counters.events;) {
    before = host.counters.requests + host.counters.events
    await host.idle(30_000)
    await new Promise(done => setTimeout(done, 300))
  }
}

/** Waits until a cell shows what it should, once a burst of events has settled and the sheets were read again. */
export async function shows<B extends HostedBook & {valueAt(address: string): unknown}>(
  {host}: AddIn<B>,
  address: string,
  expected: unknown
): Promise<void> {
  for (const until = Date.now() + 10_000; host.book.valueAt(address) !== expected && Date.now() < until;) {
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  await host.idle()
  assert.equal(host.book.valueAt(address), expected)
}
