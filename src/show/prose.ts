/** The running text's figures as records and as text. */
import {type Expr, read} from '../core/expr.ts'
import {refsOf} from '../core/readings.ts'
import {type FactId, type Model, factId} from '../model/model.ts'
import type {Prose, ProseFigure, Reading} from '../prose/prose.ts'
import {sayReading} from '../prose/say-reading.ts'
import type {Column, Line, Statement} from '../statements/statement.ts'

export const PROSE_COLUMNS = [
  'n',
  'printed',
  'value',
  'unit',
  'sentence',
  'refers',
  'ties',
  'because',
  'way',
  'line',
  'start',
  'end'
]

/** One record for each figure, in reading order. `rowOf` numbers a statement's rows as `facts.tsv` does. */
export function proseRecords(
  model: Model,
  prose: Prose,
  rowOf: (statement: Statement) => ReadonlyMap<string, number>
): ReadonlyArray<readonly string[]> {
  const places = placesOf(model, rowOf)
  return prose.figures.map((figure, index) => [
    String(index + 1),
    figure.printed,
    figure.value.toFixed(),
    unitOf(figure),
    figure.sentence,
    figure.reading ? refersOf(figure.reading, places) : 'none',
    figure.verdict === 'fails' ? 'no' : figure.verdict,
    whyOf(model, figure),
    figure.direction ? `${figure.direction.word} ${figure.direction.holds ? 'holds' : 'does not hold'}` : '',
    ...[figure.at.line, figure.at.start, figure.at.end].map(String)
  ])
}

function unitOf({unit, currency}: ProseFigure): string {
  if (unit === 'money') return currency ?? 'USD'
  return unit === 'perShare' ? `${currency ?? 'USD'}/share` : unit
}

/** Why it can't be tested, or what ties in its place. */
function whyOf(model: Model, {reason, why, runnerUp}: ProseFigure): string {
  const instead = runnerUp
    ? `; ${sayReading(model, runnerUp.reading)} ties${runnerUp.alsoTie > 0 ? `, as ${runnerUp.alsoTie} beside it do` : ''}`
    : ''
  return [reason, why].filter(Boolean).join(': ') + instead
}

interface Place {
  readonly row: string
  readonly when: string
  /** The moment is the only one of its length beside the other of the row, in whatever tables print the line. */
  readonly lone: boolean
}

type Places = ReadonlyMap<FactId, Place>

function placesOf(model: Model, rowOf: (statement: Statement) => ReadonlyMap<string, number>): Places {
  const places = new Map<FactId, Place>()
  for (const [index, statement] of model.statements.entries()) {
    const rows = rowOf(statement)
    for (const line of statement.lines) {
      const alike = model.statements.flatMap(each =>
        each.lines.filter(({id}) => id === line.id).map(own => [each, own] as const)
      )
      for (const column of statement.columns)
        places.set(factId(statement, line, column), {
          row: `${index + 1}.${rows.get(line.id) ?? 0}`,
          when: whenOf(statement, line, column),
          lone: alike.every(([printed, own]) => isLone(printed, own, column))
        })
    }
  }
  return places
}

/** A change is told by its heading, and by its months where the table prints changes over several lengths. */
function whenOf(statement: Statement, line: Line, column: Column): string {
  const heading = `[${column.heading.at(-1) ?? ''}]`
  if (column.kind === 'period') return `${column.period.ends}/${column.period.months}`
  if (column.kind === 'other')
    return line.period ? `${line.period.ends}/${line.period.months}${heading}` : `/${heading}`
  const months = (each: Column): number | undefined => {
    const to = each.kind === 'change' ? statement.columns[each.to] : undefined
    return to?.kind === 'period' ? to.period.months : undefined
  }
  const lengths = new Set(statement.columns.flatMap(each => months(each) ?? []))
  return `/${lengths.size > 1 ? (months(column) ?? '') : ''}${heading}`
}

/** The row prints one other period of the column's length at most, so that naming the period names the cell. */
function isLone(statement: Statement, line: Line, column: Column): boolean {
  if (column.kind !== 'period') return false
  const alike = statement.columns.filter(
    (each, index) =>
      each.kind === 'period' && each.period.months === column.period.months && line.cells[index] !== undefined
  )
  return alike.length <= 2
}

/**
 * `3.5@2013-03-31/3`, or `growth(A vs B)` and its like. What is measured from is given by its period alone where it is in the same
 * row and the only other of its length there.
 */
function refersOf({form, as}: Reading, places: Places): string {
  const all = refsOf(as).map(id => places.get(id))
  const full = all.map(shown)
  const [to, from] = all
  const isShort = to !== undefined && from !== undefined && to.row === from.row && from.lone
  const pair = `${full[0] ?? '?'} vs ${isShort ? from.when : (full[1] ?? '?')}`
  switch (form) {
    case 'growth':
      return `growth(${pair})`
    case 'change':
      return full.length === 2 ? `diff(${pair})` : `diff(${bare(as, places)})`
    case 'ratio':
    case 'perShare':
      return `ratio(${full.join(' / ')})`
    case 'points':
      return full.length === 4
        ? `diff_pct(${full[0] ?? ''} / ${full[1] ?? ''} vs ${full[2] ?? ''} / ${full[3] ?? ''})`
        : `diff_pct(${full.join(' - ')})`
    case 'left out':
      return `diff(${bare(as, places)})`
    case 'sum':
      return `sum(${full.join(' + ')})`
    case 'value':
      return full.join(' ')
  }
}

const shown = (place: Place | undefined): string => (place ? `${place.row}@${place.when}` : '?')

/** Arithmetic spelled whole, a sum at its top without the word: `ratio(A / B) - C`. */
function bare(as: Expr<FactId>, places: Places): string {
  const joined = (terms: readonly string[]): string =>
    terms.map((term, index) => (index === 0 || term.startsWith('- ') ? term : `+ ${term}`)).join(' ')
  const inside = (text: string): string => (/ [+-] |^- /.test(text) ? `sum(${text})` : text)
  return read<FactId, string>(as, {
    ref: id => shown(places.get(id)),
    number: () => '',
    sum: joined,
    negate: of => (/^- /.test(of) ? of.slice(2) : `- ${/ [+-] /.test(of) ? `sum(${of})` : of}`),
    product: (left, right) => [left, right].filter(Boolean).join(' * '),
    ratio: (over, under) => `ratio(${inside(over)} / ${inside(under)})`,
    magnitude: of => of,
    round: of => of
  })
}

/** Sentence by sentence, each figure with its verdict. */
export function showProse(model: Model, prose: Prose): string {
  const lines: string[] = []
  let sentence = ''
  for (const figure of prose.figures) {
    if (figure.sentence !== sentence) lines.push('', `${figure.at.line} ${figure.sentence}`)
    sentence = figure.sentence
    const way = figure.direction ? `  [${figure.direction.word}${figure.direction.holds ? '' : ' DOES NOT HOLD'}]` : ''
    const what = figure.reading ? `${sayReading(model, figure.reading)}: ${spelled(figure.reading.as)}` : ''
    const why = whyOf(model, figure)
    lines.push(`  ${figure.verdict} ${figure.printed}  ${what}${why === '' ? '' : ` (${why})`}${way}`)
  }
  const counts = ['exact', 'rounded', 'fails', 'untestable'].map(
    verdict => `${prose.figures.filter(figure => figure.verdict === verdict).length} ${verdict}`
  )
  return [...lines, '', counts.join(', '), ''].join('\n')
}

const spelled = (as: Expr<FactId>): string => refsOf(as).join(', ')
