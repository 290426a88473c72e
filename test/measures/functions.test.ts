import assert from 'node:assert/strict'
import {Decimal} from '../../src/core/decimal.ts'
import type {CallResult} from '../../src/measures/answer.ts'
import {FUNCTIONS, type FunctionSpec} from '../../src/measures/functions.ts'
import {knownOf} from '../../src/measures/releases.ts'
import {withValues} from '../../src/model/overlay.ts'
import {modelOf} from '../support/in-words.ts'
import {matchesGolden} from '../support/golden.ts'
import {sample} from '../support/sample-model.ts'

/** The arguments of an example, as Excel would hand them over: texts, numbers; a table's name as its cells. */
function argumentsOf(example: string): readonly unknown[] {
  const inside = example.slice(example.indexOf('(') + 1, -1)
  if (inside === '') return []
  return (inside.match(/"[^"]*"|[^,]+/g) ?? []).map(each =>
    each.startsWith('"') ? each.slice(1, -1) : each.endsWith('[#All]') ? RECONCILIATION : Number(each)
  )
}

const RECONCILIATION = [
  ['Line', '1Q13', '4Q12', '1Q12'],
  ['Income from operations (GAAP)', 820, 2049, 1708],
  ['Depreciation and amortization, including amortization of acquired technologies', 11437, 10864, 9094],
  ['Loss (gain) on disposal of property and equipment, net', 3, -35, -16],
  ['Exit activities, restructuring and impairments', 248, 610, 43],
  ['Stock-based compensation', 1637, 1476, 1404],
  ['Adjusted EBITDA (non-GAAP)', 14145, 14964, 12233]
]

const OWN = [
  {name: 'Cash EBITDA', formula: '[Adjusted EBITDA] - CAPEX', format: '#,##0'},
  {name: 'Support share', formula: '[Direct costs of customer support] / REVENUE', format: '0.0%'},
  {name: 'EBITDA growth', formula: 'ADJEBITDA / LAG(ADJEBITDA, 4) - 1', format: '0%'},
  {name: 'Torn', formula: '[Revenue] +', format: ''},
  {name: 'Unknown', formula: '2 * [Goodwil]', format: ''}
]
const known = knownOf([sample.model], OWN)

/** What the sample release does not print: the lines of a maker, a bank, an insurer and a real estate trust. */
const OTHERS = [
  `
  CONSOLIDATED STATEMENTS OF OPERATIONS
  (In thousands, except per share amounts)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Net sales | 5,000 | 4,000
  Cost of sales | 3,000 | 2,600
  Gross profit | 2,000 | 1,400
  Research and development | 400 | 300
  Selling, general and administrative | 600 | 500
  Operating income | 1,000 | 600
  Dividends declared per share | $0.25 | $0.20

  CONSOLIDATED BALANCE SHEETS
  (In thousands)

  | March 31, 2013 | December 31, 2012
  Cash and cash equivalents | 700 | 500
  Marketable securities | 300 | 200
  Total cash, cash equivalents and marketable securities | 1,000 | 700
  Inventories | 900 | 800
  Total assets | 1,900 | 1,500

  CONSOLIDATED STATEMENTS OF CASH FLOWS
  (In thousands)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Net cash provided by operating activities | 800 | 700
  Repurchases of common stock | (150) | (100)
  Dividends paid | (50) | (40)
  Net cash used in financing activities | (200) | (140)

  RECONCILIATION OF GAAP TO NON-GAAP MEASURES
  (In thousands)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  GAAP gross profit | 2,000 | 1,400
  Stock-based compensation | 100 | 80
  Non-GAAP gross profit | 2,100 | 1,480
  GAAP operating income | 1,000 | 600
  Stock-based compensation | 200 | 150
  Non-GAAP operating income | 1,200 | 750`,
  `
  CONSOLIDATED STATEMENTS OF INCOME
  (In thousands)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Interest income | 900 | 850
  Interest expense | 200 | 250
  Net interest income | 700 | 600
  Provision for credit losses | 50 | 40
  Net interest margin | 3.10% | 2.95%

  Selected Financial Data

  | 1Q 2013 | 1Q 2012
  Efficiency ratio | 58.1% | 60.2%
  Return on average equity | 9.8% | 9.1%
  Return on average tangible common equity | 12.4% | 11.7%
  Book value per share | $26.10 | $25.40
  Tangible book value per share | $19.90 | $19.20`,
  `
  CONSOLIDATED STATEMENTS OF INCOME
  (In thousands)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Net premiums earned | 2,400 | 2,300
  Net investment income | 160 | 150
  Total revenues | 2,560 | 2,450
  Combined ratio | 93.4% | 93.1%`,
  `
  RECONCILIATION OF NET INCOME TO FUNDS FROM OPERATIONS
  (In thousands, except per share amounts)

  | Three Months Ended March 31, 2013 | Three Months Ended March 31, 2012
  Net income | 12,400 | 10,562
  Depreciation of real estate | 23,860 | 23,900
  FFO attributable to common stockholders | 36,260 | 34,462
  Debt refinancing costs | 489 | 783
  Normalized FFO | 36,749 | 35,245
  Straight-line rent | (2,010) | (1,970)
  Adjusted Funds from Operations (AFFO) | 34,739 | 33,275
  FFO per diluted share | $0.31 | $0.30`
].map(text => knownOf([modelOf(text)]))

