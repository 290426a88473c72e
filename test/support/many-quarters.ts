import type {Release} from '../../src/release/document.ts'

/**
 * Releases of one company that go on for years, each of which prints the periods before it as they were first printed: but for
 * every third, which moves a little of last year's costs from one line to another. Quarters count from the first of 2004.
 */
export function quarterOf(number: number): Release {
  const text = [
    ...summary(number),
    ...operations(number),
    ...balances(number),
    ...cashFlows(number),
    ...reconciliation(number),
    ...segments(number)
  ].join('\n')
  return {name: `${label(number).replace(' ', '-')}.txt`, bytes: new TextEncoder().encode(text)}
}

const WORDS = ['First', 'Second', 'Third', 'Fourth'] as const
const SPANS = ['Three', 'Six', 'Nine', 'Twelve'] as const
const ENDS = ['March 31,', 'June 30,', 'September 30,', 'December 31,'] as const

const yearOf = (quarter: number): number => 2004 + Math.floor(quarter / 4)
const numberIn = (quarter: number): 0 | 1 | 2 | 3 => (((quarter % 4) + 4) % 4) as 0 | 1 | 2 | 3
const label = (quarter: number): string => `${numberIn(quarter) + 1}Q ${yearOf(quarter)}`

/** A line that is printed for a quarter: what it was then, in thousands. */
type Flow = (quarter: number) => number

/** Grows by a share a quarter, up and down a little, never the same twice. */
const growing =
  (first: number, share: number): Flow =>
  quarter =>
    Math.round(first * (1 + share) ** quarter * (1 + 0.03 * Math.sin(first + quarter * 1.7)))
const sum =
  (...flows: readonly Flow[]): Flow =>
  quarter =>
    flows.reduce((total, flow) => total + flow(quarter), 0)
const less =
  (from: Flow, ...taken: readonly Flow[]): Flow =>
  quarter =>
    from(quarter) - sum(...taken)(quarter)
const negative =
  (flow: Flow): Flow =>
  quarter =>
    -flow(quarter)

const DATA = growing(44_392, 0.012)
const IP = growing(25_307, 0.003)
const REVENUE = sum(DATA, IP)
const DATA_COSTS = growing(22_648, 0.011)
const IP_COSTS = growing(10_222, 0.002)
const COSTS: ReadonlyArray<readonly [string, Flow]> = [
  ['Data center services', DATA_COSTS],
  ['IP services', IP_COSTS],
  ['Direct costs of customer support', growing(6_812, 0.01)],
  ['Direct costs of amortization of acquired technology', growing(1_179, 0.005)],
  ['Sales and marketing', growing(8_065, 0.008)],
  ['General and administrative', growing(9_437, 0.009)],
  ['Depreciation and amortization', growing(9_258, 0.01)],
  ['Exit activities, restructuring and impairments', growing(248, 0.02)]
]
const [SALES, GENERAL] = [4, 5]
const DEPRECIATION = sum(COSTS[3]?.[1] ?? REVENUE, COSTS[6]?.[1] ?? REVENUE)
const EXIT = COSTS[7]?.[1] ?? REVENUE
const TOTAL_COSTS = sum(...COSTS.map(([, flow]) => flow))
const OPERATING = less(REVENUE, TOTAL_COSTS)
const INTEREST = growing(421, 0.01)
const OTHER = growing(131, 0.004)
const PRETAX = less(OPERATING, INTEREST, OTHER)
const TAXES = growing(163, 0.01)
const NET = less(PRETAX, TAXES)
const TRANSLATION = growing(63, 0.01)
const STOCK = growing(1_637, 0.008)

