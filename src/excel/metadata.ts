import {type Measure, MEASURES} from '../catalogue/measures.ts'

/** `functions.json`, as Excel reads it (custom functions metadata). */
export interface FunctionsMetadata {
  readonly allowCustomDataForDataTypeAny: true
  readonly functions: readonly FunctionMetadata[]
}

export interface FunctionMetadata {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly parameters: readonly ParameterMetadata[]
  readonly result: {readonly type: 'number'; readonly dimensionality: 'scalar'}
  readonly options: {readonly stream: true; readonly cancelable: true}
}

export interface ParameterMetadata {
  readonly name: string
  readonly description: string
  readonly type: 'any'
  readonly dimensionality: 'scalar'
  readonly optional: true
}

const PERIOD: ParameterMetadata = {
  name: 'period',
  description: 'A period such as "1Q13", "Q1 2013" or "FY12", or a cell that holds one. Left out: the latest.',
  type: 'any',
  dimensionality: 'scalar',
  optional: true
}
const SEGMENT: ParameterMetadata = {
  name: 'segment',
  description: 'The name of a segment as the release prints it. Left out: all segments together.',
  type: 'any',
  dimensionality: 'scalar',
  optional: true
}

/**
 * The functions of the catalogue. They stream, because that is the one way in which a value may change without an
 * argument changing. Parameters are only ever added at the end: Excel may hold older metadata for a day.
 */
export const functionsMetadata = (): FunctionsMetadata => ({
  allowCustomDataForDataTypeAny: true,
  functions: MEASURES.map(functionOf)
})

const functionOf = (measure: Measure): FunctionMetadata => ({
  id: measure.id,
  name: measure.id,
  description: `${measure.title}. ${measure.definition} In the unit of the sheets.`,
  parameters: measure.bySegment ? [PERIOD, SEGMENT] : [PERIOD],
  result: {type: 'number', dimensionality: 'scalar'},
  options: {stream: true, cancelable: true}
})
