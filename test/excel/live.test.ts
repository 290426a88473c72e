/** How functions follow the sheets: what is read for it, and when they are told. */
import assert from 'node:assert/strict'
import {importRelease} from '../../src/excel/import.ts'
import type {Run} from '../../src/excel/write.ts'
import type {HostedBook} from '../../src/workbench/host/engine.ts'
import {startNodeHost} from '../../src/workbench/host/native-bridge.ts'
import {startGridHost} from '../workbench/grid/grid-fixture.ts'
import {ADDIN_FUNCTIONS, type AddIn, SAMPLE, shows, startAddInOver} from './excel-fixture.ts'

type Typing = HostedBook & {type(address: string, values: unknown): void; valueAt(address: string): unknown}

const BOOKS: ReadonlyArray<readonly [string, () => AddIn<Typing>]> = [
  ['in memory', () => startAddInOver(startNodeHost(ADDIN_FUNCTIONS))],
  ['of Univer’s', () => startAddInOver(startGridHost(ADDIN_FUNCTIONS))]
]

/** Until a second has passed in which nothing went over the wire. */
async function atRest({host}: AddIn<Typing>): Promise<void> {
  for (let before = -1; before !== host.counters.requests + host.counters.events;) {
    before = host.counters.requests + host.counters.events
    await host.idle(20_000)
    await new Promise(done => setTimeout(done, 600))
  }
}

for (const [where, start] of BOOKS)
  describe(`a workbook ${where}`, () => {
    let addIn: AddIn<Typing>
    before(async () => {
      addIn = start()
      await addIn.session.start()
      await importRelease(SAMPLE, addIn.session, addIn.run)
    })
    after(() => addIn.host.close())

    it('is read once after an edit: one batch, whatever is calculated for it', async () => {
      const {host, session} = addIn
      for (let row = 1; row <= 40; row++)
        host.book.type(`Model!A${row}`, `=INAP.CAPEX("1Q13")+INAP.FREECASHFLOW("1Q13")*${row}`)
    })
  })
