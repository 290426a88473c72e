/** `INAP.LINE`, and how lines are found for the other functions that take one. */
import type {Decimal} from '../core/decimal.ts'
import {inHomeOrder} from '../model/find.ts'
import {type Fact, type Model, factId} from '../model/model.ts'
import {type Period, periodOf} from '../statements/period.ts'
import {scaleOf} from '../statements/statement.ts'
import {
  type CallResult,
  type Failure,
  cell,
  invalidValue,
  isBlank,
  isFailure,
  list,
  notAvailable,
  textOf
} from './answer.ts'
import {asTyped, askPeriod, notImported} from './ask.ts'
import {type Step, findSteps} from './steps.ts'
import {type Figure, latestFirst} from './evaluate.ts'
import {type NamedLine, findLines, findStatements, nearest} from './names.ts'
import {type Releases, periodsIn} from './releases.ts'
import {inUnit} from './units.ts'

/** A figure of a line, or several that a period is derived from. */
export interface LineAnswer {
  readonly period: Period
  readonly parts: ReadonlyArray<{readonly sign: 1 | -1; readonly fact: Fact; readonly of: NamedLine}>
}

/** `=INAP.LINE(statement, line, period, release, unit)`: a printed line, as the sheet has it now. */
export function lineCall(
  releases: Releases,
  statement: unknown,
  name: unknown,
  period: unknown,
  unit: unknown
): CallResult {
  const lines = askLines(releases, statement, name)
  if (isFailure(lines)) return lines
  const answer = askLineAnswer(releases, lines, period)
  if (isFailure(answer)) return answer
  let total: Decimal | undefined
  for (const {sign, fact, of} of answer.parts) {
    const value = inUnit(fact.value, fact.unit, scaleOf(of.statement, fact.unit), unit, releases.unit)
    if (isFailure(value)) return value
    total = (total ?? value.times(0)).plus(value.times(sign))
  }
  return total ? cell(total) : invalidValue('The line has no figures.')
}

/** Lines by statement and name in every release, in the order asked; the nearest three where there is none. */
export function askLines(releases: Releases, statement: unknown, name: unknown): readonly NamedLine[] | Failure {
  const within = releases.models.map((model): readonly [Model, ReturnType<typeof inHomeOrder>] => [
    model,
    isBlank(statement) ? inHomeOrder(model.statements) : findStatements(model, textOf(statement))
  ])
  const ids = [...new Set(releases.models.flatMap(model => model.statements.map(each => each.id)))]
  if (within.every(([, statements]) => statements.length === 0))
    return notAvailable(`No statement is called "${textOf(statement)}". Statements: ${list(ids)}.`)
  if (isBlank(name)) return invalidValue('Name a line by its label, such as "Goodwill": INAP.LINES lists them.')
  const found = within.flatMap(([model, statements]) => findLines(model, textOf(name), statements))
  if (found.length > 0) return found
  const labels = within.flatMap(([, statements]) =>
    statements.flatMap(each => each.lines.filter(line => line.role !== 'heading').map(line => line.label))
  )
  return notAvailable(`No line is called "${textOf(name)}". Nearest: ${list(nearest(textOf(name), labels))}.`)
}

/** A line's figure for a period (the latest where none is named), derived from others where no release prints it. */
export function askLineAnswer(releases: Releases, lines: readonly NamedLine[], period: unknown): LineAnswer | Failure {
  const printed = printedFor(lines)
  const dates = [...printed.values()].every(({months}) => months === 0)
  const meant = isBlank(period) ? [...printed.values()][0] : askPeriod(releases, period, dates)
  if (isFailure(meant)) return notAvailable(`${meant.message} ${printedNames(printed)}`)
  const label = lines[0]?.line.label ?? ''
  if (!meant) return notAvailable(`"${label}" has no figure in any period.`)
  const given = factAt(lines, meant.key)
  if (given) return {period: meant, parts: [{sign: 1, ...given}]}
  // A balance asked for over a stretch of time is that of its last day.
  const {key: lastDay} = periodOf(meant.ends, 0, releases.calendar)
  const atEnd = [...printed.values()].find(({months, key}) => months === 0 && key === lastDay)
  const balance = atEnd && factAt(lines, atEnd.key)
  if (atEnd && balance) return {period: atEnd, parts: [{sign: 1, ...balance}]}
  for (const alike of grouped(lines)) {
    const steps = findSteps(meant, printed, releases.calendar, key => isAddable(factAt(alike, key)?.fact))
    const parts = (steps ?? []).flatMap(({sign, key}: Step) =>
      [factAt(alike, key)].flatMap(at => (at ? [{sign, ...at}] : []))
    )
    if (parts.length > 0) return {period: meant, parts}
  }
  return printed.has(meant.key)
    ? invalidValue(blankText(releases, lines, label, meant.key))
    : notAvailable(`${asTyped(undisclosed(releases, label, meant), period, meant.key)} ${printedNames(printed)}`)
}

/** That a line has no figure for a period: because no release prints the period, or those that do leave the line out. */
export const undisclosed = (releases: Releases, label: string, period: Period): string =>
  periodsIn(releases).has(period.key) ? `"${label}" is not disclosed for ${period.key}.` : notImported(releases, period)

/** The same line of several releases: only its own figures are ever added up. */
function grouped(lines: readonly NamedLine[]): ReadonlyArray<readonly NamedLine[]> {
  const groups = new Map<string, NamedLine[]>()
  for (const each of lines) {
    const key = `${each.statement.id}!${each.line.id}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

/** Shares, percentages and amounts a share are of their own period only. */
const isAddable = (fact: Fact | undefined): boolean => fact?.unit === 'money' || fact?.unit === 'count'

function blankText(releases: Releases, lines: readonly NamedLine[], label: string, key: string): string {
  const cells = lines.flatMap(({release, statement, line}) =>
    statement.columns
      .filter(column => column.key === key)
      .map((column): Figure => ({release, id: factId(statement, line, column)}))
      .flatMap(figure => [releases.cellOf(figure)].filter(address => address !== undefined))
  )
  const [address] = cells
  return `"${label}" has no figure for ${key}: its cell${address === undefined ? '' : ` ${address}`} is blank or no number.`
}

const printedNames = (printed: ReadonlyMap<string, Period>): string =>
  `Periods it is printed for: ${list([...printed.keys()])}.`

/** The periods that lines are printed for, latest first. */
function printedFor(lines: readonly NamedLine[]): ReadonlyMap<string, Period> {
  const all = new Map(
    lines.flatMap(({statement, line}) =>
      statement.columns.flatMap((column, index): Array<readonly [string, Period]> =>
        column.kind === 'period' && line.cells[index] ? [[column.key, column.period]] : []
      )
    )
  )
  return new Map([...all].toSorted(([, a], [, b]) => latestFirst(a, b)))
}

function factAt(lines: readonly NamedLine[], key: string): {readonly fact: Fact; readonly of: NamedLine} | undefined {
  for (const of of lines) {
    const column = of.statement.columns.find(each => each.kind === 'period' && each.key === key)
    const fact = column && of.release.facts.get(factId(of.statement, of.line, column))
    if (fact) return {fact, of}
  }
  return undefined
}
