import {sum} from '../core/expr.ts'
import {NET_DEBT, cost, line} from './definitions.ts'
import {type Measure, measure} from './measure.ts'

/** What the balance sheet and the cash flows tell (Regulation S-X 5-02, ASC 230), and banks of their interest (9-04). Append only. */
export const POSITION_MEASURES: readonly Measure[] = [
  measure(
    'CASHANDSEC',
    'Cash and securities',
    'money',
    'Cash, cash equivalents and marketable securities or short-term investments at the end of the period, as the release adds them up.',
    'Regulation S-X 5-02.1 and 5-02.2',
    line('cash-and-securities'),
    {concept: 'cash-and-securities', instant: true, near: ['cash']}
  ),
  measure(
    'NETDEBT',
    'Net debt',
    'money',
    'Total debt less cash and cash equivalents, at the end of the period.',
    'Usage; Regulation G measure',
    NET_DEBT,
    {concept: 'net-debt', instant: true, near: ['total-debt']}
  ),
  measure(
    'RECEIVABLES',
    'Accounts receivable',
    'money',
    'Trade receivables at the end of the period.',
    'Regulation S-X 5-02.3',
    line('accounts-receivable'),
    {concept: 'accounts-receivable', instant: true}
  ),
  measure(
    'INVENTORY',
    'Inventories',
    'money',
    'Inventories at the end of the period.',
    'Regulation S-X 5-02.6',
    line('inventories'),
    {concept: 'inventories', instant: true}
  ),
  measure(
    'CURASSETS',
    'Total current assets',
    'money',
    'Current assets at the end of the period.',
    'Regulation S-X 5-02.9',
    line('current-assets'),
    {concept: 'current-assets', instant: true}
  ),
  measure(
    'TOTALASSETS',
    'Total assets',
    'money',
    'All assets at the end of the period.',
    'Regulation S-X 5-02.18',
    line('assets'),
    {concept: 'assets', instant: true}
  ),
  measure(
    'CURLIABS',
    'Total current liabilities',
    'money',
    'Current liabilities at the end of the period.',
    'Regulation S-X 5-02.21',
    line('current-liabilities'),
    {concept: 'current-liabilities', instant: true}
  ),
  measure(
    'TOTALLIABS',
    'Total liabilities',
    'money',
    'All liabilities at the end of the period; where a release prints no total of them, current and non-current ones together.',
    'Regulation S-X 5-02.19 to 5-02.26',
    line('liabilities'),
    {
      concept: 'liabilities',
      instant: true,
      otherwise: [sum(line('current-liabilities'), line('non-current-liabilities'))]
    }
  ),
  measure(
    'EQUITY',
    'Stockholders’ equity',
    'money',
    'Equity of the company’s stockholders at the end of the period; where a release prints only total equity, with noncontrolling interests, that.',
    'Regulation S-X 5-02.29 to 5-02.31',
    line('equity'),
    {concept: 'equity', instant: true, otherwise: [line('equity-with-noncontrolling')]}
  ),
  measure(
    'INVCASHFLOW',
    'Cash flow from investing',
    'money',
    'Net cash provided by investing activities; used, it is negative.',
    'ASC 230-10-45-11',
    line('investing-cash-flow'),
    {concept: 'investing-cash-flow'}
  ),
  measure(
    'FINCASHFLOW',
    'Cash flow from financing',
    'money',
    'Net cash provided by financing activities; used, it is negative.',
    'ASC 230-10-45-14',
    line('financing-cash-flow'),
    {concept: 'financing-cash-flow'}
  ),
  measure(
    'BUYBACKS',
    'Repurchases of stock',
    'money',
    'Paid to repurchase the company’s stock, as a positive amount.',
    'ASC 230-10-45-15',
    cost('stock-repurchases')
  ),
  measure(
    'DIVIDENDS',
    'Dividends paid',
    'money',
    'Dividends paid to stockholders, as a positive amount.',
    'ASC 230-10-45-15',
    cost('dividends-paid')
  ),
  measure(
    'NII',
    'Net interest income',
    'money',
    'Interest income less interest expense of a bank, before provisions.',
    'Regulation S-X 9-04.10',
    line('net-interest-income'),
    {concept: 'net-interest-income'}
  ),
  measure(
    'NIM',
    'Net interest margin',
    'percent',
    'Net interest income as a share of average earning assets, as a bank prints it.',
    'Usage; SEC Regulation S-K 1402',
    line('net-interest-margin'),
    {concept: 'net-interest-margin'}
  ),
  measure(
    'CREDITPROV',
    'Provision for credit losses',
    'money',
    'Provision for credit losses of a bank; a release of provisions is negative.',
    'Regulation S-X 9-04.11; ASC 326-20-30',
    line('provision-for-credit-losses'),
    {concept: 'provision-for-credit-losses'}
  )
]
