import type {Measure} from '../catalogue/measures.ts'
import {type CallResult, answerCall} from '../measures/call.ts'
import type {Session} from './session.ts'

type Invocation = CustomFunctions.StreamingInvocation<number>

/**
 * A measure's function, whatever its parameters: Excel passes the invocation last, also where older metadata knows
 * fewer parameters. One body serves a streaming call and a plain one.
 */
export function bodyOf(
  measure: Measure,
  of: Session
): (...args: readonly unknown[]) => number | CustomFunctions.Error | undefined {
  return (...args) => {
    const invocation = args.find(isInvocation)
    const [period, segment] = args.filter(arg => !isInvocation(arg))
    const asked = {period, segment}
    if (!invocation) {
      const result = of.answer(measure, asked) ?? answerCall(undefined, measure, asked)
      return resultFor(result)
    }
    const stop = of.listen({measure, args: asked, tell: result => invocation.setResult(resultFor(result))})
    invocation.onCanceled = () => {
      stop()
    }
    return undefined
  }
}

const isInvocation = (arg: unknown): arg is Invocation => typeof arg === 'object' && arg !== null && 'setResult' in arg

function resultFor(result: CallResult): number | CustomFunctions.Error {
  if (result.kind === 'value') return result.value
  const code =
    result.code === 'notAvailable' ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue
  return new CustomFunctions.Error(code, result.message)
}
