import assert from 'node:assert/strict'
import {failure, onSheet, overHost, valuesOf} from './host-fixture.ts'

describe('tables', () => {
  it(
    'headers become texts that are never empty nor twice',
    overHost(async host => {
      const header = await onSheet(host, sheet => {
        sheet.getRange('A1:D2').values = [
          ['Item', 2013, 'Item', ''],
          ['a', 1, 2, 3]
        ]
        return sheet.tables.add('A1:D2', true).getHeaderRowRange().load('values,valueTypes')
      })
      assert.deepEqual(header.values, [['Item', '2013', 'Item2', 'Column4']])
    })
  )

  it(
    'without headers a row is put above',
    overHost(async host => {
      const table = await onSheet(host, sheet => {
        sheet.getRange('A1:B2').values = [
          [1, 2],
          [3, 4]
        ]
        return sheet.tables.add('A1:B2', false).getRange().load('values')
      })
      assert.deepEqual(table.values, [
        ['Column1', 'Column2'],
        [1, 2],
        [3, 4]
      ])
    })
  )

  it(
    'names follow the rules of Excel and are unique',
    overHost(async host => {
      const rename = (name: string) => () =>
        onSheet(host, sheet => {
          sheet.tables.getItem('Table1').name = name
        })
      await onSheet(host, (sheet, context) => {
        sheet.tables.add('A1:B2', true)
        sheet.tables.add('D1:E2', true).name = 'Other'
        context.workbook.names.add('INAP_Taken', sheet.getRange('A1'))
      })
      for (const name of ['has space', 'A1', 'FY2024', '1st']) await failure(host, 'InvalidArgument', rename(name))
      for (const name of ['other', 'inap_taken']) await failure(host, 'ItemAlreadyExists', rename(name))
      await rename('tblIS')()
      assert.deepEqual(
        host.book.tables.map(table => table.name),
        ['tblIS', 'Other']
      )
      await failure(host, 'InvalidArgument', () => onSheet(host, sheet => sheet.tables.add('B2:C3', true)))
    })
  )

  it(
    'parts, columns, rows and settings',
    overHost(async host => {
      await onSheet(host, async (sheet, context) => {
        sheet.getRange('B2:C4').values = [
          ['Item', 'Amount'],
          ['a', 1],
          ['b', 2]
        ]
        const table = sheet.tables.add('B2:C4', true)
        table.set({style: 'TableStyleLight1', showFilterButton: false, showBandedRows: false})
        table.load('style,showFilterButton,showBandedRows')
        const body = table.getDataBodyRange().load('address')
        const columns = table.columns.load('items/name,count')
        const amount = table.columns.getItem('Amount').getDataBodyRange().load('values')
        table.rows.add(undefined, [['c', 3]])
        const rows = table.rows.getCount()
        await context.sync()
        assert.equal(table.style, 'TableStyleLight1')
        assert.equal(table.showFilterButton, false)
        assert.equal(body.address, 'Sheet1!B3:C4')
        assert.deepEqual(
          Array.from(columns.items, column => column.name),
          ['Item', 'Amount']
        )
        assert.deepEqual(amount.values, [[1], [2]])
        assert.equal(rows.value, 3)
      })
      assert.deepEqual(await valuesOf(host, 'B5:C5'), [['c', 3]])
    })
  )

  it(
    'structured references are calculated and follow names',
    overHost(async host => {
      const cells = await onSheet(host, sheet => {
        sheet.getRange('A1:B3').values = [
          ['Item', '1Q13'],
          ['a', 10],
          ['b', 20]
        ]
        const table = sheet.tables.add('A1:B3', true)
        table.name = 'IS'
        sheet.getRange('D1:D2').formulas = [['=SUM(IS[1Q13])'], ['=IS[[#This Row],[1Q13]]*2']]
        table.name = 'Income'
        sheet.getRange('B1').values = [["'1Q14"]]
        return sheet.getRange('D1:D2').load('values,formulas')
      })
      assert.deepEqual(cells.formulas, [['=SUM(Income[1Q14])'], ['=Income[[#This Row],[1Q14]]*2']])
      assert.deepEqual(cells.values, [[30], [20]])
    })
  )

  it(
    'converting leaves the cells, deleting takes them',
    overHost(async host => {
      await onSheet(host, sheet => {
        sheet.getRange('A1:A2').values = [['x'], [1]]
        sheet.tables.add('A1:A2', true).convertToRange()
      })
      assert.deepEqual(await valuesOf(host, 'A1:A2'), [['x'], [1]])
      await onSheet(host, sheet => sheet.tables.add('A1:A2', true).delete())
      assert.deepEqual(await valuesOf(host, 'A1:A2'), [[''], ['']])
      assert.equal(host.book.tables.length, 0)
    })
  )
})

