import type {Decimal} from '../core/decimal.ts'
import {type Expr, number, product, ref} from '../core/expr.ts'
import type {Fact, FactId} from '../model/model.ts'
import type {Ledger} from './ledger.ts'
import type {LineIndex, Match} from './lines.ts'
import type {NamedLine} from './named-line.ts'
import type {Moment} from './moment.ts'
import type {Form, PrintedNumber, Reading} from './prose.ts'

/** What is asked of the tables for one figure. */
export interface Question {
  readonly number: PrintedNumber
  readonly words: readonly string[]
  /** What it is a share of. */
  readonly of: readonly string[] | undefined
  /** Names that it adds up: returned to shareholders by repurchases and dividends. */
  readonly parts: ReadonlyArray<readonly string[]>
  /** What is taken off the subject: `fuel expense net of surcharges`. */
  readonly less: readonly string[] | undefined
  readonly isChange: boolean
  readonly isImpact: boolean
  readonly isCompared: boolean
  readonly isGuidance: boolean
  readonly moment: Moment
  /** What it is compared with, where it is a change. */
  readonly base: Moment | undefined
  /** All moments that the sentence speaks of: lines that print more of them come first. */
  readonly moments: readonly Moment[]
  /** The block of the table that the sentence stands right under. */
  readonly under: number | undefined
  /** Words beside the figure, for what only they tell: diluted, basic. */
  readonly near: string
}

/** One way to read a figure, and how well its words are those of the lines: 0 is word for word. */
export interface Candidate {
  readonly reading: Reading
  readonly missing: number
  readonly named: NamedLine
  /** To be taken to the last digit of the printed figures, since the figures that these were made of are printed, too. */
  readonly asPrinted?: true
}

/** Where candidates come from: the lines by name, and their facts. */
export interface Source {
  readonly ledger: Ledger
  readonly index: LineIndex
}

/** The lines a name may mean, best first; those of equal wording that print more of the moments spoken of come first. */
export function matchesOf(
  {ledger, index}: Pick<Source, 'ledger' | 'index'>,
  words: readonly string[],
  {moment, moments, under, isGuidance, isChange}: Question
): readonly Match[] {
  const found = index.find(words).filter(({named}) => (named.statement.kind === 'guidance') === isGuidance)
  const covers = ({named}: Match): number => moments.filter(moment => ledger.at(named, moment)).length
  // What grew is known best from the finest figures, of the table that goes on over most quarters.
  const scale = ({named}: Match): number => {
    const {from, money} = named.statement.scale
    return isChange && from !== 'none' ? money : 0
  }
  const printed = ({named}: Match): number =>
    isChange ? ledger.timeline.moments.filter(moment => moment.months === 3 && ledger.at(named, moment)).length : 0
  const ofSegments = ({named}: Match): number => Number(named.statement.kind === 'segments')
  const sorted = found.toSorted(
    (a, b) =>
      a.missing - b.missing ||
      ofSegments(a) - ofSegments(b) ||
      covers(b) - covers(a) ||
      scale(a) - scale(b) ||
      printed(b) - printed(a)
  )
  // What stands right under a table is of that table, where another's line of the name is of something else.
  const [first] = sorted
  const own = sorted.find(({named}) => named.statement.at.block === under && ledger.at(named, moment) !== undefined)
  return first && own && own.missing === first.missing
    ? sorted.filter(({named}) => named.statement === own.named.statement || !isOther(ledger, named, own.named, moment))
    : sorted
}

/** Another figure of the kind. */
function isOther(ledger: Ledger, one: NamedLine, other: NamedLine, moment: Moment): boolean {
  const [a, b] = [ledger.at(one, moment), ledger.at(other, moment)]
  if (!a || !b || a.unit !== b.unit) return false
  const [first, second] = [a.value.times(ledger.scale(a)), b.value.times(ledger.scale(b))]
  return first.minus(second).abs().gt(first.abs().times('0.001'))
}

/** A way to read a figure: `times` brings what it comes to into the figure's unit, `missing` is what its words leave out. */
export const candidate = (
  form: Form,
  as: Expr<FactId>,
  times: Decimal,
  named: NamedLine,
  missing: number
): Candidate => ({reading: {form, as, times}, missing, named})

/** A fact as it stands beside another: brought to its scale where theirs differ. */
export function alike(ledger: Ledger, fact: Fact, to: Fact): Expr<FactId> {
  const factor = ledger.scale(fact).div(ledger.scale(to))
  return factor.eq(1) ? ref(fact.id) : product(ref(fact.id), number(factor))
}
