import assert from 'node:assert/strict'
import {typedFormula} from '../../src/excel/heal.ts'
import {importRelease} from '../../src/excel/import.ts'
import {makeLive, prepareForSharing} from '../../src/excel/share.ts'
import {savedFile} from '../../src/workbench/page/saved-file.ts'
import {recalculate} from '../support/ironcalc.ts'
import {readXlsx} from '../support/read-xlsx.ts'
import {type AddIn, SAMPLE, startAddIn} from './excel-fixture.ts'

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

async function withSample({session, run, host}: AddIn): Promise<void> {
  await session.start()
  await importRelease(SAMPLE, session, run)
  await host.idle()
}

/** What stands in a cell, as the formula bar shows it. */
function entered({host}: AddIn, row: number, column = 0): unknown {
  const content = host.book.sheet('Sheet1')?.content(row, column)
  return content?.kind === 'formula' ? content.formula : content?.kind === 'empty' ? '' : content?.value
}

describe('a formula stored in another’s name', () => {
  it('is read back as it is typed', () => {
    for (const [stored, typed] of [
      ['=_xldudf_INAP_ADJEBITDA("1Q13")', '=INAP.ADJEBITDA("1Q13")'],
      ["='FUNCRES.XLAM'!_xldudf_INAP_CASH()+1", '=INAP.CASH()+1'],
      ['=BloombergUI.xla!_xldudf_INAP_CAPEX("1Q13")', '=INAP.CAPEX("1Q13")'],
      ['=[2]!_xldudf_INAP_REVENUE()', '=INAP.REVENUE()'],
      ['=SUM(A1:A3)', '=SUM(A1:A3)']
    ] as const)
      assert.equal(typedFormula(stored), typed)
  })

  it(
    'is mended when the workbook opens, and no other cell is touched',
    over(async addIn => {
      await importRelease(SAMPLE, addIn.session, addIn.run)
      addIn.host.book.type('Sheet1!A1', '=_xldudf_INAP_ADJEBITDA("1Q13")')
      addIn.host.book.type('Sheet1!A2', "'=_xldudf_INAP_ADJEBITDA")
      addIn.host.book.type('Sheet1!A3', '=NOSUCHNAME')
      await addIn.session.start()
      await addIn.host.idle()
      assert.equal(entered(addIn, 0), '=INAP.ADJEBITDA("1Q13")')
      assert.equal(addIn.host.book.valueAt('Sheet1!A1'), 14145)
      assert.equal(entered(addIn, 1), '=_xldudf_INAP_ADJEBITDA')
      assert.equal(entered(addIn, 2), '=NOSUCHNAME')
    })
  )
})

