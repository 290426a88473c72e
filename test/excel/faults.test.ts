import assert from 'node:assert/strict'
import {whyFailed} from '../../src/excel/failure.ts'
import {carryOut, findKept, importRelease, proposeRelease, proposeRestore} from '../../src/excel/import.ts'
import {refreshExternalLinks} from '../../src/excel/external-links.ts'
import {readKept} from '../../src/excel/snapshot.ts'
import {Session} from '../../src/excel/session.ts'
import {INDEX_NAMESPACE, KEEP_NAMESPACE} from '../../src/plan/keep.ts'
import {SECOND_QUARTER, corrected} from '../support/second-quarter.ts'
import {type AddIn, SAMPLE, startAddIn} from './excel-fixture.ts'
import {picture} from './picture.ts'

const CORRECTED = corrected(['10,258', '10,300'])

/** A workbook that holds the sample release. */
const over =
  (test: (addIn: AddIn) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const addIn = startAddIn()
    await addIn.session.start()
    await importRelease(SAMPLE, addIn.session, addIn.run)
    await test(addIn)
  }

const OTHERS = '<theirs xmlns="urn:another:add-in">keep me</theirs>'

describe('what stands in the way of an update', () => {
  it(
    'is said of a protected sheet and of protected tabs, before anything is written',
    over(async addIn => {
      await addIn.run(async context => {
        context.workbook.worksheets.getItem('1Q13 Operations').protection.protect()
        await context.sync()
      })
      const before = picture(addIn)
      await assert.rejects(importRelease(CORRECTED, addIn.session, addIn.run), /1Q13 Operations is protected/)
      await assert.rejects(findKept(proposeRelease(CORRECTED, addIn.session), addIn.run), /Unprotect Sheet/)
      assert.deepEqual(picture(addIn), before)
    })
  )

  it(
    'is said of a cell that is being edited',
    over(async addIn => {
      const before = picture(addIn)
      let request = 1
      for (; ; request++) {
        addIn.host.faults.failAt(request, 'request', 'InvalidOperationInCellEditMode')
        const failure: unknown = await importRelease(CORRECTED, addIn.session, addIn.run).then(
          () => undefined,
          (each: unknown) => each
        )
        addIn.host.faults.clear()
        if (failure === undefined) break
        assert.match(whyFailed(failure), /a cell is being edited: press Enter or Esc/, `request ${request}`)
        assert.deepEqual(picture(addIn), before, `request ${request}`)
      }
      assert.ok(request > 3)
    })
  )

  it(
    'is no sheet that was deleted: it is written anew',
    over(async addIn => {
      await addIn.run(async context => {
        context.workbook.worksheets.getItem('1Q13 Cash Flows').delete()
        await context.sync()
      })
      const {written} = await importRelease(CORRECTED, addIn.session, addIn.run)
      assert.ok(written)
      assert.ok(addIn.host.book.sheets.some(({name}) => name === '1Q13 Cash Flows'))
    })
  )

  it(
    'is no part that was taken out, nor another add-in’s: what is kept is whole again, and theirs is left',
    over(async addIn => {
      const {book} = addIn.host
      await addIn.run(async context => {
        const parts = context.workbook.customXmlParts.getByNamespace(KEEP_NAMESPACE).load('items/id')
        context.workbook.customXmlParts.add(OTHERS)
        await context.sync()
        for (const part of parts.items) part.delete()
        await context.sync()
      })
      await assert.rejects(readKept(addIn.run), /incomplete or damaged/)
      await addIn.session.refresh()
      await importRelease(CORRECTED, addIn.session, addIn.run)
      const {releases} = await readKept(addIn.run)
      assert.deepEqual(
        releases.map(({versions}) => versions.length),
        [2]
      )
      assert.ok(book.xmlParts.some(({xml}) => xml === OTHERS))
    })
  )

  it(
    'is a record of a later version: it is said as the workbook is opened, and never replaced',
    over(async addIn => {
      await addIn.run(async context => {
        const part = context.workbook.customXmlParts.getByNamespace(INDEX_NAMESPACE).getOnlyItem()
        const xml = part.getXml()
        await context.sync()
        part.setXml(xml.value.replace('inap-holdings/1', 'inap-holdings/2'))
        await context.sync()
      })
      const before = picture(addIn)
      const opened = new Session(addIn.run)
      await opened.start()
      assert.match(opened.trouble ?? '', /later version of INAP .*Nothing in it was changed/)
      await assert.rejects(importRelease(SECOND_QUARTER, opened, addIn.run), /not what was last read/)
      await assert.rejects(importRelease(CORRECTED, addIn.session, addIn.run), /not what was last read/)
      assert.deepEqual(picture(addIn), before)
    })
  )

  it(
    'is another release that came in the meantime',
    over(async addIn => {
      const proposal = proposeRelease(CORRECTED, addIn.session)
      await importRelease(SECOND_QUARTER, addIn.session, addIn.run)
      const before = picture(addIn)
      await assert.rejects(carryOut(proposal, addIn.session, addIn.run), /holds other releases by now/)
      assert.deepEqual(picture(addIn), before)
    })
  )
})

describe('a former version', () => {
  it(
    'is shown again as the newest one, also after the workbook was read again',
    over(async addIn => {
      await importRelease(CORRECTED, addIn.session, addIn.run)
      const {holdings} = addIn.session
      await addIn.session.refresh()
      assert.equal(addIn.session.holdings, holdings)
      const proposal = proposeRestore('1Q13', 0, addIn.session)
      assert.ok(proposal)
      assert.deepEqual(
        proposal.changes?.figures.map(({was, now}) => [was.value.toNumber(), now.value.toNumber()]),
        [[10300, 10258]]
      )
      await carryOut(proposal, addIn.session, addIn.run)
      const {releases} = await readKept(addIn.run)
      assert.equal(releases[0]?.versions.length, 3)
    })
  )
})

describe('values of other workbooks', () => {
  it(
    'are fetched only where formulas refer to them, and only where Excel lets an add-in do it',
    over(async addIn => {
      assert.equal(await refreshExternalLinks(true, addIn.run), 'none')
      addIn.host.book.type('Sheet1!A1', "='[Model.xlsx]Sheet1'!A1")
      assert.equal(await refreshExternalLinks(false, addIn.run), 'byHand')
    })
  )
})
