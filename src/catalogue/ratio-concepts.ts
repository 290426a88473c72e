import {type Concept, adjusted, concept} from './concept.ts'

/** Ratios that releases print as lines of their own. */
export const RATIO_CONCEPTS: readonly Concept[] = [
  concept(
    'segment-margin',
    'Segment margin',
    'INAP, BA',
    `segment margin; segment profit margin; total segment margin; segment margin total; segment operating margin`,
    {bySegment: true, unit: 'percent'}
  ),
  concept(
    'gross-margin',
    'Gross margin',
    'NVDA, NKE',
    `gross margin; gross margin percentage; gross profit margin; gaap gross margin; gaap gross margin percentage; gross profit percentage; gross margin as a percentage of revenue; gross profit as a percentage of sales; gross profit as a percentage of revenue; gross margin of revenue; gross profit as a percent of sales; gross profit as a percentage of net sales`,
    {unit: 'percent'}
  ),
  concept(
    'adjusted-gross-margin',
    'Adjusted gross margin',
    'NVDA, AMAT',
    adjusted('gross margin', 'gross margin percentage', 'gross profit margin'),
    {unit: 'percent'}
  ),
  concept(
    'operating-margin',
    'Operating margin',
    'GOOGL, ORCL',
    `operating margin; operating margins; gaap operating margin; operating profit margin; operating income as a percentage of revenue; operating income margin; operating income as a percentage of sales; operating income as a percentage of net sales; income from operations as a percentage of revenue; operating income as a percent of sales`,
    {unit: 'percent'}
  ),
  concept(
    'adjusted-operating-margin',
    'Adjusted operating margin',
    'AMAT, INTC',
    adjusted('operating margin', 'operating margins', 'operating profit margin', 'operating income margin'),
    {unit: 'percent'}
  ),
  concept(
    'net-margin',
    'Net margin',
    'KO, PEP',
    `net margin; net income margin; net profit margin; net income as a percentage of revenue; net income as a percentage of sales; profit margin`,
    {unit: 'percent'}
  ),
  concept(
    'effective-tax-rate',
    'Effective tax rate',
    'us-gaap:EffectiveIncomeTaxRateContinuingOperations',
    `effective tax rate; effective income tax rate; tax rate; gaap effective income tax rate; gaap tax rate; effective tax rate on reported income; gaap effective tax rate; income tax rate; effective rate`,
    {unit: 'percent'}
  ),
  concept(
    'adjusted-tax-rate',
    'Adjusted effective tax rate',
    'AMAT, PFE',
    `${adjusted('tax rate', 'effective tax rate', 'effective income tax rate')}; effective tax rate on adjusted income`,
    {unit: 'percent'}
  ),
  concept('operating-ratio', 'Operating ratio', 'PATI, ODFL', `operating ratio`, {unit: 'percent'}),
  concept(
    'adjusted-operating-ratio',
    'Adjusted operating ratio',
    'PATI, ODFL',
    `adjusted operating ratio; operating ratio as adjusted`,
    {unit: 'percent'}
  ),
  concept(
    'net-interest-margin',
    'Net interest margin',
    'PGC, JPM',
    `net interest margin; net interest margin tax equivalent basis; net interest margin fte; net yield on interest earning assets; net interest margin gaap; net interest margin taxable equivalent`,
    {unit: 'percent'}
  ),
  concept(
    'efficiency-ratio',
    'Efficiency ratio',
    'PGC, JPM',
    `efficiency ratio; gaap efficiency ratio; overhead ratio; efficiency ratio gaap`,
    {unit: 'percent'}
  ),
  concept(
    'return-on-assets',
    'Return on average assets',
    'PGC, JPM',
    `return on average assets; return on average assets annualized; return on assets; roa; roaa; annualized return on average assets`,
    {unit: 'percent'}
  ),
  concept(
    'return-on-equity',
    'Return on equity',
    'PGC, JPM',
    `return on average equity; return on average equity annualized; return on common equity; return on equity; roe; return on average common equity; roae; annualized return on average equity; return on average common shareholders equity; return on average stockholders equity`,
    {unit: 'percent'}
  ),
  concept(
    'return-on-tangible-equity',
    'Return on tangible equity',
    'PGC, JPM',
    `return on average tangible equity annualized; return on average tangible common equity; return on tangible common equity; rotce; roatce; return on average tangible equity; return on tangible equity`,
    {unit: 'percent'}
  ),
  concept(
    'return-on-capital',
    'Return on capital employed',
    'CVX, NKE',
    `return on capital employed; roce; return on invested capital; roic; return on average capital employed`,
    {unit: 'percent'}
  ),
  concept(
    'equity-to-assets',
    'Equity to assets',
    'PGC, JPM',
    `equity to total assets; equity to assets; shareholders equity to total assets`,
    {unit: 'percent'}
  ),
  concept(
    'tangible-equity-to-assets',
    'Tangible equity to tangible assets',
    'PGC, JPM',
    `tangible equity to tangible assets; tangible common equity to tangible assets; tangible common equity ratio`,
    {unit: 'percent'}
  ),
  concept(
    'common-equity-ratio',
    'Common equity Tier 1 ratio',
    'JPM, PGC',
    `cet1 capital ratio; common equity tier 1 capital ratio; common equity tier 1 ratio; standardized cet1 capital ratio; cet1 ratio; tier 1 common equity ratio; common equity tier 1`,
    {unit: 'percent'}
  ),
  concept(
    'comparable-sales',
    'Comparable sales growth',
    'COST, MCD',
    `comparable sales; comparable sales growth; same store sales; same store sales growth; comparable store sales; comparable sales increase; comparable store sales growth; total comparable sales; global comparable sales`,
    {unit: 'percent', kinds: ['kpi', 'summary', 'other']}
  )
]

