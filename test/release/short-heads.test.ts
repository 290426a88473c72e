import assert from 'node:assert/strict'
import {headReaches} from '../../src/release/short-heads.ts'

/** Each heading's first and last column. */
const reachesOf = (columns: number, ...rows: ReadonlyArray<readonly string[]>): readonly string[] | undefined =>
  headReaches(rows, columns)?.map(row => row.map(({column, span}) => `${column}-${column + span - 1}`).join(' '))

describe('headings that do not say how far they reach', () => {
  it('stand over what is alike below them', () => {
    assert.deepEqual(
      reachesOf(
        6,
        ['Three Months Ended', '%', 'Six Months Ended', '%'],
        ['5/31/2025', '5/31/2024', 'Change', '5/31/2025', '5/31/2024', 'Change']
      ),
      ['1-2 3-3 4-5 6-6', '1-1 2-2 3-3 4-4 5-5 6-6']
    )
  })

  it('of a time reach over its shares, and what compares stands over the columns after them', () => {
    assert.deepEqual(
      reachesOf(
        6,
        ['Three Months Ended May 31,', '% Increase', '% Increase'],
        ['2025', '% of Revenues', '2024', '% of Revenues', 'in US $', 'in Constant Currency']
      )?.[0],
      '1-4 5-5 6-6'
    )
  })

  it('that are dates stand over no dates, but over the changes from them', () => {
    assert.deepEqual(
      reachesOf(7, ['4Q23', '1Q23'], ['1Q24', '4Q23', '1Q23', '$ O/(U)', 'O/(U) %', '$ O/(U)', 'O/(U) %'])?.[0],
      '4-5 6-7'
    )
  })

  it('stand under those that are not whole without them', () => {
    assert.deepEqual(reachesOf(3, ['May 31,', 'May 31,', '% Change'], ['2025', '2024'])?.[1], '1-1 2-2')
    assert.deepEqual(reachesOf(4, ['2024', '2023', '% Change'], ['Total', 'Oper.']), ['1-1 2-2 3-4', '3-3 4-4'])
  })

  it('stand each at the end of its part where they stand alone', () => {
    assert.deepEqual(reachesOf(6, ['Organic', 'Organic'], ['Quarter', 'Half'], ['2025', '2024', '2025', '2024']), [
      '3-3 6-6',
      '1-2 4-5',
      '1-1 2-2 4-4 5-5'
    ])
  })

  it('are left alone where nothing tells', () => {
    assert.equal(reachesOf(5, ['Quarter', 'Half'], ['2025', '2024', '2025']), undefined)
    assert.equal(reachesOf(2, ['2025', '2024', '2023']), undefined)
  })
})
