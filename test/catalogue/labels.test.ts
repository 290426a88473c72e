import assert from 'node:assert/strict'
import {cleanLabel, labelKey, slug} from '../../src/catalogue/labels.ts'

describe('the key of a label', () => {
  const same: ReadonlyArray<readonly [string, string]> = [
    ['Net (loss) income', 'Net income'],
    ['Adjusted EBITDA²', 'Adjusted EBITDA (non-GAAP)'],
    ['Total stockholders’ equity', "Total stockholders' equity"],
    ['Internet protocol (IP) services', 'IP services'],
    [
      'Term loan, less discount of $237 and $239, respectively',
      'Term loan, less discount of $329 and $388, respectively'
    ],
    ['Accounts receivable, net of allowance for doubtful accounts of $1,799', 'Accounts receivable'],
    ['Treasury stock, at cost; 408 and 267 shares, respectively', 'Treasury stock'],
    ['Common stock, $0.001 par value; 120,000 shares authorized', 'Common stock'],
    ['Common stock; 53,585 and 53,459 shares outstanding', 'Common stock; 9 and 53,585 shares issued'],
    ['SALES & MARKETING', 'Sales marketing'],
    ['Stock-based compensation', 'Stock based compensation']
  ]
  for (const [one, other] of same)
    it(`is the same for "${one}" and "${other}"`, () => {
      assert.equal(labelKey(one), labelKey(other))
      assert.notEqual(labelKey(one), '')
    })

  const apart: ReadonlyArray<readonly [string, string]> = [
    ['Property and equipment, net', 'Property and equipment'],
    ['Total assets', 'Assets'],
    ['Income tax expense, net of refunds', 'Income tax expense']
  ]
  for (const [one, other] of apart)
    it(`differs for "${one}" and "${other}"`, () => {
      assert.notEqual(labelKey(one), labelKey(other))
    })

  it('folds words into an acronym only where their initials make it', () => {
    assert.equal(labelKey('Services (US) revenue'), 'services revenue')
    assert.equal(labelKey('Voice over internet protocol (VOIP) sales'), 'voip sales')
  })
})

describe('a label as it is shown', () => {
  it('has no footnote marks', () => {
    assert.equal(cleanLabel('Segment profit¹'), 'Segment profit')
    assert.equal(cleanLabel('Segment  profit (2)'), 'Segment profit')
    assert.equal(cleanLabel('Total (b)'), 'Total')
  })

  it('keeps brackets that are part of it', () => {
    assert.equal(cleanLabel('Net (loss) income (GAAP)'), 'Net (loss) income (GAAP)')
    assert.equal(cleanLabel('Loss (gain)'), 'Loss (gain)')
  })
})

describe('a slug', () => {
  it('is made of words and hyphens', () => {
    assert.equal(slug('Exit activities & restructuring liability'), 'exit-activities-restructuring-liability')
  })

  it('is never empty', () => {
    assert.equal(slug('²'), 'line')
    assert.equal(slug('—'), 'line')
  })
})
