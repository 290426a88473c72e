import type {Frame} from './frame.ts'
import type {Token} from './tokens.ts'

/** Whether a time opens brackets and a colon follows it: `(2023: …)`. It is that of the figure in them, and of no other. */
export const opensBrackets = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'period' && tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === ':'

/** `€118 million (previous year: €131 million)`: what the figure before the brackets was then. */
export function bracketed(
  tokens: readonly Token[],
  at: number,
  figure: number,
  before: Frame | undefined
): Frame | undefined {
  const time = tokens[at - 2]
  if (!before || before.isChange || time?.kind !== 'period' || !opensBrackets(tokens, at - 2)) return undefined
  if (tokens[at - 4]?.kind !== 'figure') return undefined
  return {...before, figure, else: undefined, compared: true, against: time.mention.when}
}
