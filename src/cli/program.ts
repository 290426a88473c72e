import {Command, CommanderError, InvalidArgumentError} from 'commander'
import {mkdirSync} from 'node:fs'
import {basename, extname, join} from 'node:path'
import {type Read, editionName} from '../history/edition.ts'
import {holding, shown} from '../history/holdings.ts'
import {packHoldings} from '../history/package.ts'
import {planWorkbook} from '../plan/workbook.ts'
import {extract} from '../show/extract.ts'
import {type Verdict, countVerdicts} from '../checks/judge.ts'
import {resultsOf, showResult} from '../show/results.ts'
import {FORMATS, type Format, showCoverage, showFinding, showResults} from '../show/verdicts.ts'
import {KEPT_STAGES, STAGES, type Stage, showKept, showStage} from '../show/stages.ts'
import {diffFiles} from './diff.ts'
import {surviveDamagedPdfs} from './left-behind.ts'
import type {UpdateOptions} from './update.ts'
import {Refusal, write} from './files.ts'
import {findingsIn} from '../tie-out.ts'
import {heldBy, openSource, withFigures} from './source.ts'

/** What the shell is told: all is well, something does not tie, or the command could not be carried out. */
export const EXIT = {well: 0, fails: 1, refused: 2} as const

export const program = {
  /** Runs a command line (with node's own two words in front) and gives the exit code. Never throws for what a user did. */
  async run(argv: readonly string[]): Promise<number> {
    surviveDamagedPdfs()
    let code: number = EXIT.well
    const command = describe(exit => {
      code = exit
    })
    try {
      await command.parseAsync([...argv])
    } catch (error) {
      if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.well : EXIT.refused
      if (!(error instanceof Refusal)) throw error
      process.stderr.write(`inap: ${error.message}\n`)
      return EXIT.refused
    }
    return code
  }
}

