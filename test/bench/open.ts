/**
 * `npm run bench:open`: a workbook with 2,000 cells of functions in the workbench: how long until all of them show their values
 * after it is opened, and after one edit of a statement; and how often the sheets are read for it. Prints; asserts nothing.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {CDPSession} from 'playwright-core'
import {MEASURES} from '../../src/catalogue/measures.ts'
import {importRelease} from '../../src/excel/import.ts'
import {FUNCTIONS} from '../../src/measures/functions.ts'
import {knownOf} from '../../src/measures/releases.ts'
import {tieOut} from '../../src/tie-out.ts'
import {startNodeHost} from '../../src/workbench/host/native-bridge.ts'
import {openFile} from '../../src/workbench/page/opened-file.ts'
import {savedFile} from '../../src/workbench/page/saved-file.ts'
import {openWorkbench, setStage} from '../browser/workbench-fixture.ts'
import {SAMPLE, startAddIn} from '../excel/excel-fixture.ts'

const CELLS = 2_000
const COLUMNS = 10
const SHEET = 'Model'
const PERIODS = ['1Q13', 'Q1 2013', '1Q 2013', 'FQ12013', '2013Q1', '2013/1F', '0', '1Q12', 'Q1 2012', '-4Q', '-1Y']

/** What the sample prints for every period that is asked. */
const known = knownOf([tieOut(SAMPLE).model])
const asked = MEASURES.filter(({id}) => {
  const spec = FUNCTIONS.find(({name}) => name === id)
  return spec && PERIODS.every(period => spec.answer(known, [period]).kind === 'value')
})

/** Formulas, as many different ones as measures, periods and units make. */
const formulas = Array.from({length: CELLS}, (_, index) => {
  const {id, unit} = asked[index % asked.length] ?? {}
  const period = PERIODS[Math.floor(index / asked.length) % PERIODS.length] ?? ''
  const units = unit === 'money' && index % 3 === 0 ? ',"thousands"' : ''
  return `=INAP.${id ?? ''}("${period}"${id?.startsWith('SEG') ? '' : units})`
})

/** The file as a machine without the add-in leaves it: every cell of a function shows `#NAME?`. */
async function fileWith(): Promise<Uint8Array> {
  const {host, run, session} = startAddIn()
  const bare = startNodeHost({})
  try {
    await session.start()
    await importRelease(SAMPLE, session, run)
    await openFile(await savedFile(host.book, 'INAP'), bare.book, 'INAP')
    const sheet = bare.book.addSheet(SHEET)
    sheet.write(
      {row: 0, column: 0, rows: CELLS / COLUMNS, columns: COLUMNS},
      Array.from({length: CELLS / COLUMNS}, (_, row) =>
        formulas.slice(row * COLUMNS, (row + 1) * COLUMNS).map(formula => ({kind: 'formula', formula}) as const)
      )
    )
    await bare.idle()
    return await savedFile(bare.book, 'INAP')
  } finally {
    bare.close()
    host.close()
  }
}

/** Seconds that the page's one thread has worked so far, whatever else the machine did. */
async function worked(devtools: CDPSession): Promise<number> {
  const {metrics} = await devtools.send('Performance.getMetrics')
  return metrics.find(({name}) => name === 'TaskDuration')?.value ?? 0
}

const folder = mkdtempSync(join(tmpdir(), 'inap-bench-'))
const path = join(folder, 'model.xlsx')
writeFileSync(path, await fileWith())
const stage = await setStage()
if (stage) {
  const bench = await openWorkbench(stage)
  const {page} = bench
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'})
  await page.getByRole('tab', {name: 'Home'}).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', {name: 'Open'}).click()
  await (await chooser).setFiles(path)
  const opened = performance.now()
  const workedBefore = await worked(devtools)
  await page.waitForFunction(
    ([name, rows, columns]) => {
      const sheet = window.workbench.book.sheet(name)
      if (!sheet) return false
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) if (typeof sheet.value(row, column) !== 'number') return false
      return true
    },
    [SHEET, CELLS / COLUMNS, COLUMNS] as const,
    {polling: 50, timeout: 120_000}
  )
  const settled = performance.now() - opened
  const workedToSettle = (await worked(devtools)) - workedBefore
  await page.waitForTimeout(3_000)
  const pane = page.frames().find(frame => frame.url().includes('taskpane.html'))
  // As text: what a bundler adds to functions is not there in the page.
  await pane?.evaluate(`window.runs = 0, window.plainRun = Excel.run.bind(Excel),
    Excel.run = (...args) => (window.runs++, window.plainRun(...args))`)
  const runs = async (): Promise<number> => Number(await pane?.evaluate('window.runs'))
  const before = await runs()
  const took = await page.evaluate(async name => {
    const {book} = window.workbench
    const flows = book.sheet('1Q13 Cash Flows')
    const model = book.sheet(name)
    if (!flows || !model) throw new Error('The workbook is not there')
    const at = Array.from({length: 60}, (_, row) => row).find(row =>
      String(flows.value(row, 0)).startsWith('Purchases of property')
    )
    if (at === undefined) throw new Error('There is no such line')
    const places = Array.from({length: 2_000}, (_, index) => [Math.floor(index / 10), index % 10] as const)
    const rests = places.filter(([row, column]) => {
      const content = model.content(row, column)
      return content.kind === 'formula' && /CAPEX\("(?:1Q13|0)"/.test(content.formula)
    })
    const start = performance.now()
    flows.write({row: at, column: 1, rows: 1, columns: 1}, [[{kind: 'number', value: -9_999}]])
    while (!rests.every(([row, column]) => model.value(row, column) === 9_999) && performance.now() - start < 60_000)
      await new Promise(done => setTimeout(done, 10))
    return performance.now() - start
  }, SHEET)
  await page.waitForTimeout(1_000)
  console.log(`${CELLS} cells, ${new Set(formulas).size} different calls`)
  console.log(
    `settled ${(settled / 1000).toFixed(2)} s after the file was opened, of which the page worked ${workedToSettle.toFixed(2)} s`
  )
  console.log(
    `one edit answered in ${(took / 1000).toFixed(2)} s, with ${(await runs()) - before} readings of the sheets`
  )
  await bench.close()
  await stage.close()
}
rmSync(folder, {recursive: true})
