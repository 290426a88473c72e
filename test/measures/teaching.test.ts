import assert from 'node:assert/strict'
import type {CallResult} from '../../src/measures/answer.ts'
import {FUNCTIONS, type FunctionSpec} from '../../src/measures/functions.ts'
import {knownOf} from '../../src/measures/releases.ts'
import {withValues} from '../../src/model/overlay.ts'
import {sample} from '../support/sample-model.ts'

const known = knownOf([sample.model])

/** Arguments that every function answers, by the parameter's name. */
const GOOD: Readonly<Record<string, unknown>> = {
  measure: 'REVENUE',
  statement: 'IS',
  line: 'Total revenues',
  kind: 'IS',
  name: 'REVENUE',
  verdict: 'exact',
  table: [
    ['Line', '1Q13', '4Q12'],
    ['Total revenues', 69_699, 69_748]
  ]
}

/** A call in which one argument is as given, and those before it are good. */
function asked(spec: FunctionSpec, parameter: string, arg: unknown): CallResult {
  const at = spec.parameters.findIndex(({name}) => name === parameter)
  const measure = spec.name === 'BPS' ? 'EBITDAMARGIN' : GOOD['measure']
  const before = spec.parameters
    .slice(0, at)
    .map(({name, optional}) => (optional ? null : name === 'measure' ? measure : GOOD[name]))
  return spec.answer(known, [...before, arg])
}

const complaint = (result: CallResult): string =>
  result.kind === 'error' ? `${result.code}: ${result.message}` : assert.fail(`answered ${JSON.stringify(result)}`)

const taking = (parameter: string): readonly FunctionSpec[] =>
  FUNCTIONS.filter(({parameters}) => parameters.some(({name}) => name === parameter))

