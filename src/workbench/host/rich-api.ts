import {HostObject, nullWhenMissing} from './host-object.ts'
import {
  ActionKind,
  ApiError,
  PathKind,
  apiNotFound,
  invalidArgument,
  isRecord,
  type WireAction,
  type WireArguments,
  type WireError,
  type WirePath,
  type WireRequest,
  type WireResponse
} from './protocol.ts'
import {answerQuery, answerRecursiveQuery} from './query.ts'
import {clientName} from './schema.ts'

/** What the engine is given. It knows nothing of Excel itself. */
export interface RichApiOptions {
  /** The object every path starts from. */
  readonly root: HostObject
  /** Services the library makes by name, such as the one that takes results of custom functions. */
  readonly services?: Readonly<Record<string, () => HostObject>>
  /** Called before each action; throwing fails that action. */
  readonly beforeAction?: (action: WireAction) => void
}

// Actions that look at values.
const readings: ReadonlySet<number> = new Set([ActionKind.query, ActionKind.queryAsJson, ActionKind.recursiveQuery])
// Methods that look at values while they change something.
const readingMethods: ReadonlySet<string> = new Set(['copyFrom', 'autofitColumns', 'replaceAll'])

/** An object on a path, or a null object, which swallows what is asked of it. */
type Found = HostObject | undefined

/** Answers the batches of the real client library: finds objects by their paths and carries out actions in order. */
export class RichApi {
  private readonly options: RichApiOptions
  private readonly references = new Map<string, HostObject>()
  private readonly referenceIds = new Map<HostObject, string>()
  private nextReference = 1

  constructor(options: RichApiOptions) {
    this.options = options
  }

  /** The objects the add-in keeps by reference between batches. */
  get kept(): Iterable<HostObject> {
    return this.references.values()
  }

  /** Lets go of everything the add-in keeps. */
  forgetAll(): void {
    for (const id of [...this.references.keys()]) this.forget(id)
  }

  /** Carries out one batch. It stops at the first failure; what was done before stays done. */
  process(request: WireRequest): WireResponse {
    const steps = this.steps(request)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }

  /** Carries out one batch, letting a workbook that takes time to calculate come up to date before anything is read. */
  processSettled(request: WireRequest, settle: () => void | Promise<void>): WireResponse | Promise<WireResponse> {
    const steps = this.steps(request)
    const proceed = (): WireResponse | Promise<WireResponse> => {
      for (;;) {
        const step = steps.next()
        if (step.done) return step.value
        const settling = settle()
        if (settling) return settling.then(proceed)
      }
    }
    return proceed()
  }

  // Pauses before each reading.
  private *steps(request: WireRequest): Generator<void, WireResponse> {
    const batch = new Batch(this.options, this.references, request)
    const results: {ActionId: number; Value: unknown}[] = []
    const traces: number[] = []
    for (const [index, action] of request.Actions.entries()) {
      if (readings.has(action.ActionType) || readingMethods.has(clientName(action.Name))) yield
      try {
        this.options.beforeAction?.(action)
        if (action.ActionType === ActionKind.trace) traces.push(action.Id)
        results.push({ActionId: action.Id, Value: this.act(action, batch, request.AutoKeepReference === true) ?? null})
      } catch (error) {
        return {Results: results, TraceIds: traces, Error: showError(error, index, batch.location(action))}
      }
    }
    return {Results: results, TraceIds: traces}
  }

  private act(action: WireAction, batch: Batch, keep: boolean): unknown {
    if (action.ActionType === ActionKind.trace) return null
    const target = batch.resolve(action.ObjectPathId)
    const identify = (object: HostObject) => this.identity(object, false)
    switch (action.ActionType) {
      case ActionKind.instantiate:
        return target && this.identity(target, keep)
      case ActionKind.query:
        return target && answerQuery(target, action.QueryInfo ?? {}, 'wire', identify)
      case ActionKind.queryAsJson:
        return target && answerQuery(target, action.QueryInfo ?? {}, 'client', () => ({}))
      case ActionKind.recursiveQuery:
        return target && this.recursive(target, action)
      case ActionKind.ensureUnchanged:
        return null
      case ActionKind.method:
        return this.method(target, action, batch)
      case ActionKind.setProperty: {
        const value = batch.arguments(action.ArgumentInfo)[0]
        return needed(target).write(clientName(action.Name), value ?? null)
      }
      case ActionKind.update: {
        const state = Object.entries(action.ObjectState ?? {})
        return state.forEach(([name, value]) => needed(target).write(clientName(name), value))
      }
      default:
        throw new ApiError('NotImplemented', `The workbench host has no action of type ${action.ActionType}.`, 501)
    }
  }

  private method(target: Found, action: WireAction, batch: Batch): unknown {
    if (action.Name === '_KeepReference') return target && void this.keep(target)
    if (action.Name === '_ReleaseReference') return target && void this.release(target)
    if (action.Name === '_RemoveReference') return void this.forget(String(batch.arguments(action.ArgumentInfo)[0]))
    if (action.Name === '_RemoveAllReferences') return this.forgetAll()
    const event = /^_(Un)?[Rr]egister(\w+)$/.exec(action.Name)
    if (event) return needed(target).listen(event[2] ?? '', event[1] === undefined)
    const result = needed(target).call(clientName(action.Name), batch.arguments(action.ArgumentInfo))
    return result instanceof HostObject ? this.identity(result, false) : result
  }

