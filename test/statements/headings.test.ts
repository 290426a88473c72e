/** Headings of columns in the styles of many issuers and countries: what periods and changes they are read as. */
import assert from 'node:assert/strict'
import {read, statementsOf, page} from '../support/table-page.ts'
import {columnsOf} from '../support/in-words.ts'

/** The columns alone. */
const columns = (over: string, rows: string): readonly string[] => read(over, rows).columns

const TWO = `Revenue | 1,234 | 1,134
       Net income | 123 | 113`
const THREE = `Revenue | 1,234 | 1,134 | 2,345
       Profit before tax | 123 | 113 | 234`

describe('headings of a company abroad', () => {
  it('say a half and a year up to a day, with their units in the same cell', () => {
    assert.deepEqual(
      read(
        'Consolidated income statement',
        `| Half year ended 30 June{2} | Year to 31 December
         | 2025 £m | 2024 £m | 2024 £m
         ${THREE}`
      ),
      {
        is: 'income 1000000/1000000 GBP',
        columns: ['YTD2Q25 2025-06-30/6', 'YTD2Q24 2024-06-30/6', 'FY24 2024-12-31/12'],
        lines: ['Revenue: 1234 | 1134 | 2345', 'Profit before tax: 123 | 113 | 234']
      }
    )
  })

  it('number their months', () => {
    assert.deepEqual(columns('Income statement\n(EUR million)', `| 4-6/2025 | 1–6/2025 | 1-12/2024\n${THREE}`), [
      '2Q25 2025-06-30/3',
      'YTD2Q25 2025-06-30/6',
      'FY24 2024-12-31/12'
    ])
  })

  it('print dates and lengths in figures, above thousands set apart by blanks', () => {
    const {columns, lines} = read(
      'Income statement\n(in millions of euros)',
      `| 30/06/2025 | 31/12/2024
       | 6 months | 12 months
       Revenue | 1 234,5 | 2 345,6
       Operating income | 234,5 | 345,6`
    )
    assert.deepEqual(columns, ['YTD2Q25 2025-06-30/6', 'FY24 2024-12-31/12'])
    assert.deepEqual(lines, ['Revenue: 1234.5 | 2345.6', 'Operating income: 234.5 | 345.6'])
  })

  it('give a range of days in figures', () => {
    assert.deepEqual(
      columns('Key figures\nin EUR m', `| 04/01–09/30/2025 | 07/01–09/30/2025 | 2024 FY\n${THREE}`).slice(0, 2),
      ['YTD2Q26 2025-09-30/6', '2Q26 2025-09-30/3']
    )
    assert.deepEqual(columns('Key figures\nin EUR m', `| 01/01–30/06/2025 | 01/04–30/06/2025 | 2024 FY\n${THREE}`), [
      'YTD2Q25 2025-06-30/6',
      '2Q25 2025-06-30/3',
      'FY24 2024-12-31/12'
    ])
  })

  it('call a year after the one that it ends in, where a forecast names its last day', () => {
    assert.deepEqual(
      columns(
        'Consolidated results\n(Billions of yen)',
        `| Three months ended June 30, 2025 | FY ending March 31, 2026 forecast | +/– %
         Net sales | 1,334.5 | 5,000.0 | 8.1%`
      ).slice(0, 2),
      ['1Q26 2025-06-30/3', 'FY26 2026-03-31/12']
    )
  })

  it('have units of their own country', () => {
    const is = (units: string, figure: string): readonly string[] => {
      const {is, lines} = read(
        `Income statement\n(${units})`,
        `| FY25 | FY24\nRevenue | ${figure} | 100\nProfit | 12 | 10`
      )
      return [is, lines[0] ?? '']
    }
    assert.deepEqual(is('Rs. in crores', '1,62,990'), ['income 10000000/10000000 INR', 'Revenue: 162990 | 100'])
    assert.deepEqual(is('₹ lakhs', '12,34,567.8'), ['income 100000/100000 INR', 'Revenue: 1234567.8 | 100'])
    assert.deepEqual(is('Unit: KRW trillion', '74.57'), [
      'income 1000000000000/1000000000000 KRW',
      'Revenue: 74.57 | 100'
    ])
    assert.deepEqual(is('Ps. millions', '1,234'), ['income 1000000/1000000 MXN', 'Revenue: 1234 | 100'])
    assert.deepEqual(is('CHF million', '1’234.5'), ['income 1000000/1000000 CHF', 'Revenue: 1234.5 | 100'])
  })

  it('lead to notes that are no figures', () => {
    assert.deepEqual(
      read(
        'Consolidated income statement\n(€ million)',
        `| Note | 2024 | 2023
         Revenue | 4 | 1,234 | 1,134
         Cost of sales | 5, 6(a) | (123) | (113)
         Profit before tax | | 100 | 90`
      ).lines[1],
      'Cost of sales: -123 | -113'
    )
  })
})

