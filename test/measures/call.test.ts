import assert from 'node:assert/strict'
import {type CallResult, NO_RELEASE} from '../../src/measures/answer.ts'
import {FUNCTIONS} from '../../src/measures/functions.ts'
import {knownOf} from '../../src/measures/releases.ts'
import type {Model} from '../../src/model/model.ts'
import {modelOf} from '../support/in-words.ts'
import {sample} from '../support/sample-model.ts'

function called(model: Model | undefined, id: string, period?: unknown, segment?: unknown): CallResult {
  const spec = FUNCTIONS.find(({name}) => name === id)
  assert.ok(spec, id)
  return spec.answer(model && knownOf([model]), [period, segment])
}
const inSample = (id: string, period?: unknown, segment?: unknown): CallResult =>
  called(sample.model, id, period, segment)
const valueOf = (result: CallResult): number | string =>
  result.kind === 'value' ? result.value : JSON.stringify(result)
const complaint = (result: CallResult): string => {
  assert.ok(result.kind === 'error', 'an error was expected')
  return `${result.code}: ${result.message}`
}

describe('a call', () => {
  it('is answered with the number for the cell', () => {
    assert.deepEqual(inSample('ADJEBITDA', '1Q13'), {kind: 'value', value: 14_145})
    assert.deepEqual(inSample('EBITDAMARGIN', '1Q13'), {kind: 'value', value: 0.202944088150476})
  })

  for (const spelling of [
    '1Q13',
    '1q13',
    ' 1Q13 ',
    'Q1 2013',
    '1Q 2013',
    "Q1'13",
    'first quarter of 2013',
    'March 31, 2013',
    'Three Months Ended March 31, 2013'
  ])
    it(`knows the quarter as "${spelling}"`, () => {
      assert.equal(valueOf(inSample('NETINCOME', spelling)), -1_643)
    })

  for (const blank of [undefined, null])
    it(`takes the latest period that has an answer where none is named (${String(blank)})`, () => {
      assert.equal(valueOf(inSample('OPCASHFLOW', blank)), 6_109)
      assert.equal(valueOf(inSample('TOTALDEBT', blank)), 161_662)
    })

  it('knows a segment by its label or its id, in any case, and the total where none is named', () => {
    for (const segment of ['IP services', 'ip SERVICES', 'ip-services', ' IP services '])
      assert.equal(valueOf(inSample('SEGPROFIT', '1Q13', segment)), 15_084)
    for (const segment of [undefined, null, '']) assert.equal(valueOf(inSample('SEGPROFIT', '1Q13', segment)), 36_829)
  })

  it('knows a fiscal year by its own calendar', () => {
    const model = modelOf(`
      First Quarter 2013 Results

      STATEMENTS OF INCOME
      (In thousands)

      | Three Months Ended December 29, 2012 | Three Months Ended December 31, 2011
      Net income | 1,000 | 900`)
    assert.equal(valueOf(called(model, 'NETINCOME', 'Q1 2013')), 1_000)
    assert.equal(valueOf(called(model, 'NETINCOME', '1Q12')), 900)
    assert.equal(valueOf(called(model, 'NETINCOME', 'quarter ended December 29, 2012')), 1_000)
  })

  it('is never answered with a shorter period than was asked for', () => {
    for (const longer of ['LTM 1Q13', 'YTD 2Q13', 'twelve months to 1Q13', 'LTM March 31, 2013'])
      assert.equal(inSample('NETINCOME', longer).kind, 'error', longer)
  })
})

describe('a call that can’t be answered', () => {
  it('says that no release is imported', () => {
    assert.equal(complaint(called(undefined, 'ADJEBITDA', '1Q13')), `notAvailable: ${NO_RELEASE}`)
  })

  it('says what is no period, and which there are', () => {
    assert.equal(
      complaint(inSample('ADJEBITDA', 'last year')),
      'notAvailable: "last year" is no period: write 1Q13, FY12, YTD 2Q13, LTM, -1Q, -1Y or a date. Periods of Adjusted EBITDA: 1Q13, 4Q12, 1Q12.'
    )
  })

  it('says which periods there are where the release lacks the one asked for', () => {
    assert.equal(
      complaint(inSample('ADJEBITDA', 'Q3 2011')),
      'notAvailable: 3Q11 ("Q3 2011") is not imported: the releases reach from 1Q12 to 1Q13. Periods of Adjusted EBITDA: 1Q13, 4Q12, 1Q12.'
    )
  })

  it('says which line is missing in a period that the release has', () => {
    assert.equal(
      complaint(inSample('OPCASHFLOW', '4Q12')),
      'notAvailable: The release does not disclose Cash flow from operations for 4Q12: it lacks Net cash provided by operating activities. Periods of Cash flow from operations: 1Q13, 1Q12.'
    )
  })

  it('says which segments there are', () => {
    assert.equal(
      complaint(inSample('SEGPROFIT', '1Q13', 'Hosting')),
      'notAvailable: No segment is called "Hosting". Segments: Data center services, IP services.'
    )
    const none = modelOf('STATEMENTS OF INCOME\n(In thousands)\n\n| 1Q 2013\nNet income | 5')
    assert.match(complaint(called(none, 'SEGPROFIT', '1Q13', 'Hosting')), /reports no segments/)
  })

  it('says that a figure is blank or zero where it divides', () => {
    const model = modelOf(`
      SUMMARY
      (In thousands)

      | 1Q 2013
      Revenue | -
      Adjusted EBITDA | 5`)
    assert.match(
      complaint(called(model, 'EBITDAMARGIN', '1Q13')),
      /^invalidValue: Adjusted EBITDA margin 1Q13 can't be computed/
    )
  })

  it('never throws for what a user may type', () => {
    for (const odd of [
      0,
      -1,
      2013,
      41_364,
      true,
      false,
      NaN,
      [],
      {},
      'Ω',
      ' ',
      '=1+1',
      'Q9 2013',
      '1Q13!',
      'February 30, 2013'
    ])
      for (const id of ['ADJEBITDA', 'SEGPROFIT', 'CASH']) {
        assert.doesNotThrow(() => inSample(id, odd))
        assert.doesNotThrow(() => inSample(id, '1Q13', odd))
      }
  })

  it('is no value for an odd period', () => {
    for (const odd of [7, true, 'Ω', '=1+1']) assert.equal(inSample('ADJEBITDA', odd).kind, 'error', String(odd))
  })
})
