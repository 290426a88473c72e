import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

const SHEET: {readonly kinds: readonly StatementKind[]} = {kinds: ['balance']}
/** Held or owed at a date, and said so in a summary too. */
const HELD: {readonly kinds: readonly StatementKind[]} = {
  kinds: ['balance', 'summary', 'kpi', 'other', 'reconciliation']
}

/** What is held (Regulation S-X 5-02.1 to 5-02.18). */
export const ASSET_CONCEPTS: readonly Concept[] = [
  concept(
    'cash',
    'Cash and cash equivalents',
    'us-gaap:CashAndCashEquivalentsAtCarryingValue',
    `cash and cash equivalents; cash; cash and equivalents; total cash and cash equivalents; cash cash equivalents; cash and temporary cash investments; cash and short term investments`,
    {kinds: ['balance', 'summary', 'kpi']}
  ),
  concept(
    'cash-and-securities',
    'Cash, cash equivalents and marketable securities',
    'us-gaap:CashCashEquivalentsAndShortTermInvestments',
    `cash cash equivalents and marketable securities; total cash cash equivalents and marketable securities; total cash cash equivalents and short term investments; cash cash equivalents and short term investments; total cash and marketable securities; total cash and short term investments; cash and marketable securities; cash cash equivalents and investments; total cash cash equivalents and investments; cash and investments in marketable securities`,
    HELD
  ),
  concept(
    'restricted-cash',
    'Restricted cash',
    'us-gaap:RestrictedCash',
    `restricted cash; restricted cash and cash equivalents; restricted cash current; current restricted cash; restricted cash and restricted cash equivalents; restricted cash non current`,
    SHEET
  ),
  concept(
    'short-term-investments',
    'Short-term investments',
    'us-gaap:ShortTermInvestments',
    `short term investments; short term and other investments; short term deposits; temporary investments; current investments; short term investment securities`,
    SHEET
  ),
  concept(
    'marketable-securities',
    'Marketable securities',
    'us-gaap:MarketableSecurities',
    `marketable securities; short term marketable securities; current marketable securities; marketable securities current; marketable equity securities; marketable debt securities; available for sale securities; debt securities; equity securities`,
    SHEET
  ),
  concept(
    'long-term-investments',
    'Long-term investments',
    'us-gaap:LongTermInvestments',
    `long term investments; investments; long term marketable securities; non marketable securities; strategic investments; equity investments; investments and other; investments and other assets; non current investments; noncurrent investments; other investments`,
    SHEET
  ),
  concept(
    'equity-method-investments',
    'Equity method investments',
    'us-gaap:EquityMethodInvestments',
    `equity method investments; investments in unconsolidated affiliates; investments in affiliates; investments in noncontrolled affiliates; investments and advances; investment in unconsolidated affiliates; investments in and advances to affiliates; investments in equity affiliates`,
    SHEET
  ),
  concept(
    'investment-in-joint-venture',
    'Investment in joint venture',
    'us-gaap:EquityMethodInvestments',
    `investment in joint venture; investment in joint ventures; investments in joint ventures`,
    SHEET
  ),
  concept(
    'accounts-receivable',
    'Accounts receivable',
    'us-gaap:AccountsReceivableNetCurrent',
    `accounts receivable; accounts receivable net; trade receivables; receivables; receivables net; accounts and notes receivable net; accounts and notes receivable; trade accounts receivable; trade accounts receivable net; trade receivables net; accounts receivable trade net; accounts receivable trade; net receivables; trade and other receivables; accounts and other receivables net; accounts and other receivables; customer receivables; total receivables net; total receivables; accounts receivable trade less; trade accounts receivable less`,
    SHEET
  ),
  concept(
    'unbilled-receivables',
    'Unbilled receivables and contract assets',
    'us-gaap:ContractWithCustomerAssetNetCurrent',
    `unbilled receivables; unbilled receivables net; contract assets; contract assets net; unbilled revenue; contract assets current; unbilled accounts receivable; costs and estimated earnings in excess of billings`,
    SHEET
  ),
  concept(
    'other-receivables',
    'Other receivables',
    'us-gaap:OtherReceivablesNetCurrent',
    `other receivables; vendor non trade receivables; other receivables net; income taxes receivable; income tax receivable; non trade receivables`,
    SHEET
  ),
  concept(
    'inventories',
    'Inventories',
    'us-gaap:InventoryNet',
    `inventories; inventory; inventories net; merchandise inventories; inventory net; merchandise inventory; merchandise inventories net; total inventories; inventories at lower of cost and net realizable value; materials and supplies; inventories and supplies`,
    SHEET
  ),
  concept(
    'raw-materials',
    'Raw materials',
    'us-gaap:InventoryRawMaterialsNetOfReserves',
    `raw materials; raw materials and packaging; raw materials and supplies`,
    SHEET
  ),
  concept(
    'work-in-process',
    'Work in process',
    'us-gaap:InventoryWorkInProcessNetOfReserves',
    `work in process; work in progress`,
    SHEET
  ),
  concept('finished-goods', 'Finished goods', 'us-gaap:InventoryFinishedGoodsNetOfReserves', `finished goods`, SHEET),
  concept(
    'prepaid-expenses-and-other-assets',
    'Prepaid expenses and other current assets',
    'us-gaap:PrepaidExpenseAndOtherAssetsCurrent',
    `prepaid expenses and other assets; prepaid expenses and other current assets; prepaid expense and other current assets; prepaid and other current assets; prepaids and other current assets; prepaid expenses and other; prepaid expenses and other current assets net; prepaid expenses; prepayments and other current assets; prepaid expenses and other receivables; prepayments; other current assets and prepaid expenses`,
    SHEET
  ),
  concept(
    'other-current-assets',
    'Other current assets',
    'us-gaap:OtherAssetsCurrent',
    `other current assets; other current assets net; total other current assets; other assets current`,
    SHEET
  ),
  concept(
    'assets-held-for-sale',
    'Assets held for sale',
    'us-gaap:DisposalGroupIncludingDiscontinuedOperationAssetsCurrent',
    `assets held for sale; current assets held for sale; assets of discontinued operations; current assets of discontinued operations; assets held for sale current`,
    SHEET
  ),
  concept('current-assets', 'Total current assets', 'us-gaap:AssetsCurrent', `total current assets; current assets`, {
    kinds: ['balance', 'summary', 'kpi', 'other', 'reconciliation']
  }),
  concept(
    'property-and-equipment-net',
    'Property and equipment, net',
    'us-gaap:PropertyPlantAndEquipmentNet',
    `property and equipment net; property and equipment; property plant and equipment net; property plant and equipment; net property and equipment; net property plant and equipment; properties plant and equipment net; fixed assets net; fixed assets; total property plant and equipment net; premises and equipment net; premises and equipment; total property and equipment net; property net; net properties; properties and equipment net; buildings and equipment net; land buildings and equipment net; property equipment and leasehold improvements net; net property and equipment including finance leases; property and equipment including finance leases net; properties plant and equipment`,
    SHEET
  ),
  concept(
    'operating-lease-assets',
    'Operating lease right-of-use assets',
    'us-gaap:OperatingLeaseRightOfUseAsset',
    `operating lease assets; operating lease right of use assets; operating lease right of use assets net; right of use assets; operating lease right of use asset; rou assets; rou asset; right of use assets net; operating lease rou assets; operating lease rou assets net; right of use assets operating leases; lease right of use assets; lease right of use assets net; operating lease assets net; right of use asset; operating leases right of use assets`,
    SHEET
  ),
  concept(
    'finance-lease-assets',
    'Finance lease right-of-use assets',
    'us-gaap:FinanceLeaseRightOfUseAsset',
    `finance lease right of use assets; finance lease assets; finance lease right of use assets net`,
    SHEET
  ),
  concept('goodwill', 'Goodwill', 'us-gaap:Goodwill', `goodwill; goodwill net`, SHEET),
  concept(
    'intangible-assets-net',
    'Intangible assets, net',
    'us-gaap:IntangibleAssetsNetExcludingGoodwill',
    `intangible assets net; intangible assets; acquired intangible assets net; identifiable intangible assets net; identified intangible assets net; other intangible assets net; other intangible assets; acquired intangible assets; purchased intangible assets net; amortizable intangible assets net; purchased technology and other intangible assets net; intangible assets acquired through business combinations net; intangibles net; acquisition related intangible assets net; finite lived intangible assets net; definite lived intangible assets net; other intangibles net; intangibles; customer relationships and other intangible assets net; identifiable intangible assets`,
    SHEET
  ),
  concept(
    'indefinite-lived-intangibles',
    'Indefinite-lived intangible assets',
    'us-gaap:IndefiniteLivedIntangibleAssetsExcludingGoodwill',
    `trademarks with indefinite lives; other indefinite lived intangible assets; indefinite lived intangible assets; indefinite lived intangible assets net; trademarks; trade names; franchise rights`,
    SHEET
  ),
  concept(
    'goodwill-and-intangibles',
    'Goodwill and other intangible assets',
    'us-gaap:IntangibleAssetsNetIncludingGoodwill',
    `goodwill and other intangible assets; goodwill and intangible assets net; goodwill and other intangible assets net; goodwill and intangible assets; goodwill and intangibles`,
    SHEET
  ),
  concept(
    'capitalized-contract-costs',
    'Costs capitalized to obtain contracts',
    'us-gaap:CapitalizedContractCostNet',
    `costs capitalized to obtain revenue contracts net; deferred commissions; deferred contract costs; noncurrent costs capitalized to obtain revenue contracts net; deferred contract acquisition costs; capitalized contract costs; deferred commissions net; deferred contract acquisition costs net`,
    SHEET
  ),
  concept(
    'deferred-tax-asset-net',
    'Deferred tax assets',
    'us-gaap:DeferredIncomeTaxAssetsNet',
    `deferred tax asset net; deferred tax assets; deferred income tax assets; deferred tax assets net; deferred tax asset; deferred income tax assets net; deferred income tax asset; deferred tax assets and other assets net; deferred income taxes and other assets`,
    SHEET
  ),
  concept(
    'other-assets',
    'Other assets',
    'us-gaap:OtherAssetsNoncurrent',
    `other assets; other long term assets; other non current assets; other noncurrent assets; other assets net; other assets non current; other assets noncurrent; other assets long term; deferred charges and other assets; other non current assets net; other long term assets net; long term assets other; deferred charges and other`,
    SHEET
  ),
  concept(
    'non-current-assets',
    'Total non-current assets',
    'us-gaap:AssetsNoncurrent',
    `total non current assets; total noncurrent assets; total long term assets; total other assets; non current assets; noncurrent assets`,
    SHEET
  ),
  concept('assets', 'Total assets', 'us-gaap:Assets', `total assets`)
]
