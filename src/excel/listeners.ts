import {type CallResult, invalidValue} from '../measures/answer.ts'
import type {FunctionSpec} from '../measures/functions.ts'

/** A cell that waits for a function: told once at the start, and again whenever the answer changes. */
export interface Listener {
  readonly spec: FunctionSpec
  readonly args: readonly unknown[]
  readonly tell: (result: CallResult) => void
}

/** What a listener was told, and how often it changed in a short while. */
interface Told {
  readonly last: string
  readonly changes: number
  readonly since: number
}

const MOST_CHANGES = 20
const PERIOD_OF_CHANGES = 10_000
/** An answer that Excel has not taken for about so long it will never take, in milliseconds: its library gives up after a minute. */
const LOST = 50_000

/** The cells that wait for answers, and what each was told last. */
export class Listeners {
  private readonly told = new Map<Listener, Told>()
  private readonly now: () => number
  /** When answers were last given that no calculation has shown to have arrived; undefined where all have. */
  private unseen: number | undefined

  /** @param now what time it is, in milliseconds */
  constructor(now: () => number) {
    this.now = now
  }

  /** Adds one that has not been told anything, until the returned function is called. */
  add(listener: Listener): () => void {
    this.told.set(listener, {last: '', changes: 0, since: 0})
    return () => this.told.delete(listener)
  }

  /** Something was calculated: Excel has taken the answers that it has not thrown away. */
  arrived(): void {
    if (!this.isLost) this.unseen = undefined
  }

  /** What was given last has not arrived, and never will. */
  get isLost(): boolean {
    return this.unseen !== undefined && this.now() - this.unseen > LOST
  }

  /** Tells everyone whose answer is another than the last; where `again` is said, everyone. Returns whether anyone was told. */
  tellAll(answer: (listener: Listener) => CallResult, again: boolean): boolean {
    this.unseen = undefined
    for (const [listener, told] of this.told) {
      if (again) this.told.set(listener, {...told, last: ''})
      this.tell(listener, answer(listener))
    }
    return this.unseen !== undefined
  }

  /**
   * Says nothing where the answer is the one given last. An answer that goes on changing at every reading feeds itself:
   * a cell of the statements refers to the function. That is said, and no more is pushed until it rests.
   */
  tell(listener: Listener, result: CallResult): void {
    const told = this.told.get(listener)
    const said = JSON.stringify(result)
    if (!told || said === told.last) return
    const now = this.now()
    const rests = now - told.since > PERIOD_OF_CHANGES
    const changes = rests ? 1 : told.changes + 1
    this.told.set(listener, {last: said, changes, since: rests ? now : told.since})
    this.unseen ??= now
    if (changes > MOST_CHANGES)
      listener.tell(invalidValue('Circular: a cell of the statements depends on this function.'))
    else listener.tell(result)
  }
}