describe('names', () => {
  it(
    'of ranges, constants and formulas',
    overHost(async host => {
      await onSheet(host, async (sheet, context) => {
        const names = context.workbook.names
        const range = names.add('INAP_Range', sheet.getRange('A1:B2'), 'a comment').load()
        const text = names.add('INAP_Text', 'plain').load()
        const formula = names.addFormulaLocal('INAP_Rate', '=0.25').load()
        await context.sync()
        assert.deepEqual([range.type, range.formula, range.comment], ['Range', '=Sheet1!$A$1:$B$2', 'a comment'])
        assert.deepEqual([text.type, text.value], ['String', 'plain'])
        assert.deepEqual([formula.type, formula.value], ['Double', 0.25])
        formula.visible = false
        formula.formula = '=Sheet1!$C$3'
        const target = formula.getRange().load('address')
        await context.sync()
        assert.equal(target.address, 'Sheet1!C3')
        range.delete()
        const gone = names.getItemOrNullObject('INAP_Range').load('name')
        await context.sync()
        assert.equal(gone.isNullObject, true)
      })
    })
  )

  it(
    'that look like cells are refused, and none is there twice',
    overHost(async host => {
      const add = (name: string) => () =>
        onSheet(host, (sheet, context) => void context.workbook.names.add(name, sheet.getRange('A1')))
      for (const name of ['FY2024', 'R1C1', 'Q12025', 'R', 'two words', '']) {
        await failure(host, 'InvalidArgument', add(name))
      }
      await add('INAP_X')()
      await failure(host, 'ItemAlreadyExists', add('inap_x'))
    })
  )

  it(
    'of a sheet stand beside those of the workbook',
    overHost(async host => {
      await onSheet(host, async (sheet, context) => {
        sheet.names.add('INAP_X', sheet.getRange('A1')).load('scope')
        context.workbook.names.add('INAP_X', sheet.getRange('A2'))
        const own = sheet.names.getItem('INAP_X').load('scope,formula')
        const all = context.workbook.names.load('items/formula')
        await context.sync()
        assert.equal(own.scope, 'Worksheet')
        assert.equal(own.formula, '=Sheet1!$A$1')
        assert.deepEqual(
          Array.from(all.items, name => String(name.formula)),
          ['=Sheet1!$A$2']
        )
      })
    })
  )
})

describe('what the file stores', () => {
  it(
    'XML parts are found by namespace, changed and deleted',
    overHost(async host => {
      await host.Excel.run(async context => {
        const parts = context.workbook.customXmlParts
        parts.add('<m:model xmlns:m="urn:inap:model">1</m:model>')
        parts.add('<other xmlns="urn:other"/>')
        await context.sync()
        const own = parts.getByNamespace('urn:inap:model')
        const count = own.getCount()
        const part = own.getOnlyItem()
        const xml = part.getXml()
        await context.sync()
        assert.equal(count.value, 1)
        assert.match(xml.value, /<m:model/)
        part.setXml('<m:model xmlns:m="urn:inap:model">2</m:model>')
        const again = parts.getByNamespace('urn:inap:model').load('items/id,items/namespaceUri')
        await context.sync()
        const changed = parts.getItem(again.items[0]?.id ?? '').getXml()
        part.delete()
        const left = parts.getCount()
        await context.sync()
        assert.match(changed.value, />2</)
        assert.equal(left.value, 1)
      })
      await failure(host, 'InvalidArgument', () =>
        host.Excel.run(async context => {
          context.workbook.customXmlParts.add('no xml')
          await context.sync()
        })
      )
    })
  )

  it(
    'settings',
    overHost(async host => {
      await host.Excel.run(async context => {
        context.workbook.settings.add('inap.version', {major: 1})
        await context.sync()
        const setting = context.workbook.settings.getItem('inap.version').load('value')
        const none = context.workbook.settings.getItemOrNullObject('other').load('value')
        await context.sync()
        assert.deepEqual(setting.value, {major: 1})
        assert.equal(none.isNullObject, true)
      })
    })
  )
})
