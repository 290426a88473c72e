import type {Span} from '../core/problem.ts'

/** Where a stretch of the source stands, from its offsets: `end` is the offset after its last character. */
export type Places = (start: number, end: number) => Omit<Span, 'block'>

/** Turns offsets of a source into lines and columns as editors show them. A stretch over several lines ends with its first. */
export function placesIn(source: string): Places {
  const starts = [0]
  for (const found of source.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length)
  return (start, end) => {
    const line = lineOf(starts, start)
    const first = starts[line] ?? 0
    const next = starts[line + 1] ?? source.length + 1
    return {line: line + 1, start: start - first + 1, end: Math.max(Math.min(end, next - 1), start) - first + 1}
  }
}

/** The last line that begins at or before an offset, by halving. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
