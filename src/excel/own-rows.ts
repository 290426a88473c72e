/** Users' own measures as native formulas: rows of the Measures sheet, under the standard ones. */
import {formulaOf, refsOf, wordsOf} from '../core/readings.ts'
import {isFailure} from '../measures/answer.ts'
import {columnOf, labelOf} from '../measures/ask.ts'
import type {Figure} from '../measures/evaluate.ts'
import {OWN_TABLE, resolveOwn} from '../measures/own-measures.ts'
import {type Known, type OwnMeasure, type Releases, askReleases, periodsIn} from '../measures/releases.ts'
import {nameAcross} from '../plan/naming.ts'
import type {Period} from '../statements/period.ts'
import type {Session} from './session.ts'
import type {Run} from './write.ts'

/** The column that tells whose a row is. */
const FUNCTION = 'Function'

/** What a row of the table is to hold, by header; what is not named stays as it is. */
interface OwnRow {
  readonly call: string
  readonly format: string
  /** A text is never read as a formula, whatever it begins with. */
  readonly cells: ReadonlyMap<string, OwnCell>
}

interface OwnCell {
  readonly text: string
  readonly isFormula: boolean
}

/**
 * Writes each own measure as a row of formulas over the statements' cells into every company's table of measures, and takes out
 * rows of measures that are no more. Touches nothing where all is as it should be. Returns how many rows changed.
 */
export function writeOwnRows(known: Known, run: Run): Promise<number> {
  return run(async context => {
    const companies = [...new Set(known.releases.map(({company}) => company))]
    const tables = companies.flatMap((company, at) => {
      const releases = askReleases(known, at === 0 ? undefined : company)
      const name = nameAcross(at === 0 ? undefined : company).table('measures')
      const table = context.workbook.tables.getItemOrNullObject(name).load('name')
      return isFailure(releases) ? [] : [{table, releases, argument: at === 0 ? '' : `,,${quoted(company)}`}]
    })
    await context.sync()
    const read = tables
      .filter(({table}) => !table.isNullObject)
      .map(each => ({...each, range: each.table.getRange().load('formulas,rowCount,columnCount')}))
    await context.sync()
    let changed = 0
    for (const {table, range, releases, argument} of read) {
      const formulas: ReadonlyArray<readonly unknown[]> = range.formulas
      const headers = (formulas[0] ?? []).map(String)
      const rows = known.own.map(measure => rowFor(measure, releases, argument, headers))
      changed += await fillTable(table, range, headers, rows, context)
    }
    if (changed > 0) await context.sync()
    return changed
  })
}

async function fillTable(
  table: Excel.Table,
  range: Excel.Range,
  headers: readonly string[],
  rows: readonly OwnRow[],
  context: Excel.RequestContext
): Promise<number> {
  const formulas: ReadonlyArray<readonly unknown[]> = range.formulas
  const calls = formulas.map(row => String(row[headers.indexOf(FUNCTION)]))
  const gone = [...calls.entries()].filter(([, call]) => isOwnCall(call) && !rows.some(row => row.call === call))
  const added = rows.filter(row => !calls.includes(row.call))
  if (added.length > 0) {
    const room = range
      .getLastRow()
      .getOffsetRange(1, 0)
      .getResizedRange(added.length - 1, 0)
      .load('values')
    await context.sync()
    if (room.values.some((cells: readonly unknown[]) => cells.some(cell => cell !== ''))) return 0
    table.resize(range.getResizedRange(added.length, 0))
  }
  let changed = gone.length
  for (const row of rows) {
    const there = calls.indexOf(row.call)
    const at = there >= 0 ? there : range.rowCount + added.indexOf(row)
    const old = there >= 0 ? formulas[there] : undefined
    if (old && [...row.cells].every(([header, {text}]) => String(old[headers.indexOf(header)]) === text)) continue
    fillRow(range, at, row, headers)
    changed++
  }
  // From the last on, so that those before it keep their places.
  for (const [index] of gone.toReversed()) table.rows.getItemAt(index - 1).delete()
  return changed
}

/** Keeps the rows as the user's table says, from now on. Excel itself keeps the formulas right as cells move. */
export function followOwnMeasures(session: Session, run: Run): void {
  let last = '[]'
  session.watch(() => {
    const {known} = session
    if (!known) return
    const now = JSON.stringify([known.releases.map(({tag}) => tag), known.own])
    if (now === last || (known.own.length === 0 && last === '[]')) return
    last = now
    // Where the sheet is protected the rows stay as they were; functions answer all the same.
    void writeOwnRows(known, run).catch(() => {
      last = ''
    })
  })
}

function fillRow(range: Excel.Range, at: number, row: OwnRow, headers: readonly string[]): void {
  for (const [header, {text, isFormula}] of row.cells) {
    const cell = range.getCell(at, headers.indexOf(header))
    cell.numberFormat = [[isFormula ? row.format : '@']]
    if (isFormula) cell.formulas = [[text]]
    else cell.values = [[text]]
    cell.format.font.color = '#000000'
    if (isFormula) cell.format.horizontalAlignment = 'Right'
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const callOf = ({name}: OwnMeasure, argument: string): string => `INAP.MEASURE(${quoted(name)}${argument})`
const isOwnCall = (call: string): boolean => /^INAP\.MEASURE\("/.test(call)

function rowFor(measure: OwnMeasure, releases: Releases, argument: string, headers: readonly string[]): OwnRow {
  const periods = [...periodsIn(releases).values()].filter(({key}) => headers.includes(key))
  const figures = periods.map(
    period => [period.key, {text: nativeFormula(measure, period, releases), isFormula: true}] as const
  )
  const first = periods.map(period => resolveOwn(releases, measure, period))
  const good = first.find(as => !isFailure(as))
  const wrong = first.find(isFailure)
  const words =
    good && !isFailure(good)
      ? wordsOf(good, figure =>
          hasOnePeriod(refsOf(good)) ? labelOf(figure) : `${labelOf(figure)} ${columnOf(figure)}`
        )
      : ''
  return {
    call: callOf(measure, argument),
    format: measure.format === '' ? '#,##0_);(#,##0)' : measure.format,
    cells: new Map<string, OwnCell>(
      [
        ...figures,
        ...[
          ['Measure', measure.name],
          [FUNCTION, callOf(measure, argument)],
          ['Computed by', good === undefined && wrong && isFailure(wrong) ? wrong.message : 'your own formula'],
          ['Source', OWN_TABLE],
          ['Definition', measure.formula],
          ['Formula', words],
          ['Id', `OWN/${measure.name}`]
        ].map(([header = '', text = '']) => [header, {text, isFormula: false}] as const)
      ].filter(([header]) => headers.includes(header))
    )
  }
}

const hasOnePeriod = (figures: readonly Figure[]): boolean => new Set(figures.map(columnOf)).size <= 1

/** The formula over the cells where the figures stand now; blank where a period does not give the measure. */
function nativeFormula(measure: OwnMeasure, period: Period, releases: Releases): string {
  const as = resolveOwn(releases, measure, period)
  if (isFailure(as)) return ''
  const cells = refsOf(as).map(releases.cellOf)
  if (cells.includes(undefined)) return ''
  return `=${formulaOf(as, {one: figure => releases.cellOf(figure) ?? '', run: () => undefined})}`
}
