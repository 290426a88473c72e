import assert from 'node:assert/strict'
import type {Block} from '../../src/release/document.ts'
import {documentOf} from '../support/in-words.ts'

const shown = (block: Block): string =>
  block.kind === 'paragraph'
    ? block.lines.map(line => line.text).join(' / ')
    : block.rows
        .map(row =>
          row.cells
            .map(cell => `${cell.column}${cell.span > 1 ? `+${cell.span}` : ''}:${cell.ruled ? '_' : ''}${cell.text}`)
            .join(' | ')
        )
        .join('\n')

const document = (type: string, text: string): string =>
  `<DOCUMENT>\n<TYPE>${type}\n<SEQUENCE>1\n<TEXT>\n${text}\n</TEXT>\n</DOCUMENT>\n`

describe('a whole submission', () => {
  it('is read by its exhibits alone, each in its own format, at its places in the file', () => {
    const source =
      '<SEC-DOCUMENT>0001.txt\n' +
      document('8-K', 'The form') +
      document('EX-99.1', '<html><body><p>A page</p></body></html>') +
      document('EX-99.2', 'Plain text') +
      document('GRAPHIC', 'begin 644 x.jpg')
    const {blocks} = documentOf(source).value
    assert.deepEqual(blocks.map(shown), ['A page', 'Plain text'])
    assert.deepEqual(
      blocks.map(block => [block.at.block, block.at.line]),
      [
        [0, 13],
        [1, 20]
      ]
    )
  })

  it('is read with what its form says of the results', () => {
    const form =
      'UNITED STATES\n\nItem 2.02   Results of Operations and Financial Condition.\n\nSales of lamps rose by 3 cents a share.\n\n' +
      'Item 9.01   Exhibits.\n\n99.1   Press release.\n'
    const page =
      '<html><body><p>UNITED STATES</p><p>Item&nbsp;2.02.&nbsp; <u>Results</u> of Operations.</p>' +
      '<p>Sales of wicks fell by <b>2</b> cents.</p><p>SIGNATURE</p><p>Signed.</p></body></html>'
    for (const [text, said] of [
      [form, 'Sales of lamps rose by 3 cents a share.'],
      [page, 'Sales of wicks fell by 2 cents.']
    ] as const) {
      const {blocks} = documentOf(
        '<SEC-DOCUMENT>0001.txt\n' + document('8-K', text) + document('EX-99.1', 'The release')
      ).value
      assert.deepEqual(blocks.map(shown).slice(-2), [said, 'The release'])
      assert.ok(blocks.every(block => !/UNITED|SIGN|Exhibits|Signed/.test(shown(block))))
    }
  })

  it('is read by its form where it has no exhibit', () => {
    const {blocks} = documentOf('<SEC-DOCUMENT>0001.txt\n' + document('8-K', 'The form')).value
    assert.deepEqual(blocks.map(shown), ['The form'])
  })
})

const TABLE = `
                     Harbour Lights Company
<TABLE>
<CAPTION>
                               3 Months Ended June        6 Months Ended June
                               -------------------        -------------------
                                 2004      2003             2004      2003
                                 ----      ----             ----      ----
<S>                            <C>       <C>              <C>       <C>
Lamps                          $  120    $   90           $  230    $  170
Wicks                              30         -               55        (4)
                               ------    ------           ------    ------
Total                             150        90              285       166
                               ======    ======           ======    ======
</TABLE>
After it, sales of    12    and    14    are words.
`

describe('a table of an old filing', () => {
  const {blocks} = documentOf(TABLE).value

  it('has the columns that its line of marks says', () => {
    assert.equal(
      blocks[1] && shown(blocks[1]),
      [
        '1+2:3 Months Ended June | 3+2:6 Months Ended June',
        '1:2004 | 2:2003 | 3:2004 | 4:2003',
        '0:Lamps | 1:$  120 | 2:$   90 | 3:$  230 | 4:$  170'.replace(/\$ +/g, '$ '),
        '0:Wicks | 1:30 | 2:- | 3:55 | 4:(4)',
        '0:Total | 1:_150 | 2:_90 | 3:_285 | 4:_166'
      ].join('\n')
    )
  })

  it('is the only kind of table in a source that marks its tables', () => {
    assert.deepEqual(
      blocks.map(block => block.kind),
      ['paragraph', 'table', 'paragraph']
    )
  })
})

describe('a table between bars', () => {
  it('unites a heading that was repeated for each column it covered', () => {
    const {blocks} = documentOf(
      'Text\n\n|  | Three Months Ended | Three Months Ended |\n|---|---:|---:|\n| | 2021 | 2020 |\n| **Alpha** | $ 10 | $ 10 |\n'
    ).value
    assert.equal(blocks[1] && shown(blocks[1]), '1+2:Three Months Ended\n1:2021 | 2:2020\n0:Alpha | 1:$ 10 | 2:$ 10')
  })
})

describe('a table that was copied cell by cell', () => {
  const stacked = (...cells: readonly string[]): string => cells.join('\n\n')
  const HEADS = ['Three Months EndedJune 30,', 'Six Months EndedJune 30,', '2024', '2023', '2024', '2023']

  it('has its figures in rows of as many as its headings have years', () => {
    const {blocks} = documentOf(
      stacked(
        'STATEMENTS OF OPERATIONS',
        ...HEADS,
        'Revenues:',
        ...['Lamps', '$', '10', '$', '20', '$', '30', '$', '40'],
        ...['Wicks', '1', '-', '3', '4'],
        ...['Total', '11', '20', '33', '44'],
        ...['Loss', '(5', ')', '(6', ')', '(7', ')', '(8)'],
        'After the table comes a sentence that is longer than any label, so that nobody could take it for the label of a row of figures, whatever figures may come after it in the text.'
      )
    ).value
    assert.equal(
      blocks[1] && shown(blocks[1]),
      [
        '1+2:Three Months Ended | 3+2:Six Months Ended',
        '1+2:June 30, | 3+2:June 30,',
        '1:2024 | 2:2023 | 3:2024 | 4:2023',
        '0:Revenues:',
        '0:Lamps | 1:$10 | 2:$20 | 3:$30 | 4:$40',
        '0:Wicks | 1:1 | 2:- | 3:3 | 4:4',
        '0:Total | 1:11 | 2:20 | 3:33 | 4:44',
        '0:Loss | 1:(5) | 2:(6) | 3:(7) | 4:(8)'
      ].join('\n')
    )
    assert.deepEqual(
      blocks.map(block => block.kind),
      ['paragraph', 'table', 'paragraph']
    )
  })

  it('is not seen in a list of years and numbers', () => {
    const {blocks} = documentOf(stacked('2024', '2023', 'Lamps', '10', 'Wicks', '1', '2', '3')).value
    assert.ok(blocks.every(block => block.kind === 'paragraph'))
  })
})
