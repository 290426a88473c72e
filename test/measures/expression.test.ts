import assert from 'node:assert/strict'
import fc from 'fast-check'
import {Decimal} from '../../src/core/decimal.ts'
import {valueOf, wordsOf} from '../../src/core/readings.ts'
import {parseExpression} from '../../src/measures/expression.ts'

const FIGURES: ReadonlyMap<string, number> = new Map([
  ['A', 7],
  ['B', 3],
  ['Net (loss) income', 20]
])

function value(text: string): number | string {
  const parsed = parseExpression(text)
  if (parsed.kind === 'misread') return `${parsed.error.at}: ${parsed.error.message}`
  const result = valueOf(parsed.expr, ({name, lag}) => new Decimal((FIGURES.get(name) ?? 0) + lag * 100))
  return result?.toNumber() ?? 'nothing'
}

describe('an expression', () => {
  it('adds, takes off, multiplies and divides as everybody does', () => {
    assert.equal(value('A - B - 1'), 3)
    assert.equal(value('A + B * 2'), 13)
    assert.equal(value('(A + B) * 2'), 20)
    assert.equal(value('12 / 2 / 3'), 2)
    assert.equal(value('-A + -(B - 1)'), -9)
    assert.equal(value('=[Net (loss) income] / 4'), 5)
    assert.equal(value('A × 2 − 4 ÷ 2'), 12)
    assert.equal(value('A / 0'), 'nothing')
  })

  it('looks back, rounds and takes sizes', () => {
    assert.equal(value('LAG(A, 4)'), 407)
    assert.equal(value('LAG(A + LAG(B, 1), 1)'), 107 + 203)
    assert.equal(value('ABS(B - A)'), 4)
    assert.equal(value('ROUND(A / B, 2)'), 2.33)
    assert.equal(value('ROUND(1234, -2)'), 1200)
  })

  it('says at which column it is wrong', () => {
    for (const [text, at] of [
      ['A +', 4],
      ['A + * B', 5],
      ['(A', 3],
      ['[A', 1],
      ['A B', 3],
      ['A ! B', 3],
      ['EXP(A)', 1],
      ['LAG(A)', 6],
      ['LAG(A, x)', 8],
      ['[] + 1', 1],
      ['', 1],
      ['A)', 2]
    ] as const) {
      assert.match(String(value(text)), new RegExp(`^${at}: `), text)
    }
  })

  it('is never code', () => {
    for (const text of ['constructor', '__proto__', 'process.exit()', 'a=>1', '${A}', 'A;B', '`A`', '"A"'])
      assert.doesNotThrow(() => value(text))
  })

  it('can’t exhaust the stack', () => {
    assert.match(String(value('('.repeat(5000))), /more than 50 deep/)
  })

  it('reads back what is written of it', () => {
    const name = fc.constantFrom('A', 'B')
    const {tree} = fc.letrec<{tree: string}>(tie => ({
      tree: fc.oneof(
        {maxDepth: 4},
        name,
        fc.integer({min: 1, max: 99}).map(String),
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`)
      )
    }))
    fc.assert(
      fc.property(tree, text => {
        const parsed = parseExpression(text)
        assert.ok(parsed.kind === 'expression')
        const again = wordsOf(parsed.expr, named => `[${named.name}]`)
        assert.equal(value(again), value(text))
      })
    )
  })
})
