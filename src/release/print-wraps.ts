/** Headings of several lines, which stand in one column and close under each other. */
import type {JoinedCell} from './joined-cells.ts'
import type {PrintRow} from './print-rows.ts'
import {type Zones, standsOver} from './print-zones.ts'

/** Lines of one heading follow each other this close, by the height of their letters; rows of a table do not. */
const CLOSE = 1.18

/** A heading so far: its last line, and the words of all of them. */
interface Open {
  readonly cell: JoinedCell
  readonly text: string
  readonly base: number
}

/** The rows, with each heading that goes on in the next line whole in its last. */
export function withWholeHeads(rows: readonly PrintRow[], zones: Zones): readonly PrintRow[] {
  const texts = new Map<JoinedCell, string>()
  const taken = new Set<JoinedCell>()
  let open: readonly Open[] = []
  for (const row of rows) {
    const line = row.lines.at(-1)?.line
    if (!line || row.cells.some(cell => cell.isFigure)) {
      open = []
      continue
    }
    const now = row.cells
      .filter(cell => standsOver(cell, zones))
      .map((cell): Open => {
        const above = open.find(
          each =>
            line.base - each.base < CLOSE * line.size &&
            isOne(each.cell.from, cell.from) &&
            isOne(each.cell.to, cell.to)
        )
        if (!above) return {cell, text: cell.text, base: line.base}
        const text = `${above.text} ${cell.text}`
        taken.add(above.cell)
        texts.set(cell, text)
        return {cell, text, base: line.base}
      })
    open = [...open.filter(each => !taken.has(each.cell)), ...now]
  }
  return rows.flatMap(row => {
    const cells = row.cells.flatMap(cell => (taken.has(cell) ? [] : [{...cell, text: texts.get(cell) ?? cell.text}]))
    return cells.length === 0 && row.cells.length > 0 ? [] : [{...row, cells}]
  })
}

const isOne = (one: number, other: number): boolean => Math.abs(one - other) < 1
