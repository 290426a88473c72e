import assert from 'node:assert/strict'
import {strToU8, unzipSync, zipSync, zlibSync} from 'fflate'
import {openRelease} from '../../src/release/open.ts'
import {readDocument} from '../../src/release/read.ts'
import {tieOut} from '../../src/tie-out.ts'
import {docxOf} from '../support/write-docx.ts'
import {pdfOf} from '../support/write-pdf.ts'

const toldOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  readDocument(await openRelease('release', bytes)).problems.map(({code, message}) => `${code}: ${message}`)

const STATEMENT = [
  'CONSOLIDATED STATEMENTS OF INCOME',
  '(In thousands)',
  [
    ['', ['Three Months Ended June 30,', 2]],
    ['', '2024', '2023'],
    ['Goods', '1,000', '1,900'],
    ['Services', '600', '500'],
    ['Total revenue', '$ 1,600', '$ 2,400']
  ]
] as const

describe('a release that needs a library to be opened', () => {
  it('is read from a Word document, tables and all', async () => {
    const found = tieOut(await openRelease('release.docx', docxOf(STATEMENT)))
    assert.deepEqual(
      [...found.model.facts.values()].map(fact => `${fact.id} ${fact.value.toString()}`),
      [
        'IS!goods[2Q24] 1000',
        'IS!goods[2Q23] 1900',
        'IS!services[2Q24] 600',
        'IS!services[2Q23] 500',
        'IS!revenue[2Q24] 1600',
        'IS!revenue[2Q23] 2400'
      ]
    )
    assert.equal(found.model.statements[0]?.scale.money, 1000)
    assert.ok(found.checks.counts.exact > 0)
  })

  it('is told by what it holds, whatever its name', async () => {
    const opened = await Promise.all([
      openRelease('a.txt', pdfOf([[{x: 60, y: 72, text: 'Revenue'}]])),
      openRelease('a.pdf', docxOf(['Revenue'])),
      openRelease('a.docx', strToU8('Revenue\t10\t20'))
    ])
    assert.deepEqual(
      opened.map(release => release.opened?.kind),
      ['pages', 'html', undefined]
    )
  })

  it('says what an archive is that holds no document', async () => {
    assert.deepEqual(await toldOf(zipSync({'a.csv': strToU8('a'), 'b.csv': strToU8('b')})), [
      'not-opened: The release is a zip archive of 2 files and no Word document, and holds no text that could be read.'
    ])
    assert.deepEqual(await toldOf(zipSync({'xl/workbook.xml': strToU8('<workbook/>')})), [
      'not-opened: The release is an Excel workbook, and holds no text that could be read.'
    ])
    assert.deepEqual(await toldOf(zipSync({'a.txt': strToU8('a')}).slice(0, 40)), [
      'not-opened: The release is a damaged zip archive, and holds no text that could be read.'
    ])
  })

  it('says that a document is damaged, or unpacks to more than any release', async () => {
    assert.match(
      (await toldOf(zipSync({'word/document.xml': strToU8('<w:document')})))[0] ?? '',
      /Word document is damaged/
    )
    const large = zipSync({'word/document.xml': new Uint8Array(110_000_000)}, {level: 1})
    assert.match((await toldOf(large))[0] ?? '', /unpacks to 110 MB: more than any/)
  })

  it('does not believe what an archive says of how much it unpacks to', async () => {
    const said = 30_000_000
    const bomb = zipSync({'word/document.xml': new Uint8Array(said)})
    const numbers = new DataView(bomb.buffer)
    for (let at = 0; at + 4 <= bomb.length; at++)
      if (numbers.getUint32(at, true) === said) numbers.setUint32(at, 1_000, true)
    assert.match((await toldOf(bomb))[0] ?? '', /Word document is damaged/)
  })

  it('reads a Word document without its pictures', async () => {
    const files = unzipSync(docxOf(STATEMENT))
    const bytes = zipSync({...files, 'word/media/image1.png': new Uint8Array(20_000_000)}, {level: 1})
    assert.equal(tieOut(await openRelease('release.docx', bytes)).model.facts.size, 6)
  })

  it('says that a PDF was cut off, has no text, or has too many pages', async () => {
    assert.match((await toldOf(strToU8('%PDF-1.4\nnothing'))).join(), /^not-opened: The PDF is cut off/)
    assert.match((await toldOf(strToU8('%PDF-1.4\nnothing %%EOF'))).join(), /^not-opened: The PDF is damaged/)
    assert.match((await toldOf(pdfOf([[{x: 1, y: 1}], []]))).join(), /^no-text: The PDF holds pictures of its 2 pages/)
    assert.match(
      (await toldOf(pdfOf(Array.from({length: 301}, () => [])))).join(),
      /^not-opened: The PDF has 301 pages/
    )
  })

  it('does not unpack a PDF that comes to more than any release, once packed or twice', async () => {
    const large = zlibSync(new Uint8Array(33_000_000).fill(0x20), {level: 1})
    for (const page of [
      {filters: '/FlateDecode', data: large},
      {filters: '/FlateDecode /FlateDecode', data: zlibSync(large)}
    ])
      assert.match((await toldOf(pdfOf([page]))).join(), /^not-opened: .* unpack to more than 32 MB/)
    const shown = strToU8('BT /F1 10 Tf 60 700 Td (Revenue) Tj ET')
    const release = await openRelease('a.pdf', pdfOf([{filters: '/FlateDecode', data: zlibSync(shown)}]))
    assert.deepEqual(release.opened?.kind === 'pages' && release.opened.pages[0]?.texts.map(({text}) => text), [
      'Revenue'
    ])
  })
})
