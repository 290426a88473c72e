import type {Outcome, Problem, Span} from '../core/problem.ts'
import {type SourceLine, alignedRows, alignedRun} from './aligned.ts'
import type {Block, Paragraph, Table, TableCell, TableRow, TextLine} from './document.ts'
import {unmark} from './marks.ts'

/** Reads a release published as text: tables whose cells stand between tabs, or in aligned columns; the rest is paragraphs. */
export function readText(text: string): Outcome<readonly Block[]> {
  const problems: Problem[] = []
  const blocks: Block[] = []
  for (const run of runsOf(text)) {
    const block = blocks.length
    if (run.kind === 'tabs')
      blocks.push(
        tableOf(
          run.lines.map(line => tabbedRow(line, block, problems)),
          block
        )
      )
    else if (run.kind === 'aligned') blocks.push(tableOf(alignedRows(run.lines, block), block))
    else blocks.push(paragraphOf(run.lines, block))
  }
  return {value: blocks, problems}
}

interface Run {
  readonly kind: 'tabs' | 'aligned' | 'paragraph'
  readonly lines: readonly SourceLine[]
}

/** Lines that belong together: a table, or the lines between two blank ones. */
function runsOf(text: string): readonly Run[] {
  const lines = text.split(/\r\n|\n|\r|\f/).map((line, index) => ({text: line, number: index + 1}))
  const runs: Run[] = []
  for (let at = 0; at < lines.length;) {
    const rest = lines.slice(at, at + 400)
    const tabbed = countWhile(rest, line => line.text.includes('\t'))
    const aligned = tabbed === 0 ? alignedRun(rest) : 0
    const prose = countWhile(
      rest,
      (line, index) => line.text.trim() !== '' && !line.text.includes('\t') && (index === 0 || !isListItem(line.text))
    )
    if (tabbed > 0) runs.push({kind: 'tabs', lines: lines.slice(at, at + tabbed)})
    else if (aligned > 0) runs.push({kind: 'aligned', lines: lines.slice(at, at + aligned)})
    else if (prose > 0) runs.push({kind: 'paragraph', lines: lines.slice(at, at + prose)})
    at += tabbed || aligned || prose || 1
  }
  return runs
}

const isListItem = (text: string): boolean => /^\s*(?:[-*•·]|\d+[.)])\s+\S/.test(text)

function countWhile<T>(list: readonly T[], holds: (item: T, index: number) => boolean): number {
  const end = list.findIndex((item, index) => !holds(item, index))
  return end < 0 ? list.length : end
}

function paragraphOf(lines: readonly SourceLine[], block: number): Paragraph {
  const read = lines.map((line): TextLine => {
    const start = line.text.search(/\S/) + 1
    return {text: unmark(line.text).text, at: {block, line: line.number, start, end: line.text.trimEnd().length + 1}}
  })
  return {
    kind: 'paragraph',
    lines: read,
    at: whole(
      read.map(line => line.at),
      block
    )
  }
}

function tabbedRow(line: SourceLine, block: number, problems: Problem[]): TableRow {
  let start = 1
  const cells: TableCell[] = []
  line.text.split('\t').forEach((source, column) => {
    const at: Span = {block, line: line.number, start, end: start + source.length}
    start += source.length + 1
    const {text, ruled, torn} = unmark(source)
    if (torn) problems.push(tornMark(source, at))
    const indent = source.search(/\S/)
    if (text !== '') cells.push({text, column, span: 1, ruled, indent: Math.max(indent, 0), at})
  })
  return {cells, at: {block, line: line.number, start: 1, end: line.text.length + 1}}
}

const tornMark = (excerpt: string, at: Span): Problem => ({
  code: 'mark-unclosed',
  severity: 'note',
  message: 'A mark such as <u> is opened and not closed in this cell, or closed and not opened.',
  at,
  excerpt,
  advice: 'The text was read without it; look at the cell if it is a total.'
})

const tableOf = (rows: readonly TableRow[], block: number): Table => ({
  kind: 'table',
  rows,
  at: whole(
    rows.map(row => row.at),
    block
  )
})

function whole(spans: readonly Span[], block: number): Span {
  const first = spans[0] ?? {block, line: 1, start: 1, end: 1}
  return {...first, end: Math.max(...spans.map(span => span.end))}
}
