import {apiNotFound, invalidArgument, itemNotFound} from './protocol.ts'
import {classSchema} from './schema.ts'
import {type ClassSchema} from './schema-text.ts'

/**
 * An object of the API as the host holds it. A subclass writes behaviour as ordinary getters, setters and methods under the
 * API's own client names (`values`, `getRange`); only names the schema declares can be reached from outside, so helpers of a
 * subclass stay private to the host. Whatever is declared but not written fails with `ApiNotFound`.
 */
export abstract class HostObject {
  /** The API class this object answers for. */
  abstract readonly apiClass: string

  /** True for classes the library keeps by reference (ranges) instead of by id. */
  readonly keptByReference: boolean = false

  /** What the library needs to find the object again, for example `{Id: '…'}`. */
  identity(): Readonly<Record<string, unknown>> {
    return {}
  }

  /** The members of a collection in order; absent behaviour fails. */
  contents(): readonly HostObject[] {
    throw apiNotFound(`${this.apiClass}.items`)
  }

  /** The item an indexer or `getItem` names, or nothing. */
  find(key: unknown): HostObject | undefined {
    return this.contents().find(item => Object.values(item.identity()).includes(key))
  }

  /** Called when the add-in starts or stops listening; `event` is the wire name without `_Register`. */
  listen(event: string, on: boolean): void {
    throw apiNotFound(`${this.apiClass}.${on ? 'add' : 'remove'} handler of ${event}`)
  }

  /** The declared members. */
  get schema(): ClassSchema {
    return classSchema(this.apiClass)
  }

  /** True when a scalar or navigation can be read here. */
  canRead(member: string): boolean {
    return isDeclared(this.schema, member) && (hasMember(this, member) || this.child(member) !== undefined)
  }

  /** The value of a scalar or the object of a navigation; `undefined` is a null object. */
  read(member: string): unknown {
    if (!this.canRead(member)) throw apiNotFound(`${this.apiClass}.${member}`)
    const value: unknown = hasMember(this, member) ? Reflect.get(this, member) : this.child(member)
    return value
  }

  /** Sets a scalar. Read-only ones are `InvalidArgument`. */
  write(member: string, value: unknown): void {
    const declared = this.schema.scalars[member]
    if (declared?.startsWith('r')) throw invalidArgument(`${this.apiClass}.${member} is read-only.`)
    if (declared === undefined || !hasSetter(this, member)) throw apiNotFound(`${this.apiClass}.${member} =`)
    Reflect.set(this, member, value)
  }

  /** Calls a method. A `…OrNullObject` twin without behaviour of its own is made from the method that throws. */
  call(member: string, args: readonly unknown[]): unknown {
    const declared = member.startsWith('_') || member in this.schema.methods
    const method: unknown = declared && hasMember(this, member) ? Reflect.get(this, member) : undefined
    if (typeof method === 'function') return Reflect.apply(method, this, args)
    if (declared && member.endsWith('OrNullObject')) return nullWhenMissing(() => this.call(member.slice(0, -12), args))
    return this.collectionCall(member, args)
  }

  /** An object for a navigation without behaviour of its own; property bags come in here. */
  protected child(_member: string): HostObject | undefined {
    return undefined
  }

  // What every collection can do from its contents alone.
  private collectionCall(member: string, args: readonly unknown[]): unknown {
    if (member in this.schema.methods && (this.schema.items !== undefined || member === 'getItem')) {
      if (member === 'getItem') return this.find(args[0]) ?? missing()
      if (member === 'getItemAt') return this.contents()[Number(args[0])] ?? missing()
      if (member === 'getCount') return this.contents().length
      if (member === 'getFirst') return this.contents()[0] ?? missing()
      if (member === 'getLast') return this.contents().at(-1) ?? missing()
    }
    throw apiNotFound(`${this.apiClass}.${member}`)
  }
}

/** Runs an action that may find nothing. Nothing found is `undefined`; other failures pass. */
export function nullWhenMissing<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ItemNotFound') return undefined
    throw error
  }
}

function missing(): never {
  throw itemNotFound()
}

function isDeclared(schema: ClassSchema, member: string): boolean {
  // What starts with `_` is between the library and its host and so not in the declarations.
  return member.startsWith('_') || member in schema.scalars || member in schema.navigations
}

function hasMember(object: object, member: string): boolean {
  // `count` of a subclass must not be confused with what every object inherits.
  return member in object && !(member in Object.prototype)
}

function hasSetter(object: object, member: string): boolean {
  for (let holder: object | null = object; holder; holder = Reflect.getPrototypeOf(holder)) {
    const found = Reflect.getOwnPropertyDescriptor(holder, member)
    if (found) return found.set !== undefined || found.writable === true
  }
  return false
}