describe('headings of twelve months', () => {
  it('are those up to the latest quarter where they say no more', () => {
    for (const name of ['LTM', 'TTM', 'R12', 'Last 12 months'])
      assert.equal(
        columns('EBITDA\n(in millions)', `| Q1 2025 | Q2 2025 | ${name}\n${THREE}`)[2],
        'LTM2Q25 2025-06-30/12',
        name
      )
  })

  it('are the year of the quarters beside them', () => {
    assert.deepEqual(columns('Results 2025\n(in thousands)', `| Q3 | Q4 | Full Year\n${THREE}`), [
      '3Q25 2025-09-30/3',
      '4Q25 2025-12-31/3',
      'FY25 2025-12-31/12'
    ])
    assert.equal(
      columns(
        'Three month periods ended December 31, 2024\n(in thousands)',
        `| 2024{3}\n| 9/30/24 | 12/31/24 | Annual Totals\n${THREE}`
      )[2],
      'FY24 2024-12-31/12'
    )
  })

  it('are the year to date where the title says so', () => {
    assert.deepEqual(columns('Q3 YTD - Income by segment\n(in millions)', `| 2025 | 2024\n${TWO}`), [
      'YTD3Q25 2025-09-30/9',
      'YTD3Q24 2024-09-30/9'
    ])
  })
})

describe('a heading over several columns', () => {
  it('of two dates run together is of one each', () => {
    assert.deepEqual(
      columns(
        'STATEMENTS OF OPERATIONS\n(in thousands)',
        `| Three Months Ended{2}\n| June 30, 2025 June 30, 2024{2}\n${TWO}`
      ),
      ['2Q25 2025-06-30/3', '2Q24 2024-06-30/3']
    )
  })

  it('of two years leaves each column its own', () => {
    assert.deepEqual(
      columns(
        'REVENUES\n(in millions)',
        `| SIX MONTHS 2025 and 2024{3}\n| 2025 | 2024 | % Change\nUS | 1,234 | 1,134 | 9%`
      ),
      ['YTD2Q25 2025-06-30/6', 'YTD2Q24 2024-06-30/6', 'YTD2Q25/YTD2Q24 rate']
    )
  })

  it('is centred where the headings under it come again', () => {
    assert.deepEqual(
      columns(
        'RESULTS\n($ in Millions)',
        `| | Q4 | | | Full Year |
         | 2025 | 2024 | % Change | 2025 | 2024 | % Change
         Sales | 1,234 | 1,134 | 9% | 4,000 | 3,800 | 5%`
      ),
      [
        '4Q25 2025-12-31/3',
        '4Q24 2024-12-31/3',
        '4Q25/4Q24 rate',
        'FY25 2025-12-31/12',
        'FY24 2024-12-31/12',
        'FY25/FY24 rate'
      ]
    )
  })
})

describe('columns between what is reported and what is adjusted', () => {
  it('are of the same period', () => {
    assert.deepEqual(
      columns(
        'GAAP to Non-GAAP Reconciliation\n($ in millions)',
        `| Fourth Quarter 2025 | Intangible asset | | Fourth Quarter 2025
         | GAAP | amortization | Litigation | Non-GAAP
         Cost of sales | $765 | (60) | (5) | $700`
      ),
      [
        '4Q25 2025-12-31/3',
        '4Q25 intangible-asset-amortization 2025-12-31/3',
        '4Q25 litigation 2025-12-31/3',
        '4Q25 non-gaap 2025-12-31/3'
      ]
    )
  })

  it('lead to what holds now, where a period is restated', () => {
    assert.deepEqual(
      columns(
        'BALANCE SHEETS\n(in thousands)',
        `| December 31, 2024{3}
         | As Previously Reported | Adjustment | As Restated
         Total assets | $41,000 | $500 | $41,500`
      ),
      ['4Q24 as-previously-reported 2024-12-31/0', '4Q24 adjustment 2024-12-31/0', '4Q24 2024-12-31/0']
    )
  })
})

