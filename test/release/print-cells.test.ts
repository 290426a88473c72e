import assert from 'node:assert/strict'
import {rowsOf, tablesOf} from '../support/printed-tables.ts'
import {type Mark, printedLines} from '../support/write-pdf.ts'

const TWO = [400, 500]
const YEARS: readonly Mark[] = [
  {x: 376, y: 72, text: '2024'},
  {x: 476, y: 72, text: '2023'}
]

describe('the cells of a printed table', () => {
  it('are whole where a figure is broken over two lines, with its label beside either or half-way between', async () => {
    const [table] = await tablesOf([
      ...YEARS,
      {x: 60, y: 86, text: 'Revenue'},
      {x: 0, right: 400, y: 86, text: '1,000'},
      {x: 0, right: 500, y: 86, text: 'Down'},
      {x: 0, right: 500, y: 97, text: '21%'},
      {x: 0, right: 400, y: 112, text: '13,3'},
      {x: 0, right: 500, y: 112, text: '(1,7'},
      {x: 60, y: 117, text: 'Costs'},
      {x: 0, right: 400, y: 122, text: '07'},
      {x: 0, right: 500, y: 122, text: '17)'},
      {x: 60, y: 138, text: 'Margin'},
      {x: 0, right: 400, y: 138, text: '40%'},
      {x: 0, right: 500, y: 138, text: 'Up 2.5'},
      {x: 0, right: 500, y: 149, text: 'pts'}
    ])
    assert.deepEqual(rowsOf(table).slice(1), [
      '0 Revenue | 1 1,000 | 2 Down 21%',
      '0 Costs | 1 13,307 | 2 (1,717)',
      '0 Margin | 1 40% | 2 Up 2.5 pts'
    ])
  })

  it('are headings where a footnote or a sign of currency ends them', async () => {
    const [table] = await tablesOf([
      {x: 240, y: 72, text: '2024'},
      {x: 320, y: 72, text: '2023'},
      {x: 388, y: 72, text: 'in US'},
      {x: 421, y: 72, text: '$'},
      {x: 482, y: 72, text: '(1)'},
      ...printedLines(
        [
          ['Revenue', '1,000', '1,900', '5%', '6%'],
          ['Costs', '600', '500', '7%', '8%']
        ],
        [264, 344, 420, 500],
        90
      )
    ])
    assert.deepEqual(rowsOf(table).slice(0, 2), [
      '1 2024 | 2 2023 | 3 in US $ | 4 ⁽¹⁾',
      '0 Revenue | 1 1,000 | 2 1,900 | 3 5% | 4 6%'
    ])
  })

  it('stand in the columns of the table over them, though in the middle of these; with the same headings they are another table', async () => {
    const heads = (y: number): readonly Mark[] => [
      {x: 0, right: 400, y, text: 'Goods'},
      {x: 0, right: 500, y, text: 'Services'}
    ]
    const figures = (y: number): readonly Mark[] =>
      printedLines(
        [
          ['Reported', '12,535,100', '12,363,100'],
          ['Adjusted', '12,617,100', '12,313,100']
        ],
        TWO,
        y
      )
    const changes: readonly Mark[] = [
      ...heads(140),
      {x: 60, y: 154, text: '% change'},
      {x: 364, y: 154, text: '12'},
      {x: 464, y: 154, text: '(2)'}
    ]
    const quarter: Mark = {x: 360, y: 60, text: 'Three Months Ended June 30, 2024'}
    const tables = await tablesOf([quarter, ...heads(72), ...figures(90), ...changes])
    assert.deepEqual(tables.map(rowsOf), [
      [
        '1+2 Three Months Ended June 30, 2024',
        '1 Goods | 2 Services',
        '0 Reported | 1 12,535,100 | 2 12,363,100',
        '0 Adjusted | 1 12,617,100 | 2 12,313,100',
        '1 Goods | 2 Services',
        '0 % change | 1 12 | 2 (2)'
      ]
    ])
    const again = await tablesOf([
      quarter,
      ...heads(72),
      ...figures(90),
      {...quarter, y: 130},
      ...heads(142),
      ...figures(160)
    ])
    assert.equal(again.length, 2)
  })
})
