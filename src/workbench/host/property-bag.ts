import {HostObject} from './host-object.ts'
import {apiNotFound, invalidArgument} from './protocol.ts'

/** What bags need of where they hang: an id for objects without one of their own, and who hears of changes. */
export interface Ids {
  /** The next unused id. */
  next(): string
  /** Called after something was set in a bag, or called on it. */
  changed?(): void
}

// Methods that only say how something looks, or reach outside: to remember them is all a workbook without a picture, alone on
// its page, can do.
const storedCalls: Readonly<Record<string, readonly string[]>> = {
  Chart: ['setData', 'setPosition', 'activate'],
  ChartFill: ['setSolidColor', 'clear'],
  ChartSeries: ['setValues', 'setXAxisValues'],
  ChartTitle: ['setFormula'],
  ChartLineFormat: ['clear'],
  LinkedWorkbookCollection: ['refreshAll']
}

/**
 * An object of a class without behaviour: scalars are stored and read back, navigations lead to further bags, collections add
 * and delete. Methods that would do something fail with `ApiNotFound`.
 */
export class PropertyBag extends HostObject {
  readonly apiClass: string
  private readonly ids: Ids
  private readonly values = new Map<string, unknown>()
  private readonly children = new Map<string, PropertyBag>()
  private readonly items: PropertyBag[] = []
  private readonly told = new Map<string, readonly unknown[]>()
  private readonly owner: PropertyBag | undefined

  /** @param type the API class, which must be declared, else `ApiNotFound` */
  constructor(type: string, ids: Ids, owner?: PropertyBag) {
    super()
    this.apiClass = type
    this.ids = ids
    this.owner = owner
    const {scalars, navigations, methods} = this.schema
    if (Object.keys({...scalars, ...navigations, ...methods}).length === 0) throw apiNotFound(type)
    if ('id' in scalars) this.values.set('id', ids.next())
  }

  override identity(): Readonly<Record<string, unknown>> {
    return this.values.has('id') ? {Id: this.values.get('id')} : {}
  }

  override contents(): readonly HostObject[] {
    return this.schema.items === undefined ? super.contents() : this.items
  }

  override find(key: unknown): HostObject | undefined {
    const same = (value: unknown) => String(value).toLowerCase() === String(key).toLowerCase()
    return this.items.find(item => ['id', 'key', 'name'].some(name => same(item.values.get(name) ?? '')))
  }

  override listen(): void {
    // Nothing here changes by itself, so there is nothing to tell.
  }

  override canRead(member: string): boolean {
    return member in this.schema.scalars || super.canRead(member)
  }

  override read(member: string): unknown {
    if (member === 'count' && this.schema.items !== undefined) return this.items.length
    return member in this.schema.scalars ? (this.values.get(member) ?? null) : super.read(member)
  }

  override write(member: string, value: unknown): void {
    const declared = this.schema.scalars[member]
    if (declared === undefined) throw apiNotFound(`${this.apiClass}.${member} =`)
    if (declared.startsWith('r')) throw invalidArgument(`${this.apiClass}.${member} is read-only.`)
    this.values.set(member, value)
    this.ids.changed?.()
  }

  override call(member: string, args: readonly unknown[]): unknown {
    const result = this.called(member, args)
    this.ids.changed?.()
    return result
  }

  /** What a method that is only remembered was last called with; absence means it was not. */
  lastCall(member: string): readonly unknown[] | undefined {
    return this.told.get(member)
  }

  private called(member: string, args: readonly unknown[]): unknown {
    if (member in this.schema.methods) {
      if (member === 'add' && this.schema.items !== undefined) return this.add(args)
      if (member === 'delete') return this.owner?.drop(this)
      if (member === 'clearAll') return void this.items.splice(0)
      if (storedCalls[this.apiClass]?.includes(member)) return void this.told.set(member, args)
    }
    return super.call(member, args)
  }

  protected override child(member: string): HostObject | undefined {
    const type = this.schema.navigations[member]
    if (type === undefined) return undefined
    const known = this.children.get(member)
    if (known) return known
    const made = new PropertyBag(type, this.ids, this)
    this.children.set(member, made)
    return made
  }

  // Arguments of `add` are remembered under the scalars of the same place only where that is plain:
  // a type, key or name comes first, what a comment says second.
  private add(args: readonly unknown[]): HostObject {
    const item = new PropertyBag(this.schema.methods['add'] || (this.schema.items ?? ''), this.ids, this)
    if (typeof args[0] === 'string') {
      const first = ['chartType', 'type', 'key', 'name'].find(name => name in item.schema.scalars)
      if (first !== undefined) item.values.set(first, args[0])
    }
    if (typeof args[1] === 'string' && 'content' in item.schema.scalars) item.values.set('content', args[1])
    if (item.apiClass === 'Chart') item.values.set('name', `Chart ${this.items.length + 1}`)
    this.items.push(item)
    return item
  }

  private drop(item: PropertyBag): void {
    const at = this.items.indexOf(item)
    if (at >= 0) this.items.splice(at, 1)
  }
}
