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
