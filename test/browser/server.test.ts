/** What the workbench's server gives, and what it does not. */
import assert from 'node:assert/strict'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {request} from 'node:http'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {type PageServer, startPageServer} from '../../src/workbench/server/page-server.ts'
import {withLocalLibrary} from '../../src/workbench/server/served-file.ts'

const office = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
const PAGE =
  '<!doctype html><head><script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script>\r\n' +
  '<script defer src=functions.js?1></script></head>é'

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: Buffer
}

describe('the workbench’s server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'))
  let server: PageServer

  before(async () => {
    for (const name of ['addin', 'page']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    writeFileSync(join(folder, 'addin', 'taskpane.html'), PAGE)
    writeFileSync(join(folder, 'addin', 'functions.json'), '{}')
    writeFileSync(join(folder, 'page', 'page.html'), '<!doctype html>')
    writeFileSync(join(folder, 'page', '.hidden.txt'), 'hidden')
    server = await startPageServer({
      folders: {addin: join(folder, 'addin'), page: join(folder, 'page'), office},
      release: join(folder, 'secret.txt')
    })
  })
  after(async () => {
    await server.close()
    rmSync(folder, {recursive: true})
  })

  /** As it is written: a URL would be made straight before it is sent. */
  function get(path: string, options: {host?: string; method?: string} = {}): Promise<Answer> {
    const {port} = new URL(server.address)
    return new Promise((resolve, reject) => {
      const sent = request(
        {port, path, host: '127.0.0.1', method: options.method ?? 'GET', headers: {Host: options.host ?? '127.0.0.1'}},
        response => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              body: Buffer.concat(parts)
            })
          )
        }
      )
      sent.on('error', reject)
      sent.end()
    })
  }

  it('gives each file its type', async () => {
    assert.match((await get('/')).type, /^text\/html/)
    assert.match((await get('/addin/functions.json?x=1')).type, /^application\/json/)
    assert.match((await get('/office/office.js')).type, /^text\/javascript/)
  })

  it('gives Microsoft’s library as it is', async () => {
    const {body} = await get('/office/excel-win32-16.01.js')
    assert.ok(body.equals(readFileSync(join(office, 'excel-win32-16.01.js'))))
  })

  it('changes nothing of the pane’s page but where the library is', async () => {
    const {body} = await get('/addin/taskpane.html')
    assert.equal(
      body.toString(),
      PAGE.replace(
        '<script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script>',
        '<script src="../external.js"></script><script src="../office/office.js"></script>'
      )
    )
    assert.throws(() => withLocalLibrary(Buffer.from('<!doctype html>')), /does not load office\.js/)
  })

  it('gives nothing from outside its folders', async () => {
    for (const path of [
      '/../secret.txt',
      '/addin/../secret.txt',
      '/addin/%2e%2e/secret.txt',
      '/addin/..%2fsecret.txt',
      '/addin/..%5csecret.txt',
      '/office/../package.json',
      '//etc/passwd',
      '/.hidden.txt',
      '/addin',
      '/addin/'
    ])
      assert.equal((await get(path)).status, 404, path)
    assert.equal((await get('/%')).status, 400)
    assert.equal((await get('/', {host: 'elsewhere.example'})).status, 403)
    assert.equal((await get('/', {method: 'POST'})).status, 405)
  })

  it('gives the one release it was started with, and says so in its address', async () => {
    assert.equal((await get('/import')).body.toString(), 'secret')
    assert.match(server.address, /\/\?import=secret\.txt$/)
  })

  it('is started by `npm start` where there is no Excel, and ends with it', async function () {
    if (process.platform !== 'linux') return this.skip()
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts', '--no-open', '--no-build'])
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
    })
    while (!said.includes('Ctrl+C')) await once(child.stdout, 'data')
    const address = /The workbench is at (http:\/\/127\.0\.0\.1:\d+\/)/.exec(said)?.[1]
    assert.ok(address, said)
    assert.equal((await fetch(`${address}office/office.js`)).status, 200)
    child.kill('SIGTERM')
    await once(child, 'exit')
    await assert.rejects(fetch(address))
  })

  it('says what is wrong with how it is started', () => {
    const start = (...args: readonly string[]): string => {
      const serve = ['--import', 'tsx', 'src/workbench/server/serve.ts', '--no-open', '--no-build', ...args]
      const {status, stderr} = spawnSync(process.execPath, serve, {encoding: 'utf8'})
      return `${status}: ${stderr.trim()}`
    }
    assert.equal(start('no-such-release.txt'), '2: There is no file no-such-release.txt.')
    assert.equal(start('--port', 'x'), '2: x is no port.')
  })
})
