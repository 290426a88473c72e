import assert from 'node:assert/strict'
import {refsOf} from '../../src/core/readings.ts'
import {tieOutOf} from '../support/in-words.ts'

const DRINKS = `
  Fizzy Drinks Reports Second Quarter 2024 Results

  @

  Revenues and Volume
  | Concentrate Sales | Price/Mix | Reported Net Revenues | Organic Revenues | Unit Case Volume
  | Three Months Ended June 30, 2024 | Three Months Ended June 30, 2024 | Three Months Ended June 30, 2024 | Three Months Ended June 30, 2024 | Three Months Ended June 30, 2024
  Percent Change
  Consolidated | (1)% | 6% | 1% | 5% | (2)%
  Latin Lands | (3)% | 15% | (4)% | 12% | (7)%

  CONSOLIDATED STATEMENTS OF OPERATIONS AND COMPREHENSIVE INCOME
  (In millions)

  | Three Months Ended June 30, 2024 | Three Months Ended June 30, 2023 | % Increase (Decrease) in US $ | % Increase (Decrease) in Constant Currency | Six Months Ended June 30, 2024 | Six Months Ended June 30, 2023
  Net revenues | 12,535 | 12,363 | 1% | 4% | 23,664 | 23,663
  Restructuring charges | 28 | 32 | (13)% | (11)% | 39 | 68
  Operating income | 4,280 | 2,632 | 63% | 77% | 7,939 | 4,773
  Net income | 3,803 | 2,401 | 58% | 70% | 7,138 | 5,586
  Comprehensive income | 3,700 | 2,500 | 48% | 60% | 7,000 | 5,000

  KEY METRICS
  (In millions)

  | Three Months Ended June 30, 2024 | Three Months Ended June 30, 2023
  Comparable sales | 3.1% | 2.4%
  Store contribution | 627 | 600
  Stores opened | 12 | 9
  Adjusted EBITDA | 12 | (40)
  Free cash flow | 700 | 500
  Sale of plant | (88) | -
  Free cash flow excluding the plant sale (Non-GAAP) | 612 | 500

  CONSOLIDATED BALANCE SHEETS
  (In millions)

  | June 30, 2024 | December 31, 2023 | June 30, 2023
  Cash and cash equivalents | 9,590 | 10,828 | 9,100
  Inventories | 5,082 | 4,728 | 4,500
  Total assets | 104,333 | 100,549 | 99,000`

/** What became of each figure: its verdict, the figure, the facts it was held against. */
const told = (sentences: string): readonly string[] =>
  tieOutOf(DRINKS.replace('@', sentences)).prose.figures.map(({verdict, printed, reading, reason}) =>
    [verdict, printed, reading ? [reading.form, ...new Set(refsOf(reading.as))].join(' ') : reason].join(' | ')
  )

