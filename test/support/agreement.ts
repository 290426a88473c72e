/** One release in two forms: how far the same facts come out of both. */
import type {Release} from '../../src/release/document.ts'
import {tieOut} from '../../src/tie-out.ts'

/** A figure as it was read: its line, the end and length of its column's period, its value in full and its unit. */
export interface ReadFigure {
  readonly line: string
  readonly period: string
  readonly value: string
  readonly unit: string
}

/** Every figure of a release's tables. */
export function figuresIn(release: Release): readonly ReadFigure[] {
  return tieOut(release).statements.statements.flatMap(({lines, columns, scale}) =>
    lines.flatMap(line =>
      line.cells.flatMap((cell, index) => {
        const column = columns[index]
        if (!cell || !column) return []
        const times = cell.unit === 'money' ? scale.money : cell.unit === 'shares' ? scale.shares : 1
        const period = column.kind === 'period' ? `${column.period.ends}/${column.period.months}` : column.kind
        const value = cell.value.times(times).toString()
        return [{line: line.label.toLowerCase().replace(/[^a-z]/g, ''), period, value, unit: cell.unit}]
      })
    )
  )
}

/** How many figures of one reading stand in the other, and what stands in only one of them. */
export interface Agreement {
  readonly same: number
  readonly missing: readonly ReadFigure[]
  readonly surplus: readonly ReadFigure[]
}

export function agreementOf(
  truth: readonly ReadFigure[],
  made: readonly ReadFigure[],
  keyOf: (figure: ReadFigure) => string = wholeKey
): Agreement {
  const left = new Map<string, ReadFigure[]>()
  for (const figure of made) left.set(keyOf(figure), [...(left.get(keyOf(figure)) ?? []), figure])
  const missing = truth.filter(figure => left.get(keyOf(figure))?.pop() === undefined)
  return {same: truth.length - missing.length, missing, surplus: [...left.values()].flat()}
}

const wholeKey = ({line, period, value, unit}: ReadFigure): string => [line, period, value, unit].join(' ')
