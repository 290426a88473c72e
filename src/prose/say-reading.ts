import {type Decimal, grouped} from '../core/decimal.ts'
import {refsOf} from '../core/readings.ts'
import type {Model} from '../model/model.ts'
import {sayFact} from '../model/name.ts'
import type {Form, ProseUnit, Reading} from './prose.ts'

/** A reading as an analyst would say it: `Total revenues, first quarter 2013`, `growth of Total revenues, first quarter 2013`. */
export function sayReading(model: Model, {form, as}: Reading): string {
  const [first, ...others] = [...new Set(refsOf(as))].map(id => sayFact(model, id))
  return FORMS[form](first ?? '', others)
}

const led =
  (lead: string) =>
  (first: string): string =>
    `${lead}${first}`

const joined = (first: string, others: readonly string[]): string => [first, ...others].join(' and ')

const FORMS: Readonly<Record<Form, (first: string, others: readonly string[]) => string>> = {
  value: led(''),
  growth: led('growth of '),
  change: led('the change of '),
  points: led('the change in points of '),
  perShare: led('by the share, '),
  ratio: (first, [whole]) => (whole === undefined ? first : `${first}, over ${whole}`),
  sum: joined,
  'left out': (first, [less]) => (less === undefined ? first : `${first}, less ${less}`)
}

/** A value as a reader would write it: `1,554,000`, `4.5%`, `120 basis points`. */
export function showValue(value: Decimal, unit: ProseUnit): string {
  const suffix = unit === 'percent' ? '%' : unit === 'bps' ? ' basis points' : ''
  return `${grouped(value.toSignificantDigits(8))}${suffix}`
}
