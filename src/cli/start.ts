/** `npm start [FILE]`: in Excel where Excel can be; elsewhere the release becomes a workbook, and the path is printed. */
import {spawnSync} from 'node:child_process'
import {resolve} from 'node:path'
import {program} from './program.ts'

const SAMPLE = 'assets/sample-release.txt'
const file = process.argv[2] ?? SAMPLE

if (process.platform === 'win32' || process.platform === 'darwin') {
  // Microsoft's own tool serves and sideloads the add-in; the release is then imported from its pane.
  const command =
    'npx office-addin-debugging start manifest.xml desktop --dev-server "npm run dev" --dev-server-port 3000'
  process.exitCode = spawnSync(command, {stdio: 'inherit', shell: true}).status ?? 1
} else {
  const output = resolve(file === SAMPLE ? 'sample-release.xlsx' : file.replace(/\.[^./\\]*$/, '') + '.xlsx')
  console.log(`Excel is not on this kind of machine: importing ${file} into a workbook instead.`)
  process.exitCode = await program.run(['node', 'inap', 'import', file, '-o', output])
  if (process.exitCode === 0) console.log(`Open it in any spreadsheet: ${output}`)
}
