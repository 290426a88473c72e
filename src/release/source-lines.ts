/** Lines of text as readers of text take them, and where what was read from them stands in the source. */
import type {Span} from '../core/problem.ts'
import type {Places} from './places.ts'

/** A line of the source and its number, counted from 1. */
export interface SourceLine {
  readonly text: string
  readonly number: number
  /** Where its pieces stand, in their order, where it is not one stretch of the source from the line's first letter on. */
  readonly pieces?: readonly Piece[]
}

/** A stretch of a line that was printed elsewhere: the offset it begins at, and the line and column (from 1) of the source. */
export interface Piece {
  readonly offset: number
  readonly line: number
  readonly start: number
}

/** Text and the offset in the source that it begins at. */
export interface Chunk {
  readonly text: string
  readonly start: number
}

/** The lines of a text, numbered from 1. */
export const linesIn = (text: string): readonly SourceLine[] =>
  text.split(/\r\n|\n|\r/).map((line, index) => ({text: line, number: index + 1}))

/** The lines of a text that comes in chunks with marks between them. */
export function linesOfChunks(chunks: readonly Chunk[], places: Places): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let text = ''
  let pieces: Piece[] = []
  const end = (at: number): void => {
    lines.push({text, number: pieces[0]?.line ?? places(at, at).line, pieces})
    text = ''
    pieces = []
  }
  for (const chunk of chunks) {
    let at = 0
    for (const [index, part] of chunk.text.split(/\r\n|\n|\r/).entries()) {
      if (index > 0) end(chunk.start + at - 1)
      if (part !== '') {
        const {line, start} = places(chunk.start + at, chunk.start + at)
        pieces.push({offset: text.length, line, start})
      }
      text += part
      at += part.length + 1
    }
  }
  if (text !== '') end(chunks.at(-1)?.start ?? 0)
  return lines
}

/** Turns places in lines into those of the source; undefined where they are the same. */
export function placedIn(lines: readonly SourceLine[]): ((at: Span) => Span) | undefined {
  const byNumber = new Map(lines.flatMap(({number, pieces}) => (pieces ? [[number, pieces] as const] : [])))
  if (byNumber.size === 0) return undefined
  return at => {
    const piece = byNumber.get(at.line)?.findLast(({offset}) => offset < at.start)
    if (!piece) return at
    const moved = piece.start - piece.offset - 1
    return {...at, line: piece.line, start: at.start + moved, end: at.end + moved}
  }
}
