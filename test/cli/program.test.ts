import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type SarifLog, faultsOfSarif} from '../support/sarif.ts'
import {inap, root} from '../support/inap.ts'
import {readXlsx} from '../support/read-xlsx.ts'

const sample = join(root, 'assets/sample-release.txt')
const problem = (name: string): string => join(root, `test/problems/${name}/release.txt`)

describe('inap', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inap-'))
  })
  afterEach(() => {
    rmSync(folder, {recursive: true})
  })

  it('imports a release into a workbook', () => {
    const ran = inap(['import', sample, '-o', join(folder, 'out.xlsx')])
    assert.equal(ran.code, 0, ran.err)
    assert.match(ran.out, /7 statements, 334 figures; 2\d\d of 2\d\d relations tie, 0 fail/)
    assert.equal(readXlsx(readFileSync(join(folder, 'out.xlsx'))).sheets.length, 12)
  })

  it('adds a sheet of disclosure findings where it is asked to', () => {
    const ran = inap(['import', sample, '--findings', '-o', join(folder, 'out.xlsx')])
    assert.equal(ran.code, 0, ran.err)
    assert.equal(readXlsx(readFileSync(join(folder, 'out.xlsx'))).sheets.length, 13)
  })

  it('names the workbook after the release where no name is given', () => {
    assert.equal(inap(['import', sample], {cwd: folder}).code, 0)
    assert.ok(existsSync(join(folder, 'sample-release.xlsx')))
  })

  it('reads standard input', () => {
    const ran = inap(['check', '-', '--fail-on', 'never'], {input: readFileSync(sample)})
    assert.equal(ran.code, 0, ran.err)
    assert.match(ran.out, /2\d\d relations: .* 0 fail/)
  })

  it('extracts tidy data', () => {
    assert.equal(inap(['extract', sample, '--out', join(folder, 'data')]).code, 0)
    const facts = readFileSync(join(folder, 'data/facts.tsv'), 'utf8').trim().split('\n')
    assert.equal(facts.length, 335)
    assert.match(
      facts[0] ?? '',
      /^table\tkind\ttitle\trow\tlabel\tsection\tcolumn\tperiod_end\tmonths\tmeasure\tvalue\tunit\tprinted/
    )
    assert.equal(inap(['extract', sample, '--out', join(folder, 'data'), '--format', 'json']).code, 0)
    assert.match(
      readFileSync(join(folder, 'data/facts.json'), 'utf8').split('\n')[1] ?? '',
      /"period_end":"2013-03-31".*"value":44392000,.*"page":null,"period":"1Q13","scale":1000,"company":"INAP","release":"1Q13"/
    )
  })

  it('shows any stage', () => {
    assert.match(inap(['show', 'measures', sample]).out, /ADJEBITDA 1Q13 = 14145 \(prints 14,145\), by reconciliation/)
  })

  it('checks, with exit code 1 where something fails to tie, and says what', () => {
    const ran = inap(['check', problem('does-not-foot')])
    assert.equal(ran.code, 1)
    assert.match(ran.err, /release\.txt:23:\d+ error does-not-foot/)
    const text = inap(['check', sample])
    assert.equal(text.code, 1)
    assert.match(text.out, /^fails +prose +\$1\.5 million .*it ties to Normalized net income available to common/m)
    assert.equal(inap(['check', sample, '--fail-on', 'never']).code, 0)
  })

  it('lets the caller say what fails a check', () => {
    const footing = problem('does-not-foot')
    const code = (file: string, on: string): number | null => inap(['check', file, '--fail-on', on]).code
    assert.deepEqual(
      ['untestable', 'never'].map(on => code(footing, on)),
      [1, 0]
    )
    // A release whose sums all tie, some by rounding alone.
    const rounded = problem('ties-by-rounding')
    assert.deepEqual(
      ['fails', 'rounded'].map(on => code(rounded, on)),
      [0, 1]
    )
    assert.equal(inap(['check', sample, '--fail-on', 'sometimes']).code, 2)
  })

  it('checks for programs: JSON with every result, and findings only where they are asked for', () => {
    interface Report {
      readonly counts: Readonly<Record<string, number>>
      readonly results: ReadonlyArray<{readonly verdict: string; readonly in: string}>
      readonly findings?: ReadonlyArray<{readonly rule: string; readonly citation: string}>
    }
    const report = (...args: readonly string[]): Report =>
      JSON.parse(inap(['check', sample, '--format', 'json', ...args]).out) as Report
    const plain = report()
    assert.equal(plain.counts['fails'], plain.results.filter(({verdict}) => verdict === 'fails').length)
    assert.equal(
      plain.results.length,
      Object.values(plain.counts).reduce((sum, count) => sum + count, 0)
    )
    assert.equal(plain.results.filter(result => result.in === 'text').length, 59)
    assert.equal(plain.findings, undefined)
    const {findings, counts} = report('--findings')
    assert.deepEqual(counts, plain.counts)
    assert.ok(findings?.some(({rule, citation}) => rule === 'prominence' && citation.includes('102.10(a)')))
  })

  it('checks for tools that read SARIF', () => {
    const {out} = inap(['check', sample, '--format', 'sarif', '--findings'])
    assert.deepEqual(faultsOfSarif(out), [])
    const [run] = (JSON.parse(out) as SarifLog).runs
    assert.ok(run?.results.some(({level, ruleId}) => level === 'error' && ruleId === 'prose'))
    assert.ok(run?.results.some(({level, ruleId}) => level === 'note' && ruleId === 'ebitda-from-net-income'))
    assert.ok(out.includes('"uri": "sample-release.txt"'))
  })

  it('refuses, with exit code 2 and a reason, what it cannot do', () => {
    const refused: ReadonlyArray<readonly [readonly string[], RegExp]> = [
      [['import', join(folder, 'none.txt')], /there is no such file/],
      [['import', problem('no-tables')], /holds no financial figures; nothing was written/],
      [['import', folder], /it is a folder: name a file in it/],
      [['import', sample, '-o', join(folder, 'no/out.xlsx')], /can't write .*: there is no folder .*no$/m],
      [['import', sample, '-o', join(folder, 'locked.xlsx'), '--force'], /locked\.xlsx: it is read-only/],
      [['import', sample, '-o', join(folder, 'mine.txt')], /INAP did not write it: name another file, or .*--force/],
      [['extract', sample, '--out', join(folder, 'mine.txt')], /a file stands where a folder should be/],
      [['show', 'nothing', sample], /The stages are document, statements/],
      [['imprt', sample], /Did you mean import/],
      [['extract', sample], /required option '--out <DIR>'/]
    ]
    writeFileSync(join(folder, 'mine.txt'), 'my notes')
    writeFileSync(join(folder, 'locked.xlsx'), '', {mode: 0o444})
    for (const [args, reason] of refused) {
      const ran = inap(args, {cwd: folder})
      assert.equal(ran.code, 2, args.join(' '))
      assert.match(ran.err, reason)
    }
    assert.equal(readFileSync(join(folder, 'mine.txt'), 'utf8'), 'my notes')
  })

  it('helps', () => {
    const ran = inap(['--help'])
    assert.equal(ran.code, 0)
    for (const word of [
      'import',
      'update',
      'restore',
      'series',
      'diff',
      'package',
      'extract',
      'show',
      'check',
      'Exit codes'
    ])
      assert.match(ran.out, new RegExp(word))
    assert.match(inap(['update', '--help']).out, /RELEASES[\s\S]*packages,\s+workbooks[\s\S]*Example: inap update/)
  })

  it('leaves no half-written file behind where a release cannot be read', () => {
    writeFileSync(join(folder, 'empty.txt'), '')
    assert.equal(inap(['import', 'empty.txt'], {cwd: folder}).code, 2)
    assert.ok(!existsSync(join(folder, 'empty.xlsx')))
  })

  it('is one bundle that needs nothing beside it', function () {
    const bundle = join(root, 'dist/cli/inap.mjs')
    if (!existsSync(bundle)) this.skip()
    assert.match(
      execFileSync(process.execPath, [bundle, 'check', sample, '--fail-on', 'never'], {encoding: 'utf8', cwd: folder}),
      /0 fail/
    )
  })
})
