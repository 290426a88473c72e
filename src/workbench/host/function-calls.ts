/** A call of a namespaced function found in a formula. */
export interface FoundCall {
  /** The name in capitals, `INAP.ADJEBITDA`. */
  readonly name: string
  /** The arguments as written, calls in them already replaced; an omitted one is empty. */
  readonly args: readonly string[]
}

/**
 * Replaces each call of a function the add-in offers by something a calculation engine can read, innermost first.
 *
 * @param isFunction tells the add-in's functions from others
 * @param replace gives the text that stands for a call
 */
export function replaceCalls(
  formula: string,
  isFunction: (name: string) => boolean,
  replace: (call: FoundCall) => string
): string {
  let result = ''
  for (let at = 0; at < formula.length;) {
    const quoted = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\])/.exec(formula.slice(at))
    const call = quoted ? null : /^([A-Za-z_]\w*(?:\.\w+)+)\(/.exec(formula.slice(at))
    const name = call?.[1]?.toUpperCase()
    if (call && name !== undefined && isFunction(name)) {
      const {parts, end} = splitArguments(formula, at + call[0].length)
      result += replace({name, args: parts.map(part => replaceCalls(part, isFunction, replace))})
      at = end
    } else {
      // A whole word at a time, so that `XINAP.ADD(` is not taken for `INAP.ADD(`.
      const word = quoted?.[0] ?? /^[\w.]+/.exec(formula.slice(at))?.[0] ?? formula.charAt(at)
      result += word
      at += word.length
    }
  }
  return result
}

/** True when quotes and brackets of a formula close; Excel refuses others. */
export function isBalanced(formula: string): boolean {
  let depth = 0
  const rest = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, 'x')
  if (/["]/.test(rest)) return false
  for (const letter of rest) {
    if (letter === '(' || letter === '{' || letter === '[') depth++
    if (letter === ')' || letter === '}' || letter === ']') depth--
    if (depth < 0) return false
  }
  return depth === 0 && !/[-+*/^&=<>,(]\s*$/.test(rest)
}

function splitArguments(formula: string, start: number): {parts: string[]; end: number} {
  const parts = ['']
  let depth = 0
  let at = start
  while (at < formula.length) {
    const piece = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*')/.exec(formula.slice(at))?.[0] ?? formula.charAt(at)
    at += piece.length
    if (piece === ')' && depth === 0) break
    if (piece === ',' && depth === 0) {
      parts.push('')
      continue
    }
    if ('([{'.includes(piece)) depth++
    if (')]}'.includes(piece)) depth--
    parts[parts.length - 1] += piece
  }
  const trimmed = parts.map(part => part.trim())
  return {parts: trimmed.length === 1 && trimmed[0] === '' ? [] : trimmed, end: at}
}
