import {ZERO} from '../core/decimal.ts'
import {minus, ref} from '../core/expr.ts'
import {mapRefs, valueOf, wordsOf} from '../core/readings.ts'
import {type Check, type Checks, type Verdict, nameOf} from '../checks/check.ts'
import type {Fact, RelationKind} from '../model/model.ts'
import {asLink, asText} from './as-text.ts'
import type {Cell, CellRef, Sheet} from './plan.ts'
import type {Planning} from './statement-sheet.ts'
import {COLOURS, formatOf} from './styles.ts'

type Row = ReadonlyArray<Cell | null>

const KINDS: Readonly<Record<RelationKind, string>> = {
  foot: 'Footing',
  bridge: 'Reconciliation',
  parallel: 'Across sections',
  margin: 'Margin',
  perShare: 'Per share',
  allocation: 'Allocation',
  growth: 'Growth',
  bps: 'Basis points',
  change: 'Change',
  same: 'Same figure elsewhere',
  balance: 'Balance'
}

const EVIDENCE: Readonly<Record<Check['relation']['because'][number], string>> = {
  label: 'its label',
  layout: 'the layout',
  rule: 'the rule printed under it',
  periods: 'all periods agree',
  definition: 'its definition',
  arithmetic: 'the figures add up'
}

const HEADERS = [
  'Verdict',
  'Kind',
  'What',
  'Period',
  'Stated',
  'Computed',
  'Difference',
  'Tolerance',
  'Must equal',
  'Because of',
  'Printed at'
]
const TABLE_ROW = 8
const VERDICTS: readonly Verdict[] = ['exact', 'rounded', 'fails', 'untestable']

/** Where the sheet counts each verdict; the cover shows the same cells. */
export const countCell = (verdict: Verdict): CellRef => ({
  sheet: 'checks',
  row: 3 + VERDICTS.indexOf(verdict),
  column: 1
})

/** Every relation with its verdict. Stated is what was printed; the rest follows the sheets, and turns as they are edited. */
export function planChecks(planning: Planning, {checks}: Checks): Sheet {
  const {styles, model} = planning
  const failsFirst = [
    ...checks.filter(check => check.verdict === 'fails'),
    ...checks.filter(check => check.verdict !== 'fails')
  ]
  const body = failsFirst.map((check, index) => checkRow(planning, check, TABLE_ROW + 1 + index))
  const first = {sheet: 'checks', row: TABLE_ROW + 1, column: 0}
  return {
    key: 'checks',
    name: 'Checks',
    rows: [
      [asText(styles, model.issuer.company ?? model.name, 'subtitle')],
      [asText(styles, 'Checks: what ties, and what does not', 'title')],
      [
        asText(
          styles,
          'Edit a statement and the verdicts turn: computed cells follow the sheets, stated is what the release prints.',
          'muted'
        ),
        ...Array.from({length: 9}, () => null),
        asLink(styles, 'Contents', {sheet: 'cover', row: 0, column: 0})
      ],
      ...VERDICTS.map(verdict => countRow(planning, verdict, checks, first, body.length)),
      [],
      HEADERS.map((header, column) => asText(styles, header, column >= 4 && column <= 7 ? 'columnHeader' : 'header')),
      ...body
    ],
    widths: [12, 22, 58, 12, 16, 16, 14, 12, 90, 44, 16],
    frozen: {rows: TABLE_ROW + 1, columns: 3},
    hiddenColumns: [],
    tables: [{name: 'INAP_Checks', row: TABLE_ROW, column: 0, rows: body.length, headers: HEADERS, filter: true}],
    rules: VERDICTS.map(verdict => ({
      from: first,
      rows: Math.max(body.length, 1),
      columns: 1,
      text: verdict,
      style: styles.use(verdict)
    })),
    colour: COLOURS.goodInk,
    landscape: true
  }
}

function countRow({styles}: Planning, verdict: Verdict, checks: readonly Check[], from: CellRef, rows: number): Row {
  const today = ZERO.plus(checks.filter(check => check.verdict === verdict).length)
  const count: Cell = {
    content: {kind: 'formula', formula: {kind: 'count', from, rows: Math.max(rows, 1), text: verdict}, today},
    style: styles.use('formula', {format: '0', bold: true})
  }
  return [asText(styles, verdict, verdict), count, asText(styles, MEANING[verdict], 'muted')]
}

export const MEANING: Readonly<Record<Verdict, string>> = {
  exact: 'equal to the last digit',
  rounded: 'apart by no more than the printed rounding allows',
  fails: 'apart by more than rounding: one of the figures may be misprinted',
  untestable: 'an input is not printed, or a divisor may be zero'
}

function checkRow(planning: Planning, check: Check, row: number): Row {
  const {styles, model, place, formulas} = planning
  const {relation, verdict, stated, tolerance} = check
  const fact = model.facts.get(relation.states)
  if (!fact || !stated) return [asText(styles, verdict, verdict)]
  const format = formatOf(fact.unit, fact.places, undefined)
  const fine = formatOf(
    fact.unit,
    fact.unit === 'percent' ? fact.places + 2 : fact.unit === 'perShare' ? fact.places + 2 : fact.places,
    undefined
  )
  const computed = valueOf(relation.as, formulas.valueFor)
  const cell = (column: number): CellRef => ({sheet: 'checks', row, column})
  const live = verdict !== 'untestable' && computed !== undefined
  return [
    live
      ? {
          content: {
            kind: 'formula',
            formula: {kind: 'verdict', difference: cell(6), tolerance: cell(7)},
            today: verdict
          },
          style: styles.use('plain')
        }
      : asText(styles, verdict, 'untestable'),
    asText(styles, KINDS[relation.kind], 'label'),
    asLink(styles, lineName(planning, fact), place(fact.id)),
    asText(styles, fact.column, 'label'),
    {content: {kind: 'figure', value: stated}, style: styles.use('input', {format})},
    live
      ? {
          content: {kind: 'formula', formula: {kind: 'arithmetic', expr: mapRefs(relation.as, place)}, today: computed},
          style: styles.use('formula', {format: fine})
        }
      : null,
    live
      ? {
          content: {
            kind: 'formula',
            formula: {kind: 'arithmetic', expr: minus(ref(cell(4)), ref(cell(5)))},
            today: stated.minus(computed)
          },
          style: styles.use('formula', {format: fine})
        }
      : null,
    tolerance ? {content: {kind: 'figure', value: tolerance}, style: styles.use('input', {format: 'General'})} : null,
    asText(
      styles,
      wordsOf(relation.as, id => nameOf(model, id)),
      'label'
    ),
    asText(styles, relation.because.map(each => EVIDENCE[each]).join(', '), 'label'),
    asText(styles, placeOf(fact), 'muted')
  ]
}

const lineName = ({model, names}: Planning, fact: Fact): string =>
  `${names.get(fact.statement) ?? fact.statement}: ${nameOf(model, fact.id).replace(/ \[[^\]]*\]$/, '')}`

/** `line 104` */
export const placeOf = (fact: Fact): string =>
  fact.origin.kind === 'printed' ? `line ${fact.origin.at.line}` : 'edited'
