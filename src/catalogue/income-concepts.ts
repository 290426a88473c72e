import type {Concept} from './concept.ts'

/** Lines of the income statement (Regulation S-X 5-03) and per-share figures (ASC 260). Names are as `labelKey` leaves them. */
export const INCOME_CONCEPTS: readonly Concept[] = [
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
      'income before provision for income taxes',
      'income before income tax',
      'income before provision for taxes',
      'income before tax',
      'earnings before income taxes',
      'income from continuing operations before income taxes',
      'income from continuing operations before provision for taxes on income'
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
  {id: 'participating-securities', title: 'Participating securities', names: ['participating securities']}
]
