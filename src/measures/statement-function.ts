/** `INAP.STATEMENT` and `INAP.LINES`: statements as the sheets have them now, over all the releases of a company. */
import {toCellNumber} from '../core/decimal.ts'
import {type Model, factId} from '../model/model.ts'
import {periodOf} from '../statements/period.ts'
import {type Line, type PeriodColumn, type Statement, scaleOf} from '../statements/statement.ts'
import {
  type CallResult,
  type CellValue,
  type Failure,
  invalidValue,
  isBlank,
  isFailure,
  list,
  notAvailable,
  spill,
  textOf
} from './answer.ts'
import {askPeriod, notImported} from './ask.ts'
import {findStatements} from './names.ts'
import {type Releases, periodsIn} from './releases.ts'
import {inUnit, scaleAsked, showUnit} from './units.ts'

interface FoundStatement {
  readonly release: Model
  readonly statement: Statement
}

/** A column of the answer: a printed one, or a blank one under a heading that is left empty. */
interface Shown {
  readonly key: string
  readonly of: FoundStatement | undefined
  readonly column: PeriodColumn | undefined
}

/**
 * `=INAP.STATEMENT(kind, periods, release, unit)`: a row of headings, then each line. Columns come from the releases in the order
 * they are asked, and a line that only an older one prints stands where that has it.
 */
export function statementCall(releases: Releases, kind: unknown, typed: unknown, unit: unknown): CallResult {
  const found = askStatements(releases, kind)
  if (isFailure(found)) return found
  const scale = scaleAsked('money', unit, releases.unit)
  if (isFailure(scale)) return scale
  const columns = askColumns(releases, found, typed)
  if (isFailure(columns)) return columns
  const used = found.filter(each => columns.some(({of}) => of === each))
  const title = found[0]?.statement.title ?? ''
  const heading = `${title}${title === '' ? '' : ', '}${showUnit(isBlank(unit) ? releases.unit : {...releases.unit, money: scale, shares: scale})}`
  return spill([
    [heading, ...columns.map(({key}) => key)],
    ...mergedLines(used.length > 0 ? used : found.slice(0, 1)).map((line): readonly CellValue[] => [
      `${'  '.repeat(line.depth)}${line.label}`,
      ...columns.map(shown => figureAt(releases, shown, line, unit))
    ])
  ])
}

function figureAt({unit: workbook}: Releases, {of, column}: Shown, {id}: Line, unit: unknown): CellValue {
  const line = of?.statement.lines.find(each => each.id === id)
  const fact = of && line && column && of.release.facts.get(factId(of.statement, line, column))
  if (!fact) return ''
  const isSized = fact.unit === 'money' || fact.unit === 'shares'
  const value = inUnit(fact.value, fact.unit, scaleOf(of.statement, fact.unit), isSized ? unit : undefined, workbook)
  return isFailure(value) ? '' : toCellNumber(value)
}

/** The columns asked for, each of the first release that prints it; all that are printed where none are named. */
function askColumns(releases: Releases, found: readonly FoundStatement[], typed: unknown): readonly Shown[] | Failure {
  const printed = new Map<string, Shown>()
  for (const of of found)
    for (const column of of.statement.columns)
      if (column.kind === 'period' && !printed.has(column.key)) printed.set(column.key, {key: column.key, of, column})
  const wanted = periodsTyped(typed)
  if (wanted.every(isBlank)) return [...printed.values()]
  const columns = wanted.map((each): Shown | Failure => {
    if (isBlank(each)) return {key: '', of: undefined, column: undefined}
    const period = askPeriod(releases, each)
    if (isFailure(period)) return notAvailable(`${period.message} Periods there are: ${list([...printed.keys()])}.`)
    const day = printed.get(periodOf(period.ends, 0, releases.calendar).key)
    const column = printed.get(period.key) ?? (day?.column?.period.months === 0 ? day : undefined)
    return (
      column ??
      notAvailable(
        `${periodsIn(releases).has(period.key) ? '' : `${notImported(releases, period)} `}${found[0]?.statement.title ?? 'The statement'} is not printed for ${period.key}: it is for ${list([...printed.keys()])}.`
      )
    )
  })
  return columns.find(isFailure) ?? columns.flatMap(column => (isFailure(column) ? [] : [column]))
}

/** Periods with commas between them, or a range of cells; a blank cell among others keeps its column. */
function periodsTyped(typed: unknown): readonly unknown[] {
  const cells: readonly unknown[] = Array.isArray(typed) ? typed.flat() : [typed]
  return cells.flatMap((cell): readonly unknown[] =>
    typeof cell === 'string' && !/\b[a-z]{3,9}\.? \d{1,2}, ?\d{4}/i.test(cell)
      ? cell.split(/[,;]/).map(each => each.trim())
      : [cell]
  )
}

/** Every line once, as the first statement that has it words it, and behind the line that it follows there. */
function mergedLines(found: readonly FoundStatement[]): readonly Line[] {
  const lines: Line[] = []
  for (const {statement} of found) {
    let at = 0
    for (const line of statement.lines) {
      const there = lines.findIndex(({id}) => id === line.id)
      if (there < 0) lines.splice(at, 0, line)
      at = (there < 0 ? at : there) + 1
    }
  }
  return lines
}

/** The statement of a name in each release that has it, with what is printed of it as a second table; never none. */
function askStatements(releases: Releases, kind: unknown): readonly FoundStatement[] | Failure {
  const names = list(
    [...new Set(releases.models.flatMap(model => model.statements.map(statement => statement.id)))],
    20
  )
  if (isBlank(kind)) return invalidValue(`Name a statement: ${names}.`)
  const found = releases.models.flatMap(release =>
    findStatements(release, textOf(kind)).map((statement): FoundStatement => ({release, statement}))
  )
  const ids = [...new Set(found.map(({statement}) => baseOf(statement)))]
  if (found.length === 0) return notAvailable(`No statement is called "${textOf(kind)}". Statements: ${names}.`)
  return ids.length === 1 ? found : notAvailable(`"${textOf(kind)}" may be ${list(ids, 20)}: name one.`)
}

/** A release may print the quarter and the year as two statements, which are one. */
const baseOf = ({id, kind}: Statement): string =>
  kind === 'income' || kind === 'balance' || kind === 'cashflow' ? id.replace(/-\d+$/, '') : id

/** `=INAP.LINES(kind)`: the labels of a statement's lines and their ids, under headings. */
export function linesCall(releases: Releases, kind: unknown): CallResult {
  const found = askStatements(releases, kind)
  if (isFailure(found)) return found
  const lines = mergedLines(found).filter(line => line.role !== 'heading')
  return spill([['Line', 'Id'], ...lines.map(({label, id}) => [label, id])])
}