/** Those releases that print what an example asks for, the sample before others. */
const knownFor = ({answer, example}: FunctionSpec): typeof known =>
  [known, ...OTHERS].find(each => answer(each, argumentsOf(example)).kind !== 'error') ?? known

function call(name: string, ...args: readonly unknown[]): CallResult {
  const spec = FUNCTIONS.find(each => each.name === name)
  assert.ok(spec, name)
  return spec.answer(known, args)
}
const value = (result: CallResult): unknown => (result.kind === 'value' ? result.value : result)
const rows = (result: CallResult): ReadonlyArray<readonly unknown[]> =>
  result.kind === 'spill' ? result.rows : assert.fail(JSON.stringify(result))
const error = (result: CallResult): string =>
  result.kind === 'error' ? `${result.code}: ${result.message}` : assert.fail(JSON.stringify(result))

const shown = (result: CallResult): string => {
  switch (result.kind) {
    case 'value':
      return String(result.value)
    case 'spill':
      return result.rows.map(row => row.join(' | ')).join('\n')
    case 'error':
      return `#${result.code}: ${result.message}`
  }
}

const PREFACE = `# Functions

Made from the catalogue; every example is run by a test: over the sample release, or over a small one where that prints no such line. Money and shares are in the unit of the sheets,
percentages are fractions.

## Periods

A period is typed as analysts type it, in capitals or not. Quarters and years are the company's fiscal ones. What is not understood
to the last letter is \`#N/A\` and says why, and so is what may mean two periods: nothing is guessed.

| Typed | Is |
|---|---|
| \`1Q13\` \`Q1 2013\` \`FQ12013\` \`2013Q1\` \`2013/1F\` \`1QFY13\` \`Q1/13\` \`1Q13A\` | a quarter |
| \`FY12\` \`2012\` \`F12\` \`FY11/12\` \`12M12\` | a year |
| \`H1 2013\` \`1H13\` \`6M13\` \`9M13\` \`YTD 2Q13\` \`2Q13 YTD\` | from the beginning of the year |
| \`2H12\` | its second half |
| \`LTM\` \`TTM\` \`LTM 4Q12\` | the last twelve months |
| \`-1Q\` \`-4Q\` \`FQ-4\` \`-1Y\` \`0\` \`latest\` | quarters back from the latest |
| \`FY0\` \`FY-1\` \`-1FY\` | full years back |
| \`CY12\` \`CQ1 2013\` \`2013/1C\` | of the calendar, where the company's quarters end with its |
| a date, \`2013-03-31\` \`3/31/2013\` \`31.3.2013\` \`Mar-13\` | the quarter that it lies in |
| a heading as printed, \`Three Months Ended March 31, 2013\` | what it says |

- Left out, it is the latest period that the releases print the measure for.
- \`0\`, \`-1\` count quarters back from the latest; for a company that reports by the year alone, years.
- A **balance** (\`CASH\`, \`TOTALDEBT\`) is that of the period's last day: \`CASH("FY12")\` and \`CASH("4Q12")\` are the same.
- A **date** means the fiscal quarter that it lies in, whatever longer periods end on it, so that a row of dates is a row of
  quarters; for a company that reports by the year alone, the year. Longer periods are asked for by name: \`YTD 2Q13\`, \`FY12\`.
- A flow for a period that **no release prints is derived** from those that are printed, by the fewest of them: a quarter as
  \`YTD2Q13 - 1Q13\`, a year from its quarters, the last twelve months as \`FY12 + 1Q13 - 1Q12\` or from four quarters. Margins are
  those of the derived amounts. Shares and amounts a share are never added up over periods. \`INAP.SOURCE\` and the Measures sheet
  say what is derived and how; \`INAP.BRIDGE\` shows the parts.

## Releases

Where a workbook holds several releases of a company, each figure is the one that was **reported last**; of several companies, the\none that came first answers where no other is named. The argument \`release\`
says otherwise: \`"first"\` for the one reported first, \`"latest"\` for the latest release alone, \`"1Q13"\` for the release of that
quarter, or a company, ticker or file name; with a company, \`"ACME first"\` and \`"ACME latest"\`, too. One that is not there is \`#N/A\` and names those that are.

## Units

Money and shares come in the unit of the first release imported, which \`INAP.UNITS()\` tells; what another release prints in another
unit is converted. The argument \`unit\` converts: \`"thousands"\`, \`"millions"\`, \`"$m"\`, \`"USD millions"\`, \`"units"\`; percentages to \`"%"\` or
\`"bps"\`, amounts per share to \`"cents"\`. Currencies are never converted.

## Own measures

The table \`INAP_Measures\` (Name, Formula, Format) holds measures of your own: \`[Adjusted EBITDA] - CAPEX\`, \`REVENUE / LAG(REVENUE, 4) - 1\`.
Lines and measures are named, in brackets where they have spaces; \`LAG\` counts quarters back; \`ABS\` and \`ROUND\` are Excel's.
\`MEASURE\`, \`GROWTH\`, \`BPS\` (for those with a percent format), \`BRIDGE\` and \`SOURCE\` take them, and every company's Measures sheet has them as formulas.

## Sharing

*Prepare for sharing* puts names and values in the place of the functions, also within formulas, in names and over all that a function
spilled: readers without the add-in see figures. *Make functions live again* puts the same formulas back, except over cells that were changed since.

## Errors

An error shows its reason where the cell is pointed at. An error, a truth value, several cells or a unit in the place of another
argument is named with that argument. A blank cell counts as left out, since Excel hands it over as nothing or as 0; a formula that
gives an empty text is \`#VALUE!\`, so that no figure stands under a heading that is missing.

\`#N/A\` says that a name is unknown (and which are nearest), that a period is not imported (and which are), or that the release does
not disclose the figure (and which line is missing). \`#VALUE!\` says that a figure is there but can't be computed with, and names
its line and cell.
`

