/** What became of everything that could be checked, as one list: for people, for programs, and for tools that read SARIF. */
import type {Decimal} from '../core/decimal.ts'
import {type Span, showPlace} from '../core/problem.ts'
import type {RelationKind} from '../model/model.ts'
import {nameOf} from '../model/name.ts'
import {showFigure, wordsBeside, wordsIn} from '../model/words.ts'
import {type Verdict, countVerdicts} from '../checks/judge.ts'
import type {Finding} from '../findings/finding.ts'
import {ruleOf} from '../findings/rules.ts'
import {sayReading, showValue} from '../prose/say-reading.ts'
import type {TieOut} from '../tie-out.ts'
import {sarifOf} from './sarif.ts'

/** A relation of the tables, or a figure of the text, with its verdict. */
export interface Result {
  /** Of a relation, the same as long as the line, the period and the kind are; a figure of the text has none. */
  readonly id: string | undefined
  readonly in: 'tables' | 'text'
  /** `foot`, `growth`, …; a figure of the text is `prose`. */
  readonly kind: RelationKind | 'prose'
  readonly verdict: Verdict
  /** `Total revenues [1Q13]`, or the figure as printed. */
  readonly what: string
  /** What it should be by the rest of the release, in words. */
  readonly against: string
  /** Plain decimals, as a program reads them; a percentage of the tables is a fraction. */
  readonly stated: string | undefined
  readonly computed: string | undefined
  /** The same as people write them: `Total revenues [1Q13] is 36,782; Costs + … is 36,829`. */
  readonly says: string
  readonly why: string | undefined
  readonly at: Span | undefined
}

export function resultsOf({model, checks, prose}: Pick<TieOut, 'model' | 'checks' | 'prose'>): readonly Result[] {
  const tables = checks.checks.map(({relation, verdict, stated, computed, reason}): Result => {
    const fact = model.facts.get(relation.states)
    const origin = fact?.origin
    const what = nameOf(model, relation.states)
    const against = wordsBeside(model, relation)
    const shown = (value: Decimal | undefined): string => (value && fact ? showFigure(value, fact) : '?')
    return {
      id: relation.id,
      in: 'tables',
      kind: relation.kind,
      verdict,
      what,
      against,
      says: `${what} is ${shown(stated)}; ${against} is ${shown(computed)}`,
      stated: stated?.toString(),
      computed: computed?.toSignificantDigits(12).toString(),
      why: reason,
      at: origin?.kind === 'printed' ? origin.at : undefined
    }
  })
  const text = prose.figures.map((figure): Result => {
    const {reading, runnerUp, reason, why, direction, computed} = figure
    const against = reading ? wordsIn(model, reading.as) : ''
    const said = [
      [reason, why].filter(Boolean).join(': '),
      runnerUp ? `it ties to ${sayReading(model, runnerUp.reading)}` : '',
      direction?.holds === false ? `“${direction.word}”, but the figures went the other way` : ''
    ].filter(Boolean)
    return {
      id: undefined,
      in: 'text',
      kind: 'prose',
      verdict: figure.verdict,
      what: figure.printed,
      against,
      says:
        computed && why === undefined
          ? `${figure.printed}; ${against} is ${showValue(computed, figure.unit)}`
          : figure.printed,
      stated: figure.value.toString(),
      computed: computed?.toSignificantDigits(12).toString(),
      why: said.length > 0 ? said.join('; ') : undefined,
      at: figure.at
    }
  })
  return [...tables, ...text]
}

export const FORMATS = ['text', 'json', 'sarif'] as const
export type Format = (typeof FORMATS)[number]

/** `findings` are undefined where they were not asked for. */
export function showResults(
  found: Pick<TieOut, 'model' | 'checks' | 'prose'>,
  format: Format,
  findings?: readonly Finding[]
): string {
  const results = resultsOf(found)
  const {name} = found.model
  switch (format) {
    case 'text':
      return [...results.map(showResult), ...(findings ?? []).map(showFinding)].map(line => `${line}\n`).join('')
    case 'json': {
      const {unprotected} = found.checks
      const cited = findings?.map(finding => ({...finding, citation: ruleOf(finding.rule).citation}))
      return `${JSON.stringify({release: name, counts: countVerdicts(results), unprotected, results, findings: cited}, null, 2)}\n`
    }
    case 'sarif':
      return `${JSON.stringify(sarifOf(name, results, findings ?? []), null, 2)}\n`
  }
}

/** How much the checks are worth: what they would notice, and the figures that none of them protects. */
export function showCoverage({model, checks}: Pick<TieOut, 'model' | 'checks'>, all: boolean): string {
  const testable = checks.checks.filter(({verdict}) => verdict !== 'untestable')
  const share = testable.reduce((sum, {strength}) => sum + strength, 0) / testable.length
  const {unprotected} = checks
  return [
    ...(all ? unprotected.map(id => `open       ${nameOf(model, id)}: no check would notice a misprint`) : []),
    ...(testable.length > 0
      ? [`${Math.round(share * 100)}% of one-digit misprints in figures that a relation states would be noticed by it`]
      : []),
    `${unprotected.length} figures unprotected${unprotected.length > 0 && !all ? ', listed with --all' : ''}`
  ].join('\n')
}

/** `note prominence: Adjusted EBITDA is given …; expected: … (Regulation S-K, Item 10(e)(1)(i)(A)) (line 9)` */
export const showFinding = ({rule, seen, expected, at}: Finding): string =>
  `note       ${rule}: ${seen} Expected: ${expected} [${ruleOf(rule).citation}] (${showPlace(at)})`

/** `fails foot Total revenues [1Q13] is 36,782; Costs + … is 36,829 (line 104)` */
export function showResult({verdict, kind, says, why, at}: Result): string {
  const place = at ? ` (${showPlace(at)})` : ''
  return `${verdict.padEnd(10)} ${kind.padEnd(10)} ${says}${why === undefined ? '' : `: ${why}`}${place}`
}
