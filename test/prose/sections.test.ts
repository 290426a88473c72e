import assert from 'node:assert/strict'
import {refsOf} from '../../src/core/readings.ts'
import {tieOutOf} from '../support/in-words.ts'

/** A bank whose sections each begin with a table of their own. */
const BANK = `
  Rivergroup Reports First Quarter 2024 Results

  CONSUMER BANKING

  Results for Consumer
  | Three Months Ended March 31,
  ($ millions) | 2024 | 2023
  Net revenue | 17,653 | 16,456
  Branches & Wealth | 10,324 | 10,041
  Home Lending | 1,186 | 720
  Cards & Auto | 6,143 | 5,695
  Provision for credit losses | 1,913 | 1,402
  Net income | 4,831 | 5,243

  Discussion of Results:

  @consumer

  CORPORATE BANKING

  Results for Corporate
  | Three Months Ended March 31,
  ($ millions) | 2024 | 2023
  Net revenue | 13,633 | 13,600
  Provision for credit losses | 32 | 58
  Net income | 4,753 | 4,421

  Discussion of Results:

  @corporate`

const told = (consumer: string, corporate = ''): readonly string[] =>
  tieOutOf(BANK.replace('@consumer', consumer).replace('@corporate', corporate)).prose.figures.map(
    ({verdict, printed, reading}) =>
      [verdict, printed, reading ? [...new Set(refsOf(reading.as))].join(' ') : '-'].join(' | ')
  )

describe('what is said under a table', () => {
  it('is of that table, where others have lines of the name', () => {
    assert.deepEqual(told('Net income was $4.8 billion.', 'Net income was $4.8 billion, up 8%.'), [
      'rounded | $4.8 billion | TAB!net-income[1Q24]',
      'rounded | $4.8 billion | TAB-2!net-income[1Q24]',
      'rounded | 8% | TAB-2!net-income[1Q24] TAB-2!net-income[1Q23]'
    ])
  })

  it('calls a part by its own name and that of what it is a part of', () => {
    assert.deepEqual(
      told('Home Lending net revenue was $1.2 billion, up 65%. Cards & Auto revenue was $6.4 billion.'),
      [
        'rounded | $1.2 billion | TAB!home-lending[1Q24]',
        'rounded | 65% | TAB!home-lending[1Q24] TAB!home-lending[1Q23]',
        'fails | $6.4 billion | TAB!cards-auto[1Q24]'
      ]
    )
  })

  it('calls a line by one word of the name that it was given before', () => {
    assert.deepEqual(
      told(
        'The provision for credit losses was $1.9 billion, on better prospects in the outlook for homes. The prior-year provision was $1.4 billion.'
      ),
      [
        'rounded | $1.9 billion | TAB!provision-for-credit-losses[1Q24]',
        'rounded | $1.4 billion | TAB!provision-for-credit-losses[1Q23]'
      ]
    )
  })
})

const SHOES = `
  Shoe Works, Inc. (NYSE: SHOE) Reports Fourth Quarter 2024 Results

  @

  COMPARABLE SALES

  | Increase/(Decrease)
  | Quarters Ended December 31,
  | 2024 | 2023
  Stores | 10.3% | 3.7%
  Online | 14.0% | 16.0%
  Total | 11.7% | 9.7%

  CONSOLIDATED STATEMENTS OF INCOME
  (In millions, except per share data)

  | Three Months Ended December 31,
  | 2024 | 2023
  Revenues | 11,097 | 12,606
  Net income | 211 | 1,500
  Diluted earnings per share | 0.14 | 0.99

  CONSOLIDATED BALANCE SHEETS
  (In millions)

  | December 31, 2024 | December 31, 2023
  Cash and equivalents | 7,464 | 9,860
  Short-term investments | 1,687 | 1,722
  Inventories | 7,489 | 7,519
  Total current assets | 16,640 | 19,101

  RECONCILIATION OF DILUTED EARNINGS PER SHARE
  | Three Months Ended December 31,
  | 2024 | 2023
  Diluted earnings per share | 0.14 | 0.99
  Restructuring | 0.03 | 0.02
  Adjusted diluted earnings per share | 0.17 | 1.01`

const said = (sentence: string): readonly string[] =>
  tieOutOf(SHOES.replace('@', sentence)).prose.figures.map(({verdict, printed, reading}) =>
    [verdict, printed, reading ? [...new Set(refsOf(reading.as))].join(' ') : '-'].join(' | ')
  )

describe('the names of figures', () => {
  it('are those of all lines that they add up', () => {
    assert.deepEqual(
      said(
        'Cash and equivalents and short-term investments were $9.2 billion, down approximately $2.4 billion from last year.'
      ),
      [
        'rounded | $9.2 billion | BS!cash[4Q24] BS!short-term-investments[4Q24]',
        'rounded | $2.4 billion | BS!cash[4Q24] BS!short-term-investments[4Q24] BS!cash[4Q23] BS!short-term-investments[4Q23]'
      ]
    )
  })

  it('are followed by that of the company, and are what a table is titled', () => {
    assert.deepEqual(said('Inventories for Shoe Works, Inc. were $7.5 billion, flat compared to the prior year.'), [
      'rounded | $7.5 billion | BS!inventories[4Q24]',
      'rounded | flat | BS!inventories[4Q24] BS!inventories[4Q23]'
    ])
    assert.deepEqual(said('Global comparable sales increased 11.7% for the quarter.'), [
      'exact | 11.7% | KPI!total[4Q24]'
    ])
  })

  it('are those of the adjusted measure, where something is left out', () => {
    assert.deepEqual(said('Excluding the current year restructuring charges, diluted earnings per share was $0.17.'), [
      'exact | $0.17 | REC!normalized-eps[4Q24]'
    ])
  })
})
