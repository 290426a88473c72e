/** The function builder: pick a measure, a period and what to insert; see it; put it into the sheet. */
import type {Measure} from '../../catalogue/measure.ts'
import {MEASURES} from '../../catalogue/measures.ts'
import {type CellValue, type Failure, isFailure} from '../../measures/answer.ts'
import {askAnswer, isOwn, periodsOf} from '../../measures/ask.ts'
import {shownPeriods} from '../../measures/derive.ts'
import {ownAnswer} from '../../measures/own-measures.ts'
import {type OwnMeasure, type Releases, askReleases, periodsIn, segmentsIn} from '../../measures/releases.ts'
import {showBasis} from '../../measures/source-function.ts'
import {showUnit, unitWord} from '../../measures/units.ts'
import {
  type Form,
  type InsertedCell,
  type Insertion,
  type Picked,
  type Shape,
  planInsertion,
  titleOf
} from '../insertion.ts'
import type {Session} from '../session.ts'
import {button, choice, follow, labelled, make, option, optionGroup, select} from './element.ts'
import {showNumber} from './number.ts'

const SHAPES: ReadonlyArray<readonly [Shape, string]> = [
  ['figure', 'Figure'],
  ['row', 'Row'],
  ['bridge', 'Bridge']
]
const FORMS: ReadonlyArray<readonly [Form, string]> = [
  ['function', 'Live function'],
  ['name', 'Name (needs no add-in)'],
  ['value', 'Value as it is now']
]
const UNITS = ['', 'units', 'thousands', 'millions', 'billions']

/** Periods that move on with new releases, and what they are called. */
const MOVING: ReadonlyArray<readonly [string, string]> = [
  ['', 'Latest'],
  ['-1Q', 'Quarter before'],
  ['-4Q', 'Year-ago quarter'],
  ['YTD', 'Year to date'],
  ['LTM', 'Last twelve months'],
  ['FY0', 'Last full year']
]
const ROWS: ReadonlyArray<readonly [string, RegExp]> = [
  ['Quarters', /^\dQ/],
  ['Years', /^FY/],
  ['Years to date', /^YTD/],
  ['All periods', /./]
]

/** Puts an insertion at the selection, and says what came of it. */
export type Insert = (insertion: Insertion, what: string) => Promise<void>

export function builder(session: Session, insert: Insert): readonly HTMLElement[] {
  const shape = choice('builder-shape', 'What to insert', SHAPES)
  const company = select('builder-company', [])
  const measure = select('builder-measure', [])
  const segment = select('builder-segment', [])
  const period = select('builder-period', [])
  const unit = select('builder-unit', [])
  const form = select('builder-form', [])
  const rows = {
    company: labelled('Company', company),
    segment: labelled('Segment', segment),
    period: labelled('Period', period),
    unit: labelled('Unit', unit)
  }
  const preview = make('output', 'preview')
  preview.setAttribute('aria-live', 'polite')
  let planned: Insertion | undefined
  const put = button('Insert at the selected cell', 'primary', async () => {
    if (planned) await insert(planned, 'Inserted')
  })
  const releases = (): Releases | Failure =>
    askReleases(session.known, company.value === '' ? undefined : company.value)
  const fill = (): void => {
    const companies = [...new Set(session.known?.releases.map(each => each.company))]
    refill(
      company,
      companies.map((each, at) => option(at === 0 ? '' : each, each))
    )
    rows.company.hidden = companies.length < 2
    const asked = releases()
    if (isFailure(asked)) return
    refill(measure, measuresOf(asked))
    const picked = find(asked, measure.value)
    if (!picked) return
    const isWhole = shape.value() === 'bridge' || isOwn(picked) || !picked.bySegment
    rows.segment.hidden = isWhole
    refill(segment, [option('', 'All segments'), ...segmentsIn(asked).map(each => option(each.member, each.label))])
    const member = isWhole || segment.value === '' ? undefined : segment.value
    const keys = keysOf(asked, picked, member)
    refill(period, shape.value() === 'row' ? rowsOf(keys) : periodOptions(asked, picked, member, keys))
    const isSized = !isOwn(picked) && (picked.unit === 'money' || picked.unit === 'shares')
    rows.unit.hidden = !isSized
    const unitScale = !isOwn(picked) && picked.unit === 'shares' ? asked.unit.shares : asked.unit.money
    refill(
      unit,
      UNITS.map(each => option(each, each === '' ? `${unitWord(unitScale)}, as the sheets` : each))
    )
    refill(
      form,
      FORMS.filter(([value]) => value !== 'name' || (shape.value() !== 'bridge' && !isOwn(picked))).map(
        ([value, title]) => option(value, title)
      )
    )
    const chosen: Picked = {
      measure: picked,
      company: company.value === '' ? undefined : company.value,
      segment: member,
      period: shape.value() === 'row' ? '' : period.value,
      unit: isSized ? unit.value : '',
      form: FORMS.find(([value]) => value === form.value)?.[0] ?? 'function'
    }
    const wanted = ROWS.find(([title]) => title === period.value)?.[1] ?? /./
    const plan = planInsertion(shape.value(), chosen, keys.filter(key => wanted.test(key)).toReversed(), session.known)
    planned = isFailure(plan) ? undefined : plan
    put.toggleAttribute('disabled', planned === undefined)
    preview.replaceChildren(...(isFailure(plan) ? [make('p', 'bad', plan.message)] : shownPlan(plan, chosen, asked)))
  }
  shape.element.addEventListener('change', fill)
  for (const field of [company, measure, segment, period, unit, form]) field.addEventListener('change', fill)
  follow(session, preview, fill)
  return [
    make('h2', '', 'Insert figures'),
    shape.element,
    rows.company,
    labelled('Measure', measure),
    rows.segment,
    rows.period,
    rows.unit,
    labelled('As', form),
    preview,
    put
  ]
}

