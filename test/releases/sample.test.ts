/** The sample release through every stage, held against golden files that `UPDATE=1` writes anew. */
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {fromJson, toJson} from '../../src/core/json.ts'
import {readHoldings} from '../../src/history/kept.ts'
import {holding} from '../../src/history/holdings.ts'
import {planWorkbook} from '../../src/plan/workbook.ts'
import {editionOf} from '../../src/history/edition.ts'
import {extract} from '../../src/show/extract.ts'
import {STAGES, showStage} from '../../src/show/stages.ts'
import {tieOut} from '../../src/tie-out.ts'
import {matchesGolden} from '../support/golden.ts'

const here = new URL('.', import.meta.url).pathname
const bytes = readFileSync(new URL('../../assets/sample-release.txt', import.meta.url))
const found = tieOut({name: 'sample-release.txt', bytes})

/** The Facts sheet says cell by cell what `facts.tsv` says line by line. */
const withoutFacts = (text: string): string => text.replace(/\nsheet Facts\n[^]*?\n(?=\n)/, '\nsheet Facts …\n')

describe('the sample release', () => {
  for (const stage of STAGES) {
    it(`goes through ${stage} as it did`, () => {
      matchesGolden(`${here}sample/${stage}.txt`, withoutFacts(showStage(stage, found)))
    })
  }

  it('is extracted as it was', () => {
    for (const [name, text] of extract([editionOf(found)])) matchesGolden(`${here}sample/${name}`, text)
  })

  it('is the same however often it is read', () => {
    const again = tieOut({name: 'sample-release.txt', bytes})
    assert.equal(toJson(again.model.relations), toJson(found.model.relations))
  })

  it('is planned the same from the model that a workbook keeps', () => {
    const plan = planWorkbook(holding(found))
    const kept = readHoldings(plan.keep)
    assert.ok(kept.kind === 'held')
    assert.equal(toJson(planWorkbook(kept.holdings)), toJson(plan))
  })

  it('has a plan that survives JSON', () => {
    const plan = planWorkbook(holding(found))
    assert.equal(toJson(fromJson(toJson(plan))), toJson(plan))
  })
})
