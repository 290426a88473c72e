import assert from 'node:assert/strict'
import fc from 'fast-check'
import {Decimal} from '../../src/core/decimal.ts'
import {fromJson, toJson} from '../../src/core/json.ts'
import {decimals} from '../support/arbitrary.ts'

describe('a value kept as JSON', () => {
  it('keeps every digit of a decimal, more than a double has', () => {
    const third = new Decimal(1).div(3)
    const kept = fromJson(toJson({third}))
    assert.deepEqual(kept, {third})
    assert.equal(third.toString().length, 42)
  })

  it('keeps decimals wherever they stand, and all else as it was', () => {
    const value = {a: [new Decimal('-0.10'), {b: new Decimal('1e30')}], c: 'text', d: null, e: true, f: 1.5, g: []}
    assert.deepEqual(fromJson(toJson(value)), value)
  })

  it('gives back what it was given', () => {
    const leaf = fc.oneof(decimals(), fc.string(), fc.boolean(), fc.integer(), fc.constant(null))
    const {tree} = fc.letrec(tie => ({
      tree: fc.oneof(
        {maxDepth: 3},
        leaf,
        fc.array(tie('tree')),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('tree'))
      )
    }))
    fc.assert(
      fc.property(tree, value => {
        const plain: unknown = structuredCloneOf(value)
        assert.deepEqual(fromJson(toJson(value)), plain)
      })
    )
  })

  it('says that a decimal is one', () => {
    assert.equal(toJson({value: new Decimal('0.1')}), '{"value":{"$decimal":"0.1"}}')
  })
})

/** fast-check makes objects without a prototype, which JSON can't. */
function structuredCloneOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneOf)
  if (typeof value !== 'object' || value === null || Decimal.isDecimal(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, structuredCloneOf(part)]))
}
