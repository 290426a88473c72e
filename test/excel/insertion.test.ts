import assert from 'node:assert/strict'
import {MEASURES} from '../../src/catalogue/measures.ts'
import {importRelease} from '../../src/excel/import.ts'
import {insertAtSelection} from '../../src/excel/insert.ts'
import {type Insertion, type Picked, type Shape, planInsertion} from '../../src/excel/insertion.ts'
import {isFailure} from '../../src/measures/answer.ts'
import {knownOf} from '../../src/measures/releases.ts'
import {sample} from '../support/sample-model.ts'
import {type AddIn, SAMPLE, startAddIn} from './excel-fixture.ts'

const OWN = [{name: 'Cash EBITDA', formula: '[Adjusted EBITDA] - CAPEX', format: '0.0'}]
const known = knownOf([sample.model], OWN)

const picked = (id: string, rest: Partial<Picked> = {}): Picked => ({
  measure: MEASURES.find(each => each.id === id) ?? OWN.find(({name}) => name === id) ?? assert.fail(id),
  company: undefined,
  segment: undefined,
  period: '1Q13',
  unit: '',
  form: 'function',
  ...rest
})

function planned(shape: Shape, of: Picked, periods: readonly string[] = []): Insertion {
  const plan = planInsertion(shape, of, periods, known)
  return isFailure(plan) ? assert.fail(plan.message) : plan
}

const entries = ({cells}: Insertion): ReadonlyArray<readonly unknown[]> =>
  cells.map(row =>
    row.map(({entry}) => (typeof entry === 'function' ? entry((down, right) => `R${down}C${right}`) : entry))
  )

describe('what the builder inserts', () => {
  it('is a call with what was picked and no more', () => {
    const figure = (of: Picked): unknown => entries(planned('figure', of))[0]?.[0]
    assert.equal(figure(picked('ADJEBITDA')), '=INAP.ADJEBITDA("1Q13")')
    assert.equal(figure(picked('ADJEBITDA', {period: ''})), '=INAP.ADJEBITDA()')
    assert.equal(figure(picked('ADJEBITDA', {unit: 'millions'})), '=INAP.ADJEBITDA("1Q13","millions")')
    assert.equal(figure(picked('SEGPROFIT', {segment: 'ip-services'})), '=INAP.SEGPROFIT("1Q13","ip-services")')
    assert.equal(figure(picked('REVENUE', {company: 'INAP', period: '-1Q'})), '=INAP.REVENUE("-1Q",,"INAP")')
    assert.equal(figure(picked('Cash EBITDA')), '=INAP.MEASURE("Cash EBITDA","1Q13")')
    assert.equal(figure(picked('ADJEBITDA', {form: 'name', period: '-1Q'})), '=INAP_ADJEBITDA_4Q12')
    assert.equal(figure(picked('ADJEBITDA', {form: 'value'})), 14_145)
  })

  it('has the number format of its unit', () => {
    const format = (of: Picked): unknown => planned('figure', of).cells[0]?.[0]?.format
    assert.equal(format(picked('EBITDAMARGIN')), '0.0%_);(0.0%)')
    assert.equal(format(picked('NORMEPS')), '#,##0.00_);(#,##0.00)')
    assert.equal(format(picked('REVENUE')), '#,##0_);(#,##0)')
    assert.equal(format(picked('REVENUE', {unit: 'millions'})), '#,##0.0_);(#,##0.0)')
    assert.equal(format(picked('Cash EBITDA')), '0.0')
  })

  it('says what there is none of', () => {
    const plan = planInsertion('figure', picked('ADJEBITDA', {period: '3Q12'}), [], known)
    assert.ok(isFailure(plan))
    assert.match(plan.message, /3Q12 is not imported/)
    const name = planInsertion('figure', picked('ADJEBITDA', {form: 'name', unit: 'millions'}), [], known)
    assert.ok(isFailure(name))
  })

  it('may be a row whose figures follow their headings, or the bridge', () => {
    assert.deepEqual(entries(planned('row', picked('REVENUE'), ['1Q12', '1Q13'])), [
      [null, "'1Q12", "'1Q13"],
      ["'Revenue", '=INAP.REVENUE(R0C1)', '=INAP.REVENUE(R0C2)']
    ])
    const bridge = planned('bridge', picked('ADJEBITDA', {unit: 'millions'}))
    assert.deepEqual(entries(bridge), [['=INAP.BRIDGE("ADJEBITDA","1Q13",,"millions")']])
    assert.deepEqual(
      bridge.shown.at(-1)?.map(({value}) => value),
      ['Adjusted EBITDA', 14.145]
    )
    assert.equal(entries(planned('bridge', picked('ADJEBITDA', {form: 'value'}))).length, 7)
  })
})

describe('an insertion', () => {
  async function selecting(address: string, {run}: AddIn): Promise<void> {
    await run(async context => {
      context.workbook.worksheets.getItem('Sheet1').activate()
      context.workbook.worksheets.getItem('Sheet1').getRange(address).select()
      await context.sync()
    })
  }

  it('goes to the selected cell with its formats, and never over what stands there, nor where it would spill over it', async () => {
    const addIn = startAddIn()
    const {book} = addIn.host
    try {
      await addIn.session.start()
      await importRelease(SAMPLE, addIn.session, addIn.run)
      await selecting('B2', addIn)
      const row = planned('row', picked('EBITDAMARGIN'), ['1Q12', '1Q13'])
      assert.match(await insertAtSelection(row, addIn.run), /B2:D3$/)
      await addIn.host.idle()
      const sheet = book.sheet('Sheet1')
      assert.equal(book.valueAt('Sheet1!D2'), '1Q13')
      assert.equal(book.valueAt('Sheet1!B3'), 'Adjusted EBITDA margin')
      const content = sheet?.content(2, 3)
      assert.equal(content?.kind === 'formula' && content.formula, '=INAP.EBITDAMARGIN(D$2)')
      assert.ok(Math.abs(Number(book.valueAt('Sheet1!D3')) - 0.2029) < 0.0001)
      assert.equal(sheet?.style(2, 3)['numberFormat'], '0.0%_);(0.0%)')
      book.type('Sheet1!D2', '1Q12')
      await addIn.host.idle()
      assert.ok(Math.abs(Number(book.valueAt('Sheet1!D3')) - 0.1825) < 0.0001)
      await assert.rejects(
        insertAtSelection(row, addIn.run),
        /B2:D3 has to be empty, and C2 and 4 more are not. Nothing was inserted: select a cell with room for 2 × 3/
      )
      book.type('Sheet1!G14', 'mine')
      await selecting('F10', addIn)
      const bridge = planned('bridge', picked('ADJEBITDA'))
      await assert.rejects(insertAtSelection(bridge, addIn.run), /F10:G16 has to be empty, and G14 is not/)
      assert.equal(book.valueAt('Sheet1!F10'), '')
      await selecting('I10', addIn)
      assert.match(await insertAtSelection(bridge, addIn.run), /I10:J16$/)
      await addIn.host.idle()
      assert.equal(book.valueAt('Sheet1!J16'), 14_145)
      assert.equal(sheet?.style(15, 9)['numberFormat'], '#,##0_);(#,##0)')
    } finally {
      addIn.host.close()
    }
  })
})