/** What releases count or contract for beside the statements. */
export const OPERATION_CONCEPTS: readonly Concept[] = [
  concept(
    'backlog',
    'Backlog',
    'us-gaap:RevenueRemainingPerformanceObligation',
    `total backlog; backlog; contractual backlog; remaining performance obligation; remaining performance obligations; total remaining performance obligation; rpo; total remaining performance obligations`,
    {kinds: ['kpi', 'other', 'summary', 'segments']}
  ),
  concept(
    'current-performance-obligation',
    'Current remaining performance obligation',
    'CRM, ORCL',
    `current remaining performance obligation; current rpo; current remaining performance obligations; crpo; current`,
    {kinds: ['kpi']}
  ),
  concept(
    'recurring-revenue',
    'Annual recurring revenue',
    'FORA, CRM',
    `annual recurring revenue; arr; annualized recurring revenue; total arr; ending arr; annual run rate`,
    {kinds: ['kpi', 'summary', 'other']}
  ),
  concept('billings', 'Billings', 'CRM, FORA', `billings; calculated billings; total billings; billings and other`, {
    kinds: ['kpi', 'summary', 'other', 'reconciliation']
  }),
  concept(
    'bookings',
    'Bookings',
    'FORA, MGM',
    `bookings; total bookings; gross bookings; net bookings; orders; net new orders`,
    {kinds: ['kpi', 'summary', 'other']}
  ),
  concept(
    'assets-under-management',
    'Assets under management',
    'PGC, JPM',
    `assets under management; total assets under management; aum; assets under management and or administration; client assets; assets under management aum; total client assets`,
    {kinds: ['kpi', 'summary', 'other', 'balance']}
  ),
  concept(
    'traffic-acquisition-costs',
    'Traffic acquisition costs',
    'GOOGL, EBAY',
    `total tac; traffic acquisition costs; tac`,
    {kinds: ['kpi', 'summary', 'other']}
  ),
  concept(
    'merchandise-volume',
    'Gross merchandise volume',
    'EBAY, FORA',
    `gross merchandise volume; gmv; gross merchandise value; total gmv; gross payment volume; gross merchandise volume gmv; total payment volume`,
    {kinds: ['kpi', 'summary', 'other', 'segments']}
  )
]
