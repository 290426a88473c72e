import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import vm from 'node:vm'
import {isRecord} from './protocol.ts'

/** What the library offers once it runs. */
export interface Library {
  readonly Excel: typeof Excel
  readonly OfficeExtension: typeof OfficeExtension
  readonly CustomFunctions: typeof CustomFunctions
  /** Sends a message from the host to the library. */
  receive(message: string): void
  /** Ends every timer of the library. */
  close(): void
}

/** How the library is started. */
export interface LibraryOptions {
  /** Takes the library's messages to its host. */
  readonly send: (message: string) => void
  /** Divides the library's own waits, such as half a second between results of functions. */
  readonly hurry: number
  /** Where the library writes its warnings. */
  readonly console: Pick<Console, 'log' | 'info' | 'warn' | 'error'>
}

// `office.js` gives the functions' association, the other file the API for Excel with the functions' runtime in it.
const files = ['office.js', 'excel-win32-16.01.js']
let scripts: readonly vm.Script[] | undefined

/** Runs Microsoft's library, as it is in node_modules, in a context of its own. Nothing of it is changed. */
export function runLibrary(options: LibraryOptions): Library {
  scripts ??= files.map(file => new vm.Script(readFileSync(join(libraryHome(), file), 'utf8'), {filename: file}))
  const timers = new Set<NodeJS.Timeout>()
  const bridge: Record<string, unknown> = {sendMessageToHost: options.send}
  const globals = browserGlobals(options, timers)
  globals['_richApiNativeBridge'] = bridge
  const context = vm.createContext(globals)
  for (const script of scripts) script.runInContext(context)
  const {Excel: excel, OfficeExtension: extension, CustomFunctions: functions} = globals
  if (!isExcel(excel) || !isExtension(extension) || !isFunctions(functions)) {
    throw new Error('The library started, but without Excel, OfficeExtension or CustomFunctions.')
  }
  return {
    Excel: excel,
    OfficeExtension: extension,
    CustomFunctions: functions,
    receive(message) {
      const receive = bridge['onMessageFromHost']
      if (typeof receive === 'function') Reflect.apply(receive, bridge, [message])
    },
    close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    }
  }
}

function libraryHome(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
}

// As little of a browser as the library asks for. There is no network: it could send nothing if it wanted to.
function browserGlobals(options: LibraryOptions, timers: Set<NodeJS.Timeout>): Record<string, unknown> {
  const startTimer =
    (start: typeof setTimeout | typeof setInterval) =>
    (action: unknown, delay: unknown, ...rest: unknown[]) => {
      const timer = start(
        () => {
          if (start === setTimeout) timers.delete(timer)
          // As in a browser, a fault in a timer is written down and ends nothing.
          try {
            if (typeof action === 'function') Reflect.apply(action, undefined, rest)
          } catch (error) {
            options.console.error(error)
          }
        },
        Number(delay ?? 0) / options.hurry
      )
      timers.add(timer)
      return timer
    }
  const stopTimer = (timer: unknown) => {
    const known = [...timers].find(each => each === timer)
    if (!known) return
    clearTimeout(known)
    timers.delete(known)
  }
  const element = () => ({
    style: {},
    setAttribute: () => undefined,
    getAttribute: () => null,
    appendChild: () => undefined
  })
  const script = {src: 'http://localhost/office.js', getAttribute: () => null}
  const globals: Record<string, unknown> = {
    console: options.console,
    setTimeout: startTimer(setTimeout),
    setInterval: startTimer(setInterval),
    clearTimeout: stopTimer,
    clearInterval: stopTimer,
    performance,
    URL,
    // Those of the caller, so that values that come out of the library are the caller's own arrays, errors and promises.
    JSON,
    Promise,
    Array,
    Error,
    name: '',
    history: {},
    navigator: {userAgent: 'node'},
    location: {
      search: '',
      hash: '',
      href: 'http://localhost/',
      origin: 'http://localhost',
      protocol: 'http:',
      host: 'localhost'
    },
    document: {
      URL: 'http://localhost/',
      title: '',
      readyState: 'complete',
      head: element(),
      body: element(),
      documentElement: element(),
      createElement: element,
      getElementsByTagName: (tag: string) => (tag === 'script' ? [script] : [element()]),
      getElementById: () => null,
      addEventListener: () => undefined
    }
  }
  globals['window'] = globals
  globals['self'] = globals
  return globals
}

function isExcel(value: unknown): value is typeof Excel {
  return isRecord(value) && typeof value['run'] === 'function'
}

function isExtension(value: unknown): value is typeof OfficeExtension {
  return isRecord(value) && typeof value['Error'] === 'function'
}

function isFunctions(value: unknown): value is typeof CustomFunctions {
  return isRecord(value) && typeof value['associate'] === 'function'
}
