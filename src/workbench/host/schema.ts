import stored from './schema.json' with {type: 'json'}
import {type ClassSchema, type Schema, parseSchema} from './schema-text.ts'

const empty: ClassSchema = {scalars: {}, navigations: {}, methods: {}, events: []}

/** The Excel API as `@types/office-js` declares it; regenerate with `tsx src/workbench/host/generate-schema.ts`. */
export const excelSchema: Schema = parseSchema(stored)

/** The schema of a class; an empty one when the class is not declared. */
export function classSchema(name: string): ClassSchema {
  return excelSchema[name] ?? empty
}

/** `values` → `Values`. */
export function wireName(client: string): string {
  return client.startsWith('_') ? `_${wireName(client.slice(1))}` : client.charAt(0).toUpperCase() + client.slice(1)
}

/** `Values` → `values`, and `_ValidateArraySize`, private to the library, → `_validateArraySize`. */
export function clientName(wire: string): string {
  return wire.startsWith('_') ? `_${clientName(wire.slice(1))}` : wire.charAt(0).toLowerCase() + wire.slice(1)
}
