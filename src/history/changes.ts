import type {Decimal} from '../core/decimal.ts'
import {overlap} from '../core/interval.ts'
import {type Fact, type FactId, type Model, factId} from '../model/model.ts'
import {type Line, type Statement, scaleOf} from '../statements/statement.ts'
import {fullRange} from './series.ts'

/** What another version of a release says otherwise. */
export interface Changes {
  /** Figures with another value, in printed order. */
  readonly figures: ReadonlyArray<{readonly id: FactId; readonly was: Printed; readonly now: Printed}>
  /** Figures that only one of the two prints, on lines and columns that both have. */
  readonly gained: readonly Printed[]
  readonly lost: readonly Printed[]
  readonly added: readonly LineOf[]
  readonly removed: readonly LineOf[]
  readonly renamed: ReadonlyArray<LineOf & {readonly was: string}>
}

/** A figure with the scale that it is printed in: 1000 for one in thousands. */
export interface Printed extends Fact {
  readonly scale: number
}

/** A printed figure in full units. */
export const inFull = ({value, scale}: Printed): Decimal => value.times(scale)

/**
 * Whether two printings of a figure say the same: to the last digit in one scale, and by what rounding leaves open where they
 * are in two.
 */
export function samePrinted(one: Printed, other: Printed): boolean {
  if (one.unit !== other.unit) return false
  if (one.scale === other.scale) return one.value.eq(other.value)
  return overlap(fullRange(one, one.scale), fullRange(other, other.scale))
}

const printedIn = (statement: Statement, fact: Fact): Printed => ({
  ...fact,
  scale: scaleOf(statement, fact.unit)
})

export interface LineOf {
  readonly statement: Statement
  readonly line: Line
}

/** What changed from one version of a release to another, by the ids of its lines, wherever they are printed. */
export function findChanges(before: Model, after: Model): Changes {
  const were = linesOf(before)
  const are = linesOf(after)
  const both = [...are].filter(([id]) => were.has(id))
  const facts = (model: Model, of: ReadonlyMap<string, LineOf>, id: string): readonly Printed[] => {
    const found = of.get(id)
    return found
      ? found.statement.columns.flatMap(column => {
          const fact = model.facts.get(factId(found.statement, found.line, column))
          return fact ? [printedIn(found.statement, fact)] : []
        })
      : []
  }
  return {
    figures: both.flatMap(([id]) =>
      facts(after, are, id).flatMap(now => {
        const [fact, from] = [before.facts.get(now.id), were.get(id)?.statement]
        const was = fact && from && printedIn(from, fact)
        return was && !samePrinted(was, now) ? [{id: now.id, was, now}] : []
      })
    ),
    gained: both.flatMap(([id]) => facts(after, are, id).filter(fact => !before.facts.has(fact.id))),
    lost: both.flatMap(([id]) => facts(before, were, id).filter(fact => !after.facts.has(fact.id))),
    added: [...are].flatMap(([id, line]) => (were.has(id) ? [] : [line])),
    removed: [...were].flatMap(([id, line]) => (are.has(id) ? [] : [line])),
    renamed: both.flatMap(([id, now]) => {
      const was = were.get(id)?.line.label
      return was !== undefined && was !== now.line.label ? [{...now, was}] : []
    })
  }
}

/** How many figures are no longer what they were. */
export const changedFigures = ({figures, gained, lost}: Changes): number => figures.length + gained.length + lost.length

/** Whether the two say the same. */
export const isUnchanged = (changes: Changes): boolean =>
  changedFigures(changes) + changes.added.length + changes.removed.length + changes.renamed.length === 0

const linesOf = ({statements}: Model): ReadonlyMap<string, LineOf> =>
  new Map(
    statements.flatMap(statement =>
      statement.lines.map(line => [`${statement.id}!${line.id}`, {statement, line}] as const)
    )
  )
