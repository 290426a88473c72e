import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

const SHEET: {readonly kinds: readonly StatementKind[]} = {kinds: ['balance']}
/** What is owed (Regulation S-X 5-02.19 to 5-02.26). */
export const LIABILITY_CONCEPTS: readonly Concept[] = [
  concept(
    'accounts-payable',
    'Accounts payable',
    'us-gaap:AccountsPayableCurrent',
    `accounts payable; trade payables; accounts payable trade; trade accounts payable; accounts payable net; payables; accounts payable current; trade and other payables; merchandise accounts payable`,
    SHEET
  ),
  concept(
    'accounts-payable-and-accrued',
    'Accounts payable and accrued liabilities',
    'us-gaap:AccountsPayableAndAccruedLiabilitiesCurrent',
    `accounts payable and accrued expenses; accounts payable and accrued liabilities; accounts payable and other current liabilities; accounts payable accrued expenses and other liabilities; accounts payable accrued expenses and other current liabilities; accounts payable accrued liabilities and other; accounts payable and other accrued liabilities`,
    SHEET
  ),
  concept(
    'accrued-liabilities',
    'Accrued liabilities',
    'us-gaap:AccruedLiabilitiesCurrent',
    `accrued liabilities; accrued expenses; accrued and other current liabilities; accrued expenses and other current liabilities; other accrued liabilities; accrued expenses and other liabilities; accrued liabilities and other; accrued and other liabilities; accrued liabilities and other current liabilities; accrued expenses and other; other accrued expenses; accrued liabilities and other liabilities; other accrued expenses and liabilities; accrued other`,
    SHEET
  ),
  concept(
    'accrued-compensation',
    'Accrued compensation and benefits',
    'us-gaap:EmployeeRelatedLiabilitiesCurrent',
    `accrued compensation and benefits; accrued compensation and related benefits; accrued compensation; accrued employee compensation; accrued salaries and benefits; accrued payroll and benefits; accrued wages and benefits; accrued payroll; compensation and benefits; accrued employee compensation and benefits; accrued compensation and employee benefits; accrued payroll and related expenses; accrued salaries wages and benefits; accrued salaries`,
    SHEET
  ),
  concept(
    'accrued-interest',
    'Accrued interest',
    'us-gaap:InterestPayableCurrent',
    `accrued interest; accrued interest payable; interest payable`,
    SHEET
  ),
  concept(
    'deferred-revenues',
    'Deferred revenue',
    'us-gaap:ContractWithCustomerLiability',
    `deferred revenues; deferred revenue; unearned revenue; contract liabilities; deferred revenue current; deferred revenue current portion; unearned revenues; advances and progress billings; deferred subscription revenue; deferred membership fees; customer deposits; current portion of deferred revenue; contract liabilities current; short term deferred revenue; unredeemed gift cards; gift certificates redeemable; air traffic liability; customer advances; deferred income`,
    SHEET
  ),
  concept(
    'deferred-revenue-non-current',
    'Deferred revenue, non-current',
    'us-gaap:ContractWithCustomerLiabilityNoncurrent',
    `deferred revenue non current; deferred revenue noncurrent; deferred revenue net of current portion; long term deferred revenue; deferred revenue long term; deferred revenue less current portion; noncurrent unearned revenue; non current deferred revenue; noncurrent deferred revenue; contract liabilities noncurrent; deferred revenues non current`,
    SHEET
  ),
  concept(
    'income-taxes-payable',
    'Income taxes payable',
    'us-gaap:AccruedIncomeTaxesCurrent',
    `income taxes payable; accrued income taxes; income tax payable; taxes payable; accrued taxes; income taxes; accrued income taxes payable`,
    SHEET
  ),
  concept(
    'income-taxes-payable-non-current',
    'Income taxes payable, non-current',
    'us-gaap:AccruedIncomeTaxesNoncurrent',
    `income taxes payable non current; long term income taxes payable; non current income taxes payable; noncurrent income taxes payable; income taxes payable noncurrent; other taxes payable`,
    SHEET
  ),
  concept('dividends-payable', 'Dividends payable', 'us-gaap:DividendsPayableCurrent', `dividends payable`, SHEET),
  concept(
    'operating-lease-liabilities',
    'Operating lease liabilities',
    'us-gaap:OperatingLeaseLiability',
    `operating lease liabilities; operating lease liability; lease liabilities; operating lease obligations`,
    SHEET
  ),
  concept(
    'operating-lease-liabilities-current',
    'Operating lease liabilities, current',
    'us-gaap:OperatingLeaseLiabilityCurrent',
    `operating lease liabilities current; operating lease liabilities current portion; current portion of operating lease liabilities; current operating lease liabilities; short term operating lease liabilities; current portion of operating lease obligations; operating lease liability current; current portion of lease liabilities; current operating lease liability; short term lease liabilities; current portion of operating lease liability`,
    SHEET
  ),
  concept(
    'operating-lease-liabilities-non-current',
    'Operating lease liabilities, non-current',
    'us-gaap:OperatingLeaseLiabilityNoncurrent',
    `operating lease liabilities non current portion; long term operating lease liabilities; non current operating lease liabilities; noncurrent operating lease liabilities; operating lease liabilities non current; operating lease liabilities noncurrent; operating lease liabilities net of current portion; operating lease liabilities less current portion; long term operating lease obligations; operating lease liability noncurrent; long term lease liabilities; operating lease liabilities long term; non current lease liabilities; operating lease liability non current`,
    SHEET
  ),
  concept(
    'other-current-liabilities',
    'Other current liabilities',
    'us-gaap:OtherLiabilitiesCurrent',
    `other current liabilities; other liabilities current; other current liabilities and accrued expenses`,
    SHEET
  ),
  concept(
    'liabilities-held-for-sale',
    'Liabilities held for sale',
    'us-gaap:DisposalGroupIncludingDiscontinuedOperationLiabilitiesCurrent',
    `liabilities held for sale; current liabilities held for sale; liabilities of discontinued operations; current liabilities of discontinued operations`,
    SHEET
  ),
  concept(
    'current-liabilities',
    'Total current liabilities',
    'us-gaap:LiabilitiesCurrent',
    `total current liabilities; current liabilities`,
    {kinds: ['balance', 'summary', 'kpi', 'other', 'reconciliation']}
  ),
  concept(
    'capital-leases',
    'Capital lease obligations',
    'us-gaap:FinanceLeaseLiability',
    `capital lease obligations; capital lease obligations current; capital lease obligations less current portion; finance lease obligations; finance lease liabilities; finance lease liability; finance lease liabilities current; finance lease liabilities non current; finance lease liabilities noncurrent; current portion of finance lease liabilities; current portion of finance lease obligations; long term finance lease liabilities; finance lease obligations less current portion; current portion of capital lease obligations; long term finance lease obligations; finance lease liabilities net of current portion`,
    SHEET
  ),
  concept(
    'revolving-credit',
    'Revolving credit facility',
    'us-gaap:LongTermLineOfCredit',
    `revolving credit facility; revolving credit loan; line of credit; revolver; borrowings under revolving credit facility; revolving line of credit; revolving credit agreement; borrowings under line of credit; short term lines of credit`,
    SHEET
  ),
  concept(
    'term-loan',
    'Term loan',
    'us-gaap:LoansPayable',
    `term loan; term loans; term loan current; term loan current portion; term loan net; term loan net of current portion; long term portion of term loan; current portion of term loan; term loan less current portion; term loans net`,
    SHEET
  ),
  concept(
    'notes-payable',
    'Notes payable',
    'us-gaap:DebtInstrumentCarryingAmount',
    `notes payable; notes payable current; senior notes; convertible notes; convertible senior notes; commercial paper; long term debt; current portion of long term debt; short term debt; term debt; short term borrowings; long term borrowings;
    long term debt net; debt current; noncurrent debt; current debt; current maturities of long term debt; long term debt excluding current portion; loans and notes payable; short term debt obligations; long term debt obligations; debt; debt net; long term debt less current portion; long term debt net of current portion;
    notes payable and other borrowings current; notes payable and other borrowings non current; notes payable current and other current borrowings; notes payable and other non current borrowings; short term debt and current portion of long term debt; current portion of debt; senior notes net; convertible notes net; convertible senior notes net; long term debt net of current maturities; debt non current;
    long term debt less current maturities; current installments of long term debt; long term notes payable; debt due within one year; long term debt due within one year; borrowings; bank loans; non current debt; noncurrent portion of debt; short term debt including current portion of long term debt; current maturities of debt; debt less current portion; short term loans; long term loans; debt long term; notes payable and short term borrowings; long term portion of debt; subordinated debt net; subordinated debt; other borrowings; short term notes payable; debt long term net; long term debt due after one year; notes and loans payable; loans and borrowings; interest bearing loans and borrowings; interest bearing borrowings; financial liabilities borrowings; current borrowings; non current borrowings; bank borrowings; bank overdrafts and loans; long term loan; current portion of long term loan; non current portion of long term loan; long term debt and borrowings; convertible notes payable; mortgage notes payable; mortgages payable; mortgage notes payable net; unsecured notes payable; senior unsecured notes; senior unsecured notes net; unsecured senior notes; mortgage loans payable; notes payable net; convertible debt; long term debt noncurrent; bonds payable; debentures`,
    {
      ...SHEET,
      // Lenders and terms vary without end; what is lent, and what is owed to suppliers, is none.
      pattern:
        /^(?!accounts|trade|accrued)(?:(?:non ?)?current (?:portion|maturities) of (?:\w+ ){0,3}(?:debt|loans?|notes|borrowings)|(?:long|short) term (?:debt|loans?|borrowings|notes)|(?:\w+ ){0,3}notes payable|(?:convertible|senior|unsecured|secured|subordinated|mortgage) (?:\w+ )?notes)\b(?!.*\b(?:receivable|held|interest|investments?|customers|advances)\b)/
    }
  ),
  concept(
    'total-debt',
    'Total debt',
    'us-gaap:DebtLongtermAndShorttermCombinedAmount',
    `total debt; consolidated debt; gross debt; total debt and finance leases; total gross debt; total borrowings; total notes payable`,
    {kinds: ['balance', 'summary', 'kpi', 'other', 'reconciliation']}
  ),
  concept('net-debt', 'Net debt', 'CVX, PCG', `net debt; total net debt; adjusted net debt; net debt non gaap`, {
    kinds: ['summary', 'kpi', 'other', 'reconciliation', 'balance']
  }),
  concept(
    'pension-liabilities',
    'Pension and postretirement liabilities',
    'us-gaap:PensionAndOtherPostretirementDefinedBenefitPlansLiabilitiesNoncurrent',
    `accrued pension plan liability net; pension and other postretirement benefits; pension benefits; accrued pension; accrued retiree health care; postretirement benefits; pension obligations; pension and postretirement benefit obligations; pension and other benefits; pension and retiree medical obligations`,
    SHEET
  ),
  concept(
    'deferred-rent',
    'Deferred rent',
    'us-gaap:DeferredRentCredit',
    `deferred rent; deferred rent and other`,
    SHEET
  ),
  concept(
    'deferred-tax-liability',
    'Deferred tax liabilities',
    'us-gaap:DeferredIncomeTaxLiabilitiesNet',
    `deferred tax liability; deferred tax liabilities; deferred income tax liabilities; deferred income tax liabilities net; deferred tax liabilities net; net deferred tax liabilities; deferred tax liability net; deferred income taxes and other liabilities; noncurrent deferred income taxes; non current deferred income taxes`,
    SHEET
  ),
  concept(
    'exit-activities-and-restructuring-liability',
    'Exit activities and restructuring liability',
    'us-gaap:RestructuringReserve',
    `exit activities and restructuring liability; restructuring liability; accrued restructuring; restructuring reserve`,
    SHEET
  ),
  concept(
    'other-long-term-liabilities',
    'Other long-term liabilities',
    'us-gaap:OtherLiabilitiesNoncurrent',
    `other long term liabilities; other non current liabilities; other noncurrent liabilities; other liabilities; deferred credits and other liabilities; other liabilities non current; other liabilities noncurrent; other liabilities long term; long term liabilities other; other long term obligations; deferred credits and other noncurrent obligations; deferred tax liabilities and other non current liabilities`,
    SHEET
  ),
  concept(
    'non-current-liabilities',
    'Total non-current liabilities',
    'us-gaap:LiabilitiesNoncurrent',
    `total non current liabilities; total noncurrent liabilities; total long term liabilities; non current liabilities; noncurrent liabilities`,
    SHEET
  ),
  concept('liabilities', 'Total liabilities', 'us-gaap:Liabilities', `total liabilities`),
  concept(
    'commitments-and-contingencies',
    'Commitments and contingencies',
    'us-gaap:CommitmentsAndContingencies',
    `commitments and contingencies; commitments; commitments and contingent liabilities`,
    SHEET
  )
]
