import {type WindowOptions, openLibraryWindow} from './library-window.ts'
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
export interface LibraryOptions extends Pick<WindowOptions, 'hurry' | 'console'> {
  /** Takes the library's messages to its host. */
  readonly send: (message: string) => void
}

// `office.js` gives the functions' association, the other file the API for Excel with the functions' runtime in it.
const files = ['office.js', 'excel-win32-16.01.js']

/** Runs Microsoft's library, as it is in node_modules, in a context of its own. Nothing of it is changed. */
export function runLibrary(options: LibraryOptions): Library {
  const bridge: Record<string, unknown> = {sendMessageToHost: options.send}
  const window = openLibraryWindow({...options, loadsScripts: false, globals: {_richApiNativeBridge: bridge}})
  for (const file of files) window.run(file)
  return {
    ...libraryOf(window.globals),
    receive(message) {
      const receive = bridge['onMessageFromHost']
      if (typeof receive === 'function') Reflect.apply(receive, bridge, [message])
    },
    close: () => window.close()
  }
}

/** The library's parts among the globals of a window in which it runs. */
export function libraryOf(
  globals: Readonly<Record<string, unknown>>
): Pick<Library, 'Excel' | 'OfficeExtension' | 'CustomFunctions'> {
  const {Excel: excel, OfficeExtension: extension, CustomFunctions: functions} = globals
  if (!isExcel(excel) || !isExtension(extension) || !isFunctions(functions)) {
    throw new Error('The library started, but without Excel, OfficeExtension or CustomFunctions.')
  }
  return {Excel: excel, OfficeExtension: extension, CustomFunctions: functions}
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
