import {type Concept, concept} from './concept.ts'
import type {StatementKind} from './statement-titles.ts'

const SHEET: {readonly kinds: readonly StatementKind[]} = {kinds: ['balance']}
/** Held or owed at a date, and said so in a summary too. */
const HELD: {readonly kinds: readonly StatementKind[]} = {
  kinds: ['balance', 'summary', 'kpi', 'other', 'reconciliation']
}

/** What belongs to the owners (Regulation S-X 5-02.27 to 5-02.32). */
export const EQUITY_CONCEPTS: readonly Concept[] = [
  concept(
    'redeemable-interests',
    'Redeemable noncontrolling interests',
    'us-gaap:RedeemableNoncontrollingInterestEquityCarryingAmount',
    `redeemable noncontrolling interests; redeemable noncontrolling interest; redeemable preferred stock; mezzanine equity; temporary equity; convertible preferred stock; redeemable non controlling interests`,
    SHEET
  ),
  concept(
    'preferred-stock',
    'Preferred stock',
    'us-gaap:PreferredStockValue',
    `preferred stock; preferred shares; preference shares; preferred stock value`,
    {...SHEET, pattern: /^(?:mandatory convertible |series \w+ |cumulative )*preferred stock\b/}
  ),
  concept(
    'common-stock',
    'Common stock',
    'us-gaap:CommonStockValue',
    `common stock; common shares; ordinary shares; capital stock; share capital; class a common stock; class b common stock; common stock value; issued capital; called up share capital; issued share capital`,
    {...SHEET, pattern: /^(?:class [a-c] )?(?:common stock|common shares|ordinary shares)\b(?!.*\bpaid in capital\b)/}
  ),
  concept(
    'additional-paid-in-capital',
    'Additional paid-in capital',
    'us-gaap:AdditionalPaidInCapital',
    `additional paid in capital; capital surplus; capital in excess of; capital in excess of par; paid in capital; additional capital; paid in surplus; additional paid in capital net; other additional capital; share premium; share premium account; capital reserve; capital reserves`,
    SHEET
  ),
  concept(
    'common-stock-and-capital',
    'Common stock and additional paid-in capital',
    'us-gaap:CommonStocksIncludingAdditionalPaidInCapital',
    `common stock and additional paid in capital; common stock and common stock and paid in capital; class a class b and class c stock and additional paid in capital`,
    SHEET
  ),
  concept(
    'treasury-stock',
    'Treasury stock',
    'us-gaap:TreasuryStockValue',
    `treasury stock; treasury shares; repurchased common stock; repurchased common stock in excess of; common stock in treasury; common stock held in treasury; treasury stock common; shares held in treasury`,
    {...SHEET, pattern: /^(?:treasury|repurchased common) (?:stock|shares)\b/}
  ),
  concept(
    'retained-earnings',
    'Retained earnings',
    'us-gaap:RetainedEarningsAccumulatedDeficit',
    `retained earnings; reinvested earnings; earnings reinvested; retained earnings accumulated deficit; retained deficit; earnings retained; income retained for use in the business; retained earnings and accumulated deficit`,
    SHEET
  ),
  concept(
    'accumulated-deficit',
    'Accumulated deficit',
    'us-gaap:DevelopmentStageEnterpriseDeficitAccumulatedDuringDevelopmentStage',
    `accumulated deficit`,
    SHEET
  ),
  concept(
    'accumulated-other-comprehensive-income',
    'Accumulated other comprehensive income',
    'us-gaap:AccumulatedOtherComprehensiveIncomeLossNetOfTax',
    `accumulated other comprehensive income; accumulated other comprehensive loss; accumulated other comprehensive income net; accumulated other comprehensive loss net of tax; accumulated other comprehensive income net of tax; accumulated comprehensive loss; accumulated other comprehensive losses; accumulated other comprehensive loss net`,
    SHEET
  ),
  concept(
    'noncontrolling-interests',
    'Noncontrolling interests',
    'us-gaap:MinorityInterest',
    `noncontrolling interests; noncontrolling interest; non controlling interests; non controlling interest; equity attributable to noncontrolling interests; equity attributable to non controlling interests; minority interest; minority interests; total noncontrolling interests; nonredeemable noncontrolling interests`,
    SHEET
  ),
  concept(
    'equity',
    "Total stockholders' equity",
    'us-gaap:StockholdersEquity',
    `total stockholders equity; total shareholders equity; total stockholders deficit; total shareholders deficit; shareholders equity; stockholders equity; total shareowners equity; total common shareholders equity; total common stockholders equity; shareholders investment; total shareholders investment; total stockholders equity deficit; common shareholders equity; net assets; total stockholders investment; total shareholder equity; total stockholder equity`,
    {
      ...HELD,
      pattern:
        /^(?:total (?:[\w ]+ )?(?:stockholders|shareholders|shareowners) (?:equity|deficit|investment)(?: of [\w ]+)?|(?:total )?(?:equity|capital and reserves|issued capital and reserves) attributable to (?:the )?(?:share|stock|owners|equity|ordinary|members|parent)[\w ]*)$/
    }
  ),
  concept(
    'equity-with-noncontrolling',
    'Total equity',
    'us-gaap:StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest',
    `total equity; total deficit; total equity and noncontrolling interests; equity; total stockholders equity and noncontrolling interests; total shareholders equity and noncontrolling interests`,
    HELD
  ),
  concept(
    'liabilities-and-equity',
    'Total liabilities and equity',
    'us-gaap:LiabilitiesAndStockholdersEquity',
    `total liabilities and stockholders equity; total liabilities and shareholders equity; total liabilities and equity; total liabilities and stockholders deficit; total liabilities and shareholders deficit; liabilities and stockholders equity; total liabilities and shareholders investment; total liabilities stockholders equity; total equity and liabilities`,
    {pattern: /^total liabilities(?: [\w ]+)? and (?:[\w ]+ )?(?:equity|deficit|investment|capital)$/}
  )
]
