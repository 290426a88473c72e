import {type Area, containsArea, maxColumns} from './area.ts'

/** Cells are kept by one number, which is quicker to find than a text. */
export const keyOf = (row: number, column: number): number => row * maxColumns + column

export const placeOf = (key: number): {readonly row: number; readonly column: number} => ({
  row: Math.floor(key / maxColumns),
  column: key % maxColumns
})

/** What is kept of an area: of a small one each cell is asked for, for a large one all that is kept is gone through. */
export function* keptIn<Each>(cells: ReadonlyMap<number, Each> | undefined, area: Area): Iterable<[number, Each]> {
  if (!cells || cells.size === 0) return
  if (area.rows * area.columns > cells.size) {
    for (const [key, each] of cells) if (containsArea(area, {...placeOf(key), rows: 1, columns: 1})) yield [key, each]
    return
  }
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const each = cells.get(keyOf(row, column))
      if (each !== undefined) yield [keyOf(row, column), each]
    }
}
