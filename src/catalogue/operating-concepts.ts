import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

/** Where a cost's name is the cost; in a note it may be what of something else falls to it. */
const COSTS: readonly StatementKind[] = ['income', 'summary', 'guidance']

/** Lines of the income statement down to what is earned by operating (Regulation S-X 5-03). */
export const OPERATING_CONCEPTS: readonly Concept[] = [
  concept(
    'revenue',
    'Revenue',
    'us-gaap:Revenues',
    `revenue; revenues; total revenue; total revenues; net revenue; net revenues; total net revenue; total net revenues; net sales;
    total net sales; sales; total sales; revenues total; revenue total; net sales total; net operating revenues; operating revenues;
    operating revenue; total operating revenues; total operating revenue; revenues net; revenue net; sales net; total revenues net;
    total revenues and other income; sales and revenues; total sales and revenues; turnover; sales to customers;
    sales net of returns and allowances; group revenue; revenue from operations; sales revenue; total revenues net of interest expense; revenues net of interest expense; total net revenues net of interest expense; revenue from contracts with customers`,
    {bySegment: true}
  ),
  concept(
    'product-revenue',
    'Product revenue',
    'us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax',
    `product revenue; product revenues; product sales; products revenue; sales of products; net product sales; product revenues net`,
    {kinds: COSTS}
  ),
  concept(
    'service-revenue',
    'Service revenue',
    'AAPL, BA',
    `service revenue; service revenues; services revenue; services revenues; sales of services`,
    {kinds: COSTS}
  ),
  concept(
    'subscription-revenue',
    'Subscription revenue',
    'PALT, CRM',
    `subscription revenue; subscription revenues; subscription and support revenue`,
    {kinds: COSTS}
  ),
  concept(
    'license-revenue',
    'License revenue',
    'us-gaap:LicensesRevenue',
    `license revenue; license revenues; licenses; licensing revenue; royalty revenue; royalty revenues; royalties`,
    {kinds: COSTS}
  ),
  concept(
    'advertising-revenue',
    'Advertising revenue',
    'us-gaap:AdvertisingRevenue',
    `advertising revenue; advertising revenues`,
    {kinds: COSTS}
  ),
  concept(
    'membership-fees',
    'Membership fees',
    'us-gaap:MembershipDuesRevenueOnGoing',
    `membership fees; membership fee income; membership and other income`,
    {kinds: COSTS}
  ),
  concept(
    'direct-costs',
    'Direct costs',
    'us-gaap:DirectCostsOfLeasedAndRentedPropertyOrEquipment',
    `direct costs of network sales and services exclusive of depreciation and amortization shown below;
    direct cost of network sales and services exclusive of depreciation and amortization; direct costs of network sales and services;
    direct costs; direct cost of network sales and services exclusive of depreciation and amortization total`,
    {bySegment: true}
  ),
  concept(
    'cost-of-revenue',
    'Cost of revenue',
    'us-gaap:CostOfRevenue',
    `cost of revenue; cost of revenues; total cost of revenue; total cost of revenues; cost of sales; total cost of sales; cost of goods sold;
    total cost of goods sold; cost of net revenue; cost of net revenues; cost of products sold; costs of revenue; costs of revenues;
    cost of products and services; cost of sales and services; total costs of revenue; merchandise costs; cost of operations; costs of goods sold;
    cost of sales including buying distribution and occupancy costs; cost of sales buying and occupancy`,
    {kinds: [...COSTS, 'reconciliation']}
  ),
  concept(
    'cost-of-products',
    'Cost of products',
    'us-gaap:CostOfGoodsSold',
    `cost of products; cost of product revenue; cost of product revenues; cost of product sales; product costs`,
    {kinds: COSTS}
  ),
  concept(
    'cost-of-services',
    'Cost of services',
    'us-gaap:CostOfServices',
    `cost of services; cost of service revenue; cost of service revenues; cost of services revenue; service costs`,
    {kinds: COSTS}
  ),
  concept(
    'cost-of-subscription',
    'Cost of subscription',
    'CRM, PALT',
    `cost of subscription; cost of subscription revenue; cost of subscription and support`,
    {kinds: COSTS}
  ),
  concept(
    'gross-profit',
    'Gross profit',
    'us-gaap:GrossProfit',
    `gross profit; gross margin; gross income; total gross profit; total gross margin; gross profit loss`
  ),
  concept(
    'research-and-development',
    'Research and development',
    'us-gaap:ResearchAndDevelopmentExpense',
    `research and development; research and development expense; research and development expenses; research and development costs;
    research development and engineering; engineering research and development; product development; product development expense;
    technology and development; technology and content; technology and infrastructure; r d; r d expense; r d expenses; research and development net;
    research and development expense net; engineering and development; engineering and product development`,
    {kinds: COSTS}
  ),
  concept(
    'sales-and-marketing',
    'Sales and marketing',
    'us-gaap:SellingAndMarketingExpense',
    `sales and marketing; selling and marketing; marketing and sales; marketing and selling; sales and marketing expense;
    sales and marketing expenses; selling and marketing expense; selling and marketing expenses; selling; selling expense; selling expenses; sales and promotion`,
    {kinds: COSTS}
  ),
  concept(
    'marketing',
    'Marketing',
    'us-gaap:MarketingAndAdvertisingExpense',
    `marketing; marketing expense; marketing expenses; advertising; advertising expense; demand creation expense; advertising and promotion`,
    {kinds: COSTS}
  ),
  concept(
    'general-and-administrative',
    'General and administrative',
    'us-gaap:GeneralAndAdministrativeExpense',
    `general and administrative; general and administrative expense; general and administrative expenses; corporate general and administrative; administrative expenses; general administrative`,
    {kinds: COSTS}
  ),
  concept(
    'selling-general-administrative',
    'Selling, general and administrative',
    'us-gaap:SellingGeneralAndAdministrativeExpense',
    `selling general and administrative; selling general and administrative expense; selling general and administrative expenses;
    sales general and administrative; sales general and admin; sg a; sg a expense; sg a expenses; marketing general and administrative; mg a;
    selling informational and administrative expenses; si a expenses; total selling and administrative expense; selling and administrative expenses;
    selling and administrative; selling marketing and administrative expenses; selling administrative and general expenses; operating selling general and administrative expenses;
    operating overhead expense`,
    {kinds: COSTS}
  ),
  concept(
    'customer-support',
    'Direct costs of customer support',
    'us-gaap:CostOfServices',
    `direct costs of customer support; customer support`
  ),
  concept(
    'compensation-and-benefits',
    'Compensation and benefits',
    'us-gaap:LaborAndRelatedExpense',
    `compensation and benefits; compensation and employee benefits; salaries and employee benefits; salaries wages and benefits; compensation expense; salaries and benefits`,
    {kinds: COSTS}
  ),
  concept(
    'fuel-expense',
    'Fuel expense',
    'us-gaap:FuelCosts',
    `fuel; fuel expense; fuel expenses; aircraft fuel; aircraft fuel and taxes; fuel and purchased power`,
    {kinds: COSTS}
  ),
  concept(
    'occupancy',
    'Occupancy',
    'us-gaap:OccupancyNet',
    `occupancy; occupancy expense; premises and equipment; occupancy and equipment; net occupancy expense; rent expense`,
    {kinds: ['income']}
  ),
  concept(
    'exploration-expense',
    'Exploration expense',
    'us-gaap:ExplorationExpense',
    `exploration expense; exploration expenses; exploration expenses including dry holes`,
    {kinds: COSTS}
  ),
  concept(
    'amortization-of-acquired-technologies',
    'Amortization of acquired technologies',
    'us-gaap:CostOfGoodsAndServicesSoldAmortization',
    `direct costs of amortization of acquired technologies; amortization of acquired technologies; amortization of acquired intangible assets`
  ),
  concept(
    'amortization-of-intangibles',
    'Amortization of intangible assets',
    'us-gaap:AmortizationOfIntangibleAssets',
    `amortization of intangible assets; amortization of intangibles; amortization of purchased intangibles; amortization of acquired intangibles;
    amortization of purchased intangible assets; amortization of acquisition related intangibles; amortization of acquisition related intangible assets;
    intangible asset amortization; amortization expense of acquired intangible assets; amortization of other intangible assets; amortization of identifiable intangible assets`
  ),
  concept(
    'depreciation-and-amortization',
    'Depreciation and amortization',
    'us-gaap:DepreciationDepletionAndAmortization',
    `depreciation and amortization; depreciation and amortization including amortization of acquired technologies; depreciation depletion and amortization;
    depreciation and amortization expense; depreciation amortization and accretion; depreciation amortization and other; depreciation amortization and impairment;
    depreciation and amortization of property and equipment`
  ),
  concept(
    'depreciation',
    'Depreciation',
    'us-gaap:Depreciation',
    `depreciation; depreciation expense; depreciation of property and equipment; depreciation of property plant and equipment; depreciation of fixed assets`
  ),
  concept(
    'disposal-of-property',
    'Loss (gain) on disposal of property and equipment',
    'us-gaap:GainLossOnSaleOfPropertyPlantEquipment',
    `loss on disposal of property and equipment net; loss on disposals of property and equipment net; loss on disposal of property and equipment;
    gain on disposal of property and equipment net; gain on disposal of property and equipment; gain on sale of property and equipment; gain on equipment sales;
    loss on sale of property and equipment; loss on disposal of assets; gain on sale of assets; gain on disposal of assets; loss on asset retirements and sales`
  ),
  concept(
    'restructuring',
    'Exit activities, restructuring and impairments',
    'us-gaap:RestructuringCharges',
    `exit activities restructuring and impairments; restructuring and impairments; restructuring; restructuring charges; restructuring and other charges;
    restructuring costs; restructuring expense; restructuring expenses; restructuring and impairment charges; restructuring and related charges; restructuring and other;
    restructuring charges and certain acquisition related costs; restructuring and other costs; restructuring and impairment; restructuring charges net; restructuring and severance; severance and restructuring`
  ),
  concept(
    'impairment',
    'Impairment',
    'us-gaap:AssetImpairmentCharges',
    `impairment; impairments; asset impairments; impairment charges; asset impairment; asset impairment charges; impairment of long lived assets; impairment of assets;
    certain asset impairments; impairment of intangible assets; intangible asset impairment; intangible asset impairment charge; impairment and other charges; investment asset impairment charges net`
  ),
  concept(
    'goodwill-impairment',
    'Goodwill impairment',
    'us-gaap:GoodwillImpairmentLoss',
    `goodwill impairment; impairment of goodwill; goodwill impairment charge; goodwill impairment charges; goodwill and intangible asset impairment`
  ),
  concept(
    'acquired-research',
    'Acquired in-process research and development',
    'us-gaap:ResearchAndDevelopmentAssetAcquiredOtherThanThroughBusinessCombinationWrittenOff',
    `acquired in process research and development; acquired in process research and development expenses; acquired ipr d; acquired ipr d expenses; in process research and development`
  ),
  concept(
    'acquisition-costs',
    'Acquisition-related costs',
    'us-gaap:BusinessCombinationAcquisitionRelatedCosts',
    `acquisition related and other; acquisition related costs; acquisition related and other costs; acquisition related charges; acquisition and integration costs; acquisition integration and deal costs;
    merger and acquisition costs; merger related expenses; transaction costs; merger and integration costs; acquisition and divestiture related charges; integration and acquisition costs; acquisition related expenses; acquisition related adjustments; acquisition related items;
    merger and integration expenses; integration costs; transaction and integration costs`
  ),
  concept(
    'litigation',
    'Litigation and settlements',
    'us-gaap:LitigationSettlementExpense',
    `litigation; legal settlements; litigation settlement; legal settlement; litigation charges; legal settlement costs; patent settlement; litigation expense; certain legal matters net`
  ),
  concept(
    'taxes-other-than-income',
    'Taxes other than income taxes',
    'us-gaap:TaxesExcludingIncomeAndExciseTaxes',
    `taxes other than income taxes; taxes other than on income; taxes other than income; other taxes`,
    {kinds: COSTS}
  ),
  concept(
    'other-operating-expense',
    'Other operating expense',
    'us-gaap:OtherCostAndExpenseOperating',
    `other operating expenses; other operating expense; other operating charges; other operating income net; other operating expenses net; other operating expense net; other operating; other expenses; other expense`,
    {kinds: COSTS}
  ),
  concept(
    'operating-expenses',
    'Total operating costs and expenses',
    'us-gaap:OperatingExpenses',
    `total operating costs and expenses; total operating expenses; operating expenses; total costs and expenses; total cost of operations; total expenses;
    total operating costs; total costs and other deductions; total operating expense; costs and expenses; total cost and expenses; total expenses and other`
  ),
  concept(
    'operating-income',
    'Income from operations',
    'us-gaap:OperatingIncomeLoss',
    `income from operations; loss from operations; operating income; operating loss; operating profit; total operating income; earnings from operations; operating earnings;
    profit from operations; total operating profit; total income from operations; income loss from operations; results from operations; operating result; total operating loss;
    operating income gaap; operating profit loss; consolidated operating income; total segment operating income; operating loss from continuing operations; operating income from continuing operations; profit from operating activities; operating profit from continuing operations; profit from operations before tax; group operating profit; results from operating activities`
  )
]
