/**
 * `npm run bench:accuracy -- FOLDER [--truth DIR] [--tools DIR] [--only TEXT] [--misses N] [--record]`: how well each release
 * of a folder is read. Figures are scored where labelled truth (`NAME.facts.tsv`) or tagged facts (`NAME.xbrl.tsv`) lie in the
 * truth folder, and those of running text (found, what they refer to, verdict, false alarms) where `NAME.prose.tsv` does; the
 * rest is counted. Prints what differs from `accuracy.tsv`, which `--record` writes. Asserts nothing.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, extname, join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {parseArgs} from 'node:util'
import {openRelease} from '../../src/release/open.ts'
import {editionOf} from '../../src/history/edition.ts'
import {extract} from '../../src/show/extract.ts'
import {tieOut} from '../../src/tie-out.ts'

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    truth: {type: 'string'},
    tools: {type: 'string'},
    only: {type: 'string'},
    misses: {type: 'string', default: '0'},
    record: {type: 'boolean', default: false}
  }
})
const folder = positionals[0]
if (folder === undefined) throw new Error('Say which folder holds the releases.')
const truth = options.truth ?? join(folder, '..', 'truth')
const tools = options.tools ?? join(folder, '..', 'tools')
const recorded = new URL('accuracy.tsv', import.meta.url).pathname

/** One release's figures; those that nothing is known of are empty. */
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>
const COLUMNS = [
  'release',
  'format',
  'tables',
  'cells',
  'undated',
  'sums',
  'failing',
  'problems',
  'right',
  'precision',
  'kinds',
  'sums right',
  'false',
  'tagged',
  'prose',
  'refers',
  'verdict',
  'alarms'
] as const

interface Score {
  readonly facts: Readonly<Record<'truth' | 'right' | 'made' | 'tables' | 'kindRight', number>>
  readonly sums?: Readonly<Record<'truth' | 'right' | 'falseSums', number>>
  readonly prose?: Readonly<Record<'truth' | 'found' | 'refersRight' | 'verdictRight' | 'falseAlarms', number>>
}
const isScore = (value: unknown): value is Score => typeof value === 'object' && value !== null && 'facts' in value

const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(tools, tool), ...args], {encoding: 'utf8', maxBuffer: 1 << 28})

async function measure(file: string): Promise<{readonly row: Row; readonly ms: number; readonly missed: string}> {
  const name = basename(file, extname(file))
  const bytes = readFileSync(join(folder ?? '', file))
  const start = performance.now()
  const found = tieOut(await openRelease(file, bytes))
  const ms = performance.now() - start
  const {model, problems} = found
  const parts = extract([editionOf(found)])
  const records = (part: string): readonly string[][] =>
    (parts.get(part) ?? '')
      .split('\n')
      .slice(1, -1)
      .map(line => line.split('\t'))
  const facts = records('facts.tsv')
  const sums = records('sums.tsv')
  const made = mkdtempSync(join(tmpdir(), 'inap-'))
  try {
    for (const [part, text] of parts) writeFileSync(join(made, part), text)
    const labelled = existsSync(join(truth, `${name}.facts.tsv`)) && facts.length > 0
    const tagged = existsSync(join(truth, `${name}.xbrl.tsv`)) && facts.length > 0
    const scored: unknown = labelled ? JSON.parse(run('score.mjs', made, join(truth, name), '--json')) : undefined
    const score = isScore(scored) ? scored : undefined
    const misses = options.misses
    const ties = tagged
      ? run(
          'xbrl.mjs',
          join(made, 'facts.tsv'),
          join(truth, `${name}.xbrl.tsv`),
          join(folder ?? '', file),
          '--misses',
          misses
        )
      : ''
    const missed =
      (labelled && misses !== '0' ? run('score.mjs', made, join(truth, name), '--misses', misses) : '') + ties
    return {
      ms,
      missed: misses === '0' ? '' : missed,
      row: {
        release: name,
        format: extname(file).slice(1),
        tables: String(model.statements.length),
        cells: String(facts.length),
        undated: String(facts.filter(fact => fact[9] === 'other').length),
        sums: String(sums.length),
        failing: String(sums.filter(sum => sum[3] === 'no').length),
        problems: String(problems.length),
        right: score ? `${score.facts.right}/${score.facts.truth}` : '',
        precision: score ? `${((100 * score.facts.right) / score.facts.made).toFixed(1)}%` : '',
        kinds: score ? `${score.facts.kindRight}/${score.facts.tables}` : '',
        'sums right': score?.sums ? `${score.sums.right}/${score.sums.truth}` : '',
        false: score?.sums ? String(score.sums.falseSums) : '',
        tagged: /(\d+\/\d+)/.exec(ties)?.[1] ?? '',
        prose: score?.prose ? `${score.prose.found}/${score.prose.truth}` : '',
        refers: String(score?.prose?.refersRight ?? ''),
        verdict: String(score?.prose?.verdictRight ?? ''),
        alarms: String(score?.prose?.falseAlarms ?? '')
      }
    }
  } finally {
    rmSync(made, {recursive: true})
  }
}

function readRecord(): ReadonlyMap<string, readonly string[]> {
  if (!existsSync(recorded)) return new Map()
  const lines = readFileSync(recorded, 'utf8').replace(/\n$/, '').split('\n').slice(1)
  return new Map(lines.map(line => [line.split('\t')[0] ?? '', line.split('\t')]))
}

const before = readRecord()
const widths = COLUMNS.map(column => (column === 'release' ? 30 : Math.max(column.length, 9)))
const inColumns = (texts: readonly string[]): string =>
  texts.map((text, index) => (index === 0 ? text.padEnd(30) : text.padStart(widths[index] ?? 9))).join(' ')
const rows: Row[] = []
const differences: string[] = []
console.log(inColumns(COLUMNS) + '       ms')
for (const file of readdirSync(folder).toSorted()) {
  if (!/\.(?:html?|txt|md|pdf|docx)$/.test(file) || !file.includes(options.only ?? '')) continue
  const {row, ms, missed} = await measure(file)
  rows.push(row)
  const texts = COLUMNS.map(column => row[column])
  console.log(`${inColumns(texts)} ${ms.toFixed(0).padStart(8)}`)
  if (missed) console.log(missed)
  const was = before.get(row.release)
  for (const [index, column] of COLUMNS.entries())
    if (was && was[index] !== texts[index])
      differences.push(`${row.release}: ${column} ${was[index] || 'none'} → ${texts[index] || 'none'}`)
}
console.log(differences.length === 0 ? 'As recorded.' : ['Beside the record:', ...differences].join('\n  '))
if (options.record) {
  const merged = new Map(before)
  for (const row of rows)
    merged.set(
      row.release,
      COLUMNS.map(column => row[column])
    )
  const lines = [...merged.values()]
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
    .map(texts => texts.join('\t'))
  writeFileSync(recorded, [COLUMNS.join('\t'), ...lines].join('\n') + '\n')
}
