import type {CallResult, CellValue} from '../measures/answer.ts'
import type {FunctionSpec} from '../measures/functions.ts'
import type {Session} from './session.ts'

type Shown = CellValue | CellValue[][] | CustomFunctions.Error
type Invocation = CustomFunctions.StreamingInvocation<Shown>

/**
 * A function's body, whatever its parameters: Excel passes the invocation last, also where older metadata knows fewer
 * parameters. One body serves a streaming call and a plain one.
 */
export function bodyOf(spec: FunctionSpec, session: Session): (...args: readonly unknown[]) => Shown | undefined {
  return (...all) => {
    const invocation = all.find(isInvocation)
    const args = all.filter(arg => !isOwn(arg)).map(plain)
    if (!invocation) return shown(session.answer(spec, args))
    const stop = session.listen({spec, args, tell: result => invocation.setResult(shown(result))})
    invocation.onCanceled = () => {
      stop()
    }
    return undefined
  }
}

/** Only a streaming call has somewhere to push results to. */
const isInvocation = (arg: unknown): arg is Invocation =>
  typeof arg === 'object' && arg !== null && 'setResult' in arg && typeof arg.setResult === 'function'

/** Excel's own argument: an object that is neither an array of cells nor a cell's value with its data type. */
const isOwn = (arg: unknown): boolean =>
  typeof arg === 'object' && arg !== null && !Array.isArray(arg) && !('type' in arg)

/** A value with a data type, such as a formatted number or an error, is the plain value within it. */
function plain(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(plain)
  if (typeof arg !== 'object' || arg === null) return arg
  if ('code' in arg && typeof arg.code === 'string') return arg.code
  return 'basicValue' in arg ? arg.basicValue : ''
}

function shown(result: CallResult): Shown {
  switch (result.kind) {
    case 'value':
      return result.value
    case 'spill': {
      const width = Math.max(...result.rows.map(row => row.length))
      return result.rows.map(row => Array.from({length: width}, (_, at) => row[at] ?? ''))
    }
    case 'error': {
      const code =
        result.code === 'notAvailable' ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue
      return new CustomFunctions.Error(code, result.message)
    }
  }
}
