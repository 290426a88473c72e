import type {When} from './periods.ts'

/** What a name in a sentence is and how sure it is that a figure is about it. */
export interface Subject {
  readonly words: readonly string[]
  readonly text: string
  /** Said beside the figure, by the clause, or carried from what was said before. */
  readonly from: 'own' | 'clause' | 'carried'
}

/** A figure as its sentence puts it, before any table is looked at. */
export interface Frame {
  readonly figure: number
  readonly subject: Subject | undefined
  /** A share *of* this. */
  readonly of: Subject | undefined
  /** Names that the figure adds up. */
  readonly parts: ReadonlyArray<readonly string[]>
  /** Other words that may name it: what the clause is about, or what stands beside the figure. */
  readonly else: readonly string[] | undefined
  /** What it did to another measure, not what it is. */
  readonly isImpact: boolean
  readonly isChange: boolean
  /** The word that says how it changed, and which way. */
  readonly way: {readonly word: string; readonly sign: 1 | -1 | 0} | undefined
  /** Printed as what another figure is compared with. */
  readonly compared: boolean
  /** The period it is of, where the sentence says it. */
  readonly main: When | undefined
  /** What a change is measured from, or the period of a figure compared with. */
  readonly against: When | undefined
  /** Words near it that narrow what it is about: excluding, net of, related to. */
  readonly narrowed: boolean
}

/** What a sentence takes over from the one before it. */
export interface Carried {
  readonly subject: Subject | undefined
  /** What its paragraph has spoken of before, by whole names that a shorter one may stand for. */
  readonly said: readonly Subject[]
}

export interface Frames {
  readonly frames: readonly Frame[]
  readonly subject: Subject | undefined
  readonly said: readonly Subject[]
}