  private recursive(target: HostObject, action: WireAction): unknown {
    const info: unknown = isRecord(action) ? (Reflect.get(action, 'RecursiveQueryInfo') ?? action.QueryInfo) : undefined
    const queries: unknown = isRecord(info) ? info['Queries'] : undefined
    if (!isRecord(info) || !isRecord(queries)) throw invalidArgument()
    const byClass = Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, Object(query)]))
    return answerRecursiveQuery(target, byClass, Number(info['MaxDepth'] ?? 1), object => this.identity(object, false))
  }

  private identity(object: HostObject, keep: boolean): Readonly<Record<string, unknown>> {
    if (!object.keptByReference) return object.identity()
    if (keep) this.keep(object)
    const id = this.referenceIds.get(object)
    return id === undefined ? object.identity() : {...object.identity(), _ReferenceId: id}
  }

  private keep(object: HostObject): void {
    if (this.referenceIds.has(object)) return
    const id = `r${this.nextReference++}`
    this.references.set(id, object)
    this.referenceIds.set(object, id)
  }

  private release(object: HostObject): void {
    this.forget(this.referenceIds.get(object) ?? '')
  }

  private forget(id: string): void {
    const object = this.references.get(id)
    this.references.delete(id)
    if (object) this.referenceIds.delete(object)
  }
}

/** The paths of one batch. Each is walked once, so that `worksheets.add()` adds once however often its result is used. */
class Batch {
  private readonly options: RichApiOptions
  private readonly references: ReadonlyMap<string, HostObject>
  private readonly paths: WireRequest['ObjectPaths']
  private readonly found = new Map<number, Found>()

  constructor(options: RichApiOptions, references: ReadonlyMap<string, HostObject>, request: WireRequest) {
    this.options = options
    this.references = references
    this.paths = request.ObjectPaths
  }

  resolve(id: number): Found {
    if (this.found.has(id)) return this.found.get(id)
    const path = this.paths[id]
    if (!path) throw new ApiError('InvalidObjectPath', `There is no object path ${id}.`)
    const object = this.walk(path)
    this.found.set(id, object)
    return object
  }

  /** Arguments with objects in place of their path ids. Omitted ones at the end are dropped. */
  arguments(info: WireArguments | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds
    const args = (info?.Arguments ?? []).map((value, index) => this.argument(value, ids?.[index]))
    while (args.length > 0 && (args.at(-1) === null || args.at(-1) === undefined)) args.pop()
    return args
  }

  /** `WorksheetCollection.getItem`: where a failing action was, in the library's words. */
  location(action: WireAction): string | undefined {
    const path = this.paths[action.ObjectPathId]
    if (!path) return undefined
    if (this.found.has(action.ObjectPathId)) {
      return `${this.typeOf(action.ObjectPathId)}.${clientName(action.Name || 'load')}`
    }
    const member = path.ObjectPathType === PathKind.indexer ? 'getItem' : clientName(path.Name)
    return `${this.typeOf(path.ParentObjectPathId)}.${member}`
  }

  private typeOf(id: number | undefined): string {
    return (id === undefined ? undefined : this.found.get(id)?.apiClass) ?? 'Object'
  }

  private walk(path: WirePath): Found {
    switch (path.ObjectPathType) {
      case PathKind.nothing:
        return undefined
      case PathKind.global:
        return this.options.root
      case PathKind.create: {
        const make = this.options.services?.[path.Name]
        if (!make) throw apiNotFound(`service ${path.Name}`)
        return make()
      }
      case PathKind.reference: {
        const kept = this.references.get(path.Name)
        if (!kept) throw new ApiError('InvalidReference', 'The object reference is no longer valid.')
        return kept
      }
      default: {
        const parent = path.ParentObjectPathId === undefined ? undefined : this.resolve(path.ParentObjectPathId)
        return parent && this.step(parent, path)
      }
    }
  }

  private step(parent: HostObject, path: WirePath): Found {
    const member = clientName(path.Name)
    const args = this.arguments(path.ArgumentInfo)
    if (path.ObjectPathType === PathKind.property) return asObject(parent.read(member), `${parent.apiClass}.${member}`)
    if (path.ObjectPathType === PathKind.indexer) {
      const item = parent.find(args[0])
      if (!item) throw new ApiError('ItemNotFound', "The requested resource doesn't exist.", 404)
      return item
    }
    if (!member.endsWith('OrNullObject')) return asObject(parent.call(member, args), `${parent.apiClass}.${member}`)
    const item = nullWhenMissing(() => parent.call(member, args))
    return item === undefined ? undefined : asObject(item, `${parent.apiClass}.${member}`)
  }

  private argument(value: unknown, id: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => this.argument(item, Array.isArray(id) ? id[index] : undefined))
    }
    if (typeof id === 'number' && id !== 0) return this.resolve(id)
    if (!isRecord(value)) return value
    const inner = value['_ObjectPathId']
    if (typeof inner === 'number') return this.resolve(inner)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.argument(item, undefined)]))
  }
}

function asObject(value: unknown, member: string): Found {
  if (value === undefined || value === null || value instanceof HostObject) return value ?? undefined
  throw apiNotFound(`object at ${member}`)
}

function needed(target: Found): HostObject {
  if (target) return target
  throw new ApiError('InvalidObjectPath', 'The object path leads to a null object.')
}

function showError(error: unknown, index: number, location: string | undefined): WireError {
  const where = location === undefined ? {} : {Location: location}
  if (error instanceof ApiError) {
    return {Code: error.code, Message: error.message, ...where, ActionIndex: index, HttpStatusCode: error.status}
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const message = `Fault in the workbench host: ${text}`
  return {Code: 'GeneralException', Message: message, ...where, ActionIndex: index, HttpStatusCode: 500}
}
