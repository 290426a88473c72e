/** `npm run workbench [-- FILE]`: serves the workbench, and opens it in a browser where there is one. */
import {existsSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {buildWhatIsOld} from './build.ts'
import {openBrowser} from './open-browser.ts'
import {startPageServer} from './page-server.ts'

const root = resolve(import.meta.dirname, '../../..')

try {
  await serve()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}

async function serve(): Promise<void> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {port: {type: 'string'}, 'no-open': {type: 'boolean'}, 'no-build': {type: 'boolean'}}
  })
  const [release] = positionals
  const port = values.port === undefined ? undefined : Number(values.port)
  if (release !== undefined && !existsSync(release)) throw new Error(`There is no file ${release}.`)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new Error(`${values.port} is no port.`)
  if (!values['no-build']) await buildWhatIsOld(root, console.log)
  const library = createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')
  const {address} = await startPageServer({
    folders: {
      addin: join(root, 'dist', 'addin'),
      office: join(dirname(library), 'dist'),
      page: join(root, 'dist', 'workbench')
    },
    ...(port === undefined ? {} : {port}),
    ...(release === undefined ? {} : {release: resolve(release)})
  })
  console.log(`The workbench is at ${address}`)
  console.log('It stands in for Excel on this machine, and answers no other. Ctrl+C ends it.')
  if (!values['no-open']) openBrowser(address)
}
