import assert from 'node:assert/strict'
import fc from 'fast-check'
import {Decimal} from '../../src/core/decimal.ts'
import {
  type Expr,
  growth,
  isLink,
  magnitude,
  minus,
  negate,
  number,
  product,
  ratio,
  ref,
  round,
  sum,
  sumOf
} from '../../src/core/expr.ts'
import {roundedFrom} from '../../src/core/interval.ts'
import {
  type Spelling,
  formulaOf,
  mapRefs,
  rangeOf,
  refsOf,
  replaceRefs,
  valueOf,
  wordsOf
} from '../../src/core/readings.ts'
import {exprs} from '../support/arbitrary.ts'
import {evaluateFormula} from '../support/formula.ts'

const [a, b, c, d] = [ref('a'), ref('b'), ref('c'), ref('d')] as const

const valued = (expr: Expr<string>, figures: Readonly<Record<string, number | string>>): string | undefined =>
  valueOf(expr, id => (figures[id] === undefined ? undefined : new Decimal(figures[id])))?.toString()

/** Letters are cells of their own; `A1`, `A2` … stand below one another. */
const spelling: Spelling<string> = {
  one: id => id.toUpperCase(),
  run: ids => {
    const rows = ids.map(id => Number(/^a(\d+)$/.exec(id)?.[1] ?? NaN))
    return rows.every((row, index) => row === (rows[0] ?? 0) + index) ? `A${rows[0]}:A${rows.at(-1)}` : undefined
  }
}
const spelled = (expr: Expr<string>): string => formulaOf(expr, spelling)
const cells = (...ids: readonly string[]): Expr<string> => sum(...ids.map(id => ref(id)))

describe('the value of an expression', () => {
  it('adds, takes off, multiplies and divides decimals', () => {
    assert.equal(valued(minus(sum(a, b), c), {a: '0.1', b: '0.2', c: '0.3'}), '0')
    assert.equal(valued(product(a, b), {a: '1.1', b: 3}), '3.3')
    assert.equal(valued(ratio(a, b), {a: 1, b: 8}), '0.125')
    assert.equal(valued(magnitude(a), {a: -7438}), '7438')
    assert.equal(valued(round(a, 1), {a: '0.25'}), '0.3')
  })

  it('is missing where an input is', () => {
    assert.equal(valued(sum(a, b), {a: 1}), undefined)
    assert.equal(valued(negate(a), {}), undefined)
    assert.equal(valued(ratio(a, b), {b: 1}), undefined)
    assert.equal(valued(round(a, 0), {}), undefined)
  })

  it('is missing where a divisor is zero, and only there', () => {
    assert.equal(valued(ratio(a, b), {a: 1, b: 0}), undefined)
    assert.equal(valued(ratio(a, b), {a: 0, b: 1}), '0')
  })

  it('counts an input of nought as an input', () => {
    assert.equal(valued(sum(a, b), {a: 0, b: 0}), '0')
    assert.equal(valued(round(a, 0), {a: 0}), '0')
  })

  it('is nought for a sum of nothing', () => {
    assert.equal(valued(sum(), {}), '0')
  })

  it('grows by the size of an older figure, so that a loss less deep is growth', () => {
    assert.equal(valued(growth(a, b), {a: 100, b: 104}), '0.04')
    assert.equal(valued(growth(a, b), {a: -100, b: -50}), '0.5')
    assert.equal(valued(growth(a, b), {a: -100, b: 50}), '1.5')
    assert.equal(valued(growth(a, b), {a: 100, b: -50}), '-1.5')
    assert.equal(valued(growth(a, b), {a: 0, b: 5}), undefined)
  })
})

describe('the range of an expression', () => {
  const range = (expr: Expr<string>, figures: Readonly<Record<string, number>>): string | undefined => {
    const found = rangeOf(expr, id =>
      figures[id] === undefined ? undefined : roundedFrom(new Decimal(figures[id]), 0)
    )
    return found && `${found.low.toString()}…${found.high.toString()}`
  }

  it('grows by half a unit with each figure that is added', () => {
    assert.equal(range(sum(a, b, c), {a: 1, b: 2, c: 3}), '4.5…7.5')
    assert.equal(range(minus(a, b), {a: 5, b: 3}), '1…3')
  })

  it('is that of the corners for a ratio', () => {
    // 9.5/2.5 = 3.8 and 10.5/1.5 = 7
    assert.equal(range(ratio(a, b), {a: 10, b: 2}), '3.8…7')
  })

  it('is missing where the divisor may be zero', () => {
    assert.equal(range(ratio(a, b), {a: 10, b: 0}), undefined)
  })

  it('holds the value', () => {
    const figures = [3, -7, 0, 12, 100, 5]
    fc.assert(
      fc.property(exprs(figures.length), expr => {
        const value = valueOf(expr, at => new Decimal(figures[at] ?? 0))
        const found = rangeOf(expr, at => roundedFrom(new Decimal(figures[at] ?? 0), 0))
        if (value && found) assert.ok(found.low.lte(value) && found.high.gte(value))
        if (!value) assert.equal(found, undefined)
      })
    )
  })
})

