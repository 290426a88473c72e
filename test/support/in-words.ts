/**
 * Releases written as a person would jot them down, and what the stages make of them in as few words. A line's cells are
 * parted by `|`; white space around it and before a line is for the eye only.
 */
import {wordsOf} from '../../src/core/readings.ts'
import {type Checks, checkModel} from '../../src/checks/check.ts'
import {type Model, type RelationKind, factId} from '../../src/model/model.ts'
import type {Outcome, ProblemCode} from '../../src/core/problem.ts'
import type {Document, Release} from '../../src/release/document.ts'
import {readDocument} from '../../src/release/read.ts'
import type {Line, Statement} from '../../src/statements/statement.ts'
import {type TieOut, tieOut} from '../../src/tie-out.ts'

/** The text of a release from its jotting: tabs for bars, no margin, no blank line at either end. */
export const printed = (jotting: string): string =>
  jotting
    .split('\n')
    .map(line => line.trim().replace(/[ ]*\|[ ]*/g, '\t'))
    .join('\n')
    .replace(/^\n+|\n+$/g, '')

export const releaseOf = (text: string): Release => ({name: 'jotted', bytes: new TextEncoder().encode(text)})

/** A document from text taken letter for letter. */
export const documentOf = (text: string): Outcome<Document> => readDocument(releaseOf(text))

/** All stages, from a jotting. */
export const tieOutOf = (jotting: string): TieOut => tieOut(releaseOf(printed(jotting)))

/** All stages, from text taken letter for letter. */
export const tieOutText = (text: string): TieOut => tieOut(releaseOf(text))

export const modelOf = (jotting: string): Model => tieOutOf(jotting).model

/** The only statement of a jotting. */
export function statementOf(jotting: string): Statement {
  const {statements} = tieOutOf(jotting).statements
  const [first] = statements
  if (!first || statements.length > 1) throw new Error(`${statements.length} statements were read, not one`)
  return first
}

/** The codes of the problems, but for the statements that a small release does not have. */
export const codesOf = ({problems}: Pick<TieOut, 'problems'>): readonly ProblemCode[] =>
  problems.map(problem => problem.code).filter(code => code !== 'statement-missing')

/** The line of a label; of several, the one under a heading. */
export function lineOf(statement: Statement, label: string, under?: string): Line {
  const found = statement.lines.find(
    line => line.label === label && (under === undefined || line.section.at(-1) === under)
  )
  if (!found) throw new Error(`No line reads "${label}" among ${statement.lines.map(line => line.label).join(' | ')}`)
  return found
}

/** A line's figures in words: `100`, `-5`, `.` for none, with the unit where it is no money. */
export const figuresOf = (line: Line): string =>
  line.cells
    .map(cell => (cell ? [cell.value.toFixed(), cell.unit === 'money' ? '' : ` ${cell.unit}`].join('') : '.'))
    .join(' | ')

/** `1Q13 2013-03-31/3`, or the kind and key of what is no period. */
export const columnsOf = (statement: Statement): readonly string[] =>
  statement.columns.map(column =>
    column.kind === 'period'
      ? `${column.key} ${column.period.ends}/${column.period.months}`
      : column.kind === 'change'
        ? `${column.key} ${column.as}`
        : `other ${column.key}`
  )

/** Relations of some kinds by label, each once whatever its periods: `Total = A + B`. */
export function relationsOf(model: Model, ...kinds: readonly RelationKind[]): readonly string[] {
  const label = (id: string): string => {
    const fact = model.facts.get(id)
    const statement = model.statements.find(each => each.id === fact?.statement)
    return statement?.lines.find(line => line.id === fact?.line)?.label ?? id
  }
  const sides = model.relations
    .filter(relation => kinds.length === 0 || kinds.includes(relation.kind))
    .map(({states, as}) => `${label(states)} = ${wordsOf(as, label)}`)
  return [...new Set(sides)]
}

/** What the totals of a jotting add: `Total = A + B`. */
export const sumsOf = (jotting: string): readonly string[] => relationsOf(modelOf(jotting), 'foot', 'bridge')

/** Verdicts by the fact they are about: `fails foot IS!revenue[1Q13]`. */
export const verdictsOf = (model: Model, checks: Checks = checkModel(model)): readonly string[] =>
  checks.checks.map(({verdict, relation}) => `${verdict} ${relation.kind} ${relation.states}`)

/** The checks that fail. */
export const failuresOf = (found: Pick<TieOut, 'model' | 'checks'>): readonly string[] =>
  verdictsOf(found.model, found.checks).filter(verdict => verdict.startsWith('fails'))

/** The value of a fact as text; undefined where there is none. */
export const factOf = (model: Model, id: string): string | undefined => model.facts.get(id)?.value.toString()

/** Ids of a statement's lines, headings left out. */
export const idsOf = (statement: Statement): readonly string[] =>
  statement.lines.filter(line => line.role !== 'heading').map(line => line.id)

/** The fact ids of a statement that has only periods. */
export const factIdsOf = (statement: Statement): readonly string[] =>
  statement.lines.flatMap(line => statement.columns.map(column => factId(statement, line, column)))
