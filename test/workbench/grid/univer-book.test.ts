import assert from 'node:assert/strict'
import {maxColumns, maxRows} from '../../../src/workbench/host/area.ts'
import type {BookEvent} from '../../../src/workbench/host/book.ts'
import type {Content} from '../../../src/workbench/host/cell.ts'
import type {UniverBook} from '../../../src/workbench/grid/univer-book.ts'
import {gridByHand, overGrid} from './grid-fixture.ts'

const number = (value: number): Content => ({kind: 'number', value})

async function calculated(book: UniverBook, formulas: readonly string[]): Promise<unknown[]> {
  book.type(
    `Sheet1!H1:H${formulas.length}`,
    formulas.map(formula => [formula])
  )
  await book.settle()
  return formulas.map((_, index) => book.valueAt(`Sheet1!H${index + 1}`))
}

describe('a workbook of Univer’s', () => {
  it(
    'calculates as Excel does',
    overGrid(async book => {
      book.type('A1:B3', [
        ['a', 1],
        ['b', 2],
        ['b', -3]
      ])
      assert.deepEqual(
        await calculated(book, [
          '=0.0004<0.0000000001',
          '=1.50=1.5',
          '=1E3+1',
          '=-2^2',
          '=SUMIFS(B1:B3,A1:A3,"b")',
          '=XLOOKUP("b",A1:A3,B1:B3)',
          '=LET(x,2,x*x)',
          '=TEXT(0.125,"0.0%")',
          '=IFERROR(1/0,"none")',
          '=A1&"-"&B3',
          '=1/3'
        ]),
        [false, true, 1001, 4, -1, 2, 4, '12.5%', 'none', 'a--3', 1 / 3]
      )
    })
  )

  it(
    'takes a write of 10,000 cells as one step, and quickly',
    overGrid(async book => {
      const rows = Array.from({length: 1000}, (_, row) => Array.from({length: 10}, (_, column) => number(row + column)))
      const start = performance.now()
      book.active.write({row: 0, column: 0, rows: 1000, columns: 10}, rows)
      book.type('L1', '=SUM(A1:J1000)')
      await book.settle()
      assert.ok(performance.now() - start < 2000, `${performance.now() - start} ms`)
      assert.equal(book.valueAt('L1'), 5040000)
      await new Promise(resolve => setTimeout(resolve, 5))
      book.undo()
      assert.equal(book.active.used(true), undefined)
      book.redo()
      await book.settle()
      assert.equal(book.valueAt('L1'), 5040000)
    })
  )

  it(
    'calculates 2,000 formulas that rest on each other, and again after an edit',
    overGrid(async book => {
      book.type('A1', 1)
      const rest = Array.from({length: 1999}, (_, row): Content[] => [{kind: 'formula', formula: `=A${row + 1}+1`}])
      book.active.write({row: 1, column: 0, rows: 1999, columns: 1}, rest)
      await book.settle()
      assert.equal(book.valueAt('A2000'), 2000)
      book.type('A1', 101)
      await book.settle()
      assert.equal(book.valueAt('A2000'), 2100)
    })
  )

  it(
    'keeps formats by their path in the API',
    overGrid(book => {
      const cell = {row: 0, column: 0, rows: 1, columns: 1}
      const style = {
        'font.bold': true,
        'font.color': '#C00000',
        'font.underline': 'Single',
        'fill.color': '#DDEBF7',
        'fill.pattern': 'Solid',
        numberFormat: '_(* #,##0_);_(* (#,##0)',
        horizontalAlignment: 'Right',
        verticalAlignment: 'Top',
        wrapText: true,
        indentLevel: 2,
        'borders.EdgeTop.style': 'Continuous',
        'borders.EdgeTop.weight': 'Medium',
        'borders.EdgeTop.color': '#123456',
        'borders.InsideHorizontal.style': 'Continuous',
        'protection.locked': false
      }
      book.active.restyle(cell, style)
      assert.deepEqual({...book.active.style(0, 0)}, style)
      book.active.restyle(cell, {'font.bold': undefined, 'protection.locked': undefined, 'fill.color': undefined})
      const left = book.active.style(0, 0)
      assert.ok(!left['font.bold'] && !('protection.locked' in left) && !('fill.color' in left))
      book.active.clearStyle(cell)
      assert.deepEqual({...book.active.style(0, 0)}, {...book.active.style(5, 5)})
      return Promise.resolve()
    })
  )

  it(
    'lets formats of whole columns and of the sheet show in cells without their own',
    overGrid(book => {
      book.active.restyle({row: 0, column: 0, rows: 1048576, columns: 16384}, {'font.size': 10})
      book.active.restyle({row: 0, column: 1, rows: 1048576, columns: 1}, {numberFormat: '0.0'})
      book.active.restyle({row: 2, column: 1, rows: 1, columns: 1}, {'font.bold': true})
      assert.equal(book.active.style(500, 1)['numberFormat'], '0.0')
      assert.equal(book.active.style(2, 1)['numberFormat'], '0.0')
      assert.equal(book.active.style(2, 1)['font.size'], 10)
      assert.equal(book.active.style(2, 2)['numberFormat'], undefined)
      return Promise.resolve()
    })
  )

  it(
    'follows links, sizes, names and tables when rows are put in, and takes it back in one step',
    overGrid(async book => {
      const sheet = book.active
      book.type('A1:B3', [
        ["'Item", "'1Q13"],
        ['Revenue', 1],
        ['Cost', 2]
      ])
      book.addTable(sheet, {row: 0, column: 0, rows: 3, columns: 2}, 'IS', true, ['Item', '1Q13'])
      book.addName({name: 'Cost', formula: '=Sheet1!$B$3', comment: '', visible: true})
      sheet.setLink({row: 2, column: 0, rows: 1, columns: 1}, {documentReference: 'Sheet1!A1'})
      book.type('D1:D2', [['=SUM(IS[1Q13])'], ['=Cost+B3']])
      await new Promise(resolve => setTimeout(resolve, 5))
      sheet.shift({kind: 'insert', along: 'rows', area: {row: 1, column: 0, rows: 1, columns: 16384}})
      await book.settle()
      assert.deepEqual(book.tables[0]?.area, {row: 0, column: 0, rows: 4, columns: 2})
      assert.equal(book.names[0]?.formula, '=Sheet1!$B$4')
      assert.deepEqual(sheet.content(2, 3), {kind: 'formula', formula: '=Cost+B4'})
      assert.ok(sheet.link(3, 0))
      assert.deepEqual([book.valueAt('D1'), book.valueAt('D3')], [3, 4])
      await new Promise(resolve => setTimeout(resolve, 5))
      book.undo()
      await book.settle()
      assert.deepEqual(sheet.content(1, 3), {kind: 'formula', formula: '=Cost+B3'})
      assert.deepEqual(book.tables[0].area.rows, 3)
      assert.equal(book.valueAt('D2'), 4)
    })
  )

  it(
    'tells of what is undone as of any edit',
    overGrid(async book => {
      book.type('A1', 1)
      await new Promise(resolve => setTimeout(resolve, 5))
      const seen: BookEvent[] = []
      book.observe(event => seen.push(event))
      book.undo()
      const [event] = seen
      assert.ok(event?.kind === 'edited' && event.change === 'RangeEdited')
      assert.deepEqual(event.area, {row: 0, column: 0, rows: 1, columns: 1})
    })
  )

  it(
    'keeps formulas right when rows and columns of a sheet behind come and go',
    overGrid(async book => {
      const behind = book.addSheet('Behind')
      assert.notEqual(book.active, behind)
      book.type('Behind!A1:B3', [
        [1, 10],
        [2, 20],
        [3, 30]
      ])
      book.type('Behind!D5', '=A3+B3')
      book.type('Sheet1!A1', '=Behind!B3')
      book.type('Sheet1!A2', '=A3')
      book.type('Sheet1!A3', 7)
      const sees = async (own: string, ...values: readonly unknown[]): Promise<void> => {
        await book.settle()
        assert.deepEqual(
          [book.valueAt(`Behind!${own}`), ...['A1', 'A2'].map(at => book.valueAt(`Sheet1!${at}`))],
          values
        )
      }
      await sees('D5', 33, 30, 7)
      behind.shift({kind: 'delete', along: 'rows', area: {row: 1, column: 0, rows: 1, columns: maxColumns}})
      await sees('D4', 33, 30, 7)
      behind.shift({kind: 'insert', along: 'rows', area: {row: 0, column: 0, rows: 2, columns: maxColumns}})
      await sees('D6', 33, 30, 7)
      behind.shift({kind: 'insert', along: 'columns', area: {row: 0, column: 1, rows: maxRows, columns: 1}})
      await sees('E6', 33, 30, 7)
      behind.shift({kind: 'delete', along: 'columns', area: {row: 0, column: 1, rows: maxRows, columns: 1}})
      await sees('D6', 33, 30, 7)
      assert.notEqual(book.active, behind)
    })
  )

  it('keeps names of a table’s columns as columns come and go by hand and are taken back', async () => {
    const {book, byHand} = gridByHand()
    const sheet = book.active
    const release = [
      ['Item', '1Q13', '2Q13'],
      ['Revenue', 100, 110],
      ['Cost', -60, -65]
    ]
    book.type('A1:C3', release)
    const table = book.addTable(sheet, {row: 0, column: 0, rows: 3, columns: 3}, 'IS', true, ['Item', '1Q13', '2Q13'])
    book.type('F5', '=SUM(IS[1Q13])')
    const sees = async (names: readonly string[], address: string) => {
      await book.settle()
      assert.deepEqual(table.columnNames, names)
      assert.equal(book.valueAt(address), 40)
    }
    const columns = {startRow: 0, endRow: 999, startColumn: 1, endColumn: 1}
    await sees(['Item', '1Q13', '2Q13'], 'F5')
    byHand('sheet.command.insert-col-by-range', {range: columns, direction: 3, cellValue: {}})
    await sees(['Item', 'Column2', '1Q13', '2Q13'], 'G5')
    book.undo()
    await sees(['Item', '1Q13', '2Q13'], 'F5')
    assert.equal(book.valueAt('D1'), '')
    book.redo()
    await sees(['Item', 'Column2', '1Q13', '2Q13'], 'G5')
    byHand('sheet.command.remove-col-by-range', {range: columns})
    await sees(['Item', '1Q13', '2Q13'], 'F5')
    book.close()
  })
})
