/**
 * Each class as one line of marked words, for `schema.json`: `name=w:string` a scalar, `font>RangeFont` a navigation,
 * `getRange()Range` a method, `!onChanged` an event, `[]Range` the class of a collection's items.
 */
export type SchemaText = Readonly<Record<string, string>>

/** The schema in its stored form. */
export function showSchema(schema: Schema): SchemaText {
  const shown: Record<string, string> = {}
  for (const [name, members] of Object.entries(schema)) {
    const words = [
      ...(members.items === undefined ? [] : [`[]${members.items}`]),
      ...Object.entries(members.scalars).map(([member, kind]) => `${member}=${kind.replace(' ', ':')}`),
      ...Object.entries(members.navigations).map(([member, type]) => `${member}>${type}`),
      ...Object.entries(members.methods).map(([member, type]) => `${member}()${type}`),
      ...members.events.map(event => `!${event}`)
    ]
    shown[name] = words.join(' ')
  }
  return shown
}

/** The inverse of {@link showSchema}. Throws on a word without a mark. */
export function parseSchema(text: SchemaText): Schema {
  return Object.fromEntries(Object.entries(text).map(([name, line]) => [name, parseClass(line)]))
}

function parseClass(line: string): ClassSchema {
  const scalars: Record<string, string> = {}
  const navigations: Record<string, string> = {}
  const methods: Record<string, string> = {}
  const events: string[] = []
  let items: string | undefined
  for (const word of line.split(' ').filter(part => part !== '')) {
    const [, before = '', mark = '', after = ''] = /^(\w*)(=|>|\(\)|!|\[\])(.*)$/.exec(word) ?? []
    if (mark === '=') scalars[before] = after.replace(':', ' ')
    else if (mark === '>') navigations[before] = after
    else if (mark === '()') methods[before] = after
    else if (mark === '!') events.push(after)
    else if (mark === '[]') items = after
    else throw new Error(`schema.json: '${word}' has no mark`)
  }
  return {scalars, navigations, methods, events, ...(items === undefined ? {} : {items})}
}

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