describe('the text of a release', () => {
  it('speaks of lines of a statement of operations and comprehensive income by their own names', () => {
    assert.deepEqual(told('Revenue was $12.5 billion.'), ['rounded | $12.5 billion | value IS!revenue[2Q24]'])
  })

  it('says growth at the rates of exchange of the year before, which its own column prints', () => {
    assert.deepEqual(
      told('Operating income was $4.3 billion, up 63% in USD and 77% in constant currency.').map(each =>
        each.replace(/IS!/g, '')
      ),
      [
        'rounded | $4.3 billion | value operating-income[2Q24]',
        'rounded | 63% | growth operating-income[2Q24] operating-income[2Q23]',
        'exact | 77% | value operating-income[2Q24/2Q23 #2]'
      ]
    )
    assert.deepEqual(told('Revenue grew 1% (5% in constant currencies).').at(-1)?.slice(0, 5), 'fails')
  })

  it('is more exact than a table of whole percents, and held against the figures themselves', () => {
    assert.deepEqual(told('Revenue increased 1.4% compared to the second quarter of 2023.'), [
      'rounded | 1.4% | growth IS!revenue[2Q24] IS!revenue[2Q23]'
    ])
  })

  it('says what a table of changes prints of the whole and of its parts', () => {
    const [volume, price] = told('Unit case volume declined 2%, and price/mix grew 6%.')
    assert.equal(volume, 'exact | 2% | value TAB!consolidated[2Q24 unit-case-volume]')
    assert.equal(price, 'exact | 6% | value TAB!consolidated[2Q24 price-mix]')
  })

  it('speaks of a part of the business under its heading', () => {
    const figures = told('Latin Lands\n\n  Price/mix grew 15%, driven by pricing. Unit case volume declined 7%.')
    assert.deepEqual(figures, [
      'exact | 15% | value TAB!latin-lands[2Q24 price-mix]',
      'exact | 7% | value TAB!latin-lands[2Q24 unit-case-volume]'
    ])
  })

  it('compares a growth with the growth of the time before', () => {
    assert.deepEqual(
      told('Comparable sales increased 3.1% compared to an increase of 2.4% in the second quarter of 2023.'),
      ['exact | 3.1% | value KPI!comparable-sales[2Q24]', 'exact | 2.4% | value KPI!comparable-sales[2Q23]']
    )
  })

  it('makes margins of any measure, and calls one that is negative a loss', () => {
    assert.deepEqual(
      told('Store contribution margin was 5.0%. Adjusted EBITDA loss was $40 million in the second quarter of 2023.'),
      [
        'rounded | 5.0% | ratio KPI!store-contribution[2Q24] IS!revenue[2Q24]',
        'exact | $40 million | value KPI!adjusted-ebitda[2Q23]'
      ]
    )
  })

  it('calls things by letters that it explains, and says first what a rate is a share of', () => {
    assert.deepEqual(
      told(
        'Our store contribution (“SC”) helped.\n\n  SC was $627 million. As a percentage of net revenues, store contribution was 5.0%.'
      ),
      [
        'exact | $627 million | value KPI!store-contribution[2Q24]',
        'rounded | 5.0% | ratio KPI!store-contribution[2Q24] IS!revenue[2Q24]'
      ]
    )
  })

  it('counts few things that are not said to be those of a line', () => {
    assert.deepEqual(told('The company remodeled 12 stores.'), ['untestable | 12 | no such line'])
  })

  it('has a line of its own for what leaves something out', () => {
    assert.deepEqual(told('Free cash flow excluding the plant sale was $0.6 billion.'), [
      'rounded | $0.6 billion | value KPI!free-cash-flow-excluding-the-plant-sale[2Q24]'
    ])
  })

  it('puts a time between a name and its verb', () => {
    assert.deepEqual(
      told(
        'Inventories at the end of the second quarter of 2024 totaled $5.1 billion, up $0.4 billion since year-end.'
      ),
      [
        'rounded | $5.1 billion | value BS!inventories[2Q24]',
        'rounded | $0.4 billion | change BS!inventories[2Q24] BS!inventories[4Q23]'
      ]
    )
  })

  it('speaks of two lengths up to one date', () => {
    assert.deepEqual(
      told(
        'During the three and six months ended June 30, 2024, restructuring charges were $28 million and $39 million, respectively.'
      ),
      ['exact | $28 million | value IS!restructuring[2Q24]', 'exact | $39 million | value IS!restructuring[YTD2Q24]']
    )
  })

  it('names a month that is no year', () => {
    assert.deepEqual(
      told(
        'Operating income was $4.3 billion, lifted by the plant that opened in May 2023. Net income was $3.8 billion.'
      ),
      ['rounded | $4.3 billion | value IS!operating-income[2Q24]', 'rounded | $3.8 billion | value IS!net-income[2Q24]']
    )
  })

  it('says points to the last digit, but not where it says all others in tens', () => {
    const margin = (points: string): string =>
      `Operating margin was 34.1% in the second quarter of 2024, up ${points} basis points year-over-year.`
    const points = (...said: readonly string[]): readonly string[] =>
      told(said.map(margin).join('\n\n')).flatMap(each => (each.includes('basis') ? [each.split(' | ')[0] ?? ''] : []))
    // 34.144% less 21.289%
    assert.deepEqual(points('1,286'), ['rounded'])
    assert.deepEqual(points('1,280', '1,290', '1,290', '1,280', '1,286'), [
      'exact',
      'rounded',
      'rounded',
      'exact',
      'fails'
    ])
    assert.deepEqual(points('1,280', '1,286', '1,290', '1,280', '1,286').at(-1), 'rounded')
  })
})
