import assert from 'node:assert/strict'
import {failuresOf, relationsOf, tieOutText, verdictsOf} from '../support/in-words.ts'

const page = (title: string, ...rows: ReadonlyArray<readonly string[]>): string => {
  const row = (cells: readonly string[]): string => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
  return `<html><body><p>${title}</p><table>${rows.map(row).join('')}</table></body></html>`
}
const QUARTERS = ['Three Months Ended March 31, 2024', 'Three Months Ended March 31, 2023']

describe('rates that are one line over another', () => {
  const casino = (win: string): string =>
    page(
      'Supplemental operating data (in thousands)',
      ['', ...QUARTERS],
      ['Table games drop', '$1,483,208', '$1,385,919'],
      ['Table games win', '354,520', '330,861'],
      ['Table games win %', win, '23.9%'],
      ['Slots handle', '5,881,245', '5,654,120'],
      ['Slots win', '548,101', '526,447'],
      ['Slots win %', '9.3%', '9.3%']
    )

  it('are found by the lines that they name', () => {
    // 354,520 / 1,483,208 = 23.90 %, 548,101 / 5,881,245 = 9.32 %
    const {model} = tieOutText(casino('23.9%'))
    assert.deepEqual(relationsOf(model, 'margin'), [
      'Table games win % = Table games win ÷ Table games drop',
      'Slots win % = Slots win ÷ Slots handle'
    ])
  })

  it('are not stated where one is off: what another rate of these figures is, is no misprint of this one', () => {
    assert.deepEqual(failuresOf(tieOutText(casino('31.2%'))), [])
  })

  it('are amounts per share where the shares stand below', () => {
    const {model} = tieOutText(
      page(
        'Earnings per unit of membership (in thousands, except per share amounts)',
        ['', ...QUARTERS],
        ['Distributable result', '$48,211', '$39,804'],
        ['Distributable result per share', '$1.71', '$0.99'],
        ['Shares used in computing the distributable result', '28,201', '40,210']
      )
    )
    assert.ok(
      verdictsOf(model).some(each => each.includes('perShare')),
      verdictsOf(model).join('\n')
    )
  })
})

describe('growth that stands in a line', () => {
  const YEARS = ['June 30, 2024', 'March 31, 2024', 'June 30, 2023', 'March 31, 2023'].map(
    ends => `Three Months Ended ${ends}`
  )
  const subscribers = (label: string): string =>
    page(
      'Supplemental data (in thousands)',
      ['', ...YEARS],
      ['Parcels carried', '13,442', '12,911', '12,205', '12,187'],
      [label, '10.1%', '5.9%', '7.4%', '3.2%']
    )

  it('is taken of the line before it, over the same quarter of the year before', () => {
    // 13,442 / 12,205 = 1.1013, 12,911 / 12,187 = 1.0594
    const {model} = tieOutText(subscribers('% change over prior year'))
    assert.deepEqual(relationsOf(model, 'growth').length, 1)
  })

  it('is not what currencies that stood still would have made of it', () => {
    const {model} = tieOutText(subscribers('% change in constant currency'))
    assert.deepEqual(relationsOf(model, 'growth'), [])
  })
})

describe('rates that are one column over another', () => {
  it('are yields of a year where the period is a quarter', () => {
    // 7,504 × 4 / 963,706 = 3.11 %
    const {model} = tieOutText(
      page(
        'Average balance sheet (in thousands)',
        ['', ...['Average balance', 'Income', 'Yield'].map(each => `Three Months Ended March 31, 2024 ${each}`)],
        ['Taxable securities', '$963,706', '$7,504', '3.11%'],
        ['Mortgages', '650,299', '7,337', '4.51%'],
        ['Commercial mortgages', '2,458,008', '28,447', '4.63%'],
        ['Commercial loans', '2,586,780', '42,790', '6.62%']
      )
    )
    assert.equal(verdictsOf(model).filter(each => each.startsWith('rounded margin')).length, 4)
  })
})