describe('the functions', () => {
  for (const spec of FUNCTIONS) {
    it(`${spec.name} answers its example`, () => {
      const result = spec.answer(knownFor(spec), argumentsOf(spec.example))
      assert.notEqual(result.kind, 'error', shown(result))
      assert.equal(result.kind, spec.result === 'rows' ? 'spill' : 'value')
    })
  }

  it('are the page in docs', () => {
    const entries = FUNCTIONS.map(spec => {
      const parameters = spec.parameters
        .map(({name, description, optional}) => `- \`${name}\`${optional ? ' (optional)' : ''}: ${description}\n`)
        .join('')
      const signature = spec.parameters.map(({name, optional}) => (optional ? `[${name}]` : name)).join(', ')
      const result = shown(spec.answer(knownFor(spec), argumentsOf(spec.example)))
      const lines = result.split('\n')
      const cut = lines.length > 8 ? [...lines.slice(0, 8), '…'] : lines
      return `## ${spec.name}\n\n\`=INAP.${spec.name}(${signature})\`\n\n${spec.description}\n\n${parameters}\n\`=${spec.example}\` gives\n\n\`\`\`text\n${cut.join('\n')}\n\`\`\`\n`
    })
    const page = `${PREFACE}\n${entries.join('\n')}`
    matchesGolden(new URL('../../docs/functions.md', import.meta.url).pathname, page)
  })
})

