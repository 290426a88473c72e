import assert from 'node:assert/strict'
import {headlessParts} from '../../../src/workbench/grid/headless-grid.ts'
import {UniverBook} from '../../../src/workbench/grid/univer-book.ts'
import {startUniver} from '../../../src/workbench/grid/univer-start.ts'
import {unitId} from '../../../src/workbench/grid/workbook-unit.ts'
import type {Sheet, TextRule} from '../../../src/workbench/host/book.ts'
import {startNodeHost} from '../../../src/workbench/host/native-bridge.ts'
import {type TestedHost, onSheet} from '../host/host-fixture.ts'
import {startGridHost} from './grid-fixture.ts'

const red = {'font.color': '#9C0006', 'fill.color': '#FFC7CE'}
const rule: TextRule = {
  id: 'one',
  area: {row: 1, column: 0, rows: 3, columns: 1},
  operator: 'contains',
  text: 'fails',
  style: red
}
const wholeRow = {row: 0, column: 0, rows: 1, columns: 16384}
const twoCells = {row: 0, column: 0, rows: 1, columns: 2}

/** The end of one turn of undoing: what is done after it is a step of its own. */
const nextStep = () => new Promise(resolve => setTimeout(resolve, 5))

/** Univer looks at its rules again a tenth of a second after an edit. */
const redrawn = () => new Promise(resolve => setTimeout(resolve, 150))

const places = (sheet: Sheet): string[] =>
  sheet.notes.map(({row, column, text}) => `${row},${column} ${text}`).sort((a, b) => a.localeCompare(b))

/** A workbook of Univer's with what Univer itself finds for a cell. */
function inspected() {
  const parts = headlessParts()
  const univer = startUniver(parts, {})
  const book = new UniverBook(parts, univer, {})
  const injector = univer.__getInjector()
  return {
    book,
    look: (row: number, column: number) =>
      injector.get(parts.rules.ConditionalFormattingService).composeStyle(unitId, book.active.id, row, column)?.style,
    insertRow: (row: number) => {
      const range = {startRow: row, endRow: row, startColumn: 0, endColumn: 39}
      const params = {unitId, subUnitId: book.active.id, range, direction: parts.core.Direction.UP}
      injector.get(parts.core.ICommandService).syncExecuteCommand(parts.sheets.InsertRowByRangeCommand.id, params)
    },
    note: (row: number, col: number) =>
      injector.get(parts.notes.SheetsNoteModel).getNote(unitId, book.active.id, {row, col})?.note
  }
}

describe('rules for the text of cells', () => {
  it('are Univer’s own, and follow edits and calculation', async () => {
    const {book, look} = inspected()
    try {
      book.active.putRule(rule)
      book.type('A2:A4', [['exact'], ['it fails'], ['=IF(C1>1,"fails","exact")']])
      await book.settle()
      const drawn = {cl: {rgb: '#9C0006'}, bg: {rgb: '#FFC7CE'}}
      await redrawn()
      assert.deepEqual(look(1, 0), {})
      assert.deepEqual(look(2, 0), drawn)
      assert.deepEqual(look(3, 0), {})
      book.type('C1', 2)
      await book.settle()
      await redrawn()
      assert.deepEqual(look(3, 0), drawn)
    } finally {
      book.close()
    }
  })

  it('come before those that are there, are changed in place, and taken back', async () => {
    const {book} = inspected()
    const sheet = book.active
    try {
      sheet.putRule(rule)
      await nextStep()
      const second: TextRule = {...rule, id: 'two', operator: 'equals', text: 'exact', style: {'font.bold': true}}
      sheet.putRule(second)
      assert.deepEqual(sheet.rules, [second, rule])
      await nextStep()
      sheet.putRule({...rule, text: 'missing'})
      assert.deepEqual(
        sheet.rules.map(each => each.text),
        ['exact', 'missing']
      )
      book.undo()
      assert.deepEqual(sheet.rules, [second, rule])
      sheet.removeRule('two')
      assert.deepEqual(sheet.rules, [rule])
    } finally {
      book.close()
    }
  })

  for (const [name, area] of Object.entries({rows: wholeRow, cells: twoCells}))
    it(`move with their ${name}`, async () => {
      const {book} = inspected()
      const sheet = book.active
      try {
        sheet.putRule(rule)
        await nextStep()
        sheet.shift({kind: 'insert', along: 'rows', area})
        assert.deepEqual(sheet.rules, [{...rule, area: {...rule.area, row: 2}}])
        await nextStep()
        book.undo()
        assert.deepEqual(sheet.rules, [rule])
        sheet.shift({kind: 'delete', along: 'rows', area: {...area, row: 1, rows: 3}})
        assert.deepEqual(sheet.rules, [])
      } finally {
        book.close()
      }
    })
})

