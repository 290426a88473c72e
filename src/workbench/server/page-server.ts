import {readFile} from 'node:fs/promises'
import {type IncomingMessage, type Server, type ServerResponse, createServer} from 'node:http'
import {basename} from 'node:path'
import {type Folders, servedFile} from './served-file.ts'

/** What is served, and where. */
export interface PageServerOptions {
  readonly folders: Folders
  /** Absence means any free port. */
  readonly port?: number
  /** A release to be imported as the page opens. */
  readonly release?: string
}

/** A server that runs. */
export interface PageServer {
  /** Where the page is, with the release to import in it. */
  readonly address: string
  close(): Promise<void>
}

// Nothing leaves the machine: the browser itself holds every page to its own origin. The grid styles its elements itself.
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; " +
  "connect-src 'self' blob:; worker-src 'self' blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

/** Starts the workbench's server on this machine alone. Rejects when a given port is taken. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const port = await listen(server, options.port ?? 0)
  const query = options.release === undefined ? '' : `?import=${encodeURIComponent(basename(options.release))}`
  return {
    address: `http://127.0.0.1:${port}/${query}`,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

async function answer(
  {method, url = '/', headers}: IncomingMessage,
  response: ServerResponse,
  {folders, release}: PageServerOptions
): Promise<void> {
  // Another site's page could reach this server by a name of its own that leads here.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')) return end(response, 403)
  if (method !== 'GET' && method !== 'HEAD') return end(response, 405, {Allow: 'GET, HEAD'})
  const path = pathOf(url)
  if (path === undefined) return end(response, 400)
  const file =
    path === '/import' && release !== undefined
      ? {type: 'text/plain', bytes: await readFile(release)}
      : await servedFile(path, folders)
  if (!file) return end(response, 404)
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': file.bytes.byteLength,
    'Content-Security-Policy': POLICY,
    // A bundle built a moment ago must not meet a page that the browser remembers.
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff'
  })
  response.end(method === 'HEAD' ? undefined : file.bytes)
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''))
  } catch {
    return undefined
  }
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, {'Content-Type': 'text/plain; charset=utf-8', ...headers})
  response.end(`${status}\n`)
}
