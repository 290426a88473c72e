import assert from 'node:assert/strict'
import {ActionKind, PathKind} from '../../../src/workbench/host/protocol.ts'
import {RichApi} from '../../../src/workbench/host/rich-api.ts'
import {failure, onSheet, overHost, valuesOf} from './host-fixture.ts'

describe('batches of the real library', () => {
  it(
    'reading before load is PropertyNotLoaded',
    overHost(async host => {
      await failure(host, 'PropertyNotLoaded', () => onSheet(host, sheet => sheet.getRange('A1').values))
    })
  )

  it(
    'a missing sheet is ItemNotFound, with the statement in debugInfo',
    overHost(async host => {
      const error = await failure(host, 'ItemNotFound', () =>
        host.Excel.run(async context => {
          context.workbook.worksheets.getItem('Nope').load('name')
          await context.sync()
        })
      )
      assert.equal(error.debugInfo.errorLocation, 'WorksheetCollection.getItem')
      assert.match(error.debugInfo.statement ?? '', /getItem/)
      assert((error.debugInfo.surroundingStatements ?? []).length > 0)
    })
  )

  it(
    'a range kept past its run without tracking is InvalidObjectPath',
    overHost(async host => {
      const range = await onSheet(host, sheet => sheet.getRange('A1'))
      await failure(host, 'InvalidObjectPath', async () => {
        range.load('values')
        await range.context.sync()
      })
    })
  )

  it(
    'null objects run through a chain',
    overHost(async host => {
      await host.Excel.run(async context => {
        const missing = context.workbook.worksheets.getItemOrNullObject('Nope')
        const cell = missing.getRange('A1').getCell(0, 0)
        const there = context.workbook.worksheets.getItemOrNullObject('sheet1')
        cell.load('values')
        there.load('name')
        await context.sync()
        assert.equal(missing.isNullObject, true)
        assert.equal(cell.isNullObject, true)
        assert.equal(there.isNullObject, false)
        assert.equal(there.name, 'Sheet1')
      })
    })
  )

  it(
    'actions run in order, and reading sees what was written before it',
    overHost(async host => {
      const seen = await onSheet(host, sheet => {
        const cell = sheet.getRange('A1')
        cell.values = [[1]]
        const first = sheet.getRange('A1').load('values')
        cell.values = [[2]]
        const second = sheet.getRange('A1').load('values')
        return [first, second]
      })
      assert.deepEqual(
        seen.map(range => range.values),
        [[[1]], [[2]]]
      )
    })
  )

  it(
    'stops at the first failure and keeps what was done before',
    overHost(async host => {
      await failure(host, 'InvalidArgument', () =>
        onSheet(host, sheet => {
          sheet.getRange('A1').values = [['before']]
          sheet.getRange('B1:C1').values = [['too short']]
          sheet.getRange('D1').values = [['after']]
        })
      )
      assert.deepEqual(await valuesOf(host, 'A1:D1'), [['before', '', '', '']])
    })
  )

  it(
    'ragged and wrongly sized arrays are refused',
    overHost(async host => {
      const write = (address: string, values: unknown[][]) => () =>
        onSheet(host, sheet => {
          sheet.getRange(address).values = values
        })
      await failure(host, 'InvalidArgument', write('A1:B2', [[1, 2], [3]]))
      await failure(host, 'InvalidArgument', write('A1:B2', [[1, 2]]))
      await failure(host, 'InvalidArgument', write('A1', [[1, 2]]))
      assert.deepEqual(await valuesOf(host, 'A1:B2'), [
        ['', ''],
        ['', '']
      ])
    })
  )

  it(
    'writing a read-only property is refused by the library and by the host',
    overHost(async host => {
      await failure(host, 'InvalidArgument', () =>
        onSheet(host, sheet => {
          const readOnly: object = {address: 'B2'}
          sheet.getRange('A1').set(readOnly)
        })
      )
      const response = new RichApi({root: host.host.workbook}).process({
        Actions: [
          {Id: 1, ActionType: ActionKind.setProperty, Name: 'Name', ObjectPathId: 1, ArgumentInfo: {Arguments: ['x']}}
        ],
        ObjectPaths: {1: {Id: 1, ObjectPathType: PathKind.global, Name: ''}}
      })
      assert.equal(response.Error?.Code, 'InvalidArgument')
      assert.equal(response.Error?.Location, 'Workbook.name')
    })
  )

  it(
    'set() updates several properties and objects in one go',
    overHost(async host => {
      const range = await onSheet(host, sheet => {
        const cell = sheet.getRange('A1')
        cell.set({values: [[5]], format: {font: {bold: true}, fill: {color: '#abcdef'}}})
        return cell.load('values,format/font/bold,format/fill/color')
      })
      assert.equal(range.values[0]?.[0], 5)
      assert.equal(range.format.font.bold, true)
      assert.equal(range.format.fill.color, '#ABCDEF')
    })
  )

  it(
    'what the host does not have fails loudly by name',
    overHost(async host => {
      const error = await failure(host, 'ApiNotFound', () =>
        onSheet(host, sheet => sheet.getRange('A1:B2').removeDuplicates([0], false))
      )
      assert.match(error.message, /Range\.removeDuplicates/)
    })
  )

  it(
    'classes without behaviour store what they are told',
    overHost(async host => {
      await onSheet(host, sheet => {
        sheet.pageLayout.orientation = 'Landscape'
        const format = sheet.getRange('A1:A3').conditionalFormats.add('Custom')
        format.custom.rule.formula = '=A1>2'
      })
      await onSheet(host, async (sheet, context) => {
        const layout = sheet.pageLayout.load('orientation')
        const formats = sheet.getRange('A1:A3').conditionalFormats.load('items/type')
        const count = sheet.getRange('A1:A3').conditionalFormats.getCount()
        await context.sync()
        assert.equal(layout.orientation, 'Landscape')
        assert.equal(count.value, 1)
        assert.equal(formats.items[0]?.type, 'Custom')
      })
    })
  )

  it(
    'loads nested properties, and top and skip of a collection',
    overHost(async host => {
      await host.Excel.run(async context => {
        for (const name of ['A', 'B', 'C']) context.workbook.worksheets.add(name)
        const sheets = context.workbook.worksheets
        sheets.load({$top: 2, $skip: 1, name: true})
        const range = context.workbook.worksheets.getItem('A').getRange('B2').load('worksheet/name, address')
        await context.sync()
        assert.deepEqual(
          Array.from(sheets.items, sheet => sheet.name),
          ['A', 'B']
        )
        assert.equal(range.worksheet.name, 'A')
        assert.equal(range.address, 'A!B2')
      })
    })
  )

  it(
    'a large write arrives in pieces and is read back whole',
    overHost(async host => {
      const rows = Array.from({length: 2500}, (_, i) => [i, i + 0.5, `t${i}`, i % 2 === 0])
      await onSheet(host, sheet => {
        sheet.getRange('A1:D2500').values = rows
      })
      assert.equal(host.counters.cellsWritten, 10000)
      assert(host.counters.actions > 10)
      assert.deepEqual(await valuesOf(host, 'A1:D2500'), rows)
    })
  )

  it(
    'an array of the wrong size is refused before its first piece',
    overHost(async host => {
      const rows = Array.from({length: 2500}, () => [1, 2, 3, 4])
      await failure(host, 'InvalidArgument', () =>
        onSheet(host, sheet => {
          sheet.getRange('A1:D2400').values = rows
        })
      )
      assert.deepEqual(await valuesOf(host, 'A1'), [['']])
    })
  )

  it(
    'counts syncs and requests',
    overHost(async host => {
      await onSheet(host, () => undefined)
      const {syncs} = host.counters
      await host.Excel.run(async context => {
        context.workbook.worksheets.getFirst().load('name')
        await context.sync()
      })
      assert.equal(host.counters.syncs, syncs + 1)
      assert(host.counters.bytesSent > 0 && host.counters.bytesReceived > 0)
    })
  )

  it(
    'injected failures strike the chosen action or request once',
    overHost(async host => {
      const write = () =>
        onSheet(host, sheet => {
          for (const [i, address] of ['A1', 'A2', 'A3'].entries()) sheet.getRange(address).values = [[i + 1]]
        })
      host.faults.failAt(1, 'request')
      await failure(host, 'GeneralException', write)
      assert.deepEqual(await valuesOf(host, 'A1:A3'), [[''], [''], ['']])
      for (let n = 1; n <= 4; n++) {
        host.faults.failAt(n, 'action', 'RequestAborted')
        await failure(host, 'RequestAborted', write)
      }
      assert.equal(host.faults.armed, false)
      await write()
      assert.deepEqual(await valuesOf(host, 'A1:A3'), [[1], [2], [3]])
    })
  )

  it(
    'each host is fresh',
    overHost(async host => {
      const sheets = await host.Excel.run(async context => {
        const all = context.workbook.worksheets.load('items/name')
        await context.sync()
        return Array.from(all.items, sheet => sheet.name)
      })
      assert.deepEqual(sheets, ['Sheet1'])
    })
  )

  it(
    'an import that fails half-way can be taken back, whichever action fails',
    overHost(async host => {
      const names = () => host.book.sheets.map(sheet => sheet.name)
      const load = () =>
        host.Excel.run(async context => {
          const sheet = context.workbook.worksheets.add('Import')
          try {
            sheet.getRange('A1:B2').values = [
              ['Item', '1Q13'],
              ['Revenue', 1]
            ]
            sheet.tables.add('A1:B2', true).name = 'IS'
            context.workbook.names.add('INAP_Revenue', sheet.getRange('B2'))
            await context.sync()
          } catch (error) {
            context.workbook.worksheets.getItemOrNullObject('Import').delete()
            await context.sync().catch(() => undefined)
            throw error
          }
        })
      for (let n = 1; host.faults.failAt(n), n < 40; n++) {
        try {
          await load()
          break
        } catch {
          assert.deepEqual([names(), host.book.tables.length], [['Sheet1'], 0], `after failure ${n}`)
        }
      }
      host.faults.clear()
      assert.deepEqual(names(), ['Sheet1', 'Import'])
    })
  )

  it(
    'ranges are let go at the end of a run, and tracked ones when they are untracked',
    overHost(async host => {
      const range = await onSheet(host, (sheet, context) => {
        const tracked = sheet.getRange('B2')
        context.trackedObjects.add(tracked)
        sheet.getRange('C3').load('values')
        return tracked
      })
      await host.idle()
      assert.equal(host.keptRanges, 1)
      range.load('address')
      await range.context.sync()
      assert.equal(range.address, 'Sheet1!B2')
      range.untrack()
      await range.context.sync()
      assert.equal(host.keptRanges, 0)
    })
  )
})
