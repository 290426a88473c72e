/** PDFs, Word documents and what was copied from a page, in the add-in's pane: its libraries come from its own address. */
import assert from 'node:assert/strict'
import {docxOf} from '../support/write-docx.ts'
import {pdfOf, printedLines} from '../support/write-pdf.ts'
import {PATIENCE, type Stage, type Workbench, openWorkbench, seriousFaults, setStage} from './workbench-fixture.ts'

const ROWS = [
  ['Goods', '1,000', '1,900'],
  ['Services', '600', '500'],
  ['Total revenue', '1,600', '2,400']
] as const

const PDF = pdfOf([
  [
    {x: 180, y: 40, text: 'CONSOLIDATED STATEMENTS OF INCOME'},
    {x: 250, y: 54, text: '(In thousands)'},
    {x: 346, y: 72, text: 'Three Months Ended June 30,'},
    {x: 376, y: 84, text: '2024'},
    {x: 476, y: 84, text: '2023'},
    ...printedLines(ROWS, [400, 500], 98)
  ]
])
const DOCX = docxOf([
  'CONSOLIDATED STATEMENTS OF INCOME',
  '(In thousands)',
  [['', ['Three Months Ended June 30,', 2]], ['', '2024', '2023'], ...ROWS]
])
const HTML = `<p>CONSOLIDATED STATEMENTS OF INCOME</p><p>(In thousands)</p><table><tr><td></td><td colspan="2">Three Months Ended June 30,</td></tr>
<tr><td></td><td>2024</td><td>2023</td></tr>${ROWS.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`

/** Totals of eight kinds of costs, none of which foots in the latest year, and a measure that no table reconciles. */
const MISPRINTED = [
  'Alpha Corp. Reports 2013 Results',
  'Adjusted EBITDA was $5.0 million.',
  'STATEMENTS OF INCOME\n(In thousands)',
  ['\t2013\t2012']
    .concat(
      ['Wages', 'Rent', 'Fuel', 'Freight', 'Energy', 'Repairs', 'Leases', 'Travel'].map((name, at) => {
        const [home, abroad] = [19_730 + at * 111, 6_245 + at * 37]
        return `${name}:\n${name} at home\t${home}\t18,612\n${name} abroad\t${abroad}\t5,870\nTotal ${name.toLowerCase()}\t${home + abroad - 18}\t24,482`
      })
    )
    .join('\n')
].join('\n\n')

describe('the pane', function () {
  this.timeout(4 * PATIENCE)
  this.slow(PATIENCE)
  let stage: Stage | undefined
  let bench: Workbench | undefined

  before(async function () {
    stage = await setStage()
    if (!stage) this.skip()
  })
  beforeEach(async () => {
    if (stage) bench = await openWorkbench(stage)
  })
  afterEach(async () => {
    assert.deepEqual(bench?.errors, [])
    assert.deepEqual(bench?.outside, [])
    await bench?.close()
  })
  after(() => stage?.close())

  const isImported = async (name: string): Promise<void> =>
    bench?.pane.getByText(`${name} is imported: 1 statement, 6 figures.`).waitFor()

  it('takes a PDF', async () => {
    await bench?.pane
      .locator('#file')
      .setInputFiles({name: 'q2.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF)})
    await isImported('q2.pdf')
  })

  it('takes a Word document', async () => {
    await bench?.pane.locator('#file').setInputFiles({name: 'q2.docx', mimeType: '', buffer: Buffer.from(DOCX)})
    await isImported('q2.docx')
  })

  it('takes what was copied from a page', async () => {
    await bench?.pane.evaluate(html => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', html)
      clipboardData.setData('text/plain', 'Goods 1,000')
      document.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true}))
    }, HTML)
    await isImported('pasted release')
  })

  it('lists many problems, the worst first, and notes on disclosure where they are asked for', async () => {
    assert.ok(bench)
    const {page, pane} = bench
    await page.setViewportSize({width: 640, height: 700})
    await pane.locator('#findings').check()
    await pane.locator('#file').setInputFiles({name: 'q4.txt', mimeType: 'text/plain', buffer: Buffer.from(MISPRINTED)})
    await pane.getByRole('heading', {name: /^10 problems: 8 errors, 2 notes$/}).waitFor()
    assert.ok(await page.evaluate(() => window.workbench.book.sheet('FY13 Findings') !== undefined))
    const shown = pane.locator('.problem:visible')
    assert.equal(await shown.count(), 4)
    assert.match(await shown.first().innerText(), /^Total wages.*Where\s*line 12\s*Read/s)
    assert.match(
      (await pane.locator('.kind > summary').allInnerTexts()).join('; '),
      /Sums that do not foot\s*8; .*Note:/s
    )
    // The rest is opened by keys alone.
    await pane.locator('summary', {hasText: '4 more'}).focus()
    await page.keyboard.press('Enter')
    await shown.nth(7).waitFor()
    await pane.locator('summary', {hasText: 'Note:'}).focus()
    await page.keyboard.press('Enter')
    await shown.nth(9).waitFor()
    for (const colorScheme of ['light', 'dark'] as const)
      for (const forcedColors of ['none', 'active'] as const) {
        await page.emulateMedia({colorScheme, forcedColors})
        assert.deepEqual(await seriousFaults(page), [], `${colorScheme} ${forcedColors}`)
      }
    await page.emulateMedia({colorScheme: null, forcedColors: null})
    assert.deepEqual(await seriousFaults(page), [])
    assert.ok(await pane.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth))
  })
})
