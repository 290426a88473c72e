import assert from 'node:assert/strict'
import {failuresOf, relationsOf, tieOutText, verdictsOf} from '../support/in-words.ts'

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

  const stores = (rows: readonly string[], heads = ['at beginning', 'opened', 'closed', 'at end']): string => {
    const row = (cells: readonly string[]): string => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
    const head = row(['Fiscal 2022', ...heads.map(each => `Number of stores ${each} of the quarter`)])
    const body = rows.map((cells, at) => row([`Quarter ${'ABC'[at] ?? ''}`, ...cells.split(' ')])).join('')
    return `<html><body><p>Store Update</p><table>${head}${body}</table></body></html>`
  }
  const GROWING = ['1,308 10 0 1,318', '1,318 7 0 1,325', '1,325 18 0 1,343']

  it('roll forward from a beginning to an end, though what came and went is little', () => {
    // 1,318 + 7 - 0 = 1,325
    assert.equal(relationsOf(tieOutText(stores(GROWING)).model, 'crossFoot').length, 3)
  })

  it('roll forward with what went taken off', () => {
    // 1,318 + 9 - 2 = 1,325
    const shrinking = ['1,308 11 1 1,318', '1,318 9 2 1,325', '1,325 22 4 1,343']
    const {model} = tieOutText(stores(shrinking))
    assert.equal(verdictsOf(model).filter(each => each.startsWith('exact crossFoot')).length, 3)
    assert.ok(relationsOf(model, 'crossFoot').every(each => each.includes(' - ')))
  })

  it('of little add up to nothing where their headings say no such thing', () => {
    const {model} = tieOutText(stores(GROWING, ['north', 'south', 'west', 'abroad']))
    assert.deepEqual(relationsOf(model, 'crossFoot'), [])
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
