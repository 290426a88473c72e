import {Decimal} from '../core/decimal.ts'
import type {FactId, Model} from '../model/model.ts'
import {factId} from '../model/model.ts'
import {withValues} from '../model/overlay.ts'
import {restoreModel} from '../model/stored.ts'
import {KEEP_NAMESPACE, keptText} from '../plan/keep.ts'
import {headersOf, tableName} from '../plan/statement-sheet.ts'
import type {Statement} from '../statements/statement.ts'
import type {Run} from './write.ts'

/** The model that the workbook keeps; undefined where no release is imported in it. Two syncs. */
export function readKeptModel(run: Run): Promise<Model | undefined> {
  return run(async context => {
    const part = context.workbook.customXmlParts.getByNamespace(KEEP_NAMESPACE).getOnlyItemOrNullObject()
    part.load('id')
    await context.sync()
    if (part.isNullObject) return undefined
    const xml = part.getXml()
    await context.sync()
    // eslint-disable-next-line office-addins/load-object-before-read -- a method's result needs no load
    const text = keptText(xml.value)
    return text === undefined ? undefined : restoreModel(text)
  })
}

/** The model with the figures that the statement tables hold now, wherever they stand: one batch, two syncs. */
export function readSnapshot(model: Model, run: Run): Promise<Model> {
  return run(async context => {
    const tables = model.statements.map(statement => ({
      statement,
      table: context.workbook.tables.getItemOrNullObject(tableName(statement))
    }))
    for (const {table} of tables) table.load('name')
    await context.sync()
    const present = tables
      .filter(({table}) => !table.isNullObject)
      .map(({statement, table}) => ({statement, range: table.getRange().load('values')}))
    await context.sync()
    return withValues(model, new Map(present.flatMap(({statement, range}) => [...valuesOf(statement, range.values)])))
  })
}

/** Facts by the line ids in the last column and the headers in the first row, in whatever order they now stand. */
export function valuesOf(statement: Statement, cells: ReadonlyArray<readonly unknown[]>): ReadonlyMap<FactId, Decimal> {
  const [header = [], ...rows] = cells
  const ids = header.indexOf('Id')
  const headers = headersOf(statement)
  const values = new Map<FactId, Decimal>()
  for (const row of rows) {
    const line = statement.lines.find(each => each.id === row[ids])
    if (!line) continue
    for (const [index, column] of statement.columns.entries()) {
      const cell = row[header.indexOf(headers[index])]
      if (typeof cell === 'number') values.set(factId(statement, line, column), new Decimal(cell))
    }
  }
  return values
}
