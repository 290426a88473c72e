/**
 * Which lines add up to which. A statement is read downwards with a list of lines not yet added to anything; a total
 * takes from its end, and stands on the list in their place. So subtotals are used as the layout does, and a finished
 * total is added once.
 */
import {type Decimal, ZERO} from '../core/decimal.ts'
import type {Line, Statement, Unit} from '../statements/statement.ts'
import type {Evidence} from './model.ts'

/** A total and the lines it adds, as places in `statement.lines`. */
export interface Footing {
  readonly total: number
  readonly terms: ReadonlyArray<{readonly sign: 1 | -1; readonly line: number}>
  readonly because: readonly Evidence[]
}

/** Concepts whose lines are results of the lines before them, whatever their label says. */
const RESULTS: ReadonlySet<string> = new Set(
  (
    'gross-profit operating-expenses operating-income pretax-income net-income comprehensive-income other-comprehensive-income non-operating-expenses ' +
    'operating-cash-flow investing-cash-flow financing-cash-flow net-change-in-cash closing-cash adjusted-ebitda normalized-net-income normalized-common ' +
    'normalized-shares segment-profit free-cash-flow revenue cost-of-revenue ebitda'
  ).split(' ')
)
const MOST_TERMS = 60

/** A line's figures by period; nil where nothing is printed, undefined where what is printed could not be read. */
type Values = ReadonlyArray<Decimal | undefined>

interface Open {
  readonly line: number
  readonly values: Values
  /** Already a sum of others. */
  readonly finished: boolean
}

export function findFootings(statement: Statement): readonly Footing[] {
  const columns = statement.columns.flatMap((column, index) => (column.kind === 'period' ? [index] : []))
  return (['money', 'shares'] as const).flatMap(unit => footingsOf(statement.lines, columns, unit))
}

function footingsOf(lines: readonly Line[], columns: readonly number[], unit: Unit): readonly Footing[] {
  const footings: Footing[] = []
  const open: Open[] = []
  for (const [index, line] of lines.entries()) {
    const cells = columns.map(column => line.cells[column])
    if (!cells.some(cell => cell?.unit === unit)) continue
    const values = cells.map((cell, at) =>
      cell?.unit === unit ? cell.value : line.unread.includes(columns[at] ?? -1) ? undefined : ZERO
    )
    const evidence = evidenceFor(line)
    const taken = evidence.length > 0 ? findTerms(lines, open, values, evidence, line) : undefined
    if (taken) {
      footings.push({
        total: index,
        terms: taken.terms.map(({sign, open: {line}}) => ({sign, line})),
        because: taken.because
      })
      open.splice(open.length - taken.terms.length)
    }
    open.push({line: index, values, finished: taken !== undefined})
  }
  return footings
}

/** What makes a line look like a total, before any adding. */
function evidenceFor(line: Line): readonly Evidence[] {
  const found: Evidence[] = []
  if (line.role === 'total') found.push('label')
  if (line.concept && !line.member && RESULTS.has(line.concept)) found.push('definition')
  if (line.ruled) found.push('rule')
  return found
}

interface Taken {
  readonly terms: ReadonlyArray<{readonly sign: 1 | -1; readonly open: Open}>
  readonly because: readonly Evidence[]
}

/**
 * The nearest lines that make the total: all added, the first less the rest, or added with one or two taken off.
 * All period columns must agree; where some do and others do not, the label or concept must say that it is a total. Where none
 * agrees, only a `Total …` over the lines of its own section that comes near their sum is believed, and reported as failing.
 */
function findTerms(
  lines: readonly Line[],
  open: readonly Open[],
  values: Values,
  evidence: readonly Evidence[],
  line: Line
): Taken | undefined {
  const named = evidence.includes('label') || evidence.includes('definition')
  // A rule alone reaches past finished totals only where several periods can tell that it does.
  const reaches = named || (evidence.includes('rule') && values.length > 1)
  const usable = reaches ? open : open.slice(open.findLastIndex(each => each.finished) + 1)
  const tries = candidates(usable)
  const exact = tries.find(terms => {
    const {agree, differ} = agreement(terms, values)
    return agree > 0 && differ === 0 && enough(terms, values, evidence, lines, line)
  })
  if (exact)
    return {
      terms: withNilBefore(exact, usable, lines),
      because: [...evidence, 'arithmetic', ...(values.length > 1 ? ['periods' as const] : [])]
    }
  if (!named) return undefined
  const partly = tries.filter(
    terms =>
      agreesWithWeight(terms, values) &&
      isBelievable(terms, values) &&
      (terms.length > 1 || enough(terms, values, evidence, lines, line))
  )
  const best = partly.toSorted((a, b) => agreement(b, values).agree - agreement(a, values).agree)[0]
  if (best) return {terms: withNilBefore(best, usable, lines), because: [...evidence, 'arithmetic']}
  return sectionOf(line, open, lines, values)
}

type Terms = Taken['terms']

