import type {StatementKind} from './statement-titles.ts'
import {labelKey} from './labels.ts'

/**
 * A line that accountants know under several names. Names are given as `labelKey` leaves them.
 * Sources of the definitions: Regulation S-X articles 5-02 (balance sheet) and 5-03 (income statement), ASC 230 (cash
 * flows), ASC 260 (per share), ASC 280 (segments); non-GAAP measures as the releases that print them define them.
 */
export interface Concept {
  readonly id: string
  readonly title: string
  readonly names: readonly string[]
  /** Only in these kinds of statement, where a name means another thing elsewhere. */
  readonly kinds?: readonly StatementKind[]
  /** Printed by segment: a line under a heading of this name is a segment's share of it. */
  readonly bySegment?: true
}

export const CONCEPTS: readonly Concept[] = [
  // Income statement, S-X 5-03
  {
    id: 'revenue',
    title: 'Revenue',
    bySegment: true,
    names: [
      'revenue',
      'revenues',
      'total revenue',
      'total revenues',
      'net revenue',
      'net revenues',
      'total net revenue',
      'total net revenues',
      'net sales',
      'total net sales',
      'sales',
      'revenues total',
      'revenue total',
      'net sales total'
    ]
  },
  {
    id: 'direct-costs',
    title: 'Direct costs',
    bySegment: true,
    names: [
      'direct costs of network sales and services exclusive of depreciation and amortization shown below',
      'direct cost of network sales and services exclusive of depreciation and amortization',
      'direct costs of network sales and services',
      'direct costs',
      'direct cost of network sales and services exclusive of depreciation and amortization total'
    ]
  },
  {
    id: 'cost-of-revenue',
    title: 'Cost of revenue',
    names: [
      'cost of revenue',
      'cost of revenues',
      'total cost of revenue',
      'total cost of revenues',
      'cost of sales',
      'total cost of sales',
      'cost of goods sold'
    ]
  },
  {id: 'gross-profit', title: 'Gross profit', names: ['gross profit', 'gross margin']},
  {
    id: 'sales-and-marketing',
    title: 'Sales and marketing',
    names: ['sales and marketing', 'selling and marketing', 'marketing and sales']
  },
  {id: 'general-and-administrative', title: 'General and administrative', names: ['general and administrative']},
  {
    id: 'selling-general-administrative',
    title: 'Selling, general and administrative',
    names: ['selling general and administrative', 'selling general and administrative expenses']
  },
  {id: 'research-and-development', title: 'Research and development', names: ['research and development']},
  {
    id: 'customer-support',
    title: 'Direct costs of customer support',
    names: ['direct costs of customer support', 'customer support']
  },
  {
    id: 'amortization-of-acquired-technologies',
    title: 'Amortization of acquired technologies',
    names: [
      'direct costs of amortization of acquired technologies',
      'amortization of acquired technologies',
      'amortization of acquired intangible assets'
    ]
  },
  {
    id: 'depreciation-and-amortization',
    title: 'Depreciation and amortization',
    names: [
      'depreciation and amortization',
      'depreciation and amortization including amortization of acquired technologies',
      'depreciation depletion and amortization'
    ]
  },
  {
    id: 'disposal-of-property',
    title: 'Loss (gain) on disposal of property and equipment',
    names: [
      'loss on disposal of property and equipment net',
      'loss on disposals of property and equipment net',
      'loss on disposal of property and equipment',
      'gain on disposal of property and equipment net'
    ]
  },
  {
    id: 'restructuring',
    title: 'Exit activities, restructuring and impairments',
    names: [
      'exit activities restructuring and impairments',
      'restructuring and impairments',
      'restructuring',
      'restructuring charges',
      'restructuring and other charges'
    ]
  },
  {
    id: 'operating-expenses',
    title: 'Total operating costs and expenses',
    names: [
      'total operating costs and expenses',
      'total operating expenses',
      'operating expenses',
      'total costs and expenses'
    ]
  },
  {
    id: 'operating-income',
    title: 'Income from operations',
    names: [
      'income from operations',
      'loss from operations',
      'operating income',
      'operating loss',
      'operating profit',
      'total operating income'
    ]
  },
  {id: 'interest-expense', title: 'Interest expense', names: ['interest expense', 'interest expense net']},
  {
    id: 'non-operating-expenses',
    title: 'Total non-operating expenses',
    names: [
      'total non operating expenses',
      'total other expense',
      'total other income',
      'total other income expense net'
    ]
  },
  {
    id: 'pretax-income',
    title: 'Income before income taxes',
    names: [
      'income before income taxes',
      'loss before income taxes',
      'income before taxes',
      'loss before income taxes and equity in of equity method investment',
      'income before income taxes and equity in of equity method investment',
      'income before provision for income taxes'
    ]
  },
  {
    id: 'income-taxes',
    title: 'Income taxes',
    names: [
      'benefit for income taxes',
      'provision for income taxes',
      'income tax expense',
      'income tax benefit',
      'income taxes'
    ],
    kinds: ['income', 'reconciliation', 'summary']
  },
  {
    id: 'equity-method-income',
    title: 'Equity in earnings of equity-method investment',
    names: [
      'equity in earnings of equity method investment net of taxes',
      'equity in earnings of equity method investment',
      'equity in income of equity method investment'
    ]
  },
  {
    id: 'net-income',
    title: 'Net income',
    names: [
      'net income',
      'net loss',
      'net earnings',
      'gaap net income',
      'gaap net loss',
      'net income gaap',
      'consolidated net income'
    ]
  },
  {
    id: 'other-comprehensive-income',
    title: 'Other comprehensive income',
    names: [
      'total other comprehensive income',
      'total other comprehensive loss',
      'other comprehensive income',
      'other comprehensive loss'
    ]
  },
  {
    id: 'comprehensive-income',
    title: 'Comprehensive income',
    names: ['comprehensive income', 'comprehensive loss', 'total comprehensive income', 'total comprehensive loss']
  },
  // Per share, ASC 260
  {
    id: 'eps',
    title: 'Net income per share, basic and diluted',
    names: [
      'basic and diluted net income per share',
      'basic and diluted net loss per share',
      'basic and diluted earnings per share',
      'income per share basic and diluted',
      'loss per share basic and diluted',
      'net income per share basic and diluted',
      'net loss per share basic and diluted'
    ]
  },
  {
    id: 'eps-basic',
    title: 'Net income per share, basic',
    names: [
      'basic net income per share',
      'basic earnings per share',
      'net income per share basic',
      'earnings per share basic',
      'basic net loss per share',
      'net loss per share basic'
    ]
  },
  {
    id: 'eps-diluted',
    title: 'Net income per share, diluted',
    names: [
      'diluted net income per share',
      'diluted earnings per share',
      'net income per share diluted',
      'earnings per share diluted',
      'diluted net loss per share',
      'net loss per share diluted'
    ]
  },
  {
    id: 'basic-shares',
    title: 'Basic weighted average shares',
    names: [
      'basic shares',
      'basic weighted average shares',
      'weighted average shares outstanding basic',
      'weighted average shares basic'
    ]
  },
  {
    id: 'diluted-shares',
    title: 'Diluted weighted average shares',
    names: [
      'diluted shares',
      'diluted weighted average shares',
      'weighted average shares outstanding diluted',
      'weighted average shares diluted'
    ]
  },
  {id: 'participating-securities', title: 'Participating securities', names: ['participating securities']},
  // Balance sheet, S-X 5-02
  {
    id: 'cash',
    title: 'Cash and cash equivalents',
    names: ['cash and cash equivalents', 'cash'],
    kinds: ['balance', 'summary', 'kpi']
  },
  {
    id: 'accounts-receivable',
    title: 'Accounts receivable',
    names: ['accounts receivable', 'accounts receivable net', 'trade receivables'],
    kinds: ['balance']
  },
  {id: 'current-assets', title: 'Total current assets', names: ['total current assets']},
  {id: 'assets', title: 'Total assets', names: ['total assets']},
  {id: 'current-liabilities', title: 'Total current liabilities', names: ['total current liabilities']},
  {id: 'liabilities', title: 'Total liabilities', names: ['total liabilities']},
  {
    id: 'equity',
    title: "Total stockholders' equity",
    names: ['total stockholders equity', 'total shareholders equity', 'total equity', 'total stockholders deficit']
  },
  {
    id: 'liabilities-and-equity',
    title: 'Total liabilities and equity',
    names: [
      'total liabilities and stockholders equity',
      'total liabilities and shareholders equity',
      'total liabilities and equity',
      'total liabilities and stockholders deficit'
    ]
  },
  {
    id: 'capital-leases',
    title: 'Capital lease obligations',
    names: [
      'capital lease obligations',
      'capital lease obligations current',
      'capital lease obligations less current portion',
      'finance lease obligations',
      'finance lease liabilities'
    ],
    kinds: ['balance']
  },
  {
    id: 'revolving-credit',
    title: 'Revolving credit facility',
    names: ['revolving credit facility', 'revolving credit loan', 'line of credit', 'revolver'],
    kinds: ['balance']
  },
  {
    id: 'term-loan',
    title: 'Term loan',
    names: ['term loan', 'term loans', 'term loan current', 'term loan current portion'],
    kinds: ['balance']
  },
  {
    id: 'notes-payable',
    title: 'Notes payable',
    names: [
      'notes payable',
      'notes payable current',
      'senior notes',
      'convertible notes',
      'convertible senior notes',
      'commercial paper',
      'long term debt',
      'current portion of long term debt',
      'short term debt',
      'term debt',
      'short term borrowings',
      'long term borrowings'
    ],
    kinds: ['balance']
  },
  // Cash flows, ASC 230
  {
    id: 'operating-cash-flow',
    title: 'Net cash provided by operating activities',
    names: [
      'net cash provided by operating activities',
      'net cash flows provided by operating activities',
      'net cash used in operating activities',
      'net cash flows used in operating activities',
      'cash generated by operating activities',
      'net cash provided by used in operating activities'
    ]
  },
  {
    id: 'investing-cash-flow',
    title: 'Net cash used in investing activities',
    names: [
      'net cash used in investing activities',
      'net cash flows used in investing activities',
      'net cash provided by investing activities',
      'net cash flows provided by investing activities',
      'cash used in investing activities'
    ]
  },
  {
    id: 'financing-cash-flow',
    title: 'Net cash provided by financing activities',
    names: [
      'net cash provided by financing activities',
      'net cash flows provided by financing activities',
      'net cash used in financing activities',
      'net cash flows used in financing activities',
      'cash used in financing activities'
    ]
  },
  {
    id: 'capital-expenditure',
    title: 'Purchases of property and equipment',
    names: [
      'purchases of property and equipment',
      'purchase of property and equipment',
      'purchases of property plant and equipment',
      'payments for acquisition of property plant and equipment',
      'capital expenditures',
      'additions to property plant and equipment',
      'additions to property and equipment',
      'payments for property and equipment'
    ],
    kinds: ['cashflow', 'reconciliation', 'summary']
  },
  {
    id: 'stock-based-compensation',
    title: 'Stock-based compensation',
    names: [
      'stock based compensation',
      'stock based compensation expense',
      'stock based compensation expense net of capitalized amount',
      'share based compensation',
      'share based compensation expense'
    ]
  },
  {
    id: 'net-change-in-cash',
    title: 'Net increase in cash',
    names: [
      'net increase in cash and cash equivalents',
      'net decrease in cash and cash equivalents',
      'net change in cash and cash equivalents',
      'net increase in cash'
    ]
  },
  {
    id: 'opening-cash',
    title: 'Cash at beginning of period',
    names: [
      'cash and cash equivalents at beginning of period',
      'cash and cash equivalents beginning of period',
      'cash at beginning of period',
      'cash and cash equivalents at beginning of year'
    ]
  },
  {
    id: 'closing-cash',
    title: 'Cash at end of period',
    names: [
      'cash and cash equivalents at end of period',
      'cash and cash equivalents end of period',
      'cash at end of period',
      'cash and cash equivalents at end of year'
    ]
  },
  // Non-GAAP, as the releases that print them define them
  {id: 'adjusted-ebitda', title: 'Adjusted EBITDA', names: ['adjusted ebitda', 'adjusted ebitda non gaap']},
  {id: 'adjusted-ebitda-margin', title: 'Adjusted EBITDA margin', names: ['adjusted ebitda margin']},
  {
    id: 'normalized-net-income',
    title: 'Normalized net income',
    names: ['normalized net income', 'normalized net loss', 'adjusted net income', 'non gaap net income']
  },
  {
    id: 'normalized-participating',
    title: 'Normalized net income allocable to participating securities',
    names: ['normalized net income allocable to participating securities']
  },
  {
    id: 'normalized-common',
    title: 'Normalized net income available to common stockholders',
    names: [
      'normalized net income available to common stockholders',
      'normalized net income available to common shareholders'
    ]
  },
  {
    id: 'dilutive-securities',
    title: 'Potentially dilutive securities',
    names: ['add potentially dilutive securities', 'potentially dilutive securities']
  },
  {
    id: 'dilution-of-compensation',
    title: 'Dilutive effect of stock-based compensation',
    names: [
      'less dilutive effect of stock based compensation under the treasury stock method',
      'dilutive effect of stock based compensation under the treasury stock method'
    ]
  },
  {
    id: 'normalized-shares',
    title: 'Normalized diluted shares',
    names: ['normalized diluted shares', 'normalized diluted shares outstanding']
  },
  {
    id: 'normalized-eps',
    title: 'Normalized net income per share',
    names: [
      'normalized net income per share',
      'normalized net income per share basic and diluted',
      'normalized net loss per share basic and diluted',
      'basic and diluted normalized net income per share'
    ]
  },
  {
    id: 'segment-profit',
    title: 'Segment profit',
    bySegment: true,
    names: ['segment profit', 'total segment profit', 'segment profit total']
  },
  {
    id: 'segment-margin',
    title: 'Segment margin',
    bySegment: true,
    names: ['segment margin', 'segment profit margin', 'total segment margin', 'segment margin total']
  },
  {id: 'free-cash-flow', title: 'Free cash flow', names: ['free cash flow', 'free cash flow non gaap']}
]

const BY_ID: ReadonlyMap<string, Concept> = new Map(CONCEPTS.map(concept => [concept.id, concept]))
const BY_NAME: ReadonlyMap<string, readonly Concept[]> = CONCEPTS.reduce((byName, concept) => {
  for (const name of concept.names) byName.set(name, [...(byName.get(name) ?? []), concept])
  return byName
}, new Map<string, readonly Concept[]>())

/** The concept a label names in a kind of statement, if the lexicon knows it. */
export function findConcept(label: string, kind: StatementKind): Concept | undefined {
  return BY_NAME.get(labelKey(label))?.find(concept => !concept.kinds || concept.kinds.includes(kind))
}

/** The concept of an id; a wrong id is our own mistake. */
export function conceptOf(id: string): Concept {
  const concept = BY_ID.get(id)
  if (!concept) throw new Error(`No concept is called ${id}`)
  return concept
}
