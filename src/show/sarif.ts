import {type Span, showPlace} from '../core/problem.ts'
import type {RelationKind} from '../model/model.ts'
import type {Verdict} from '../checks/judge.ts'
import type {Finding} from '../findings/finding.ts'
import {RULES as DISCLOSURE_RULES} from '../findings/rules.ts'
import {type Result, showResult} from './results.ts'
import {VERSION} from './version.ts'

/**
 * SARIF 2.1.0 (OASIS): what fails is an error, what ties has passed, and what can't be tested is open (3.27.9: too little is known
 * to decide); a finding is a note. `name` is the release's file.
 */
export function sarifOf(name: string, results: readonly Result[], findings: readonly Finding[]): object {
  const rules = [
    ...[...new Set(results.map(({kind}) => kind))].map(id => ({id, shortDescription: {text: RULES[id]}})),
    ...DISCLOSURE_RULES.filter(({id}) => findings.some(({rule}) => rule === id)).map(({id, title, text, citation}) => ({
      id,
      shortDescription: {text: title},
      fullDescription: {text: `${text} ${citation}.`}
    }))
  ]
  const ruleOf = (ruleId: string): object => ({ruleId, ruleIndex: rules.findIndex(({id}) => id === ruleId)})
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'inap', version: VERSION, rules}},
        columnKind: 'utf16CodeUnits',
        results: [
          ...results.map(result => ({
            ...ruleOf(result.kind),
            kind: KINDS[result.verdict],
            level: result.verdict === 'fails' ? 'error' : 'none',
            message: {text: showResult(result).trim().replace(/\s+/g, ' ')},
            locations: locationsOf(name, result.at),
            ...(result.id === undefined ? {} : {partialFingerprints: {'relation/v1': result.id}})
          })),
          // A level other than none is for results of the kind fail alone (3.27.10).
          ...findings.map(finding => ({
            ...ruleOf(finding.rule),
            kind: 'fail',
            level: 'note',
            message: {text: `${finding.seen} Expected: ${finding.expected}`},
            locations: locationsOf(name, finding.at)
          }))
        ]
      }
    ]
  }
}

const KINDS: Readonly<Record<Verdict, string>> = {exact: 'pass', rounded: 'pass', fails: 'fail', untestable: 'open'}

/** A file of text has lines and columns; on a page, which has none for others to find, a place is said in words. */
function locationsOf(name: string, at: Span | undefined): readonly object[] {
  const artifactLocation = {uri: name.split('/').map(encodeURIComponent).join('/')}
  if (!at) return [{physicalLocation: {artifactLocation}}]
  return at.page === undefined
    ? [{physicalLocation: {artifactLocation, region: {startLine: at.line, startColumn: at.start, endColumn: at.end}}}]
    : [{physicalLocation: {artifactLocation}, logicalLocations: [{fullyQualifiedName: showPlace(at)}]}]
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
