import {readFile} from 'node:fs/promises'
import {extname, join, sep} from 'node:path'

/** Where the folders that are served lie on this machine. */
export interface Folders {
  /** The production build of the add-in. */
  readonly addin: string
  /** Microsoft's library, as its package has it. */
  readonly office: string
  /** The workbench's own bundle. */
  readonly page: string
}

/** What is answered to one address. */
export interface ServedFile {
  readonly type: string
  readonly bytes: Uint8Array
}

/** Asks the workbench for `window.external`, and so must run before the library does. */
const BEFORE_LIBRARY = '<script src="../external.js"></script>'
const LIBRARY = '../office/office.js'
const LIBRARY_TAG =
  /<script\b[^>]*\bsrc=(["']?)https:\/\/appsforoffice\.microsoft\.com\/[^"'\s>]*office\.js\1[^>]*>\s*<\/script>/i

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8'
}

/**
 * The file of an address such as `/addin/functions.js`. Absence means there is none: only names of plain letters inside the
 * served folders are looked for, so that no address leads out of them.
 */
export async function servedFile(address: string, folders: Folders): Promise<ServedFile | undefined> {
  const [, first = '', ...rest] = address.split('/')
  const folder = first === 'addin' ? folders.addin : first === 'office' ? folders.office : folders.page
  const names = first === 'addin' || first === 'office' ? rest : address === '/' ? ['page.html'] : [first, ...rest]
  if (names.length === 0 || names.some(name => !/^[\w@-][\w@.+-]*$/.test(name))) return undefined
  const type = TYPES[extname(names.at(-1) ?? '').toLowerCase()]
  if (type === undefined) return undefined
  const path = join(folder, ...names)
  if (!path.startsWith(folder + sep)) return undefined
  const bytes = await readIfThere(path)
  if (!bytes) return undefined
  return {type, bytes: path === join(folders.addin, 'taskpane.html') ? withLocalLibrary(bytes) : bytes}
}

/**
 * The pane's page with the library from here instead of Microsoft's server, and before it the script that brings in the
 * host. Every other byte is the production build's. Throws when the page loads no office.js, or loads it otherwise.
 */
export function withLocalLibrary(page: Uint8Array): Uint8Array {
  const html = new TextDecoder().decode(page)
  const changed = html.replace(LIBRARY_TAG, `${BEFORE_LIBRARY}<script src="${LIBRARY}"></script>`)
  if (changed === html) throw new Error('taskpane.html does not load office.js in the way the workbench knows')
  return new TextEncoder().encode(changed)
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined
    throw error
  }
}
