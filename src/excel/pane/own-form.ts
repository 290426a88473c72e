/** Measures of the user's own: the list with today's values, and the form that makes and changes them. */
import {MEASURES} from '../../catalogue/measures.ts'
import {type CallResult, isFailure} from '../../measures/answer.ts'
import {findMeasureNamed, findOwn, sameName} from '../../measures/names.ts'
import {type OwnMeasure, type Releases, askReleases, periodsIn} from '../../measures/releases.ts'
import {ownCall} from '../../measures/scalar-functions.ts'
import type {Session} from '../session.ts'
import {button, follow, labelled, make, option, optionGroup, select, textArea, textField} from './element.ts'
import {showNumber} from './number.ts'

/** What the form does to the workbook; each says what came of it, and whether it was done. */
export interface OwnActions {
  readonly put: (measure: OwnMeasure, replaces: string | undefined) => Promise<boolean>
  readonly remove: (name: string) => Promise<boolean>
}

const FORMATS: ReadonlyArray<readonly [string, string]> = [
  ['#,##0_);(#,##0)', 'Whole number'],
  ['#,##0.0_);(#,##0.0)', 'One decimal'],
  ['#,##0.00_);(#,##0.00)', 'Two decimals'],
  ['0.0%_);(0.0%)', 'Percent'],
  ['0.0"x"', 'Multiple']
]

/** The section of the pane; it follows the workbook as long as the pane is open. */
export function ownMeasures(session: Session, actions: OwnActions): readonly HTMLElement[] {
  const rows = make('ul', 'rows')
  const place = make('div', 'own-form')
  const add = button('New measure…', 'quiet', () => {
    openForm(undefined)
    return Promise.resolve()
  })
  const close = (): void => {
    place.replaceChildren()
    add.hidden = false
    add.focus()
  }
  const openForm = (measure: OwnMeasure | undefined): void => {
    add.hidden = true
    place.replaceChildren(ownForm(session, measure, actions, close))
    place.querySelector('input')?.focus()
  }
  const fill = (): void => {
    const own = session.known?.own ?? []
    const shown = own.length > 0 ? own.map(each => ownRow(session, each, openForm, actions)) : [hintRow()]
    if (!rows.contains(document.activeElement)) rows.replaceChildren(...shown)
  }
  follow(session, rows, fill)
  return [make('h2', '', 'Own measures'), rows, place, add]
}

const hintRow = (): HTMLElement =>
  make('li', 'hint', 'None yet. Make one of lines, measures and arithmetic, such as [Adjusted EBITDA] - CAPEX.')

function ownRow(
  session: Session,
  measure: OwnMeasure,
  edit: (measure: OwnMeasure) => void,
  {remove}: OwnActions
): HTMLElement {
  const name = make('span', 'own-name', measure.name)
  name.title = measure.formula
  const result = resultOf(session, measure)
  const change = button('Edit', 'link', () => {
    edit(measure)
    return Promise.resolve()
  })
  change.setAttribute('aria-label', `Edit ${measure.name}`)
  const del = button('Delete', 'link', async () => {
    await remove(measure.name)
  })
  del.setAttribute('aria-label', `Delete ${measure.name}`)
  const figure = make('span', 'figure', shownResult(result, measure.format))
  if (result.kind === 'error') figure.title = result.message
  return make('li', '', name, figure, make('span', 'row-actions', change, del))
}

function resultOf(session: Session, measure: OwnMeasure, period?: string): CallResult {
  const releases = askReleases(session.known, undefined)
  return isFailure(releases) ? releases : ownCall(releases, measure, period, undefined)
}

