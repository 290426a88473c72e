/**
 * `tsx test/bench/mutations.ts FOLDER [RUNS] [SEED] [TEXT]`: releases of a folder whose names hold a text, damaged by chance that repeats
 * and carried from bytes to .xlsx. Prints what throws or takes long, with the seed that shows it again; ends in 1 if there is any.
 */
import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {surviveDamagedPdfs} from '../../src/cli/left-behind.ts'
import {holding} from '../../src/history/holdings.ts'
import {planWorkbook} from '../../src/plan/workbook.ts'
import {openRelease} from '../../src/release/open.ts'
import {findingsIn, tieOut} from '../../src/tie-out.ts'
import {writeXlsx} from '../../src/xlsx/write.ts'
import {readXlsx} from '../support/read-xlsx.ts'
import {mutated} from '../support/mutations.ts'

const ALLOWED_MS = 5_000
const READ_BACK = 10

const [folder, runs = '200', first = '1', only = ''] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say which folder holds the releases.')
const files = readdirSync(folder).filter(file => /\.(?:html?|txt|md|pdf|docx)$/.test(file) && file.includes(only))
surviveDamagedPdfs()
let wrong = 0
let slowest = 0
for (let seed = Number(first); seed < Number(first) + Number(runs); seed++) {
  const file = files[seed % files.length] ?? ''
  const {bytes, how} = mutated(readFileSync(join(folder, file)), seed)
  const start = process.cpuUsage()
  let failure = ''
  try {
    const found = tieOut(await openRelease(file, bytes))
    findingsIn(found)
    const plan = planWorkbook(holding(found))
    if (seed % READ_BACK === 0) readXlsx(await writeXlsx(plan))
  } catch (thrown) {
    failure =
      thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n').slice(0, 6).join('\n    ') : String(thrown)
  }
  const {user, system} = process.cpuUsage(start)
  const took = (user + system) / 1000
  slowest = Math.max(slowest, took)
  if (failure === '' && took <= ALLOWED_MS) continue
  wrong++
  console.log(`seed ${seed} ${file} (${how}): ${took.toFixed(0)} ms ${failure}`)
}
console.log(`${runs} damaged releases, ${wrong} wrong; the slowest took ${slowest.toFixed(0)} ms`)
process.exitCode = wrong > 0 ? 1 : 0
