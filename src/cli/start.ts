/**
 * `npm start [-- FILE]`: in Excel where Excel can be; elsewhere in the workbench, a page that stands in for it.
 * `npm start -- --xlsx [FILE]`: no page at all, the release becomes a workbook, and its path is printed.
 */
import {spawn, spawnSync} from 'node:child_process'
import {resolve} from 'node:path'
import {program} from './program.ts'

const SAMPLE = 'assets/sample-release.txt'
const args = process.argv.slice(2)

if (args[0] === '--xlsx') {
  const file = args[1] ?? SAMPLE
  const output = resolve(file === SAMPLE ? 'sample-release.xlsx' : file.replace(/\.[^./\\]*$/, '') + '.xlsx')
  process.exitCode = await program.run(['node', 'inap', 'import', file, '-o', output])
  if (process.exitCode === 0) console.log(`Open it in any spreadsheet: ${output}`)
} else if (process.platform === 'win32' || process.platform === 'darwin') {
  // Microsoft's own tool serves and sideloads the add-in; the release is then imported from its pane.
  const command =
    'npx office-addin-debugging start manifest.xml desktop --dev-server "npm run dev" --dev-server-port 3000'
  process.exitCode = spawnSync(command, {stdio: 'inherit', shell: true}).status ?? 1
} else {
  console.log('Excel is not on this kind of machine: the workbench stands in for it.')
  const server = resolve(import.meta.dirname, '../workbench/server/serve.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', server, ...args], {stdio: 'inherit'})
  // The server ends by the same signal, and says how it ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', code => {
    process.exitCode = code ?? 0
  })
}
