import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import packed from '@sparticuz/chromium'
import {build} from 'esbuild'
import {type Browser, type Page, type Route, chromium} from 'playwright-core'
import {libraryHome} from '../../../src/workbench/host/library-files.ts'

const origin = 'https://localhost'
const installed = '/usr/bin/chromium'
const addIn = `
  CustomFunctions.associate('ADD', (a, b) => a + b)
  Office.actions.associate('refresh', event => { window.pressed = event.source.id; event.completed() })
  window.ready = Office.onReady()`
const library = '<script src="/office/office.js"></script><script src="/addin.js"></script>'
const pages: Readonly<Record<string, string>> = {
  '/': '<!doctype html><title>host</title><body><script src="/host.js"></script>',
  '/addin.js': addIn,
  '/windows.html': `<!doctype html><script>frameElement.dispatchEvent(new Event('external'))</script>${library}`,
  '/web.html': `<!doctype html>${library}`
}

/** The name under which the bundle stands in the page. */
const bundleName = 'hosts'

describe('the library in a browser', () => {
  let browser: Browser | undefined
  let hostScript = ''

  before(async function () {
    browser = await startBrowser()
    if (!browser) return this.skip()
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('page-script.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: bundleName,
      target: 'es2022'
    })
    hostScript = bundle.outputFiles[0]?.text ?? ''
  })

  after(() => browser?.close())

  const kinds = [
    ['Excel for Windows', 'forWindows', '/windows.html', 'PC'],
    ['Excel on the web', 'onTheWeb', '/web.html', 'OfficeOnline']
  ] as const
  for (const [name, open, address, platform] of kinds) {
    it(`starts in ${name}, runs batches, hears events, calls functions and answers the ribbon`, async function () {
      if (!browser) return this.skip()
      const context = await browser.newContext()
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', error => faults.push(error.message))
      const elsewhere = await serve(page, hostScript)
      await page.goto(origin)
      await page.evaluate(`window.excel = ${bundleName}.${open}('${address}')`)
      const frame = await frameAt(page, address)
      const ready: unknown = await frame.evaluate('window.ready')
      assert.deepEqual(ready, {host: 'Excel', platform, addin: {visibilityMode: 'Taskpane'}})

      const seen: unknown = await frame.evaluate(`Excel.run(async context => {
        const sheet = context.workbook.worksheets.getFirst()
        window.events = []
        sheet.onChanged.add(async event => window.events.push(event.address))
        await context.sync()
        sheet.getRange('A1:B2').values = [['Item', '1Q13'], ['Revenue', 5]]
        const range = sheet.getRange('B1:B2').load('values')
        await context.sync()
        return range.values
      })`)
      assert.deepEqual(seen, [['1Q13'], [5]])

      await page.evaluate(`excel.engine.book.type('Sheet1!C1', '=TEST.ADD(B2,2)'), excel.engine.idle()`)
      assert.equal(await page.evaluate(`excel.engine.book.valueAt('Sheet1!C1')`), 7)
      assert.deepEqual(await frame.evaluate('window.events'), ['A1:B2', 'C1'])
      assert.deepEqual(await page.evaluate(`excel.press('refresh', 'button')`), {source: {id: 'button'}})
      assert.equal(await frame.evaluate('window.pressed'), 'button')

      const large: unknown = await frame.evaluate(`Excel.run(async context => {
        const range = context.workbook.worksheets.getFirst().getRange('A1:D1000')
        range.values = Array.from({length: 1000}, (_, row) => [row, row, row, row])
        range.load('values')
        await context.sync()
        return range.values.length
      })`)
      assert.equal(large, 1000)
      assert.deepEqual(elsewhere, [], 'no request left the machine')
      assert.deepEqual(faults, [])
      assert.deepEqual(await page.evaluate('excel.refused'), [])
      await context.close()
    })
  }
})

/** Answers every request of a page from node_modules or from above; what is asked elsewhere is refused and told. */
async function serve(page: Page, hostScript: string): Promise<string[]> {
  const elsewhere: string[] = []
  await page.route('**/*', async (route: Route) => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) {
      elsewhere.push(url.href)
      return route.abort()
    }
    const path = url.pathname
    if (path === '/host.js') return route.fulfill({contentType: 'text/javascript', body: hostScript})
    const file = join(libraryHome, path.replace(/^\/office\//, ''))
    if (path.startsWith('/office/') && existsSync(file)) {
      return route.fulfill({contentType: 'text/javascript', body: readFileSync(file)})
    }
    const body = pages[path]
    if (body === undefined) return route.fulfill({status: 404, body: ''})
    return route.fulfill({contentType: path.endsWith('.js') ? 'text/javascript' : 'text/html', body})
  })
  return elsewhere
}

async function frameAt(page: Page, address: string) {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    const frame = page.frames().find(each => new URL(each.url(), origin).pathname === address)
    if (frame) {
      await frame.waitForFunction('window.ready')
      return frame
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error('The frame did not load.')
}

async function startBrowser(): Promise<Browser | undefined> {
  const paths = [() => Promise.resolve(installed), () => packed.executablePath()]
  for (const path of paths) {
    try {
      return await chromium.launch({executablePath: await path(), args: ['--no-sandbox']})
    } catch (error) {
      console.log(`      no browser: ${String(error).split('\n')[0]}`)
    }
  }
  return undefined
}
