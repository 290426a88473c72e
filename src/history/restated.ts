import {type Held, type Holdings, shown} from './holdings.ts'
import {type Printing, type Series, type SeriesLine, agree} from './series.ts'
import {type Printed, findChanges} from './changes.ts'
import type {FactId} from '../model/model.ts'

/** A figure that a later release, or a corrected version of the same one, prints otherwise than it was first reported. */
export interface Restatement {
  readonly line: SeriesLine
  readonly period: string
  readonly first: Printing
  readonly now: Printing
}

/** Every figure of a series that its latest release prints otherwise than the first did, beyond rounding. */
export const findRestated = ({lines, periods}: Series): readonly Restatement[] =>
  lines.flatMap(line =>
    periods.flatMap(({key}): readonly Restatement[] => {
      const point = line.points.get(key)
      if (point?.kind !== 'printed') return []
      const [first] = point.printings
      const now = point.printings.at(-1) ?? first
      return agree(first, now) ? [] : [{line, period: key, first, now}]
    })
  )

/** A figure that versions of one release print differently: as it was first imported, and as the sheets show it. */
export interface Correction {
  readonly held: Held
  readonly id: FactId
  readonly was: Printed
  readonly now: Printed
}

/** Facts of a release whose first version had another value than the one shown. */
export const findCorrected = ({releases}: Holdings): readonly Correction[] =>
  releases.flatMap(held =>
    held.versions.length === 1
      ? []
      : findChanges(held.versions[0].model, shown(held).model).figures.map(figure => ({held, ...figure}))
  )
