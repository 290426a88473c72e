/** What was found wrong, as the pane shows it: the worst first, and of many the first few with the rest to be opened. */
import {type Problem, showPlace} from '../../core/problem.ts'
import {make} from './element.ts'

/** Problems the worst first, the first few open and the rest behind a button. */
export function problemList(problems: readonly Problem[]): readonly HTMLElement[] {
  if (problems.length === 0) return []
  const rows = SEVERITIES.flatMap(severity => problems.filter(each => each.severity === severity)).map(problemRow)
  const [first, rest] = rows.length > MOST + 1 ? [rows.slice(0, MOST), rows.slice(MOST)] : [rows, []]
  return [
    make('h2', '', problems.length === 1 ? 'A problem' : `${problems.length} problems: ${countsOf(problems)}`),
    make('ul', 'problems', ...first),
    ...(rest.length === 0
      ? []
      : [make('details', 'more', make('summary', '', `${rest.length} more`), make('ul', 'problems', ...rest))])
  ]
}

/** As many as are read without scrolling far. */
const MOST = 5

const SEVERITIES = ['error', 'warning', 'note'] as const
const NAMES: Readonly<Record<Problem['severity'], string>> = {error: 'Error', warning: 'Warning', note: 'Note'}

/** `2 errors, 1 note` */
const countsOf = (problems: readonly Problem[]): string =>
  SEVERITIES.flatMap(severity => {
    const count = problems.filter(each => each.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  }).join(', ')

/** How bad it is stands in words before it: not everybody sees the colour. */
function problemRow({severity, message, at, excerpt, expected, advice}: Problem): HTMLElement {
  const where = at ? `, ${showPlace(at)}` : ''
  return make(
    'li',
    `problem ${severity}`,
    make('p', '', make('strong', '', `${NAMES[severity]}${where}:`), ` ${message}`),
    ...(excerpt === undefined ? [] : [make('p', 'muted', `Read: ${excerpt}`)]),
    ...(expected === undefined ? [] : [make('p', 'muted', `Expected: ${expected}`)]),
    ...(advice === undefined ? [] : [make('p', 'muted', advice)])
  )
}
