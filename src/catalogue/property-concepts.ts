import {type Concept, concept} from './concept.ts'

const OWNERS = String.raw`(?: (?:attributable|available|applicable|allocable|of|to|for|as defined)\b.*)?`
const FUNDS = '(?:ffo|funds from operations)'
const PER_SHARE = String.raw`(?=.*\b(?:per|diluted)\b)`

/** Measures of real estate trusts, as Nareit defines them (White Paper on FFO, 2018; EBITDAre, 2017) and trusts go on from there. */
export const PROPERTY_CONCEPTS: readonly Concept[] = [
  concept('ffo', 'Funds from operations', 'SPG, PLD', `ffo; funds from operations; nareit ffo; total ffo; ffo nareit`, {
    pattern: new RegExp(`^(?:nareit |nareit defined |consolidated |total )?${FUNDS}${OWNERS}$`)
  }),
  concept(
    'core-ffo',
    'Core funds from operations',
    'PLD, NHI',
    `core ffo; normalized ffo; operating ffo; core funds from operations; normalized funds from operations; ffo as adjusted; company defined ffo`,
    {pattern: new RegExp(`^(?:core|normalized|operating|company defined|modified) ${FUNDS}${OWNERS}$`)}
  ),
  concept(
    'affo',
    'Adjusted funds from operations',
    'O, NNN',
    `affo; adjusted ffo; adjusted funds from operations; normalized affo; core affo; normalized adjusted ffo`,
    {pattern: new RegExp(`^(?:affo|adjusted ${FUNDS})${OWNERS}$`)}
  ),
  concept('ffo-per-share', 'Funds from operations per share', 'SPG, PLD', `ffo per share; ffo per diluted share`, {
    unit: 'perShare',
    pattern: new RegExp(`^(?:nareit |nareit defined )?${FUNDS}\\b${PER_SHARE}`)
  }),
  concept(
    'net-operating-income',
    'Net operating income',
    'SPG, PLD',
    `net operating income; noi; same store noi; same property noi; same store net operating income; same property net operating income; total noi; total net operating income; property net operating income; cash noi; property noi`,
    {kinds: ['income', 'reconciliation', 'segments', 'summary', 'other', 'kpi']}
  ),
  concept('ebitdare', 'EBITDAre', 'PLD, NHI', `ebitdare; nareit ebitdare; ebitda for real estate`)
]
