/**
 * The catalogue of functions, as data: what autocomplete teaches, what the reference page says, and what answers a call.
 * Append only, names and parameters alike: workbooks refer to them, and Excel may hold an older catalogue for a day.
 */
import {type Measure, MEASURES} from '../catalogue/measures.ts'
import {type CallResult, textOf} from './answer.ts'
import type {Model} from '../model/model.ts'
import {type OwnMeasure, findOwn, ownCall} from './own-measures.ts'
import {evalCall} from './eval-function.ts'
import {bpsCall, growthCall, lineCall, measureCall, namedMeasure, reportedCall, unitsCall} from './scalar-functions.ts'
import {
  bridgeCall,
  checksCall,
  linesCall,
  measuresCall,
  periodsCall,
  sourceCall,
  statementCall,
  tieOutCall
} from './spilling-functions.ts'

export interface Parameter {
  readonly name: string
  readonly description: string
  readonly optional: boolean
  /** A range of cells, not one value. */
  readonly range: boolean
}

export interface FunctionSpec {
  /** `ADJEBITDA`, typed as `INAP.ADJEBITDA`. */
  readonly name: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  /** One value, or rows that spill. */
  readonly result: 'value' | 'rows'
  /**
   * Live functions read the release from the sheets and follow them; a plain one sees only its arguments, and keeps its
   * place in Excel's own order of calculation.
   */
  readonly live: boolean
  /** A call as it is typed, for the reference and its test. */
  readonly example: string
  /** Arguments in the order of `parameters`; what is left out is undefined or null. */
  readonly answer: (known: Known | undefined, args: readonly unknown[]) => CallResult
}

/** What functions answer from: the model with the sheets' own figures, and the user's own measures. */
export interface Known {
  readonly model: Model
  readonly own: readonly OwnMeasure[]
}

const parameter = (name: string, description: string, optional = true, range = false): Parameter => ({
  name,
  description,
  optional,
  range
})

const PERIOD = parameter(
  'period',
  'A period such as "1Q13", "Q1 2013", "FY12", "-1Q", or a cell that holds one. Left out: the latest.'
)
const SEGMENT = parameter('segment', 'A segment as the release names it. Left out: all segments together.')
const UNIT = parameter('unit', '"thousands", "millions", "billions" or "units". Left out: the unit of the sheets.')
const MEASURE = parameter('measure', 'A measure by name or title, such as "ADJEBITDA" or "Adjusted EBITDA".', false)
const RELEASE = parameter('release', 'The release it is asked of, by company or file name. Left out: the one imported.')
const BASIS = parameter('basis', '"YoY" or "QoQ". Left out: year over year.')

const ofMeasure = (measure: Measure): FunctionSpec => ({
  name: measure.id,
  description: `${measure.title}. ${measure.definition}`,
  parameters: measure.bySegment ? [PERIOD, SEGMENT, UNIT] : [PERIOD, UNIT],
  result: 'value',
  live: true,
  example: `INAP.${measure.id}("1Q13"${measure.bySegment ? ',"IP services"' : ''})`,
  answer: (known, [period, second, third]) =>
    measure.bySegment
      ? measureCall(known?.model, measure, period, second, third)
      : measureCall(known?.model, measure, period, undefined, second)
})

