import type {Decimal} from '../core/decimal.ts'
import type {Fact, FactId, Model} from './model.ts'

/**
 * The model with the values that the sheets hold now: an edited figure is an override, and what no sheet holds any
 * longer is gone. Percentages are fractions, as in cells and facts alike.
 */
export function withValues(model: Model, values: ReadonlyMap<FactId, Decimal>): Model {
  const facts = new Map<FactId, Fact>()
  for (const [id, fact] of model.facts) {
    const value = values.get(id)
    if (value === undefined) continue
    facts.set(id, value.eq(fact.value) ? fact : {...fact, value, origin: {kind: 'edited', was: fact.value}})
  }
  return {...model, facts}
}
