/** Where a cell stands. Rows and columns count from 0. */
export interface Place {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

export const commentKey = (sheet: string, row: number, column: number): string => `${sheet}!${row},${column}`

/** Cells side by side and under each other, which Excel takes at once: one line of it after the other. */
export interface Rectangle<Cell> extends Place {
  readonly cells: ReadonlyArray<readonly Cell[]>
}

interface Growing<Cell> extends Rectangle<Cell> {
  readonly cells: Cell[][]
}

/** Cells as few rectangles: runs in a row, joined with runs as wide in the row above. Of two in one place the later counts. */
export function rectanglesOf<Cell>(
  cells: Iterable<Cell>,
  placeOf: (cell: Cell) => Place
): ReadonlyArray<Rectangle<Cell>> {
  const sheets = new Map<string, Map<number, Map<number, Cell>>>()
  for (const cell of cells) {
    const {sheet, row, column} = placeOf(cell)
    const rows = sheets.get(sheet) ?? new Map<number, Map<number, Cell>>()
    const line = rows.get(row) ?? new Map<number, Cell>()
    sheets.set(sheet, rows.set(row, line.set(column, cell)))
  }
  return [...sheets].flatMap(([sheet, rows]) => stacked(sheet, rows))
}

function stacked<Cell>(sheet: string, rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>): Array<Growing<Cell>> {
  const all: Array<Growing<Cell>> = []
  let above: ReadonlyArray<Growing<Cell>> = []
  for (const [row, line] of [...rows].toSorted(([a], [b]) => a - b)) {
    above = runsOf(line).map(({column, run}) => {
      const over = above.find(
        each => each.row + each.cells.length === row && each.column === column && each.cells[0]?.length === run.length
      )
      if (over) {
        over.cells.push(run)
        return over
      }
      const begun = {sheet, row, column, cells: [run]}
      all.push(begun)
      return begun
    })
  }
  return all
}

function runsOf<Cell>(line: ReadonlyMap<number, Cell>): ReadonlyArray<{readonly column: number; readonly run: Cell[]}> {
  const runs: Array<{readonly column: number; readonly run: Cell[]}> = []
  for (const [column, cell] of [...line].toSorted(([a], [b]) => a - b)) {
    const last = runs.at(-1)
    if (last && last.column + last.run.length === column) last.run.push(cell)
    else runs.push({column, run: [cell]})
  }
  return runs
}