describe('columns of changes', () => {
  it('compare what their figures are made of', () => {
    assert.deepEqual(
      columns(
        'Results\n(R$ million)',
        `| 2Q25 | 2Q24 | Δ% | 1Q25 | Δ%
         Net revenue | 1,234 | 1,134 | 8.8% | 1,200 | 2.8%
         EBITDA | 123 | 113 | 8.8% | 120 | 2.5%
         Net income | 61 | 51 | 19.6% | 60 | 1.7%`
      ),
      ['2Q25 2025-06-30/3', '2Q24 2024-06-30/3', '2Q25/2Q24 rate', '1Q25 2025-03-31/3', '2Q25/1Q25 rate']
    )
  })

  it('are in percent under `% Change`, whatever the tables’ own unit', () => {
    assert.equal(
      columns(
        'Sales by product',
        `| REPORTED SALES vs. PRIOR PERIOD ($MM){3}
         | FOURTH QUARTER{3}
         | 2025 | 2024 | % Change
         US | 1,234 | 1,134 | 8.8%`
      )[2],
      '4Q25/4Q24 rate'
    )
  })

  it('reach as far as their figures, though the heading over them does not', () => {
    assert.deepEqual(
      columns(
        'REGIONAL SALES\n(in millions)\nSecond quarter',
        `| | | | % Change{2} | Adjusted
         | 2025 | 2024 | Reported | Operational | Currency | Operational
         U.S. | $1,516 | $1,163 | 30.4% | 2.9 | - | 2.7
         Europe | 1,190 | 1,641 | (27.5) | (1.1) | (10.4) | (1.0)`
      ).slice(2),
      ['2Q25/2Q24 #4 rate', '2Q25/2Q24 rate', '2Q25/2Q24 #2 rate', '2Q25/2Q24 #3 rate']
    )
  })

  it('are not searched for among hundreds of columns', () => {
    const many = Array.from({length: 290}, (_, index) => index)
    const figures = (row: number): string => many.map(index => String((index * 7 + row * 11) % 900)).join(' | ')
    const head = many
      .map(index => (index % 3 === 2 ? '% Change' : `Q${1 + (index % 4)} 20${10 + (index % 15)}`))
      .join(' | ')
    const start = performance.now()
    columns(
      'Results\n(in thousands)',
      `| ${head}\n${[1, 2, 3, 4].map(row => `Line ${row} | ${figures(row)}`).join('\n')}`
    )
    assert.ok(performance.now() - start < 20_000)
  })

  it('are as many as their figures under one heading', () => {
    const [statement] = statementsOf(
      page(
        'STATEMENT OF INCOME\n(in millions)\nQuarters ended June 30,',
        `| 2025 | 2024 | Inc/ (Dec)
         Sales | $100 | $80 | $20 | 25%
         Costs | 60 | 50 | 10 | 20`
      )
    )
    assert.ok(statement)
    assert.deepEqual(columnsOf(statement).slice(2), ['2Q25/2Q24 amount', '2Q25/2Q24 #2 rate'])
  })
})

describe('columns of shares', () => {
  it('stand beside each period under a bare percent sign', () => {
    assert.deepEqual(
      columns(
        'Income statement\n(in millions)',
        `| 2Q25 | % | 2Q24 | % | Var. %
         Net sales | 1,234 | 100.0 | 1,134 | 100.0 | 8.8`
      ),
      ['2Q25 2025-06-30/3', '2Q25 #2 2025-06-30/3', '2Q24 2024-06-30/3', '2Q24 #2 2024-06-30/3', '2Q25/2Q24 rate']
    )
  })
})

describe('columns of a bank', () => {
  it('hold averages over a time, and rates that are none where they print signs of money', () => {
    assert.deepEqual(
      columns(
        'AVERAGE BALANCES\n(in millions)',
        `| Second Quarter 2025{2}
         | Average Balance | Rate
         Loans | $4,123 | 5.98%`
      ),
      ['2Q25 average-balance 2025-06-30/3', '2Q25 rate 2025-06-30/3']
    )
    assert.equal(
      read(
        'CHANGE IN NET INTEREST INCOME\n(in thousands)',
        `| Three Months Ended June 30, 2025{2}
         | Volume | Rate
         Loans | $123 | $61
         Securities | (23) | 6`
      ).lines[1],
      'Securities: -23 | 6'
    )
  })
})

describe('lines', () => {
  it('are a quarter each of the year that stands beside the headings', () => {
    const [statement] = statementsOf(
      page(
        'Store Update',
        `Fiscal 2022 | Stores open | Stores closed
         1st Quarter | 1,308 | 4
         2nd Quarter | 1,318 | 0`
      )
    )
    assert.deepEqual(
      statement?.lines.map(line => line.period?.key),
      ['1Q22', '2Q22']
    )
  })
})

describe('columns of ranges', () => {
  it('say which holds the upper ends', () => {
    assert.deepEqual(
      columns(
        'Outlook for fiscal 2026\n(in millions)',
        '| Current Outlook\nRevenue | $1,200 to $1,250\nCapex | $80 - $90'
      ),
      ['FY26 2026-12-31/12', 'FY26 high 2026-12-31/12']
    )
  })
})
