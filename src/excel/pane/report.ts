/** What was imported, as the pane shows it. Built of text nodes: a release's strings never become markup. */
import {grouped} from '../../core/decimal.ts'
import {MEASURES} from '../../catalogue/measures.ts'
import {type Checks, checkModel} from '../../checks/check.ts'
import {countVerdicts} from '../../checks/judge.ts'
import type {Edition} from '../../history/edition.ts'
import {type Answer, evaluate, isAnswer, periods} from '../../measures/evaluate.ts'
import type {Session} from '../session.ts'
import {type Insert, builder} from './builder.ts'
import {type OwnActions, ownMeasures} from './own-form.ts'
import {button, make} from './element.ts'
import {problemList} from './problem-list.ts'
import type {Model} from '../../model/model.ts'
import type {Prose} from '../../prose/prose.ts'
import {latestHeld} from '../../history/holdings.ts'
import {tableName} from '../../plan/naming.ts'

/** What is shown of a release. */
export type Reported = Pick<Edition, 'model' | 'prose' | 'problems'>

/** What the pane can do for the report: go to a table's sheet, put entries at the selection. */
export interface Actions {
  readonly session: Session
  readonly goTo: (table: string) => Promise<void>
  readonly insert: Insert
  readonly own: OwnActions
  readonly share: () => Promise<void>
  readonly makeLive: () => Promise<void>
}

export function showReport(into: HTMLElement, {model, prose, problems}: Reported, actions: Actions): void {
  const checks = checkModel(model)
  const known = model.facts.size > 0
  into.replaceChildren(
    ...(known ? summary(model, checks, prose) : []),
    ...problemList(problems),
    ...(known
      ? [
          ...keyFigures(model),
          ...builder(actions.session, actions.insert),
          ...ownMeasures(actions.session, actions.own),
          ...statements(model, actions),
          ...sharing(actions)
        ]
      : [])
  )
}

function sharing({share, makeLive}: Actions): readonly HTMLElement[] {
  return [
    make('h2', '', 'Sharing'),
    make(
      'p',
      'hint',
      'Readers without the add-in see names and numbers in place of the functions. It can be taken back.'
    ),
    button('Prepare for sharing', 'quiet', share),
    button('Make functions live again', 'quiet', makeLive)
  ]
}

function summary(model: Model, {checks, counts, unprotected}: Checks, prose: Prose): readonly HTMLElement[] {
  const text = countVerdicts(prose.figures)
  const tested = text.exact + text.rounded + text.fails
  const fails = counts.fails + text.fails
  const ties = counts.exact + counts.rounded
  const chips = [
    make('span', 'chip good', `${ties} of ${checks.length} relations tie`),
    ...(tested > 0 ? [make('span', 'chip good', `${tested - text.fails} of ${tested} figures of the text tie`)] : []),
    make(
      'span',
      fails > 0 ? 'chip bad' : 'chip good',
      fails === 0 ? 'none fails' : fails === 1 ? '1 fails' : `${fails} fail`
    ),
    ...(unprotected.length > 0 ? [make('span', 'chip fair', `${unprotected.length} figures unprotected`)] : [])
  ]
  return [
    make('p', 'company', model.issuer.company ?? model.name),
    make('p', 'muted', model.issuer.headline ?? ''),
    make('div', 'verdicts', ...chips)
  ]
}

/** As many measures as are seen at a glance. */
const MOST = 8

/** The latest period's measures, with the function that gives each. */
function keyFigures(model: Model): readonly HTMLElement[] {
  const period = periods(model)[0]
  if (period === undefined) return []
  const answers = MEASURES.filter(measure => measure.id !== 'SEGREVENUE')
    .map(measure => evaluate(model, measure, period))
    .filter(isAnswer)
  if (answers.length === 0) return []
  const rows = answers.map(answer => {
    const name = make('span', '', answer.measure.title)
    name.title = `=INAP.${answer.measure.id}("${period}")`
    return make('li', '', name, make('span', 'figure', shown(answer)))
  })
  const [first, rest] = rows.length > MOST + 1 ? [rows.slice(0, MOST), rows.slice(MOST)] : [rows, []]
  return [
    make('h2', '', `Measures, ${period}`),
    make('ul', 'rows', ...first),
    ...(rest.length === 0
      ? []
      : [make('details', 'more', make('summary', '', `${rest.length} more`), make('ul', 'rows', ...rest))])
  ]
}

function shown({measure, value, reported}: Answer): string {
  if (!value) return '—'
  const places = reported?.places
  const text = (digits: number, of = value): string => grouped(of.abs().toDecimalPlaces(digits), digits)
  const sized =
    measure.unit === 'percent'
      ? `${text(Math.max((places ?? 3) - 2, 0), value.times(100))}%`
      : text(measure.unit === 'perShare' ? 2 : 0)
  return value.isNegative() && !value.isZero() ? `(${sized})` : sized
}

function statements(model: Model, {session, goTo}: Actions): readonly HTMLElement[] {
  const tag = latestHeld(session.holdings)?.tag ?? ''
  const rows = model.statements.map(statement => {
    const link = button(statement.title || statement.id, 'link', () => goTo(tableName(tag, statement.id)))
    const figures = [...model.facts.values()].filter(fact => fact.statement === statement.id).length
    return make('li', '', link, make('span', 'figure', String(figures)))
  })
  return [make('h2', '', 'Statements and their figures'), make('ul', 'rows', ...rows)]
}
