import assert from 'node:assert/strict'
import {importRelease} from '../../src/excel/import.ts'
import {quarterOf} from '../support/many-quarters.ts'
import {startAddIn} from './excel-fixture.ts'

describe('one quarter after another', () => {
  it('costs about what the first did, in requests and bytes, however many there are', async () => {
    const addIn = startAddIn()
    await addIn.session.start()
    const {counters} = addIn.host
    const costs: Array<{readonly requests: number; readonly bytes: number}> = []
    // From the middle of a year to the middle of the next: the first and the last print as many columns.
    for (const quarter of [2, 3, 4, 5, 6]) {
      const before = {...counters}
      const {written} = await importRelease(quarterOf(quarter), addIn.session, addIn.run)
      assert.ok(written)
      // What the import's own events are read for belongs to it.
      await addIn.host.idle()
      costs.push({
        requests: counters.requests - before.requests,
        bytes: counters.bytesSent - before.bytesSent + counters.bytesReceived - before.bytesReceived
      })
    }
    addIn.host.close()
    const [first, , third] = costs
    const last = costs.at(-1)
    assert.ok(first && third && last)
    const said = JSON.stringify(costs)
    // Two more look at what stands there, and one forgets it again.
    assert.ok(last.requests <= first.requests + 3 && last.requests <= third.requests, said)
    assert.ok(last.bytes <= 1.25 * first.bytes, said)
  })
})
