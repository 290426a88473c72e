/**
 * `npm run bench:quarters [COUNT] [grid]`: what importing the second, tenth and fortieth quarter into one workbook costs, beside
 * the first: requests, bytes on the wire, seconds of the add-in, and of the workbook that stands in for Excel's: the one in memory,
 * or with `grid` the one that the browser shows. The quarters agree with those before them but for a few figures. Asserts nothing.
 */
import {importRelease} from '../../src/excel/import.ts'
import {type Counters, Engine} from '../../src/workbench/host/engine.ts'
import {ADDIN_FUNCTIONS, startAddIn, startAddInOver} from '../excel/excel-fixture.ts'
import {quarterOf} from '../support/many-quarters.ts'
import {startGridHost} from '../workbench/grid/grid-fixture.ts'

const COUNT = Number(process.argv[2] ?? 40)
const SHOWN = [1, 2, 3, 5, 10, 20, 30, 40]
const NAMES = ['requests', 'actions', 'bytesSent', 'bytesReceived', 'cellsWritten'] as const

/** Seconds that the workbook behind the library took: they stand for Excel's own. */
let host = 0
const answer: unknown = Object.getOwnPropertyDescriptor(Engine.prototype, 'answer')?.value
Object.defineProperty(Engine.prototype, 'answer', {
  value(this: Engine, ...args: Parameters<Engine['answer']>) {
    const begun = seconds()
    if (typeof answer === 'function') Reflect.apply(answer, this, args)
    host += seconds() - begun
  }
})

/** Seconds that this process has computed: what else the machine does is left out. */
const seconds = (): number => {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1e6
}

const addIn = process.argv[3] === 'grid' ? startAddInOver(startGridHost(ADDIN_FUNCTIONS)) : startAddIn()
await addIn.session.start()
let first: readonly number[] | undefined
console.log(`${''.padEnd(8)}${[...NAMES, 'seconds', 'of the host'].map(name => name.padStart(18)).join('')}`)
for (let number = 1; number <= COUNT; number++) {
  // The first and the fortieth print as many columns: quarters in the middle of a year.
  const release = quarterOf(number + 1)
  const before: Counters = {...addIn.host.counters}
  const [begun, hosted] = [seconds(), host]
  const {added} = await importRelease(release, addIn.session, addIn.run)
  // What the events of an import are read for belongs to it.
  await new Promise(done => setTimeout(done, 300))
  await addIn.host.idle()
  const [inHost, took] = [host - hosted, seconds() - begun]
  const costs = [...NAMES.map(name => addIn.host.counters[name] - before[name]), took - inHost, inHost]
  first ??= costs
  if (!SHOWN.includes(number)) continue
  const cells = costs.map((cost, at) =>
    `${Number(cost.toFixed(2))} ×${(cost / (first?.[at] ?? 1)).toFixed(2)}`.padStart(18)
  )
  console.log(`${(added?.held.tag ?? '').padEnd(8)}${cells.join('')}`)
}
addIn.host.close()
