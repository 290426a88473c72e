import assert from 'node:assert/strict'
import {Decimal} from '../../src/core/decimal.ts'
import type {Model} from '../../src/model/model.ts'
import {withValues} from '../../src/model/overlay.ts'
import {restoreModel, storeModel} from '../../src/model/stored.ts'
import {modelOf, verdictsOf} from '../support/in-words.ts'
import {sample} from '../support/sample-model.ts'

const small = (): Model =>
  modelOf(`
    STATEMENTS OF INCOME
    (In thousands)

    | 2013 | 2012
    Alpha | 0.10 | -
    Beta margin | 52.8% |
    Gamma | 100 | 90`)

describe('a model that a workbook keeps', () => {
  it('is restored with every fact, relation and hole', () => {
    for (const model of [sample.model, small()]) {
      const restored = restoreModel(storeModel(model))
      assert.ok(restored)
      assert.deepEqual(restored.facts, model.facts)
      assert.deepEqual(restored.relations, model.relations)
      assert.deepEqual(
        restored.statements.map(statement => statement.lines.map(line => line.cells)),
        model.statements.map(statement => statement.lines.map(line => line.cells))
      )
      assert.equal(storeModel(restored), storeModel(model))
    }
  })

  it('is proved alike after it is restored', () => {
    assert.deepEqual(verdictsOf(restoreModel(storeModel(sample.model)) as Model), verdictsOf(sample.model))
  })

  it('is not restored from anything else', () => {
    for (const text of ['', 'null', '{}', '[]', '{"schema":"inap-model/9","statements":[],"relations":[]}', 'not json'])
      assert.equal(restoreModel(text), undefined, text)
    const broken = storeModel(small()).slice(0, -5)
    assert.equal(restoreModel(broken), undefined)
  })
})

describe('a model under the values of the sheets', () => {
  it('has an edited figure for the printed one, and remembers it', () => {
    const model = small()
    const values = new Map([...model.facts].map(([id, fact]) => [id, fact.value]))
    values.set('IS!gamma[FY13]', new Decimal(101))
    const edited = withValues(model, values)
    const fact = edited.facts.get('IS!gamma[FY13]')
    assert.equal(fact?.value.toString(), '101')
    assert.deepEqual(fact.origin, {kind: 'edited', was: new Decimal(100)})
    assert.equal(edited.facts.get('IS!gamma[FY12]')?.origin.kind, 'printed')
    assert.equal(model.facts.get('IS!gamma[FY13]')?.value.toString(), '100')
  })

  it('loses what the sheets no longer hold', () => {
    const model = small()
    assert.deepEqual(
      [...withValues(model, new Map([['IS!gamma[FY13]', new Decimal(100)]])).facts.keys()],
      ['IS!gamma[FY13]']
    )
  })
})
