import assert from 'node:assert/strict'
import {findMeasure} from '../../src/catalogue/measures.ts'
import {evaluate} from '../../src/measures/evaluate.ts'
import {tieOutText} from '../support/in-words.ts'
import {page, read, statementsOf} from '../support/table-page.ts'

describe('a table of an Indian company', () => {
  it('numbers its rows in a column of their own', () => {
    const {is, columns, lines} = read(
      'Statement of Consolidated Unaudited Financial Results for the Quarter ended 31 December 2024\n(₹ in crore)',
      `Sr. No. | Particulars | Quarter ended{2} | Year ended
       | | 31.12.2024 (Unaudited) | 31.12.2023 (Unaudited) | 31.03.2024 (Audited)
       1 | Revenue from operations | 4,812 | 4,402 | 17,610
       2 | Other income | 110 | 92 | 377
       3 | Total income (1+2) | 4,922 | 4,494 | 17,987
       4 | Expenses | | |
       (a) | Cost of materials consumed | 2,104 | 1,980 | 7,860
       (b) | Other expenses | 980 | 930 | 3,712
       | Total expenses | 3,084 | 2,910 | 11,572
       5 | Earnings per equity share (₹) Basic | 14.20 | 11.25 | 46.27`
    )
    assert.equal(is, 'income 10000000/10000000 INR')
    assert.deepEqual(columns, ['3Q25 2024-12-31/3', '3Q24 2023-12-31/3', 'FY24 2024-03-31/12'])
    assert.deepEqual(lines.slice(0, 4), [
      'Revenue from operations: 4812 | 4402 | 17610',
      'Other income: 110 | 92 | 377',
      'Total income (1+2): 4922 | 4494 | 17987',
      'Cost of materials consumed: 2104 | 1980 | 7860'
    ])
    assert.equal(lines.at(-1), 'Earnings per equity share (₹) Basic: 14.2 perShare | 11.25 perShare | 46.27 perShare')
  })
})

describe('a table of a Japanese company', () => {
  it('states its unit over each column', () => {
    const {is, lines} = read(
      'Consolidated Financial Results for the Three Months Ended June 30, 2024',
      `| Net sales{2} | Operating profit{2}
       Three months ended | Million yen | % | Million yen | %
       June 30, 2024 | 48,210 | 6.2 | 5,104 | 11.0
       June 30, 2023 | 45,395 | 3.1 | 4,598 | (2.4)`
    )
    assert.equal(is, 'summary 1000000/1000000 JPY')
    assert.equal(lines[0], 'June 30, 2024: 48210 | 6.2 percent | 5104 | 11 percent')
  })

  it('calls its result profit', () => {
    const [statement] = statementsOf(
      page(
        'Consolidated Statements of Income\n(Millions of yen)',
        `| Year ended March 31, 2024
         Net sales | 45,395
         Ordinary profit | 4,927
         Profit before income taxes | 4,912
         Income taxes | 1,470
         Profit | 3,442`
      )
    )
    assert.deepEqual(
      statement?.lines.map(line => line.concept),
      ['revenue', 'ordinary-profit', 'pretax-income', 'income-taxes', 'net-income']
    )
  })
})

describe('volumes and prices', () => {
  it('are no amounts of money, whatever the table’s scale', () => {
    const {is, lines} = read(
      'Selected operating data',
      `| Three Months Ended June 30, 2024
       Oil (MBbls) | 5,460
       Average daily production (thousand barrels per day) | 114
       Fuel gallons consumed (millions) | 146
       Costs ($ per Boe): |
       Lease operating expense | 8.12`
    )
    assert.equal(is, 'kpi 1/1 USD')
    assert.deepEqual(lines, [
      'Oil (MBbls): 5460 count',
      'Average daily production (thousand barrels per day): 114 count',
      'Fuel gallons consumed (millions): 146000000 count',
      'Lease operating expense: 8.12 count'
    ])
  })
})

describe('the only line of revenue', () => {
  it('is the revenue, however it is called', () => {
    const [statement] = statementsOf(
      page(
        'Statements of operations\n(in thousands)',
        `| Year ended December 31, 2024
         Collaboration revenue | 7,500
         Research and development | 92,010
         Net loss | (84,510)`
      )
    )
    assert.equal(statement?.lines[0]?.concept, 'revenue')
  })
})

describe('a company that is called First', () => {
  it('reports no first quarter for that', () => {
    const {columns} = read(
      'First Heron Bancorp, Inc. announces results\nConsolidated Statements of Income\n(in thousands)',
      `| Three Months Ended June 30, 2024 | Three Months Ended June 30, 2023
       Net interest income | 20,108 | 19,910
       Net income | 5,204 | 5,110`
    )
    assert.deepEqual(columns, ['2Q24 2024-06-30/3', '2Q23 2023-06-30/3'])
  })
})

describe('a column of figures before the labels', () => {
  it('is of the year before, as in a half-year of the United Kingdom', () => {
    const {columns, lines} = read(
      'Unaudited condensed consolidated income statement',
      `Year ended 31 Dec 2012 £m | | Note | Half year to 30 June 2013 £m | Half year to 30 June 2012 £m
       587.8 | Revenue | 2 | 316.5 | 301.3
       (490.3) | Cost of sales | | (264.1) | (254.0)
       97.5 | Operating profit | | 52.4 | 47.3`
    )
    assert.deepEqual(columns, ['FY12 2012-12-31/12', 'YTD2Q13 2013-06-30/6', 'YTD2Q12 2012-06-30/6'])
    assert.equal(lines[0], 'Revenue: 587.8 | 316.5 | 301.3')
  })
})

describe('a line that is an amount and one per share', () => {
  it('has each by how it is printed, and a rate where its column is of rates', () => {
    const {lines} = read(
      'Core earnings\n(in millions, except per share amounts)',
      `| Three Months Ended June 30, 2024{2} | % change
       | Earnings | Earnings per share |
       Earnings/EPS on a GAAP basis | 406 | 0.19 | 6
       EPS | | 1.48 | —%`
    )
    assert.deepEqual(lines, [
      'Earnings/EPS on a GAAP basis: 406 | 0.19 perShare | 6 percent',
      'EPS: . | 1.48 perShare | 0 percent'
    ])
  })
})

describe('tables of one segment each', () => {
  it('do not answer for the company', () => {
    const rows = (revenue: string, income: string): string =>
      `| 1Q24 | 4Q23
       Net revenue | ${revenue} | ${revenue}
       Provision for credit losses | 19 | 11
       Noninterest expense | 93 | 90
       Net income | ${income} | ${income}`
    const over = (title: string): string => `${title}\nResults for ${title}\n($ millions)`
    const {model} = tieOutText(
      `<html><body>${[
        page(over('EXAMPLE BANK (EXB)'), rows('41,934', '13,419').replace('Net revenue', 'Reported revenue')),
        page(over('CONSUMER BANKING (CB)'), rows('17,653', '4,831')),
        page(over('INVESTMENT BANKING (IB)'), rows('13,633', '4,753')),
        page(over('WEALTH MANAGEMENT (WM)'), rows('5,109', '1,290'))
      ].join('')}</body></html>`
    )
    assert.deepEqual(
      model.statements.map(({ofSegment}) => ofSegment ?? false),
      [false, true, true, true]
    )
    const measure = findMeasure('NETINCOME')
    const answer = measure && evaluate(model, measure, '1Q24')
    assert.equal(answer && 'value' in answer && answer.value?.toString(), '13419')
  })
})