/** Other options in a select, the one chosen kept where it is still there. */
function refill(field: HTMLSelectElement, options: readonly HTMLElement[]): void {
  const was = field.value
  field.replaceChildren(...options)
  if ([...field.options].some(each => each.value === was)) field.value = was
}

/** The measures that have a figure, by what they are. */
function measuresOf(releases: Releases): readonly HTMLElement[] {
  const answered = MEASURES.filter(measure => periodsOf(releases, measure, undefined).length > 0)
  const groups: ReadonlyArray<readonly [string, (measure: Measure) => boolean]> = [
    ['Results and cash flows', ({unit, instant}) => unit === 'money' && !instant],
    ['Margins and rates', ({unit}) => unit === 'percent'],
    ['Shares and per share', ({unit}) => unit === 'shares' || unit === 'perShare'],
    ['Balances', ({unit, instant}) => unit === 'money' && instant]
  ]
  const own = releases.own.map(({name}) => option(`own ${name}`, name))
  return [
    ...groups.map(([title, isIn]) =>
      optionGroup(
        title,
        answered.filter(isIn).map(each => option(each.id, each.title))
      )
    ),
    ...(own.length > 0 ? [optionGroup('Own measures', own)] : [])
  ].filter(group => group.childElementCount > 0)
}

const find = ({own}: Releases, value: string): Measure | OwnMeasure | undefined =>
  MEASURES.find(({id}) => id === value) ?? own.find(({name}) => `own ${name}` === value)

/** The periods that have a figure, latest first. */
function keysOf(releases: Releases, measure: Measure | OwnMeasure, member: string | undefined): readonly string[] {
  if (!isOwn(measure)) return periodsOf(releases, measure, member)
  return [...periodsIn(releases).keys()].filter(key => !isFailure(ownAnswer(releases, measure, key)))
}

function periodOptions(
  releases: Releases,
  measure: Measure | OwnMeasure,
  member: string | undefined,
  keys: readonly string[]
): readonly HTMLElement[] {
  const moving = MOVING.flatMap(([typed, title]) => {
    const asked = typed === '' ? undefined : typed
    const answer = isOwn(measure) ? ownAnswer(releases, measure, asked) : askAnswer(releases, measure, asked, member)
    if (isFailure(answer)) return []
    const key = typeof answer.period === 'string' ? answer.period : answer.period.key
    return [option(typed, `${title} (${key})`)]
  })
  const derived = shownPeriods(releases)
    .map(({key}) => key)
    .filter(
      key =>
        !keys.includes(key) &&
        !isOwn(measure) &&
        !measure.instant &&
        !isFailure(askAnswer(releases, measure, key, member))
    )
  return [
    optionGroup('Moves on with new releases', moving),
    optionGroup(
      'Stays',
      [...keys, ...derived].map(key => option(key, key))
    )
  ]
}

const rowsOf = (keys: readonly string[]): readonly HTMLElement[] =>
  ROWS.flatMap(([title, isIn]) => {
    const count = keys.filter(key => isIn.test(key)).length
    return count === 0 ? [] : [option(title, `${title} (${count})`)]
  })

/** What will stand in the sheet, and the formula that is entered. */
function shownPlan({cells, shown}: Insertion, picked: Picked, releases: Releases): readonly HTMLElement[] {
  const entries = cells
    .flat()
    .map(({entry}) =>
      typeof entry === 'function' ? entry((_, right) => `${String.fromCharCode(65 + right)}$1`) : entry
    )
  const formula = entries.find(entry => typeof entry === 'string' && entry.startsWith('='))
  const code = formula === undefined ? [] : [make('code', '', String(formula))]
  const [[only] = []] = shown
  if (shown.length === 1 && only)
    return [make('p', 'preview-value', shownCell(only)), make('p', 'muted', basisOf(picked, releases)), ...code]
  const table = make('table', '', ...shown.map(row => make('tr', '', ...lastOf(row).map(shownAs))))
  return [make('div', 'preview-table', table), ...code]
}

/** A narrow pane shows the label and the last few periods. */
function lastOf(row: readonly InsertedCell[]): readonly InsertedCell[] {
  return row.length > MOST_COLUMNS ? [...row.slice(0, 1), ...row.slice(1 - MOST_COLUMNS)] : row
}
const MOST_COLUMNS = 4

const shownAs = (cell: InsertedCell): HTMLElement =>
  make(cell.isHeading ? 'th' : 'td', typeof cell.value === 'number' ? 'figure' : '', shownCell(cell))

const shownCell = ({value, format}: {readonly value: CellValue; readonly format: string}): string =>
  typeof value === 'number' ? showNumber(value, format) : value

/** `USD thousands, 1Q13: the release's own reconciliation` */
function basisOf({measure, segment, period, unit}: Picked, releases: Releases): string {
  const asked = period === '' ? undefined : period
  if (isOwn(measure)) {
    const answer = ownAnswer(releases, measure, asked)
    return isFailure(answer) ? '' : `${titleOf(measure)}, ${answer.period.key}: your own formula`
  }
  const answer = askAnswer(releases, measure, asked, segment)
  if (isFailure(answer)) return ''
  const size =
    measure.unit === 'money' || measure.unit === 'shares'
      ? `${unit === '' ? showUnit(releases.unit) : `${releases.unit.currency} ${unit}`}, `
      : ''
  return `${size}${answer.period}: ${showBasis(answer)}`
}
