import assert from 'node:assert/strict'
import type {CallResult} from '../../src/measures/answer.ts'
import {shownPeriods} from '../../src/measures/derive.ts'
import {FUNCTIONS} from '../../src/measures/functions.ts'
import {type Known, knownOf, onlyRelease} from '../../src/measures/releases.ts'
import type {Model} from '../../src/model/model.ts'
import {modelOf} from '../support/in-words.ts'

const asking =
  (known: Known) =>
  (name: string, ...args: readonly unknown[]): unknown => {
    const spec = FUNCTIONS.find(each => each.name === name)
    assert.ok(spec, name)
    return shown(spec.answer(known, args))
  }
const shown = (result: CallResult): unknown =>
  result.kind === 'value' ? result.value : result.kind === 'spill' ? result.rows : `${result.code}: ${result.message}`

/** A second quarter whose cash flows are printed for the year to date alone. */
const second = modelOf(`
  Acme Corporation (NASDAQ: ACME)

  STATEMENTS OF INCOME
  (In thousands, except per share amounts)

  | Three Months Ended June 30, 2013 | Three Months Ended June 30, 2012 | Six Months Ended June 30, 2013 | Six Months Ended June 30, 2012
  Revenue | 1,200 | 1,000 | 2,300 | 1,900
  Net income | 120 | 100 | 220 | 190
  Weighted average diluted shares | 50 | 50 | 50 | 50

  STATEMENTS OF CASH FLOWS
  (In thousands)

  | Six Months Ended June 30, 2013 | Six Months Ended June 30, 2012
  Net cash provided by operating activities | 300 | 250
  Purchases of property and equipment | (80) | (70)

  BALANCE SHEETS
  (In thousands)

  | June 30, 2013 | December 31, 2012
  Cash and cash equivalents | 700 | 600`)

const first = modelOf(`
  Acme Corporation (NASDAQ: ACME)

  STATEMENTS OF INCOME
  (In thousands)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Revenue | 1,101 | 900

  STATEMENTS OF CASH FLOWS
  (In thousands)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Net cash provided by operating activities | 140 | 110
  Purchases of property and equipment | (30) | (20)`)

const year = modelOf(`
  Acme Corporation (NASDAQ: ACME)

  STATEMENTS OF INCOME
  (In millions)

  | Year Ended December 31, 2012 | Year Ended December 31, 2011
  Revenue | 4.1 | 3.6

  STATEMENTS OF CASH FLOWS
  (In millions)

  | Year Ended December 31, 2012 | Year Ended December 31, 2011
  Net cash provided by operating activities | 0.56 | 0.5
  Purchases of property and equipment | (0.13) | (0.1)`)