describe('notes', () => {
  it('are Univer’s own, and taken back and made again', async () => {
    const {book, note} = inspected()
    const sheet = book.active
    try {
      sheet.setNote(4, 2, 'Stated is 10, computed 11')
      assert.equal(note(4, 2), 'Stated is 10, computed 11')
      await nextStep()
      sheet.setNote(4, 2, 'Mended')
      assert.equal(note(4, 2), 'Mended')
      await nextStep()
      book.undo()
      assert.equal(note(4, 2), 'Stated is 10, computed 11')
      sheet.setNote(4, 2, undefined)
      assert.deepEqual(sheet.notes, [])
    } finally {
      book.close()
    }
  })

  for (const [name, area] of Object.entries({rows: wholeRow, cells: {...twoCells, columns: 4}}))
    it(`move with their ${name}, neighbours too, as often as these do`, async () => {
      const {book} = inspected()
      const sheet = book.active
      try {
        for (const row of [3, 4, 5]) sheet.setNote(row, 2, `note ${row}`)
        sheet.setNote(3, 9, 'elsewhere')
        const expected = (by: number) =>
          [...[3, 4, 5].map(row => `${row + by},2 note ${row}`), `${name === 'rows' ? 3 + by : 3},9 elsewhere`].sort(
            (a, b) => a.localeCompare(b)
          )
        for (const times of [1, 2, 3]) {
          await nextStep()
          sheet.shift({kind: 'insert', along: 'rows', area})
          assert.deepEqual(places(sheet), expected(times))
          await nextStep()
          assert.deepEqual(places(sheet), expected(times), 'later')
        }
        for (const times of [2, 1]) {
          book.undo()
          await nextStep()
          assert.deepEqual(places(sheet), expected(times))
        }
      } finally {
        book.close()
      }
    })

  it('move when a user inserts rows, as often as that is done', async () => {
    const {book, insertRow} = inspected()
    const sheet = book.active
    try {
      for (const row of [3, 4, 5]) sheet.setNote(row, 2, `note ${row}`)
      for (const times of [1, 2, 3]) {
        await nextStep()
        insertRow(0)
        await nextStep()
        assert.deepEqual(
          places(sheet),
          [3, 4, 5].map(row => `${row + times},2 note ${row}`)
        )
      }
    } finally {
      book.close()
    }
  })

  it('go with cells that are deleted, and come back with them', async () => {
    const {book} = inspected()
    const sheet = book.active
    try {
      for (const row of [3, 4]) sheet.setNote(row, 2, `note ${row}`)
      await nextStep()
      sheet.shift({kind: 'delete', along: 'rows', area: {...wholeRow, row: 3}})
      assert.deepEqual(places(sheet), ['3,2 note 4'])
      await nextStep()
      book.undo()
      await nextStep()
      assert.deepEqual(places(sheet), ['3,2 note 3', '4,2 note 4'])
    } finally {
      book.close()
    }
  })
})

const hosts: Readonly<Record<string, () => TestedHost>> = {
  'in memory': () => startNodeHost(),
  'of Univer’s': () => startGridHost({})
}

for (const [name, start] of Object.entries(hosts))
  describe(`the API’s conditional formats over a workbook ${name}`, () => {
    it('are the sheet’s rules where they go by the text of cells', async () => {
      const host = start()
      try {
        await onSheet(host, sheet => {
          const {textComparison} = sheet.getRange('A2:A4').conditionalFormats.add('ContainsText')
          textComparison.rule = {operator: 'Contains', text: 'fails'}
          textComparison.format.font.color = '#9C0006'
          textComparison.format.fill.color = '#FFC7CE'
          const {cellValue} = sheet.getRange('B1').conditionalFormats.add('CellValue')
          cellValue.rule = {operator: 'EqualTo', formula1: '="a ""b"""'}
          cellValue.format.font.bold = true
          sheet.getRange('C1').conditionalFormats.add('DataBar')
          sheet.getRange('1:1').insert('Down')
        })
        const [second, first] = host.book.active.rules
        assert.deepEqual(first, {...rule, id: first?.id, area: {...rule.area, row: 2}})
        assert.deepEqual(second, {
          id: second?.id,
          area: {row: 1, column: 1, rows: 1, columns: 1},
          operator: 'equals',
          text: 'a "b"',
          style: {'font.bold': true}
        })
        await onSheet(host, sheet => sheet.getRange().conditionalFormats.clearAll())
        assert.deepEqual(host.book.active.rules, [])
      } finally {
        host.close()
      }
    })

    it('leave room for comments on what the workbook has notes on', async () => {
      const host = start()
      try {
        host.book.active.setNote(1, 1, 'from a file')
        const comment = await onSheet(host, sheet => sheet.comments.getItemByCell('B2').load('content,authorName'))
        assert.equal(comment.content, 'from a file')
        await onSheet(host, sheet => {
          sheet.comments.getItemByCell('B2').content = 'changed'
        })
        assert.deepEqual(places(host.book.active), ['1,1 changed'])
      } finally {
        host.close()
      }
    })
  })
