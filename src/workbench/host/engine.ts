import {SharedRuntime} from './shared-runtime.ts'
import type {Book} from './book.ts'
import {
  CustomFunctionChannel,
  CustomFunctionsService,
  type FunctionsFile,
  functionsService
} from './custom-functions.ts'
import type {EventMessage} from './event-routing.ts'
import {ExcelHost} from './excel-host.ts'
import {Faults} from './faults.ts'
import type {CellFunctions} from './function-cells.ts'
import {ApiError, type WireResponse, isRequest} from './protocol.ts'
import {RichApi} from './rich-api.ts'

/** An add-in's functions: the namespace its manifest states and the metadata of `functions.json`. */
export interface AddInFunctions {
  readonly namespace: string
  readonly file: FunctionsFile
}

/** What went over the channel so far. */
export interface Counters {
  /** Batches of the add-in, without those its runtime sends by itself, such as results of custom functions. */
  syncs: number
  /** Every batch of the library. */
  requests: number
  actions: number
  bytesSent: number
  bytesReceived: number
  /** Cells the add-in wrote or cleared. */
  cellsWritten: number
  /** Events sent to the add-in. */
  events: number
}

/** A message from the host to the library: category, type, target, the message as JSON, an id, whether a co-author did it. */
export type EventEntry = readonly [number, number, string, string, number, boolean]

/** A workbook the engine may end when it closes. */
export type HostedBook = Book & {readonly close?: () => void}

/** What the engine is given. */
export interface EngineOptions<B extends HostedBook> {
  /** Makes the workbook; the add-in's functions are absent when there are none. */
  readonly book: (functions: CellFunctions | undefined) => B
  readonly functions?: AddInFunctions
  /** Characters a request or an answer may have, as Excel on the web limits them. Absence means no limit. */
  readonly largestMessage?: number
  /** Carries a message to the library. The engine sees to it that this happens later and in order. */
  readonly send: (entry: EventEntry) => void
}

const categories = {functions: 1, events: 65536} as const
const visibilityChanged = 65539
const later: (action: () => void) => void =
  typeof setImmediate === 'function' ? setImmediate : action => setTimeout(action, 0)

/** Answers the library's batches over a workbook, whatever channel they come by. */
export class Engine<B extends HostedBook = HostedBook> {
  readonly counters: Counters = {
    syncs: 0,
    requests: 0,
    actions: 0,
    bytesSent: 0,
    bytesReceived: 0,
    cellsWritten: 0,
    events: 0
  }
  readonly faults = new Faults()
  readonly book: B
  readonly host: ExcelHost
  /** What the add-in set around the workbook: its pane, its start, its ribbon. */
  readonly services: SharedRuntime
  /** The calls of custom functions; absent when the host was started without. */
  readonly functions: CustomFunctionChannel | undefined
  private readonly api: RichApi
  private readonly sendEntry: (entry: EventEntry) => void
  private readonly largestMessage: number
  private readonly delayed: EventMessage[] = []
  private underWay = 0
  private isClosed = false
  private isProcessing = false
  private turn: Promise<void> | undefined

  constructor(options: EngineOptions<B>) {
    const given = options.functions
    this.sendEntry = options.send
    this.largestMessage = options.largestMessage ?? Number.POSITIVE_INFINITY
    this.functions =
      given &&
      new CustomFunctionChannel(given.namespace, given.file, (type, message) =>
        this.post(categories.functions, type, '', message)
      )
    this.book = options.book(this.functions)
    this.host = new ExcelHost(this.book, message => {
      // What a batch causes is told after its answer, when the handlers it adds are in place.
      if (this.isProcessing) this.delayed.push(message)
      else this.tell(message)
    })
    this.services = new SharedRuntime(isShown =>
      this.post(categories.events, visibilityChanged, '', {visibility: isShown ? 'Visible' : 'Hidden'})
    )
    const results = new CustomFunctionsService(this.functions)
    this.api = new RichApi({
      root: this.host.workbook,
      services: {...this.services.makers, [functionsService]: () => results},
      beforeAction: action => {
        // Deliveries of results are the runtime's own doing and fail by no design.
        if (!this.isProcessing) return
        this.counters.actions++
        this.faults.beforeAction(action)
      }
    })
    this.book.observe(event => {
      if (event.kind === 'edited' && event.change === 'RangeEdited' && this.isProcessing)
        this.counters.cellsWritten += event.area.rows * event.area.columns
      this.host.follow(event, this.api.kept)
      this.host.events.route(event)
    })
  }

