import {Decimal, ZERO} from '../core/decimal.ts'
import {ref} from '../core/expr.ts'
import type {Problem} from '../core/problem.ts'
import type {Checks} from '../checks/check.ts'
import type {Check} from '../checks/judge.ts'
import type {Counts, Verdict} from '../checks/judge.ts'
import {periods} from '../measures/evaluate.ts'
import {asLink, asText} from './as-text.ts'
import {MEANING, countCell} from './checks-sheet.ts'
import type {Cell, Sheet} from './plan.ts'
import type {Naming} from './naming.ts'
import type {Planning} from './planning.ts'
import {COLOURS, HEIGHTS, type StyleSheet} from './styles.ts'

type Row = ReadonlyArray<Cell | null>

const TITLE: Readonly<Record<string, string>> = {
  measures: 'Measures by period: adjusted EBITDA, margins, segment profit, free cash flow and the rest',
  checks: 'Every relation between the figures, with its verdict',
  prose: 'Every figure of the text, with what it refers to and whether it ties',
  findings: "Where the SEC's rules on non-GAAP measures ask for another look",
  facts: 'Every figure, one a row, with its place in the release',
  history: 'Every line in every period, over all releases',
  restated: 'What later releases print otherwise than it was first reported'
}

/** What was imported, how much of it ties, and the way to each sheet. */
export function planCover(
  planning: Planning,
  checks: Checks,
  counts: Counts,
  problems: readonly Problem[],
  sheets: readonly Sheet[],
  across: readonly Sheet[]
): Sheet {
  const {styles, model, naming} = planning
  const {issuer} = model
  const rows: Row[] = [
    [asText(styles, issuer.company ?? model.name, 'title')],
    [asText(styles, issuer.headline ?? 'Earnings release', 'subtitle')],
    [
      asText(
        styles,
        [issuer.ticker, `imported from ${model.name}`, periodSpan(planning)].filter(Boolean).join(' · '),
        'muted'
      )
    ],
    [],
    heading(styles, 'How much ties', 'Relations', 'What it means'),
    ...(['exact', 'rounded', 'fails', 'untestable'] as const).map(verdict =>
      verdictRow(naming, styles, verdict, counts)
    ),
    [
      asText(styles, 'Figures that no check protects', 'label'),
      number(styles, checks.unprotected.length),
      asText(styles, 'a misprint in one of them would not be noticed', 'remark')
    ],
    [],
    heading(styles, 'Sheets', 'Figures', 'What it holds'),
    ...sheets.map(sheet => sheetRow(planning, checks.checks, sheet)),
    // Their sizes grow with every release: they are not said, so that a cover stays as it is.
    ...across.map(sheet => [wayTo(styles, sheet), null, asText(styles, titleOf(sheet), 'detail')]),
    [],
    heading(styles, 'Colours', '', ''),
    [
      asText(styles, 'Printed figure', 'input', {align: 'left'}),
      null,
      asText(styles, 'an input: typed as the release prints it; edit it and everything follows', 'remark')
    ],
    [
      asText(styles, 'Formula', 'formula', {align: 'left'}),
      null,
      asText(styles, 'totals, reconciliations, margins, growth: computed on the sheet', 'remark')
    ],
    [
      asText(styles, 'Link', 'link', {align: 'left'}),
      null,
      asText(styles, 'the same figure on another sheet', 'remark')
    ],
    [
      asText(styles, 'Does not tie', 'failing', {align: 'left'}),
      null,
      asText(styles, 'the release prints another figure here: see the note on the cell and the Checks sheet', 'remark')
    ],
    [],
    ...problemRows(styles, problems)
  ]
  return {
    key: naming.key('cover'),
    name: naming.tab('cover'),
    rows,
    widths: [44, 12, 110],
    heights: [{row: 0, points: HEIGHTS.title}],
    frozen: {rows: 0, columns: 0},
    hiddenColumns: [],
    tables: [],
    rules: [],
    colour: COLOURS.ink,
    landscape: true
  }
}

/** The third column is text beside a number, and set in from it. */
const heading = (styles: StyleSheet, ...texts: readonly string[]): Row =>
  texts.map((text, column) =>
    asText(styles, text, column === 1 ? 'columnHeader' : 'header', column === 2 ? {indent: 1} : {})
  )

const number = (styles: StyleSheet, value: number): Cell => ({
  content: {kind: 'figure', value: new Decimal(value)},
  style: styles.use('formula', {format: '0'})
})

function verdictRow(naming: Naming, styles: StyleSheet, verdict: Verdict, counts: Counts): Row {
  const today = ZERO.plus(counts[verdict])
  const count: Cell = {
    content: {kind: 'formula', formula: {kind: 'arithmetic', expr: ref(countCell(naming, verdict))}, today},
    style: styles.use('link', {format: '0'})
  }
  return [asText(styles, verdict, verdict), count, asText(styles, MEANING[verdict], 'remark')]
}

function sheetRow({styles, model, naming}: Planning, checks: readonly Check[], sheet: Sheet): Row {
  const statement = model.statements.find(each => naming.key(each.id) === sheet.key)
  const facts = [...model.facts.values()].filter(fact => fact.statement === statement?.id)
  const own = checks.filter(check => model.facts.get(check.relation.states)?.statement === statement?.id)
  const fails = own.filter(check => check.verdict === 'fails').length
  const ties = statement ? ` · ${own.length - fails} of ${own.length} checks tie` : ''
  const size = statement ? facts.length : Math.max(...sheet.tables.map(table => table.rows), 0)
  return [
    wayTo(styles, sheet),
    number(styles, size),
    asText(styles, `${statement?.title ?? titleOf(sheet)}${ties}`, 'detail')
  ]
}

const wayTo = (styles: StyleSheet, {name, key}: Sheet): Cell => asLink(styles, name, {sheet: key, row: 0, column: 0})

const titleOf = ({key}: Sheet): string => TITLE[key.split('/').at(-1) ?? ''] ?? ''

const SEVERITIES: Readonly<Record<Problem['severity'], 'fails' | 'rounded' | 'untestable'>> = {
  error: 'fails',
  warning: 'rounded',
  note: 'untestable'
}

function problemRows(styles: StyleSheet, problems: readonly Problem[]): readonly Row[] {
  if (problems.length === 0)
    return [heading(styles, 'Problems', '', ''), [asText(styles, 'None: all of the release was read.', 'label')]]
  return [
    heading(styles, 'Problems', 'Line', 'What was read, and what to do'),
    ...problems.map((problem): Row => [
      asText(styles, problem.severity, SEVERITIES[problem.severity]),
      problem.at ? number(styles, problem.at.line) : null,
      asText(
        styles,
        [
          problem.message,
          problem.excerpt === undefined ? '' : `Read: ${problem.excerpt}.`,
          problem.expected === undefined ? '' : `Expected: ${problem.expected}.`,
          problem.advice ?? ''
        ]
          .filter(Boolean)
          .join(' '),
        'label'
      )
    ])
  ]
}

function periodSpan({model}: Planning): string {
  const shown = periods(model)
  return shown.length > 0 ? `periods ${shown.join(', ')}` : ''
}
