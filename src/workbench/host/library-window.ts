import vm from 'node:vm'
import {libraryScript} from './library-files.ts'

/** What a window is opened with. */
export interface WindowOptions {
  /** Divides the library's own waits, such as half a second between results of functions. */
  readonly hurry: number
  /** Where the library writes its warnings. */
  readonly console: Pick<Console, 'log' | 'info' | 'warn' | 'error'>
  /** The window's name. */
  readonly name?: string
  /** Whether scripts the library adds to its page are run, so that it starts by itself. */
  readonly loadsScripts: boolean
  /** Globals beyond the browser's own. */
  readonly globals?: Readonly<Record<string, unknown>>
}

/** As little of a browser's window as the library asks for. There is no network: it could send nothing if it wanted to. */
export interface LibraryWindow {
  readonly globals: Readonly<Record<string, unknown>>
  /** Runs a file of the library. */
  run(file: string): void
  /** Runs a script of the page's own. Returns what its last expression gives. */
  evaluate(script: string): unknown
  /** Calls those who listen to an event of the window. */
  raise(type: string, event: object): void
  /** Ends every timer. */
  close(): void
}

/** Where the window's page is. */
export const windowOrigin = 'https://localhost'

/** Opens a window. Scripts are found in node_modules. */
export function openLibraryWindow(options: WindowOptions): LibraryWindow {
  const listeners = new Map<string, Set<unknown>>()
  const listen = (type: string, listener: unknown) => {
    const known = listeners.get(type) ?? new Set()
    listeners.set(type, known.add(listener))
  }
  const timers = new Timers(options)
  const globals: Record<string, unknown> = {
    console: options.console,
    setTimeout: timers.starter(setTimeout),
    setInterval: timers.starter(setInterval),
    clearTimeout: (timer: unknown) => timers.stop(timer),
    clearInterval: (timer: unknown) => timers.stop(timer),
    performance,
    URL,
    // Those of the caller, so that values that come out of the library are the caller's own arrays, errors and promises.
    JSON,
    Promise,
    Array,
    Error,
    name: options.name ?? '',
    history: {},
    navigator: {userAgent: 'node'},
    location: locationOf(`${windowOrigin}/page.html`),
    localStorage: storage(),
    sessionStorage: storage(),
    addEventListener: listen,
    removeEventListener: (type: string, listener: unknown) => listeners.get(type)?.delete(listener),
    document: documentOf(script => load(script)),
    ...options.globals
  }
  globals['window'] = globals
  globals['self'] = globals
  globals['parent'] ??= globals
  globals['top'] ??= globals['parent']
  const context = vm.createContext(globals)

  return {
    globals,
    run(file) {
      const script = libraryScript(file)
      if (!script) throw new Error(`The library has no ${file}.`)
      script.runInContext(context)
    },
    evaluate: (script): unknown => vm.runInContext(script, context),
    raise(type, event) {
      for (const listener of [...(listeners.get(type) ?? [])]) call(listener, event)
    },
    close: () => timers.close()
  }

  function load(element: PageElement): void {
    const {src} = element
    if (typeof src !== 'string' || !options.loadsScripts) return
    const script = libraryScript(new URL(src, windowOrigin).pathname.slice(1))
    setImmediate(() => {
      script?.runInContext(context)
      call(element[script ? 'onload' : 'onerror'])
    })
  }
}

interface PageElement {
  [member: string]: unknown
}

function documentOf(load: (element: PageElement) => void): PageElement {
  const element = (tag = ''): PageElement => {
    const made: PageElement = {
      style: {},
      setAttribute: () => undefined,
      getAttribute: () => null,
      removeChild: () => undefined,
      appendChild: (child: PageElement) => load(child)
    }
    // The library takes addresses apart with links.
    if (tag === 'a') Object.defineProperty(made, 'href', {set: (url: string) => Object.assign(made, locationOf(url))})
    return made
  }
  const script = {src: `${windowOrigin}/office.js`, getAttribute: () => null}
  return {
    URL: `${windowOrigin}/page.html`,
    domain: 'localhost',
    title: '',
    readyState: 'complete',
    head: element(),
    body: element(),
    documentElement: element(),
    createElement: element,
    getElementsByTagName: (tag: string) => (tag === 'script' ? [script] : [element()]),
    getElementById: () => null,
    querySelectorAll: () => [],
    addEventListener: () => undefined
  }
}

function locationOf(address: string): PageElement {
  const url = new URL(address, windowOrigin)
  const {hash, host, hostname, origin, pathname, port, protocol, search} = url
  return {hash, host, hostname, origin, pathname, port, protocol, search, toString: () => url.href}
}

// What is stored shows as the object's own members, as in a browser.
function storage(): object {
  const methods = {
    getItem: (key: string): unknown => (Object.hasOwn(kept, key) ? Reflect.get(kept, key) : null),
    setItem: (key: string, value: unknown) => Reflect.set(kept, key, String(value)),
    removeItem: (key: string) => Reflect.deleteProperty(kept, key)
  }
  const kept = {}
  Object.setPrototypeOf(kept, methods)
  return kept
}

class Timers {
  private readonly running = new Set<NodeJS.Timeout>()
  private readonly options: WindowOptions

  constructor(options: WindowOptions) {
    this.options = options
  }

  starter(start: typeof setTimeout | typeof setInterval) {
    return (action: unknown, delay: unknown, ...rest: readonly unknown[]) => {
      const timer = start(
        () => {
          if (start === setTimeout) this.running.delete(timer)
          // As in a browser, a fault in a timer is written down and ends nothing.
          try {
            call(action, ...rest)
          } catch (error) {
            this.options.console.error(error)
          }
        },
        Number(delay ?? 0) / this.options.hurry
      )
      this.running.add(timer)
      return timer
    }
  }

  stop(timer: unknown): void {
    const known = [...this.running].find(each => each === timer)
    if (!known) return
    clearTimeout(known)
    this.running.delete(known)
  }

  close(): void {
    for (const timer of this.running) clearTimeout(timer)
    this.running.clear()
  }
}

function call(action: unknown, ...args: readonly unknown[]): void {
  if (typeof action === 'function') Reflect.apply(action, undefined, args)
}
