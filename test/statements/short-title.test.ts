import assert from 'node:assert/strict'
import {cutAtWord, shortTitle} from '../../src/statements/short-title.ts'

const LONGEST = 26

describe('Tabs named after titles', () => {
  const titles: ReadonlyArray<readonly [string, string | undefined]> = [
    ['Table 4. Commercial Airplanes', 'Commercial Airplanes'],
    ['EARNINGS BEFORE INTEREST AND TAXES (EBIT)', 'Earnings Before Interest'],
    ['CORPORATE & INVESTMENT BANK (CIB)', 'Corporate & Investment'],
    ['ACME INC. AND SUBSIDIARIES SUPPLEMENTAL DATA – NET REVENUES', 'Net Revenues'],
    ['(5) Stock-based compensation was included in the following categories', 'Stock-based compensation'],
    ['UNAUDITED RECONCILIATION OF NON-GAAP FREE CASH FLOW', 'Free Cash Flow'],
    ['Reconciliation of GAAP and Non-GAAP Financial Measures Operating Margin', 'Operating Margin'],
    ['Second Quarter 2024 Segment Results', 'Segment Results'],
    ['Non-GAAP', 'Non-GAAP Summary'],
    ['Other income/(expense): net', 'Other income net'],
    // What names nothing, or says something.
    ['Attachment 2', undefined],
    ['Year to Date', undefined],
    ['RECONCILIATION OF SELECTED GAAP MEASURES TO NON-GAAP MEASURES', undefined],
    ['Our outlook assumes no change to the value of investments', undefined],
    ['', undefined]
  ]
  for (const [title, short] of titles)
    it(`${title || 'none'} → ${short ?? 'none'}`, () =>
      assert.equal(shortTitle(title, 'summary', LONGEST)?.toLowerCase(), short?.toLowerCase()))

  it('write capitals as a line would have them', () =>
    assert.equal(shortTitle('RETURN ON EBITDA BY REGION', 'other', 31), 'Return on EBITDA by Region'))

  it('end at a word, and after no small one', () => {
    assert.equal(cutAtWord('Net Operating Revenues by Operating Segment', 26), 'Net Operating Revenues')
    assert.equal(cutAtWord('Donaudampfschifffahrtsgesellschaft', 10), 'Donaudampf')
  })
})
