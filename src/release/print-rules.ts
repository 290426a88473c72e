/** Which figures of a table a rule marks as a total may be marked. */
import type {JoinedCell} from './joined-cells.ts'
import type {PrintRow} from './print-rows.ts'
import type {PrintedPage, PrintedRule} from './printed-page.ts'

/** Rules so close together are one double rule; closer ones are the same rule drawn twice. */
const DOUBLE = {least: 0.8, most: 5}
/** A table that has rules at this many of its rows is a grid, whose rules say nothing. */
const GRID = 0.6

/** A rule made of letters, as in a print of plain text; and the marks of columns that old filings have. */
const LETTERS = /^(?:-{3,}|={3,}|_{3,})$/
const TAG = /^<\/?(?:S|C|FN|PAGE|TABLE|CAPTION)>$/i

/** The page with rules for the texts that only draw one. */
export function withDrawnRules(page: PrintedPage): PrintedPage {
  const drawn = page.texts.filter(({text}) => LETTERS.test(text))
  const rules = drawn.flatMap(({text, left, right, base, size}): readonly PrintedRule[] => {
    const at = base - 0.3 * size
    return text.startsWith('=')
      ? [
          {left, right, at},
          {left, right, at: at + 2}
        ]
      : [{left, right, at}]
  })
  const texts = page.texts.filter(text => !drawn.includes(text) && !TAG.test(text.text))
  return {...page, texts, rules: [...page.rules, ...rules]}
}

/** For each row, the figures with a rule over them and figures above it, or a double one under them. */
export function ruledIn(
  rows: readonly PrintRow[],
  pages: readonly PrintedPage[]
): ReadonlyArray<ReadonlySet<JoinedCell>> {
  const rulesOn = new Map(pages.map(page => [page.number, page.rules]))
  const found = rows.map((row, index) => {
    const line = row.lines.find(each => each.isRow)?.line
    const above = rows.slice(0, index).findLast(each => each.cells.some(cell => cell.isFigure))
    const before = above?.lines.at(-1)?.line
    const rules = rulesOn.get(line?.page ?? 0) ?? []
    if (!line || rules.length === 0) return new Set<JoinedCell>()
    const from = before?.page === line.page ? before.base : line.base - 2 * line.size
    const over = rules.filter(rule => rule.at > from - 1 && rule.at < line.base - 0.5 * line.size)
    const under = rules.filter(rule => rule.at > line.base && rule.at < line.base + line.size)
    return new Set(
      row.cells.filter(
        cell =>
          cell.isFigure &&
          ((above !== undefined && over.some(rule => covers(rule, cell))) ||
            isDouble(under.filter(rule => covers(rule, cell))))
      )
    )
  })
  const figured = rows.filter(row => row.cells.some(cell => cell.isFigure)).length
  return found.filter(cells => cells.size > 0).length > GRID * figured ? rows.map(() => new Set()) : found
}

const covers = (rule: PrintedRule, {digits}: JoinedCell): boolean =>
  Math.min(rule.right, digits.to) - Math.max(rule.left, digits.from) > (digits.to - digits.from) / 2

const isDouble = (rules: readonly PrintedRule[]): boolean =>
  rules.some(one => rules.some(other => other.at - one.at > DOUBLE.least && other.at - one.at < DOUBLE.most))
