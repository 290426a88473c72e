import type {Statement} from '../statements/statement.ts'
import {labelKey} from '../catalogue/labels.ts'

/** A line that is the difference or sum of the lines of the same name in two sections before it. */
export interface ParallelLine {
  readonly line: number
  readonly left: number
  readonly right: number
  readonly sign: 1 | -1
}

interface Section {
  /** Places in `statement.lines` by label. */
  readonly lines: ReadonlyMap<string, number>
}

/**
 * Sections that list the same names, the third of which is the first less (or plus) the second in every line and
 * column: revenues, direct costs, profit by segment.
 */
export function findParallels(statement: Statement): readonly ParallelLine[] {
  const sections = sectionsOf(statement)
  return sections.flatMap((third, index) => {
    const before = sections.slice(0, index)
    for (const [at, first] of before.entries())
      for (const second of before.slice(at + 1))
        for (const sign of [-1, 1] as const) {
          const found = parallelLines(statement, first, second, third, sign)
          if (found) return found
        }
    return []
  })
}

function sectionsOf(statement: Statement): readonly Section[] {
  const sections: Array<Map<string, number>> = []
  for (const [index, line] of statement.lines.entries()) {
    if (line.role === 'heading') sections.push(new Map())
    else if (line.section.length > 0) sections.at(-1)?.set(labelKey(line.label), index)
  }
  return sections.filter(lines => lines.size > 1).map(lines => ({lines}))
}

function parallelLines(
  statement: Statement,
  first: Section,
  second: Section,
  third: Section,
  sign: 1 | -1
): readonly ParallelLine[] | undefined {
  const found: ParallelLine[] = []
  for (const [name, line] of third.lines) {
    const left = first.lines.get(name)
    const right = second.lines.get(name)
    if (left === undefined || right === undefined) return undefined
    if (!holds(statement, line, left, right, sign)) return undefined
    found.push({line, left, right, sign})
  }
  return found
}

function holds(statement: Statement, line: number, left: number, right: number, sign: 1 | -1): boolean {
  return statement.columns.every((column, at) => {
    if (column.kind !== 'period') return true
    const [stated, one, other] = [line, left, right].map(each => statement.lines[each]?.cells[at])
    if (!stated || !one || !other || stated.unit !== one.unit || one.unit !== other.unit || one.unit === 'percent')
      return false
    return stated.value.eq(sign === 1 ? one.value.plus(other.value) : one.value.minus(other.value))
  })
}
