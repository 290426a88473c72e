import assert from 'node:assert/strict'
import {refsOf} from '../../src/core/readings.ts'
import {tieOutOf} from '../support/in-words.ts'

const TABLES = `
  CONDENSED STATEMENTS OF OPERATIONS
  (In millions)

  | Three Months Ended April 30,
  | 2024 | 2023
  Revenues | 824 | 741
  Operating income | 41 | 22

  REMAINING OBLIGATION
  (in billions)

  | Current | Noncurrent | Total
  As of April 30, 2024 | 24.1 | 22.6 | 46.7
  As of April 30, 2023 | 21.5 | 20.5 | 42.0

  Revenue constant currency growth rates by region were as follows

  | Three Months Ended April 30, 2024 Compared to Three Months Ended April 30, 2023 | Three Months Ended April 30, 2023 Compared to Three Months Ended April 30, 2022
  Americas | 10% | 21%
  Europe | 17% | 39%
  Total growth | 13% | 26%

  RECONCILIATION OF GAAP MEASURES TO NON-GAAP MEASURES
  (In millions)

  | Three Months Ended April 30, 2024
  | GAAP | Adjustments | Non-GAAP
  Cost of services | 783 | (186) | 597
  Operating income | 41 | 186 | 227`

const told = (...sentences: readonly string[]): readonly string[] =>
  tieOutOf(
    ['Software Company Reports First Quarter Fiscal 2025 Results', ...sentences, TABLES].join('\n\n')
  ).prose.figures.map(({verdict, printed, reading, reason}) =>
    [verdict, printed, reading ? [...new Set(refsOf(reading.as))].join(' ') : reason].join(' | ')
  )

describe('figures of the running text, against tables of other shapes', () => {
  it('are found under the headings of a table with its periods down the side', () => {
    assert.deepEqual(told('Current remaining obligation ended at $24.1 billion, up 12% Y/Y.'), [
      'exact | $24.1 billion | TAB!as-of-april-30-2024[Current]',
      'rounded | 12% | TAB!as-of-april-30-2024[Current] TAB!as-of-april-30-2023[Current]'
    ])
    assert.deepEqual(told('Remaining obligation was $46.7 billion.'), [
      'exact | $46.7 billion | TAB!as-of-april-30-2024[Total]'
    ])
  })

  it('are growth as a row of a table of growth rates prints it', () => {
    assert.deepEqual(told('Revenue was $824 million, up 11% Y/Y, 13% CC.').slice(1), [
      'rounded | 11% | IS!revenue[1Q25] IS!revenue[1Q24]',
      'exact | 13% | KPI!total-growth[1Q25]'
    ])
    assert.deepEqual(told('Revenue rose 12% in constant currency compared with the first quarter of last year.'), [
      'fails | 12% | KPI!total-growth[1Q25]'
    ])
  })

  it('stand in the column whose heading is said, and in no other where none is', () => {
    assert.deepEqual(told('GAAP operating income was $41 million and non-GAAP operating income was $227 million.'), [
      'exact | $41 million | IS!operating-income[1Q25]',
      'exact | $227 million | REC!operating-income[1Q25 non-gaap]'
    ])
    assert.deepEqual(
      told('Cost of services was $597 million in the first quarter.').map(each => each.split(' |')[0]),
      ['fails']
    )
  })

  it('that a line prints to the same place are the same to the last digit', () => {
    assert.deepEqual(
      told('Operating income of $42 million in the first quarter.').map(each => each.split(' |')[0]),
      ['fails']
    )
  })
})
