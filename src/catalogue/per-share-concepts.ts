import {type Concept, concept} from './concept.ts'

/** Lines of an adjusted or pro forma measure, which share none of their names with the measure itself. */
const AS_REPORTED = String.raw`(?!.*\b(?:non ?gaap|adjusted|core|normalized|comparable|underlying|pro forma|excluding|as adjusted|continuing|discontinued|before|effect|dividends?|impact|growth|change|book value)\b)`

/** Figures per share and numbers of shares (ASC 260). */
export const PER_SHARE_CONCEPTS: readonly Concept[] = [
  concept(
    'eps',
    'Net income per share, basic and diluted',
    'us-gaap:EarningsPerShareBasicAndDiluted',
    `basic and diluted net income per share; basic and diluted net loss per share; basic and diluted earnings per share; income per share basic and diluted; loss per share basic and diluted; net income per share basic and diluted; net loss per share basic and diluted;
    earnings per share basic and diluted; basic and diluted loss per share`,
    {
      unit: 'perShare',
      pattern: new RegExp(
        `^${AS_REPORTED}(?=.*\\b(?:income|loss|earnings|eps)\\b)(?=.*\\bbasic and (?:fully )?diluted\\b)`
      )
    }
  ),
  concept(
    'eps-basic',
    'Net income per share, basic',
    'us-gaap:EarningsPerShareBasic',
    `basic net income per share; basic earnings per share; net income per share basic; earnings per share basic; basic net loss per share; net loss per share basic; basic eps; basic loss per share`,
    {
      unit: 'perShare',
      pattern: new RegExp(`^${AS_REPORTED}(?!.*\\bdiluted\\b)(?=.*\\b(?:income|loss|earnings|eps)\\b)(?=.*\\bbasic\\b)`)
    }
  ),
  concept(
    'eps-diluted',
    'Net income per share, diluted',
    'us-gaap:EarningsPerShareDiluted',
    `diluted net income per share; diluted earnings per share; net income per share diluted; earnings per share diluted; diluted net loss per share; net loss per share diluted; diluted eps; diluted loss per share; earnings per share assuming dilution`,
    {
      unit: 'perShare',
      pattern: new RegExp(
        `^${AS_REPORTED}(?!.*\\bbasic\\b)(?=.*\\b(?:income|loss|earnings|eps)\\b)(?=.*\\b(?:diluted|assuming dilution)\\b)`
      )
    }
  ),
  concept(
    'dividends-per-share',
    'Dividends per share',
    'us-gaap:CommonStockDividendsPerShareDeclared',
    `dividends declared per common share; dividends per share; cash dividends declared per share; dividends declared per share; cash dividends per share; dividends per common share; cash dividends declared per common share; dividends paid per share; cash dividends paid per share; dividend per share; cash dividends per common share; cash dividends declared; dividends declared; dividends; cash dividends; interim dividend per share; distributions declared per common share; distributions per common share; dividends declared per share of common stock; dividends per share declared; common stock dividends declared per share; dividends declared per common unit; cash dividend per share`,
    {unit: 'perShare'}
  ),
  concept(
    'book-value-per-share',
    'Book value per share',
    'PGC, JPM',
    `book value per share; book value per common share`,
    {unit: 'perShare'}
  ),
  concept(
    'tangible-book-value-per-share',
    'Tangible book value per share',
    'PGC, JPM',
    `tangible book value per share; tangible book value per common share`,
    {unit: 'perShare'}
  ),
  concept(
    'basic-shares',
    'Basic weighted average shares',
    'us-gaap:WeightedAverageNumberOfSharesOutstandingBasic',
    `basic shares; basic weighted average shares; weighted average shares outstanding basic; weighted average shares basic; average shares outstanding; weighted average common shares outstanding basic; average common shares outstanding`,
    {unit: 'shares', pattern: /^(?!.*\b(?:diluted|dilution|non ?gaap|adjusted|normalized|pro forma)\b)(?=.*\bbasic\b)/}
  ),
  concept(
    'diluted-shares',
    'Diluted weighted average shares',
    'us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding',
    `diluted shares; diluted weighted average shares; weighted average shares outstanding diluted; weighted average shares diluted; average shares outstanding assuming dilution; weighted average diluted shares; weighted average number of diluted shares; diluted weighted average common shares outstanding`,
    {
      unit: 'shares',
      pattern:
        /^(?!.*\b(?:non ?gaap|adjusted|normalized|pro forma|effect|dilutive)\b)(?=.*\b(?:diluted|assuming dilution)\b)(?!.*\bbasic and\b)/
    }
  ),
  concept(
    'average-shares',
    'Weighted average shares, basic and diluted',
    'us-gaap:WeightedAverageNumberOfShareOutstandingBasicAndDiluted',
    `weighted average shares outstanding basic and diluted; basic and diluted weighted average shares; basic and diluted shares; weighted average common shares outstanding basic and diluted; weighted average number of shares outstanding basic and diluted; shares used in computing net loss per share basic and diluted`,
    {
      unit: 'shares',
      pattern:
        /^(?!.*\b(?:non ?gaap|adjusted|normalized|pro forma|effect|dilutive)\b)(?=.*\bbasic and (?:fully )?diluted\b)/
    }
  ),
  concept(
    'participating-securities',
    'Participating securities',
    'us-gaap:WeightedAverageNumberOfSharesOutstandingParticipatingSecurities',
    `participating securities`,
    {unit: 'shares'}
  ),
  concept(
    'dilutive-effect',
    'Effect of dilutive securities',
    'us-gaap:WeightedAverageNumberDilutedSharesOutstandingAdjustment',
    `effect of dilutive securities; dilutive effect of stock options; effect of dilutive stock options; dilutive securities; effect of dilutive shares; dilutive effect of stock awards; effect of dilutive stock based awards`,
    {unit: 'shares'}
  ),
  concept(
    'shares-outstanding',
    'Shares outstanding',
    'us-gaap:CommonStockSharesOutstanding',
    `shares outstanding; period end shares outstanding; end of period shares outstanding; common shares outstanding; common shares outstanding at end of period; shares outstanding at end of period`,
    {unit: 'shares'}
  )
]
