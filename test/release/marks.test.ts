import assert from 'node:assert/strict'
import {unmark} from '../../src/release/marks.ts'

describe('a marked-up piece of text', () => {
  it('loses its marks and tells that it was underlined', () => {
    assert.deepEqual(unmark('<u>\\$ (2,355)</u>'), {text: '$ (2,355)', ruled: true, torn: false})
    assert.deepEqual(unmark('<i>Segment Profit</i>'), {text: 'Segment Profit', ruled: false, torn: false})
  })

  it('joins words that were marked apart', () => {
    assert.equal(unmark('<u>March 31,</u> <u>2013</u>').text, 'March 31, 2013')
  })

  it('is torn where a mark is not closed, or not opened, and is read all the same', () => {
    assert.deepEqual(unmark('<u>25,755'), {text: '25,755', ruled: true, torn: true})
    assert.deepEqual(unmark('6,077</u>'), {text: '6,077', ruled: false, torn: true})
    assert.equal(unmark('<u><i>5</u></i>').torn, false)
  })

  it('has plain spaces for those that do not break, and none of no width', () => {
    assert.equal(unmark('\u00a0Total\u202frevenues\u200b ').text, 'Total revenues')
  })

  it('keeps footnote marks and what only looks like a mark', () => {
    assert.equal(unmark('Adjusted EBITDA²').text, 'Adjusted EBITDA²')
    assert.equal(unmark('R&D <5% of sales> ').text, 'R&D <5% of sales>')
  })
})