/** A form of its own, so that Enter saves and Escape leaves. */
function ownForm(session: Session, was: OwnMeasure | undefined, {put}: OwnActions, close: () => void): HTMLFormElement {
  const releases = askReleases(session.known, undefined)
  const name = textField('own-name', was?.name ?? '')
  const formula = textArea('own-formula', was?.formula ?? '')
  formula.classList.add('formula')
  formula.spellcheck = false
  formula.placeholder = '[Adjusted EBITDA] - CAPEX'
  formula.setAttribute('aria-describedby', 'own-result')
  const formats = FORMATS.some(([value]) => value === was?.format) || !was?.format
  const format = select('own-format', [
    ...FORMATS.map(([value, title]) => option(value, title)),
    ...(formats ? [] : [option(was.format, was.format)])
  ])
  if (was?.format) format.value = was.format
  const period = select(
    'own-period',
    isFailure(releases) ? [] : [...periodsIn(releases).keys()].map(key => option(key, key))
  )
  const names = select('own-names', [option('', 'Put in a line or measure…'), ...namesOf(session, releases)])
  const result = make('output', 'own-result')
  result.id = 'own-result'
  result.setAttribute('aria-live', 'polite')
  const measure = (): OwnMeasure => ({name: name.value.trim(), formula: formula.value.trim(), format: format.value})
  const save = make('button', 'button primary', was ? 'Save' : 'Add')
  const show = (): void => {
    const typed = measure()
    const wrong = wrongName(session, typed.name, was)
    result.replaceChildren(...preview(session, typed, period.value))
    result.classList.toggle('bad', wrong !== undefined && typed.name !== '')
    if (wrong !== undefined && typed.name !== '') result.append(make('p', '', wrong))
    save.toggleAttribute('disabled', wrong !== undefined || typed.formula === '')
  }
  for (const field of [name, formula]) field.addEventListener('input', show)
  for (const field of [format, period]) field.addEventListener('change', show)
  names.addEventListener('change', () => {
    putAtCaret(formula, names.value)
    names.value = ''
    show()
  })
  const form = document.createElement('form')
  form.noValidate = true
  form.append(
    labelled('Name', name),
    labelled('Formula', formula),
    labelled('Names', names),
    labelled('Format', format),
    labelled('Period', period),
    result,
    make(
      'div',
      'pair',
      save,
      button('Cancel', 'quiet', () => {
        close()
        return Promise.resolve()
      })
    )
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (save.hasAttribute('disabled')) return
    save.setAttribute('disabled', '')
    void put(measure(), was?.name).then(done => {
      if (done) close()
      else show()
    })
  })
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && event.target === formula) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
  show()
  return form
}

/** The value for the period, or what is wrong with the formula and a mark under the place. */
function preview(session: Session, measure: OwnMeasure, period: string): readonly HTMLElement[] {
  if (measure.formula === '')
    return [
      make(
        'p',
        'muted',
        'Lines and measures by name, in brackets where it has spaces; + - * / ( ), LAG(…, 4), ABS, ROUND.'
      )
    ]
  const result = resultOf(session, {...measure, name: measure.name || 'The formula'}, period)
  if (result.kind !== 'error') return [make('p', 'own-value', `${period}: ${shownResult(result, measure.format)}`)]
  // Of a measure that this one names, the column is in another formula.
  const isHere = result.message.startsWith(`${measure.name}, column `)
  const at = isHere ? /, column (\d+):/.exec(result.message)?.[1] : undefined
  const message = make(
    'p',
    '',
    at === undefined ? result.message : result.message.replace(/^.*?, column \d+: /, `Column ${at}: `)
  )
  return at === undefined ? [message] : [make('pre', 'caret', marked(measure.formula, Number(at))), message]
}

/** The stretch of a formula around a column, counted from 1, with a mark under it. */
function marked(formula: string, column: number): string {
  const from = Math.max(0, column - 1 - WIDTH / 2)
  const lead = from > 0 ? '…' : ''
  return `${lead}${formula.slice(from, from + WIDTH)}\n${' '.repeat(lead.length + column - 1 - from)}▲`
}

/** Characters that fit beside one another in a narrow pane. */
const WIDTH = 24

/** Names must be free: a standard measure's would never be asked for. */
function wrongName(session: Session, name: string, was: OwnMeasure | undefined): string | undefined {
  if (name === '') return 'Give the measure a name.'
  const standard = findMeasureNamed(name)
  if (standard) return `${standard.title} is a standard measure: choose another name.`
  const other = findOwn(session.known?.own ?? [], name)
  return other && !(was && sameName(other.name, was.name)) ? `There is a measure called ${other.name}.` : undefined
}

function namesOf(session: Session, releases: Releases | {readonly kind: 'error'}): readonly HTMLElement[] {
  const own = session.known?.own ?? []
  const statements = 'models' in releases ? releases.models[0].statements : []
  return [
    optionGroup('Measures', [
      ...MEASURES.filter(({bySegment}) => !bySegment).map(({id, title}) => option(id, title)),
      ...own.map(each => option(`[${each.name}]`, each.name))
    ]),
    ...statements.map(({id, title, lines}) =>
      optionGroup(
        title || id,
        [...new Set(lines.filter(({role}) => role !== 'heading').map(({label}) => label))]
          .filter(label => !label.includes(']'))
          .map(label => option(`[${label}]`, label))
      )
    )
  ]
}

function putAtCaret(field: HTMLTextAreaElement, text: string): void {
  const start = field.selectionStart ?? field.value.length
  field.setRangeText(text, start, field.selectionEnd ?? start, 'end')
  field.focus()
}

/** As the format shows it; an error by its name. */
function shownResult(result: CallResult, format: string): string {
  if (result.kind === 'error') return result.code === 'notAvailable' ? '#N/A' : '#VALUE!'
  return result.kind === 'value' && typeof result.value === 'number' ? showNumber(result.value, format) : ''
}