describe('a workbook prepared for sharing', () => {
  it(
    'has names and values in place of functions, and is made live again',
    over(async addIn => {
      await withSample(addIn)
      const {book} = addIn.host
      const typed = [
        '=INAP.ADJEBITDA("Q1 2013")',
        '=INAP.SEGPROFIT("1Q13","IP services")',
        '=INAP.ADJEBITDA("1Q13")/INAP.REVENUE("1Q13")',
        '=1+1',
        '=INAP.UNITS()&" (INAP.REVENUE())"',
        '=ROUND(INAP.REVENUE($D$1,"millions"),1)*A4',
        '=INAP.REVENUE("3Q09")',
        '=SUM(INAP.REVENUE(INDEX(INAP.PERIODS(),1)),1)'
      ]
      book.type('Sheet1!D1', '1Q13')
      for (const [row, formula] of typed.entries()) book.type(`Sheet1!A${row + 1}`, formula)
      book.addName({
        name: 'Margin',
        formula: '=INAP.ADJEBITDA("1Q13")/INAP.REVENUE("1Q13")',
        comment: '',
        visible: true
      })
      await addIn.host.idle()
      const {known} = addIn.session
      assert.ok(known)
      assert.deepEqual(await prepareForSharing(known, addIn.run), {count: 8, left: []})
      await addIn.host.idle()
      assert.deepEqual(
        typed.map((_, row) => entered(addIn, row)),
        [
          '=INAP_ADJEBITDA_1Q13',
          '=INAP_SEGPROFIT_IP_SERVICES_1Q13',
          '=INAP_ADJEBITDA_1Q13/INAP_REVENUE_1Q13',
          '=1+1',
          '="USD thousands"&" (INAP.REVENUE())"',
          '=ROUND(69.699,1)*A4',
          '=NA()',
          69_700
        ]
      )
      assert.deepEqual(
        ['A1', 'A2', 'A5', 'A6', 'A7'].map(cell => book.valueAt(`Sheet1!${cell}`)),
        [14_145, 15_084, 'USD thousands (INAP.REVENUE())', 139.4, '#N/A']
      )
      assert.equal(book.names.find(({name}) => name === 'Margin')?.formula, '=INAP_ADJEBITDA_1Q13/INAP_REVENUE_1Q13')
      book.type('Sheet1!A2', 'mine')
      assert.deepEqual(await makeLive(addIn.run), {
        count: 7,
        left: ['Sheet1!A2 holds something else by now: it was left.']
      })
      await addIn.host.idle()
      assert.deepEqual(
        typed.map((_, row) => entered(addIn, row)),
        typed.with(1, 'mine')
      )
      assert.equal(
        book.names.find(({name}) => name === 'Margin')?.formula,
        '=INAP.ADJEBITDA("1Q13")/INAP.REVENUE("1Q13")'
      )
    })
  )

  it(
    'holds all that formulas spilled, as numbers that any other program shows, and does not spill over what came since',
    over(async addIn => {
      await withSample(addIn)
      const {book} = addIn.host
      book.type('Sheet1!B2', '=INAP.BRIDGE("ADJEBITDA","1Q13")')
      book.type('Sheet1!E2', '=INAP.PERIODS()')
      await addIn.host.idle()
      const shown = (): readonly unknown[] =>
        ['B', 'C', 'E'].flatMap(column => [2, 3, 4, 8].map(row => book.valueAt(`Sheet1!${column}${row}`)))
      const live = shown()
      assert.deepEqual(live.slice(4), ['1Q13', 820, 11_437, 14_145, '1Q13', '4Q12', '1Q12', ''])
      const {known} = addIn.session
      assert.ok(known)
      assert.deepEqual(await prepareForSharing(known, addIn.run), {count: 2, left: []})
      await addIn.host.idle()
      assert.equal(entered(addIn, 7, 2), 14_145)
      assert.deepEqual(shown(), live)
      const file = readXlsx(await savedFile(book, 'INAP'))
      const sheet = file.sheets.find(({name}) => name === 'Sheet1')
      assert.ok(![...(sheet?.cells.values() ?? [])].some(({formula}) => formula !== undefined))
      const alone = recalculate(file)
      assert.deepEqual(
        ['C2', 'C3', 'C8', 'E3'].map(cell => alone('Sheet1', cell)),
        ['1Q13', 820, 14_145, '4Q12']
      )
      book.type('Sheet1!C4', 5)
      assert.deepEqual(await makeLive(addIn.run), {
        count: 1,
        left: ['Sheet1!B2 would spill over C4, changed since: empty what you changed and press again.']
      })
      await addIn.host.idle()
      assert.equal(entered(addIn, 1, 4), '=INAP.PERIODS()')
      assert.equal(entered(addIn, 3, 2), 5)
      book.type('Sheet1!C4', 11_437)
      assert.deepEqual(await makeLive(addIn.run), {count: 1, left: []})
      await addIn.host.idle()
      assert.equal(entered(addIn, 1, 1), '=INAP.BRIDGE("ADJEBITDA","1Q13")')
      assert.deepEqual(shown(), live)
    })
  )
})
