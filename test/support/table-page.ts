/** Releases that are a page of paragraphs and tables, jotted down, and what is read of them. */
import assert from 'node:assert/strict'
import type {Statement} from '../../src/statements/statement.ts'
import {columnsOf, figuresOf, tieOutText} from './in-words.ts'

/** A page of paragraphs, each a line, and a table: a row a line, cells parted by bars, `text{2}` for one over two columns. */
export const page = (over: string, rows: string): string => {
  const cell = (text: string): string => {
    const spanned = /^(.*)\{(\d+)\}$/.exec(text)
    return spanned ? `<td colspan="${spanned[2]}">${spanned[1]}</td>` : `<td>${text}</td>`
  }
  const lines = (text: string): readonly string[] =>
    text
      .trim()
      .split('\n')
      .map(line => line.trim())
  const paragraphs = lines(over).map(line => `<p>${line}</p>`)
  const table = lines(rows).map(
    row =>
      `<tr>${row
        .split('|')
        .map(text => cell(text.trim()))
        .join('')}</tr>`
  )
  return `${paragraphs.join('')}<table>${table.join('')}</table><p>End of the table.</p>`
}

export const statementsOf = (...pages: readonly string[]): readonly Statement[] =>
  tieOutText(`<html><body>${pages.join('')}</body></html>`).statements.statements

/** The kind, scale and currency, the columns, and each line with its figures. */
export function read(
  over: string,
  rows: string
): {readonly is: string; readonly columns: readonly string[]; readonly lines: readonly string[]} {
  const [statement] = statementsOf(page(over, rows))
  assert.ok(statement)
  return {
    is: `${statement.kind} ${statement.scale.money}/${statement.scale.shares} ${statement.currency}`,
    columns: columnsOf(statement),
    lines: statement.lines.filter(line => line.role !== 'heading').map(line => `${line.label}: ${figuresOf(line)}`)
  }
}
