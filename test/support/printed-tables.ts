/** What is read of small PDFs that tests print. */
import type {Block, Table} from '../../src/release/document.ts'
import {openRelease} from '../../src/release/open.ts'
import {readDocument} from '../../src/release/read.ts'
import {type Mark, pdfOf} from './write-pdf.ts'

export const readPrinted = async (...pages: ReadonlyArray<readonly Mark[]>): Promise<readonly Block[]> =>
  readDocument(await openRelease('release.pdf', pdfOf(pages))).value.blocks

export const tablesOf = async (...pages: ReadonlyArray<readonly Mark[]>): Promise<readonly Table[]> =>
  (await readPrinted(...pages)).flatMap(block => (block.kind === 'table' ? [block] : []))

/** Rows of a table: `column text`, `_` for a rule over its figure, `+n` for the columns it covers. */
export const rowsOf = (table: Table | undefined): readonly string[] =>
  (table?.rows ?? []).map(row =>
    row.cells
      .map(({column, span, ruled, text}) => `${column}${span > 1 ? `+${span}` : ''}${ruled ? '_' : ''} ${text}`)
      .join(' | ')
  )