describe('the formula of an expression', () => {
  it('is an address for a link', () => {
    assert.equal(spelled(a), 'A')
    assert.equal(isLink(a), true)
    assert.equal(isLink(sum(a)), false)
  })

  it('adds two figures by name and three side by side as a range', () => {
    assert.equal(spelled(cells('a5', 'a6')), 'A5+A6')
    assert.equal(spelled(cells('a5', 'a6', 'a7')), 'SUM(A5:A7)')
  })

  it('adds what stands outside the range besides', () => {
    assert.equal(spelled(cells('a1', 'a5', 'a6', 'a7', 'a9')), 'A1+SUM(A5:A7)+A9')
    assert.equal(spelled(cells('a1', 'a2', 'a3', 'a7', 'a8', 'a9')), 'SUM(A1:A3)+SUM(A7:A9)')
  })

  it('does not run a range over a figure that is taken off', () => {
    assert.equal(
      spelled(
        sumOf([
          {sign: 1, ref: 'a5'},
          {sign: -1, ref: 'a6'},
          {sign: 1, ref: 'a7'}
        ])
      ),
      'A5-A6+A7'
    )
    assert.equal(spelled(sum(negate(a), ref('a5'), ref('a6'), ref('a7'))), '-A+SUM(A5:A7)')
  })

  it('does not run a range backwards', () => {
    assert.equal(spelled(cells('a7', 'a6', 'a5')), 'A7+A6+A5')
  })

  it('brackets sums within products, quotients and differences', () => {
    assert.equal(spelled(ratio(minus(b, a), magnitude(a))), '(B-A)/ABS(A)')
    assert.equal(spelled(minus(a, sum(b, c))), 'A-(B+C)')
    assert.equal(spelled(product(sum(a, b), minus(c, d))), '(A+B)*(C-D)')
    assert.equal(spelled(negate(sum(a, b))), '-(A+B)')
  })

  it('brackets a quotient under a quotient', () => {
    assert.equal(spelled(ratio(a, ratio(b, c))), 'A/(B/C)')
    assert.equal(spelled(ratio(ratio(a, b), c)), 'A/B/C')
    assert.equal(spelled(ratio(a, product(b, c))), 'A/(B*C)')
  })

  it('rounds with places', () => {
    assert.equal(spelled(product(minus(round(a, 3), round(b, 3)), number(10_000))), '(ROUND(A,3)-ROUND(B,3))*10000')
    assert.equal(spelled(round(a, -3)), 'ROUND(A,-3)')
  })

  it('is nought for a sum of nothing', () => {
    assert.equal(spelled(sum()), '0')
  })

  it('takes off what is negative in itself', () => {
    assert.equal(spelled(sum(a, number(-5))), 'A-5')
    assert.equal(spelled(product(a, number(-5))), 'A*(-5)')
    assert.equal(spelled(negate(negate(a))), '-(-A)')
  })

  it('comes to the value, computed by other means', () => {
    const figures = [3, -7, 11, 12, 100, 5, -2, 8]
    const column: Spelling<number> = {
      one: at => `B${at + 1}`,
      run: ats =>
        ats.every((at, index) => at === (ats[0] ?? 0) + index)
          ? `B${(ats[0] ?? 0) + 1}:B${(ats.at(-1) ?? 0) + 1}`
          : undefined
    }
    fc.assert(
      fc.property(exprs(figures.length), expr => {
        const value = valueOf(expr, at => new Decimal(figures[at] ?? 0))
        const text = formulaOf(expr, column)
        const computed = (): number => Number(evaluateFormula(text, address => figures[Number(address.slice(1)) - 1]))
        // A divisor that is nought but for a speck of binary is a quotient to doubles and none to decimals.
        if (!value) return
        if (value.abs().gt(1e9)) return
        assert.ok(Math.abs(computed() - value.toNumber()) <= 1e-9 * Math.max(1, value.abs().toNumber()), text)
      }),
      {numRuns: 500, seed: 1643}
    )
  })
})

describe('an expression in words', () => {
  const names: Readonly<Record<string, string>> = {a: 'Revenue', b: 'Costs', c: 'Other, net', d: '- Compensation'}
  const words = (expr: Expr<string>): string => wordsOf(expr, id => names[id] ?? id)

  it('reads as a sentence of labels', () => {
    assert.equal(words(sum(minus(a, b), c)), 'Revenue - Costs + Other, net')
    assert.equal(words(ratio(minus(b, a), magnitude(a))), '(Costs - Revenue) ÷ |Revenue|')
    assert.equal(words(product(a, round(b, 0))), 'Revenue × Costs rounded to 0 places')
  })

  it('lists the references in reading order, with repeats', () => {
    assert.deepEqual(refsOf(ratio(minus(b, a), magnitude(a))), ['b', 'a', 'a'])
    assert.deepEqual(refsOf(sum(number(1))), [])
  })

  it('adds a line whose label begins with a dash', () => {
    assert.equal(words(sum(a, d)), 'Revenue + - Compensation')
  })
})

describe('the same arithmetic elsewhere', () => {
  it('has other references and else nothing else', () => {
    const expr = round(product(minus(a, number(2)), ratio(magnitude(b), negate(a))), 1)
    const moved = mapRefs(expr, id => id.toUpperCase())
    assert.deepEqual(refsOf(moved), ['A', 'B', 'A'])
    assert.equal(formulaOf(moved, {one: id => id, run: () => undefined}), spelled(expr))
  })

  it('takes an expression in a reference’s place', () => {
    const expr = replaceRefs(ratio(a, b), id => (id === 'b' ? sum(c, d) : ref(id)))
    assert.equal(spelled(expr), 'A/(C+D)')
  })
})
