import assert from 'node:assert/strict'
import {failure, onSheet, overHost, valuesOf} from './host-fixture.ts'

describe('sheets', () => {
  it(
    'names follow the rules of Excel',
    overHost(async host => {
      const add = (name: string) => () =>
        host.Excel.run(async context => {
          context.workbook.worksheets.add(name)
          await context.sync()
        })
      for (const name of ['a/b', 'a[1]', "'quoted", 'x'.repeat(32), 'what?', 'History', '']) {
        await failure(host, 'InvalidArgument', add(name))
      }
      await failure(host, 'ItemAlreadyExists', add('SHEET1'))
      await add('x'.repeat(31))()
      assert.equal(host.book.sheets.length, 2)
    })
  )

  it(
    'can be renamed, moved, hidden, coloured and activated; formulas follow the name',
    overHost(async host => {
      await host.Excel.run(async context => {
        const first = context.workbook.worksheets.getFirst()
        const second = context.workbook.worksheets.add('Second')
        first.getRange('A1').values = [[7]]
        second.getRange('A1').formulas = [['=Sheet1!A1+1']]
        first.name = 'New name'
        second.position = 0
        second.tabColor = '#ff8800'
        second.showGridlines = false
        second.activate()
        first.visibility = 'Hidden'
        const formula = second.getRange('A1').load('formulas,values')
        const active = context.workbook.worksheets.getActiveWorksheet().load('name,position,tabColor,showGridlines')
        const visible = context.workbook.worksheets.getCount(true)
        await context.sync()
        assert.deepEqual(formula.formulas, [["='New name'!A1+1"]])
        assert.deepEqual(formula.values, [[8]])
        assert.equal(active.name, 'Second')
        assert.equal(active.position, 0)
        assert.equal(active.tabColor, '#FF8800')
        assert.equal(active.showGridlines, false)
        assert.equal(visible.value, 1)
      })
    })
  )

  it(
    'the last visible sheet cannot go',
    overHost(async host => {
      await failure(host, 'InvalidOperation', () => onSheet(host, sheet => sheet.delete()))
      await failure(host, 'InvalidOperation', () =>
        onSheet(host, sheet => {
          sheet.visibility = 'Hidden'
        })
      )
    })
  )

  it(
    'deleting a sheet breaks formulas that used it',
    overHost(async host => {
      await host.Excel.run(async context => {
        const other = context.workbook.worksheets.add('Other')
        context.workbook.worksheets.getFirst().getRange('A1').formulas = [['=Other!A1']]
        other.delete()
        await context.sync()
      })
      assert.deepEqual(await valuesOf(host, 'A1'), [['#REF!']])
    })
  )

  it(
    'panes freeze and unfreeze',
    overHost(async host => {
      await onSheet(host, async (sheet, context) => {
        sheet.freezePanes.freezeAt(sheet.getRange('A1:B3'))
        const at = sheet.freezePanes.getLocationOrNullObject().load('address')
        await context.sync()
        assert.equal(at.address, 'Sheet1!A1:B3')
        sheet.freezePanes.freezeRows(2)
        const rows = sheet.freezePanes.getLocation().load('address')
        sheet.freezePanes.unfreeze()
        const none = sheet.freezePanes.getLocationOrNullObject().load('address')
        await context.sync()
        assert.equal(rows.address, 'Sheet1!1:2')
        assert.equal(none.isNullObject, true)
      })
    })
  )

  it(
    'rows inserted move tables, names, formulas, formats and kept ranges along',
    overHost(async host => {
      await host.Excel.run(async context => {
        const sheet = context.workbook.worksheets.getFirst()
        sheet.getRange('A1:B4').values = [
          ['Item', '1Q13'],
          ['Revenue', 100],
          ['Costs', 60],
          ['Profit', '=B2-B3']
        ]
        const table = sheet.tables.add('A1:B4', true)
        const name = context.workbook.names.add('INAP_Profit', sheet.getRange('B4'))
        const kept = sheet.getRange('B4')
        kept.format.font.bold = true
        await context.sync()
        sheet.getRange('3:3').insert('Down')
        sheet.getRange('1:2').insert('Down')
        kept.load('address,formulas,values,format/font/bold')
        name.load('formula')
        const whole = table.getRange().load('address')
        await context.sync()
        assert.equal(kept.address, 'Sheet1!B7')
        assert.deepEqual(kept.formulas, [['=B4-B6']])
        assert.deepEqual(kept.values, [[40]])
        assert.equal(kept.format.font.bold, true)
        assert.equal(name.formula, '=Sheet1!$B$7')
        assert.equal(whole.address, 'Sheet1!A3:B7')
      })
    })
  )

  it(
    'rows deleted shrink sums, and what pointed into them is #REF!',
    overHost(async host => {
      const range = await onSheet(host, sheet => {
        sheet.getRange('A1:A4').values = [[1], [2], [3], ['=SUM(A1:A3)']]
        sheet.getRange('B1').formulas = [['=A2']]
        sheet.getRange('2:2').delete('Up')
        return sheet.getRange('A1:B3').load('formulas,values')
      })
      assert.deepEqual(range.formulas, [
        [1, '=#REF!'],
        [3, ''],
        ['=SUM(A1:A2)', '']
      ])
      assert.deepEqual(range.values, [
        [1, '#REF!'],
        [3, ''],
        [4, '']
      ])
    })
  )

  it(
    'columns and single cells move too, but not so that a table tears',
    overHost(async host => {
      await onSheet(host, sheet => {
        sheet.getRange('A1:C1').values = [[1, 2, '=A1+B1']]
        sheet.getRange('B:B').insert('Right')
        sheet.getRange('A1').insert('Down')
      })
      const range = await onSheet(host, sheet => {
        sheet.getRange('F5:G6').values = [
          ['a', 'b'],
          [1, 2]
        ]
        sheet.tables.add('F5:G6', true)
        return sheet.getRange('A1:D2').load('formulas')
      })
      assert.deepEqual(range.formulas, [
        ['', '', 2, '=A2+C1'],
        [1, '', '', '']
      ])
      await failure(host, 'InsertDeleteConflict', () =>
        onSheet(host, sheet => void sheet.getRange('F2').insert('Down'))
      )
    })
  )

  it(
    'a kept range whose cells were deleted is an InvalidReference',
    overHost(async host => {
      await failure(host, 'InvalidReference', () =>
        host.Excel.run(async context => {
          const sheet = context.workbook.worksheets.getFirst()
          const kept = sheet.getRange('A2')
          await context.sync()
          sheet.getRange('2:2').delete('Up')
          kept.load('values')
          await context.sync()
        })
      )
    })
  )
})
