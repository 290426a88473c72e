import type {Book, BookEvent} from '../host/book.ts'
import {part} from './element.ts'
import {selectionSummary} from './selection-summary.ts'

/** The bar under the sheet. */
export interface StatusBar {
  /** Says what is going on until it is over; gives back the result, or the failure after showing it. */
  during<T>(doing: string, work: () => T | Promise<T>): Promise<T>
  /** Says that something is done; it stays until the next thing. */
  say(text: string): void
  /** Sums up what is selected in this book from now on. */
  follow(book: Book): void
}

/** Makes the status bar live. */
export function makeStatusBar(): StatusBar {
  const state = part('state', HTMLElement)
  const summary = part('summary', HTMLElement)
  const limits = part('limits', HTMLDialogElement)
  part('limits-open', HTMLButtonElement).addEventListener('click', () => limits.showModal())
  let said = state.textContent ?? ''
  let isCalculating = false
  const paint = (): void => {
    state.textContent = isCalculating ? 'Calculating …' : said
  }
  const say = (text: string): void => {
    said = text
    paint()
  }
  return {
    async during(doing, work) {
      say(`${doing} …`)
      try {
        // The words are painted before the work begins, which may hold the page up.
        await new Promise(resolve => setTimeout(resolve, 20))
        return await work()
      } finally {
        say('Ready')
      }
    },
    say,
    follow(book) {
      const sum = soon(SHORT, () => {
        summary.textContent = selectionSummary(book)
      })
      const watch = soon(LONG, () => {
        const calculation = book.settle()
        if (!calculation || isCalculating) return
        isCalculating = true
        paint()
        void calculation.finally(() => {
          isCalculating = false
          paint()
        })
      })
      book.observe(({kind}) => {
        if (kind === 'edited') watch()
        if (SUMMED.has(kind)) sum()
      })
    }
  }
}

/** Calculations that take less are not told of, in milliseconds. */
const LONG = 400
const SHORT = 120
const SUMMED: ReadonlySet<BookEvent['kind']> = new Set(['selected', 'activated', 'edited', 'calculated'])

/** Does something once, some time after the last of several causes. */
function soon(milliseconds: number, action: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(action, milliseconds)
  }
}

/** Tells of a failure, in a dialog that asks for nothing. */
export function showFailure(title: string, failure: unknown): void {
  part('failure-title', HTMLElement).textContent = title
  part('failure-text', HTMLElement).textContent = failure instanceof Error ? failure.message : String(failure)
  part('failure', HTMLDialogElement).showModal()
}
