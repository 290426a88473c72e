import type {Decimal} from '../core/decimal.ts'
import type {Expr} from '../core/expr.ts'
import type {Interval} from '../core/interval.ts'
import type {Span} from '../core/problem.ts'
import type {FactId} from '../model/model.ts'

/** Everything the running text of a release says in figures, in reading order, each with what became of it. */
export interface Prose {
  readonly figures: readonly ProseFigure[]
}

/** Money and shares are in full units; a percentage of 7% is 7, as printed. */
export type ProseUnit = 'money' | 'perShare' | 'percent' | 'bps' | 'shares' | 'count' | 'other'

/** A word that loosens a figure: *about* 3,700, *more than* 500,000, *nearly* 39,000, *up to* $100 billion. */
export type Hedge = 'about' | 'over' | 'under' | 'upTo'

/** A number printed in a sentence, before it is known what it is about. */
export interface PrintedNumber {
  /** As printed, with its currency sign, scale and unit words: `$(1.6) million`, `200 basis points`. */
  readonly printed: string
  /** The sign as printed: `a decrease of 7%` is 7. */
  readonly value: Decimal
  readonly unit: ProseUnit
  /** ISO code, where a currency was printed. */
  readonly currency: string | undefined
  /** What the printed digits may stand for, in the figure's own unit and sign. */
  readonly interval: Interval
  readonly hedge: Hedge | undefined
  /** One end of a range: the other is its neighbour. */
  readonly end: 'low' | 'high' | undefined
  /** Offsets in the sentence. */
  readonly start: number
  readonly stop: number
}

export type Verdict = 'exact' | 'rounded' | 'fails' | 'untestable'

/** What a figure was read as. */
export type Form = 'value' | 'growth' | 'change' | 'ratio' | 'points' | 'sum' | 'perShare' | 'left out'

/** A figure as arithmetic over facts: `times` brings the expression's value to the figure's unit (1000, or 100 for a percentage). */
export interface Reading {
  readonly form: Form
  readonly as: Expr<FactId>
  readonly times: Decimal
}

/** Why a figure can't be tested. */
export type Reason =
  | 'guidance'
  | 'no such line'
  | 'period not in the tables'
  | 'no comparison in the tables'
  | 'not about the statements'
  | 'wording not certain'
  | 'cannot be computed'

/** What the sentence says a figure did, and whether the facts did so too. */
export interface Direction {
  readonly word: string
  readonly holds: boolean
}

/** A figure of the running text, what it refers to and how it fares. */
export interface ProseFigure extends PrintedNumber {
  /** The sentence it stands in; one too short to stand alone has the one before it. */
  readonly sentence: string
  /** Offsets of the figure in `sentence`. */
  readonly place: readonly [number, number]
  readonly heading: string | undefined
  readonly at: Span
  readonly verdict: Verdict
  /** What it refers to; undefined where it is untestable for another reason than its arithmetic. */
  readonly reading: Reading | undefined
  /** The reading's value in the figure's unit. */
  readonly computed: Decimal | undefined
  readonly reason: Reason | undefined
  readonly why: string | undefined
  readonly direction: Direction | undefined
  /** Of a figure that fails: another reading that ties, and how many figures beside it tie with that one too. */
  readonly runnerUp: {readonly reading: Reading; readonly alsoTie: number} | undefined
}
