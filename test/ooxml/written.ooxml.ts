/** Every way to a file, held against the schemas of Microsoft's Open XML SDK: Excel repairs what they do not allow. */
import assert from 'node:assert/strict'
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {editionOf} from '../../src/history/edition.ts'
import {addEdition} from '../../src/history/holdings.ts'
import {planWorkbook} from '../../src/plan/workbook.ts'
import {tieOut} from '../../src/tie-out.ts'
import {headlessGrid} from '../../src/workbench/grid/headless-grid.ts'
import {openFile} from '../../src/workbench/page/opened-file.ts'
import {savedFile} from '../../src/workbench/page/saved-file.ts'
import {readKept} from '../../src/xlsx/read-kept.ts'
import {updateXlsx} from '../../src/xlsx/update.ts'
import {writeXlsx} from '../../src/xlsx/write.ts'
import {hasValidator, schemaErrors} from '../support/ooxml-validator.ts'
import {samplePlan} from '../support/sample.ts'
import {SECOND_QUARTER, corrected} from '../support/second-quarter.ts'
import {smallPlan} from '../support/small-plan.ts'
import {withUserSheet} from '../support/user-sheet.ts'
import {work} from '../workbench/page/user-workbook.ts'

const CORRECTED = corrected(['10,258\t7,915', '10,200\t7,900\nAmortization of software\t58\t15'])

describe('A workbook written, held against the schemas of Open XML', function () {
  this.timeout(240_000)

  before(async function () {
    if (await hasValidator()) return
    console.log('    the Open XML validator cannot be had: skipped')
    this.skip()
  })

  it('is told where it is wrong', async () => {
    const parts = unzipSync(await writeXlsx(smallPlan()))
    const path = 'xl/styles.xml'
    parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace('<fills', '<fonts/><fills'))
    assert.match((await schemaErrors(zipSync(parts))).join('\n'), /styles\.xml.*unexpected child element/)
  })

  it('holds with every kind of content and style', async () => {
    assert.deepEqual(await schemaErrors(await writeXlsx(smallPlan())), [])
  })

  it('holds for the sample', async () => {
    assert.deepEqual(await schemaErrors(await writeXlsx(samplePlan())), [])
  })

  it('holds when a correction and a second quarter are written into the file', async () => {
    let bytes = withUserSheet(await writeXlsx(samplePlan()), {A1: "'1Q13 Operations'!B24*2", A2: 'INAP_REVENUE_1Q13'})
    for (const release of [CORRECTED, SECOND_QUARTER]) {
      const kept = readKept(bytes)
      assert.ok(kept.kind === 'held')
      const {holdings} = addEdition(kept.holdings, editionOf(tieOut(release)))
      bytes = (await updateXlsx(bytes, planWorkbook(kept.holdings), planWorkbook(holdings))).bytes
      assert.deepEqual(await schemaErrors(bytes), [])
    }
  })

  it('holds when the workbench saves what was made by hand, and the sample that it opened', async () => {
    const book = headlessGrid()
    try {
      await work(book)
      assert.deepEqual(await schemaErrors(await savedFile(book, 'INAP')), [])
    } finally {
      book.close()
    }
    const opened = headlessGrid()
    try {
      await openFile(await writeXlsx(samplePlan()), opened, 'INAP')
      await opened.settle()
      assert.deepEqual(await schemaErrors(await savedFile(opened, 'INAP')), [])
    } finally {
      opened.close()
    }
  })
})
