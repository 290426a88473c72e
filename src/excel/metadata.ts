import type {Parameter} from '../measures/arguments.ts'
import {FUNCTIONS, type FunctionSpec} from '../measures/functions.ts'

/** `functions.json`, as Excel reads it (custom functions metadata). */
export interface FunctionsMetadata {
  readonly allowCustomDataForDataTypeAny: true
  /** Errors of other cells are handed over, so that it can be said which argument is one. */
  readonly allowErrorForDataTypeAny: true
  readonly functions: readonly FunctionMetadata[]
}

export interface FunctionMetadata {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly parameters: readonly ParameterMetadata[]
  readonly result: {readonly type: 'any'; readonly dimensionality: 'scalar' | 'matrix'}
  readonly options?: {readonly stream: true; readonly cancelable: true}
}

export interface ParameterMetadata {
  readonly name: string
  readonly description: string
  readonly type: 'any'
  readonly dimensionality: 'scalar' | 'matrix'
  readonly optional: boolean
}

/**
 * The functions of the catalogue. Live ones stream, because that is the one way in which a value may change without an
 * argument changing. Parameters are only ever added at the end: Excel may hold older metadata for a day.
 */
export const functionsMetadata = (): FunctionsMetadata => ({
  allowCustomDataForDataTypeAny: true,
  allowErrorForDataTypeAny: true,
  functions: FUNCTIONS.map(functionOf)
})

const functionOf = (spec: FunctionSpec): FunctionMetadata => ({
  id: spec.name,
  name: spec.name,
  description: spec.description,
  parameters: spec.parameters.map(parameterOf),
  result: {type: 'any', dimensionality: spec.result === 'rows' ? 'matrix' : 'scalar'},
  ...(spec.live ? {options: {stream: true, cancelable: true}} : {})
})

const parameterOf = ({name, description, optional, range}: Parameter): ParameterMetadata => ({
  name,
  description,
  type: 'any',
  dimensionality: range ? 'matrix' : 'scalar',
  optional
})
