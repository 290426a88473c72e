/** A table as the text of a file that other programs load. */

export interface Table {
  readonly columns: readonly string[]
  /** One text a column, empty where there is nothing. */
  readonly records: ReadonlyArray<readonly string[]>
}

/** Tab-separated without quoting; comma-separated as RFC 4180 has it; an array of objects, numbers as numbers. All in UTF-8. */
export const DATA_FORMATS = ['tsv', 'csv', 'json'] as const
export type DataFormat = (typeof DATA_FORMATS)[number]

export function inFormat({columns, records}: Table, format: DataFormat): string {
  switch (format) {
    case 'tsv':
      return linesOf([columns, ...records], '\t', asText)
    case 'csv':
      return linesOf([columns, ...records], ',', text => quotedIn(asText(text)))
    case 'json': {
      const objects = records.map(record =>
        JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, valueOf(column, record[at] ?? '')])))
      )
      return `[\n${objects.join(',\n')}\n]\n`
    }
  }
}

const linesOf = (lines: ReadonlyArray<readonly string[]>, between: string, cellOf: (text: string) => string): string =>
  lines.map(line => `${line.map(cellOf).join(between)}\n`).join('')

/** What a spreadsheet that the table is opened in would carry out, and a figure never is: `=HYPERLINK(…)`, `@SUM(…)`, `+cmd|…`. */
const FORMULA = /^\s*(?:[=@＝＠]|[-+＋－].*[|!])/

/** On one line, and behind an apostrophe where it could be taken for a formula. */
const asText = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(FORMULA, "'$&")

const quotedIn = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const NUMBERS = new Set(['table', 'row', 'months', 'value', 'scale', 'n', 'line', 'start', 'end', 'page'])

const valueOf = (column: string, text: string): string | number | null =>
  text === '' ? null : NUMBERS.has(column) ? Number(text) : text
