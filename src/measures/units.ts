import {Decimal} from '../core/decimal.ts'
import {inHomeOrder} from '../model/find.ts'
import type {Model} from '../model/model.ts'
import type {Unit} from '../statements/statement.ts'
import {type Failure, invalidValue, isBlank, textOf} from './answer.ts'

/** The unit that functions answer in: that of the release's first statement of money, in the order in which figures are at home. */
export interface WorkbookUnit {
  readonly currency: string
  /** 1000 where money is in thousands; shares have a scale of their own. */
  readonly money: number
  readonly shares: number
}

export function unitOf(model: Model): WorkbookUnit {
  const first = inHomeOrder(model.statements)[0]
  return {currency: first?.currency ?? 'USD', money: first?.scale.money ?? 1, shares: first?.scale.shares ?? 1}
}

const WORDS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:ones|units?|dollars|shares|full|actual|1)$/i, 1],
  [/^(?:thousands?|k|000s?|1000)$/i, 1_000],
  [/^(?:millions?|mm?|mn|1000000)$/i, 1_000_000],
  [/^(?:billions?|bn?|1000000000)$/i, 1_000_000_000]
]

/** A value whose unit stands for `scale` full units, in the unit asked for, or else in the workbook's. */
export function inUnit(
  value: Decimal,
  unit: Unit,
  scale: number,
  asked: unknown,
  workbook: WorkbookUnit
): Decimal | Failure {
  if (!isBlank(asked) && unit !== 'money' && unit !== 'shares')
    return invalidValue(
      `A figure in ${unit === 'perShare' ? 'currency per share' : unit} has no other unit: leave out "${textOf(asked)}".`
    )
  const found = isBlank(asked) ? undefined : WORDS.find(([word]) => word.test(textOf(asked).trim()))?.[1]
  if (!isBlank(asked) && found === undefined)
    return invalidValue(`"${textOf(asked)}" is no unit: say "thousands", "millions", "billions" or "units".`)
  if (unit !== 'money' && unit !== 'shares') return value
  const target = found ?? (unit === 'money' ? workbook.money : workbook.shares)
  return target === scale ? value : value.times(new Decimal(scale)).div(target)
}

/** `thousands`, for a scale. */
export const unitWord = (scale: number): string =>
  ({
    1: 'units',
    1_000: 'thousands',
    100_000: 'lakhs',
    1_000_000: 'millions',
    10_000_000: 'crores',
    1_000_000_000: 'billions'
  })[scale] ?? `× ${scale}`