const WORKING: ReadonlyArray<readonly [string, Flow]> = [
  ['Depreciation and amortization', DEPRECIATION],
  ['Stock-based compensation expense', STOCK],
  ['Provision for doubtful accounts', growing(329, 0.004)],
  ['Non-cash change in capital lease obligations', growing(121, 0.003)],
  ['Deferred income taxes', growing(137, 0.004)],
  ['Accounts receivable', negative(growing(255, 0.01))],
  ['Prepaid expenses, deposits and other assets', growing(397, 0.004)],
  ['Accounts payable', negative(growing(2_051, 0.005))],
  ['Accrued and other liabilities', negative(growing(831, 0.006))]
]
const FROM_OPERATIONS = sum(NET, ...WORKING.map(([, flow]) => flow))
const PURCHASES = negative(growing(7_438, 0.012))
const FINANCING: ReadonlyArray<readonly [string, Flow]> = [
  ['Proceeds from credit agreement', growing(999, 0.01)],
  ['Principal payments on credit agreement', negative(growing(875, 0.01))],
  ['Payments on capital lease obligations', negative(growing(1_104, 0.01))],
  ['Proceeds from exercise of stock options', growing(397, 0.01)]
]
const FROM_FINANCING = sum(...FINANCING.map(([, flow]) => flow))
const CHANGE = sum(FROM_OPERATIONS, PURCHASES, FROM_FINANCING)

/** Cash moves by what the cash flows say. */
function cash(quarter: number): number {
  let held = 300_000
  for (let each = -4; each <= quarter; each++) held += CHANGE(each)
  return held
}

const ASSETS: ReadonlyArray<readonly [string, Flow]> = [
  ['Property and equipment, net', growing(257_918, 0.01)],
  ['Investment in joint venture', growing(2_697, 0.002)],
  ['Intangible assets, net', growing(19_957, 0.001)],
  ['Goodwill', () => 59_605],
  ['Deposits and other assets', growing(5_343, 0.003)]
]
const CURRENT: ReadonlyArray<readonly [string, Flow]> = [
  ['Cash and cash equivalents', cash],
  ['Accounts receivable, net', growing(18_960, 0.01)],
  ['Prepaid expenses and other assets', growing(13_376, 0.005)]
]
const DUE: ReadonlyArray<readonly [string, Flow]> = [
  ['Accounts payable', growing(18_107, 0.006)],
  ['Accrued liabilities', growing(10_555, 0.006)],
  ['Deferred revenues, current', growing(2_707, 0.004)],
  ['Other current liabilities', growing(172, 0.003)]
]
const LATER: ReadonlyArray<readonly [string, Flow]> = [
  ['Capital lease obligations', growing(52_272, 0.004)],
  ['Revolving credit facility', growing(40_500, 0.003)],
  ['Term loan', growing(60_796, 0.001)],
  ['Deferred rent', growing(14_596, 0.002)],
  ['Other long-term liabilities', growing(3_122, 0.01)]
]
const all = (lines: ReadonlyArray<readonly [string, Flow]>): Flow => sum(...lines.map(([, flow]) => flow))
const TOTAL_ASSETS = sum(all(CURRENT), all(ASSETS))
const TOTAL_DUE = sum(all(DUE), all(LATER))
const COMMON: Flow = () => 54
const PAID_IN = growing(246_930, 0.002)
const EQUITY = less(TOTAL_ASSETS, TOTAL_DUE)
const EARNINGS = less(EQUITY, COMMON, PAID_IN)

