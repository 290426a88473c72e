import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, resolve} from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Frame,
  type Page,
  chromium
} from 'playwright-core'
import type {} from '../../src/workbench/page/page.ts'
import {buildWhatIsOld} from '../../src/workbench/server/build.ts'
import {type PageServer, startPageServer} from '../../src/workbench/server/page-server.ts'

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}

export const root = resolve(import.meta.dirname, '../..')
/** Where the grid draws the cells. */
export const SHEET_CANVAS = '#grid canvas[id^=univer-sheet-main]'
/** How long anything may take on a small machine that is busy with other work. */
export const PATIENCE = 45_000

/** The server with a browser, for one file of tests. */
export interface Stage {
  readonly server: PageServer
  readonly browser: Browser
  close(): Promise<void>
}

/** Starts both, building first what is old. Undefined, with the reason printed, where no browser starts. */
export async function setStage(): Promise<Stage | undefined> {
  const browser = await launch()
  if (!browser) return undefined
  await buildWhatIsOld(root, console.log)
  const library = createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')
  const server = await startPageServer({
    folders: {
      addin: join(root, 'dist/addin'),
      office: join(dirname(library), 'dist'),
      page: join(root, 'dist/workbench')
    },
    release: join(root, 'assets/sample-release.txt')
  })
  return {
    server,
    browser,
    async close() {
      await browser.close()
      await server.close()
    }
  }
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

async function launch(): Promise<Browser | undefined> {
  try {
    return await chromium.launch({executablePath: await browserPath(), args: FLAGS})
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    console.log(`      No browser starts here, so the workbench is not tested: ${why}`)
    return undefined
  }
}

/** The system's Chromium, or the one that comes as a package. */
async function browserPath(): Promise<string> {
  const system = '/usr/bin/chromium'
  if (existsSync(system)) return system
  // Read as the package is loaded: makes it unpack the libraries a bare system lacks.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const {default: packaged} = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** The workbench in a browser of its own, and what went wrong in it. */
export interface Workbench {
  readonly page: Page
  /** The add-in's frame. */
  readonly pane: Frame
  /** Errors of the page and everything in it, from the start. */
  readonly errors: readonly string[]
  /** Requests that would have left the machine. */
  readonly outside: readonly string[]
  /** Milliseconds from the address to a page that is ready. */
  readonly readyAfter: number
  close(): Promise<void>
}

/** Opens the workbench in a browser of its own and waits until it is ready. */
export async function openWorkbench(
  {browser, server}: Stage,
  options: BrowserContextOptions = {},
  query = ''
): Promise<Workbench> {
  const context = await browser.newContext({viewport: {width: 1366, height: 768}, ...options})
  return openTab(server, context, query)
}

/** Opens the workbench in another tab of a browser. */
export async function openTab(server: PageServer, context: BrowserContext, query = ''): Promise<Workbench> {
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const home = server.address.replace(/\?.*$/, '')
  const errors: string[] = []
  const outside: string[] = []
  page.on('pageerror', error => errors.push(error.stack ?? error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(home) && !/^(?:data|blob|about):/.test(url)) outside.push(url)
  })
  const started = Date.now()
  await page.goto(home + query)
  await page.locator('html[data-state=ready]').waitFor({state: 'attached'})
  await page.locator(SHEET_CANVAS).waitFor()
  const readyAfter = Date.now() - started
  const pane = page.frames().find(frame => frame.url().includes('taskpane.html'))
  if (!pane) throw new Error('The page has no frame with the add-in')
  return {page, pane, errors, outside, readyAfter, close: () => context.close()}
}

/** A picture for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'out/screenshots')
  mkdirSync(folder, {recursive: true})
  await page.screenshot({path: join(folder, `${name}.png`)})
}

/** The value that a cell of the grid has, as the API would give it. */
export const valueAt = (page: Page, sheet: string, row: number, column: number): Promise<unknown> =>
  page.evaluate(([name, ...place]) => window.workbench.book.sheet(name)?.value(...place), [sheet, row, column] as const)

/** Waits until a cell has a value; gives the milliseconds it took. */
export async function waitForValue(
  page: Page,
  sheet: string,
  row: number,
  column: number,
  value: string | number
): Promise<number> {
  const started = Date.now()
  await page.waitForFunction(
    ([name, r, c, expected]) => window.workbench?.book.sheet(name)?.value(r, c) === expected,
    [sheet, row, column, value] as const,
    {polling: 25, timeout: PATIENCE}
  )
  return Date.now() - started
}

/** Clicks into the grid, goes to a cell, and types over it. */
export async function typeInto(page: Page, sheet: string, row: number, column: number, text: string): Promise<void> {
  await page.evaluate(name => {
    const {book} = window.workbench
    const found = book.sheet(name)
    if (!found) throw new Error(`There is no sheet ${name}`)
    book.active = found
  }, sheet)
  await page.waitForTimeout(300)
  // A cell without anything in or over it, so that the click does nothing but take the keys to the grid.
  const box = await page.locator(SHEET_CANVAS).boundingBox()
  if (!box) throw new Error('The grid is not there')
  await page.mouse.click(box.x + box.width - 120, box.y + box.height - 60)
  await page.evaluate(
    ([r, c]) => {
      window.workbench.book.selection = {row: r, column: c, rows: 1, columns: 1}
    },
    [row, column] as const
  )
  await page.waitForTimeout(200)
  await page.keyboard.type(text, {delay: 30})
  await page.keyboard.press('Enter')
}

export const axeSource = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds in the page and in the add-in's frame; the grid is a canvas of another project, and left out. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const frame of page.frames()) {
    await frame.evaluate(axeSource())
    found.push(
      ...(await frame.evaluate(async () => {
        const {violations} = await window.axe.run({exclude: ['#grid', 'iframe']}, {iframes: false})
        return violations
          .filter(each => each.impact === 'serious' || each.impact === 'critical')
          .map(each => `${each.id}: ${each.nodes.map(node => node.html).join(' ')}`)
      }))
    )
  }
  return found
}
