import {type WireRequest, isRecord, isRequest} from './protocol.ts'

/** A request and what was answered. */
export interface Exchange {
  readonly request: WireRequest
  /** Absence means the channel itself refused the request. */
  readonly response?: unknown
}

/** What `recorder.js` prints. */
export interface Recording {
  /** `Microsoft Excel`, or this host for a recording that only proves that replaying works. */
  readonly madeBy: string
  readonly steps: readonly {readonly name: string; readonly exchanges: readonly Exchange[]}[]
  /** Differences that are known and accepted, as {@link replay} words them. */
  readonly knownDifferences?: readonly string[]
}

/** Reads the text of a recording; other text is refused. */
export function readRecording(text: string): Recording {
  const found: unknown = JSON.parse(text)
  if (!isRecording(found)) throw new Error('This is no recording.')
  return found
}

/**
 * Sends the requests of a recording to a host again and tells where it answers otherwise, in words, in order.
 *
 * @param answer carries out a request, as it would travel
 */
export async function replay(
  recording: Recording,
  answer: (request: WireRequest) => Promise<unknown>
): Promise<string[]> {
  const differences: string[] = []
  // Ids are each host's own: wherever an answer has one, later requests that name it are sent with this host's.
  const ids = new Map<string, string>()
  for (const {name, exchanges} of recording.steps) {
    for (const {request, response} of exchanges) {
      if (response === undefined) continue
      const renamed = rename(request, ids)
      if (!isRequest(renamed)) throw new Error(`A request of '${name}' is no batch.`)
      compare(response, await answer(renamed), name)
    }
  }
  return differences

  function compare(theirs: unknown, ours: unknown, path: string, member = ''): void {
    if (Array.isArray(theirs) && Array.isArray(ours)) {
      if (theirs.length !== ours.length) differences.push(`${path}: ${ours.length} instead of ${theirs.length}`)
      theirs.forEach((each: unknown, index) => compare(each, ours[index], `${path}[${index}]`))
    } else if (isRecord(theirs) && isRecord(ours)) {
      for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
        if (!unstable.has(key)) compare(theirs[key], ours[key], `${path}.${key}`, key)
      }
    } else if (identities.has(member) && typeof theirs === 'string' && typeof ours === 'string') {
      ids.set(theirs, ours)
    } else if (theirs !== ours) {
      differences.push(`${path}: ${String(JSON.stringify(ours))} instead of ${String(JSON.stringify(theirs))}`)
    }
  }
}

// Members that name an object to its own host only.
const identities: ReadonlySet<string> = new Set(['Id', '_Id', '_ReferenceId'])
// Wordings differ by version and language, and status codes are not shown to add-ins.
const unstable: ReadonlySet<string> = new Set(['Message', 'HttpStatusCode'])

function rename(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map(each => rename(each, ids))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rename(each, ids)]))
}

function isRecording(value: unknown): value is Recording {
  return isRecord(value) && typeof value['madeBy'] === 'string' && Array.isArray(value['steps'])
}
