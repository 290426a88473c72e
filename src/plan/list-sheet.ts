import type {Verdict} from '../checks/judge.ts'
import {asLink, asText} from './as-text.ts'
import type {Cell, Sheet} from './plan.ts'
import {HEIGHTS, type StyleSheet} from './styles.ts'

type Row = ReadonlyArray<Cell | null>

/** A sheet that is one table under a few lines that say what it is. The last column names each row, and is hidden. */
export interface List<Local extends string> {
  readonly styles: StyleSheet
  readonly naming: {readonly [part in 'key' | 'tab' | 'table']: (local: Local) => string}
  /** Which sheet it is, as its naming knows it. */
  readonly local: Local
  readonly company: string
  readonly title: string
  /** What a reader has to know of it, in a sentence or two. */
  readonly remark: string
  /** Further lines, between the remark and the way back to the cover. */
  readonly above?: readonly Row[]
  /** The sheet in the plan that *Contents* leads to. */
  readonly cover: string
  readonly headers: readonly string[]
  /** Which columns hold figures, and are headed at the right. */
  readonly figures?: readonly number[]
  readonly body: readonly Row[]
  readonly widths: readonly number[]
  /** Heights of rows that are not as tall as a line. */
  readonly heights?: Sheet['heights']
  /** Columns that stay where they are as the rest is scrolled; the first one where absent. */
  readonly frozen?: number
  /** Columns that are hidden beside the last. */
  readonly hidden?: readonly number[]
  /** Its rows stand in an order that something rests on. */
  readonly ordered?: true
  /** Its first column holds verdicts, shown in their colours. */
  readonly judged?: true
  readonly colour: string
}

/** The order in which verdicts are counted and coloured. */
export const VERDICTS: readonly Verdict[] = ['exact', 'rounded', 'fails', 'untestable']

/** The row of the header of a list with so many lines above, counted from 0. */
export const headerRow = (above = 0): number => 4 + above

export function planList<Local extends string>(list: List<Local>): Sheet {
  const {styles, naming, local, headers, body, figures = [], above = [], hidden = []} = list
  const key = naming.key(local)
  const row = headerRow(above.length)
  const ids = headers.length - 1
  const rows = body.length
  return {
    key,
    name: naming.tab(local),
    rows: [
      [asText(styles, list.company, 'subtitle')],
      [asText(styles, list.title, 'title')],
      [asText(styles, list.remark, 'muted')],
      ...above,
      [asLink(styles, 'Contents', {sheet: list.cover, row: 0, column: 0})],
      headers.map((header, column) => asText(styles, header, figures.includes(column) ? 'columnHeader' : 'header')),
      ...body
    ],
    widths: list.widths,
    heights: [{row: 1, points: HEIGHTS.title}, ...(list.heights ?? [])],
    frozen: {rows: row + 1, columns: list.frozen ?? 1},
    hiddenColumns: [...hidden, ids],
    tables:
      rows > 0
        ? [
            {
              name: naming.table(local),
              row,
              column: 0,
              rows,
              headers,
              ids,
              ...(list.ordered ? {} : {list: true as const}),
              filter: true
            }
          ]
        : [],
    rules: (list.judged ? VERDICTS : []).map(verdict => ({
      from: {sheet: key, row: row + 1, column: 0},
      rows: Math.max(rows, 1),
      columns: 1,
      text: verdict,
      style: styles.use(verdict)
    })),
    colour: list.colour,
    landscape: true
  }
}
