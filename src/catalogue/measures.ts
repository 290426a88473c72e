import {ratio} from '../core/expr.ts'
import {
  ADJUSTED_EBITDA,
  CAPITAL_EXPENDITURE,
  DEBT,
  FREE_CASH_FLOW,
  NORMALIZED_COMMON,
  NORMALIZED_NET_INCOME,
  NORMALIZED_SHARES,
  SEGMENT_PROFIT,
  line
} from './definitions.ts'
import {type Measure, REG_G} from './measure.ts'
import {POSITION_MEASURES} from './position-measures.ts'
import {RESULT_MEASURES} from './result-measures.ts'
import {SECTOR_MEASURES} from './sector-measures.ts'

/**
 * Append only: names and order are kept for ever, since workbooks refer to them. What is new comes last, after those of the
 * other files.
 */
export const MEASURES: readonly Measure[] = [
  {
    id: 'REVENUE',
    title: 'Revenue',
    unit: 'money',
    concept: 'revenue',
    bySegment: false,
    instant: false,
    definition: 'Total revenue of the period.',
    source: 'Regulation S-X 5-03.1',
    formula: line('revenue')
  },
  {
    id: 'SEGREVENUE',
    title: 'Segment revenue',
    unit: 'money',
    concept: 'revenue',
    bySegment: true,
    instant: false,
    definition: 'Revenue of one segment; of all segments where none is named.',
    source: 'ASC 280-10-50-22',
    formula: line('revenue')
  },
  {
    id: 'OPINCOME',
    title: 'Income from operations',
    unit: 'money',
    concept: 'operating-income',
    bySegment: false,
    instant: false,
    definition: 'Revenue less operating costs and expenses.',
    source: 'Regulation S-X 5-03',
    formula: line('operating-income'),
    near: ['ebit', 'adjusted-operating-income', 'pre-provision-income']
  },
  {
    id: 'NETINCOME',
    title: 'Net income',
    unit: 'money',
    concept: 'net-income',
    bySegment: false,
    instant: false,
    definition:
      'Net income or loss under GAAP, before what falls to noncontrolling interests; where a release prints only what is attributable to the company, that.',
    source: 'Regulation S-X 5-03.19',
    formula: line('net-income'),
    otherwise: [line('net-income-attributable'), line('net-income-common')]
  },
  {
    id: 'ADJEBITDA',
    title: 'Adjusted EBITDA',
    unit: 'money',
    concept: 'adjusted-ebitda',
    bySegment: false,
    instant: false,
    definition:
      'Income from operations plus depreciation and amortization, disposals, restructuring and stock-based compensation.',
    source: REG_G,
    formula: ADJUSTED_EBITDA,
    near: ['adjusted-ebitdar', 'ebitdare', 'ebitda']
  },
  {
    id: 'EBITDAMARGIN',
    title: 'Adjusted EBITDA margin',
    unit: 'percent',
    concept: 'adjusted-ebitda-margin',
    bySegment: false,
    instant: false,
    definition: 'Adjusted EBITDA as a share of revenue.',
    source: REG_G,
    formula: ratio(line('adjusted-ebitda'), line('revenue'))
  },
  {
    id: 'NORMINCOME',
    title: 'Normalized net income',
    unit: 'money',
    concept: 'normalized-net-income',
    bySegment: false,
    instant: false,
    definition: 'Net income plus restructuring and stock-based compensation.',
    source: REG_G,
    formula: NORMALIZED_NET_INCOME
  },
  {
    id: 'NORMCOMMON',
    title: 'Normalized net income available to common stockholders',
    unit: 'money',
    concept: 'normalized-common',
    bySegment: false,
    instant: false,
    definition: 'Normalized net income less the share allocable to participating securities.',
    source: 'ASC 260-10-45-60B, applied to normalized net income',
    formula: NORMALIZED_COMMON
  },
  {
    id: 'NORMSHARES',
    title: 'Normalized diluted shares',
    unit: 'shares',
    concept: 'normalized-shares',
    bySegment: false,
    instant: false,
    definition:
      'Diluted shares without the dilutive effect of stock-based compensation under the treasury stock method.',
    source: 'ASC 260-10-45-23, adjusted as the release says',
    formula: NORMALIZED_SHARES
  },
  {
    id: 'NORMEPS',
    title: 'Normalized net income per share',
    unit: 'perShare',
    concept: 'normalized-eps',
    bySegment: false,
    instant: false,
    definition: 'Normalized net income available to common stockholders over normalized diluted shares.',
    source: REG_G,
    formula: ratio(line('normalized-common'), line('normalized-shares'))
  },
  {
    id: 'SEGPROFIT',
    title: 'Segment profit',
    unit: 'money',
    concept: 'segment-profit',
    bySegment: true,
    instant: false,
    definition: 'Segment revenue less direct costs of the segment; of all segments where none is named.',
    source: 'ASC 280-10-50-22',
    formula: SEGMENT_PROFIT
  },
  {
    id: 'SEGMARGIN',
    title: 'Segment margin',
    unit: 'percent',
    concept: 'segment-margin',
    bySegment: true,
    instant: false,
    definition: 'Segment profit as a share of segment revenue.',
    source: 'ASC 280-10-50-22',
    formula: ratio(line('segment-profit'), line('revenue'))
  },
  {
    id: 'CASH',
    title: 'Cash and cash equivalents',
    unit: 'money',
    concept: 'cash',
    bySegment: false,
    instant: true,
    definition: 'Cash and cash equivalents at the end of the period.',
    source: 'Regulation S-X 5-02.1',
    formula: line('cash'),
    near: ['cash-and-securities', 'restricted-cash']
  },
  {
    id: 'TOTALDEBT',
    title: 'Total debt',
    unit: 'money',
    concept: 'total-debt',
    bySegment: false,
    instant: true,
    definition: 'Borrowings and capital leases, current and long-term, net of discount, at the end of the period.',
    source: 'Regulation S-X 5-02.19, 5-02.20 and 5-02.22',
    formula: DEBT,
    near: ['net-debt']
  },
  {
    id: 'OPCASHFLOW',
    title: 'Cash flow from operations',
    unit: 'money',
    concept: 'operating-cash-flow',
    bySegment: false,
    instant: false,
    definition: 'Net cash provided by operating activities.',
    source: 'ASC 230-10-45-16',
    formula: line('operating-cash-flow')
  },
  {
    id: 'CAPEX',
    title: 'Capital expenditure',
    unit: 'money',
    concept: undefined,
    bySegment: false,
    instant: false,
    definition: 'Purchases of property and equipment, as a positive amount.',
    source: 'ASC 230-10-45-13',
    formula: CAPITAL_EXPENDITURE
  },
  {
    id: 'FREECASHFLOW',
    title: 'Free cash flow',
    unit: 'money',
    concept: 'free-cash-flow',
    bySegment: false,
    instant: false,
    definition: 'Cash flow from operations less capital expenditure.',
    source: 'Usage; Regulation G measure (C&DI 102.07)',
    formula: FREE_CASH_FLOW,
    near: ['adjusted-free-cash-flow']
  },
  ...RESULT_MEASURES,
  ...POSITION_MEASURES,
  ...SECTOR_MEASURES
]

/** The measure of a function's name, whatever its case. */
export const findMeasure = (id: string): Measure | undefined =>
  MEASURES.find(measure => measure.id === id.toUpperCase())
