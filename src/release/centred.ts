/** Which columns each of a line's headings speaks of, where nothing but its place tells. */

/** From where to where something is printed in its line, in characters. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** The first column, from 0, and how many. */
export interface Reach {
  readonly first: number
  readonly count: number
}

/**
 * Headings are printed over the middle of what they head. Each takes columns side by side, none takes another's, and all together
 * they lie as near to the middles of theirs as can be; of reaches that fit as well, those that leave fewer columns without a heading.
 */
export function centredOver(heads: readonly Extent[], columns: readonly Extent[]): readonly Reach[] {
  const middle = (from: Extent, to: Extent): number => (from.start + to.end) / 2
  /** The best ways for the heads so far, by how many columns are behind them. */
  let ways: ReadonlyArray<Way | undefined> = columns.concat({start: 0, end: 0}).map((_, skipped) => ({
    cost: skipped * LEFT_OUT,
    reach: []
  }))
  for (const head of heads) {
    const next: Array<Way | undefined> = columns.concat({start: 0, end: 0}).map(() => undefined)
    for (const [at, way] of ways.entries()) {
      const from = columns[at]
      if (!way || !from) continue
      for (let upTo = at; upTo < columns.length; upTo++) {
        const to = columns[upTo]
        if (!to) continue
        const cost = way.cost + Math.abs(middle(head, head) - middle(from, to))
        for (let behind = upTo + 1; behind <= columns.length; behind++) {
          const whole = cost + (behind - upTo - 1) * LEFT_OUT
          if (whole < (next[behind]?.cost ?? Infinity))
            next[behind] = {cost: whole, reach: [...way.reach, {first: at, count: upTo - at + 1}]}
        }
      }
    }
    ways = next
  }
  return ways.at(-1)?.reach ?? heads.map(head => ({first: nearest(head, columns), count: 1}))
}

interface Way {
  /** Characters between headings and the middles of their columns, and what columns left out count for. */
  readonly cost: number
  readonly reach: readonly Reach[]
}

/** What a column without a heading counts for, in characters. */
const LEFT_OUT = 1

/** More headings than columns: each stands over the nearest. */
function nearest(head: Extent, columns: readonly Extent[]): number {
  const away = columns.map(column => Math.abs(column.end - head.end))
  return Math.max(away.indexOf(Math.min(...away)), 0)
}