describe('a period that no release prints', () => {
  const one = asking(knownOf([second]))
  const three = asking(knownOf([second, first, year]))

  it('is a quarter, from years to date', () => {
    assert.equal(one('REVENUE', '1Q13'), 2300 - 1200)
    assert.equal(three('OPCASHFLOW', '2Q13'), 300 - 140)
    assert.equal(three('OPCASHFLOW', '-4Q'), 250 - 110)
    assert.equal(three('FREECASHFLOW', '2Q13'), 300 - 80 - (140 - 30))
  })

  it('is the last twelve months, in the unit of the first release', () => {
    assert.equal(three('REVENUE', 'LTM'), 4100 + 2300 - 1900)
    assert.equal(three('OPCASHFLOW', 'LTM 2Q13'), 560 + 300 - 250)
    assert.equal(three('OPCASHFLOW', 'LTM 1Q13'), 560 + 140 - 110)
    assert.equal(three('REVENUE', 'LTM', 'millions'), 4.5)
    assert.deepEqual(
      shownPeriods(onlyRelease(second)).map(({key}) => key),
      ['2Q13', 'YTD2Q13', '4Q12', '2Q12', 'YTD2Q12']
    )
  })

  it('is a year, from its quarters', () => {
    const quarters = modelOf(`
      STATEMENTS OF INCOME
      (In thousands)

      | 4Q 2013 | 3Q 2013 | 2Q 2013 | 1Q 2013 | 4Q 2012
      Revenue | 14 | 13 | 12 | 11 | 10`)
    const asked = asking(knownOf([quarters]))
    assert.equal(asked('REVENUE', 'FY13'), 50)
    assert.equal(asked('REVENUE', 'LTM 3Q13'), 46)
    assert.equal(asked('REVENUE', 'YTD 2Q13'), 23)
    assert.match(String(asked('REVENUE', 'FY12')), /missing: 1Q12, 2Q12, 3Q12/)
  })

  it('says how it is derived', () => {
    assert.deepEqual(three('BRIDGE', 'REVENUE', 'LTM'), [
      ['Revenue', 'LTM2Q13'],
      ['Revenue FY12', 4100],
      ['Revenue YTD2Q13', 2300],
      ['Revenue YTD2Q12', -1900],
      ['Revenue', 4500]
    ])
    const source = JSON.stringify(three('SOURCE', 'REVENUE', 'LTM'))
    assert.match(source, /^\[\["Revenue LTM2Q13","derived from other periods: FY12 \+ YTD2Q13 - YTD2Q12"/)
    assert.match(
      source,
      /"FY12","STATEMENTS OF INCOME","4.1","line \d+, columns \d+ to \d+","","Acme Corporation 4Q12"/
    )
    assert.match(String(three('REPORTED', 'REVENUE', 'LTM')), /prints no Revenue of its own for LTM2Q13: it is derived/)
  })

  it('is never made of shares', () => {
    assert.match(String(one('NORMSHARES', 'LTM')), /never added up over periods/)
  })

  it('is derived for a line, too, and of its own statement only', () => {
    assert.equal(three('LINE', 'CF', 'Purchases of property and equipment', '2Q13'), -50)
    assert.equal(three('LINE', '', 'Revenue', 'LTM'), 4500)
    assert.match(String(one('LINE', 'CF', 'Purchases of property and equipment', '2Q13')), /is not disclosed for 2Q13/)
    assert.match(
      String(one('LINE', 'IS', 'Weighted average diluted shares', '1Q13')),
      /1Q13 is not imported: no release here prints it/
    )
  })

  it('grows from another', () => {
    assert.equal(three('GROWTH', 'OPCASHFLOW', '2Q13'), Number(((160 - 140) / 140).toPrecision(15)))
    assert.equal(three('GROWTH', 'REVENUE', '2Q13', 'QoQ'), Number(((1200 - 1101) / 1101).toPrecision(15)))
  })
})

describe('a balance', () => {
  const asked = asking(knownOf([second]))

  it('is that of the last day of the period', () => {
    for (const spelling of ['4Q12', 'FY12', 'December 31, 2012', 41_274, 'LTM 4Q12', '-2Q'])
      assert.equal(asked('CASH', spelling), 600, String(spelling))
    for (const spelling of ['2Q13', 'YTD 2Q13', 'LTM', '0', 0])
      assert.equal(asked('CASH', spelling), 700, String(spelling))
    assert.equal(asked('LINE', 'BS', 'Cash and cash equivalents', 'FY12'), 600)
  })
})

describe('a date', () => {
  it('is the quarter, and of a company that reports by the year the year', () => {
    assert.equal(asking(knownOf([second]))('REVENUE', 'June 30, 2013'), 1200)
    const asked = asking(knownOf([year]))
    assert.equal(asked('REVENUE', 'December 31, 2011'), 3.6)
    assert.equal(asked('REVENUE', '-1'), 3.6)
    assert.equal(asked('REVENUE', 0), 4.1)
    assert.equal(asked('REVENUE'), 4.1)
    assert.match(String(asked('REVENUE', '4Q12')), /4Q12 is not imported/)
  })
})

describe('several releases', () => {
  const known = knownOf([first, second, year])
  const asked = asking(known)

  it('answer as last reported, or as first reported', () => {
    const restated: Model = modelOf(`
      Acme Corporation (NASDAQ: ACME)

      STATEMENTS OF INCOME
      (In thousands)

      | Three Months Ended March 31, 2014 | Three Months Ended March 31, 2013
      Revenue | 1,300 | 1,111`)
    const both = asking(knownOf([first, second, restated]))
    assert.equal(both('REVENUE', '1Q13'), 1111)
    assert.equal(both('REVENUE', '1Q13', undefined, 'first'), 1101)
    assert.equal(both('REVENUE', '1Q13', undefined, 'as last reported'), 1111)
    assert.equal(both('MEASURE', 'REVENUE', '1Q13', '1Q13'), 1101)
    assert.equal(both('MEASURE', 'REVENUE', '1Q13', 'latest'), 1111)
    assert.equal(both('LINE', 'IS', 'Revenue', '1Q13', 'first'), 1101)
    assert.equal(both('REVENUE'), 1300)
    assert.deepEqual(both('STATEMENT', 'IS', [['1Q14', '', '1Q13']]), [
      ['STATEMENTS OF INCOME, USD thousands', '1Q14', '', '1Q13'],
      ['Revenue', 1300, '', 1111]
    ])
    assert.deepEqual(both('STATEMENT', 'IS', '1Q13', 'ACME 1Q13'), [
      ['STATEMENTS OF INCOME, USD thousands', '1Q13'],
      ['Revenue', 1101]
    ])
  })

  it('are in the unit of the one imported first', () => {
    assert.equal(asked('REVENUE', 'FY12'), 4100)
    assert.equal(asked('UNITS'), 'USD thousands')
    assert.deepEqual(
      asked('PERIODS'),
      ['2Q13', 'YTD2Q13', '1Q13', '4Q12', 'FY12', '2Q12', 'YTD2Q12', '1Q12', 'FY11'].map(key => [key])
    )
  })

  it('are named where one that is asked for is not there', () => {
    assert.equal(
      asked('MEASURE', 'REVENUE', '1Q13', '3Q13'),
      'notAvailable: The release "3Q13" is not imported. Imported: ACME 1Q13, ACME 2Q13, ACME 4Q12.'
    )
  })

  it('of two companies are never mixed', () => {
    const other = modelOf(`
      Zenith Corporation (NYSE: ZEN)

      STATEMENTS OF INCOME
      (In thousands)

      | Three Months Ended March 31, 2013
      Revenue | 5`)
    const both = asking(knownOf([first, other]))
    assert.equal(both('REVENUE', '1Q13'), 1101)
    assert.match(String(both('REVENUE', '1Q12', undefined, 'ZEN 1Q13')), /1Q12 is not imported/)
    assert.equal(both('REVENUE', '1Q13', undefined, 'ZEN'), 5)
    assert.equal(both('REVENUE', '1Q13', undefined, 'acme corporation'), 1101)
  })
})
