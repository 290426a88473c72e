import stored from './schema.json' with {type: 'json'}
import {parseSchema} from './schema-text.ts'

/** What one API class offers, by client name (`values`). On the wire each name has a capital first letter (`Values`). */
export interface ClassSchema {
  /** Scalar properties: `r` read-only or `w` writable, then the kind of value, for example `w number`. */
  readonly scalars: Readonly<Record<string, string>>
  /** Properties that lead to another object, with its class. */
  readonly navigations: Readonly<Record<string, string>>
  /** Methods with the class they return; an empty name when they return a plain value or nothing. */
  readonly methods: Readonly<Record<string, string>>
  /** Events that can be listened to. */
  readonly events: readonly string[]
  /** The class of a collection's items; absence means the class is no collection. */
  readonly items?: string
}

/** Every API class by name. */
export type Schema = Readonly<Record<string, ClassSchema>>

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
