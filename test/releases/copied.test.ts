/** One release in all the shapes that copying leaves it in: the same figures come out of each. */
import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import type {Release} from '../../src/release/document.ts'
import {agreementOf, figuresIn} from '../support/agreement.ts'
import {SHAPES, copied} from '../support/copied.ts'

/** A page with what pages have: signs in cells of their own, cells to make room, headings over several columns. */
function page(): Release {
  const figure = (text: string): string => {
    const [, sign = '', digits = '', close = ''] = /^(\$?)(\(?[\d,.—]+)(\)?)$/.exec(text) ?? []
    return sign === ''
      ? `<td colspan="2">${digits}</td><td>${close}</td><td></td>`
      : `<td>${sign}</td><td>${digits}</td><td>${close}</td><td></td>`
  }
  const row = (label: string, ...figures: readonly string[]): string =>
    `<tr><td>${label}</td><td></td>${figures.map(figure).join('')}</tr>`
  const heads = (each: number, ...texts: readonly string[]): string =>
    `<tr><td></td><td></td>${texts.map(text => `<td colspan="${each}">${text}</td><td></td>`).join('')}</tr>`
  const source = `<html><body><p>Wickmoor Lanterns Announces Second Quarter 2025 Results</p>
    <p>CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS</p><p>(In thousands, except per share amounts)</p><p>(Unaudited)</p>
    <table>${heads(7, 'Three Months Ended', 'Six Months Ended')}
    ${heads(3, 'June 30, 2025', 'June 30, 2024', 'June 30, 2025', 'June 30, 2024')}
    <tr><td>Net sales:</td></tr>
    ${row('Lanterns', '$61,150', '$57,482', '$120,300', '$112,940')}
    ${row('Wicks and oil', '4,985', '3,725', '9,120', '—')}
    ${row('Total net sales', '66,135', '61,207', '129,420', '112,940')}
    ${row('Cost of sales', '41,036', '38,915', '80,110', '75,230')}
    ${row('Gross profit', '25,099', '22,292', '49,310', '37,710')}
    <tr><td>Operating expenses:</td></tr>
    ${row('Selling and distribution', '7,845', '7,390', '15,230', '14,410')}
    ${row('Administrative', '4,412', '4,021', '8,830', '8,120')}
    ${row('Total operating expenses', '12,257', '11,411', '24,060', '22,530')}
    ${row('Operating income', '12,842', '10,881', '25,250', '15,180')}
    ${row('Interest expense', '(310)', '(295)', '(640)', '(602)')}
    ${row('Net income', '$12,532', '$10,586', '$24,610', '$14,578')}
    ${row('Diluted earnings per share', '$0.41', '$0.35', '$0.80', '$0.48')}
    </table><p>CONDENSED CONSOLIDATED BALANCE SHEETS</p><p>(In thousands)</p>
    <table>${heads(3, 'June 30, 2025', 'December 31, 2024')}
    <tr><td>Current assets:</td></tr>
    ${row('Cash and cash equivalents', '$8,512', '$9,301')}
    ${row('Accounts receivable, net', '14,220', '13,874')}
    ${row('Total current assets', '22,732', '23,175')}
    ${row('Property and equipment, net', '31,075', '30,660')}
    ${row('Total assets', '$53,807', '$53,835')}
    </table><p>Thank you.</p></body></html>`
  return {name: 'page.htm', bytes: new TextEncoder().encode(source)}
}

describe('a page that was copied', () => {
  const release = page()
  const figures = figuresIn(release)

  it('has all its figures to begin with', () => {
    assert.equal(figures.length, 12 * 4 + 5 * 2)
  })

  for (const [name, shape] of Object.entries(SHAPES))
    it(`has the same figures as ${name}`, () => {
      const {missing, surplus} = agreementOf(figures, figuresIn(copied(release, shape)))
      assert.deepEqual({missing, surplus}, {missing: [], surplus: []})
    })
})

describe('releases that are not in the repository, copied', () => {
  const shared = new URL('../../../shared/releases/', import.meta.url).pathname
  for (const name of ['AAPL-2QFY25', 'BKE-3QFY24'])
    it(`${name}: has nearly all of its figures in every shape, and no others`, function () {
      if (!existsSync(`${shared}${name}.htm`)) {
        console.log('      skipped: the releases are not beside this checkout')
        this.skip()
      }
      const release = {name: `${name}.htm`, bytes: readFileSync(`${shared}${name}.htm`)}
      const figures = figuresIn(release)
      for (const [shape, make] of Object.entries(SHAPES)) {
        const made = figuresIn(copied(release, make))
        const {same} = agreementOf(figures, made)
        const [found, right] = [same / figures.length, same / made.length]
        assert.ok(found > 0.94 && right > 0.94, `${shape}: ${found.toFixed(3)} found, ${right.toFixed(3)} right`)
      }
    })
})