const money = (value: number): string =>
  value < 0 ? `(${Math.abs(value).toLocaleString('en-US')})` : value === 0 ? '-' : value.toLocaleString('en-US')
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`
const row = (name: string, values: readonly number[]): string => `${name}\t${values.map(money).join('\t')}`
/** A flow over a year so far. */
const soFar =
  (flow: Flow): Flow =>
  quarter => {
    let total = 0
    for (let each = quarter - numberIn(quarter); each <= quarter; each++) total += flow(each)
    return total
  }

function heading(title: string, unit = 'In thousands'): readonly string[] {
  return ['', '', '', 'INTERNAP NETWORK SERVICES CORPORATION', title, `(${unit})`, '']
}

function summary(quarter: number): readonly string[] {
  const [now, last, ago] = [quarter, quarter - 1, quarter - 4]
  const word = WORDS[numberIn(now)] ?? ''
  const line = (name: string, flow: Flow): string => row(name, [flow(now), flow(ago), flow(last)])
  return [
    `Internap Posts Results for the ${word} Quarter of ${yearOf(now)}`,
    '',
    `ATLANTA – Internap Network Services Corporation (NASDAQ: INAP) announced results for the ${word.toLowerCase()} quarter of ${yearOf(now)}.`,
    '',
    `- Revenue was $${(REVENUE(now) / 1000).toFixed(1)} million, compared with $${(REVENUE(ago) / 1000).toFixed(1)} million in the ${word.toLowerCase()} quarter of ${yearOf(ago)}.`,
    '',
    `${word} Quarter ${yearOf(now)} Financial Summary`,
    '(In thousands)',
    '',
    `\t${label(now)}\t${label(ago)}\t${label(last)}`,
    'Revenues:',
    line('Data center services', DATA),
    line('IP services', IP),
    line('Total Revenues', REVENUE),
    line('Operating Expenses', TOTAL_COSTS),
    line('GAAP Net Income', NET)
  ]
}

function operations(quarter: number): readonly string[] {
  const number = numberIn(quarter)
  const ago = quarter - 4
  const both = number > 0
  const span = `${SPANS[number]} Months Ended ${ENDS[number]}`
  const years = `${yearOf(quarter)}\t${yearOf(ago)}`
  const values = (flow: Flow, moved = 0): readonly number[] => [
    flow(quarter),
    flow(ago) + moved,
    ...(both ? [soFar(flow)(quarter), soFar(flow)(ago) + moved] : [])
  ]
  const moved = quarter % 3 === 0 ? 10 : 0
  const costs = COSTS.map(([name, flow], index) =>
    row(name, values(flow, index === SALES ? moved : index === GENERAL ? -moved : 0))
  )
  return [
    ...heading('UNAUDITED CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS'),
    both ? `\tThree Months Ended ${ENDS[number]}\t\t${span}\t` : `\tThree Months Ended ${ENDS[number]}\t`,
    both ? `\t${years}\t${years}` : `\t${years}`,
    'Revenues:',
    row('Data center services', values(DATA)),
    row('IP services', values(IP)),
    row('Total revenues', values(REVENUE)),
    'Operating costs and expenses:',
    'Direct costs of network, sales and services, exclusive of depreciation and amortization:',
    ...costs,
    row('Total operating costs and expenses', values(TOTAL_COSTS)),
    row('Income from operations', values(OPERATING)),
    'Non-operating expenses:',
    row('Interest expense', values(INTEREST)),
    row('Other, net', values(OTHER)),
    row('Total non-operating expenses', values(sum(INTEREST, OTHER))),
    row('Income before income taxes', values(PRETAX)),
    row('Provision for income taxes', values(TAXES)),
    row('Net income', values(NET)),
    row('Foreign currency translation adjustment, net of taxes', values(TRANSLATION)),
    row('Comprehensive income', values(sum(NET, TRANSLATION)))
  ]
}

function balances(quarter: number): readonly string[] {
  const number = numberIn(quarter)
  const yearEnd = quarter - number - 1
  const line = (name: string, flow: Flow): string => row(name, [flow(quarter), flow(yearEnd)])
  const lines = (of: ReadonlyArray<readonly [string, Flow]>): readonly string[] =>
    of.map(([name, flow]) => line(name, flow))
  return [
    ...heading('UNAUDITED CONDENSED CONSOLIDATED BALANCE SHEETS'),
    `\t${ENDS[number]} ${yearOf(quarter)}\tDecember 31, ${yearOf(yearEnd)}`,
    'ASSETS',
    'Current assets:',
    ...lines(CURRENT),
    line('Total current assets', all(CURRENT)),
    ...lines(ASSETS),
    line('Total assets', TOTAL_ASSETS),
    "LIABILITIES AND STOCKHOLDERS' EQUITY",
    'Current liabilities:',
    ...lines(DUE),
    line('Total current liabilities', all(DUE)),
    ...lines(LATER),
    line('Total liabilities', TOTAL_DUE),
    "Stockholders' equity:",
    line('Common stock', COMMON),
    line('Additional paid-in capital', PAID_IN),
    line('Retained earnings', EARNINGS),
    line("Total stockholders' equity", EQUITY),
    line("Total liabilities and stockholders' equity", TOTAL_ASSETS)
  ]
}

function cashFlows(quarter: number): readonly string[] {
  const number = numberIn(quarter)
  const ago = quarter - 4
  const line = (name: string, flow: Flow): string => row(name, [soFar(flow)(quarter), soFar(flow)(ago)])
  const begun: Flow = each => cash(each - numberIn(each) - 1)
  return [
    ...heading('UNAUDITED CONDENSED CONSOLIDATED STATEMENTS OF CASH FLOWS'),
    `\t${SPANS[number]} Months Ended ${ENDS[number]}\t`,
    `\t${yearOf(quarter)}\t${yearOf(ago)}`,
    'Cash Flows from Operating Activities:',
    line('Net income', NET),
    'Adjustments to reconcile net income to net cash provided by operating activities:',
    ...WORKING.map(([name, flow]) => line(name, flow)),
    line('Net cash flows provided by operating activities', FROM_OPERATIONS),
    'Cash Flows from Investing Activities:',
    line('Purchases of property and equipment', PURCHASES),
    line('Net cash flows used in investing activities', PURCHASES),
    'Cash Flows from Financing Activities:',
    ...FINANCING.map(([name, flow]) => line(name, flow)),
    line('Net cash flows used in financing activities', FROM_FINANCING),
    line('Net increase in cash and cash equivalents', CHANGE),
    row('Cash and cash equivalents at beginning of period', [begun(quarter), begun(ago)]),
    row('Cash and cash equivalents at end of period', [cash(quarter), cash(ago)])
  ]
}

const three = (quarter: number): readonly [number, number, number] => [quarter, quarter - 1, quarter - 4]
const threeDates = (quarter: number): string =>
  three(quarter)
    .map(each => `${ENDS[numberIn(each)]} ${yearOf(each)}`)
    .join('\t')

function reconciliation(quarter: number): readonly string[] {
  const line = (name: string, flow: Flow): string => row(name, three(quarter).map(flow))
  const adjusted = sum(OPERATING, DEPRECIATION, STOCK, EXIT)
  return [
    ...heading('RECONCILIATION OF INCOME FROM OPERATIONS TO ADJUSTED EBITDA'),
    '\tThree Months Ended\t\t',
    `\t${threeDates(quarter)}`,
    line('Income from operations (GAAP)', OPERATING),
    line('Depreciation and amortization', DEPRECIATION),
    line('Stock-based compensation expense', STOCK),
    line('Exit activities, restructuring and impairments', EXIT),
    line('Adjusted EBITDA (non-GAAP)', adjusted)
  ]
}

function segments(quarter: number): readonly string[] {
  const line = (name: string, flow: Flow): string => row(name, three(quarter).map(flow))
  const profit = (revenue: Flow, costs: Flow): Flow => less(revenue, costs)
  const total = less(REVENUE, DATA_COSTS, IP_COSTS)
  const margin = (name: string, of: Flow, revenue: Flow): string =>
    `${name}\t${three(quarter)
      .map(each => percent(of(each) / revenue(each)))
      .join('\t')}`
  return [
    ...heading('SEGMENT PROFIT AND SEGMENT MARGIN', 'In thousands, except for percentages'),
    '\tThree Months Ended\t\t',
    `\t${threeDates(quarter)}`,
    'Revenues:',
    line('Data center services', DATA),
    line('IP services', IP),
    line('Total', REVENUE),
    'Direct costs of network, sales and services, exclusive of depreciation and amortization:',
    line('Data center services', DATA_COSTS),
    line('IP services', IP_COSTS),
    line('Total', sum(DATA_COSTS, IP_COSTS)),
    'Segment Profit:',
    line('Data center services', profit(DATA, DATA_COSTS)),
    line('IP services', profit(IP, IP_COSTS)),
    line('Total', total),
    'Segment Margin:',
    margin('Data center services', profit(DATA, DATA_COSTS), DATA),
    margin('IP services', profit(IP, IP_COSTS), IP),
    margin('Total', total, REVENUE)
  ]
}
