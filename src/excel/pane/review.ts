/** What another version of a release changes, shown before it is written, and what was done after. */
import {showPlace} from '../../core/problem.ts'
import {type Changes, type LineOf, type Printed, changedFigures, inFull, isUnchanged} from '../../history/changes.ts'
import {type Fact, type Model} from '../../model/model.ts'
import {headersOf} from '../../plan/statement-sheet.ts'
import type {KeptCell} from '../import.ts'
import {button, make} from './element.ts'

export interface Review {
  /** `INAP 1Q13, from corrected.txt` */
  readonly title: string
  readonly model: Model
  readonly changes: Changes
  /** What its user changed and would keep; undefined where no sheet is written. */
  readonly kept: readonly KeptCell[] | undefined
  /** Absent where it was done already. */
  readonly update?: () => Promise<void>
  readonly leave?: () => Promise<void>
}

export function showReview(into: HTMLElement, review: Review): void {
  const heading = make('h2', '', review.title)
  heading.tabIndex = -1
  into.replaceChildren(
    heading,
    make('p', '', showCounts(review.changes, review.model)),
    ...changeLists(review.changes, review.model),
    ...(review.kept === undefined ? [] : keptBefore(review.kept)),
    make(
      'div',
      'pair',
      ...(review.update ? [button('Update', 'primary', review.update)] : []),
      ...(review.leave ? [button('Leave as it is', 'quiet', review.leave)] : [])
    )
  )
  heading.focus()
}

/** `1 of 334 figures changes; 1 line is renamed.` */
export function showCounts(changes: Changes, {facts}: Model): string {
  if (isUnchanged(changes)) return 'No figure and no line changes.'
  const figures = changedFigures(changes)
  const lines = [
    [changes.added.length, 'added'],
    [changes.removed.length, 'removed'],
    [changes.renamed.length, 'renamed']
  ] as const
  return `${[
    `${figures} of ${facts.size} figures ${figures === 1 ? 'changes' : 'change'}`,
    ...lines
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count} ${count === 1 ? 'line is' : 'lines are'} ${what}`)
  ].join('; ')}.`
}

/** What was done, with a link to each cell that its user had changed. */
export function showDone(
  into: HTMLElement,
  {title, kept, goTo}: {title: string; kept: readonly KeptCell[]; goTo: (cell: KeptCell) => Promise<void>}
): void {
  const heading = make('h2', '', title)
  heading.tabIndex = -1
  const links = kept.map(edit =>
    make(
      'li',
      'change',
      button(edit.what, 'link', () => goTo(edit)),
      make('span', 'figure', `${showEntry(edit.holds)} kept; now printed ${showEntry(edit.now)}`)
    )
  )
  into.replaceChildren(
    heading,
    ...(kept.length === 0
      ? [make('p', 'hint', 'No edit of yours stood in the way.')]
      : [
          make(
            'p',
            '',
            `${kept.length} ${kept.length === 1 ? 'cell' : 'cells'} that you changed ${kept.length === 1 ? 'was' : 'were'} left as ${kept.length === 1 ? 'it is' : 'they are'}:`
          ),
          make('ul', 'rows', ...links)
        ])
  )
}

function changeLists(changes: Changes, model: Model): readonly HTMLElement[] {
  const {figures, gained, lost, added, removed, renamed} = changes
  return [
    ...section('Figures', [
      ...figures.map(({was, now}) => [whatOf(now, model), bothPrinted(was, now), placeOf(now)] as const),
      ...gained.map(fact => [whatOf(fact, model), `new: ${printed(fact)}`, placeOf(fact)] as const),
      ...lost.map(fact => [whatOf(fact, model), `${printed(fact)} → not printed`, ''] as const)
    ]),
    ...section('Lines', [
      ...added.map(of => [nameOf(of), 'added', showPlace(of.line.at)] as const),
      ...removed.map(of => [nameOf(of), 'no longer printed', ''] as const),
      ...renamed.map(of => [`${of.was} → ${of.line.label}`, 'renamed', showPlace(of.line.at)] as const)
    ])
  ]
}

/** In full units where the two are printed in different ones. */
const bothPrinted = (was: Printed, now: Printed): string =>
  (was.scale === now.scale ? [was, now].map(printed) : [was, now].map(each => inFull(each).toFixed())).join(' → ')

type Row = readonly [what: string, change: string, place: string]

/** A long list is cut where nobody would read on; the workbook's Restated sheet has all of them. */
const LONGEST = 200

function section(title: string, rows: readonly Row[]): readonly HTMLElement[] {
  if (rows.length === 0) return []
  const list = make(
    'ul',
    'rows changes',
    ...rows
      .slice(0, LONGEST)
      .map(([what, change, place]) =>
        make(
          'li',
          'change',
          make('span', '', what, ...(place === '' ? [] : [make('span', 'muted', ` ${place}`)])),
          make('span', 'figure', change)
        )
      ),
    ...(rows.length > LONGEST ? [make('li', 'muted', `and ${rows.length - LONGEST} more`)] : [])
  )
  list.tabIndex = 0
  list.setAttribute('aria-label', title)
  return [make('h3', '', `${title} (${rows.length})`), list]
}

function keptBefore(kept: readonly KeptCell[]): readonly HTMLElement[] {
  if (kept.length === 0) return [make('p', 'hint', 'None of the cells that change was changed by you.')]
  return section(
    'Your edits, kept',
    kept.map(({what, holds, now}) => [what, `${showEntry(holds)} stays; now printed ${showEntry(now)}`, ''])
  )
}

const nameOf = ({statement, line}: LineOf): string => `${line.label || line.id}, ${statement.title || statement.id}`

/** `Revenues, 1Q13` */
function whatOf(fact: Fact, {statements}: Model): string {
  const statement = statements.find(({id}) => id === fact.statement)
  const label = statement?.lines.find(({id}) => id === fact.line)?.label ?? fact.line
  const at = statement?.columns.findIndex(({key}) => key === fact.column) ?? -1
  return `${label}, ${(statement && headersOf(statement)[at]) ?? fact.column}`
}

const printed = ({origin, value}: Fact): string => (origin.kind === 'printed' ? origin.text.trim() : value.toString())

const placeOf = ({origin}: Fact): string => (origin.kind === 'printed' ? showPlace(origin.at) : '')

function showEntry(entry: KeptCell['holds']): string {
  if (entry === '') return 'an empty cell'
  return typeof entry === 'number' ? entry.toLocaleString('en-US', {maximumFractionDigits: 6}) : String(entry)
}
