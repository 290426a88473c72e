/** The one place where the stages meet: a release in, everything the rooms made of it out. */
import type {Problem} from './core/problem.ts'
import {type Checks, checkModel} from './checks/check.ts'
import {findFindings} from './findings/find.ts'
import type {Finding} from './findings/finding.ts'
import {buildModel} from './model/build.ts'
import type {Model} from './model/model.ts'
import {problemsIn} from './prose/problems.ts'
import type {Prose} from './prose/prose.ts'
import {readProse} from './prose/read.ts'
import {type Document, type Release, textOf} from './release/document.ts'
import {readDocument} from './release/read.ts'
import {type Statements, readStatements} from './statements/read.ts'

export interface TieOut {
  readonly document: Document
  readonly statements: Statements
  readonly model: Model
  readonly checks: Checks
  /** What the running text says in figures, held against the tables. */
  readonly prose: Prose
  /** What went wrong on the way, in the order of the stages. */
  readonly problems: readonly Problem[]
}

/** Reads, understands and proves a release. Never throws for what a release holds. */
export function tieOut(release: Release): TieOut {
  const document = readDocument(release)
  const statements = readStatements(document.value)
  const model = buildModel(release.name, statements.value, sentencesOf(document.value))
  const checks = checkModel(model)
  const prose = readProse(document.value, model)
  return {
    document: document.value,
    statements: statements.value,
    model,
    checks,
    prose,
    problems: [...document.problems, ...statements.problems, ...checks.problems, ...problemsIn(model, prose)]
  }
}

/** What a reader who knows the rules on non-GAAP measures would look at again. By choice: it is no part of the arithmetic. */
export const findingsIn = ({document, model, prose}: TieOut): readonly Finding[] => findFindings(document, model, prose)

/** The sentences of the running text, each by itself: what may define a line in words. */
export const sentencesOf = (document: Document): readonly string[] =>
  document.blocks.flatMap(block =>
    block.kind === 'paragraph' ? textOf(block).split(/(?<=[a-z)”"]\.)\s+(?=[A-Z“"•])/) : []
  )
