import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {classSchema, clientName, wireName} from '../../../src/workbench/host/schema.ts'
import {readDeclarations, readSchema} from '../../../src/workbench/host/schema-source.ts'
import {parseSchema, showSchema} from '../../../src/workbench/host/schema-text.ts'

describe('schema of the Excel API', () => {
  it('is what the installed declarations give', () => {
    const file = new URL('../../../src/workbench/host/schema.json', import.meta.url)
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const fresh = showSchema(readSchema(readDeclarations()))
    assert.deepEqual(stored, fresh, 'run: npx tsx src/workbench/host/generate-schema.ts')
    assert.deepEqual(showSchema(parseSchema(fresh)), fresh)
  })

  it('tells scalars, navigations, methods, events and items apart', () => {
    const range = classSchema('Range')
    assert.equal(range.scalars['address'], 'r string')
    assert.equal(range.scalars['values'], 'w array')
    assert.equal(range.navigations['format'], 'RangeFormat')
    assert.equal(range.methods['getCell'], 'Range')
    assert.equal(range.methods['select'], '')
    assert.equal(classSchema('WorksheetCollection').items, 'Worksheet')
    assert(classSchema('Worksheet').events.includes('onChanged'))
  })

  it('spells names both ways', () => {
    for (const name of ['values', '_runtime', 'getItemOrNullObject']) assert.equal(clientName(wireName(name)), name)
    assert.equal(wireName('_eventTargetId'), '_EventTargetId')
  })
})
