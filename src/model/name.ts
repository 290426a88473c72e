import {indexOf} from './index.ts'
import type {FactId, Model} from './model.ts'

/** A fact as a reader would name it: `Total revenues [1Q13]`, with its section where a statement has the label twice. */
export function nameOf(model: Model, id: FactId): string {
  const found = indexOf(model).printing.get(id)
  if (!found) return id
  const {statement, line} = found
  const section = line.section.at(-1)
  const twice = statement.lines.filter(each => each.label === line.label).length > 1
  return `${twice && section !== undefined ? `${section}: ` : ''}${line.label} [${model.facts.get(id)?.column ?? '?'}]`
}
