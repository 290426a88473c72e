import assert from 'node:assert/strict'
import {Decimal} from '../../src/core/decimal.ts'
import {showFigure, wordsBeside, wordsIn} from '../../src/model/words.ts'
import type {RelationKind} from '../../src/model/model.ts'
import {modelOf} from '../support/in-words.ts'

const MODEL = modelOf(`
  SUMMARY OF RESULTS
  (In thousands)

  | 2013 | 2012 | Change
  Net sales | 1,250 | 1,000 | 25%
  Operating income | 125 | 90 | 39%
  Operating margin | 10.0% | 9.0% | 100 bps

  CONSOLIDATED STATEMENTS OF INCOME
  (In thousands)

  | 2013 | 2012
  Robots | 850 | 700
  Services | 400 | 300
  | 1,250 | 1,000
  Costs | 1,125 | 910
  Operating income | 125 | 90`)

const wordsOf = (kind: RelationKind, line: RegExp): readonly string[] =>
  MODEL.relations.filter(each => each.kind === kind && line.test(each.states)).map(each => wordsBeside(MODEL, each))

describe('what a figure must equal, in words', () => {
  it('names no period that is the figure’s own, and a line without a name by the one over it', () => {
    assert.deepEqual(wordsOf('foot', /IS!operating-income\[FY13\]/), ['Unlabelled line under Services - Costs'])
  })

  it('says growth and change as such, with both periods', () => {
    assert.deepEqual(wordsOf('growth', /net-sales|revenue/), ['growth of Net sales from FY12 to FY13'])
    assert.ok(wordsOf('bps', /./)[0]?.includes('[FY13]'))
  })

  it('names the table where the figure is printed elsewhere', () => {
    assert.deepEqual(wordsOf('same', /operating-income\[FY13\]/), ['Operating income (Statements of Income)'])
  })

  it('tells lines of one name in two tables apart', () => {
    const [margin] = MODEL.relations.filter(({states}) => /operating-income\[FY13\]/.test(states))
    assert.ok(margin)
    const both = MODEL.relations.find(({kind, states}) => kind === 'same' && /operating-income\[FY13\]/.test(states))
    assert.ok(both)
    assert.equal(
      wordsIn(MODEL, {kind: 'ratio', over: both.as, under: {kind: 'ref', ref: both.states}}),
      'Operating income (Statements of Income) [FY13] ÷ Operating income (Summary of Results) [FY13]'
    )
  })
})

describe('a figure in a message', () => {
  it('has its thousands apart, its places, and its percent sign', () => {
    const show = (value: string, unit: 'money' | 'percent' | 'perShare', places: number): string =>
      showFigure(new Decimal(value), {unit, places})
    assert.equal(show('-1234567', 'money', 0), '-1,234,567')
    assert.equal(show('-0.0234172249381', 'percent', 3), '-2.3417%')
    assert.equal(show('0.5', 'perShare', 2), '0.50')
    assert.equal(show('0.49817', 'perShare', 2), '0.49817')
    assert.equal(show('1250', 'money', -3), '1,250')
  })
})
