import assert from 'node:assert/strict'
import {failuresOf, relationsOf, sumsOf, tieOutText, verdictsOf} from '../support/in-words.ts'

const page = (heads: readonly string[], ...rows: ReadonlyArray<readonly string[]>): string => {
  const row = (cells: readonly string[]): string => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
  return `<html><body><p>Reconciliation of GAAP and non-GAAP measures</p><table>${row(['(In millions)', ...heads])}${rows.map(row).join('')}</table></body></html>`
}
const quarter = (...names: readonly string[]): readonly string[] =>
  names.map(name => `Three Months Ended March 31, 2024 ${name}`)

describe('columns', () => {
  const adjusted = (core: string): string =>
    page(
      quarter('GAAP', 'Adjustments', 'Non-GAAP'),
      ['Net revenue', '18,250', '—', '18,250'],
      ['Cost of sales', '8,248', '(121)', '8,127'],
      ['Research', '2,191', '(303)', '1,888'],
      ['Marketing', '1,345', '(87)', '1,258'],
      ['Administration', '3,216', '(240)', '2,976'],
      ['Restructuring', '96', '(96)', '—'],
      ['Taxes', '520', '144', '664'],
      ['Interest', '202', '(11)', '191'],
      ['Result', '2,431', '714', core]
    )

  it('add up in every line, as reported and adjustments to adjusted', () => {
    // 2,431 + 714 = 3,145
    const {model} = tieOutText(adjusted('3,145'))
    assert.equal(verdictsOf(model).filter(each => each.startsWith('exact crossFoot')).length, 9)
    assert.ok(relationsOf(model, 'crossFoot').includes('Cost of sales = Cost of sales + Cost of sales'))
  })

  it('tell a misprint in one line of many', () => {
    const failures = failuresOf(tieOutText(adjusted('3,154')))
    assert.ok(
      failures.some(each => each.startsWith('fails crossFoot') && each.includes('!result[')),
      failures.join()
    )
  })

  it('add up in no table where most lines do not', () => {
    const {model} = tieOutText(
      page(
        quarter('Here', 'There', 'Average'),
        ['Price of copper', '410', '402', '406'],
        ['Price of nickel', '1,820', '1,790', '1,805'],
        ['Price of zinc', '250', '262', '256']
      )
    )
    assert.deepEqual(relationsOf(model, 'crossFoot'), [])
  })
})

describe('columns of quarters', () => {
  const quarters = (year: string): string =>
    page(
      ['Q1 2023', 'Q2 2023', 'Q3 2023', 'Q4 2023', 'FY 2023'],
      ['Lending revenue', '41.2', '43.0', '44.9', '46.1', '175.2'],
      ['Servicing revenue', '12.1', '12.4', '12.0', '12.8', year],
      ['Loans outstanding', '804.1', '812.0', '820.4', '831.7', '831.7'],
      ['Total revenue', '53.3', '55.4', '56.9', '58.9', '224.5']
    )

  it('add up to their year in the lines of what comes and goes', () => {
    const {model} = tieOutText(quarters('49.3'))
    assert.deepEqual(
      verdictsOf(model).filter(each => each.includes('crossFoot')),
      [
        'exact crossFoot REC!lending-revenue[FY23]',
        'exact crossFoot REC!servicing-revenue[FY23]',
        'exact crossFoot REC!revenue[FY23]'
      ]
    )
  })

  it('accuse nobody where they do not: quarters are revised', () => {
    const found = tieOutText(quarters('49.9'))
    assert.ok(!failuresOf(found).some(each => each.includes('crossFoot')))
  })
})

describe('columns of rates', () => {
  it('make the change that they are the causes of by their names, however they are rounded', () => {
    const {model, checks} = tieOutText(
      page(
        quarter(
          'Volume',
          'Price/Mix',
          'Currency Impact',
          'Acquisitions & Divestitures',
          'Reported Net Sales',
          'Organic Net Sales'
        ),
        ['Percent change', '', '', '', '', '', ''],
        ['Group', '(1)%', '6%', '(3)%', '0%', '1%', '5%'],
        ['North', '2', '3', '1', '0', '5', '4'],
        ['South', '(1)', '15', '(17)', '0', '(4)', '13']
      )
    )
    assert.deepEqual(
      model.relations.filter(({kind, states}) => kind === 'crossFoot' && states.includes('!south')).map(({id}) => id),
      ['crossFoot:REC!south[1Q24 #5]', 'crossFoot:REC!south[1Q24 #6]']
    )
    assert.deepEqual(failuresOf({model, checks}), [])
  })
})

describe('a line of what there is at the end', () => {
  const stores = (end: string): string => `
    Store Activity
    | Thirteen Weeks Ended November 2, 2024 | Thirteen Weeks Ended October 28, 2023
    Stores open at beginning of period | 412 | 401
    New stores opened | 8 | 6
    Stores closed | 3 | 2
    Stores open at end of period | 417 | ${end}`

  it('is what there was at the beginning, and what has come and gone since', () => {
    assert.deepEqual(sumsOf(stores('405')), [
      'Stores open at end of period = Stores open at beginning of period + New stores opened - Stores closed'
    ])
  })

  it('is no sum where it is none', () => {
    assert.deepEqual(sumsOf(stores('395').replace('417', '431')), [])
  })
})

describe('percentages', () => {
  it('are shares that make a hundred, and ratios that make one', () => {
    assert.deepEqual(
      sumsOf(`
        Premiums by region
        | March 31, 2024 | March 31, 2023
        East | 61% | 60%
        West | 39% | 40%
        Total | 100% | 100%
        Loss ratio | 62.6% | 65.4%
        Expense ratio | 30.6% | 30.6%
        Combined ratio | 93.2% | 96.0%`),
      ['Total = East + West', 'Combined ratio = Loss ratio + Expense ratio']
    )
  })
})
