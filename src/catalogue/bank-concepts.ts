import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

const SHEET: {readonly kinds: readonly StatementKind[]} = {kinds: ['balance', 'summary', 'other']}
const INCOME: {readonly kinds: readonly StatementKind[]} = {
  kinds: ['income', 'summary', 'segments', 'other', 'reconciliation']
}

/** Lines of banks and insurers (Regulation S-X 9-03, 9-04 and 7-04). */
export const BANK_CONCEPTS: readonly Concept[] = [
  concept(
    'net-interest-income',
    'Net interest income',
    'us-gaap:InterestIncomeExpenseNet',
    `net interest income; total net interest income; net interest revenue; net interest income gaap; net interest income reported`,
    INCOME
  ),
  concept(
    'net-interest-income-after-provision',
    'Net interest income after provision',
    'us-gaap:InterestIncomeExpenseAfterProvisionForLoanLoss',
    `net interest income after provision for credit losses; net interest income after provision for loan losses; net interest income after provision; net interest income after credit losses`,
    INCOME
  ),
  concept(
    'provision-for-credit-losses',
    'Provision for credit losses',
    'us-gaap:ProvisionForLoanLeaseAndOtherLosses',
    `provision for credit losses; provision for loan losses; provision for loan and lease losses; total provision for credit losses; provision for credit losses on loans; provision benefit for credit losses; credit loss expense; expected credit losses; credit impairment charges; expected credit losses and other credit impairment charges; provision for expected credit losses; provision for impaired loans; provision for loan and lease losses net; impairment losses on loans and advances; net impairment losses on financial assets`,
    INCOME
  ),
  concept(
    'noninterest-income',
    'Noninterest income',
    'us-gaap:NoninterestIncome',
    `noninterest income; total noninterest income; non interest income; total non interest income; noninterest revenue; total noninterest revenue; fees and other income; total fee revenue`,
    INCOME
  ),
  concept(
    'noninterest-expense',
    'Noninterest expense',
    'us-gaap:NoninterestExpense',
    `noninterest expense; total noninterest expense; non interest expense; total non interest expense; noninterest expenses; total noninterest expenses; total non interest expenses`,
    INCOME
  ),
  concept(
    'pre-provision-income',
    'Pre-provision income',
    'PGC, JPM',
    `pretax income before provision for credit losses; pre tax pre provision income; pre provision profit; pre provision net revenue; pretax pre provision income; pre tax pre provision net revenue`,
    INCOME
  ),
  concept(
    'wealth-management-fees',
    'Wealth and asset management fees',
    'us-gaap:AssetManagementFees1',
    `wealth management fee income; asset management fees; investment management fees; trust and investment management fees; wealth and asset management; asset management administration and commissions; trust and wealth management fees`,
    INCOME
  ),
  concept(
    'service-charges',
    'Service charges',
    'us-gaap:FeesAndCommissionsDepositorAccounts',
    `service charges and fees; service charges on deposit accounts; service charges on deposits; deposit service charges; service charges; lending and deposit related fees`,
    INCOME
  ),
  concept(
    'mortgage-banking',
    'Mortgage banking income',
    'us-gaap:NoninterestIncomeOtherOperatingIncome',
    `mortgage banking income; mortgage banking; mortgage fees and related income; mortgage banking revenue; gain on sale of mortgage loans`,
    INCOME
  ),
  concept(
    'securities-gains',
    'Securities gains (losses), net',
    'us-gaap:DebtSecuritiesAvailableForSaleRealizedGainLoss',
    `securities gains net; net securities gains; gain on securities net; investment securities gains net; net gains on securities; investment securities losses; securities losses net; gain on sale of securities`,
    INCOME
  ),
  concept(
    'bank-owned-life-insurance-income',
    'Income of bank-owned life insurance',
    'us-gaap:BankOwnedLifeInsuranceIncome',
    `income from bank owned life insurance; bank owned life insurance income; increase in cash surrender value of life insurance`,
    INCOME
  ),
  concept(
    'deposit-insurance',
    'Deposit insurance',
    'us-gaap:FederalDepositInsuranceCorporationPremiumExpense',
    `fdic insurance expense; fdic insurance; deposit insurance; fdic assessment; fdic insurance assessment; fdic assessments`,
    INCOME
  ),
  concept(
    'cash-and-due-from-banks',
    'Cash and due from banks',
    'us-gaap:CashAndDueFromBanks',
    `cash and due from banks; cash and noninterest bearing deposits`,
    SHEET
  ),
  concept(
    'interest-earning-deposits',
    'Interest-earning deposits',
    'us-gaap:InterestBearingDepositsInBanks',
    `interest earning deposits; interest bearing deposits with banks; deposits with banks; interest bearing deposits in banks; interest earning deposits with banks; interest bearing deposits in other banks`,
    SHEET
  ),
  concept(
    'federal-funds-sold',
    'Federal funds sold',
    'us-gaap:FederalFundsSold',
    `federal funds sold; federal funds sold and securities purchased under resale agreements`,
    SHEET
  ),
  concept(
    'securities-available-for-sale',
    'Securities available for sale',
    'us-gaap:AvailableForSaleSecuritiesDebtSecurities',
    `securities available for sale; available for sale debt securities; investment securities available for sale; debt securities available for sale; available for sale securities at fair value; securities available for sale at fair value`,
    SHEET
  ),
  concept(
    'securities-held-to-maturity',
    'Securities held to maturity',
    'us-gaap:DebtSecuritiesHeldToMaturityAmortizedCostAfterAllowanceForCreditLoss',
    `securities held to maturity; investment securities held to maturity; debt securities held to maturity; held to maturity securities; held to maturity debt securities`,
    SHEET
  ),
  concept(
    'trading-assets',
    'Trading assets',
    'us-gaap:TradingSecurities',
    `trading assets; trading securities; trading account assets; trading assets at fair value`,
    SHEET
  ),
  concept(
    'loans-held-for-sale',
    'Loans held for sale',
    'us-gaap:LoansReceivableHeldForSaleAmount',
    `loans held for sale; mortgage loans held for sale; loans held for sale at fair value; residential loans held for sale`,
    SHEET
  ),
  concept(
    'loans',
    'Total loans',
    'us-gaap:FinancingReceivableExcludingAccruedInterestBeforeAllowanceForCreditLoss',
    `total loans; loans; loans and leases; total loans and leases; loans held for investment; total loans held for investment; gross loans; loans net of unearned income; total gross loans; loans receivable; loans and leases held for investment`,
    SHEET
  ),
  concept(
    'allowance-for-credit-losses',
    'Allowance for credit losses',
    'us-gaap:FinancingReceivableAllowanceForCreditLossExcludingAccruedInterest',
    `allowance for credit losses; allowance for loan losses; less allowance for credit losses; less allowance for loan losses; allowance for loan and lease losses; allowance for credit losses on loans; less allowance for credit losses on loans; allowance for loan credit losses`,
    SHEET
  ),
  concept(
    'net-loans',
    'Net loans',
    'us-gaap:FinancingReceivableExcludingAccruedInterestAfterAllowanceForCreditLoss',
    `net loans; loans net; net loans and leases; loans receivable net; total loans net; loans and leases net`,
    SHEET
  ),
  concept(
    'accrued-interest-receivable',
    'Accrued interest receivable',
    'us-gaap:InterestReceivable',
    `accrued interest receivable; accrued interest and accounts receivable; interest receivable; accrued income receivable`,
    SHEET
  ),
  concept(
    'bank-owned-life-insurance',
    'Bank-owned life insurance',
    'us-gaap:BankOwnedLifeInsurance',
    `bank owned life insurance; cash surrender value of life insurance; company owned life insurance`,
    SHEET
  ),
  concept(
    'restricted-bank-stock',
    'Federal bank stock',
    'us-gaap:FederalHomeLoanBankStock',
    `fhlb and frb stock; federal home loan bank stock; restricted stock; fhlb stock; federal reserve bank stock; fhlb stock and other bank stock`,
    {kinds: ['balance']}
  ),
  concept(
    'other-real-estate',
    'Other real estate owned',
    'us-gaap:RealEstateAcquiredThroughForeclosure',
    `other real estate owned; other real estate owned net; foreclosed assets; other real estate; foreclosed real estate`,
    SHEET
  ),
  concept(
    'noninterest-deposits',
    'Noninterest-bearing deposits',
    'us-gaap:NoninterestBearingDepositLiabilities',
    `noninterest bearing demand deposits; noninterest bearing deposits; non interest bearing deposits; noninterest bearing; demand deposits noninterest bearing; noninterest bearing demand; non interest bearing demand deposits`,
    SHEET
  ),
  concept(
    'interest-deposits',
    'Interest-bearing deposits',
    'us-gaap:InterestBearingDepositLiabilities',
    `interest bearing demand deposits; interest bearing deposits; total interest bearing deposits; interest bearing; interest bearing demand; interest bearing checking`,
    SHEET
  ),
  concept(
    'savings-deposits',
    'Savings deposits',
    'us-gaap:DepositsSavingsDeposits',
    `savings; savings deposits; savings accounts; savings and money market`,
    SHEET
  ),
  concept(
    'money-market-deposits',
    'Money market deposits',
    'us-gaap:DepositsMoneyMarketDeposits',
    `money market accounts; money market; money market deposits; money market deposit accounts`,
    SHEET
  ),
  concept(
    'time-deposits',
    'Time deposits',
    'us-gaap:TimeDeposits',
    `time deposits; certificates of deposit; certificates of deposit retail; time deposits over; other time deposits; total time deposits; brokered deposits; certificates of deposit brokered; certificates of deposit listing service`,
    SHEET
  ),
  concept(
    'deposits',
    'Total deposits',
    'us-gaap:Deposits',
    `total deposits; deposits; total customer deposits; deposit liabilities`,
    SHEET
  ),
  concept(
    'federal-funds-purchased',
    'Federal funds purchased',
    'us-gaap:FederalFundsPurchased',
    `federal funds purchased; federal funds purchased and securities sold under agreements to repurchase; securities sold under agreements to repurchase; repurchase agreements`,
    SHEET
  ),
  concept(
    'federal-bank-advances',
    'Federal Home Loan Bank advances',
    'us-gaap:AdvancesFromFederalHomeLoanBanks',
    `federal home loan bank advances; fhlb advances; advances from federal home loan bank; overnight borrowings; fhlb borrowings; overnight borrowings with fhlb`,
    SHEET
  ),
  concept(
    'nonaccrual-loans',
    'Nonaccrual loans',
    'us-gaap:FinancingReceivableRecordedInvestmentNonaccrualStatus',
    `nonaccrual loans; non accrual loans; total nonaccrual loans; nonperforming loans; total nonperforming loans; non performing loans`,
    SHEET
  ),
  concept(
    'nonperforming-assets',
    'Nonperforming assets',
    'PGC, JPM',
    `total nonperforming assets; nonperforming assets; non performing assets; total non performing assets`,
    SHEET
  ),
  concept(
    'net-charge-offs',
    'Net charge-offs',
    'us-gaap:FinancingReceivableAllowanceForCreditLossWriteoffAfterRecovery',
    `net charge offs; net recoveries; charge offs net; net loan charge offs; total net charge offs; recoveries net; charge offs recoveries net`,
    SHEET
  ),
  concept(
    'premiums',
    'Premiums',
    'us-gaap:PremiumsEarnedNet',
    `premiums; net premiums earned; premiums earned; premium revenue; earned premiums; total premiums; premiums and other considerations; net earned premiums; total net premiums earned; net earned premium`,
    INCOME
  ),
  concept(
    'combined-ratio',
    'Combined ratio',
    'PGR, CB',
    `combined ratio; gaap combined ratio; net combined ratio; total combined ratio; p and c combined ratio`,
    {unit: 'percent'}
  ),
  concept(
    'policy-benefits',
    'Policyholder benefits and claims',
    'us-gaap:PolicyholderBenefitsAndClaimsIncurredNet',
    `policyholder benefits and claims; losses and loss adjustment expenses; benefits and claims; policyholder benefits; net losses and loss adjustment expenses; losses and loss adjustment expenses net; net losses and lae; losses and lae; incurred losses and loss adjustment expenses; claims and claims adjustment expenses; medical costs; benefit expense; insurance and losses; loss and loss adjustment expenses`,
    INCOME
  )
]