/** What is given as a period, and what every function that takes one says. */
const PERIODS: ReadonlyArray<readonly [string, unknown, RegExp]> = [
  [
    'one that is to come',
    '2Q19',
    /^notAvailable: (?:2Q19 is not imported: the releases reach from 1Q12 to 1Q13\.|The table has no period)/
  ],
  [
    'one before all others',
    '-40Q',
    /^notAvailable: (?:1Q03 \("-40Q"\) is not imported: the releases reach from 1Q12|The table has no period)/
  ],
  ['nonsense', 'sometime', /^notAvailable: "sometime" is no period: write 1Q13, FY12/],
  [
    'a date that may be either of two',
    '4/1/2013',
    /^notAvailable: "4\/1\/2013" may be 2013-04-01 or 2013-01-04: write it so\. /
  ],
  ['a quarter without a year', 'Q1', /^notAvailable: "Q1" names no year: write 1Q13/],
  ['an estimate', '2Q13E', /^notAvailable: "2Q13E" asks for an estimate/],
  ['an empty text', '', /^invalidValue: The period of INAP\.\w+ is an empty text\. A period such as "1Q13"/],
  ['an error', '#REF!', /^invalidValue: The period of INAP\.\w+ is #REF!: mend the cell/],
  ['what is not available', '#N/A', /^notAvailable: The period of INAP\.\w+ is #N\/A: mend the cell/],
  ['a truth value', true, /^invalidValue: TRUE was given as the period of INAP\.\w+\. A period such as/],
  [
    'several cells',
    [['1Q13', '4Q12', '1Q12']],
    /^invalidValue: 1 × 3 cells were given as the period of INAP\.\w+: give one/
  ]
]

describe('every function', () => {
  it('says what to press where no release is imported', () => {
    for (const spec of FUNCTIONS.filter(({live, name}) => live && name !== 'MEASURES'))
      assert.match(
        complaint(
          spec.answer(
            undefined,
            spec.parameters.map(({name, optional}) => (optional ? null : GOOD[name]))
          )
        ),
        /^notAvailable: No release is imported in this workbook: press Import on the INAP tab\.$/,
        spec.name
      )
  })

  for (const [what, arg, says] of PERIODS)
    it(`that is given ${what} as the period says so`, () => {
      const specs = taking('period')
      assert.ok(specs.length > 60)
      for (const spec of specs) assert.match(complaint(asked(spec, 'period', arg)), says, spec.name)
    })

  it('takes a range of one cell for the cell', () => {
    for (const spec of taking('period')) {
      const [cell, range] = ['1Q13', [['1Q13']]].map(arg => JSON.stringify(asked(spec, 'period', arg)))
      assert.equal(range, cell, spec.name)
    }
  })

  it('names the releases there are for one that is not', () => {
    for (const spec of taking('release'))
      assert.match(
        complaint(asked(spec, 'release', 'Acme 3Q09')),
        /^notAvailable: The release "Acme 3Q09" is not imported\. Imported: INAP 1Q13\.$/,
        spec.name
      )
  })

  it('is told a unit that stands in another place', () => {
    for (const spec of taking('unit').filter(({parameters}) => parameters.some(({name}) => name === 'release')))
      assert.match(
        complaint(asked(spec, 'release', 'millions')),
        /^invalidValue: "millions" is a unit, and stands as the release/,
        spec.name
      )
  })

  it('names the nearest measures, lines, statements and segments', () => {
    for (const spec of taking('measure'))
      assert.match(
        complaint(asked(spec, 'measure', 'Adjusted EBITDAR')),
        /^notAvailable: No measure is called "Adjusted EBITDAR"\. Nearest: Adjusted EBITDA, [^,]+, [^,]+\.$/,
        spec.name
      )
    for (const spec of taking('line'))
      assert.match(complaint(asked(spec, 'line', 'Total revenue of all kinds')), /Nearest: Total revenues,/, spec.name)
    for (const parameter of ['kind', 'statement'])
      for (const spec of taking(parameter))
        assert.match(
          complaint(asked(spec, parameter, 'Trial balance')),
          /No statement is called "Trial balance"\. Statements: .*IS.*BS/,
          spec.name
        )
    for (const spec of taking('segment'))
      assert.match(
        complaint(asked(spec, 'segment', 'Hosting')),
        /No segment is called "Hosting"\. Segments: Data center services, IP services\./,
        spec.name
      )
    for (const spec of taking('basis'))
      assert.match(complaint(asked(spec, 'basis', 'MoM')), /"MoM" is no basis: say "YoY" or "QoQ"/, spec.name)
    for (const spec of taking('verdict'))
      assert.match(complaint(asked(spec, 'verdict', 'wrong')), /"wrong" is no verdict: exact,/, spec.name)
    for (const spec of taking('name'))
      assert.match(
        complaint(asked(spec, 'name', 'Adjusted EBITDAR')),
        /No line is called .* No measure is called .* Nearest: Adjusted EBITDA,/,
        spec.name
      )
  })

  it('names the line and the cell that lack a figure', () => {
    const gone = 'BS!cash[1Q13]'
    const without = withValues(
      sample.model,
      new Map([...sample.model.facts.values()].filter(({id}) => id !== gone).map(({id, value}) => [id, value]))
    )
    const inSheets = {
      releases: [
        {...(knownOf([without]).releases[0] ?? assert.fail()), cells: new Map([[gone, "'1Q13 Balance Sheet'!B9"]])}
      ],
      own: []
    }
    const call = (name: string, ...args: readonly unknown[]): string =>
      complaint(FUNCTIONS.find(spec => spec.name === name)?.answer(inSheets, args) ?? assert.fail())
    const says =
      /^invalidValue: Cash and cash equivalents 1Q13 can't be computed: Cash and cash equivalents 1Q13 in '1Q13 Balance Sheet'!B9 is blank or no number/
    assert.match(call('CASH', '1Q13'), says)
    assert.match(call('MEASURE', 'cash', '1Q13'), says)
    assert.match(call('GROWTH', 'CASH', '1Q13', 'QoQ'), says)
    assert.match(call('BRIDGE', 'CASH', '1Q13'), says)
    assert.match(
      call('LINE', 'BS', 'Cash and cash equivalents', '1Q13'),
      /^invalidValue: "Cash and cash equivalents" has no figure for 1Q13: its cell '1Q13 Balance Sheet'!B9 is blank or no number/
    )
  })
})
