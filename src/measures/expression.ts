/**
 * The language of users' own measures: `[Adjusted EBITDA] - [Purchases of property and equipment]`,
 * `ADJEBITDA / LAG(REVENUE, 4)`. Lines and measures by name, numbers, `+ - * / ( )`, `LAG`, `ABS`, `ROUND`. Nothing is
 * evaluated by the host language.
 */
import {Decimal} from '../core/decimal.ts'
import {type Expr, magnitude, negate, product, ratio, ref, round, sum} from '../core/expr.ts'
import {mapRefs} from '../core/readings.ts'

/** A line or measure that an expression names, so many quarters back. */
export interface Named {
  readonly name: string
  readonly lag: number
  /** The column of the expression it stands at, counted from 1. */
  readonly at: number
}

/** An expression that can't be read: where, and what was expected there. */
export interface Misread {
  readonly at: number
  readonly message: string
}

export type Parsed =
  {readonly kind: 'expression'; readonly expr: Expr<Named>} | {readonly kind: 'misread'; readonly error: Misread}

interface Token {
  readonly kind: 'number' | 'label' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

/** Thrown within this file only, to leave the depth of a reading. */
class Stop extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const DEEPEST = 50

export function parseExpression(text: string): Parsed {
  try {
    const reader = new Reader(tokensOf(text))
    return {kind: 'expression', expr: reader.whole()}
  } catch (error) {
    if (error instanceof Stop) return {kind: 'misread', error: {at: error.at, message: error.message}}
    throw error
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = text.startsWith('=') ? 1 : 0
  while (at < text.length) {
    const rest = text.slice(at)
    const space = /^\s+/.exec(rest)
    const found = /^(?:(\d+(?:\.\d+)?|\.\d+)|\[([^\]]*)\]|([A-Za-z][\w.]*)|([-+*/(),−×÷]))/.exec(rest)
    if (space) at += space[0].length
    else if (found) {
      tokens.push(tokenOf(found, at + 1))
      at += found[0].length
    } else
      throw new Stop(
        at + 1,
        rest.startsWith('[')
          ? 'A bracket is opened and not closed: put ] after the name.'
          : `"${rest.charAt(0)}" means nothing here. Names with spaces stand in brackets: [Net income].`
      )
  }
  return [...tokens, {kind: 'end', text: '', at: text.length + 1}]
}

function tokenOf([, digits, label, name, sign]: RegExpExecArray, at: number): Token {
  if (digits !== undefined) return {kind: 'number', text: digits, at}
  if (label !== undefined) return {kind: 'label', text: label.trim(), at}
  if (name !== undefined) return {kind: 'name', text: name, at}
  return {kind: 'sign', text: {'−': '-', '×': '*', '÷': '/'}[sign ?? ''] ?? sign ?? '', at}
}

/** Reads tokens from left to right; `depth` keeps brackets within what a stack can hold. */
class Reader {
  private readonly tokens: readonly Token[]
  private next = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expr<Named> {
    const expr = this.terms()
    const {kind, at, text} = this.peek()
    if (kind !== 'end') throw new Stop(at, `"${text}" was not expected here: an operator such as + or the end was.`)
    return expr
  }

  private terms(): Expr<Named> {
    if (++this.depth > DEEPEST) throw new Stop(this.peek().at, `Brackets stand more than ${DEEPEST} deep.`)
    const terms = [this.factors()]
    for (let sign = this.taken('+', '-'); sign; sign = this.taken('+', '-'))
      terms.push(sign === '-' ? negate(this.factors()) : this.factors())
    this.depth--
    return terms.length === 1 && terms[0] ? terms[0] : sum(...terms)
  }

  private factors(): Expr<Named> {
    let left = this.factor()
    for (let sign = this.taken('*', '/'); sign; sign = this.taken('*', '/'))
      left = sign === '*' ? product(left, this.factor()) : ratio(left, this.factor())
    return left
  }

  private factor(): Expr<Named> {
    if (this.taken('-')) return negate(this.factor())
    if (this.taken('(')) {
      const inside = this.terms()
      this.expect(')')
      return inside
    }
    const token = this.peek()
    this.next++
    switch (token.kind) {
      case 'number':
        return {kind: 'number', value: new Decimal(token.text)}
      case 'label':
        if (token.text === '') throw new Stop(token.at, 'The brackets are empty: put a name between them.')
        return ref({name: token.text, lag: 0, at: token.at})
      case 'name':
        return this.peek().text === '(' ? this.called(token) : ref({name: token.text, lag: 0, at: token.at})
      default:
        throw new Stop(
          token.at,
          `${token.kind === 'end' ? 'The expression ends' : `"${token.text}" stands`} where a number, a name or a bracket was expected.`
        )
    }
  }

  private called({text, at}: Token): Expr<Named> {
    this.expect('(')
    const name = text.toUpperCase()
    if (!['LAG', 'ABS', 'ROUND'].includes(name))
      throw new Stop(at, `There is no function ${text}: LAG, ABS and ROUND there are.`)
    const of = this.terms()
    const count = name === 'ABS' ? 0 : this.count(name)
    this.expect(')')
    if (name === 'ABS') return magnitude(of)
    if (name === 'ROUND') return round(of, count)
    return mapRefs(of, named => ({...named, lag: named.lag + count}))
  }

  private count(name: string): number {
    this.expect(',')
    const negative = this.taken('-') !== undefined
    const {kind, text, at} = this.peek()
    this.next++
    if (kind !== 'number' || !/^\d{1,2}$/.test(text))
      throw new Stop(
        at,
        `${name} takes a whole number after the comma: ${name === 'LAG' ? 'how many quarters back' : 'how many decimals'}.`
      )
    return negative ? -Number(text) : Number(text)
  }

  private peek(): Token {
    return this.tokens[this.next] ?? {kind: 'end', text: '', at: 1}
  }

  private taken(...signs: readonly string[]): string | undefined {
    const {kind, text} = this.peek()
    if (kind !== 'sign' || !signs.includes(text)) return undefined
    this.next++
    return text
  }

  private expect(sign: string): void {
    const {at, kind, text} = this.peek()
    if (this.taken(sign) === undefined)
      throw new Stop(at, `${kind === 'end' ? 'The end' : `"${text}"`} stands where ${sign} was expected.`)
  }
}