describe('figures in another unit', () => {
  it('are converted', () => {
    assert.equal(value(call('ADJEBITDA', '1Q13', 'millions')), 14.145)
    assert.equal(value(call('ADJEBITDA', '1Q13', 'units')), 14_145_000)
    assert.equal(value(call('SEGPROFIT', '1Q13', 'IP services', 'millions')), 15.084)
    assert.equal(value(call('UNITS')), 'USD thousands')
    for (const unit of ['$m', 'USD millions', 'in millions', 'mm', ' Millions '])
      assert.equal(value(call('ADJEBITDA', '1Q13', unit)), 14.145, unit)
    for (const unit of ['$000s', "'000", 'k']) assert.equal(value(call('ADJEBITDA', '1Q13', unit)), 14_145, unit)
    assert.equal(value(call('REPORTED', 'EBITDAMARGIN', '1Q13', null, '%')), 20.3)
    assert.equal(Number(value(call('EBITDAMARGIN', '1Q13', 'bps'))).toFixed(1), '2029.4')
    assert.equal(Number(value(call('NORMEPS', '1Q13', 'cents'))).toFixed(3), '0.460')
    assert.deepEqual(rows(call('BRIDGE', 'ADJEBITDA', '1Q13', null, 'millions')).at(-1), ['Adjusted EBITDA', 14.145])
    assert.deepEqual(rows(call('STATEMENT', 'BS', 'FY12', null, 'millions')).at(-1), [
      "Total liabilities and stockholders' equity",
      400.712
    ])
  })

  it('are refused where there is none', () => {
    assert.match(
      error(call('EBITDAMARGIN', '1Q13', 'millions')),
      /"millions" is no unit for a percentage: say "%", "bps" or "fraction"/
    )
    assert.match(error(call('ADJEBITDA', '1Q13', 'dozens')), /"dozens" is no unit for an amount of money/)
    assert.match(error(call('ADJEBITDA', '1Q13', 'EUR millions')), /Figures are in USD/)
    assert.match(
      error(call('MEASURE', 'ADJEBITDA', '1Q13', 'millions')),
      /"millions" is a unit, and stands as the release of INAP.MEASURE/
    )
  })
})

describe('a line', () => {
  it('is found by label or id, in the statement that is named', () => {
    assert.equal(value(call('LINE', 'BS', 'Goodwill', '1Q13')), 59_605)
    assert.equal(value(call('LINE', 'cashflow', 'Depreciation and amortization', '1Q13')), 11_437)
    assert.equal(value(call('LINE', 'IS', 'Depreciation and amortization', '1Q13')), 10_258)
    assert.equal(value(call('LINE', '', 'goodwill')), 59_605)
    assert.equal(value(call('LINE', 'BS', 'capital-leases@current-liabilities', '4Q12')), 4_504)
  })

  it('that is not there has near names', () => {
    assert.match(error(call('LINE', 'BS', 'Goodwil')), /^notAvailable: No line is called "Goodwil". Nearest: Goodwill,/)
    assert.match(
      error(call('LINE', 'nowhere', 'Goodwill')),
      /No statement is called "nowhere". Statements: SUM, IS, BS/
    )
    assert.match(
      error(call('LINE', 'IS', 'Sales and marketing', '4Q12')),
      /"Sales and marketing" is not disclosed for 4Q12. Periods it is printed for: 1Q13, 1Q12/
    )
  })
})

