import assert from 'node:assert/strict'
import {importRelease} from '../../src/excel/import.ts'
import {followOwnMeasures} from '../../src/excel/own-rows.ts'
import {putOwnMeasure, removeOwnMeasure} from '../../src/excel/own-table.ts'
import type {Release} from '../../src/release/document.ts'
import {type AddIn, SAMPLE, shows, startAddIn} from './excel-fixture.ts'

const CASH = {name: 'Cash EBITDA', formula: '[Adjusted EBITDA] - CAPEX', format: '#,##0'}
const MINUS = {name: 'Minus', formula: '-[Goodwill] / 2', format: '0.0'}

function over(test: (addIn: AddIn) => Promise<void>): () => Promise<void> {
  return async () => {
    const addIn = startAddIn()
    followOwnMeasures(addIn.session, addIn.run)
    try {
      await addIn.session.start()
      await importRelease(SAMPLE, addIn.session, addIn.run)
      await test(addIn)
    } finally {
      addIn.host.close()
    }
  }
}

/** The row of the Measures sheet whose column reads so, counted from 0; -1 where none does. */
function rowOf({host}: AddIn, text: string, column = 0): number {
  const sheet = host.book.sheet('Measures')
  return Array.from({length: 80}, (_, at) => at).findIndex(at => sheet?.value(at, column) === text)
}

async function until(addIn: AddIn, isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isSo() && Date.now() < end;) await new Promise(done => setTimeout(done, 25))
  await addIn.host.idle()
  assert.ok(isSo())
}

describe('own measures in a workbook', () => {
  it(
    'are put into a table, answered by function, and written as native formulas that follow edits',
    over(async addIn => {
      const {book} = addIn.host
      book.type('Sheet1!A1', '=INAP.MEASURE("Cash EBITDA","1Q13")')
      await putOwnMeasure(CASH, undefined, addIn.run)
      await putOwnMeasure(MINUS, undefined, addIn.run)
      await shows(addIn, 'Sheet1!A1', 14_145 - 7_438)
      await until(addIn, () => rowOf(addIn, 'Minus') > 0)
      assert.equal(book.valueAt("'Own measures'!B6"), '-[Goodwill] / 2')
      const row = rowOf(addIn, 'Cash EBITDA') + 1
      assert.equal(book.valueAt(`Measures!B${row}`), 14_145 - 7_438)
      assert.equal(book.valueAt(`Measures!C${row}`), '')
      assert.equal(book.valueAt(`Measures!D${row}`), 12_233 - 16_824)
      assert.equal(book.valueAt(`Measures!B${row + 1}`), -59_605 / 2)
      const cash = book.sheet('1Q13 Cash Flows')
      const at = Array.from({length: 60}, (_, index) => index).find(index =>
        String(cash?.value(index, 0)).startsWith('Purchases of property')
      )
      assert.ok(at !== undefined)
      book.type(`'1Q13 Cash Flows'!B${at + 1}`, -8_438)
      await shows(addIn, 'Sheet1!A1', 14_145 - 8_438)
      assert.equal(book.valueAt(`Measures!B${row}`), 14_145 - 8_438)
    })
  )

  it(
    'follow the table as it is edited by hand or in the pane',
    over(async addIn => {
      const {book} = addIn.host
      await putOwnMeasure(CASH, undefined, addIn.run)
      await putOwnMeasure(MINUS, undefined, addIn.run)
      await until(addIn, () => rowOf(addIn, 'Minus') > 0)
      book.type("'Own measures'!B5", '[Adjusted EBITDA] * 2')
      await until(addIn, () => book.valueAt(`Measures!B${rowOf(addIn, 'Cash EBITDA') + 1}`) === 28_290)
      await putOwnMeasure({...MINUS, name: 'Half goodwill', formula: '[Goodwill]/2'}, 'Minus', addIn.run)
      await until(addIn, () => rowOf(addIn, 'Half goodwill') > 0 && rowOf(addIn, 'Minus') < 0)
      await removeOwnMeasure('Cash EBITDA', addIn.run)
      await until(addIn, () => rowOf(addIn, 'Cash EBITDA') < 0)
      await removeOwnMeasure('Half goodwill', addIn.run)
      await until(addIn, () => rowOf(addIn, 'Half goodwill') < 0)
      assert.ok(rowOf(addIn, 'Free cash flow') > 0)
    })
  )

  it(
    'stand among the measures of each company, over its own figures',
    over(async addIn => {
      const {book} = addIn.host
      const acme: Release = {
        name: 'acme.txt',
        bytes: new TextEncoder().encode(
          [
            'Acme Corp (NYSE: ACME) Reports First Quarter 2013 Results',
            '',
            'CONSOLIDATED STATEMENTS OF OPERATIONS',
            '(In thousands)',
            '',
            'Three Months Ended March 31,',
            '                      2013      2012',
            'Revenue              5,000     4,000',
            'Cost of sales        3,000     2,600',
            'Gross profit         2,000     1,400'
          ].join('\n')
        )
      }
      await importRelease(acme, addIn.session, addIn.run)
      await putOwnMeasure({name: 'Double revenue', formula: 'REVENUE * 2', format: '#,##0'}, undefined, addIn.run)
      const row = (tab: string): readonly unknown[] | undefined => {
        const sheet = book.sheet(tab)
        const at = Array.from({length: 80}, (_, index) => index).find(
          index => sheet?.value(index, 0) === 'Double revenue'
        )
        return at === undefined ? undefined : Array.from({length: 12}, (_, column) => sheet?.value(at, column))
      }
      await until(addIn, () => row('Measures') !== undefined && row('ACME Measures') !== undefined)
      assert.equal(row('Measures')?.[1], 139_398)
      assert.equal(row('ACME Measures')?.[1], 10_000)
      assert.ok(row('ACME Measures')?.includes('INAP.MEASURE("Double revenue",,"ACME")'))
      book.type('Sheet1!A1', '=INAP.MEASURE("Double revenue",,"ACME")')
      await shows(addIn, 'Sheet1!A1', 10_000)
      await removeOwnMeasure('Double revenue', addIn.run)
      await until(addIn, () => row('Measures') === undefined && row('ACME Measures') === undefined)
    })
  )

  it(
    'are never formulas of Excel’s, and say at which column they are wrong',
    over(async addIn => {
      const {book} = addIn.host
      await putOwnMeasure({name: '=1+1', formula: '=1+[Nothing like it]', format: ''}, undefined, addIn.run)
      await until(addIn, () => rowOf(addIn, '=1+1') > 0)
      assert.equal(book.valueAt("'Own measures'!A5"), '=1+1')
      assert.equal(book.valueAt("'Own measures'!B5"), '=1+[Nothing like it]')
      const row = rowOf(addIn, '=1+1')
      assert.match(String(book.sheet('Measures')?.value(row, 12)), /^=1\+1, column 4: no line or measure is called/)
    })
  )

  it(
    'of a table with something under it are left as they are',
    over(async addIn => {
      await putOwnMeasure(CASH, undefined, addIn.run)
      addIn.host.book.type("'Own measures'!A6", 'mine')
      await assert.rejects(putOwnMeasure(MINUS, undefined, addIn.run), /leave the row below it empty/)
      assert.equal(addIn.host.book.valueAt("'Own measures'!A6"), 'mine')
    })
  )
})
