import {type Concept, adjusted, concept} from './concept.ts'

/** Non-GAAP measures and the lines of their reconciliations, as the releases that print them define them. */
export const NON_GAAP_CONCEPTS: readonly Concept[] = [
  concept(
    'ebit',
    'EBIT',
    'NKE, MGM',
    `ebit; earnings before interest and taxes; earnings before interest and tax; income before interest and taxes; earnings before interest and income taxes; total ebit; profit before interest and taxation; profit before interest and tax; profit before interest and taxes`
  ),
  concept(
    'distributable-cash-flow',
    'Distributable cash flow',
    'EPD, MPLX',
    `distributable cash flow; dcf; distributable cash flow attributable to partners; total distributable cash flow; adjusted distributable cash flow`
  ),
  concept(
    'distributable-earnings',
    'Distributable earnings',
    'BX, KKR',
    `distributable earnings; after tax distributable earnings; total distributable earnings; pre tax distributable earnings`
  ),
  concept('adjusted-ebit', 'Adjusted EBIT', 'NKE, MGM', adjusted('ebit')),
  concept(
    'ebitda',
    'EBITDA',
    'PATI, MGM',
    `ebitda; earnings before interest taxes depreciation and amortization; earnings before interest taxes depreciation amortization; ebitda non gaap; consolidated ebitda; earnings before interest tax depreciation and amortization`
  ),
  concept(
    'adjusted-ebitda',
    'Adjusted EBITDA',
    'INAP, PALT',
    `adjusted ebitda; adjusted ebitda non gaap; non gaap adjusted ebitda; adjusted ebitda loss; total adjusted ebitda; adjusted earnings before interest taxes depreciation and amortization; consolidated adjusted ebitda; normalized ebitda; non gaap ebitda; ebitda as adjusted; core ebitda; comparable ebitda; underlying ebitda; adjusted ebitda a non gaap measure; ebitda before special items; ebitda excluding special items; total segment adjusted ebitda; adjusted ebitdare; ebitdare as adjusted; normalized ebitdare`
  ),
  concept(
    'adjusted-ebitdar',
    'Adjusted EBITDAR',
    'MGM, LVS',
    `adjusted ebitdar; adjusted property ebitdar; consolidated adjusted ebitdar; consolidated adjusted property ebitdar; ebitdar; adjusted ebitdar non gaap`
  ),
  concept(
    'adjusted-ebitda-margin',
    'Adjusted EBITDA margin',
    'INAP, FORA',
    `adjusted ebitda margin; adjusted ebitda margin non gaap; adjusted ebitda as a percentage of revenue; adjusted ebitda as a of revenue; non gaap adjusted ebitda margin; adjusted ebitda as a percentage of net sales; adjusted ebitda as a percent of revenue; adjusted ebitda as a percentage of total revenue; adjusted ebitda of revenue`,
    {unit: 'percent'}
  ),
  concept(
    'adjusted-revenue',
    'Adjusted revenue',
    'KO, PFE',
    adjusted('revenue', 'revenues', 'net revenue', 'net sales', 'total revenues')
  ),
  concept(
    'organic-revenue',
    'Organic revenue',
    'KO, PEP',
    `organic revenue; organic revenues; organic net sales; organic sales; organic revenues non gaap; organic net revenue`
  ),
  concept(
    'constant-currency-revenue',
    'Revenue in constant currency',
    'GOOGL, CRM',
    `constant currency revenue; constant currency revenues; revenue on a constant currency basis; revenues on a constant currency basis; net sales on a constant currency basis; constant currency net sales; non gaap constant currency revenues`
  ),
  concept(
    'adjusted-cost-of-revenue',
    'Adjusted cost of revenue',
    'NVDA, PFE',
    adjusted('cost of revenue', 'cost of sales', 'cost of revenues', 'cost of goods sold')
  ),
  concept(
    'adjusted-gross-profit',
    'Adjusted gross profit',
    'NVDA, AMAT',
    adjusted('gross profit', 'gross margin', 'gross income')
  ),
  concept(
    'adjusted-operating-expenses',
    'Adjusted operating expenses',
    'NVDA, ORCL',
    adjusted(
      'operating expenses',
      'total operating expenses',
      'operating expense',
      'total operating costs and expenses'
    )
  ),
  concept(
    'adjusted-operating-income',
    'Adjusted operating income',
    'NVDA, AMAT',
    adjusted(
      'operating income',
      'income from operations',
      'operating profit',
      'operating loss',
      'loss from operations',
      'operating earnings',
      'earnings from operations',
      'income loss from operations'
    )
  ),
  concept(
    'adjusted-other-income',
    'Adjusted other income, net',
    'NVDA, PFE',
    adjusted(
      'other income net',
      'other expense net',
      'total other income net',
      'other deductions net',
      'interest and other net'
    )
  ),
  concept(
    'adjusted-pretax-income',
    'Adjusted income before income taxes',
    'AMAT, BA',
    adjusted(
      'income before income taxes',
      'income before taxes',
      'pretax income',
      'pre tax income',
      'earnings before income taxes',
      'income before provision for income taxes',
      'income before tax'
    )
  ),
  concept(
    'adjusted-income-taxes',
    'Adjusted income taxes',
    'AMAT, PFE',
    adjusted(
      'provision for income taxes',
      'income tax expense',
      'income taxes',
      'income tax provision',
      'provision for taxes',
      'effective taxes'
    )
  ),
  concept(
    'normalized-net-income',
    'Normalized net income',
    'INAP, NVDA',
    `normalized net income; normalized net loss; adjusted net income; non gaap net income; adjusted net loss; non gaap net loss; core net income; core earnings; adjusted earnings; non gaap earnings; non gaap net earnings; adjusted net earnings; non gaap net income loss; total adjusted earnings; adjusted income; non gaap adjusted net income; net income as adjusted; adjusted net income non gaap; comparable net income; net income excluding special items; net income excluding one time items; underlying net income; core net earnings; net income non gaap; cash earnings; non gaap net loss income; adjusted consolidated net income; adjusted net income available to common shareholders; total adjusted net income`,
    {
      pattern:
        /^(?:non ?gaap|adjusted|core|comparable|normalized|underlying) (?:net )?(?:income|earnings|loss) (?:attributable|available) to (?!.*\b(?:per|basic|diluted|as adjusted|noncontrolling)\b)/
    }
  ),
  concept(
    'normalized-participating',
    'Normalized net income allocable to participating securities',
    'us-gaap:ParticipatingSecuritiesDistributedAndUndistributedEarningsLossBasic',
    `normalized net income allocable to participating securities`
  ),
  concept(
    'normalized-common',
    'Normalized net income available to common stockholders',
    'us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic',
    `normalized net income available to common stockholders; normalized net income available to common shareholders`
  ),
  concept(
    'dilutive-securities',
    'Potentially dilutive securities',
    'us-gaap:IncrementalCommonSharesAttributableToShareBasedPaymentArrangements',
    `add potentially dilutive securities; potentially dilutive securities`,
    {unit: 'shares'}
  ),
  concept(
    'dilution-of-compensation',
    'Dilutive effect of stock-based compensation',
    'us-gaap:IncrementalCommonSharesAttributableToShareBasedPaymentArrangements',
    `less dilutive effect of stock based compensation under the treasury stock method; dilutive effect of stock based compensation under the treasury stock method`,
    {unit: 'shares'}
  ),
  concept(
    'normalized-shares',
    'Normalized diluted shares',
    'INAP, CRM',
    `normalized diluted shares; normalized diluted shares outstanding; non gaap diluted shares; adjusted diluted shares; non gaap weighted average diluted shares; adjusted weighted average diluted shares; shares used in computing non gaap diluted net income per share; non gaap weighted average shares diluted; diluted weighted average shares non gaap; non gaap diluted weighted average shares; adjusted diluted weighted average shares outstanding; adjusted weighted average shares outstanding diluted`,
    {unit: 'shares'}
  ),
  concept(
    'normalized-eps',
    'Normalized net income per share',
    'INAP, AMAT',
    `normalized net income per share; normalized net income per share basic and diluted; normalized net loss per share basic and diluted; basic and diluted normalized net income per share; adjusted eps; core eps; non gaap eps; adjusted earnings per share; non gaap earnings per share; core earnings per share; core loss per share; adjusted net income per share`,
    {
      unit: 'perShare',
      pattern:
        /^(?=.*\b(?:non ?gaap|adjusted|core|normalized|comparable|underlying)\b)(?=.*\b(?:eps|earnings|income|loss)\b)(?!.*\b(?:basic(?! and)|adjustments?|impact|effects?|growth|change|items|as adjusted to)\b)/
    }
  ),
  concept(
    'free-cash-flow',
    'Free cash flow',
    'NVDA, GOOGL',
    `free cash flow; free cash flow non gaap; non gaap free cash flow; free cash flows; total free cash flow; free cash flow loss; free cash flow a non gaap measure`
  ),
  concept(
    'adjusted-free-cash-flow',
    'Adjusted free cash flow',
    'INTC, KO',
    `adjusted free cash flow; adjusted free cash flow non gaap; non gaap adjusted free cash flow; adjusted free cash flows; unlevered free cash flow; adjusted unlevered free cash flow; free cash flow as adjusted; free cash flow excluding special items; normalized free cash flow`
  ),
  concept(
    'segment-profit',
    'Segment profit',
    'us-gaap:SegmentReportingInformationOperatingIncomeLoss',
    `segment profit; total segment profit; segment profit total; segment operating income; segment operating profit; total segment operating profit; segment income; total segment income; segment operating earnings; segment earnings; segment contribution; segment adjusted ebitda`,
    {bySegment: true}
  ),
  concept(
    'net-debt-ratio',
    'Net debt ratio',
    'CVX, PFE',
    `net debt ratio; net leverage ratio; net leverage; net debt to adjusted ebitda; net debt to ebitda; net debt to capital`,
    {unit: 'percent'}
  ),
  concept(
    'total-impact',
    'Total of adjustments',
    'NVDA, BA',
    `total impact of non gaap adjustments to operating income; total impact of non gaap adjustments to income from operations; total pre tax impact of non gaap adjustments; subtotal of adjustments; total adjustments; total non gaap adjustments; total pretax adjustments; total special items; total adjustments before tax`,
    {kinds: ['reconciliation', 'other']}
  ),
  concept(
    'tax-of-adjustments',
    'Income tax effect of adjustments',
    'NVDA, AMAT',
    `income tax effect of non gaap adjustments; income tax impact of non gaap adjustments; income tax effects; income tax effects and adjustments; income tax effects of adjustments; tax effect of adjustments; tax effect of non gaap adjustments; tax impact of adjustments; income tax adjustments; income tax effect of adjustments; income tax effect; related tax effects; tax effects of adjustments; provision for deferred income taxes on adjustments; tax impact of non gaap adjustments; income tax impact of adjustments; tax impact; tax effect; income tax provision non gaap items; tax effect of special items; tax adjustments; income tax effect on non gaap adjustments`,
    {kinds: ['reconciliation', 'other', 'cashflow']}
  )
]
