/** How functions follow the sheets: what is read for it, and when they are told. */
import assert from 'node:assert/strict'
import {importRelease} from '../../src/excel/import.ts'
import {FUNCTIONS} from '../../src/measures/functions.ts'
import type {HostedBook} from '../../src/workbench/host/engine.ts'
import {startNodeHost} from '../../src/workbench/host/native-bridge.ts'
import {startGridHost} from '../workbench/grid/grid-fixture.ts'
import {ADDIN_FUNCTIONS, type AddIn, SAMPLE, atRest, shows, startAddIn, startAddInOver} from './excel-fixture.ts'

type Typed = HostedBook & {type(address: string, values: unknown): void; valueAt(address: string): unknown}

const CAPEX = '=INAP.CAPEX("1Q13")'

/** A workbook with the sample, in which nothing happens any more. */
async function imported<B extends Typed>(addIn: AddIn<B>): Promise<void> {
  await addIn.session.start()
  await importRelease(SAMPLE, addIn.session, addIn.run)
  await atRest(addIn)
}

/** Where the sample's cash flows state what was spent on property, in the first period. */
function spent({host}: AddIn<Typed>): string {
  const flows = host.book.sheet('1Q13 Cash Flows')
  const row = Array.from({length: 60}, (_, at) => at).find(at =>
    String(flows?.value(at, 0)).startsWith('Purchases of property')
  )
  assert.ok(row !== undefined)
  return `'1Q13 Cash Flows'!B${row + 1}`
}

function over(test: (addIn: AddIn) => Promise<void>, start: () => AddIn = startAddIn): () => Promise<void> {
  return async () => {
    const addIn = start()
    try {
      await imported(addIn)
      await test(addIn)
    } finally {
      addIn.host.close()
    }
  }
}

describe('functions that follow their sheets', () => {
  for (const [where, start, most] of [
    // The workbook in memory says of every sheet that it was calculated, also of those that no answer changes.
    ['in memory', (): AddIn<Typed> => startAddInOver(startNodeHost(ADDIN_FUNCTIONS)), 2],
    ['in the workbench', (): AddIn<Typed> => startAddInOver(startGridHost(ADDIN_FUNCTIONS)), 1]
  ] as const)
    it(`read them once after an edit, in a batch, ${where}`, async () => {
      const addIn = start()
      try {
        await imported(addIn)
        const {host} = addIn
        for (let row = 1; row <= 20; row++)
          host.book.type(`Sheet1!A${row}`, `${CAPEX}+INAP.FREECASHFLOW("1Q13")*${row}`)
        host.book.type('Sheet1!B1', CAPEX)
        await atRest(addIn)
        const [batches, syncs] = [addIn.batches, host.counters.syncs]
        host.book.type(spent(addIn), -9_999)
        await shows(addIn, 'Sheet1!B1', 9_999)
        await atRest(addIn)
        assert.ok(addIn.batches - batches <= most, `${addIn.batches - batches} batches`)
        assert.ok(host.counters.syncs - syncs <= 3 * most, `${host.counters.syncs - syncs} syncs`)
      } finally {
        addIn.host.close()
      }
    })

  it(
    'share one stream where they ask the same, as long as one cell asks',
    over(async addIn => {
      const {host} = addIn
      const open = (): number => host.functions?.open ?? 0
      host.book.type('Sheet1!A1:A3', [[CAPEX], [CAPEX], [CAPEX]])
      await shows(addIn, 'Sheet1!A3', 7_438)
      assert.equal(open(), 1)
      host.book.type('Sheet1!A1:A2', [[''], ['']])
      await host.idle()
      host.book.type(spent(addIn), -9_999)
      await shows(addIn, 'Sheet1!A3', 9_999)
      assert.equal(open(), 1)
      host.book.type('Sheet1!A3', '')
      await host.idle()
      assert.equal(open(), 0)
    })
  )

  it(
    'are pushed only where the answer is another',
    over(async addIn => {
      const told: unknown[] = []
      const stop = addIn.session.listen({spec: named('CASH'), args: ['1Q13'], tell: result => told.push(result)})
      addIn.host.book.type(spent(addIn), -9_999)
      await atRest(addIn)
      stop()
      assert.equal(told.length, 1)
    })
  )

  it(
    'say that they are circular where a statement rests on them, and go on once it does not',
    over(async addIn => {
      const {host} = addIn
      host.book.type('Sheet1!A1', CAPEX)
      await shows(addIn, 'Sheet1!A1', 7_438)
      const at = spent(addIn)
      host.book.type(at, '=-Sheet1!A1-1')
      await shows(addIn, 'Sheet1!A1', '#VALUE!')
      assert.match(host.book.messageAt('Sheet1!A1') ?? '', /^Circular/)
      const {requests} = host.counters
      await atRest(addIn)
      assert.ok(host.counters.requests - requests < 20, 'the circle has come to rest')
    })
  )

  it('are told again after Excel has refused to be read', async () => {
    const addIn = startAddIn()
    try {
      await imported(addIn)
      const told: unknown[] = []
      addIn.session.listen({spec: named('CASH'), args: ['1Q13'], tell: result => told.push(result)})
      addIn.host.faults.failAt(1, 'request')
      addIn.host.book.type(spent(addIn), -9_999)
      await until(() => told.length === 2)
    } finally {
      addIn.host.close()
    }
  })

  it('are told again at the next event where a result was given and nothing was calculated for a minute', async () => {
    let later = 0
    const addIn = startAddInOver(startNodeHost(ADDIN_FUNCTIONS), () => Date.now() + later)
    try {
      await imported(addIn)
      const told: unknown[] = []
      // Nobody takes the answer: no cell, and so no calculation.
      addIn.session.listen({spec: named('CASH'), args: ['1Q13'], tell: result => told.push(result)})
      addIn.host.book.type('Sheet1!D1', 'a note')
      await atRest(addIn)
      assert.equal(told.length, 1)
      addIn.session.listen({spec: named('CAPEX'), args: ['1Q13'], tell: () => undefined})
      later += 60_000
      addIn.host.book.type('Sheet1!D1', 'another note')
      await until(() => told.length === 2)
    } finally {
      addIn.host.close()
    }
  })
})

