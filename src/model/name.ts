import {remembered} from '../core/remember.ts'
import {indexOf} from './index.ts'
import {type FiscalCalendar, type Period, fiscalQuarter} from '../statements/period.ts'
import {type Line, type Statement, periodAt} from '../statements/statement.ts'
import type {FactId, Model} from './model.ts'

/** A fact as a reader would name it: `Total revenues [1Q13]`, with its section where a statement has the label twice. */
export function nameOf(model: Model, id: FactId): string {
  const label = labelOf(model, id)
  return label === undefined ? id : `${label} [${model.facts.get(id)?.column ?? '?'}]`
}

/** A fact as an analyst would say it: `Total revenues, first quarter 2013`. */
export function sayFact(model: Model, id: FactId): string {
  const label = labelOf(model, id)
  const fact = model.facts.get(id)
  if (label === undefined || !fact) return id
  const found = indexOf(model).printing.get(id)
  const column = found?.statement.columns.find(each => each.key === fact.column)
  const cell = found?.line.cells[column ? found.statement.columns.indexOf(column) : -1]
  const period = found && column ? periodAt(found.line, column, cell) : undefined
  const told = column?.kind === 'period' ? column.key.slice(column.period.key.length).replace(/-/g, ' ').trim() : ''
  const name = `${label}${/^$|^#/.test(told) ? '' : ` (${told})`}`
  if (column?.kind === 'change') return `${name}, ${column.heading.join(' ')}`
  return period ? `${name}, ${sayPeriod(period, model.calendar)}` : `${name}, ${fact.column}`
}

/** What its line is called, with its section where a statement has the label twice; undefined for what is printed nowhere. */
export function labelOf(model: Model, id: FactId): string | undefined {
  const found = indexOf(model).printing.get(id)
  return found && namesIn(found.statement).get(found.line)
}

const namesIn = remembered((statement: Statement): ReadonlyMap<Line, string> => {
  const labels = statement.lines.map(({label}) => label)
  const twice = new Set(labels.toSorted().filter((label, at, sorted) => label === sorted[at - 1]))
  return new Map(
    statement.lines.map(line => {
      const section = line.section.at(-1)
      if (line.label === '') return [line, unlabelled(statement, line)]
      return [line, twice.has(line.label) && section !== undefined ? `${section}: ${line.label}` : line.label]
    })
  )
})

/** A total that is only ruled off is called by its section, another line without a name by the one that it stands under. */
function unlabelled(statement: Statement, line: Line): string {
  const section = line.section.at(-1)
  if (line.role === 'total' && section !== undefined) return `${section.replace(/\s*:$/, '')}, total`
  const above = statement.lines.slice(0, statement.lines.indexOf(line)).findLast(({label}) => label !== '')
  return above ? `Unlabelled line under ${above.label.replace(/:$/, '')}` : 'Unlabelled line'
}

/** A period in words: `first quarter 2013`, `full year 2013`, `first six months of 2013`, `March 31, 2013`. */
export function sayPeriod({ends, months}: Pick<Period, 'ends' | 'months'>, calendar: FiscalCalendar): string {
  const {quarter, year} = fiscalQuarter(ends, calendar)
  const day = (): string => LONG_DATE.format(new Date(`${ends}T00:00:00Z`))
  if (months === 0) return day()
  if (months === 3) return `${QUARTERS[quarter - 1] ?? ''} quarter ${year}`
  if (months === 12 && quarter === 4) return `full year ${year}`
  if (months === 1) return `the month to ${day()}`
  const many = MONTHS[months] ?? String(months)
  return months === quarter * 3 ? `first ${many} months of ${year}` : `${many} months to ${day()}`
}

const LONG_DATE = new Intl.DateTimeFormat('en-US', {dateStyle: 'long', timeZone: 'UTC'})
const QUARTERS = ['first', 'second', 'third', 'fourth']
const MONTHS: Readonly<Record<number, string>> = {6: 'six', 9: 'nine', 12: 'twelve'}
