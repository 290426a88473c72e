import type {Calculator} from './calculator.ts'
import type {CustomFunctionChannel} from './custom-functions.ts'
import {type AddInFunctions, type Counters, Engine, type HostedBook} from './engine.ts'
import type {ExcelHost} from './excel-host.ts'
import type {Faults} from './faults.ts'
import type {CellFunctions} from './function-cells.ts'
import {IronCalculator} from './iron-calculator.ts'
import {type Library, type LibraryOptions, runLibrary} from './library-context.ts'
import {MemoryBook} from './memory-book.ts'
import {isRecord} from './protocol.ts'

/** How a host is started. */
export interface NodeHostOptions {
  /** The add-in's functions: its namespace and the metadata of `functions.json`. */
  readonly functions?: AddInFunctions
  /** Calculates formulas; IronCalc when absent. */
  readonly calculator?: Calculator
  /** Divides the library's own waits. Absence means ten: nothing depends on them but a test's patience. */
  readonly hurry?: number
  /** Where the library writes its warnings. Absence means nowhere. */
  readonly console?: LibraryOptions['console']
}

/** How a host is started over another workbook than the one in memory. */
export interface BookHostOptions<B extends HostedBook> extends Omit<NodeHostOptions, 'calculator'> {
  /** Makes the workbook. */
  readonly book: (functions: CellFunctions | undefined) => B
}

/** Microsoft's library over a workbook. */
export interface NodeHost<B extends HostedBook = MemoryBook> extends Pick<
  Library,
  'Excel' | 'OfficeExtension' | 'CustomFunctions'
> {
  /** The workbook, to look into and to edit as a user would. */
  readonly book: B
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
/** A console that says nothing. */
export const quietConsole = {log() {}, info() {}, warn() {}, error() {}}

/** Starts the real library with this host behind its native bridge. Each call gives a fresh library and a fresh workbook. */
export function startNodeHost(options: NodeHostOptions = {}): NodeHost {
  const {calculator = new IronCalculator()} = options
  return startNodeHostOver({...options, book: functions => new MemoryBook(calculator, functions)})
}

/** As {@link startNodeHost}, over a workbook of the caller's. */
export function startNodeHostOver<B extends HostedBook>(options: BookHostOptions<B>): NodeHost<B> {
  const engine = new Engine<B>({
    ...options,
    send: entry => library.receive(JSON.stringify({type: messageKinds.events, message: {entries: [entry]}}))
  })
  const library = runLibrary({
    send: text => receive(text),
    hurry: options.hurry ?? 10,
    console: options.console ?? quietConsole
  })

  return {
    Excel: library.Excel,
    OfficeExtension: library.OfficeExtension,
    CustomFunctions: library.CustomFunctions,
    book: engine.book,
    host: engine.host,
    counters: engine.counters,
    faults: engine.faults,
    get keptRanges() {
      return engine.keptRanges
    },
    functions: engine.functions,
    idle: milliseconds => engine.idle(milliseconds),
    close() {
      engine.close()
      library.close()
    }
  }

  function receive(text: string): void {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message) || message['type'] !== messageKinds.request) return
    const request: unknown = message['message']
    const sent: unknown = isRecord(request) ? request['body'] : undefined
    const body: unknown = typeof sent === 'string' ? JSON.parse(sent) : sent
    const head = `{"id":${JSON.stringify(message['id'])},"type":${messageKinds.response}`
    engine.answer(body, text.length, answer =>
      library.receive(`${head},"message":{"statusCode":200,"headers":{},"body":${answer}}}`)
    )
  }
}
