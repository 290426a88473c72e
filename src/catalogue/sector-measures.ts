import {line} from './definitions.ts'
import {type Measure, REG_G, measure} from './measure.ts'

/** What banks, insurers and real estate trusts are measured by, as they print it. Append only. */
export const SECTOR_MEASURES: readonly Measure[] = [
  measure(
    'EFFICIENCY',
    'Efficiency ratio',
    'percent',
    'Noninterest expense of a bank as a share of its revenue, as it prints it.',
    'Usage; as the release defines it',
    line('efficiency-ratio'),
    {concept: 'efficiency-ratio'}
  ),
  measure(
    'ROE',
    'Return on equity',
    'percent',
    'Net income as a share of average common equity, annualized, as the release prints it.',
    'Usage; as the release defines it',
    line('return-on-equity'),
    {concept: 'return-on-equity', near: ['return-on-tangible-equity']}
  ),
  measure(
    'ROTCE',
    'Return on tangible common equity',
    'percent',
    'Net income as a share of average tangible common equity, annualized, as the release prints it.',
    REG_G,
    line('return-on-tangible-equity'),
    {concept: 'return-on-tangible-equity', near: ['return-on-equity']}
  ),
  measure(
    'BVPS',
    'Book value per share',
    'perShare',
    'Common equity for a share at the end of the period, as the release prints it.',
    'Usage; as the release defines it',
    line('book-value-per-share'),
    {asPrinted: true, concept: 'book-value-per-share', near: ['tangible-book-value-per-share']}
  ),
  measure(
    'TBVPS',
    'Tangible book value per share',
    'perShare',
    'Tangible common equity for a share at the end of the period, as the release prints it.',
    REG_G,
    line('tangible-book-value-per-share'),
    {asPrinted: true, concept: 'tangible-book-value-per-share', near: ['book-value-per-share']}
  ),
  measure(
    'PREMIUMS',
    'Premiums earned',
    'money',
    'Premiums earned of an insurer, net of what is ceded.',
    'Regulation S-X 7-04.1',
    line('premiums'),
    {concept: 'premiums'}
  ),
  measure(
    'COMBINED',
    'Combined ratio',
    'percent',
    'Losses and expenses of an insurer as a share of its premiums, as it prints it.',
    'Usage; as the release defines it',
    line('combined-ratio'),
    {concept: 'combined-ratio'}
  ),
  measure(
    'FFO',
    'Funds from operations',
    'money',
    'Net income of a real estate trust without depreciation of, and gains on, real estate.',
    'Nareit, White Paper on Funds From Operations (2018); C&DI 102.02',
    line('ffo'),
    {concept: 'ffo', near: ['core-ffo', 'affo']}
  ),
  measure(
    'COREFFO',
    'Core funds from operations',
    'money',
    'Funds from operations without what the release adjusts them for, called core or normalized.',
    REG_G,
    line('core-ffo'),
    {concept: 'core-ffo', near: ['ffo', 'affo']}
  ),
  measure(
    'AFFO',
    'Adjusted funds from operations',
    'money',
    'Funds from operations less what keeps the properties up and what is no cash, as the release defines them.',
    REG_G,
    line('affo'),
    {concept: 'affo', near: ['core-ffo', 'ffo']}
  ),
  measure(
    'FFOPS',
    'Funds from operations per share',
    'perShare',
    'Funds from operations for a diluted share, as printed.',
    'Nareit, White Paper on Funds From Operations (2018); C&DI 102.05',
    line('ffo-per-share'),
    {asPrinted: true, concept: 'ffo-per-share'}
  )
]
