import assert from 'node:assert/strict'
import {copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {readKept} from '../../src/xlsx/read-kept.ts'
import {inap, root, startInap, startScript} from '../support/inap.ts'
import {readXlsx} from '../support/read-xlsx.ts'
import {SECOND_QUARTER, corrected} from '../support/second-quarter.ts'

const sample = join(root, 'assets/sample-release.txt')

describe('inap on workbooks', function () {
  this.timeout(180_000)
  let folder = ''
  const at = (name: string): string => join(folder, name)
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'inap-'))
    writeFileSync(at('second.txt'), SECOND_QUARTER.bytes)
    writeFileSync(
      at('corrected.txt'),
      corrected(['10,258\t7,915', '10,200\t7,900\nAmortization of software\t58\t15']).bytes
    )
    assert.equal(inap(['import', sample, '-o', at('model.xlsx')]).code, 0)
  })
  after(() => {
    rmSync(folder, {recursive: true})
  })

  const releasesIn = (file: string): ReadonlyArray<readonly [string, number]> => {
    const kept = readKept(readFileSync(at(file)))
    assert.ok(kept.kind === 'held')
    return kept.holdings.releases.map(({tag, versions}) => [tag, versions.length])
  }

  it('says what an update would change, updates, and shows a former version again', () => {
    copyFileSync(at('model.xlsx'), at('updated.xlsx'))
    const tried = inap(['update', at('updated.xlsx'), at('corrected.txt'), '--dry-run'])
    assert.equal(tried.code, 0, tried.err)
    assert.match(tried.out, /IS!depreciation-and-amortization\[1Q13\] {2}10258 -> 10200/)
    assert.match(tried.out, /\+ IS!amortization-of-software/)
    assert.match(tried.out, /'1Q13 Operations'!B20 {2}10258 -> 10200/)
    assert.deepEqual(readFileSync(at('updated.xlsx')), readFileSync(at('model.xlsx')))
    assert.equal(inap(['update', at('updated.xlsx'), at('corrected.txt')]).code, 0)
    assert.deepEqual(releasesIn('updated.xlsx'), [['1Q13', 2]])
    const restored = inap(['restore', at('updated.xlsx'), '--version', '1', '-o', at('restored.xlsx')])
    assert.equal(restored.code, 0, restored.err)
    assert.deepEqual(releasesIn('restored.xlsx'), [['1Q13', 3]])
    assert.match(inap(['diff', at('restored.xlsx'), sample]).out, /INAP 1Q13: the same/)
    assert.match(inap(['update', at('restored.xlsx'), sample]).out, /already/)
    assert.equal(inap(['restore', at('updated.xlsx'), '--version', '7']).code, 2)
  })

  it('builds a history of many releases, whatever their order, and leaves out what it cannot read', () => {
    const ran = inap(['series', at('second.txt'), sample, at('none.txt'), '-o', at('history.xlsx')])
    assert.equal(ran.code, 0, ran.err)
    assert.match(ran.err, /none\.txt: there is no such file/)
    assert.deepEqual(releasesIn('history.xlsx'), [
      ['1Q13', 1],
      ['2Q13', 1]
    ])
    assert.ok(readXlsx(readFileSync(at('history.xlsx'))).sheets.some(({name}) => name === 'Line history'))
    assert.match(inap(['show', 'measures', at('history.xlsx')]).out, /ADJEBITDA 2Q13 = 14145/)
    assert.doesNotMatch(inap(['show', 'model', at('history.xlsx'), '--release', '1q13']).out, /\[2Q13\]/)
    assert.match(inap(['show', 'document', at('history.xlsx')]).err, /show model, measures/)
    assert.equal(inap(['series', at('none.txt'), '-o', at('nothing.xlsx')]).code, 2)
    assert.ok(!existsSync(at('nothing.xlsx')))
  })

  it('packs a release, and takes a package wherever it takes a release', () => {
    assert.equal(inap(['package', sample, '-o', at('sample.inap.json')]).code, 0)
    // One figure of its text does not tie, as in the release itself.
    assert.equal(inap(['check', at('sample.inap.json')]).code, inap(['check', sample]).code)
    const differing = inap(['diff', at('sample.inap.json'), at('corrected.txt'), '--json'])
    assert.equal(differing.code, 1)
    assert.match(differing.out, /"id": "IS!depreciation-and-amortization\[1Q13\]",\s*"was": "10258",\s*"now": "10200"/)
    assert.match(differing.out, /"added": \[\s*\{\s*"id": "IS!amortization-of-software"/)
    const text = readFileSync(at('sample.inap.json'), 'utf8')
    writeFileSync(at('cut.inap.json'), text.slice(0, -200))
    writeFileSync(at('later.inap.json'), text.replace('inap-package/1', 'inap-package/9'))
    writeFileSync(
      at('damaged.inap.json'),
      text.replace(/H4sI[A-Za-z0-9+/]{40}/, found => found.replace(/.$/, '?'))
    )
    for (const [name, why] of [
      ['cut', /cut short/],
      ['later', /later version/],
      ['damaged', /damaged/]
    ] as const) {
      const ran = inap(['check', at(`${name}.inap.json`)])
      assert.equal(ran.code, 2)
      assert.match(ran.err, why)
    }
  })

  it('leaves the file whole when it is killed while it writes', async () => {
    const bytes = readFileSync(at('model.xlsx'))
    copyFileSync(at('model.xlsx'), at('killed.xlsx'))
    const child = startInap(['update', at('killed.xlsx'), at('second.txt')])
    const ended = new Promise(resolve => child.once('exit', resolve))
    const watch = setInterval(() => {
      if (readdirSync(folder).some(name => name.endsWith('.part'))) child.kill('SIGKILL')
    }, 0)
    await ended
    clearInterval(watch)
    const left = readFileSync(at('killed.xlsx'))
    if (!left.equals(bytes)) assert.equal(releasesIn('killed.xlsx').length, 2)
  })

  it('leaves an old or a new file, whenever it is killed, never a part of one', async () => {
    const [old, young] = [new Uint8Array(8_000_000).fill(1), new Uint8Array(9_000_000).fill(2)]
    const script = at('write.mts')
    writeFileSync(
      script,
      `import {write} from ${JSON.stringify(join(root, 'src/cli/files.ts'))}\n` +
        `for (let at = 0; ; at++) write(${JSON.stringify(at('book.xlsx'))}, new Uint8Array(at % 2 ? 8_000_000 : 9_000_000).fill(at % 2 ? 1 : 2))\n`
    )
    for (let round = 0; round < 5; round++) {
      writeFileSync(at('book.xlsx'), old)
      const child = startScript(script)
      const ended = new Promise(resolve => child.once('exit', (_code, signal) => resolve(signal)))
      // It writes from the moment that the file beside the book is there.
      const watch = setInterval(() => {
        if (!readdirSync(folder).some(name => name.endsWith('.part'))) return
        clearInterval(watch)
        setTimeout(() => child.kill('SIGKILL'), 7 * round)
      }, 1)
      assert.equal(await ended, 'SIGKILL')
      clearInterval(watch)
      const left = readFileSync(at('book.xlsx'))
      assert.ok(left.equals(old) || left.equals(young), `round ${round}: ${left.length} bytes`)
      for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(at(name))
    }
  })

  it('refuses to update what is no workbook of its own', () => {
    const ran = inap(['update', sample, sample])
    assert.equal(ran.code, 2)
    assert.match(ran.err, /no whole zip/)
  })
})
