import type {Counts} from '../checks/judge.ts'
import {type FactId, type Model, factId} from '../model/model.ts'
import {asText} from './as-text.ts'
import {type Shown, firstJudged, lineKey} from './checks-sheet.ts'
import type {Naming} from './naming.ts'
import {VERDICTS} from './list-sheet.ts'
import type {Cell, CellRef, Formula, Rule} from './plan.ts'
import {TIE_MARKS} from './spelling.ts'
import type {StyleSheet} from './styles.ts'

/** What the checks say of each line, for the column of marks beside a statement's figures. */
export interface Ties {
  /** How many rows the sheet of checks has. */
  readonly rows: number
  /** What the checks about each line come to. */
  readonly lines: ReadonlyMap<string, string>
  /** Lines of which no figure is in a check that would notice a misprint. */
  readonly unprotected: ReadonlySet<string>
}

/** What the marks mean, for whoever points at their header. */
export const LEGEND = `${TIE_MARKS.ties} all checks about this line tie · ${TIE_MARKS.fails} one does not: a click leads to it · ${TIE_MARKS.untestable} none can be tested · ${TIE_MARKS.unprotected} no check would notice a misprint here · nothing: proved by the totals that it is added to. The marks turn as figures are edited.`

/** The checks as the sheet shows them, by line; `open` are the facts that no check protects. */
export function tiesOf(shown: readonly Shown[], {statements, facts}: Model, open: ReadonlySet<FactId>): Ties {
  const lines = new Map<string, string>()
  for (const {fact, verdict} of shown) lines.set(lineKey(fact), worse(lines.get(lineKey(fact)), MARKS[verdict]))
  const unprotected = new Set(
    statements.flatMap(statement =>
      statement.lines.flatMap(line => {
        const printed = statement.columns.map(column => factId(statement, line, column)).filter(id => facts.has(id))
        const isOpen = printed.length > 0 && printed.every(id => open.has(id))
        return isOpen ? [lineKey({statement: statement.id, line: line.id})] : []
      })
    )
  )
  return {rows: shown.length, lines, unprotected}
}

const MARKS: Readonly<Record<Shown['verdict'], string>> = {
  exact: TIE_MARKS.ties,
  rounded: TIE_MARKS.ties,
  fails: TIE_MARKS.fails,
  untestable: TIE_MARKS.untestable
}

/** Of two marks of a line the one that it gets: what fails before what ties, and that before what can't be tested. */
const worse = (one: string | undefined, other: string): string =>
  [TIE_MARKS.fails, TIE_MARKS.ties].find(mark => mark === one || mark === other) ?? other

/** The mark of a line, which follows the verdicts of its checks and leads to the first of them. */
export function tieCell(naming: Naming, styles: StyleSheet, ties: Ties, key: string): Cell | null {
  const mark = ties.lines.get(key)
  if (mark !== undefined) return markCell(styles, {judged: firstJudged(naming), rows: ties.rows, line: key}, mark)
  return ties.unprotected.has(key) ? asText(styles, TIE_MARKS.unprotected, 'untestable', {align: 'center'}) : null
}

/** The mark of all lines of a statement; none where no check is about them. */
export function statementTie(naming: Naming, styles: StyleSheet, ties: Ties, statement: string): Cell | null {
  const own = [...ties.lines].filter(([key]) => key.startsWith(lineKey({statement, line: ''})))
  const mark = own.map(([, each]) => each).reduce<string | undefined>(worse, undefined)
  const line = lineKey({statement, line: '*'})
  return mark === undefined ? null : markCell(styles, {judged: firstJudged(naming), rows: ties.rows, line}, mark)
}

/** The mark of a whole list of verdicts. */
export function listTie(styles: StyleSheet, judged: CellRef, counts: Counts): Cell | null {
  const rows = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0)
  const mark = VERDICTS.filter(verdict => counts[verdict] > 0)
    .map(verdict => MARKS[verdict])
    .reduce<string | undefined>(worse, undefined)
  return mark === undefined ? null : markCell(styles, {judged, rows}, mark)
}

const markCell = (styles: StyleSheet, of: Omit<Extract<Formula, {kind: 'tie'}>, 'kind'>, mark: string): Cell => ({
  content: {kind: 'formula', formula: {kind: 'tie', ...of}, today: mark},
  style: styles.use('plain', {align: 'center'})
})

/** Marks in the colours of their verdicts, whatever they turn to. */
export const tieRules = (styles: StyleSheet, from: CellRef, rows: number): readonly Rule[] =>
  (
    [
      [TIE_MARKS.ties, 'exact'],
      [TIE_MARKS.fails, 'fails']
    ] as const
  ).map(([text, style]) => ({from, rows, columns: 1, text, style: styles.use(style)}))
