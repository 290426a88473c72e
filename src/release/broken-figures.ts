/** Figures that were too wide for their cell, and so are printed in two lines of it. */
import {isFigureText} from './joined-cells.ts'
import {type Piece, type PrintLine, pieceOf} from './print-lines.ts'

/** What ends a figure, and so may stand in the line under it; and what begins one in the line above. */
const ENDS = /^(?:(?:thousand|million|billion|trillion)s?|p?pts?\.?|pps|bps?\.?|points|basis points)$/i
const BEGINS = /^(?:up|down)$/i
/** Thousands that lack digits, and digits that may be theirs. */
const TORN = /^\(?\d{1,3}(?:,\d{3})*,(\d{0,2})$/
const REST = /^([$€£¥]?\s*)(\d{1,3})(?:\.\d+)?\s*\)?$/

/** Two lines of one cell stand this close, by the height of their letters. */
const CLOSE = 1.6

/** The lines, with each figure of two in one: `$8.5 - $8.6` over `Billion`, `Down` over `21%`, `13,3` over `07`. */
export function withWholeFigures(lines: readonly PrintLine[]): readonly PrintLine[] {
  const whole: PrintLine[] = []
  for (const line of lines) {
    // A label may stand half-way between the two lines of its figures.
    const back = [1, 2].find(each => pairsOf(whole.at(-each), line).length > 0)
    const above = back && whole.at(-back)
    if (above) whole.splice(-back, back, ...whole.slice(whole.length - back + 1), ...joined(above, line))
    else whole.push(line)
  }
  return whole
}

interface Pair {
  readonly upper: Piece
  readonly lower: Piece
  readonly text: string
}

function pairsOf(above: PrintLine | undefined, below: PrintLine): readonly Pair[] {
  if (above?.page !== below.page || below.base - above.base > CLOSE * below.size) return []
  const isUnder = (upper: Piece, lower: Piece): boolean => upper.left < lower.right && upper.right > lower.left
  return above.pieces.flatMap(upper =>
    below.pieces.flatMap(lower => {
      const text = isUnder(upper, lower) ? wholeOf(upper.text, lower.text) : undefined
      return text === undefined ? [] : [{upper, lower, text}]
    })
  )
}

/** The figure that two texts make; undefined where they are two. */
function wholeOf(upper: string, lower: string): string | undefined {
  const torn = TORN.exec(upper)
  const rest = REST.exec(lower)
  const [, sign = '', digits = ''] = rest ?? []
  if (torn && rest && (torn[1] ?? '').length + digits.length === 3) return sign + upper + lower.slice(sign.length)
  const whole = `${upper} ${lower}`
  const isWhole =
    (ENDS.test(lower) && isFigureText(upper) && !/[a-z]$/i.test(upper)) || (BEGINS.test(upper) && isFigureText(lower))
  return isWhole && isFigureText(whole) ? whole : undefined
}

/** One line of both, or two where other texts of theirs stand over each other. */
function joined(above: PrintLine, below: PrintLine): readonly PrintLine[] {
  const pairs = pairsOf(above, below)
  const upper = above.pieces.filter(piece => !pairs.some(pair => pair.upper === piece))
  const lower = below.pieces.filter(piece => !pairs.some(pair => pair.lower === piece))
  const figures = pairs.map(({upper: first, lower: rest, text}): Piece => {
    const words = [...first.words, ...rest.words]
    return {...pieceOf(words), text, left: Math.min(first.left, rest.left)}
  })
  const collide = upper.some(one => lower.some(other => one.left < other.right && one.right > other.left))
  return collide
    ? [withPieces(above, upper), withPieces(below, [...lower, ...figures])]
    : [withPieces(upper.length > lower.length ? above : below, [...upper, ...lower, ...figures])]
}

function withPieces(line: PrintLine, pieces: readonly Piece[]): PrintLine {
  const inOrder = pieces.toSorted((one, other) => one.left - other.left)
  return {
    ...line,
    pieces: inOrder,
    left: inOrder[0]?.left ?? line.left,
    right: Math.max(...inOrder.map(piece => piece.right))
  }
}
