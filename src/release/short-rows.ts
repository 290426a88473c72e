/** Rows with fewer figures than the table has columns, where the copy does not say which are empty. */

/** How the figures of a column are printed: most of them in percent, and with so many decimals. */
export interface Shape {
  readonly percent: boolean
  readonly places: number
}

const percentOf = (text: string): boolean => text.includes('%')
const placesIn = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0

/** The shapes of the columns, from rows that fill them. */
export const shapesOf = (
  rows: ReadonlyArray<ReadonlyArray<{readonly text: string}>>,
  columns: number
): readonly Shape[] =>
  Array.from({length: columns}, (_, column) => {
    const texts = rows.map(row => row[column]?.text ?? '').filter(text => /\d/.test(text))
    const places = texts.map(placesIn).toSorted((a, b) => a - b)
    return {
      percent: texts.filter(percentOf).length * 2 > texts.length,
      places: places[Math.floor(places.length / 2)] ?? 0
    }
  })

/** The columns, counted from 0, that a row's figures fit best, in order; the first of each group of columns among equals, or the leftmost. */
export function placesOf(
  row: ReadonlyArray<{readonly text: string}>,
  shapes: readonly Shape[],
  groups: number
): readonly number[] {
  const even =
    groups > 1 && row.length === groups && shapes.length % groups === 0
      ? row.map((_, index) => (index * shapes.length) / groups)
      : undefined
  let best: {readonly places: readonly number[]; readonly cost: number} | undefined
  const isOwn = row.every(cell => percentOf(cell.text))
  const costOf = (text: string, shape: Shape): number =>
    (percentOf(text) && !shape.percent && !isOwn ? 2 : 0) +
    (!percentOf(text) && shape.percent && placesIn(text) !== shape.places ? 1 : 0)
  let tried = 0
  const place = (index: number, from: number, places: readonly number[], cost: number): void => {
    if (++tried > MOST_TRIED || (best && cost >= best.cost)) return
    const cell = row[index]
    if (!cell) {
      best = {places, cost}
      return
    }
    for (let column = from; column <= shapes.length - (row.length - index); column++) {
      const shape = shapes[column]
      if (shape) place(index + 1, column + 1, [...places, column], cost + costOf(cell.text, shape))
    }
  }
  if (even) {
    const cost = even.reduce((sum, column, index) => {
      const shape = shapes[column]
      return sum + (shape ? costOf(row[index]?.text ?? '', shape) : 0)
    }, 0)
    best = {places: even, cost}
  }
  place(0, 0, [], 0)
  return best?.places ?? row.map((_, column) => column)
}

const MOST_TRIED = 20_000

/** Of rows that fill their columns: how many cells most leave before the first figure, between each two and after the last. */
export const usualGaps = (rows: ReadonlyArray<readonly number[]>): readonly number[] =>
  (rows[0] ?? []).map((_, at) => {
    const sorted = rows.map(row => row[at] ?? 0).toSorted((a, b) => a - b)
    return sorted[sorted.length >> 1] ?? 0
  })

/**
 * The columns of a short row's figures by the cells it leaves around them: a column without a figure takes a cell, or as many as
 * it takes with one. Undefined where the cells tell nothing of which columns are empty.
 */
export function gapPlaces(gaps: readonly number[], usual: readonly number[]): readonly number[] | undefined {
  const columns = usual.length - 1
  const missing = columns - (gaps.length - 1)
  /** How far a gap is from what it is where so many columns, from one on, are empty in it. */
  const off = (gap: number, from: number, empty: number): number => {
    const least = (usual[from] ?? 0) + empty
    const most = least + usual.slice(from + 1, from + 1 + empty).reduce((sum, each) => sum + each, 0)
    const middle = gap > least && gap < most ? 0.1 : 0
    return middle + Math.max(least - gap, gap - most, 0)
  }
  interface Placed {
    readonly cost: number
    readonly places: readonly number[]
  }
  /** For each number of columns left empty so far, the best places of the figures before. */
  let ways: ReadonlyArray<Placed | undefined> = [{cost: 0, places: []}]
  for (const [index, gap] of gaps.entries()) {
    const isLast = index === gaps.length - 1
    ways = Array.from({length: missing + 1}, (_, left): Placed | undefined =>
      ways
        .flatMap((way, before) => {
          if (!way || before > left || (isLast && left < missing)) return []
          const from = index + before
          const places = isLast ? way.places : [...way.places, index + left]
          return [{cost: way.cost + off(gap, from, left - before), places}]
        })
        .toSorted((one, other) => one.cost - other.cost)
        .at(0)
    )
  }
  const best = ways[missing]
  return best && best.cost < missing ? best.places : undefined
}