function describe(exitWith: (code: number) => void): Command {
  const command = new Command('inap')
    .description("Turns a company's earnings release into a live, proved Excel workbook.")
    .version('0.1.0')
    // A command's options are its own: restore has a version, too.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('(inap --help tells more)')
    .addHelpText(
      'after',
      '\nFILE is a release as a page, text, a PDF or a Word document, or a filing that holds one; - reads standard input.\nExit codes: 0 well, 1 something fails to tie (check), 2 refused.'
    )
  command
    .command('import')
    .description('write a release into an .xlsx workbook with live formulas')
    .argument('<FILE>', 'the release')
    .option('-o, --output <XLSX>', 'the workbook to write (default: FILE with .xlsx)')
    .option('--findings', "with a sheet of notes by the SEC's rules on non-GAAP measures")
    .action(async (file: string, options: ImportOptions) => importRelease(file, options))
  command
    .command('extract')
    .description('write facts.tsv, sums.tsv and prose.tsv: the figures as tidy data')
    .argument('<FILE>', 'the release')
    .requiredOption('--out <DIR>', 'the folder to write them in')
    .action(async (file: string, options: {out: string}) => extractRelease(file, options.out))
  command
    .command('show')
    .description('print any stage of a release as text')
    .argument('<STAGE>', STAGES.join(', '), stageOf)
    .argument('<FILE>', 'the release, or a package or workbook that keeps it')
    .option('--release <TAG>', 'which release of a workbook, as 1Q13 (default: the latest)')
    .action(async (stage: Stage, file: string, options: {release?: string}) =>
      showRelease(stage, file, options.release)
    )
  command
    .command('check')
    .description(
      'judge every relation between the figures, and every figure in the text; exit code 1 if something fails to tie'
    )
    .argument('<FILE>', 'the release')
    .option('-a, --all', 'list what ties, too')
    .option('--findings', "note where the SEC's rules on non-GAAP measures ask for another look; no note fails a check")
    .option('--format <FORMAT>', FORMATS.join(', '), oneOf(FORMATS), 'text')
    .option(
      '--fail-on <VERDICT>',
      'fails, untestable, rounded (each with those before it), never',
      oneOf(FAIL_CHOICES),
      'fails'
    )
    .action(async (file: string, options: CheckOptions) => exitWith(await checkRelease(file, options)))
  command
    .command('update')
    .description('import a release into a workbook that INAP wrote, in place; what its user did stays')
    .argument('<XLSX>', 'the workbook')
    .argument('<RELEASE>', 'a corrected release, or the next one')
    .option('-o, --output <XLSX>', 'where to write it (default: the same file)')
    .option('--dry-run', 'only say what would change')
    .option('--all', 'list every cell that changes')
    .action(async (file: string, release: string, options: UpdateOptions) =>
      (await import('./update.ts')).updateFile(file, release, options)
    )
  command
    .command('restore')
    .description('show a former version of a release again')
    .argument('<XLSX>', 'the workbook')
    .requiredOption('--version <NUMBER>', 'which version, from 1', versionOf)
    .option('--release <TAG>', 'of which release, as 1Q13 (default: the latest)')
    .option('-o, --output <XLSX>', 'where to write it (default: the same file)')
    .option('--dry-run', 'only say what would change')
    .option('--all', 'list every cell that changes')
    .action(async (file: string, options: UpdateOptions & {version: number; release?: string}) =>
      (await import('./update.ts')).restoreFile(file, options.release, options.version, options)
    )
  command
    .command('package')
    .description('write what was read of a release as an .inap.json, to be carried to another workbook or machine')
    .argument('<FILE>', 'the release, or a workbook that keeps it')
    .option('-o, --output <PACKAGE>', 'the package to write (default: FILE with .inap.json)')
    .option('--release <TAG>', 'which release of a workbook (default: all)')
    .action(async (file: string, options: {output?: string; release?: string}) =>
      packageRelease(file, options.release, options.output)
    )
  command
    .command('diff')
    .description('print what B says otherwise than A; exit code 1 where they differ')
    .argument('<A>', 'a release, package or workbook')
    .argument('<B>', 'another')
    .option('--json', 'as data')
    .action(async (a: string, b: string, options: {json?: true}) =>
      exitWith((await diffFiles(a, b, options.json ?? false)) ? EXIT.well : EXIT.fails)
    )
  command
    .command('series')
    .description('write many releases into one workbook, with the history of each line over all of them')
    .argument('<FILES...>', 'the releases, in any order')
    .option('-o, --output <XLSX>', 'the workbook to write', 'history.xlsx')
    .action(async (files: readonly string[], options: {output: string}) =>
      (await import('./series.ts')).writeSeries(files, options.output)
    )
  return command
}

function versionOf(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Versions are numbered from 1.')
  return Number(text)
}

function stageOf(text: string): Stage {
  const stage = STAGES.find(each => each === text)
  if (!stage) throw new InvalidArgumentError(`The stages are ${STAGES.join(', ')}.`)
  return stage
}

/** Reads, and says on standard error what went wrong on the way; refuses a release without figures. */
async function readWithProblems(file: string, findings = false): Promise<Read> {
  const source = await openSource(file)
  if (source.kind !== 'release') return shown(heldBy(source.holdings, undefined, file))
  const found = withFigures(file, source.found)
  return findings ? {...found, findings: findingsIn(found)} : found
}

async function showRelease(stage: Stage, file: string, release: string | undefined): Promise<void> {
  const source = await openSource(file)
  if (source.kind === 'release') {
    process.stdout.write(showStage(stage, source.found))
    return
  }
  const kept = KEPT_STAGES.find(each => each === stage)
  if (!kept)
    throw new Refusal(`${file} keeps what was read of a release, not the release: show ${KEPT_STAGES.join(', ')}`)
  const held = heldBy(source.holdings, release, file)
  process.stdout.write(showKept(kept, shown(held), release === undefined ? source.holdings : {releases: [held]}))
}

