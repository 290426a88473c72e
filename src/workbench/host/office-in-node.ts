import type {Engine} from './engine.ts'
import type {ExcelEnvironment} from './environment.ts'
import type {ConnectionOptions, ExcelConnection} from './excel-connection.ts'
import {IronCalculator} from './iron-calculator.ts'
import {type Library, libraryOf} from './library-context.ts'
import {type LibraryWindow, openLibraryWindow, windowOrigin} from './library-window.ts'
import {MemoryBook} from './memory-book.ts'
import {type NodeHostOptions, quietConsole} from './native-bridge.ts'
import {isRecord} from './protocol.ts'
import {ExcelOnTheWeb} from './web-channel.ts'
import {ExcelForWindows} from './window-external.ts'

/** `OfficeRuntime.storage`. */
export interface RuntimeStorage {
  getItem(key: string): Promise<string | null>
  setItem(key: string, value: string): Promise<void>
  removeItem(key: string): Promise<void>
  getKeys(): Promise<string[]>
}

/** An add-in's page in Node: the library started by itself, up to `Office.onReady`, and the Excel it runs in. */
export interface OfficePage<C extends ExcelConnection<MemoryBook>> extends Pick<
  Library,
  'Excel' | 'OfficeExtension' | 'CustomFunctions'
> {
  readonly excel: C
  readonly engine: Engine<MemoryBook>
  readonly book: MemoryBook
  readonly Office: typeof Office
  /** Lasts as long as the page: it is the browser's own storage. */
  readonly storage: RuntimeStorage
  readonly ready: {readonly host: Office.HostType; readonly platform: Office.PlatformType}
  /** Runs a script in the page. Returns what its last expression gives. */
  evaluate(script: string): unknown
  close(): void
}

/** How a page is opened. */
export interface PageOptions extends Omit<NodeHostOptions, 'calculator'>, ExcelEnvironment {
  /** Called when `office.js` has run and the rest has not, as an add-in's own script is. */
  readonly script?: (functions: typeof CustomFunctions, actions: typeof Office.actions) => void
}

/** Opens a page in Excel for Windows. */
export async function openForWindows(options: PageOptions = {}): Promise<OfficePage<ExcelForWindows<MemoryBook>>> {
  const excel = new ExcelForWindows(connectionOptions(options))
  const window = openLibraryWindow({...windowOptions(options), globals: {external: excel.external()}})
  return start(options, excel, window)
}

/** Opens a page in Excel on the web: in a frame of a host's page that came by https. */
export async function openOnTheWeb(options: PageOptions = {}): Promise<OfficePage<ExcelOnTheWeb<MemoryBook>>> {
  const excel = new ExcelOnTheWeb(connectionOptions(options))
  const host = {postMessage: (text: string) => setImmediate(() => line.receive(text))}
  const line = excel.connect(windowOrigin, data => window.raise('message', {data, origin: windowOrigin, source: host}))
  const window = openLibraryWindow({...windowOptions(options), name: line.name, globals: {parent: host}})
  return start(options, excel, window)
}

function connectionOptions(options: PageOptions): ConnectionOptions<MemoryBook> & ExcelEnvironment {
  return {...options, book: functions => new MemoryBook(new IronCalculator(), functions)}
}

function windowOptions(options: PageOptions) {
  return {hurry: options.hurry ?? 10, console: options.console ?? quietConsole, loadsScripts: true}
}

async function start<C extends ExcelConnection<MemoryBook>>(
  options: PageOptions,
  excel: C,
  window: LibraryWindow
): Promise<OfficePage<C>> {
  window.run('office.js')
  const office = window.globals['Office']
  const functions = window.globals['CustomFunctions']
  if (!isOffice(office)) throw new Error('The library started, but without Office.')
  if (isFunctions(functions)) options.script?.(functions, office.actions)
  const ready = await office.onReady()
  const runtime = window.globals['OfficeRuntime']
  const storage: unknown = isRecord(runtime) ? runtime['storage'] : undefined
  if (!isStorage(storage)) throw new Error('The library started, but without OfficeRuntime.')
  await excel.engine.idle()
  return {
    ...libraryOf(window.globals),
    excel,
    engine: excel.engine,
    book: excel.engine.book,
    Office: office,
    storage,
    ready,
    evaluate: script => window.evaluate(script),
    close() {
      excel.engine.close()
      window.close()
    }
  }
}

function isOffice(value: unknown): value is typeof Office {
  return isRecord(value) && typeof value['onReady'] === 'function'
}

function isFunctions(value: unknown): value is typeof CustomFunctions {
  return isRecord(value) && typeof value['associate'] === 'function'
}

function isStorage(value: unknown): value is RuntimeStorage {
  return isRecord(value) && typeof value['getItem'] === 'function'
}
