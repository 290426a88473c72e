/** Ways to compute a series of figures, weighed by how unlikely it is that they would make them by chance. */
import type {Expr} from '../core/expr.ts'
import type {FactId, RelationKind} from './model.ts'
import type {Point, Series} from './series.ts'

/** What a figure would be by a way of computing it, and how far rounding may take it from that. */
export interface Made {
  readonly value: number
  readonly slack: number
}

/** A way that the figures of a series may be made of others. */
export interface Way {
  readonly kind: RelationKind
  /** Bits it takes to name this way among those that would be tried before it. */
  readonly cost: number
  readonly made: (index: number) => Made | undefined
  readonly as: (index: number) => Expr<FactId> | undefined
}

/** How far a way makes a series. */
export interface Found {
  readonly way: Way
  /** The figures that it makes, and those that it nearly makes. */
  readonly agree: readonly number[]
  readonly near: readonly number[]
  readonly far: readonly number[]
  readonly bits: number
}

/** The way that makes most of a series, if it is worth more bits than are `needed`. */
export function likeliestWay(target: Series, ways: readonly Way[], needed: number): Found | undefined {
  let best: Found | undefined
  for (const way of ways) {
    const found = tried(target, way)
    if (found && found.bits >= needed && (!best || worthOf(found) > worthOf(best))) best = found
  }
  return best
}

/** A figure that a way fails speaks against it as loudly as one that it makes speaks for it. */
const worthOf = ({bits, near, far}: Found): number => bits - MISS * (near.length + far.length)
const MISS = 10
/** Figures that must tie for each that nearly does, and each that does not. */
const AGREEING = {near: 2, far: 4} as const

/** One that is off by one in its last place was made to add up, as the rest of a rounded table is: it tells neither way. */
function tried(target: Series, way: Way): Found | undefined {
  const found: Record<'agree' | 'near' | 'far', number[]> = {agree: [], near: [], far: []}
  let bits = -way.cost
  for (const [index, point] of target.points.entries()) {
    const made = point && way.made(index)
    if (!made) continue
    const away = Math.abs(made.value - point.value)
    const slack = (made.slack + point.half) * (1 + 1e-9)
    if (away <= slack) {
      found.agree.push(index)
      bits += chance(point, slack)
    } else if (away < (made.slack + point.half * 3) * (1 + 1e-9)) continue
    else if (away <= NEAR * Math.abs(point.value)) found.near.push(index)
    else if (found.far.push(index) > found.agree.length + 1) return undefined
  }
  const {agree, near, far} = found
  if (agree.length < near.length * AGREEING.near || agree.length < far.length * AGREEING.far) return undefined
  return agree.length > 0 ? {way, ...found, bits} : undefined
}

const NEAR = 0.25

/** How unlikely it is, in bits, that a rate or an amount would come so near by chance; nil says nothing. */
const chance = ({value}: Point, slack: number): number =>
  value === 0 ? 0 : Math.max(0, Math.log2(Math.max(0.5, Math.abs(value)) / (2 * slack)))
