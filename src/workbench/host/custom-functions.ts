import {type Value, errorTexts} from './cell.ts'
import type {CallArgument, CallResult, CellFunctions} from './function-cells.ts'
import {HostObject} from './host-object.ts'
import {apiNotFound, isRecord} from './protocol.ts'

/** One parameter of a function, as `functions.json` states it. */
export interface FunctionParameter {
  readonly name: string
  readonly type?: string
  readonly dimensionality?: string
  readonly optional?: boolean
  readonly repeating?: boolean
}

/** One function, as `functions.json` states it. */
export interface FunctionMetadata {
  readonly id: string
  readonly name: string
  readonly parameters?: readonly FunctionParameter[]
  readonly options?: {
    readonly stream?: boolean
    readonly cancelable?: boolean
    readonly requiresAddress?: boolean
    readonly requiresStreamAddress?: boolean
    readonly [option: string]: unknown
  }
}

/** The metadata Excel reads of an add-in's functions. */
export interface FunctionsFile {
  readonly functions: readonly FunctionMetadata[]
  readonly allowErrorForDataTypeAny?: boolean
}

/** Kinds of messages to the functions' runtime. */
export const functionMessages = {invoke: 1000, cancel: 1001} as const

/** One running invocation in the runtime, shared by every cell that asks a streaming function the same. */
interface Running {
  readonly id: number
  readonly isOpen: boolean
  readonly cells: Set<(result: CallResult, message?: string) => void>
  /** What the runtime reported last: a cell that joins a stream is given it. */
  last: {readonly result: CallResult; readonly message: string | undefined} | undefined
}

// What the runtime reports, as the cell shows it. Thrown, rejected and the rest show as a value error.
const resultErrors: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  10: '#N/A'
}

/** Calls the add-in's custom functions through the real runtime: what Excel does with `functions.json`. */
export class CustomFunctionChannel implements CellFunctions {
  private readonly functions = new Map<string, FunctionMetadata>()
  private readonly allowsErrors: boolean
  private readonly post: (type: number, message: unknown) => void
  private readonly running = new Map<number, Running>()
  private readonly streams = new Map<string, Running>()
  private nextId = 1

  /**
   * @param namespace as the manifest states it, for example `INAP`
   * @param post sends a message to the runtime, later
   */
  constructor(namespace: string, file: FunctionsFile, post: (type: number, message: unknown) => void) {
    for (const metadata of file.functions) this.functions.set(`${namespace}.${metadata.name}`.toUpperCase(), metadata)
    this.allowsErrors = file.allowErrorForDataTypeAny === true
    this.post = post
  }

  /** How many invocations have not given their first result. */
  get waiting(): number {
    return [...this.running.values()].filter(running => !running.last).length
  }

  /** How many streaming invocations are open. */
  get open(): number {
    return this.running.size - [...this.running.values()].filter(running => !running.isOpen).length
  }

  knows(name: string): boolean {
    return this.functions.has(name)
  }

  start(
    name: string,
    args: readonly CallArgument[],
    address: string,
    done: (result: CallResult, message?: string) => void
  ): () => void {
    const metadata = this.functions.get(name)
    if (!metadata) throw apiNotFound(`custom function ${name}`)
    const prepared = prepare(metadata, args, this.allowsErrors)
    if ('error' in prepared) {
      queueMicrotask(() => done(prepared.error))
      return () => undefined
    }
    const options = metadata.options ?? {}
    const streams = options.stream === true
    const cancels = streams || options.cancelable === true
    const key = JSON.stringify([name, prepared.values, options.requiresStreamAddress ? address : ''])
    const shared = streams ? this.streams.get(key) : undefined
    const running = shared ?? {id: this.nextId++, isOpen: streams, cells: new Set(), last: undefined}
    running.cells.add(done)
    const {last} = running
    // Later, as every answer comes: the cell is not yet waiting while its call is being started.
    if (last) queueMicrotask(() => running.cells.has(done) && done(last.result, last.message))
    if (!shared) {
      this.running.set(running.id, running)
      if (streams) this.streams.set(key, running)
      const flags = (cancels ? 1 : 0) | (streams ? 2 : 0) | (this.allowsErrors ? 4 : 0)
      const told = options.requiresAddress || options.requiresStreamAddress ? address : null
      this.post(functionMessages.invoke, [running.id, metadata.id, prepared.values, told, flags])
    }
    return () => {
      running.cells.delete(done)
      if (running.cells.size > 0 || !this.running.delete(running.id)) return
      this.streams.delete(key)
      if (cancels) this.post(functionMessages.cancel, {invocationId: running.id})
    }
  }

  /** Takes one result from the runtime; results of cancelled invocations are dropped. */
  accept(id: number, ok: boolean, value: unknown, code: number): void {
    const running = this.running.get(id)
    if (!running) return
    if (!running.isOpen) this.running.delete(id)
    const result = ok ? resultOf(value) : (resultErrors[code] ?? '#VALUE!')
    const message = ok ? messageOf(value) : messageBeside(code, value)
    running.last = {result, message}
    for (const done of [...running.cells]) done(result, message)
  }
}

