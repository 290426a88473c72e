/** What was found wrong, as the pane shows it: by kind, the worst first, and of many the first few with the rest to be opened. */
import {type Problem, type ProblemCode, showPlace} from '../../core/problem.ts'
import {make} from './element.ts'

/** Problems by kind, the worst first; the first kinds open as far as they are read without scrolling far. */
export function problemList(problems: readonly Problem[]): readonly HTMLElement[] {
  if (problems.length === 0) return []
  const kinds = kindsOf(problems)
  let shown = 0
  const parts = kinds.map(each => {
    const isOpen = shown < MOST || each.length === 1
    shown += Math.min(each.length, MOST)
    return kindOf(each, isOpen)
  })
  return [
    make('h2', '', problems.length === 1 ? 'A problem' : `${problems.length} problems: ${countsOf(problems)}`),
    make('div', 'problems', ...parts)
  ]
}

/** As many of a kind as are shown at once. */
const MOST = 4

const SEVERITIES = ['error', 'warning', 'note'] as const
const NAMES: Readonly<Record<Problem['severity'], string>> = {error: 'Error', warning: 'Warning', note: 'Note'}
/** Told apart by their shapes: not everybody sees the colours. */
const SIGNS: Readonly<Record<Problem['severity'], string>> = {error: '✕', warning: '!', note: 'i'}

const TITLES: Readonly<Record<ProblemCode, string>> = {
  empty: 'Nothing in the release',
  'not-text': 'No text in the release',
  'encoding-doubtful': 'Doubtful characters',
  'not-opened': 'The file cannot be opened',
  'no-text': 'Pages without text',
  'too-large': 'Too large',
  'no-tables': 'No tables',
  'no-figures': 'No figures',
  'figure-unread': 'Figures that could not be read',
  'mark-unclosed': 'Marks not closed',
  'column-unread': 'Columns without a period',
  'row-overfull': 'Rows with figures too many',
  'row-uncertain': 'Rows that may be misread',
  'table-truncated': 'Tables cut short',
  'scale-unstated': 'Tables without a scale',
  'statement-missing': 'Statements not found',
  'does-not-foot': 'Sums that do not foot',
  'does-not-tie': 'Figures that do not tie',
  'text-does-not-tie': 'Text that does not tie',
  'ties-by-rounding': 'Ties by rounding alone'
}

/** Problems of one severity and code together, in the order in which each kind first comes. */
function kindsOf(problems: readonly Problem[]): ReadonlyArray<readonly Problem[]> {
  const kinds = new Map<string, Problem[]>()
  for (const severity of SEVERITIES)
    for (const problem of problems.filter(each => each.severity === severity)) {
      const key = `${severity} ${problem.code}`
      const known = kinds.get(key)
      if (known) known.push(problem)
      else kinds.set(key, [problem])
    }
  return [...kinds.values()]
}

/** `2 errors, 1 note` */
const countsOf = (problems: readonly Problem[]): string =>
  SEVERITIES.flatMap(severity => {
    const count = problems.filter(each => each.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  }).join(', ')

/** One kind under its name and number; what all of them advise is said once. */
function kindOf(problems: readonly Problem[], isOpen: boolean): HTMLElement {
  const [{severity, code, advice} = {severity: 'note', code: 'empty', advice: undefined} as const] = problems
  const isShared = problems.length > 1 && problems.every(each => each.advice === advice)
  // What is advised of neighbours alike is said under the last of them.
  const rows = problems.map((each, at) =>
    problemRow(each, isShared || each.advice === problems[at + 1]?.advice ? undefined : each.advice)
  )
  const [first, rest] = rows.length > MOST + 1 ? [rows.slice(0, MOST), rows.slice(MOST)] : [rows, []]
  const sign = make('span', 'sign', SIGNS[severity])
  sign.ariaHidden = 'true'
  const details = make(
    'details',
    `kind ${severity}`,
    make(
      'summary',
      '',
      sign,
      make('span', 'unseen', `${NAMES[severity]}: `),
      make('span', 'name', TITLES[code]),
      ...(problems.length > 1 ? [make('span', 'count', String(problems.length))] : [])
    ),
    make('ul', '', ...first),
    ...(rest.length === 0
      ? []
      : [make('details', 'more', make('summary', '', `${rest.length} more`), make('ul', '', ...rest))]),
    ...(isShared && advice !== undefined ? [make('p', 'advice', advice)] : [])
  )
  details.toggleAttribute('open', isOpen)
  return details
}

function problemRow({message, at, excerpt, expected}: Problem, advice: string | undefined): HTMLElement {
  const facts: ReadonlyArray<readonly [string, string | undefined]> = [
    ['Where', at && showPlace(at)],
    ['Read', excerpt],
    ['Expected', expected]
  ]
  const told = facts.flatMap(([name, text]) =>
    text === undefined ? [] : [make('div', '', make('dt', '', name), make('dd', '', text))]
  )
  return make(
    'li',
    'problem',
    make('p', '', message),
    ...(told.length === 0 ? [] : [make('dl', '', ...told)]),
    ...(advice === undefined ? [] : [make('p', 'advice', advice)])
  )
}
