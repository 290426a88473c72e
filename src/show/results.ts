/** What became of everything that could be checked, as one list. */
import type {Decimal} from '../core/decimal.ts'
import {type Span, showPlace} from '../core/problem.ts'
import type {RelationKind} from '../model/model.ts'
import {nameOf} from '../model/name.ts'
import {showFigure, wordsBeside, wordsIn} from '../model/words.ts'
import type {Verdict} from '../checks/judge.ts'
import {sayReading, showValue} from '../prose/say-reading.ts'
import type {TieOut} from '../tie-out.ts'

/** A relation of the tables, or a figure of the text, with its verdict. */
export interface Result {
  /** Of a relation, the same as long as the line, the period and the kind are; a figure of the text has none. */
  readonly id: string | undefined
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
      id: relation.id,
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
      id: undefined,
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

/** `fails foot Total revenues [1Q13] is 36,782; Costs + … is 36,829 (line 104)` */
export function showResult({verdict, kind, says, why, at}: Result): string {
  const place = at ? ` (${showPlace(at)})` : ''
  return `${verdict.padEnd(10)} ${kind.padEnd(10)} ${says}${why === undefined ? '' : `: ${why}`}${place}`
}