/** Excel shows a message only beside #N/A and #VALUE!. */
const messageBeside = (code: number, value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && (code === 1 || code === 7) ? value : undefined

/** An error that was returned or pushed, and not thrown, carries its message in itself. */
const messageOf = (value: unknown): string | undefined =>
  isRecord(value) && typeof value['message'] === 'string' ? value['message'] : undefined

/** The name by which the library asks for {@link CustomFunctionsService}. */
export const functionsService = 'Microsoft.ExcelServices.CustomFunctions'

/** The service under which the library hands over results. */
export class CustomFunctionsService extends HostObject {
  readonly apiClass = 'CustomFunctions'
  private readonly channel: CustomFunctionChannel | undefined

  constructor(channel: CustomFunctionChannel | undefined) {
    super()
    this.channel = channel
  }

  override call(member: string, args: readonly unknown[]): unknown {
    if (member === '_getEnabledFeatures') return []
    if (member === '_setOsfControlContainerReadyForCustomFunctions') return undefined
    if (member !== 'setInvocationArrayResults' && member !== 'setInvocationResults') return super.call(member, args)
    const results: unknown = args[0]
    for (const entry of Array.isArray(results) ? results : []) this.accept(entry)
    return undefined
  }

  // Newer runtimes send arrays, older ones objects.
  private accept(entry: unknown): void {
    if (Array.isArray(entry)) {
      const parts: readonly unknown[] = entry
      const [id, ok, value, code] = parts
      this.channel?.accept(Number(id), ok === true, value, Number(code))
    } else if (isRecord(entry)) {
      this.channel?.accept(Number(entry['id']), entry['failed'] !== true, entry['value'], Number(entry['errorCode']))
    }
  }
}

// Fits arguments to the parameters, as Excel does before it calls; an error among them is the result.
function prepare(
  metadata: FunctionMetadata,
  args: readonly CallArgument[],
  allowsErrors: boolean
): {readonly values: readonly unknown[]} | {readonly error: string} {
  const parameters = metadata.parameters ?? []
  const last = parameters.at(-1)
  const count = last?.repeating ? parameters.length - 1 : parameters.length
  const least = parameters.filter(each => each.optional !== true && each.repeating !== true).length
  if (args.length < least || (args.length > count && !last?.repeating)) return {error: '#VALUE!'}
  const fitted = parameters.slice(0, count).map((parameter, index) => fit(args[index] ?? null, parameter, allowsErrors))
  if (last?.repeating) {
    const rest = args.slice(count).map(arg => fit(arg, last, allowsErrors))
    const failed = rest.find(arg => arg.error !== undefined)
    fitted.push({value: rest.map(arg => arg.value), ...(failed?.error === undefined ? {} : {error: failed.error})})
  }
  const failed = fitted.find(arg => arg.error !== undefined)
  return failed?.error === undefined ? {values: fitted.map(arg => arg.value)} : {error: failed.error}
}

function fit(
  arg: CallArgument,
  parameter: FunctionParameter,
  allowsErrors: boolean
): {value?: unknown; error?: string} {
  if (arg === null) return {value: null}
  const rows = typeof arg === 'object' ? arg : [[arg]]
  const cells = rows.map(row => row.map(value => convert(value, parameter.type ?? 'any', allowsErrors)))
  const failed = cells.flat().find(cell => cell.error !== undefined)
  if (failed) return failed
  const values = cells.map(row => row.map(cell => cell.value))
  if (parameter.dimensionality === 'matrix') return {value: values}
  // Excel would call once for each cell of an area; that is not here, so it shows an error rather than one value.
  return rows.length * (rows[0]?.length ?? 0) === 1 ? {value: values[0]?.[0]} : {error: '#CALC!'}
}

function convert(value: Value, type: string, allowsErrors: boolean): {value?: unknown; error?: string} {
  if (typeof value === 'string' && errorTexts.includes(value)) {
    if (type !== 'any' || !allowsErrors) return {error: value}
    return {value: {type: 'CustomFunctionError', code: value}}
  }
  if (type === 'number') {
    const number = value === '' ? 0 : Number(value)
    return Number.isNaN(number) ? {error: '#VALUE!'} : {value: number}
  }
  if (type === 'string') return {value: typeof value === 'boolean' ? String(value).toUpperCase() : String(value)}
  if (type === 'boolean') {
    if (typeof value !== 'string') return {value: Boolean(value)}
    if (value === '' || /^(true|false)$/i.test(value)) return {value: value.toLowerCase() === 'true'}
    return {error: '#VALUE!'}
  }
  return {value}
}

function resultOf(value: unknown): CallResult {
  if (!Array.isArray(value)) return scalarOf(value)
  const rows: readonly unknown[] = value
  const grid = rows.map(row => (Array.isArray(row) ? row.map(scalarOf) : [scalarOf(row)]))
  return grid.length === 0 || grid[0]?.length === 0 ? '#CALC!' : grid
}

function scalarOf(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  // Values with a card or a format carry the plain value within; error objects their text.
  if (isRecord(value)) {
    if (typeof value['code'] === 'string') return value['code']
    return 'basicValue' in value ? scalarOf(value['basicValue']) : '#VALUE!'
  }
  return value === null || value === undefined ? 0 : '#VALUE!'
}
