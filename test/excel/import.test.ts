import assert from 'node:assert/strict'
import {existsSync} from 'node:fs'
import {importRelease} from '../../src/excel/import.ts'
import {writeWorkbook} from '../../src/excel/write.ts'
import {holding} from '../../src/history/holdings.ts'
import {planWorkbook} from '../../src/plan/workbook.ts'
import {tieOut} from '../../src/tie-out.ts'
import {SAMPLE, type AddIn, releaseAt, startAddIn} from './excel-fixture.ts'
import {picture} from './picture.ts'

const MEGABYTE = 1_000_000
const whole = new URL('../../../shared/releases/INAP-1Q13.txt', import.meta.url)

/** Runs a test over a fresh workbook, and ends it whatever happens. */
function over(test: (addIn: AddIn) => Promise<void>): () => Promise<void> {
  return async () => {
    const addIn = startAddIn()
    try {
      await test(addIn)
    } finally {
      addIn.host.close()
    }
  }
}

describe('an import', () => {
  it(
    'writes the sheets of the release',
    over(async addIn => {
      const {written} = await importRelease(SAMPLE, addIn.session, addIn.run)
      await addIn.host.idle()
      assert.equal(written, true)
      assert.deepEqual(
        addIn.host.book.sheets.map(sheet => sheet.name),
        [
          'Sheet1',
          '1Q13 Cover',
          '1Q13 Summary',
          '1Q13 Operations',
          '1Q13 Balance Sheet',
          '1Q13 Cash Flows',
          '1Q13 Adjusted EBITDA',
          '1Q13 Normalized net income',
          '1Q13 Segments',
          'Measures',
          '1Q13 Checks',
          '1Q13 Prose',
          '1Q13 Facts'
        ]
      )
      assert.equal(addIn.host.book.valueAt("'1Q13 Adjusted EBITDA'!B13"), 14145)
    })
  )

  it(
    'takes at most 6 syncs and 5 MB a request',
    over(async ({host, run}) => {
      const found = tieOut(SAMPLE)
      await writeWorkbook(planWorkbook(holding(found)), run)
      // The import has three; one more ends a run of Excel.
      assert.equal(host.counters.syncs, 4)
      assert.ok(host.counters.bytesSent < 5 * MEGABYTE, `${host.counters.bytesSent} bytes in all`)
    })
  )

  it(
    'gives its tabs other names where the user has tabs of those names',
    over(async addIn => {
      addIn.host.book.addSheet('1Q13 Summary')
      addIn.host.book.type("'1Q13 Summary'!A1", 'mine')
      await importRelease(SAMPLE, addIn.session, addIn.run)
      assert.equal(addIn.host.book.valueAt("'1Q13 Summary'!A1"), 'mine')
      assert.ok(addIn.host.book.sheet('1Q13 Summary 2'))
      assert.equal(addIn.host.book.valueAt("'1Q13 Summary 2'!B8"), 44392)
    })
  )

  it(
    'writes nothing for a release without figures',
    over(async addIn => {
      const before = picture(addIn)
      const {written, found} = await importRelease(
        {name: 'x', bytes: new TextEncoder().encode('Nothing to see.')},
        addIn.session,
        addIn.run
      )
      assert.equal(written, false)
      assert.equal(found.problems[0]?.code, 'no-tables')
      assert.deepEqual(picture(addIn), before)
    })
  )

  it(
    'leaves the workbook as it was wherever in a batch it fails',
    over(async addIn => {
      const before = picture(addIn)
      const {actions} = addIn.host.counters
      for (let at = 1; at < 4000; at += 331) {
        addIn.host.faults.failAt(at, 'action')
        await assert.rejects(importRelease(SAMPLE, addIn.session, addIn.run))
        assert.deepEqual(picture(addIn), before, `after action ${at}`)
      }
      addIn.host.faults.clear()
      assert.ok(addIn.host.counters.actions > actions)
      await importRelease(SAMPLE, addIn.session, addIn.run)
    })
  )

  it('imports the release whole', async function () {
    if (!existsSync(whole)) this.skip()
    await over(async addIn => {
      const {found} = await importRelease(releaseAt(whole), addIn.session, addIn.run)
      assert.equal(found.model.facts.size, 334)
      assert.equal(addIn.host.book.valueAt("'1Q13 Adjusted EBITDA'!B13"), 14145)
    })()
  })
})
