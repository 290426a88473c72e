import type {Concept} from './concept.ts'

/** Lines of the balance sheet (Regulation S-X 5-02). Names are as `labelKey` leaves them. */
export const BALANCE_CONCEPTS: readonly Concept[] = [
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
  }
]
