import {CustomFunctionChannel, CustomFunctionsService, type FunctionsFile} from './custom-functions.ts'
import type {Calculator} from './calculator.ts'
import type {EventMessage} from './event-routing.ts'
import {ExcelHost} from './excel-host.ts'
import {Faults} from './faults.ts'
import {IronCalculator} from './iron-calculator.ts'
import {type Library, type LibraryOptions, runLibrary} from './library-context.ts'
import {HostObject} from './host-object.ts'
import {MemoryBook} from './memory-book.ts'
import {ApiError, type WireResponse, isRecord, isRequest} from './protocol.ts'
import {RichApi} from './rich-api.ts'

/** How a host is started. */
export interface NodeHostOptions {
  /** The add-in's functions: its namespace and the metadata of `functions.json`. */
  readonly functions?: {readonly namespace: string; readonly file: FunctionsFile}
  /** Calculates formulas; IronCalc when absent. */
  readonly calculator?: Calculator
  /** Divides the library's own waits. Absence means ten: nothing depends on them but a test's patience. */
  readonly hurry?: number
  /** Where the library writes its warnings. Absence means nowhere. */
  readonly console?: LibraryOptions['console']
}

/** What went over the bridge so far. */
export interface Counters {
  /** Batches of the add-in, without those that only bring results of custom functions. */
  syncs: number
  /** Every request of the library. */
  requests: number
  actions: number
  bytesSent: number
  bytesReceived: number
  /** Cells the add-in wrote or cleared. */
  cellsWritten: number
  /** Events sent to the add-in. */
  events: number
}

/** Microsoft's library over a workbook in memory. */
export interface NodeHost extends Pick<Library, 'Excel' | 'OfficeExtension' | 'CustomFunctions'> {
  /** The workbook, to look into and to edit as a user would. */
  readonly book: MemoryBook
  readonly host: ExcelHost
  readonly counters: Counters
  readonly faults: Faults
  /** How many ranges the add-in keeps by reference, to find those it forgets to let go. */
  readonly keptRanges: number
  /** The channel of custom functions; absent when the host was started without. */
  readonly functions: CustomFunctionChannel | undefined
  /** Resolves when no message is under way and every function has answered; rejects after the given time. */
  idle(milliseconds?: number): Promise<void>
  close(): void
}

const messageKinds = {request: 1, response: 2, events: 3} as const
const categories = {functions: 1, events: 65536} as const
const functionsService = 'Microsoft.ExcelServices.CustomFunctions'
const actionsService = 'Microsoft.InternalService.AddinInternalService'

// The library tells this service when it is ready for ribbon commands, of which there are none here.
class ActionsService extends HostObject {
  readonly apiClass = 'AddinInternalService'

  override listen(): void {}
  override call(member: string, args: readonly unknown[]): unknown {
    return member === 'notifyActionHandlerReady' ? undefined : super.call(member, args)
  }
}

/** Starts the real library with this host behind its native bridge. Each call gives a fresh library and a fresh workbook. */
export function startNodeHost(options: NodeHostOptions = {}): NodeHost {
  const counters: Counters = {
    syncs: 0,
    requests: 0,
    actions: 0,
    bytesSent: 0,
    bytesReceived: 0,
    cellsWritten: 0,
    events: 0
  }
  const faults = new Faults()
  const given = options.functions
  let underWay = 0
  let isClosed = false
  let isProcessing = false
  const delayed: EventMessage[] = []

  const channel =
    given &&
    new CustomFunctionChannel(given.namespace, given.file, (type, message) =>
      post(categories.functions, type, '', message)
    )
  const book = new MemoryBook(options.calculator ?? new IronCalculator(), channel)
  const host = new ExcelHost(book, (message: EventMessage) => {
    // What a batch causes is told after its answer, when the handlers it adds are in place.
    if (isProcessing) delayed.push(message)
    else send(message)
  })
  const service = new CustomFunctionsService(channel)
  const api = new RichApi({
    root: host.workbook,
    services: {[functionsService]: () => service, [actionsService]: () => new ActionsService()},
    beforeAction(action) {
      // Deliveries of results are the runtime's own doing and fail by no design.
      if (!isProcessing) return
      counters.actions++
      faults.beforeAction(action)
    }
  })
  book.observe(event => {
    if (event.kind === 'edited' && event.change === 'RangeEdited' && isProcessing)
      counters.cellsWritten += event.area.rows * event.area.columns
    host.follow(event, api.kept)
    host.events.route(event)
  })
  const quiet = {log() {}, info() {}, warn() {}, error() {}}
  const library = runLibrary({send: answer, hurry: options.hurry ?? 10, console: options.console ?? quiet})

  return {
    Excel: library.Excel,
    OfficeExtension: library.OfficeExtension,
    CustomFunctions: library.CustomFunctions,
    book,
    host,
    counters,
    faults,
    get keptRanges() {
      return [...api.kept].length
    },
    functions: channel,
    idle,
    close() {
      isClosed = true
      book.close()
      library.close()
    }
  }

  function answer(text: string): void {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message) || message['type'] !== messageKinds.request) return
    const request: unknown = message['message']
    const sent: unknown = isRecord(request) ? request['body'] : undefined
    const body: unknown = typeof sent === 'string' ? JSON.parse(sent) : sent
    counters.requests++
    counters.bytesSent += text.length
    const response = {statusCode: 200, headers: {}, body: process(body)}
    deliver(JSON.stringify({id: message['id'], type: messageKinds.response, message: response}))
    for (const event of delayed.splice(0)) send(event)
  }

  function process(body: unknown): WireResponse {
    if (!isRequest(body)) throw new Error(`The library sent what is no batch: ${JSON.stringify(body)}`)
    const isResults = Object.values(body.ObjectPaths).some(path => path.Name === functionsService)
    if (!isResults) counters.syncs++
    isProcessing = !isResults
    try {
      if (!isResults) faults.beforeRequest()
      const response = api.process(body)
      book.settle()
      return response
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const {code: Code, message: Message, status: HttpStatusCode} = error
      return {Results: [], TraceIds: [], Error: {Code, Message, ActionIndex: 0, HttpStatusCode}}
    } finally {
      isProcessing = false
    }
  }

  function send(event: EventMessage): void {
    counters.events++
    post(categories.events, event.type, event.target, event.args)
  }

  function post(category: number, type: number, target: string, args: unknown): void {
    const entries = [[category, type, target, JSON.stringify(args), 0]]
    deliver(JSON.stringify({type: messageKinds.events, message: {entries}}))
  }

  // Always later, as over a real bridge, and in order.
  function deliver(text: string): void {
    underWay++
    counters.bytesReceived += text.length
    setImmediate(() => {
      underWay--
      if (!isClosed) library.receive(text)
    })
  }

  async function idle(milliseconds = 5000): Promise<void> {
    const end = Date.now() + milliseconds
    for (let calm = 0; calm < 3;) {
      await new Promise(resolve => setTimeout(resolve, 2))
      calm = underWay === 0 && (channel?.waiting ?? 0) === 0 ? calm + 1 : 0
      if (Date.now() > end)
        throw new Error(`Not idle after ${milliseconds} ms: ${channel?.waiting ?? 0} functions wait.`)
    }
  }
}
