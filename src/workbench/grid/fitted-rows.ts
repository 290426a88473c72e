import type {ISetWorksheetRowAutoHeightMutationParams} from '@univerjs/sheets'
import type {AutoHeightController} from '@univerjs/sheets-ui'
import {type Area, boundingArea, intersectAreas} from '../host/area.ts'
import type {BookEvent, Sheet} from '../host/book.ts'
import {rangeOfArea} from './ranges.ts'

/** What is needed of a drawn workbook. */
export interface FittedBook {
  readonly active: Sheet
  observe(listener: (event: BookEvent) => void): () => void
}

// Long enough for a batch that formats and sizes a sheet to be over.
const wait = 50

/**
 * Makes rows as high as what they show, as Excel does with rows nobody has sized: large letters and wrapped texts. Only what is
 * drawn can be measured, so a sheet that is not in front waits until it is.
 */
export class FittedRows {
  private readonly book: FittedBook
  private readonly heights: AutoHeightController
  private readonly run: (mutation: string, params: object) => void
  private readonly changed = new Map<Sheet, Area>()
  private readonly stop: () => void
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(book: FittedBook, heights: AutoHeightController, run: (mutation: string, params: object) => void) {
    this.book = book
    this.heights = heights
    this.run = run
    this.stop = book.observe(event => {
      if (event.kind === 'formatted' || event.kind === 'edited') this.note(event.sheet, event.area)
      else if (event.kind !== 'activated') return
      this.timer ??= setTimeout(() => this.fit(), wait)
    })
  }

  unsubscribe(): void {
    this.stop()
    clearTimeout(this.timer)
  }

  private note(sheet: Sheet, area: Area): void {
    const known = this.changed.get(sheet)
    this.changed.set(sheet, known ? boundingArea(known, area) : area)
  }

  private fit(): void {
    this.timer = undefined
    const sheet = this.book.active
    const changed = this.changed.get(sheet)
    const used = sheet.used(true)
    const area = changed && used && intersectAreas(changed, used)
    this.changed.delete(sheet)
    if (!area) return
    for (const {id, params} of this.heights.getUndoRedoParamsOfAutoHeight([rangeOfArea(area)], sheet.id).redos) {
      if (!isHeights(params)) continue
      // A row somebody has sized keeps its height.
      const rowsAutoHeightInfo = params.rowsAutoHeightInfo.filter(({row}) => sheet.row(row).size === undefined)
      this.run(id, {...params, rowsAutoHeightInfo})
    }
  }
}

function isHeights(params: unknown): params is ISetWorksheetRowAutoHeightMutationParams {
  return typeof params === 'object' && params !== null && 'rowsAutoHeightInfo' in params
}
