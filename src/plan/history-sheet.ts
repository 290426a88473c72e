import {Decimal} from '../core/decimal.ts'
import {type Expr, number, product, ref} from '../core/expr.ts'
import {mapRefs, valueOf} from '../core/readings.ts'
import {type Point, type Printing, type Series, type SeriesLine, agree} from '../history/series.ts'
import {type WorkbookUnit, unitOf} from '../measures/units.ts'
import type {Model} from '../model/model.ts'
import {scaleOf} from '../statements/statement.ts'
import {asText} from './as-text.ts'
import {headerRow, planList} from './list-sheet.ts'
import type {CompanyNaming} from './naming.ts'
import type {Cell, CellRef, Sheet} from './plan.ts'
import type {Planning} from './planning.ts'
import {COLOURS, type StyleSheet, formatOf} from './styles.ts'

type Row = ReadonlyArray<Cell | null>

const TABLE_ROW = headerRow(1)
/** The cell that says which printing of a restated figure is shown: `last`, or `first`. */
const CHOICE = {row: 3, column: 1}

/** Every line in every period, over all releases of a company: links to the statement sheets, and what follows from them. */
export function planHistory(
  releases: readonly [Planning, ...Planning[]],
  series: Series,
  imported: Model,
  company: CompanyNaming,
  styles: StyleSheet
): Sheet {
  const latest = releases.at(-1) ?? releases[0]
  const {model} = latest
  const key = company.key('history')
  const columns = series.periods.map(period => period.key)
  const headers = ['Line', 'Statement', ...columns, 'Id']
  const frame: Frame = {releases, styles, columns, key, unit: unitOf(imported)}
  return planList({
    styles,
    naming: company,
    local: 'history',
    company: model.issuer.company ?? model.name,
    title: 'History: every line in every period',
    remark:
      'Links to the statement sheets. In italics: derived from other periods, as the formula says. Type first beside Restated figures to see them as first reported.',
    above: [[asText(styles, 'Restated figures', 'label'), asText(styles, 'last', 'input', {align: 'left'})]],
    cover: releases[0].naming.key('cover'),
    headers,
    figures: columns.map((_, index) => index + 2),
    body: series.lines.map((line, index) => lineRow(frame, line, index)),
    widths: [56, 22, ...columns.map(() => 14), 40],
    frozen: 2,
    ordered: true,
    colour: COLOURS.link
  })
}

interface Frame {
  readonly releases: readonly [Planning, ...Planning[]]
  readonly styles: StyleSheet
  readonly columns: readonly string[]
  /** That of the release imported first. */
  readonly unit: WorkbookUnit
  readonly key: string
}

function lineRow(frame: Frame, line: SeriesLine, index: number): Row {
  const {styles} = frame
  const {naming} = frame.releases.at(-1) ?? frame.releases[0]
  const values = new Map<string, Decimal>()
  // What is derived comes after what it is derived from.
  const keys = frame.columns.toSorted((a, b) => rank(line.points.get(a)) - rank(line.points.get(b)))
  const cells = new Map(
    keys.map(key => {
      const point = line.points.get(key)
      return [key, point ? pointCell(frame, line, index, point, key, values) : null] as const
    })
  )
  return [
    asText(styles, line.line.label, 'label', {indent: line.line.depth}),
    asText(styles, naming.short(line.statement.id), 'label'),
    ...frame.columns.map(key => cells.get(key) ?? null),
    asText(styles, line.id, 'muted')
  ]
}

/** Printed before derived. */
const rank = (point: Point | undefined): number => (point?.kind === 'derived' ? 1 : 0)

function pointCell(
  frame: Frame,
  line: SeriesLine,
  index: number,
  point: Point,
  key: string,
  values: Map<string, Decimal>
): Cell | null {
  const {styles} = frame
  const format = formatOf(line.unit, placesOf(line), undefined)
  if (point.kind === 'derived') {
    const today = valueOf(point.as, period => values.get(period))
    if (!today) return null
    values.set(key, today)
    const cell = (period: string): CellRef => ({
      sheet: frame.key,
      row: TABLE_ROW + 1 + index,
      column: 2 + frame.columns.indexOf(period)
    })
    return {
      content: {kind: 'formula', formula: {kind: 'arithmetic', expr: mapRefs(point.as, cell)}, today},
      style: styles.use('derived', {format})
    }
  }
  const {printings} = point
  const [first] = printings
  const last = printings.at(-1) ?? first
  const now = linkTo(frame, last)
  if (!now) return null
  values.set(key, now.today)
  const was = agree(first, last) ? undefined : linkTo(frame, first)
  return {
    content: {
      kind: 'formula',
      formula: was
        ? {
            kind: 'choice',
            where: {sheet: frame.key, ...CHOICE},
            reads: 'first',
            then: was.expr,
            otherwise: now.expr
          }
        : {kind: 'arithmetic', expr: now.expr},
      today: now.today
    },
    style: styles.use('link', {format}),
    ...(was
      ? {
          note: `Restated: ${first.held.tag} first reported ${first.fact.value.toString()}, ${last.held.tag} prints ${last.fact.value.toString()}.`
        }
      : {})
  }
}

/** The figure's cell, in the workbook's unit. */
function linkTo(
  {releases, unit}: Frame,
  {held, statement, fact, id}: Printing
): {readonly expr: Expr<CellRef>; readonly today: Decimal} | undefined {
  const planning = releases.find(each => each.naming.tag === held.tag)
  const value = planning?.formulas.valueFor(id)
  if (!planning || !value) return undefined
  const factor = new Decimal(scaleOf(statement, fact.unit)).div(
    fact.unit === 'money' ? unit.money : fact.unit === 'shares' ? unit.shares : 1
  )
  const link: Expr<CellRef> = ref(planning.place(id))
  return factor.eq(1) ? {expr: link, today: value} : {expr: product(link, number(factor)), today: value.times(factor)}
}

const firstPrinting = (line: SeriesLine): Printing | undefined =>
  [...line.points.values()].flatMap(point => (point.kind === 'printed' ? [point.printings[0]] : []))[0]

const placesOf = (line: SeriesLine): number => firstPrinting(line)?.fact.places ?? 0
