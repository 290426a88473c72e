/** Tables whose cells stand between bars, as markdown writes them. */
import type {TableCell, TableRow} from './document.ts'
import type {SourceLine} from './aligned.ts'
import {unmark} from './marks.ts'

const ROW = /^\s*\|.*\|\s*$/
const SEPARATOR = /^[\s|:+=-]+$/

/** More lines than any table has. */
const MOST_LINES = 5_000

/** How many lines, from one on, make a table between bars; 0 where none begins here. */
export function pipeRun(lines: readonly SourceLine[], from: number): number {
  let end = from
  while (end - from < MOST_LINES && ROW.test(lines[end]?.text ?? '')) end++
  return end - from >= 2 ? end - from : 0
}

/** The rows of such a table. A heading that the writer repeated in each column it reached over is one heading again. */
export function pipeRows(lines: readonly SourceLine[], block: number): readonly TableRow[] {
  return lines.flatMap(line => {
    if (SEPARATOR.test(line.text)) return []
    const cells = cellsOf(line, block)
    const at = {block, line: line.number, start: 1, end: line.text.length + 1}
    return cells.length === 0 ? [] : [{cells: reunited(cells), at}]
  })
}

function cellsOf(line: SourceLine, block: number): readonly TableCell[] {
  const cells: TableCell[] = []
  let column = -1
  for (const found of line.text.matchAll(/((?:\\.|[^|\\])*)(?:\||$)/g)) {
    const source = found[1] ?? ''
    if (column >= 0) {
      const bare = source.replace(/\*\*|__|<br\s*\/?>/gi, match => (match.startsWith('<') ? ' ' : ''))
      const {text, ruled} = unmark(bare)
      const start = found.index + Math.max(source.search(/\S/), 0) + 1
      const at = {block, line: line.number, start, end: start + source.trim().length}
      if (text !== '') cells.push({text, column, span: 1, ruled, indent: 0, at})
    }
    column++
  }
  return cells
}

/** Words that stand the same in columns side by side were one cell; figures that happen to be equal are not. */
function reunited(cells: readonly TableCell[]): readonly TableCell[] {
  const made: TableCell[] = []
  for (const cell of cells) {
    const last = made.at(-1)
    const beside = last && last.column + last.span === cell.column && last.text === cell.text
    if (beside && /[A-Za-z]{3}/.test(cell.text) && !/^[\d$(]/.test(cell.text))
      made[made.length - 1] = {...last, span: last.span + 1}
    else made.push(cell)
  }
  return made
}