export const FUNCTIONS: readonly FunctionSpec[] = [
  ...MEASURES.map(ofMeasure),
  {
    name: 'MEASURE',
    description: 'Any measure by its name or title; your own measures of the table INAP_Measures, too.',
    parameters: [MEASURE, PERIOD, RELEASE, UNIT],
    result: 'value',
    live: true,
    example: 'INAP.MEASURE("Adjusted EBITDA","1Q13")',
    answer: (known, [name, period, release, unit]) => {
      const own = known && findOwn(known.own, textOf(name))
      return own && known ? ownCall(known.model, own, period) : namedMeasure(known?.model, name, period, release, unit)
    }
  },
  {
    name: 'LINE',
    description: 'A line of a statement, as the sheet has it now.',
    parameters: [
      parameter(
        'statement',
        'A statement such as "IS", "Balance Sheet" or "cashflow". Left blank: wherever the line is found first.',
        false
      ),
      parameter('line', 'The label of the line, or its id.', false),
      PERIOD,
      RELEASE,
      UNIT
    ],
    result: 'value',
    live: true,
    example: 'INAP.LINE("BS","Goodwill","1Q13")',
    answer: (known, [statement, line, period, release, unit]) =>
      lineCall(known?.model, statement, line, period, release, unit)
  },
  {
    name: 'GROWTH',
    description: 'How much a measure grew, as a fraction of the earlier figure.',
    parameters: [MEASURE, PERIOD, BASIS],
    result: 'value',
    live: true,
    example: 'INAP.GROWTH("REVENUE","1Q13","QoQ")',
    answer: (known, [name, period, basis]) => growthCall(known?.model, name, period, basis)
  },
  {
    name: 'BPS',
    description: 'By how many basis points a margin changed, between the margins as printed.',
    parameters: [MEASURE, PERIOD, BASIS],
    result: 'value',
    live: true,
    example: 'INAP.BPS("EBITDAMARGIN","1Q13")',
    answer: (known, [name, period, basis]) => bpsCall(known?.model, name, period, basis)
  },
  {
    name: 'REPORTED',
    description: 'A measure as the release itself prints it.',
    parameters: [MEASURE, PERIOD],
    result: 'value',
    live: true,
    example: 'INAP.REPORTED("EBITDAMARGIN","1Q13")',
    answer: (known, [name, period]) => reportedCall(known?.model, name, period)
  },
  {
    name: 'BRIDGE',
    description: 'What a measure is made of: a row for each part with its sign, and the measure last.',
    parameters: [MEASURE, PERIOD],
    result: 'rows',
    live: true,
    example: 'INAP.BRIDGE("ADJEBITDA","1Q13")',
    answer: (known, [name, period]) => bridgeCall(known?.model, name, period)
  },
  {
    name: 'STATEMENT',
    description: 'A whole statement, with a row of headers.',
    parameters: [
      parameter('kind', 'A statement such as "IS", "Balance Sheet" or "cashflow".', false),
      parameter('periods', 'Periods with commas between them. Left out: all that are printed.')
    ],
    result: 'rows',
    live: true,
    example: 'INAP.STATEMENT("IS","1Q13,1Q12")',
    answer: (known, [kind, typed]) => statementCall(known?.model, kind, typed)
  },
  {
    name: 'PERIODS',
    description: 'The periods there are, latest first.',
    parameters: [],
    result: 'rows',
    live: true,
    example: 'INAP.PERIODS()',
    answer: known => periodsCall(known?.model)
  },
  {
    name: 'MEASURES',
    description: 'The measures there are: name, title, definition.',
    parameters: [],
    result: 'rows',
    live: true,
    example: 'INAP.MEASURES()',
    answer: () => measuresCall()
  },
  {
    name: 'LINES',
    description: 'The lines of a statement: label and id.',
    parameters: [parameter('kind', 'A statement such as "IS", "Balance Sheet" or "cashflow".', false)],
    result: 'rows',
    live: true,
    example: 'INAP.LINES("CF")',
    answer: (known, [kind]) => linesCall(known?.model, kind)
  },
  {
    name: 'CHECKS',
    description: 'The relations between the figures and whether they tie, by the sheets as they are now.',
    parameters: [parameter('verdict', '"exact", "rounded", "fails" or "untestable". Left out: all.')],
    result: 'rows',
    live: true,
    example: 'INAP.CHECKS("fails")',
    answer: (known, [verdict]) => checksCall(known?.model, verdict)
  },
  {
    name: 'SOURCE',
    description: 'Where a measure or line comes from: what was printed, and where in the release.',
    parameters: [parameter('name', 'A measure, or the label of a line.', false), PERIOD],
    result: 'rows',
    live: true,
    example: 'INAP.SOURCE("ADJEBITDA","1Q13")',
    answer: (known, [name, period]) => sourceCall(known?.model, name, period)
  },
  {
    name: 'TIEOUT',
    description: 'How many relations tie exactly, tie by rounding, fail, or can not be tested.',
    parameters: [],
    result: 'rows',
    live: true,
    example: 'INAP.TIEOUT()',
    answer: known => tieOutCall(known?.model)
  },
  {
    name: 'EVAL',
    description:
      'A measure over a table given as a range. Plain: needs no imported release, and keeps its value without the add-in.',
    parameters: [
      MEASURE,
      parameter('table', 'Labels in the first column, periods in the first row.', false, true),
      PERIOD
    ],
    result: 'value',
    live: false,
    example: 'INAP.EVAL("ADJEBITDA",INAP_REC_adjusted_ebitda[#All],"1Q13")',
    answer: (_, [name, table, period]) => evalCall(name, table, period)
  },
  {
    name: 'UNITS',
    description: 'The unit that figures are in.',
    parameters: [],
    result: 'value',
    live: true,
    example: 'INAP.UNITS()',
    answer: known => unitsCall(known?.model)
  }
]
