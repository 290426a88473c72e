/** Figures that stand in a row, or in a column, so that what one row says of two others is said of columns by the same code. */
import {labelKey} from '../catalogue/labels.ts'
import {halfPlace} from '../core/decimal.ts'
import {type Line, type Statement, type Unit, scaleOf} from '../statements/statement.ts'
import {type Fact, type FactId, factId} from './model.ts'

type Facts = ReadonlyMap<FactId, Fact>

/** A figure in floating point, for looking quickly through many ways to compute it; what is found is judged in decimals. */
export interface Point {
  readonly id: FactId
  readonly value: number
  /** Half of its last place. */
  readonly half: number
}

/** A line's figures over the columns, or a column's over the lines. */
export interface Series {
  /** Its label in the form that labels are compared in. */
  readonly name: string
  /** All the words that stand over it or beside it. */
  readonly words: string
  readonly concept: string | undefined
  /** The unit of most of its figures. */
  readonly unit: Unit
  /** What one printed unit stands for in full units. */
  readonly scale: number
  /** Its place among the lines, or columns, of its statement. */
  readonly at: number
  readonly points: ReadonlyArray<Point | undefined>
}

/** A fact in the numbers that rates are looked for with; undefined where nothing is printed. */
export function pointOf(facts: Facts, id: FactId): Point | undefined {
  const fact = facts.get(id)
  return fact && {id, value: fact.value.toNumber(), half: halfPlace(fact.places).toNumber()}
}

/** The lines of a statement over some of its columns, each split by unit. */
export function linesOf(statement: Statement, columns: readonly number[], facts: Facts): readonly Series[] {
  return statement.lines.flatMap((line, at) =>
    line.role === 'heading'
      ? []
      : byUnit(
          columns.map(column => cellOf(statement, line, column, facts)),
          {
            name: labelKey(line.label),
            words: [...line.section, line.label].join(' '),
            concept: line.member === undefined ? line.concept : undefined,
            at
          },
          statement
        )
  )
}

/** Some columns of a statement over all of its lines, each split by unit. */
export function columnsOf(statement: Statement, columns: readonly number[], facts: Facts): readonly Series[] {
  return columns.flatMap(at =>
    byUnit(
      statement.lines.map(line => cellOf(statement, line, at, facts)),
      namedBy(statement.columns[at]?.heading.join(' ') ?? '', at),
      statement
    )
  )
}

const namedBy = (words: string, at: number): Pick<Series, 'name' | 'words' | 'concept' | 'at'> => ({
  name: labelKey(words),
  words,
  concept: undefined,
  at
})

interface Cell {
  readonly unit: Unit
  readonly point: Point
}

function cellOf(statement: Statement, line: Line, column: number, facts: Facts): Cell | undefined {
  const heading = statement.columns[column]
  const unit = line.cells[column]?.unit
  const point = heading && pointOf(facts, factId(statement, line, heading))
  return unit && point && {unit, point}
}

function byUnit(
  cells: ReadonlyArray<Cell | undefined>,
  named: Pick<Series, 'name' | 'words' | 'concept' | 'at'>,
  statement: Statement
): readonly Series[] {
  const units = new Set(cells.flatMap(cell => cell?.unit ?? []))
  return [...units].map(unit => ({
    ...named,
    unit,
    scale: scaleOf(statement, unit),
    points: cells.map(cell => (cell?.unit === unit ? cell.point : undefined))
  }))
}
