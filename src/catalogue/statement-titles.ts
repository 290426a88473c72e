/** The kinds of financial table a release holds. */
export type StatementKind =
  'income' | 'balance' | 'cashflow' | 'reconciliation' | 'segments' | 'summary' | 'guidance' | 'kpi' | 'other'

/** How each kind is titled, the more particular first: a reconciliation may name an income statement in its title. */
export const STATEMENT_TITLES: ReadonlyArray<{readonly kind: StatementKind; readonly title: RegExp}> = [
  {kind: 'guidance', title: /\b(?:guidance|outlook)\b/i},
  {kind: 'reconciliation', title: /\breconciliations?\b|\bnon-gaap (?:measures|financial)\b/i},
  {kind: 'cashflow', title: /\bcash flows?\b/i},
  {kind: 'balance', title: /\bbalance sheets?\b|\bfinancial (?:position|condition)\b/i},
  {
    kind: 'income',
    title:
      /\bstatements? of (?:consolidated )?(?:comprehensive )?(?:\(?loss\)? ?)?(?:operations|income|earnings|loss|profit)\b|\bincome statements?\b|\bprofit (?:and|or) loss\b|\bstatements? of consolidated (?:operations|income|earnings)\b/i
  },
  {kind: 'segments', title: /\bsegments?\b/i},
  {kind: 'summary', title: /\b(?:summary|highlights|selected financial)\b/i}
]

/** True for a text that names a kind of statement. */
export const isKnownTitle = (text: string): boolean => STATEMENT_TITLES.some(({title}) => title.test(text))

/** Lines (as `labelKey` leaves them) that a kind of statement has and no other, for tables whose title does not say what they are. */
export const CONTENT: ReadonlyArray<{readonly kind: StatementKind; readonly lines: readonly RegExp[]}> = [
  {kind: 'cashflow', lines: [/\boperating activities$/, /\b(?:investing|financing) activities$/]},
  {kind: 'balance', lines: [/^total assets$/, /^total liabilities\b/]},
  {
    kind: 'income',
    lines: [
      /\b(?:revenues?|sales|interest income)\b/,
      /^net (?:income|loss|earnings)\b|^consolidated net income\b/,
      /\b(?:income taxes|income tax|taxes on income)\b/
    ]
  }
]

/** Short names: the statement's part in fact ids, and its worksheet's tab. */
export const STATEMENT_NAMES: Readonly<Record<StatementKind, {readonly id: string; readonly tab: string}>> = {
  income: {id: 'IS', tab: 'Operations'},
  balance: {id: 'BS', tab: 'Balance Sheet'},
  cashflow: {id: 'CF', tab: 'Cash Flows'},
  reconciliation: {id: 'REC', tab: 'Reconciliation'},
  segments: {id: 'SEG', tab: 'Segments'},
  summary: {id: 'SUM', tab: 'Summary'},
  guidance: {id: 'GUIDE', tab: 'Guidance'},
  kpi: {id: 'KPI', tab: 'Metrics'},
  other: {id: 'TAB', tab: 'Table'}
}

/** Which statement a fact printed in several is at home in: the first of these that prints it. */
export const HOME_ORDER: readonly StatementKind[] = [
  'income',
  'balance',
  'cashflow',
  'segments',
  'reconciliation',
  'kpi',
  'summary',
  'guidance',
  'other'
]
