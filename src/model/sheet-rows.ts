/** A model with what its sheets hold now: figures edited, rows put in between, rows taken out. */
import {ZERO, type Decimal} from '../core/decimal.ts'
import {type Expr, magnitude, negate, product, ratio, read, ref, round, sum} from '../core/expr.ts'
import type {Line, PrintedFigure, Statement} from '../statements/statement.ts'
import {type Fact, type FactId, type Model, factId} from './model.ts'
import {withValues} from './overlay.ts'

/** A row of a statement's table as it stands, in the order of the sheet. */
export interface SheetRow {
  /** The id of the line it shows; undefined for a row that the user put in. */
  readonly line: string | undefined
  readonly label: string
  /** The numbers in it, by the key of their column. */
  readonly values: ReadonlyMap<string, Decimal>
}

/**
 * The model by its sheets. A row that a user puts in becomes a line, and counts where a formula's `SUM` counts it: between the
 * rows of a run of three or more that are added up. A row taken out of such a run is not counted; elsewhere its figure is
 * missing. Statements without a sheet are left out.
 */
export function withSheets(model: Model, sheets: ReadonlyMap<string, readonly SheetRow[]>): Model {
  const values = new Map<FactId, Decimal>()
  const added = new Map<FactId, Fact>()
  let isRebuilt = false
  const statements = model.statements.flatMap((statement): readonly Statement[] => {
    const rows = sheets.get(statement.id)
    isRebuilt ||= rows === undefined
    if (!rows) return []
    for (const row of rows)
      if (row.line !== undefined)
        for (const [column, value] of row.values) values.set(`${statement.id}!${row.line}[${column}]`, value)
    const there = new Set(rows.map(({line}) => line))
    if (!there.has(undefined) && statement.lines.every(({id}) => there.has(id))) return [statement]
    isRebuilt = true
    const lines = linesOf(statement, rows)
    for (const fact of insertedFacts(statement, lines)) added.set(fact.id, fact)
    return [{...statement, lines}]
  })
  const valued = withValues(model, values)
  if (!isRebuilt) return {...valued, onSheets: {printed: model, counted: as => as}}
  const facts = new Map([...valued.facts, ...added])
  const runs = runsOf(model.statements, statements)
  const counted = (as: Expr<FactId>): Expr<FactId> => asCounted(as, runs, facts)
  const relations = model.relations.map(relation => ({...relation, as: counted(relation.as)}))
  return {...valued, statements, facts, relations, onSheets: {printed: model, counted}}
}

const INSERTED = 'inserted-'

function linesOf(statement: Statement, rows: readonly SheetRow[]): readonly Line[] {
  const known = new Map(statement.lines.map(line => [line.id, line]))
  return rows.flatMap((row, index): readonly Line[] => {
    const line = row.line === undefined ? insertedLine(statement, row, index) : known.get(row.line)
    return line ? [line] : []
  })
}

function insertedLine(statement: Statement, {label, values}: SheetRow, index: number): Line {
  const figure = (value: Decimal): PrintedFigure => ({
    value,
    places: value.decimalPlaces(),
    unit: 'money',
    printed: value.toString(),
    nil: value.isZero(),
    at: statement.at
  })
  return {
    id: `${INSERTED}${index + 1}`,
    label,
    role: values.size > 0 ? 'item' : 'heading',
    depth: 0,
    indent: 0,
    section: [],
    ruled: false,
    unread: [],
    cells: statement.columns.map(({key}) => {
      const value = values.get(key)
      return value && figure(value)
    }),
    at: statement.at
  }
}

function insertedFacts(statement: Statement, lines: readonly Line[]): readonly Fact[] {
  return lines
    .filter(({id}) => id.startsWith(INSERTED))
    .flatMap(line =>
      statement.columns.flatMap((column, index): readonly Fact[] => {
        const cell = line.cells[index]
        if (!cell) return []
        const {value, unit, places} = cell
        const id = factId(statement, line, column)
        const origin = {kind: 'edited' as const, was: ZERO}
        return [{id, statement: statement.id, line: line.id, column: column.key, value, unit, places, origin}]
      })
    )
}

/** Where each fact stood when formulas were written, and where its row and its neighbours stand now. */
interface Standing {
  readonly statement: Statement
  readonly column: Statement['columns'][number]
  /** The row it was planned in. */
  readonly planned: number
  /** The row it is in; undefined once it is taken out. */
  readonly now: number | undefined
}

function runsOf(before: readonly Statement[], after: readonly Statement[]): ReadonlyMap<FactId, Standing> {
  const standing = new Map<FactId, Standing>()
  for (const old of before) {
    const statement = after.find(({id}) => id === old.id)
    if (!statement) continue
    const now = new Map(statement.lines.map((line, index) => [line.id, index]))
    for (const [planned, line] of old.lines.entries())
      for (const column of old.columns)
        standing.set(factId(old, line, column), {statement, column, planned, now: now.get(line.id)})
  }
  return standing
}

/** The expression as its formula counts now: see `core/readings.ts` for which terms are written as one SUM. */
function asCounted(
  as: Expr<FactId>,
  standing: ReadonlyMap<FactId, Standing>,
  facts: ReadonlyMap<FactId, Fact>
): Expr<FactId> {
  return read<FactId, Expr<FactId>>(as, {
    ref,
    number: value => ({kind: 'number', value}),
    sum: terms => sum(...countedTerms(terms, standing, facts)),
    negate,
    product,
    ratio,
    magnitude,
    round
  })
}

function countedTerms(
  terms: ReadonlyArray<Expr<FactId>>,
  standing: ReadonlyMap<FactId, Standing>,
  facts: ReadonlyMap<FactId, Fact>
): ReadonlyArray<Expr<FactId>> {
  const counted: Array<Expr<FactId>> = []
  for (let at = 0; at < terms.length;) {
    const run = runFrom(terms.slice(at), standing)
    const term = terms[at]
    if (run.length >= 3) counted.push(...inRun(run, facts))
    else if (term) counted.push(term)
    at += run.length >= 3 ? run.length : 1
  }
  return counted
}

/** The references from the first term on that were planned in one column, each a row under the one before. */
function runFrom(terms: ReadonlyArray<Expr<FactId>>, standing: ReadonlyMap<FactId, Standing>): readonly Standing[] {
  const run: Standing[] = []
  for (const term of terms) {
    const next = term.kind === 'ref' ? standing.get(term.ref) : undefined
    const last = run.at(-1)
    if (!next || (last && !isUnder(last, next))) break
    run.push(next)
  }
  return run
}

const isUnder = (above: Standing, below: Standing): boolean =>
  above.statement === below.statement && above.column === below.column && below.planned === above.planned + 1

/** What stands from the first row that is left of the run to the last, and is a number. */
function inRun(run: readonly Standing[], facts: ReadonlyMap<FactId, Fact>): ReadonlyArray<Expr<FactId>> {
  const left = run.map(({now}) => now).filter(now => now !== undefined)
  const [any] = run
  if (!any || left.length === 0) return []
  const {statement, column} = any
  const lines = statement.lines.slice(Math.min(...left), Math.max(...left) + 1)
  const own = new Set(left.map(now => statement.lines[now]?.id))
  return lines
    .map(line => ({line, id: factId(statement, line, column)}))
    .filter(({line, id}) => own.has(line.id) || facts.has(id))
    .map(({id}) => ref(id))
}
