import type {Statement} from '../statements/statement.ts'
import {type Fact, type FactId, factId} from './model.ts'

/** Every figure of the statements as a fact. Percentages become fractions here, and nowhere else. */
export function readFacts(statements: readonly Statement[]): ReadonlyMap<FactId, Fact> {
  const facts = new Map<FactId, Fact>()
  for (const statement of statements)
    for (const line of statement.lines)
      for (const [index, column] of statement.columns.entries()) {
        const cell = line.cells[index]
        if (!cell) continue
        const percent = cell.unit === 'percent'
        const id = factId(statement, line, column)
        facts.set(id, {
          id,
          statement: statement.id,
          line: line.id,
          column: column.key,
          value: percent ? cell.value.div(100) : cell.value,
          unit: cell.unit,
          places: percent ? cell.places + 2 : cell.places,
          origin: {kind: 'printed', text: cell.printed, at: cell.at}
        })
      }
  return facts
}
