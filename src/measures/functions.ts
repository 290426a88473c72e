/**
 * The catalogue of functions, as data: what autocomplete teaches, what the reference page says, and what answers a call.
 * Append only, names and parameters alike: workbooks refer to them, and Excel may hold an older catalogue for a day.
 */
import type {Measure} from '../catalogue/measure.ts'
import {MEASURES} from '../catalogue/measures.ts'
import {type CallResult, isFailure} from './answer.ts'
import {type Parameter, readArguments} from './arguments.ts'
import {askNamed, isOwn} from './ask.ts'
import {evalCall} from './eval-function.ts'
import {lineCall} from './line-function.ts'
import {type Known, type Releases, askReleases} from './releases.ts'
import {bpsCall, growthCall, measureCall, ownCall, reportedCall, unitsCall} from './scalar-functions.ts'
import {sourceCall} from './source-function.ts'
import {bridgeCall, checksCall, measuresCall, periodsCall, tieOutCall} from './spilling-functions.ts'
import {linesCall, statementCall} from './statement-function.ts'

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

const parameter = (name: string, description: string, optional = true, range = false): Parameter => ({
  name,
  description,
  optional,
  range
})

const PERIOD = parameter(
  'period',
  'A period such as "1Q13", "FY12", "H1 2013", "YTD 2Q13", "LTM", "-1Q", or a cell with one or a date. Left out: the latest.'
)
const SEGMENT = parameter('segment', 'A segment as the release names it. Left out: all segments together.')
const UNIT = parameter(
  'unit',
  '"thousands", "millions", "billions" or "units"; for a percentage "%" or "bps". Left out: the unit of the sheets, a percentage as a fraction.'
)
const MEASURE = parameter('measure', 'A measure by name or title, such as "ADJEBITDA" or "Adjusted EBITDA".', false)
const RELEASE = parameter(
  'release',
  'Which release answers: "1Q13", "latest", "first" (as first reported), a company ("ACME", "ACME first") or a file. Left out: the first company, as last reported.'
)
const BASIS = parameter('basis', '"YoY" or "QoQ". Left out: year over year.')

/** Asks the releases that are meant; nothing else is said where there are none. */
const asked = (known: Known | undefined, release: unknown, answer: (releases: Releases) => CallResult): CallResult => {
  const releases = askReleases(known, release)
  return isFailure(releases) ? releases : answer(releases)
}

const ofMeasure = (measure: Measure): FunctionSpec => ({
  name: measure.id,
  description: `${measure.title}. ${measure.definition}`,
  parameters: measure.bySegment ? [PERIOD, SEGMENT, UNIT, RELEASE] : [PERIOD, UNIT, RELEASE],
  result: 'value',
  live: true,
  example: `INAP.${measure.id}("1Q13"${measure.bySegment ? ',"IP services"' : ''})`,
  answer: (known, args) => {
    const [period, segment, unit, release] = measure.bySegment ? args : [args[0], undefined, ...args.slice(1)]
    return asked(known, release, releases => measureCall(releases, measure, period, segment, unit))
  }
})

/** Measures that were there before the other functions; later ones come after those. */
const FIRST_MEASURES = 17

