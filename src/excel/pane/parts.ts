import {whyFailed} from '../failure.ts'
import {Unreadable} from '../snapshot.ts'
import {WriteRefused} from '../write-refused.ts'

/** The places of the pane. */
export interface Parts {
  readonly news: HTMLElement
  readonly intake: HTMLElement
  readonly file: HTMLInputElement
  /** Whether a release is read with notes by the SEC's rules; nobody gets them who did not ask. */
  readonly findings: HTMLInputElement
  readonly sample: HTMLButtonElement
  readonly status: HTMLElement
  readonly manual: HTMLElement
  readonly review: HTMLElement
  readonly releases: HTMLElement
  readonly report: HTMLElement
}

export function findParts(): Parts {
  const find = <T extends HTMLElement>(id: string, kind: new () => T): T => {
    const found = document.getElementById(id)
    if (!(found instanceof kind)) throw new Error(`The pane has no ${id}`)
    return found
  }
  return {
    news: find('news', HTMLElement),
    intake: find('intake', HTMLElement),
    file: find('file', HTMLInputElement),
    findings: find('findings', HTMLInputElement),
    sample: find('sample', HTMLButtonElement),
    status: find('status', HTMLElement),
    manual: find('manual', HTMLElement),
    review: find('review', HTMLElement),
    releases: find('releases', HTMLElement),
    report: find('report', HTMLElement)
  }
}

export function say({status}: Parts, text: string, bad = false): void {
  status.textContent = text
  status.classList.toggle('bad', bad)
}

/** Does something, and says what kept it from being done: `happened` comes before the reason. Whether it was done. */
export async function attempt(parts: Parts, happened: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (failure) {
    say(parts, messageFor(failure, happened), true)
    return false
  }
}

/** What happened, and that nothing is lost: what Excel says stands behind it. */
function messageFor(failure: unknown, happened: string): string {
  const why = whyFailed(failure)
  if (failure instanceof WriteRefused || failure instanceof Unreadable) return why
  return `${happened} ${why.charAt(0).toUpperCase()}${why.slice(1)}`
}
