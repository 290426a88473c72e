import assert from 'node:assert/strict'
import {tieOut} from '../../src/tie-out.ts'
import type {Block, Table} from '../../src/release/document.ts'
import {documentOf} from '../support/in-words.ts'

const page = (body: string): string => `<html><head><title>No title of ours</title></head><body>${body}</body></html>`
const read = (body: string): readonly Block[] => documentOf(page(body)).value.blocks

/** A row as `column+span:text`, a ruled cell behind `_`. */
const rowsOf = (table: Table): readonly string[] =>
  table.rows.map(row =>
    row.cells
      .map(cell => `${cell.column}${cell.span > 1 ? `+${cell.span}` : ''}:${cell.ruled ? '_' : ''}${cell.text}`)
      .join(' | ')
  )
const tableOf = (body: string): Table => {
  const found = read(body).find(block => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  return found
}
const grid = (rows: string): readonly string[] => rowsOf(tableOf(`<table>${rows}</table>`))
const paragraphs = (body: string): readonly string[] =>
  read(body).map(block => (block.kind === 'table' ? 'table' : block.lines.map(line => line.text).join(' / ')))

const row = (...cells: readonly string[]): string => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`

describe('a page', () => {
  it('is told by what it holds, and its paragraphs end where its blocks do', () => {
    assert.deepEqual(paragraphs('<p>One<br>two</p><div>three</div> four <ul><li>five</li></ul>'), [
      'One / two',
      'three',
      'four',
      'five'
    ])
  })

  it('leaves out what is not shown', () => {
    assert.deepEqual(
      paragraphs(
        '<script>var a = "<p>no</p>"</script><p style="display:none">hidden</p><p>seen<span style="display: none">not</span></p>'
      ),
      ['seen']
    )
  })

  it('reads entities, those of old Windows too', () => {
    assert.deepEqual(paragraphs('<p>Tom&#146;s&nbsp;&amp; Ann&#x2019;s &#151; 5</p>'), ['Tom’s & Ann’s — 5'])
  })

  it('gives each text the line and columns it stands in', () => {
    const [first] = documentOf('<html><body>\r\n<p>\r\n  Alpha beta</p>\r\n</body></html>').value.blocks
    assert.ok(first?.kind === 'paragraph')
    assert.deepEqual(first.lines[0]?.at, {block: 0, line: 3, start: 3, end: 13})
  })
})

describe('the table of a page', () => {
  it('joins the cells that print one figure', () => {
    assert.deepEqual(
      grid(
        row('Sales', '', '$', '1,200', '', '', '$', '1,100', '') +
          row('Loss', '', '', '(35', ')', '', '', '(40', ')') +
          row('Margin', '', '', '12.5', '%', '', '', '11.0', '%') +
          row('Other', '', '', '—', '', '', '', '7', '')
      ),
      [
        '0:Sales | 1:$1,200 | 2:$1,100',
        '0:Loss | 1:(35) | 2:(40)',
        '0:Margin | 1:12.5% | 2:11.0%',
        '0:Other | 1:— | 2:7'
      ]
    )
  })

  it('puts headings over the columns they cover', () => {
    assert.deepEqual(
      grid(
        '<tr><td></td><td colspan="5">Three Months Ended</td></tr>' +
          '<tr><td></td><td colspan="2">2021</td><td></td><td colspan="2">2020</td></tr>' +
          row('Sales', '$', '10', '', '$', '20') +
          row('Costs', '', '8', '', '', '9')
      ),
      ['1+2:Three Months Ended', '1:2021 | 2:2020', '0:Sales | 1:$10 | 2:$20', '0:Costs | 1:8 | 2:9']
    )
  })

  it('counts the columns that a cell from above holds', () => {
    assert.deepEqual(
      grid(
        '<tr><td rowspan="2">Lines</td><td colspan="2">Years</td></tr><tr><td>2021</td><td>2020</td></tr>' +
          row('Alpha', '10', '20') +
          row('Beta', '30', '40')
      ),
      ['0:Lines | 1+2:Years', '1:2021 | 2:2020', '0:Alpha | 1:10 | 2:20', '0:Beta | 1:30 | 2:40']
    )
  })

  it('keeps figures apart where a wide one stands over two columns', () => {
    assert.deepEqual(
      grid(row('Alpha', '10', '20') + '<tr><td>Beta</td><td colspan="2">30</td></tr>' + row('Gamma', '5', '6')),
      ['0:Alpha | 1:10 | 2:20', '0:Beta | 2:30', '0:Gamma | 1:5 | 2:6']
    )
  })

  it('takes a dash some columns off for nil, not for the sign of the figure after it', () => {
    assert.deepEqual(grid(row('Alpha', '-', '', '12') + row('Beta', '3', '', '4')), [
      '0:Alpha | 1:- | 2:12',
      '0:Beta | 1:3 | 2:4'
    ])
  })

  it('takes a dash right before a figure for nil where other rows print figures in its place', () => {
    assert.deepEqual(grid(row('Alpha', '-', '12') + row('Beta', '3', '4') + row('Gamma', '5', '6')), [
      '0:Alpha | 1:- | 2:12',
      '0:Beta | 1:3 | 2:4',
      '0:Gamma | 1:5 | 2:6'
    ])
  })

  it('never takes words into a figure', () => {
    assert.deepEqual(
      grid(row('', '2021', '2020', 'Outlook') + row('Alpha', '10', '20', 'as planned') + row('Beta', '1', '2', '')),
      ['1:2021 | 2:2020 | 3:Outlook', '0:Alpha | 1:10 | 2:20 | 3:as planned', '0:Beta | 1:1 | 2:2']
    )
  })

  it('keeps footnote marks apart from what they mark', () => {
    assert.deepEqual(grid(row('EBITDA<sup>1</sup>', '10', '(b)') + row('Other<sup>(2)</sup>', '7', '')), [
      '0:EBITDA¹ | 1:10⁽b⁾',
      '0:Other⁽²⁾ | 1:7'
    ])
  })

  it('tells how far labels are set in', () => {
    const table = tableOf(
      `<table>${row('Alpha', '10')}${row('&nbsp;&nbsp;&nbsp;Beta', '20')}<tr><td style="padding-left:18pt">Gamma</td><td>30</td></tr></table>`
    )
    assert.deepEqual(
      table.rows.map(each => each.cells[0]?.indent),
      [0, 3, 4]
    )
  })

  it('marks figures with a rule over them, and those with a double rule under them', () => {
    const over = 'style="border-top:1pt solid #000"'
    assert.deepEqual(
      grid(
        `<tr><td></td><td style="border-bottom:1px solid black">2021</td></tr>` +
          row('Alpha', '10') +
          row('Beta', '20') +
          `<tr><td>Total</td><td ${over}>30</td></tr>` +
          `<tr><td></td><td ${over}></td></tr>` +
          `<tr><td>Last</td><td style="border-bottom:3px double #000">30</td></tr>`
      ),
      ['1:2021', '0:Alpha | 1:10', '0:Beta | 1:20', '0:Total | 1:_30', '0:Last | 1:_30']
    )
  })

  it('is paragraphs where it only lays out text', () => {
    assert.deepEqual(
      paragraphs(
        `<table>${row('•', 'Sales rose 12% to $5 million.')}</table><table>${row('For investors', 'For the press')}${row('Ann Example', '555-0100')}</table>`
      ),
      ['• Sales rose 12% to $5 million.', 'For investors', 'For the press', 'Ann Example', '555-0100']
    )
  })

  it('is found inside a table that lays out the page', () => {
    assert.deepEqual(
      paragraphs(
        `<table><tr><td><p>Over it</p><table>${row('Alpha', '10')}${row('Beta', '20')}</table></td></tr></table>`
      ),
      ['Over it', 'table']
    )
  })
})

describe('a page of nonsense', () => {
  it('has no more columns than a page can have', () => {
    const cells = '<td colspan="100000000">1</td>'.repeat(50)
    assert.ok(read(`<table><tr><td>Alpha</td>${cells}</tr>${row('Beta', '2')}</table>`).length > 0)
  })

  it('is not read on where it is nested without end', () => {
    const {value, problems} = documentOf(page('<div>'.repeat(200_000)))
    assert.deepEqual(value.blocks, [])
    assert.equal(problems[0]?.code, 'too-large')
  })
})

describe('text on a page that keeps its lines', () => {
  const source = `<html><body><p>Wickmoor Lanterns</p><pre>
        CONSOLIDATED STATEMENTS OF INCOME
                 (In thousands)

                         Three Months Ended
                              June 30,
                           2024       2023
                         -------    -------
<b>Net sales</b>                 $ 6,115    $ 5,748
Cost of sales              4,103      3,891
                         -------    -------
Gross profit             $ 2,012    $ 1,857
                         =======    =======
</pre><p>Thank you.</p></body></html>`

  it('is read as text is, with its places in the page', () => {
    const {statements, document} = tieOut({name: 'page.htm', bytes: new TextEncoder().encode(source)})
    const [statement] = statements.statements
    assert.deepEqual(
      statement?.lines.map(line => [line.label, ...line.cells.map(cell => cell?.value.toString())]),
      [
        ['Net sales', '6115', '5748'],
        ['Cost of sales', '4103', '3891'],
        ['Gross profit', '2012', '1857']
      ]
    )
    const table = document.blocks.find(block => block.kind === 'table')
    const cell = table?.rows.flatMap(row => row.cells).find(each => each.text === '$ 5,748')
    const line = source.split('\n')[(cell?.at.line ?? 0) - 1]
    assert.equal(line?.slice((cell?.at.start ?? 0) - 1, (cell?.at.end ?? 0) - 1), '$ 5,748')
    const last = document.blocks.at(-1)
    assert.equal(last?.kind === 'paragraph' && last.lines[0]?.text, 'Thank you.')
  })
})
