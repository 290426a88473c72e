/** The rules of a page, from what a PDF says is drawn on it. */
import {type Matrix, type Operators, isList, isNumbers, matrixOf, times} from './pdf-operators.ts'
import type {PrintedRule} from './printed-page.ts'

type Codes = Readonly<
  Record<'save' | 'restore' | 'transform' | 'constructPath' | 'paintFormXObjectBegin' | 'paintFormXObjectEnd', number>
> &
  Readonly<Record<'stroke' | 'closeStroke' | 'fill' | 'eoFill' | 'fillStroke' | 'eoFillStroke', number>>

/** Thicker bands are shades behind rows; shorter strokes are letters. */
const THICKEST = 3
const SHORTEST = 6
/** More than any page has. */
const MOST = 5_000

/** Every level stretch that is filled or stroked, thin and long enough for a rule. */
export function rulesOf({fnArray, argsArray}: Operators, view: Matrix, codes: Codes): readonly PrintedRule[] {
  const rules: PrintedRule[] = []
  const painted = new Set([
    codes.stroke,
    codes.closeStroke,
    codes.fill,
    codes.eoFill,
    codes.fillStroke,
    codes.eoFillStroke
  ])
  const kept: Matrix[] = []
  let now = view
  for (const [index, code] of fnArray.entries()) {
    const given = argsArray[index]
    if (code === codes.save) kept.push(now)
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) now = kept.pop() ?? now
    else if (code === codes.transform) now = times(now, matrixOf(given))
    else if (code === codes.paintFormXObjectBegin) {
      kept.push(now)
      now = times(now, matrixOf(isList(given) ? given[0] : undefined))
    } else if (code === codes.constructPath && isList(given) && typeof given[0] === 'number' && painted.has(given[0])) {
      const data: unknown = isList(given[1]) ? given[1][0] : undefined
      if (isNumbers(data)) for (const box of boxesOf(data)) addRule(box, now, rules)
    }
    if (rules.length >= MOST) break
  }
  return rules
}

interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

/** How many numbers follow each mark of a path: move, line, cubic, quadratic, close. */
const TAKES = [2, 2, 6, 4, 0]

/** What each part of a path reaches over. */
function boxesOf(data: ArrayLike<number>): readonly Bounds[] {
  const boxes: Bounds[] = []
  for (let at = 0; at < data.length;) {
    const mark = data[at] ?? 4
    const takes = TAKES[mark]
    if (takes === undefined) break
    const x = data[at + takes - 1]
    const y = data[at + takes]
    if (takes > 0 && x !== undefined && y !== undefined) {
      const last = boxes.at(-1)
      if (mark === 0 || !last) boxes.push({left: x, right: x, top: y, bottom: y})
      else {
        last.left = Math.min(last.left, x)
        last.right = Math.max(last.right, x)
        last.top = Math.min(last.top, y)
        last.bottom = Math.max(last.bottom, y)
      }
    }
    at += takes + 1
  }
  return boxes
}

function addRule({left, top, right, bottom}: Bounds, [a, b, c, d, e, f]: Matrix, rules: PrintedRule[]): void {
  const xs = [left * a + top * c + e, right * a + bottom * c + e]
  const ys = [left * b + top * d + f, right * b + bottom * d + f]
  const height = Math.abs((ys[1] ?? 0) - (ys[0] ?? 0))
  const from = Math.min(...xs)
  const to = Math.max(...xs)
  if (height <= THICKEST && to - from >= SHORTEST)
    rules.push({left: from, right: to, at: ((ys[0] ?? 0) + (ys[1] ?? 0)) / 2})
}
