import {Decimal} from '../core/decimal.ts'
import type {FactId, Model} from '../model/model.ts'
import {factId} from '../model/model.ts'
import type {Known} from '../measures/functions.ts'
import {OWN_TABLE, readOwnMeasures} from '../measures/own-measures.ts'
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

/** The figures that the statement tables hold now, wherever they stand, and the user's own measures: one batch, two syncs. */
export function readSnapshot(model: Model, run: Run): Promise<Known> {
  return run(async context => {
    const {tables} = context.workbook
    const own = tables.getItemOrNullObject(OWN_TABLE).load('name')
    const found = model.statements.map(statement => ({
      statement,
      table: tables.getItemOrNullObject(tableName(statement)).load('name')
    }))
    await context.sync()
    const present = found
      .filter(({table}) => !table.isNullObject)
      .map(({statement, table}) => ({statement, range: table.getRange().load('values')}))
    const ownRange = own.isNullObject ? undefined : own.getRange().load('values')
    await context.sync()
    const values = new Map(present.flatMap(({statement, range}) => [...valuesOf(statement, range.values)]))
    return {model: withValues(model, values), own: ownRange ? readOwnMeasures(ownRange.values) : []}
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