describe('growth and basis points', () => {
  it('are as the release prints them', () => {
    assert.equal(Number(value(call('GROWTH', 'REVENUE'))).toFixed(4), '0.0398')
    assert.equal(Number(value(call('GROWTH', 'NETINCOME', '1Q13', 'QoQ'))).toFixed(2), '-79.24')
    assert.equal(value(call('BPS', 'SEGMARGIN', '1Q13')), -70)
    assert.equal(value(call('BPS', 'EBITDAMARGIN', '1Q13', 'QoQ')), -120)
  })

  it('say what they are not', () => {
    assert.match(error(call('GROWTH', 'EBITDAMARGIN')), /basis points/)
    assert.match(error(call('BPS', 'REVENUE')), /no percentage/)
    assert.match(error(call('GROWTH', 'REVENUE', '1Q13', 'MoM')), /"MoM" is no basis/)
    assert.match(error(call('GROWTH', 'REVENUE', '1Q12')), /1Q11/)
  })
})

describe('what is asked wrong', () => {
  it('is told from what is not disclosed and what is not imported', () => {
    assert.match(
      error(call('MEASURE', 'Adjusted EBITDAR')),
      /No measure is called "Adjusted EBITDAR". Nearest: Adjusted EBITDA,/
    )
    assert.match(error(call('OPCASHFLOW', '4Q12')), /does not disclose Cash flow from operations for 4Q12/)
    assert.match(error(call('ADJEBITDA', '3Q12')), /3Q12 is not imported/)
    assert.match(
      error(call('ADJEBITDA', 'LTM')),
      /LTM1Q13 \("LTM"\) is not imported: no release here prints it. Derived it would be FY12 \+ 1Q13 - 1Q12; missing: FY12. Periods of/
    )
    assert.match(
      error(call('ADJEBITDA', 'soon')),
      /"soon" is no period: write .*\. Periods of Adjusted EBITDA: 1Q13, 4Q12, 1Q12/
    )
    assert.match(error(call('MEASURE', 'REVENUE', '1Q13', 'Acme')), /"Acme" is not imported/)
    assert.equal(value(call('MEASURE', 'REVENUE', '1Q13', 'Internap Network Services Corporation')), 69_699)
  })

  it('names what is missing', () => {
    const ids = [...sample.model.facts.values()].filter(
      fact => fact.id !== 'REC-adjusted-ebitda!stock-based-compensation[1Q13]'
    )
    const without = withValues(sample.model, new Map(ids.map(fact => [fact.id, fact.value])))
    const spec = FUNCTIONS.find(each => each.name === 'ADJEBITDA')
    assert.match(
      error(spec?.answer(knownOf([without]), ['1Q13']) ?? assert.fail()),
      /^invalidValue: Adjusted EBITDA 1Q13 can't be computed/
    )
  })
})

