import assert from 'node:assert/strict'
import fc from 'fast-check'
import {Decimal, halfPlace, lastPlace, roundTo, toCellNumber} from '../../src/core/decimal.ts'

const rounded = (value: string, places: number): string => roundTo(new Decimal(value), places).toString()

describe('rounding', () => {
  const cases: ReadonlyArray<readonly [string, number, string]> = [
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['1.5', 0, '2'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.4999999999999999999', 0, '2'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['0.1245', 3, '0.125'],
    ['1250', -2, '1300'],
    ['-1250', -2, '-1300'],
    ['1249.9', -2, '1200'],
    ['499', -3, '0'],
    ['500', -3, '1000']
  ]
  for (const [value, places, expected] of cases)
    it(`takes ${value} to ${expected} at ${places} places`, () => {
      assert.equal(rounded(value, places), expected)
    })

  it('moves a figure by no more than half its last place', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({min: 1, max: 1000}),
        fc.integer({min: -6, max: 6}),
        (over, under, places) => {
          const value = new Decimal(over).div(under)
          const off = roundTo(value, places).minus(value).abs()
          // Forty digits are kept of a quotient, so the half itself may be missed by a hair.
          assert.ok(off.lte(halfPlace(places).plus('1e-25')), `${value.toString()} moves by ${off.toString()}`)
        }
      )
    )
  })

  it('leaves a rounded figure as it is', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({min: -3, max: 3}), (units, places) => {
        const value = new Decimal(units).times(lastPlace(places))
        assert.equal(roundTo(value, places).toString(), value.toString())
      })
    )
  })
})

describe('the last printed place', () => {
  it('is a tenth for one decimal and a thousand for minus three', () => {
    assert.equal(lastPlace(1).toString(), '0.1')
    assert.equal(lastPlace(0).toString(), '1')
    assert.equal(lastPlace(-3).toString(), '1000')
  })

  it('has a half on either side', () => {
    assert.equal(halfPlace(2).toString(), '0.005')
    assert.equal(halfPlace(0).toString(), '0.5')
    assert.equal(halfPlace(-3).toString(), '500')
  })
})

describe('a number for a cell', () => {
  it('is the double nearest to the decimal, with no speck of binary', () => {
    assert.equal(toCellNumber(new Decimal('0.1').plus('0.2')), 0.3)
    assert.equal(toCellNumber(new Decimal(-1643)), -1643)
  })

  it('keeps fifteen digits of a long fraction', () => {
    assert.equal(toCellNumber(new Decimal(1).div(3)), 0.333333333333333)
    assert.equal(toCellNumber(new Decimal(2).div(3)), 0.666666666666667)
  })

  it('keeps a dollar in a trillion', () => {
    assert.equal(toCellNumber(new Decimal('1000000000001')), 1000000000001)
  })
})
