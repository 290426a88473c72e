/** `RUNS=40 SEED=7 npx mocha test/excel/property.test.ts`: other edits, and more of them. A failure says its seed and its steps. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import {importRelease} from '../../src/excel/import.ts'
import {startGridHostByHand} from '../workbench/grid/grid-fixture.ts'
import {type Edit, EditedWorkbook, type Hand, type TypedBook, manyEdits} from './edited-workbook.ts'
import {ADDIN_FUNCTIONS, type AddIn, SAMPLE, startAddIn, startAddInOver} from './excel-fixture.ts'

const RUNS = Number(process.env['RUNS'] ?? 1)
const SEED = process.env['SEED']
const EDITS = Number(process.env['EDITS'] ?? 8)
/** Edits to be done again, as a failure states them: its counterexample is JSON of what `manyEdits` makes. */
const REPLAYED: unknown = JSON.parse(process.env['REPLAY'] ?? 'null')

const areEdits = (read: unknown): read is readonly Edit[] => Array.isArray(read)

/** A workbook in memory, edited by another add-in. */
function inMemory(): readonly [AddIn<TypedBook>, Hand] {
  const addIn = startAddIn()
  const on = (name: string, edit: (sheet: Excel.Worksheet) => void): Promise<void> =>
    addIn.run(async context => {
      edit(context.workbook.worksheets.getItem(name))
      await context.sync()
    })
  return [
    addIn,
    {
      insertRow: (name, row) => on(name, sheet => sheet.getCell(row, 0).getEntireRow().insert('Down')),
      deleteRow: (name, row) => on(name, sheet => sheet.getCell(row, 0).getEntireRow().delete('Up')),
      insertColumn: (name, column) => on(name, sheet => sheet.getCell(0, column).getEntireColumn().insert('Right')),
      deleteColumn: (name, column) => on(name, sheet => sheet.getCell(0, column).getEntireColumn().delete('Left')),
      rename: (from, to) =>
        on(from, sheet => {
          sheet.name = to
        }),
      deleteSheet: name => on(name, sheet => sheet.delete()),
      paste: (name, row, column, values) =>
        on(name, sheet => {
          sheet.getRangeByIndexes(row, column, values.length, 1).values = values.map(value => [value])
        })
    }
  ]
}

/** A workbook of Univer's, edited by its own commands, as its menus do. */
function inUniver(): readonly [AddIn<TypedBook>, Hand] {
  const {host, byHand} = startGridHostByHand(ADDIN_FUNCTIONS)
  const far = {startRow: 0, endRow: 999, startColumn: 0, endColumn: 39}
  const on = (command: string, name: string, params: object): Promise<void> => {
    const sheet = host.book.sheet(name)
    assert.ok(sheet)
    // Nobody edits a sheet that is not in front.
    host.book.active = sheet
    assert.ok(byHand(`sheet.command.${command}`, {subUnitId: sheet.id, ...params}), `${command} on ${name}`)
    return Promise.resolve()
  }
  const rows = (row: number): object => ({range: {...far, startRow: row, endRow: row}})
  const columns = (column: number): object => ({range: {...far, startColumn: column, endColumn: column}})
  return [
    startAddInOver(host),
    {
      insertRow: (name, row) => on('insert-row-by-range', name, {...rows(row), direction: 0, cellValue: {}}),
      deleteRow: (name, row) => on('remove-row-by-range', name, rows(row)),
      insertColumn: (name, column) =>
        on('insert-col-by-range', name, {...columns(column), direction: 3, cellValue: {}}),
      deleteColumn: (name, column) => on('remove-col-by-range', name, columns(column)),
      rename: (from, to) => on('set-worksheet-name', from, {name: to}),
      deleteSheet: name => on('remove-sheet', name, {}),
      paste: (name, row, column, values) =>
        on('set-range-values', name, {
          range: {startRow: row, endRow: row + values.length - 1, startColumn: column, endColumn: column},
          value: values.map(v => [{v, f: null, si: null, p: null}])
        }),
      async sort(name, area, column) {
        const sheet = host.book.sheet(name)
        const lines = Array.from({length: area.rows}, (_, index) => area.row + index)
        const sorted = lines.toSorted(
          (a, b) => Number(sheet?.value(a, column)) - Number(sheet?.value(b, column)) || a - b
        )
        await on('reorder-range', name, {
          range: {
            startRow: area.row,
            endRow: area.row + area.rows - 1,
            startColumn: area.column,
            endColumn: area.column + area.columns - 1
          },
          order: Object.fromEntries(lines.map((line, index) => [line, sorted[index] ?? line]))
        })
      },
      undo: () => Promise.resolve(host.book.undo()),
      redo: () => Promise.resolve(host.book.redo())
    }
  ]
}

describe('every function', () => {
  for (const [where, start] of [
    ['a workbook in memory', inMemory],
    ['the workbench', inUniver]
  ] as const)
    it(`equals the native formula beside it, whatever is done to the statements, in ${where}`, async function () {
      this.timeout(RUNS * 240_000)
      this.retries(0)
      await fc.assert(
        fc.asyncProperty(areEdits(REPLAYED) ? fc.constant(REPLAYED) : manyEdits(EDITS), async edits => {
          const [addIn, hand] = start()
          try {
            await addIn.session.start()
            await importRelease(SAMPLE, addIn.session, addIn.run)
            const workbook = new EditedWorkbook(addIn, hand)
            workbook.lay()
            assert.deepEqual((await workbook.differences()).slice(0, 8), [])
            for (const edit of edits) {
              await workbook.apply(edit)
              const found = await workbook.differences()
              assert.deepEqual(found.slice(0, 8), [], `after ${workbook.steps.join('; ')}: ${found.length} differ`)
            }
          } finally {
            addIn.host.close()
          }
        }),
        {numRuns: RUNS, endOnFailure: true, ...(SEED === undefined ? {} : {seed: Number(SEED)})}
      )
    })
})
