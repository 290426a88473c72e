import assert from 'node:assert/strict'
import {refsOf} from '../../src/core/readings.ts'
import {CONCEPTS, conceptOf, findConcept} from '../../src/catalogue/concepts.ts'
import {DEFINITIONS} from '../../src/catalogue/definitions.ts'
import {labelKey} from '../../src/catalogue/labels.ts'
import {MEASURES, findMeasure} from '../../src/catalogue/measures.ts'

describe('the lexicon', () => {
  it('names each concept once', () => {
    assert.equal(new Set(CONCEPTS.map(concept => concept.id)).size, CONCEPTS.length)
  })

  it('holds names as labels are compared, else they would never be met', () => {
    for (const {names} of CONCEPTS) for (const name of names) assert.equal(labelKey(name), name)
  })

  it('gives no name to two concepts within one kind of statement', () => {
    const taken = new Map<string, string>()
    for (const {id, names, kinds = ['any']} of CONCEPTS)
      for (const name of names)
        for (const kind of kinds) {
          const key = `${name} in ${kind}`
          assert.equal(taken.get(key) ?? id, id, key)
          taken.set(key, id)
        }
  })

  it('knows a label by its kind of statement where the name means another thing elsewhere', () => {
    assert.equal(findConcept('Capital lease obligations', 'balance')?.id, 'capital-leases')
    assert.equal(findConcept('Capital lease obligations', 'cashflow'), undefined)
    assert.equal(findConcept('Purchases of property and equipment', 'cashflow')?.id, 'capital-expenditure')
    assert.equal(findConcept('Net (loss) income', 'cashflow')?.id, 'net-income')
    assert.equal(findConcept('Tugs and barges', 'income'), undefined)
  })

  it('calls a wrong id our own mistake', () => {
    assert.throws(() => conceptOf('no-such'), /no-such/)
    assert.equal(conceptOf('eps').title, 'Net income per share, basic and diluted')
  })
})

describe('measures and definitions', () => {
  it('are made of concepts that the lexicon knows', () => {
    for (const {formula, concept} of MEASURES)
      for (const id of [...refsOf(formula).map(each => each.concept), ...(concept ? [concept] : [])])
        // Total debt is a line that releases print and no input of anything.
        if (id !== 'total-debt') assert.doesNotThrow(() => conceptOf(id), id)
    for (const {concept, ways} of DEFINITIONS)
      for (const id of [concept, ...ways.flatMap(way => refsOf(way).map(each => each.concept))])
        assert.doesNotThrow(() => conceptOf(id), id)
  })

  it('have names that Excel takes for functions: three letters or more, and nothing but letters', () => {
    for (const {id} of MEASURES) assert.match(id, /^[A-Z]{3,}$/)
    assert.equal(new Set(MEASURES.map(each => each.id)).size, MEASURES.length)
  })

  it('are found whatever the case', () => {
    assert.equal(findMeasure('adjebitda')?.id, 'ADJEBITDA')
    assert.equal(findMeasure('nothing'), undefined)
  })

  it('stay as they were published, in their order', () => {
    assert.deepEqual(
      MEASURES.slice(0, 17)
        .map(each => each.id)
        .join(' '),
      'REVENUE SEGREVENUE OPINCOME NETINCOME ADJEBITDA EBITDAMARGIN NORMINCOME NORMCOMMON NORMSHARES NORMEPS SEGPROFIT SEGMARGIN CASH TOTALDEBT OPCASHFLOW CAPEX FREECASHFLOW'
    )
  })
})
