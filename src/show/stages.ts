/** Any stage of a release as text that a person can read and a test can keep. */
import {wordsOf} from '../core/readings.ts'
import type {Span} from '../core/problem.ts'
import type {Checks} from '../checks/check.ts'
import {looseFacts} from '../checks/coverage.ts'
import {evaluateAll} from '../measures/derive.ts'
import type {Model} from '../model/model.ts'
import type {Plan} from '../plan/plan.ts'
import {localAddress, spell} from '../plan/spelling.ts'
import {type Holdings, holding} from '../history/holdings.ts'
import {planWorkbook} from '../plan/workbook.ts'
import type {Document} from '../release/document.ts'
import type {Statements} from '../statements/read.ts'
import type {TieOut} from '../tie-out.ts'
import {showProblem} from './problem.ts'
import {showProse} from './prose.ts'

/** The stages in the order the data goes through them. */
export const STAGES = ['document', 'statements', 'model', 'measures', 'checks', 'prose', 'problems', 'plan'] as const
export type Stage = (typeof STAGES)[number]

/** What is shown of a release that a workbook or a package keeps: from the model on. */
export const KEPT_STAGES = [
  'model',
  'measures',
  'checks',
  'prose',
  'problems',
  'plan'
] as const satisfies readonly Stage[]
export type KeptStage = (typeof KEPT_STAGES)[number]

export function showStage(stage: Stage, found: TieOut): string {
  switch (stage) {
    case 'document':
      return showDocument(found.document)
    case 'statements':
      return showStatements(found.statements)
    default:
      return showKept(stage, found, holding(found))
  }
}

/** The same of a release that is kept; the plan is of the whole workbook that `holdings` make. */
export function showKept(
  stage: KeptStage,
  found: Pick<TieOut, 'model' | 'checks' | 'prose' | 'problems'>,
  holdings: Holdings
): string {
  switch (stage) {
    case 'model':
      return showModel(found.model)
    case 'measures':
      return showMeasures(found.model)
    case 'checks':
      return showChecks(found.model, found.checks)
    case 'prose':
      return showProse(found.model, found.prose)
    case 'problems':
      return lines(found.problems.map(problem => showProblem(problem, found.model.name)))
    case 'plan':
      return showPlan(planWorkbook(holdings))
  }
}

const lines = (texts: readonly string[]): string => texts.map(text => `${text}\n`).join('')

const showSpan = (at: Span): string => `${at.line}:${at.start}-${at.end}`

function showDocument({blocks}: Document): string {
  return lines(
    blocks.flatMap(block => {
      if (block.kind === 'paragraph')
        return ['paragraph', ...block.lines.map(line => `  ${showSpan(line.at)} ${line.text}`)]
      const rows = block.rows.map(row =>
        row.cells
          .map(cell => `${cell.column}${cell.span > 1 ? `+${cell.span}` : ''}${cell.ruled ? '_' : ''} ${cell.text}`)
          .join(' | ')
      )
      return [`table ${showSpan(block.at)}`, ...rows.map((row, index) => `  ${block.rows[index]?.at.line ?? 0} ${row}`)]
    })
  )
}

function showStatements({issuer, calendar, statements}: Statements): string {
  const head = [
    `issuer ${issuer.company ?? '?'} (${issuer.ticker ?? '?'})`,
    `fiscal year ends in month ${calendar.yearEnds}`
  ]
  const bodies = statements.flatMap(statement => {
    const columns = statement.columns.map(column =>
      column.kind === 'period'
        ? `${column.key} ${column.period.ends}/${column.period.months}`
        : `${column.key} (${column.kind})`
    )
    const {money, shares, from} = statement.scale
    const body = statement.lines.map(line => {
      const figures = line.cells.map(cell =>
        cell ? `${cell.printed}${cell.unit === 'money' ? '' : ` ${cell.unit}`}` : '.'
      )
      return `  ${'  '.repeat(line.depth)}${line.id}${line.role === 'item' ? '' : ` (${line.role})`}${line.ruled ? ' _' : ''} "${line.label}" ${figures.join(' | ')}`
    })
    return [
      '',
      `${statement.id} ${statement.kind} "${statement.title}"`,
      `  ${statement.currency} ×${money}, shares ×${shares}, ${from}`,
      `  ${columns.join(' | ')}`,
      ...body
    ]
  })
  return lines([...head, ...bodies])
}

const showModel = ({relations}: Model): string =>
  lines(
    relations.map(
      ({kind, states, as, because}) => `${kind} ${states} = ${wordsOf(as, id => id)}  [${because.join(' ')}]`
    )
  )

function showMeasures(model: Model): string {
  return lines(
    evaluateAll(model).map(({measure, member, period, value, reported, basis, as}) => {
      const name = [measure.id, member, period].filter(Boolean).join(' ')
      const printed = reported?.origin.kind === 'printed' ? ` (prints ${reported.origin.text})` : ''
      return `${name} = ${value?.toSignificantDigits(12).toString() ?? '—'}${printed}, by ${basis}: ${wordsOf(as, ({id}) => id)}`
    })
  )
}

function showChecks(model: Model, {checks, counts, unprotected}: Checks): string {
  const loose = looseFacts(model, checks)
  const rows = checks.map(({verdict, relation, stated, computed}) => {
    const sides = `${stated?.toString() ?? '—'} ~ ${computed?.toSignificantDigits(12).toString() ?? '—'}`
    return `${verdict} ${relation.kind} ${relation.states}: ${sides}`
  })
  const total = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`)
  return lines([
    ...rows,
    '',
    total.join(', '),
    `not protected: ${unprotected.length === 0 ? 'none' : unprotected.join(', ')}`,
    `last digit not protected: ${loose.length === 0 ? 'none' : loose.join(', ')}`
  ])
}

function showPlan(plan: Plan): string {
  const sheets = plan.sheets.flatMap(sheet => {
    const cells = sheet.rows.flatMap((row, at) =>
      row.flatMap((cell, column) => {
        if (!cell) return []
        const {content} = cell
        const shown =
          content.kind === 'text'
            ? JSON.stringify(content.text)
            : content.kind === 'figure'
              ? content.value.toString()
              : `=${spell(content.formula, sheet.key, plan)} → ${shortened(content.today.toString())}`
        return [
          `  ${localAddress({row: at, column})} ${shown}  {${cell.style}}${cell.note === undefined ? '' : ` note: ${cell.note}`}`
        ]
      })
    )
    const tables = sheet.tables.map(table => `  table ${table.name} at ${localAddress(table)}, ${table.rows} rows`)
    return ['', `sheet ${sheet.name}`, ...tables, ...cells]
  })
  return lines([
    plan.title,
    ...sheets,
    '',
    ...plan.names.map(name => `name ${name.name} → ${name.to.sheet}!${localAddress(name.to)}`)
  ])
}

/** Values of ratios run to forty digits; fifteen is what a cell keeps. */
const shortened = (text: string): string => (text.length > 18 ? `${text.slice(0, 17)}…` : text)
