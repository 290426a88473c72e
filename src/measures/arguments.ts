/** What a call was given, before any of it is understood: one value a parameter, or what is wrong with it. */
import {type Failure, invalidValue, isFailure, list, notAvailable} from './answer.ts'

export interface Parameter {
  readonly name: string
  readonly description: string
  readonly optional: boolean
  /** A range of cells, not one value. */
  readonly range: boolean
}

/** A function's name and what it takes: enough to say which argument is wrong. */
interface Signature {
  readonly name: string
  readonly parameters: readonly Parameter[]
}

const ERROR =
  /^#(?:N\/A|VALUE!|REF!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|CONNECT!|BLOCKED!|UNKNOWN!)$/
/** Words that are units and nothing else. */
const UNIT = /^(?:in )?(?:thousands?|millions?|billions?)$/i

/**
 * The arguments in the order of the parameters. An error of another cell, a truth value, several cells where one is asked for, and
 * a unit in another argument's place are told, and named; none of them is ever passed over.
 */
export function readArguments(signature: Signature, args: readonly unknown[]): readonly unknown[] | Failure {
  const read = signature.parameters.map((parameter, at) =>
    parameter.range ? args[at] : readArgument(signature, parameter, args[at])
  )
  return read.find(isFailure) ?? read
}

function readArgument(signature: Signature, parameter: Parameter, arg: unknown): unknown {
  const value = onlyCell(arg)
  const place = `the ${parameter.name} of INAP.${signature.name}`
  if (Array.isArray(value)) {
    const rows: readonly unknown[] = value
    const columns = Math.max(...rows.map(row => (Array.isArray(row) ? row.length : 1)))
    return invalidValue(
      `${rows.length} × ${columns} cells were given as ${place}: give one, and copy the formula along.`
    )
  }
  if (typeof value === 'boolean')
    return invalidValue(`${value ? 'TRUE' : 'FALSE'} was given as ${place}. ${parameter.description}`)
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (ERROR.test(text)) {
    const told = `${capital(place)} is ${text}: mend the cell that it comes from.`
    return text === '#N/A' ? notAvailable(told) : invalidValue(told)
  }
  // A formula that gives "" looks like a heading that was forgotten: the latest period under it would be taken for another.
  if (text === '' && parameter.name === 'period')
    return invalidValue(`${capital(place)} is an empty text. ${parameter.description}`)
  if (UNIT.test(text) && parameter.name !== 'unit' && signature.parameters.some(({name}) => name === 'unit'))
    return invalidValue(
      `"${text}" is a unit, and stands as ${place}. In their order: ${list(signature.parameters.map(({name}) => name))}.`
    )
  return value
}

/** A range of one cell is that cell. */
function onlyCell(arg: unknown): unknown {
  const rows: readonly unknown[] = Array.isArray(arg) ? arg : [arg]
  const [row] = rows
  if (rows.length !== 1) return arg
  const cells: readonly unknown[] = Array.isArray(row) ? row : [row]
  return cells.length === 1 ? cells[0] : arg
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