describe('rows that spill', () => {
  it('are the bridge with its signs, and add up', () => {
    const bridge = rows(call('BRIDGE', 'NORMCOMMON', '1Q13'))
    assert.deepEqual(bridge, [
      ['Normalized net income available to common stockholders', '1Q13'],
      ['Normalized net income (non-GAAP)', 242],
      ['Normalized net income allocable to participating securities (non-GAAP)', -5],
      ['Normalized net income available to common stockholders', 237]
    ])
  })

  it('are a statement in the periods asked for', () => {
    const statement = rows(call('STATEMENT', 'Balance Sheet', '-1Q'))
    assert.deepEqual(statement[0], ['UNAUDITED CONDENSED CONSOLIDATED BALANCE SHEETS, USD thousands', '4Q12'])
    assert.deepEqual(statement.at(-1), ["Total liabilities and stockholders' equity", 400_712])
  })

  it('are the checks that the sheets fail now', () => {
    assert.deepEqual(rows(call('CHECKS', 'fails')), [['no check fails']])
    const edited = withValues(
      sample.model,
      new Map(
        [...sample.model.facts].map(([id, fact]) => [id, id === 'IS!revenue[1Q13]' ? new Decimal(70_699) : fact.value])
      )
    )
    const spec = FUNCTIONS.find(each => each.name === 'CHECKS')
    assert.ok(rows(spec?.answer(knownOf([edited]), ['fails']) ?? assert.fail()).length > 3)
  })

  it('say where a figure was printed', () => {
    const source = rows(call('SOURCE', 'Goodwill', '4Q12'))
    assert.deepEqual(source[1]?.slice(0, 4), [
      'Goodwill',
      '4Q12',
      'UNAUDITED CONDENSED CONSOLIDATED BALANCE SHEETS',
      '59,605'
    ])
    assert.match(String(source[1]?.[4]), /^line \d+, columns \d+ to \d+$/)
  })
})

describe('the source of a figure', () => {
  const [release = assert.fail()] = known.releases
  const told = {releases: [{...release, prose: sample.prose}], own: []}
  const said = (...args: readonly unknown[]): readonly string[] =>
    rows(FUNCTIONS.find(({name}) => name === 'SOURCE')?.answer(told, args) ?? assert.fail())
      .filter(row => String(row[2]).startsWith('the text: '))
      .map(row => `${String(row[0])} ${String(row[1])}: ${String(row[3])}`)

  it('is where the running text says it, and how it changed', () => {
    assert.deepEqual(
      [...new Set(said('ADJEBITDA', '1Q13'))],
      [
        'Adjusted EBITDA 1Q13: $14.1 million',
        'Adjusted EBITDA, growth 1Q13, 1Q12: 16%',
        'Adjusted EBITDA, growth 1Q13, 4Q12: 5%'
      ]
    )
    assert.ok(said('EBITDAMARGIN', '1Q13').some(each => each.endsWith(' 1Q13: 20.3%')))
    assert.ok(said('Total revenues', '1Q13').every(each => /^Total Revenues/i.test(each)))
    assert.deepEqual(said('Goodwill', '1Q13'), [])
  })

  it('may be asked for as the text prints it', () => {
    assert.deepEqual(said('$69.7  Million'), [
      'Total revenues 1Q13: $69.7 million',
      'Total Revenues 1Q13: $69.7 million',
      'Total Revenues 4Q12: $69.7 million'
    ])
  })
})

describe('a measure over a table', () => {
  it('is computed from its rows, not read off', () => {
    const table = RECONCILIATION.map(row =>
      row[0] === 'Stock-based compensation' ? ['Stock-based compensation', 2637, 1476, 1404] : row
    )
    assert.equal(value(call('EVAL', 'ADJEBITDA', table, '1Q13')), 15_145)
    assert.equal(value(call('EVAL', 'ADJEBITDA', table, 'Q4 2012')), 14_964)
  })

  it('says what the table lacks', () => {
    assert.match(error(call('EVAL', 'ADJEBITDA', RECONCILIATION.slice(0, 3), '1Q13')), /lacks .*disposal/)
    assert.match(
      error(call('EVAL', 'ADJEBITDA', RECONCILIATION, '3Q13')),
      /no period 3Q13\. Periods of the table: 1Q13, 4Q12, 1Q12/
    )
    assert.match(error(call('EVAL', 'ADJEBITDA', 'text')), /as a range/)
  })
})