  /** How many ranges the add-in keeps by reference, to find those it forgets to let go. */
  get keptRanges(): number {
    return [...this.api.kept].length
  }

  /**
   * Carries out one batch.
   *
   * @param body the batch as parsed from the request
   * @param size of the request in characters
   * @param reply takes the answer as JSON, later
   */
  answer(body: unknown, size: number, reply: (text: string) => void): void {
    this.counters.requests++
    this.counters.bytesSent += size
    const limit = this.largestMessage
    const answered = (response: WireResponse) => {
      const whole = JSON.stringify(response)
      const text = whole.length > limit ? JSON.stringify(failed(tooLarge('Response'))) : whole
      this.deliver(text.length, () => reply(text))
      for (const event of this.delayed.splice(0)) this.tell(event)
    }
    if (size > limit) return answered(failed(tooLarge('Request')))
    // Batches follow each other, also where one waits for a workbook that takes time to calculate.
    const response = this.turn ? this.turn.then(() => this.process(body)) : this.process(body)
    if (!(response instanceof Promise)) return answered(response)
    this.underWay++
    const turn: Promise<void> = response.then(answered).finally(() => {
      this.underWay--
      if (this.turn === turn) this.turn = undefined
    })
    this.turn = turn
  }

  /** Does something to the library: always later, as over a real channel, in order, and not after the engine was closed. */
  deliver(size: number, action: () => void): void {
    this.underWay++
    this.counters.bytesReceived += size
    later(() => {
      this.underWay--
      if (!this.isClosed) action()
    })
  }

  /** Resolves when no message is under way and every function has answered; rejects after the given time. */
  async idle(milliseconds = 5000): Promise<void> {
    const end = Date.now() + milliseconds
    for (let calm = 0; calm < 3;) {
      await new Promise(resolve => setTimeout(resolve, 2))
      await this.book.settle()
      const waiting = this.functions?.waiting ?? 0
      calm = this.underWay === 0 && waiting === 0 ? calm + 1 : 0
      if (Date.now() > end) throw new Error(`Not idle after ${milliseconds} ms: ${waiting} functions wait.`)
    }
  }

  /** Forgets what the library of an earlier page kept and listened to, so that another can start. */
  restart(): void {
    this.api.forgetAll()
    this.host.events.forgetAll()
    this.services.restart()
  }

  close(): void {
    this.isClosed = true
    this.book.close?.()
  }

  private process(body: unknown): WireResponse | Promise<WireResponse> {
    if (!isRequest(body)) throw new Error(`The library sent what is no batch: ${JSON.stringify(body)}`)
    const names = Object.values(body.ObjectPaths).map(path => path.Name)
    const isOwn = names.some(name => name === functionsService || name === SharedRuntime.actionsService)
    if (!isOwn) this.counters.syncs++
    this.isProcessing = !isOwn
    let response: WireResponse | Promise<WireResponse>
    try {
      if (!isOwn) this.faults.beforeRequest()
      response = this.api.processSettled(body, () => this.book.settle())
    } catch (error) {
      this.isProcessing = false
      return failed(error)
    }
    const settling = response instanceof Promise ? response.then(() => this.book.settle()) : this.book.settle()
    if (!settling) {
      this.isProcessing = false
      return response
    }
    return settling
      .then(() => response, failed)
      .finally(() => {
        this.isProcessing = false
      })
  }

  private tell(event: EventMessage): void {
    this.counters.events++
    this.post(categories.events, event.type, event.target, event.args)
  }

  private post(category: number, type: number, target: string, args: unknown): void {
    const message = JSON.stringify(args)
    this.deliver(message.length, () => this.sendEntry([category, type, target, message, 0, false]))
  }
}

function tooLarge(what: 'Request' | 'Response'): ApiError {
  return new ApiError(`${what}PayloadSizeLimitExceeded`, `The ${what.toLowerCase()} is larger than Excel allows.`, 413)
}

function failed(error: unknown): WireResponse {
  if (!(error instanceof ApiError)) throw error
  const {code: Code, message: Message, status: HttpStatusCode} = error
  return {Results: [], TraceIds: [], Error: {Code, Message, ActionIndex: 0, HttpStatusCode}}
}
