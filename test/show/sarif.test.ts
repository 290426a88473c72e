import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {findingsIn} from '../../src/tie-out.ts'
import {showResults} from '../../src/show/verdicts.ts'
import {type SarifLog, faultsOfSarif} from '../support/sarif.ts'
import {sample} from '../support/sample-model.ts'

describe('results as SARIF 2.1.0', () => {
  const written = showResults(sample, 'sarif', findingsIn(sample))

  it('hold what the schema requires, and nothing that it does not know', () => {
    assert.deepEqual(faultsOfSarif(written), [])
  })

  it('name the product by its version', () => {
    const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    assert.equal((JSON.parse(written) as SarifLog).runs[0]?.tool.driver.version, version)
  })

  it('say of each verdict what the standard has a word for', () => {
    const [run] = (JSON.parse(written) as SarifLog).runs
    const seen = new Set(run?.results.map(({kind, level}) => `${kind} ${level}`))
    assert.deepEqual([...seen].toSorted(), ['fail error', 'fail note', 'open none', 'pass none'])
  })

  it('are told from logs that the schema forbids', () => {
    const spoiled = (change: (log: string) => string): readonly string[] => faultsOfSarif(change(written))
    assert.match(spoiled(log => log.replace('"2.1.0"', '"2.0.0"')).join(), /version: is none of 2\.1\.0/)
    assert.match(spoiled(log => log.replace('"columnKind"', '"columns"')).join(), /may not have columns/)
    assert.match(
      spoiled(log => log.replace(/"startLine": \d+/, '"startLine": 0')).join(),
      /startLine: is no whole number/
    )
    assert.match(spoiled(log => log.replace('"ruleIndex": 0', '"ruleIndex": 1')).join(), /rule 1 is not/)
    assert.match(spoiled(log => log.replace('"level": "none"', '"level": "note"')).join(), /has the level note/)
  })

  it('encode a file’s name, and say a place on a page in words', () => {
    const facts = new Map(
      [...sample.model.facts].map(([id, fact]) => [
        id,
        fact.origin.kind === 'printed' ? {...fact, origin: {...fact.origin, at: {...fact.origin.at, page: 5}}} : fact
      ])
    )
    const model = {...sample.model, facts, name: 'my releases/1Q 13 é.pdf'}
    const named = showResults({...sample, model, prose: {...sample.prose, figures: []}}, 'sarif')
    assert.deepEqual(faultsOfSarif(named), [])
    assert.ok(named.includes('"uri": "my%20releases/1Q%2013%20%C3%A9.pdf"'))
    assert.match(named, /"fullyQualifiedName": "page 5, line \d+"/)
    assert.ok(!named.includes('"region"'))
  })
})
