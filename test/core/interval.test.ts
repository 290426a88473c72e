import assert from 'node:assert/strict'
import fc from 'fast-check'
import {Decimal, roundTo} from '../../src/core/decimal.ts'
import * as interval from '../../src/core/interval.ts'
import type {Interval} from '../../src/core/interval.ts'
import {decimals} from '../support/arbitrary.ts'

const between = (low: number | string, high: number | string): Interval => ({
  low: new Decimal(low),
  high: new Decimal(high)
})
const show = (of: Interval | undefined): string => (of ? `${of.low.toString()}…${of.high.toString()}` : 'none')
const holds = (of: Interval, value: Decimal): boolean => of.low.lte(value) && of.high.gte(value)

const intervals = fc.tuple(decimals(1000, 2), decimals(1000, 2)).map(([a, b]): Interval => {
  return a.lt(b) ? {low: a, high: b} : {low: b, high: a}
})
/** An interval and a value within it. */
const held = fc
  .tuple(intervals, fc.integer({min: 0, max: 8}))
  .map(([of, part]) => ({of, value: of.low.plus(of.high.minus(of.low).times(part).div(8))}))

describe('what a rounded figure stands for', () => {
  it('reaches half a place to both sides, ends included', () => {
    assert.equal(show(interval.roundedFrom(new Decimal('52.8'), 1)), '52.75…52.85')
    assert.equal(show(interval.roundedFrom(new Decimal(-1643), 0)), '-1643.5…-1642.5')
    assert.equal(show(interval.roundedFrom(new Decimal(35000), -3)), '34500…35500')
  })

  it('holds every figure that rounds to it', () => {
    fc.assert(
      fc.property(decimals(1_000_000, 4), fc.integer({min: -2, max: 3}), (value, places) => {
        assert.ok(holds(interval.roundedFrom(roundTo(value, places), places), value))
      })
    )
  })
})

describe('two intervals', () => {
  it('overlap where they share an end', () => {
    assert.equal(interval.overlap(between(1, 2), between(2, 3)), true)
    assert.equal(interval.overlap(between(2, 3), between(1, 2)), true)
    assert.equal(interval.overlap(between(1, 2), between('2.0001', 3)), false)
    assert.equal(interval.overlap(between(5, 6), between(1, 2)), false)
    assert.equal(interval.overlap(between(1, 9), between(4, 5)), true)
  })

  it('overlap whichever is named first', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        assert.equal(interval.overlap(a, b), interval.overlap(b, a))
      })
    )
  })

  it('overlap exactly where a value lies in both', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const later = a.low.gt(b.low) ? a.low : b.low
        assert.equal(interval.overlap(a, b), holds(a, later) && holds(b, later))
      })
    )
  })

  it('give an interval that holds what their values give', () => {
    fc.assert(
      fc.property(held, held, (a, b) => {
        assert.ok(holds(interval.add(a.of, b.of), a.value.plus(b.value)))
        assert.ok(holds(interval.multiply(a.of, b.of), a.value.times(b.value)))
        assert.ok(holds(interval.negate(a.of), a.value.negated()))
        assert.ok(holds(interval.magnitude(a.of), a.value.abs()))
        // The very end of what a printed figure may stand for is the one value that rounds away from it.
        const isEnd = a.value.eq(a.of.low) || a.value.eq(a.of.high)
        assert.ok(isEnd || holds(interval.rounded(a.of, 0), roundTo(a.value, 0)))
      })
    )
  })
})

describe('arithmetic of intervals', () => {
  it('adds ends and swaps them where it takes off', () => {
    assert.equal(show(interval.add(between(1, 2), between(10, 20))), '11…22')
    assert.equal(show(interval.negate(between(-1, 2))), '-2…1')
  })

  it('multiplies by the corners, whatever the signs', () => {
    assert.equal(show(interval.multiply(between(-2, 3), between(-5, 4))), '-15…12')
    assert.equal(show(interval.multiply(between(-3, -2), between(-5, -4))), '8…15')
  })

  it('divides by the corners', () => {
    assert.equal(show(interval.divide(between(1, 2), between(4, 5))), '0.2…0.5')
    assert.equal(show(interval.divide(between(1, 2), between(-5, -4))), '-0.5…-0.2')
  })

  it('does not divide by what may be zero', () => {
    assert.equal(interval.divide(between(1, 2), between(-1, 1)), undefined)
    assert.equal(interval.divide(between(1, 2), between(0, 1)), undefined)
    assert.equal(interval.divide(between(1, 2), between(-1, 0)), undefined)
  })

  it('has magnitudes from nought where it spans nought', () => {
    assert.equal(show(interval.magnitude(between(-3, 2))), '0…3')
    assert.equal(show(interval.magnitude(between(-3, -2))), '2…3')
    assert.equal(show(interval.magnitude(between(2, 3))), '2…3')
  })

  it('is off by half its width', () => {
    assert.equal(interval.slack(between(10, 13)).toString(), '1.5')
    assert.equal(interval.slack(interval.exactly(new Decimal(7))).toString(), '0')
  })
})
