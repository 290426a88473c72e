import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

const FLOW: {readonly kinds: readonly StatementKind[]} = {kinds: ['cashflow']}
/** Stated of a period, and repeated in bridges and summaries. */
const STATED: {readonly kinds: readonly StatementKind[]} = {
  kinds: ['cashflow', 'reconciliation', 'summary', 'kpi', 'other', 'guidance']
}

/** What is bought, sold, borrowed and paid back: lines of investing and financing activities (ASC 230-10-45-11 to 45-15). */
export const FUNDING_CONCEPTS: readonly Concept[] = [
  concept(
    'purchases-of-securities',
    'Purchases of securities',
    'us-gaap:PaymentsToAcquireInvestments',
    `purchases of marketable securities; purchases of investments; purchases of short term investments; purchases of marketable securities and other investments; purchases of securities available for sale; purchase of marketable securities; purchase of short term investments; purchases of available for sale securities; contributions to investments; purchase of investments; purchases of marketable debt securities; purchases of available for sale debt securities`,
    FLOW
  ),
  concept(
    'maturities-of-securities',
    'Maturities of securities',
    'us-gaap:ProceedsFromMaturitiesPrepaymentsAndCallsOfAvailableForSaleSecurities',
    `proceeds from maturities of marketable securities; maturities of marketable securities; proceeds from maturities of investments; maturities of short term investments; maturities of investments; proceeds from maturities of short term investments; proceeds from maturities of available for sale securities`,
    FLOW
  ),
  concept(
    'sales-of-securities',
    'Sales of securities',
    'us-gaap:ProceedsFromSaleMaturityAndCollectionsOfInvestments',
    `proceeds from sales of marketable securities; sales of marketable securities; maturities and sales of marketable securities; proceeds from sales and maturities of investments; maturities and sales of short term investments; proceeds from investments; proceeds from maturities and sales of marketable securities and other investments; proceeds from sales and maturities of marketable securities and other investments; sales and maturities of marketable securities; proceeds from sales of investments; proceeds from sales of marketable securities and other investments; proceeds from disposals of investments; sales of short term investments; proceeds from sales of short term investments; proceeds from sales of available for sale securities`,
    FLOW
  ),
  concept(
    'acquisitions',
    'Acquisitions, net of cash acquired',
    'us-gaap:PaymentsToAcquireBusinessesNetOfCashAcquired',
    `acquisitions net of cash acquired; business combinations net of cash acquired; acquisition of businesses net of cash acquired; cash paid for acquisitions net of cash acquired; acquisitions of businesses net of cash acquired; payments for acquisitions net of cash acquired; business acquisitions net of cash acquired; acquisition of business net of cash acquired; acquisitions; cash paid for acquisitions; payments made in connection with business acquisitions net of cash acquired; acquisition net of cash acquired; acquisitions of businesses; purchases of businesses net of cash acquired; cash paid for acquired companies net of cash acquired`,
    FLOW
  ),
  concept(
    'divestitures',
    'Proceeds from divestitures',
    'us-gaap:ProceedsFromDivestitureOfBusinesses',
    `proceeds from divestitures; proceeds from dispositions; proceeds from sale of business; proceeds from sale of businesses; proceeds from divestiture of business; divestitures; proceeds from divestiture; proceeds from sale of business net of cash sold; proceeds from the sale of business`,
    FLOW
  ),
  concept(
    'sale-of-property',
    'Proceeds from sale of property',
    'us-gaap:ProceedsFromSaleOfPropertyPlantAndEquipment',
    `proceeds from disposals of property plant and equipment; sales of property plant and equipment; proceeds from sale of property and equipment; proceeds from sales of property and equipment; proceeds from disposal of property and equipment; proceeds from sale of assets; proceeds from sales of property plant and equipment; proceeds from disposition of property and equipment; proceeds from sale of property plant and equipment; proceeds and deposits related to asset sales and returns of investment; proceeds from asset sales`,
    STATED
  ),
  concept(
    'other-investing',
    'Other investing activities',
    'us-gaap:PaymentsForProceedsFromOtherInvestingActivities',
    `other investing activities; other investing activities net; other investing activity; other investing net; other investing; investments and other net`,
    FLOW
  ),
  concept(
    'debt-issued',
    'Proceeds from debt',
    'us-gaap:ProceedsFromIssuanceOfLongTermDebt',
    `proceeds from issuance of long term debt; proceeds from issuances of long term debt; proceeds from issuance of debt; issuance of debt net of issuance costs; proceeds from borrowings; proceeds from issuance of term debt net; proceeds from borrowings net of issuance costs; issuance of long term debt net of issuance costs; new borrowings; proceeds from issuance of debt net of costs; issuances of debt; proceeds from long term debt; proceeds from debt; issuance of long term debt; proceeds from term loan; borrowings; proceeds from issuance of notes; proceeds from issuance of senior notes; proceeds from issuance of debt net of issuance costs; proceeds from notes payable; issuances of loans notes payable and long term debt; proceeds from long term borrowings; proceeds from debt net of issuance costs; debt issuances; proceeds from the issuance of long term debt; long term debt issued; additions to long term debt`,
    FLOW
  ),
  concept(
    'debt-repaid',
    'Repayments of debt',
    'us-gaap:RepaymentsOfLongTermDebt',
    `repayments of debt; repayment of debt; payments of long term debt; repayments of long term debt; repayments of term debt; debt repayments; repayments of borrowings; payments on debt; payments of debt; principal payments on debt; repayment of long term debt; repayments of term loan; payments of loans notes payable and long term debt; principal payments on long term debt; payments on long term debt; repayment of borrowings; repayments of notes payable; payments on term loan; repayment of notes; repayment of term loan; principal payments on term loan; retirement of long term debt; long term debt repaid; payments on borrowings; reductions of long term debt; repayments of long term borrowings; payments of notes payable; repayment of senior notes; repayment of notes payable`,
    FLOW
  ),
  concept(
    'commercial-paper-net',
    'Commercial paper, net',
    'us-gaap:ProceedsFromRepaymentsOfCommercialPaper',
    `proceeds from commercial paper net; repayments of commercial paper net; net change in commercial paper; repayment of commercial paper net; commercial paper net; proceeds from repayments of commercial paper net`,
    FLOW
  ),
  concept(
    'short-term-borrowings-net',
    'Short-term borrowings, net',
    'us-gaap:ProceedsFromRepaymentsOfShortTermDebt',
    `net change in short term borrowings; change in short term debt; net increase in short term borrowings; short term borrowings net; three months or less net; net borrowings; increase in notes payable net; net proceeds from short term borrowings; net repayments of short term borrowings; net change in short term debt`,
    FLOW
  ),
  concept(
    'lease-payments',
    'Payments on finance leases',
    'us-gaap:FinanceLeasePrincipalPayments',
    `payments on finance leases; financing lease payments; repayments of principal on finance leases; principal payments on finance leases; principal payments on finance lease obligations; payments on finance lease obligations; repayment of finance lease obligations; finance lease payments; payments of finance lease obligations; payments on finance lease liabilities; principal payments under finance lease obligations; principal payments on financing obligations; repayments of finance lease obligations; payments of capital lease obligations; principal payments on finance lease liabilities; payments for finance leases`,
    STATED
  ),
  concept(
    'stock-repurchases',
    'Repurchases of common stock',
    'us-gaap:PaymentsForRepurchaseOfCommonStock',
    `repurchases of common stock; repurchase of common stock; repurchases of stock; share repurchases; common stock repurchases; purchases of treasury stock; purchase of treasury stock; payments for repurchases of common stock; purchases of stock for treasury; shares repurchased; payments related to repurchases of common stock; purchases of common stock; common stock repurchased; treasury stock purchases; repurchase of shares; stock repurchases; payments for repurchase of common stock; repurchases of common shares; acquisition of treasury stock; purchase of common stock; repurchase of common shares; treasury stock purchased; repurchases and retirement of common stock; repurchase of ordinary shares; purchases of treasury shares; repurchases of shares; repurchase of company common stock; treasury shares purchased; common stock acquired; purchase of treasury shares; purchase of own shares; purchases of own shares; repurchase of own shares; acquisition of own shares; share buy back; share buybacks; purchase of treasury stock and own shares; acquisition of treasury shares; purchase of shares for cancellation`,
    STATED
  ),
  concept(
    'dividends-paid',
    'Dividends paid',
    'us-gaap:PaymentsOfDividends',
    `dividends paid; cash dividends paid; dividends; dividend payments; cash dividend payments; payments of dividends; payments of dividends to stockholders; payments for dividends and dividend equivalents; payment of dividends; cash dividends; cash dividends common stock; payment of dividends to stockholders; dividends paid to shareholders; common stock dividends; dividends paid on common stock; common stock dividends paid; payments of cash dividends; dividends to shareholders; cash dividends paid on common stock; common dividends paid; dividends paid to stockholders; cash dividends paid to shareholders; dividends on common stock; payment of cash dividends; payments of dividends and dividend equivalents; dividends paid to common shareholders; payments of dividends to shareholders; cash dividends paid to stockholders`,
    STATED
  ),
  concept(
    'stock-issued',
    'Proceeds from issuance of stock',
    'us-gaap:ProceedsFromIssuanceOfCommonStock',
    `proceeds from issuance of common stock; issuances of stock; proceeds from issuances of common stock; proceeds from common stock issuances; issuance of common stock; proceeds from sales of common stock; proceeds from employee stock plans; proceeds related to employee stock plans; issuance of ordinary shares net of issuance expenses; proceeds from sales of common stock through employee equity incentive plans; proceeds from issuance of common stock net; proceeds from employee stock purchase plan; proceeds from issuance of common stock net of issuance costs; proceeds from issuance of shares; common stock issued; proceeds from stock issued under employee stock plans; proceeds from issuances of common stock under employee stock plans; proceeds from the issuance of common stock; proceeds from issuance of ordinary shares; issuance of common shares; shares issued for share based compensation`,
    FLOW
  ),
  concept(
    'proceeds-from-exercise-of-stock-options',
    'Proceeds from exercise of stock options',
    'us-gaap:ProceedsFromStockOptionsExercised',
    `proceeds from exercise of stock options; proceeds from exercises of stock options; stock options exercised; proceeds from the exercise of employee stock options; proceeds from the exercise of stock options; exercise of stock options; proceeds from stock options exercised; proceeds from exercise of options; stock option exercises; proceeds from stock option exercises; proceeds from exercise of stock options and employee stock purchases; proceeds from exercise of stock options and other stock issuances; employee stock options; exercise of employee stock options`,
    FLOW
  ),
  concept(
    'award-taxes-paid',
    'Taxes paid on net settlement of awards',
    'us-gaap:PaymentsRelatedToTaxWithholdingForShareBasedCompensation',
    `payments for taxes related to net share settlement of equity awards; tax withholding payments for vested equity awards; payments related to employee stock plan taxes; tax withholdings on stock based awards; taxes paid related to net share settlement of equity awards; employee taxes on certain share based payment arrangements; payments related to tax on restricted stock units; withholding tax payments on restricted stock units and performance stock units converted; shares repurchased for tax withholdings upon vesting of restricted stock based awards; net payments related to stock based award activities; payments for employee taxes withheld; taxes paid for net share settlement of equity awards; employee taxes paid related to net share settlement of equity awards; tax payments related to net share settlement of equity awards; payments of tax withholdings on stock based awards; shares withheld for taxes; payment of withholding taxes on equity awards; payments for taxes related to net share settlement; tax payments for equity award issuances; repurchases of common stock for payroll tax withholding; shares withheld for employee taxes; payments for taxes related to net settlement of equity awards`,
    FLOW
  ),
  concept(
    'distributions-to-noncontrolling',
    'Distributions to noncontrolling interests',
    'us-gaap:PaymentsToMinorityShareholders',
    `distributions to noncontrolling interests; distributions to noncontrolling interest; dividends paid to noncontrolling interests; distributions to non controlling interests; distributions to noncontrolling interest holders; dividends paid to noncontrolling interest`,
    FLOW
  ),
  concept(
    'other-financing',
    'Other financing activities',
    'us-gaap:ProceedsFromPaymentsForOtherFinancingActivities',
    `other financing activities; other financing activities net; other financing; other financing net; other financing activity`,
    FLOW
  )
]
