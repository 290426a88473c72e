import type {FactId, Model} from '../model/model.ts'
import {factId} from '../model/model.ts'
import type {Statement} from '../statements/statement.ts'
import type {Naming} from './naming.ts'
import type {CellRef} from './plan.ts'

/** Rows of a statement's sheet over its table: company, title, units, and the printed headings. */
export const headingRows = (statement: Statement): number =>
  Math.max(...statement.columns.map(column => column.heading.length), 1)
export const tableRow = (statement: Statement): number => 4 + headingRows(statement)

/** Where every fact will stand: decided before any formula is planned, so that formulas only look up. */
export function placeFacts(model: Model, naming: Naming): (id: FactId) => CellRef {
  const places = new Map<FactId, CellRef>()
  for (const statement of model.statements) {
    const sheet = naming.key(statement.id)
    const first = tableRow(statement) + 1
    for (const [row, line] of statement.lines.entries())
      for (const [column, each] of statement.columns.entries())
        places.set(factId(statement, line, each), {sheet, row: first + row, column: column + 1})
  }
  return id => {
    const place = places.get(id)
    if (!place) throw new Error(`No place was given to ${id}`)
    return place
  }
}
