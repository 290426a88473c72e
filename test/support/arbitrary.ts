/** Values for property tests. */
import fc from 'fast-check'
import {Decimal} from '../../src/core/decimal.ts'
import * as expr from '../../src/core/expr.ts'
import type {Expr} from '../../src/core/expr.ts'

/** A decimal with at most `places` decimals, and the integer it is when these are counted out. */
export const decimals = (most = 1_000_000_000, places = 4): fc.Arbitrary<Decimal> =>
  fc
    .tuple(fc.integer({min: -most, max: most}), fc.integer({min: 0, max: places}))
    .map(([units, scale]) => new Decimal(units).div(new Decimal(10).pow(scale)))

/** Arithmetic over references that are places in a column of `size` cells. */
export const exprs = (size: number): fc.Arbitrary<Expr<number>> =>
  fc.letrec<{expr: Expr<number>}>(tie => ({
    expr: fc.oneof(
      {maxDepth: 4, depthSize: 'small'},
      fc.nat({max: size - 1}).map(at => expr.ref(at)),
      fc.integer({min: -50, max: 50}).map(value => expr.number(value)),
      fc.array(tie('expr'), {maxLength: 4}).map(terms => expr.sum(...terms)),
      fc
        .tuple(fc.nat({max: size - 4}), fc.integer({min: 3, max: 4}))
        .map(([from, length]) => expr.sum(...Array.from({length}, (_, index) => expr.ref(from + index)))),
      tie('expr').map(of => expr.negate(of)),
      fc.tuple(tie('expr'), tie('expr')).map(([left, right]) => expr.product(left, right)),
      fc.tuple(tie('expr'), tie('expr')).map(([over, under]) => expr.ratio(over, under)),
      tie('expr').map(of => expr.magnitude(of))
    )
  })).expr
