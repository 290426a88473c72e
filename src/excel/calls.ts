/** Calls of our functions in formulas: where each stands, and what it is given, as written. */
export interface Call {
  /** Offsets in the formula. */
  readonly start: number
  readonly stop: number
  /** `REVENUE` */
  readonly name: string
  readonly args: readonly string[]
}

const OPENS = /(?<![\w.])INAP\.([A-Z]+)\s*\(/giy

/** The outermost calls; what stands in texts and in the names of sheets is none. */
export function findCalls(formula: string): readonly Call[] {
  const calls: Call[] = []
  for (let at = 0; at < formula.length;) {
    OPENS.lastIndex = at
    const opened = OPENS.exec(formula)
    const call = opened && readCall(formula, at, opened)
    if (call) calls.push(call)
    at = call ? call.stop : afterQuoted(formula, at)
  }
  return calls
}

export const hasCalls = (formula: string): boolean => /\bINAP\./i.test(formula) && findCalls(formula).length > 0

/** The formula with something else in the place of each call. */
export function replaceCalls(formula: string, replacement: (call: Call) => string): string {
  let [text, from] = ['', 0]
  for (const call of findCalls(formula)) {
    text += formula.slice(from, call.start) + replacement(call)
    from = call.stop
  }
  return text + formula.slice(from)
}

function readCall(formula: string, start: number, [opening, name = '']: RegExpExecArray): Call | undefined {
  const args: string[] = []
  let [from, depth] = [start + opening.length, 0]
  for (let at = from; at < formula.length; at = afterQuoted(formula, at)) {
    const sign = formula.charAt(at)
    if (/[({[]/.test(sign)) depth++
    if ((sign === ',' || sign === ')') && depth === 0) {
      args.push(formula.slice(from, at).trim())
      from = at + 1
      if (sign === ')')
        return {start, stop: from, name: name.toUpperCase(), args: args.length === 1 && args[0] === '' ? [] : args}
    }
    if (/[)}\]]/.test(sign)) depth--
  }
  return undefined
}

/** Behind a text or a quoted name that begins here, else the next sign. Quotes within are doubled. */
function afterQuoted(formula: string, at: number): number {
  const quote = formula.charAt(at)
  if (quote !== '"' && quote !== "'") return at + 1
  const end = formula.indexOf(quote, at + 1)
  return end < 0 ? formula.length : end + 1
}
