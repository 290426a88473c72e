import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

/** Where a result is printed. */
const RESULTS: readonly StatementKind[] = ['income', 'summary', 'reconciliation', 'segments', 'cashflow', 'other']

/** Net income that falls to some of the owners, in total and not per share; none of theirs whose interest controls nothing. */
const OF_OWNERS = String.raw`(?:gaap |reported )?(?:net )?(?:income|loss|earnings|profit)(?: loss| for the (?:period|year|half year|quarter))? (?:attributable|available|applicable) to (?!(?:the |redeemable )?(?:non ?controlling|minority)\b)(?!.*\b(?:per|basic|diluted|excluding|adjusted|non ?gaap)\b)`

/** Lines below operating income (Regulation S-X 5-03). */
export const INCOME_CONCEPTS: readonly Concept[] = [
  concept(
    'interest-expense',
    'Interest expense',
    'us-gaap:InterestExpense',
    `interest expense; interest expense net; interest and debt expense; interest charges; interest and debt expenses; total interest expense; interest and financing costs; interest charges and dividends; interest on debt; finance costs; finance cost; finance expense; finance expenses; financing costs; interest charges net; interest expense net of amounts capitalized; total interest charges`,
    {kinds: ['income', 'summary', 'reconciliation', 'other']}
  ),
  concept(
    'interest-income',
    'Interest income',
    'us-gaap:InvestmentIncomeInterest',
    `interest income; interest and investment income; investment income; interest and dividend income; total interest income; interest income and dividends; finance income; financial income; interest earned`,
    {kinds: ['income', 'summary', 'other']}
  ),
  concept(
    'net-interest',
    'Interest, net',
    'us-gaap:InterestIncomeExpenseNet',
    `interest income net; net interest expense; net interest expense and other; interest net; interest income expense net; interest and other net; interest expense income net; net finance costs; net financing costs; net finance expense; finance costs net; net finance income; net financing expense; financial result; net financial result; net finance cost`,
    {kinds: ['income', 'other', 'reconciliation']}
  ),
  concept(
    'interest-and-other',
    'Interest and other income, net',
    'us-gaap:NonoperatingIncomeExpense',
    `interest and other income net; interest income and other net; interest and other income; interest income and other; interest and other expense net; interest and other expense`,
    {kinds: ['income', 'other']}
  ),
  concept(
    'investment-gains',
    'Gains (losses) on investments',
    'us-gaap:GainLossOnInvestments',
    `gains on equity investments net; gains on strategic investments net; gains on investments net; gain on investments; losses on investments net; gain on sales of non current investments; gains on equity securities; losses on strategic investments net;
    net gains on investments; gain on equity investments; losses on equity investments net; gains losses on equity securities`,
    {kinds: ['income', 'cashflow', 'reconciliation']}
  ),
  concept(
    'foreign-exchange',
    'Foreign currency gain (loss)',
    'us-gaap:ForeignCurrencyTransactionGainLossBeforeTax',
    `foreign currency exchange gain net; foreign currency loss; foreign currency gain; foreign exchange gain; foreign exchange loss; foreign currency transaction gain; foreign currency transaction loss; foreign exchange gains net; net foreign currency effects; foreign currency adjustments`,
    {kinds: ['income', 'other', 'cashflow']}
  ),
  concept(
    'debt-extinguishment',
    'Loss on extinguishment of debt',
    'us-gaap:GainsLossesOnExtinguishmentOfDebt',
    `loss on extinguishment of debt; loss on debt extinguishment; gain on extinguishment of debt; loss on early extinguishment of debt; loss on extinguishment and modification of debt; debt extinguishment costs`
  ),
  concept(
    'other-income-net',
    'Other income (expense), net',
    'us-gaap:OtherNonoperatingIncomeExpense',
    `other income net; other expense net; other income; other income expense net; other non operating income net; non operating income net; other deductions net; other nonoperating income net; other non operating income; non operating expenses net`,
    {kinds: ['income', 'summary']}
  ),
  concept(
    'non-operating-expenses',
    'Total non-operating expenses',
    'us-gaap:NonoperatingIncomeExpense',
    `total non operating expenses; total other expense; total other income; total other income expense net; total other income net; total other expense net; total other income and expense; total nonoperating income; total non operating income; total nonoperating expense;
    total other income expense; total other expenses; total other expenses net; total non operating income net; total non operating expense net`
  ),
  concept(
    'pretax-income',
    'Income before income taxes',
    'us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest',
    `income before income taxes; loss before income taxes; income before taxes; loss before income taxes and equity in of equity method investment;
    income before income taxes and equity in of equity method investment; income before provision for income taxes; income before income tax; income before provision for taxes;
    income before tax; earnings before income taxes; income from continuing operations before income taxes; income from continuing operations before provision for taxes on income; pretax income; pre tax income; profit before tax; profit before taxes; pretax loss; loss before taxes; net income before tax; net income before taxes; net income before income taxes; net loss before income taxes; net loss before income tax; net income before income tax; net loss before tax; net loss before taxes`,
    {
      pattern:
        /^(?:income|loss|earnings|profit)(?: (?:from|on) (?:continuing )?operations)? before (?!.*\b(?:non ?gaap|depreciation|amortization)\b)(?!interest\b)(?:.* )?tax(?:es|ation)?\b/
    }
  ),
  concept(
    'income-taxes',
    'Income taxes',
    'us-gaap:IncomeTaxExpenseBenefit',
    `benefit for income taxes; provision for income taxes; income tax expense; income tax benefit; income taxes; provision for taxes on income; provision for taxes; income tax provision; taxes on income; benefit from income taxes;
    provision for income tax; income tax; income tax benefit expense; provision benefit for income taxes; tax provision; provision for and benefit from income taxes; total income taxes; taxes; income tax expense and other; less provision for income taxes; taxation; tax expense; income tax charge; tax charge; income tax expenses; tax credit; income tax credit; tax on profit; taxation charge; taxation credit; tax charge credit; income tax charge credit; tax on profit on ordinary activities; income taxes expense; federal and state income taxes; total income tax expense; total income tax provision; income tax recovery; provision for current and deferred income taxes`,
    {kinds: ['income', 'reconciliation', 'summary']}
  ),
  concept(
    'equity-method-income',
    'Equity in earnings of equity-method investment',
    'us-gaap:IncomeLossFromEquityMethodInvestments',
    `equity in earnings of equity method investment net of taxes; equity in earnings of equity method investment; equity in income of equity method investment; equity in of equity method investment net of taxes;
    equity income net; equity in earnings of affiliates; income from equity affiliates; equity in net income of affiliates; income from equity method investments; equity in earnings of unconsolidated affiliates; equity earnings; equity in earnings; equity in losses of affiliates; equity method income; equity in net losses of affiliates; equity in income of affiliates`
  ),
  concept(
    'income-from-continuing-operations',
    'Income from continuing operations',
    'us-gaap:IncomeLossFromContinuingOperations',
    `income from continuing operations; loss from continuing operations; net income from continuing operations; earnings from continuing operations; net earnings from continuing operations; net loss from continuing operations; income before accounting change; profit from continuing operations; profit for the period from continuing operations; profit for the year from continuing operations; income from continuing operations net of tax; loss from continuing operations net of tax; income from continuing operations net of taxes`,
    {kinds: RESULTS}
  ),
  concept(
    'discontinued-operations',
    'Discontinued operations',
    'us-gaap:IncomeLossFromDiscontinuedOperationsNetOfTax',
    `discontinued operations net of tax; income from discontinued operations; loss from discontinued operations; discontinued operations; income from discontinued operations net of tax; loss from discontinued operations net of tax;
    net income from discontinued operations; discontinued operations net of taxes; income from discontinued operations net of taxes; net loss from discontinued operations; income from discontinued operations net of income taxes; profit from discontinued operations; loss for the period from discontinued operations; profit for the period from discontinued operations; income from discontinued operations net of income tax`,
    {kinds: RESULTS}
  ),
  concept(
    'net-income',
    'Net income',
    'us-gaap:ProfitLoss',
    `net income; net loss; net earnings; gaap net income; gaap net loss; net income gaap; consolidated net income; net income loss; net loss gaap; net income as reported; net income including noncontrolling interests; net earnings including noncontrolling interests;
    net income before allocation to noncontrolling interests; net income before noncontrolling interests; consolidated net loss; loss for the period; profit for the period; net profit; net loss for the period; net income for the period; net income including non controlling interests; net loss including noncontrolling interests;
    profit for the year; net result; consolidated net earnings; profit after tax; profit after taxation; loss after tax; profit loss for the period; profit for the financial period; profit for the half year; loss for the year; net profit for the period; net loss for the year; net profit for the year; profit for the quarter`
  ),
  concept(
    'noncontrolling-income',
    'Net income attributable to noncontrolling interests',
    'us-gaap:NetIncomeLossAttributableToNoncontrollingInterest',
    `net income attributable to noncontrolling interests; less net income attributable to noncontrolling interests; noncontrolling interests in earnings; net income attributable to noncontrolling interest; profit attributable to non controlling interests; profit attributable to noncontrolling interests`,
    {
      kinds: ['income', 'reconciliation', 'segments', 'cashflow'],
      pattern:
        /^(?:less )?(?:net )?(?:income|loss|earnings|profit)(?: loss)?(?: from .*| for the (?:period|year))? attributable to (?:redeemable |the )?(?:non ?controlling|minority) interests?\b/
    }
  ),
  concept(
    'preferred-dividends',
    'Preferred stock dividends',
    'us-gaap:PreferredStockDividendsIncomeStatementImpact',
    `preferred stock dividends; preferred dividends; dividends on preferred stock; less preferred stock dividends; less preferred dividends; less dividends on preferred stock; dividends on preferred shares; less mandatory convertible preferred stock dividends accumulated during the period`,
    {kinds: ['income', 'reconciliation', 'segments']}
  ),
  concept(
    'net-income-common',
    'Net income available to common stockholders',
    'us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic',
    `net income attributable to common shareholders; net income available to common shareholders; net income available to common stockholders;
    net income attributable to common stockholders; net income applicable to common stock; net income available to common; net income attributable to common; income available for common shareholders; income available to common shareholders; earnings available to common shareholders; earnings available for common shareholders; net income available for common shareholders; net earnings available for common shareholders; profit attributable to ordinary shareholders`,
    {
      pattern: new RegExp(
        `^${OF_OWNERS}(?=.*\\bcommon (?:(?:share|stock|share ?own)(?:holders?|ers)?|shares|stock)\\b)`
      )
    }
  ),
  concept(
    'net-income-attributable',
    'Net income attributable to the company',
    'us-gaap:NetIncomeLoss',
    `net income attributable to the company; net loss attributable to the company; net income attributable to shareholders; net earnings attributable to the company; profit attributable to owners of the parent; profit attributable to equity holders of the parent; profit attributable to shareholders; profit attributable to equity shareholders; loss attributable to owners of the parent`,
    {pattern: new RegExp(`^${OF_OWNERS}(?!.*\\bcommon\\b)`)}
  ),
  concept(
    'ordinary-profit',
    'Ordinary profit',
    'NTDOY, SMCAY',
    `ordinary profit; ordinary income; ordinary loss; ordinary profit loss; ordinary income loss`,
    {kinds: ['income', 'summary', 'segments']}
  ),
  concept(
    'other-comprehensive-income',
    'Other comprehensive income',
    'us-gaap:OtherComprehensiveIncomeLossNetOfTax',
    `total other comprehensive income; total other comprehensive loss; other comprehensive income; other comprehensive loss; other comprehensive income net of tax; total other comprehensive income net of tax; other comprehensive loss net of tax; net other comprehensive income`,
    {kinds: ['income', 'other']}
  ),
  concept(
    'comprehensive-income',
    'Comprehensive income',
    'us-gaap:ComprehensiveIncomeNetOfTaxIncludingPortionAttributableToNoncontrollingInterest',
    `comprehensive income; comprehensive loss; total comprehensive income; total comprehensive loss; consolidated comprehensive income`
  )
]
