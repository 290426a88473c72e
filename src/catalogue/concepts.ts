import {BALANCE_CONCEPTS} from './balance-concepts.ts'
import {CASH_FLOW_CONCEPTS} from './cash-flow-concepts.ts'
import type {Concept} from './concept.ts'
import {INCOME_CONCEPTS} from './income-concepts.ts'
import {labelKey} from './labels.ts'
import {NON_GAAP_CONCEPTS} from './non-gaap-concepts.ts'
import type {StatementKind} from './statement-titles.ts'

/** The lexicon: every line that is known by more than its own words. */
export const CONCEPTS: readonly Concept[] = [
  ...INCOME_CONCEPTS,
  ...BALANCE_CONCEPTS,
  ...CASH_FLOW_CONCEPTS,
  ...NON_GAAP_CONCEPTS
]

const BY_ID: ReadonlyMap<string, Concept> = new Map(CONCEPTS.map(concept => [concept.id, concept]))
const BY_NAME: ReadonlyMap<string, readonly Concept[]> = CONCEPTS.reduce((byName, concept) => {
  for (const name of concept.names) byName.set(name, [...(byName.get(name) ?? []), concept])
  return byName
}, new Map<string, readonly Concept[]>())

/** The concept a label names in a kind of statement, if the lexicon knows it. */
export function findConcept(label: string, kind: StatementKind): Concept | undefined {
  return BY_NAME.get(labelKey(label))?.find(concept => !concept.kinds || concept.kinds.includes(kind))
}

/** The concept of an id; a wrong id is our own mistake. */
export function conceptOf(id: string): Concept {
  const concept = BY_ID.get(id)
  if (!concept) throw new Error(`No concept is called ${id}`)
  return concept
}
