import {Unreadable} from './snapshot.ts'
import {WriteRefused} from './write-refused.ts'

/** What Excel calls a refusal, and what its user can do about it. */
const WORDS: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: 'a cell is being edited: press Enter or Esc, then do this again',
  AccessDenied: 'a sheet or the workbook is protected: take the protection off, then do this again',
  ResourceLimitExceeded: 'the workbook has become too large for this Excel: try it in a new workbook',
  RequestPayloadSizeLimitExceeded: 'this Excel takes no request of that size: try it in a new workbook',
  ServerBusy: 'Excel is busy: wait a moment, then do this again',
  HostRestartNeeded: 'Excel has to be started again'
}

/** Why something did not happen, and what to do: `a cell is being edited: …`. */
export function whyFailed(failure: unknown): string {
  if (failure instanceof WriteRefused || failure instanceof Unreadable) return failure.message
  if (failure instanceof AggregateError) return failure.message
  const code = typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : ''
  const words = WORDS[code]
  return words ?? `Excel said: ${failure instanceof Error ? failure.message : String(failure)}`
}