describe('a workbook that calculates when it is told to', () => {
  for (const [where, start] of [
    ['in memory', (): AddIn<Typed> => startAddInOver(startNodeHost(ADDIN_FUNCTIONS))],
    ['in the workbench', (): AddIn<Typed> => startAddInOver(startGridHost(ADDIN_FUNCTIONS))]
  ] as const)
    it(`shows its functions right after it was calculated, ${where}`, async () => {
      const addIn = start()
      try {
        await imported(addIn)
        const {host, session} = addIn
        host.book.type('Sheet1!A1', '=INAP.FREECASHFLOW("1Q13")')
        await until(() => typeof host.book.valueAt('Sheet1!A1') === 'number')
        const before = Number(host.book.valueAt('Sheet1!A1'))
        assert.equal(session.isManual, false)
        host.book.calculationMode = 'Manual'
        host.book.type(spent(addIn), -9_438)
        await until(() => session.isManual)
        assert.equal(host.book.valueAt('Sheet1!A1'), before)
        host.book.calculate()
        await until(() => host.book.valueAt('Sheet1!A1') === before - 2_000)
        host.book.calculationMode = 'Automatic'
        host.book.type(spent(addIn), -7_438)
        await until(() => host.book.valueAt('Sheet1!A1') === before && !session.isManual)
      } finally {
        addIn.host.close()
      }
    })
})

describe('a file opened before its functions were there', () => {
  it('is mended in one request a sheet, and a protected sheet keeps no function from answering', async () => {
    const addIn = startAddIn()
    try {
      await importRelease(SAMPLE, addIn.session, addIn.run)
      const {host, run, session} = addIn
      const stored = Array.from({length: 200}, () => Array.from({length: 5}, () => '=_xldudf_INAP_CAPEX("1Q13")'))
      host.book.type('Sheet1!A1:E200', stored)
      host.book.addSheet('Locked')
      host.book.type('Locked!A1:E200', stored)
      await run(async context => {
        context.workbook.worksheets.getItem('Locked').protection.protect()
        await context.sync()
      })
      await host.idle()
      const {actions} = host.counters
      await session.start()
      await shows(addIn, 'Sheet1!E200', 7_438)
      assert.ok(host.counters.actions - actions < 500, `${host.counters.actions - actions} actions for 2,000 cells`)
      assert.equal(host.book.valueAt('Sheet1!A1'), 7_438)
      assert.equal(host.book.valueAt('Locked!A1'), '#NAME?')
    } finally {
      addIn.host.close()
    }
  })
})

function named(name: string): (typeof FUNCTIONS)[number] {
  const spec = FUNCTIONS.find(each => each.name === name)
  assert.ok(spec)
  return spec
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !isSo() && Date.now() < end;) await new Promise(done => setTimeout(done, 25))
  assert.ok(isSo())
}
