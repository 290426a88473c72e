import assert from 'node:assert/strict'
import fc from 'fast-check'
import {readPeriod} from '../../src/measures/period-spelling.ts'
import type {Model} from '../../src/model/model.ts'
import {periodOf} from '../../src/statements/period.ts'
import {modelOf} from '../support/in-words.ts'
import {sample} from '../support/sample-model.ts'

const {model} = sample
const meant = (typed: unknown, of: Model = model): string => {
  const found = readPeriod(typed, [of])
  return found.kind === 'period' ? found.key : found.why
}

describe('a period', () => {
  it('is the same however it is spelled', () => {
    const spellings = [
      '1Q13',
      '1q13',
      '1Q 2013',
      '1Q2013',
      'Q1 2013',
      'Q113',
      'FQ12013',
      'FQ1 2013',
      '2013Q1',
      '2013 Q1',
      '2013-Q1',
      '2013/1F',
      '2013/1',
      'Q1 FY13',
      'first quarter 2013',
      'First Quarter of Fiscal 2013',
      "1Q'13",
      ' 1Q13 ',
      'Three Months Ended March 31, 2013',
      '2013-03-31',
      'March 31, 2013',
      'as of March 31, 2013',
      41364,
      '0',
      0,
      'FQ0',
      'latest',
      'MRQ',
      '1Q-13',
      'Q1/13',
      'F1Q13',
      '1QFY13',
      '1Q13A',
      'CY1Q13',
      'CQ1 2013',
      '2013/1C',
      '1st quarter 2013',
      'Mar-13',
      'Mar 2013',
      '2013-03',
      '3/31/2013',
      '31/03/13',
      '31.3.2013',
      '1/3/2013',
      '31-Mar-13',
      20130331
    ]
    for (const spelling of spellings) assert.equal(meant(spelling), '1Q13', String(spelling))
  })

  it('is counted back from the latest of the release', () => {
    for (const spelling of ['-1Q', '-1', -1, 'FQ-1', 'Q-1', '−1Q', '-1FQ', 'IQ_FQ-1'])
      assert.equal(meant(spelling), '4Q12', String(spelling))
    for (const spelling of ['-4Q', '-1Y', -4, 'FQ-4']) assert.equal(meant(spelling), '1Q12', String(spelling))
    assert.equal(meant('FY0'), 'FY12')
    assert.equal(meant('FY-1'), 'FY11')
    for (const spelling of ['-1FY', '-1AY', 'Y-1']) assert.equal(meant(spelling), 'FY11', spelling)
  })

  it('may be a year, a year to date or the last twelve months', () => {
    for (const spelling of [
      'FY12',
      'FY 2012',
      'FY2012',
      'fiscal 2012',
      'fiscal year 2012',
      2012,
      '2012',
      'Year Ended December 31, 2012',
      'CY12',
      'FY11/12',
      '2011/12',
      'FY12A',
      'F12',
      '12M12',
      'LTM FY12'
    ])
      assert.equal(meant(spelling), 'FY12', String(spelling))
    for (const spelling of [
      'YTD 2Q13',
      'YTD2Q13',
      'ytd Q2 2013',
      'Six Months Ended June 30, 2013',
      'H1 2013',
      '1h13',
      '1H FY13',
      '6M13',
      'first half of 2013',
      '2Q13 YTD'
    ])
      assert.equal(meant(spelling), 'YTD2Q13', spelling)
    for (const spelling of ['9M13', '9m 2013', 'nine months 2013']) assert.equal(meant(spelling), 'YTD3Q13', spelling)
    for (const spelling of ['2H12', 'H2 2012', '6M4Q12']) assert.equal(meant(spelling), '6M4Q12', spelling)
    for (const spelling of ['LTM', 'TTM', 'LTM 1Q13', 'LTM0', '1Q13 LTM', 'LTM 2013-03-31', 'LTM Mar-13', 'L12M'])
      assert.equal(meant(spelling), 'LTM1Q13', spelling)
    assert.equal(meant('LTM-1Q'), 'FY12')
  })

  it('of a day is the quarter that the day lies in', () => {
    assert.equal(meant('2013-02-14'), '1Q13')
    assert.equal(meant('2012-12-31'), '4Q12')
    assert.equal(meant('2013-01-01'), '1Q13')
  })

  it('respects the fiscal calendar', () => {
    const january: Model = {...model, calendar: {yearEnds: 1}}
    assert.equal(meant('2025-04-27', january), '1Q26')
    assert.equal(meant('2025-01-31', january), '4Q25')
    assert.equal(meant('1Q26', january), '1Q26')
    assert.equal(meant('Jan-25', january), '4Q25')
    assert.equal(
      meant('CY24', january),
      '"CY24" ends in December, and the company\'s quarters end in January, April, July, October'
    )
    const june: Model = {...model, calendar: {yearEnds: 6}}
    assert.equal(meant('CY12', june), 'LTM2Q13')
    assert.equal(meant('CQ1 2013', june), '3Q13')
    const retail: Model = {...model, calendar: {yearEnds: 1, calledAfter: 'beginning'}}
    assert.equal(meant('2025-01-31', retail), '4Q24')
    assert.equal(meant('2025-02-01', retail), '1Q25')
  })

  it('of a day in years of 52 or 53 weeks ends on the days that are printed', () => {
    const weeks = modelOf(`
      Results for the first quarter of 2012

      STATEMENTS OF INCOME
      (In thousands)

      | 13 Weeks Ended April 1, 2012 | 13 Weeks Ended April 3, 2011
      Revenue | 500 | 400`)
    assert.equal(meant('2012-04-01', weeks), '1Q12')
    assert.equal(meant('2012-04-02', weeks), '2Q12')
    assert.equal(meant('4/2/2011', weeks), '1Q11')
    assert.equal(meant('2011-04-04', weeks), '2Q11')
  })

  it('that is wrong is told how to write', () => {
    for (const [typed, why] of [
      ['1Q', /names no year: write 1Q13/],
      ['13', /a year is written FY13/],
      ['5Q13', /quarters go from 1 to 4/],
      ['+1Q', /lies ahead/],
      ['1Q13E', /asks for an estimate, .* write 1Q13$/],
      ['1Q13,4Q12', /more than one period/],
      ['4/1/2013', /may be 2013-04-01 or 2013-01-04/],
      ['Feb-13', /No quarter ends in February/],
      ['3M13', /may be any quarter/]
    ] as const)
      assert.match(meant(typed), why, typed)
  })

  it('is never guessed', () => {
    for (const spelling of [
      '5Q13',
      'Q5 2013',
      '1Q',
      '13',
      'revenue',
      '1Q13x',
      'x1Q13',
      'LTM sometime',
      'Q-1Q',
      7,
      3.5,
      150_000,
      '1Q13 4Q12',
      'February 2013',
      '4/1/2013',
      '1Q13E',
      '3M13',
      'NTM',
      '+1Q',
      'FQ1'
    ]) {
      assert.equal(readPeriod(spelling, [model]).kind, 'unclear', String(spelling))
    }
  })

  it('reads its own key, in any fiscal year', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 12}),
        fc.integer({min: 2000, max: 2060}),
        fc.integer({min: 0, max: 11}),
        (yearEnds, year, month) => {
          const ends = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10)
          const calendar = {yearEnds}
          if ((month + 1 - yearEnds + 12) % 3 !== 0) return
          for (const months of [3, 12]) {
            const {key} = periodOf(ends, months, calendar)
            assert.equal(meant(key, {...model, calendar}), key)
          }
        }
      )
    )
  })
})
