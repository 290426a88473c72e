/** Makes small Word documents for tests. */
import {strToU8, zipSync} from 'fflate'

/** A paragraph, or a table as rows of cells; a cell's second part is how many columns it covers. */
export type DocxBlock = string | ReadonlyArray<ReadonlyArray<string | readonly [text: string, span: number]>>

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

/** The bytes of a document of these blocks. */
export function docxOf(blocks: readonly DocxBlock[]): Uint8Array {
  return docxOfMarks(bodyOf(blocks))
}

function bodyOf(blocks: readonly DocxBlock[]): string {
  const body = blocks.map(block => {
    if (typeof block === 'string') return paragraph(block)
    const rows = block.map(row => {
      const cells = row.map(cell => {
        const [text, span] = typeof cell === 'string' ? [cell, 1] : cell
        return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(text)}</w:tc>`
      })
      return `<w:tr>${cells.join('')}</w:tr>`
    })
    return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
  })
  return body.join('')
}

/** The bytes of a document whose body holds these marks, with other parts beside it. */
export const docxOfMarks = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  })