async function packageRelease(file: string, release: string | undefined, output: string | undefined): Promise<void> {
  const source = await openSource(file)
  const holdings =
    source.kind === 'release'
      ? holding(withFigures(file, source.found))
      : release === undefined
        ? source.holdings
        : {releases: [heldBy(source.holdings, release, file)]}
  const to = output ?? `${file === '-' ? 'release' : basename(file, extname(file))}.inap.json`
  write(to, packHoldings(holdings))
  process.stdout.write(`${to}: ${holdings.releases.map(held => editionName(shown(held))).join(', ')}\n`)
}

interface ImportOptions {
  readonly output?: string
  readonly findings?: true
}

async function importRelease(file: string, {output, findings}: ImportOptions): Promise<void> {
  const to = output ?? (file === '-' ? 'release.xlsx' : `${basename(file, extname(file))}.xlsx`)
  const progress = announce()
  const found = await readWithProblems(file, findings)
  progress('planning the workbook')
  const plan = planWorkbook(holding(found))
  progress('writing it')
  // Loaded only where a workbook is written: the other commands start without it.
  const {writeXlsx} = await import('../xlsx/write.ts')
  write(to, await writeXlsx(plan))
  const {counts} = found.checks
  const figures = `${found.model.statements.length} statements, ${found.model.facts.size} figures`
  process.stdout.write(
    `${to}: ${figures}; ${counts.exact + counts.rounded} of ${found.checks.checks.length} relations tie, ${counts.fails} fail\n`
  )
}

async function extractRelease(file: string, folder: string): Promise<void> {
  const found = await readWithProblems(file)
  mkdirSync(folder, {recursive: true})
  for (const [name, text] of extract(found.model, found.checks, found.prose)) write(join(folder, name), text)
  process.stdout.write(`${folder}: ${found.model.facts.size} figures\n`)
}

interface CheckOptions {
  readonly all?: true
  readonly findings?: true
  readonly format: Format
  readonly failOn: FailOn
}

async function checkRelease(file: string, {all, format, failOn, ...options}: CheckOptions): Promise<number> {
  const found = await readWithProblems(file, options.findings)
  const results = resultsOf(found)
  const {findings} = found
  if (format !== 'text') process.stdout.write(showResults(found, format, findings))
  else {
    for (const result of results) if (all || result.verdict === 'fails') process.stdout.write(`${showResult(result)}\n`)
    for (const [part, where] of [
      ['tables', 'relations'],
      ['text', 'figures in the text']
    ] as const) {
      const own = results.filter(result => result.in === part)
      const {exact, rounded, fails, untestable} = countVerdicts(own)
      process.stdout.write(
        `${own.length} ${where}: ${exact} exact, ${rounded} rounded, ${fails} fail, ${untestable} untestable\n`
      )
    }
    process.stdout.write(`${showCoverage(found, all === true)}\n`)
    for (const finding of findings ?? []) process.stdout.write(`${showFinding(finding)}\n`)
    if (findings) process.stdout.write(`${findings.length} disclosure findings\n`)
  }
  const bad: readonly Verdict[] = FAIL_ON[failOn]
  return results.some(({verdict}) => bad.includes(verdict)) ? EXIT.fails : EXIT.well
}

/** What makes `check` end with exit code 1. */
const FAIL_ON = {
  fails: ['fails'],
  untestable: ['fails', 'untestable'],
  rounded: ['fails', 'untestable', 'rounded'],
  never: []
} as const satisfies Record<string, readonly Verdict[]>
type FailOn = keyof typeof FAIL_ON
const FAIL_CHOICES: readonly FailOn[] = ['fails', 'untestable', 'rounded', 'never']

const oneOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (text: string): Choice => {
    const choice = choices.find(each => each === text)
    if (choice === undefined) throw new InvalidArgumentError(`The choices are ${choices.join(', ')}.`)
    return choice
  }

/** Says what is being done once a run has taken a second, on a terminal only. */
function announce(): (doing: string) => void {
  const started = Date.now()
  return doing => {
    if (process.stderr.isTTY && Date.now() - started > 1000) process.stderr.write(`inap: ${doing} …\n`)
  }
}
