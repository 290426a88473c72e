/** What became of everything that could be checked, as one list: for people, for programs, and for tools that read SARIF. */
import type {Decimal} from '../core/decimal.ts'
import {type Span, showPlace} from '../core/problem.ts'
import type {RelationKind} from '../model/model.ts'
import {nameOf} from '../model/name.ts'
import {showFigure, wordsBeside, wordsIn} from '../model/words.ts'
import {type Verdict, countVerdicts} from '../checks/judge.ts'
import type {Finding} from '../findings/finding.ts'
import {RULES as DISCLOSURE_RULES, ruleOf} from '../findings/rules.ts'
import {sayReading, showValue} from '../prose/say-reading.ts'
import type {TieOut} from '../tie-out.ts'

/** A relation of the tables, or a figure of the text, with its verdict. */
export interface Result {
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

/** SARIF 2.1.0 (OASIS): what fails is an error, what can't be tested is not applicable, what ties has passed; a finding is a note. */
function sarifOf(name: string, results: readonly Result[], findings: readonly Finding[]): object {
  const kinds = [...new Set(results.map(({kind}) => kind))]
  const disclosure = DISCLOSURE_RULES.filter(({id}) => findings.some(({rule}) => rule === id))
  const locationsOf = (at: Span | undefined): object =>
    at
      ? {
          locations: [
            {
              physicalLocation: {
                artifactLocation: {uri: name.split('/').map(encodeURIComponent).join('/')},
                region: {startLine: at.line, startColumn: at.start, endColumn: at.end}
              }
            }
          ]
        }
      : {}
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'inap',
            rules: [
              ...kinds.map(id => ({id, shortDescription: {text: RULES[id]}})),
              ...disclosure.map(({id, title, text, citation}) => ({
                id,
                shortDescription: {text: title},
                fullDescription: {text: `${text} ${citation}.`}
              }))
            ]
          }
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...results.map(result => ({
            ruleId: result.kind,
            kind: {exact: 'pass', rounded: 'pass', fails: 'fail', untestable: 'notApplicable'}[result.verdict],
            level: result.verdict === 'fails' ? 'error' : 'none',
            message: {text: showResult(result).trim().replace(/\s+/g, ' ')},
            ...locationsOf(result.at)
          })),
          // A level other than none is for results of the kind fail alone (3.27.10).
          ...findings.map(finding => ({
            ruleId: finding.rule,
            kind: 'fail',
            level: 'note',
            message: {text: `${finding.seen} Expected: ${finding.expected}`},
            ...locationsOf(finding.at)
          }))
        ]
      }
    ]
  }
}

const RULES: Readonly<Record<RelationKind | 'prose', string>> = {
  foot: 'A total is the sum of its lines',
  bridge: 'A reconciliation leads from its first line to its last',
  parallel: 'A section is what two others make of each other, line by line',
  crossFoot: 'A column is the sum of others, line by line',
  parts: 'A line is the sum of lines of another statement',
  identity: 'An account is what it is by definition',
  unprinted: 'A bridge that the release could have printed leads from one measure to another',
  worded: 'A measure is what the release defines it as in words',
  same: 'One figure printed twice is the same',
  balance: 'Assets are liabilities and equity',
  movement: 'A balance moves by the flows that move it',
  growth: 'A growth rate follows from the figures that it compares',
  margin: 'A margin follows from its two figures',
  change: 'A change is what the two amounts differ by',
  bps: 'Basis points follow from the margins that they compare',
  perShare: 'An amount per share follows from the amount and the shares',
  allocation: 'What falls to participating securities follows from their shares',
  par: 'Common stock is its par value for each share',
  dilution: 'Dilution adds no shares in a loss, and never takes any off',
  prose: 'A figure in the text agrees with the tables'
}
