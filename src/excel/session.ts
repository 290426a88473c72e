import type {Measure} from '../catalogue/measures.ts'
import {type CallArguments, type CallResult, answerCall} from '../measures/call.ts'
import type {Model} from '../model/model.ts'
import {readKeptModel, readSnapshot} from './snapshot.ts'
import type {Run} from './write.ts'

/** A cell that waits for a measure: told once at the start, and again whenever the answer changes. */
export interface Listener {
  readonly measure: Measure
  readonly args: CallArguments
  readonly tell: (result: CallResult) => void
}

/** How long a burst of edits may go on before the sheets are read again, in milliseconds. */
const SETTLE = 80
const RETRY = 1000

/**
 * What the add-in knows of one workbook: the model it keeps, with the figures its sheets hold now. Functions are
 * answered from here; they never read the workbook themselves.
 */
export class Session {
  private readonly run: Run
  private readonly listeners = new Map<Listener, string>()
  private model: Model | undefined
  private current: Model | undefined
  private loaded = false
  private reading: Promise<void> | undefined
  private stale = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(run: Run) {
    this.run = run
  }

  /** Reads what the workbook keeps, and follows its changes from now on. */
  async start(): Promise<void> {
    await this.run(async context => {
      const {worksheets} = context.workbook
      worksheets.onChanged.add(() => this.touch())
      worksheets.onCalculated.add(() => this.touch())
      worksheets.onDeleted.add(() => this.touch())
      await context.sync()
    })
    await this.refresh()
  }

  /** Reads the workbook anew, model and sheets; resolves when every listener has its answer. */
  async refresh(): Promise<void> {
    this.model = await readKeptModel(this.run)
    await this.read()
  }

  /** The model with the sheets' own figures; undefined where no release is imported. */
  get release(): Model | undefined {
    return this.current
  }

  /** Answers a call now, from what is known; undefined until the workbook has been read for the first time. */
  answer(measure: Measure, args: CallArguments): CallResult | undefined {
    return this.loaded ? answerCall(this.current, measure, args) : undefined
  }

  /** Tells a listener its answer, and again on every change, until the returned function is called. */
  listen(listener: Listener): () => void {
    this.listeners.set(listener, '')
    this.tell(listener)
    return () => this.listeners.delete(listener)
  }

  /** The sheets may have changed: they are read once, when the burst of events is over. */
  private touch(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.read(), SETTLE)
    return Promise.resolve()
  }

  /** One reading at a time; what changes meanwhile is read after it. */
  private async read(): Promise<void> {
    if (this.reading) {
      this.stale = true
      return this.reading
    }
    this.reading = this.readOnce()
    try {
      await this.reading
    } finally {
      this.reading = undefined
    }
    if (this.stale) {
      this.stale = false
      await this.read()
    }
  }

  private async readOnce(): Promise<void> {
    try {
      this.current = this.model && (await readSnapshot(this.model, this.run))
    } catch {
      // Excel refuses while a cell is being edited and the like: the next try finds it willing.
      this.timer = setTimeout(() => void this.read(), RETRY)
      return
    }
    this.loaded = true
    for (const listener of this.listeners.keys()) this.tell(listener)
  }

  /** Says nothing where the answer is the one given last. */
  private tell(listener: Listener): void {
    const result = this.answer(listener.measure, listener.args)
    if (!result) return
    const said = JSON.stringify(result)
    if (this.listeners.get(listener) === said) return
    this.listeners.set(listener, said)
    listener.tell(result)
  }
}