const CATALOGUE: readonly FunctionSpec[] = [
  ...MEASURES.slice(0, FIRST_MEASURES).map(ofMeasure),
  {
    name: 'MEASURE',
    description: 'Any measure by its name or title; your own measures of the table INAP_Measures, too.',
    parameters: [MEASURE, PERIOD, RELEASE, UNIT],
    result: 'value',
    live: true,
    example: 'INAP.MEASURE("Adjusted EBITDA","1Q13")',
    answer: (known, [name, period, release, unit]) =>
      asked(known, release, releases => {
        const measure = askNamed(releases, name)
        if (isFailure(measure)) return measure
        return isOwn(measure)
          ? ownCall(releases, measure, period, unit)
          : measureCall(releases, measure, period, undefined, unit)
      })
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
      asked(known, release, releases => lineCall(releases, statement, line, period, unit))
  },
  {
    name: 'GROWTH',
    description: 'How much a measure, or one of your own, grew: as a fraction of the earlier figure.',
    parameters: [MEASURE, PERIOD, BASIS, RELEASE],
    result: 'value',
    live: true,
    example: 'INAP.GROWTH("REVENUE","1Q13","QoQ")',
    answer: (known, [name, period, basis, release]) =>
      asked(known, release, releases => growthCall(releases, name, period, basis))
  },
  {
    name: 'BPS',
    description: 'By how many basis points a margin changed, between the margins as printed.',
    parameters: [MEASURE, PERIOD, BASIS, RELEASE],
    result: 'value',
    live: true,
    example: 'INAP.BPS("EBITDAMARGIN","1Q13")',
    answer: (known, [name, period, basis, release]) =>
      asked(known, release, releases => bpsCall(releases, name, period, basis))
  },
  {
    name: 'REPORTED',
    description: 'A measure as the release itself prints it.',
    parameters: [MEASURE, PERIOD, RELEASE, UNIT],
    result: 'value',
    live: true,
    example: 'INAP.REPORTED("EBITDAMARGIN","1Q13")',
    answer: (known, [name, period, release, unit]) =>
      asked(known, release, releases => reportedCall(releases, name, period, unit))
  },
  {
    name: 'BRIDGE',
    description:
      'What a measure is made of: its name and period, a row for each part with its sign, and the measure last. Your own, too.',
    parameters: [MEASURE, PERIOD, RELEASE, UNIT],
    result: 'rows',
    live: true,
    example: 'INAP.BRIDGE("ADJEBITDA","1Q13")',
    answer: (known, [name, period, release, unit]) =>
      asked(known, release, releases => bridgeCall(releases, name, period, unit))
  },
  {
    name: 'STATEMENT',
    description:
      'A whole statement under a row of headings, in the unit of the sheets; periods of several releases side by side.',
    parameters: [
      parameter('kind', 'A statement such as "IS", "Balance Sheet" or "cashflow".', false),
      parameter(
        'periods',
        'Periods with commas between them, or a row of cells with one each. Left out: all that are printed.',
        true,
        true
      ),
      RELEASE,
      UNIT
    ],
    result: 'rows',
    live: true,
    example: 'INAP.STATEMENT("IS","1Q13,1Q12")',
    answer: (known, [kind, typed, release, unit]) =>
      asked(known, release, releases => statementCall(releases, kind, typed, unit))
  },
  {
    name: 'PERIODS',
    description: 'The periods there are, latest first.',
    parameters: [RELEASE],
    result: 'rows',
    live: true,
    example: 'INAP.PERIODS()',
    answer: (known, [release]) => asked(known, release, periodsCall)
  },
  {
    name: 'MEASURES',
    description:
      'The measures there are: name, title, definition; your own of the table INAP_Measures after the standard ones.',
    parameters: [],
    result: 'rows',
    live: true,
    example: 'INAP.MEASURES()',
    answer: known => measuresCall(known?.own ?? [])
  },
  {
    name: 'LINES',
    description: 'The lines of a statement: label and id.',
    parameters: [parameter('kind', 'A statement such as "IS", "Balance Sheet" or "cashflow".', false), RELEASE],
    result: 'rows',
    live: true,
    example: 'INAP.LINES("CF")',
    answer: (known, [kind, release]) => asked(known, release, releases => linesCall(releases, kind))
  },
  {
    name: 'CHECKS',
    description: 'The relations between the figures and whether they tie, by the sheets as they are now.',
    parameters: [parameter('verdict', '"exact", "rounded", "fails" or "untestable". Left out: all.'), RELEASE],
    result: 'rows',
    live: true,
    example: 'INAP.CHECKS("fails")',
    answer: (known, [verdict, release]) => asked(known, release, releases => checksCall(releases, verdict))
  },
  {
    name: 'SOURCE',
    description:
      'Where a measure or line comes from: what was printed, where in the release, its cell, and where the text says it.',
    parameters: [
      parameter('name', 'A measure, the label of a line, or a figure as the text prints it: "$69.7 million".', false),
      PERIOD,
      RELEASE
    ],
    result: 'rows',
    live: true,
    example: 'INAP.SOURCE("ADJEBITDA","1Q13")',
    answer: (known, [name, period, release]) => asked(known, release, releases => sourceCall(releases, name, period))
  },
  {
    name: 'TIEOUT',
    description:
      'How many relations tie exactly, tie by rounding, fail, or can not be tested, in each release and in all.',
    parameters: [RELEASE],
    result: 'rows',
    live: true,
    example: 'INAP.TIEOUT()',
    answer: (known, [release]) => asked(known, release, tieOutCall)
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
    example: 'INAP.EVAL("ADJEBITDA",INAP_1Q13_REC_adjusted_ebitda[#All],"1Q13")',
    answer: (_, [name, table, period]) => evalCall(name, table, period)
  },
  {
    name: 'UNITS',
    description: 'The currency and unit that figures are in: those of the first release imported.',
    parameters: [RELEASE],
    result: 'value',
    live: true,
    example: 'INAP.UNITS()',
    answer: (known, [release]) => asked(known, release, unitsCall)
  },
  ...MEASURES.slice(FIRST_MEASURES).map(ofMeasure)
]

/** The functions there are; what each is given is read by one rule. */
export const FUNCTIONS: readonly FunctionSpec[] = CATALOGUE.map(spec => ({
  ...spec,
  answer: (known, args) => {
    const read = readArguments(spec, args)
    return isFailure(read) ? read : spec.answer(known, read)
  }
}))
