/** Finds what users name: measures, lines, statements, segments. What is not found is answered with the nearest there is. */
import {distance} from 'fastest-levenshtein'
import {labelKey, slug} from '../catalogue/labels.ts'
import type {Measure} from '../catalogue/measure.ts'
import {MEASURES} from '../catalogue/measures.ts'
import {STATEMENT_NAMES} from '../catalogue/statement-titles.ts'
import {inHomeOrder} from '../model/find.ts'
import type {Model} from '../model/model.ts'
import type {Line, Statement} from '../statements/statement.ts'

/** A measure by its function's name or its title, whatever the case: `ADJEBITDA`, `Adjusted EBITDA`. */
export function findMeasureNamed(typed: string): Measure | undefined {
  const name = typed.trim().replace(/^INAP\./i, '')
  const key = labelKey(name)
  return (
    MEASURES.find(measure => measure.id === name.toUpperCase()) ??
    MEASURES.find(measure => key !== '' && labelKey(measure.title) === key)
  )
}

/** Names are the same whatever their case. */
export const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

export const findOwn = <Own extends {readonly name: string}>(own: readonly Own[], typed: string): Own | undefined =>
  own.find(({name}) => sameName(name, typed)) ??
  own.find(({name}) => labelKey(typed) !== '' && labelKey(name) === labelKey(typed))

/** A line of a statement, the statement, and the release. */
export interface NamedLine {
  readonly release: Model
  readonly statement: Statement
  readonly line: Line
}

/** Lines by label or id, those of the statement that owns the figure first; in some statements where they are named. */
export function findLines(
  release: Model,
  typed: string,
  statements: readonly Statement[] = inHomeOrder(release.statements)
): readonly NamedLine[] {
  const all = statements.flatMap(statement =>
    statement.lines.filter(line => line.role !== 'heading').map(line => ({release, statement, line}))
  )
  const text = typed.trim().toLowerCase()
  const key = labelKey(typed)
  const exact = all.filter(({line}) => line.label.toLowerCase() === text || line.id === text)
  return exact.length > 0 ? exact : all.filter(({line}) => key !== '' && labelKey(line.label) === key)
}

/** Statements by id, tab, kind or title: `IS`, `Operations`, `income`, `Balance Sheet`. */
export function findStatements(model: Model, typed: string): readonly Statement[] {
  const text = typed.trim().toLowerCase()
  const names = (statement: Statement): readonly string[] =>
    [statement.id, statement.kind, STATEMENT_NAMES[statement.kind].tab, statement.title].map(name => name.toLowerCase())
  const exact = model.statements.filter(statement => names(statement).includes(text))
  return exact.length > 0
    ? exact
    : model.statements.filter(statement => text.length > 2 && names(statement).some(name => name.includes(text)))
}

/** A segment by the name it is printed under, or its id. */
export const findSegment = (
  segments: ReadonlyArray<{readonly member: string; readonly label: string}>,
  typed: string
): string | undefined =>
  segments.find(({member, label}) => member === slug(typed) || label.toLowerCase() === typed.trim().toLowerCase())
    ?.member

/** The three names nearest to what was typed, the nearest first: by their words, and how those are spelled. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const text = typed.trim().toLowerCase()
  const words = wordsOf(text)
  const far = (name: string): number => {
    const other = name.toLowerCase()
    if (other.includes(text)) return 0
    const others = wordsOf(other)
    // Each word that was typed is as far as the nearest word there is, at most its whole length.
    const apart = words.map(word =>
      Math.min(1, ...others.map(each => distance(word, each) / Math.max(word.length, each.length)))
    )
    const whole = distance(text, other) / Math.max(text.length, other.length)
    return (apart.reduce((sum, each) => sum + each, 0) / Math.max(1, words.length)) * 0.7 + whole * 0.3
  }
  return [...new Set(names)]
    .map(name => ({name, far: far(name)}))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({name}) => name)
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