/** Lines taken off could make the total of one period by chance: they must make that of half the periods. */
function isBelievable(terms: Terms, values: Values): boolean {
  const {agree, differ} = agreement(terms, values)
  return agree >= differ || terms.every(term => term.sign === 1)
}

/** Ways to add the end of the list, the fewest lines first. */
function candidates(open: readonly Open[]): readonly Terms[] {
  const tries: Terms[] = []
  for (let length = 1; length <= Math.min(open.length, MOST_TERMS); length++) {
    const end = open.slice(open.length - length)
    tries.push(end.map(each => ({sign: 1, open: each})))
    if (length > 1) tries.push(end.map((each, index) => ({sign: index === 0 ? 1 : -1, open: each})))
  }
  for (let length = 3; length <= Math.min(open.length, 12); length++) {
    const end = open.slice(open.length - length)
    for (let off = 1; off < length; off++)
      tries.push(end.map((each, index) => ({sign: index === off ? -1 : 1, open: each})))
  }
  return tries
}

/** In how many periods the terms make the values exactly, and in how many they do not; the unread ones count in neither. */
function agreement(terms: Terms, values: Values): {readonly agree: number; readonly differ: number} {
  const known = values.flatMap((value, column) => {
    const total = totalOf(terms, column)
    return value && total ? [total.eq(value)] : []
  })
  const agree = known.filter(Boolean).length
  return {agree, differ: known.length - agree}
}

const totalOf = (terms: Terms, column: number): Decimal | undefined =>
  terms.reduce<Decimal | undefined>((total, {sign, open}) => {
    const value = open.values[column]
    return total && value && (sign === 1 ? total.plus(value) : total.minus(value))
  }, ZERO)

/** Enough to rule out chance: a lone line needs a label that names a total of its own section; small figures need a label. */
function enough(
  terms: Terms,
  values: Values,
  evidence: readonly Evidence[],
  lines: readonly Line[],
  line: Line
): boolean {
  const first = terms[0]
  if (terms.length === 1)
    return (
      evidence.includes('label') &&
      first !== undefined &&
      !first.open.finished &&
      isOwnSection(lines[first.open.line], line)
    )
  if (!hasWeight(terms, values)) return evidence.includes('label') && terms.every(term => term.sign === 1)
  return values.length > 1 || evidence.includes('label') || evidence.includes('definition')
}

/** Some period in which the total and two of its terms are figures, the total of two digits or more. */
const hasWeight = (terms: Terms, values: Values): boolean =>
  values.some((value, column) => isWeighty(terms, value, column))

const isWeighty = (terms: Terms, value: Decimal | undefined, column: number): boolean =>
  value?.abs().gte(10) === true &&
  (terms.length === 1 || terms.filter(term => term.open.values[column]?.isZero() === false).length > 1)

/** Some period in which the terms make the total, and not for being nil. */
const agreesWithWeight = (terms: Terms, values: Values): boolean =>
  values.some(
    (value, column) =>
      value !== undefined && totalOf(terms, column)?.eq(value) === true && isWeighty(terms, value, column)
  )

const isOwnSection = (term: Line | undefined, total: Line): boolean =>
  term !== undefined && term.section.length > 0 && term.section.at(-1) === total.section.at(-1)

/** Lines of nil right before the terms, in the same section, belong to the sum though they add nothing to it. */
function withNilBefore(terms: Terms, open: readonly Open[], lines: readonly Line[]): Terms {
  if (terms.some(term => term.sign === -1)) return terms
  const before = open.slice(0, open.length - terms.length)
  const section = lines[terms[0]?.open.line ?? 0]?.section.at(-1)
  const added: Open[] = []
  for (const each of before.toReversed()) {
    if (each.finished || lines[each.line]?.section.at(-1) !== section || each.values.some(value => !value?.isZero()))
      break
    added.unshift(each)
  }
  return [...added.map(each => ({sign: 1 as const, open: each})), ...terms]
}

/** The lines of the section that a `Total` closes, or all that no total has taken yet, for a total nothing adds up to. */
function sectionOf(line: Line, open: readonly Open[], lines: readonly Line[], values: Values): Taken | undefined {
  if (!/^total\b/i.test(line.label)) return undefined
  const section = line.section.at(-1)
  const belongs = (each: Open): boolean =>
    section === undefined ? !each.finished : lines[each.line]?.section.includes(section) === true
  const terms = open.slice(open.findLastIndex(each => !belongs(each)) + 1).map(each => ({sign: 1 as const, open: each}))
  if (terms.length < 2 || !comesNear(terms, values)) return undefined
  return {terms, because: ['label', 'layout']}
}

/** In some period the terms make nearly the total, as they do where one figure is misprinted. */
const comesNear = (terms: Terms, values: Values): boolean =>
  values.some((value, column) => {
    const total = totalOf(terms, column)
    return value && total && !value.isZero() && total.minus(value).abs().lte(value.abs().times(NEAR))
  })

const NEAR = 0.25