describe('a measure of one’s own', () => {
  it('is computed from lines, measures and earlier periods', () => {
    assert.equal(value(call('MEASURE', 'Cash EBITDA', '1Q13')), 14_145 - 7_438)
    assert.equal(Number(value(call('MEASURE', 'support share', '1Q12'))).toFixed(6), (6_728 / 67_028).toFixed(6))
    assert.equal(Number(value(call('MEASURE', 'EBITDA growth'))).toFixed(6), (14_145 / 12_233 - 1).toFixed(6))
  })

  it('says at which column it is wrong', () => {
    assert.equal(
      error(call('MEASURE', 'Torn')),
      'invalidValue: Torn, column 12: The expression ends where a number, a name or a bracket was expected.'
    )
    assert.match(
      error(call('MEASURE', 'Unknown')),
      /^notAvailable: Unknown, column 5: no line or measure is called "Goodwil". Nearest: Goodwill,/
    )
    assert.match(error(call('MEASURE', 'Cash EBITDA', '4Q12')), /column 21: "CAPEX" is not disclosed for 4Q12/)
  })

  it('is asked as any other measure is', () => {
    assert.equal(Number(value(call('GROWTH', 'Cash EBITDA', '1Q13'))).toFixed(4), (6_707 / 4_591 + 1).toFixed(4))
    assert.match(error(call('GROWTH', 'Support share')), /percentage: its change is in basis points/)
    assert.equal(
      Number(value(call('BPS', 'Support share', '1Q13'))).toFixed(0),
      ((7_151 / 69_699 - 6_728 / 67_028) * 10_000).toFixed(0)
    )
    assert.deepEqual(rows(call('BRIDGE', 'Cash EBITDA', '1Q13')), [
      ['Cash EBITDA', '1Q13'],
      ['Adjusted EBITDA', 14_145],
      ['CAPEX', -7_438],
      ['Cash EBITDA', 6_707]
    ])
    assert.deepEqual(rows(call('SOURCE', 'Cash EBITDA', '1Q13'))[0]?.slice(0, 2), [
      'Cash EBITDA 1Q13',
      'your own formula: [Adjusted EBITDA] - CAPEX'
    ])
    assert.equal(value(call('MEASURE', 'Cash EBITDA', '1Q13', null, 'millions')), 6.707)
  })

  it('that rests on itself, divides by nil or has another’s name says so', () => {
    const asking =
      (own: typeof OWN) =>
      (name: string): string => {
        const spec = FUNCTIONS.find(each => each.name === 'MEASURE')
        return error(spec?.answer(knownOf([sample.model], own), [name, '1Q13']) ?? assert.fail())
      }
    const measure = (name: string, formula: string): (typeof OWN)[number] => ({name, formula, format: ''})
    const asked = asking([
      measure('Self', '1 + Self'),
      measure('One', 'Two * 2'),
      measure('Two', '[Goodwill] + One'),
      measure('Nil', '[Goodwill] / ([Goodwill] - [Goodwill])'),
      measure('Revenue', '[Goodwill]'),
      measure('Twice', '1'),
      measure('twice', '2'),
      measure('Year', 'LAG(REVENUE, 40)'),
      measure('Blank', '')
    ])
    assert.match(
      asked('Self'),
      /^invalidValue: Self, column 5: "Self" leads back to Self: a measure can't rest on itself/
    )
    assert.match(asked('One'), /^invalidValue: Two, column 14: "One" leads back to Two/)
    assert.match(asked('Nil'), /^invalidValue: Nil 1Q13 can't be computed: it divides by nil/)
    assert.match(
      asked('Revenue'),
      /is a row of INAP_Measures and the standard measure Revenue, which INAP.REVENUE gives: rename the row/
    )
    assert.match(asked('Twice'), /INAP_Measures has several rows called "Twice": rename all but one/)
    assert.match(asked('Year'), /^notAvailable: Year, column 5: 1Q03 is not imported: the releases reach from 1Q12/)
    assert.match(asked('Blank'), /^invalidValue: Blank, column 1: The expression ends where/)
  })
})
