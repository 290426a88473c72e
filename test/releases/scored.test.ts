/** The releases that are not in the repository, scored by labelled truth where they lie beside it. */
import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {editionOf} from '../../src/history/edition.ts'
import {extract} from '../../src/show/extract.ts'
import {tieOut} from '../../src/tie-out.ts'

const shared = new URL('../../../shared/', import.meta.url).pathname

interface Score {
  readonly facts: {
    readonly truth: number
    readonly right: number
    readonly made: number
    readonly tables: number
    readonly kindRight: number
  }
  readonly sums: {readonly truth: number; readonly right: number; readonly falseSums: number}
  readonly prose: {
    readonly truth: number
    readonly found: number
    readonly refersRight: number
    readonly verdictRight: number
    readonly falseAlarms: number
  }
}

const isScore = (value: unknown): value is Score =>
  typeof value === 'object' && value !== null && 'facts' in value && 'sums' in value && 'prose' in value

function score(name: string): Score {
  const file = `${name}.txt`
  const found = tieOut({name: file, bytes: readFileSync(join(shared, 'releases', file))})
  const folder = mkdtempSync(join(tmpdir(), 'inap-'))
  try {
    for (const [part, text] of extract([editionOf(found)])) writeFileSync(join(folder, part), text)
    const printed = execFileSync(
      process.execPath,
      [join(shared, 'tools/score.mjs'), folder, join(shared, 'truth', name), '--json'],
      {encoding: 'utf8'}
    )
    const scored: unknown = JSON.parse(printed)
    assert.ok(isScore(scored))
    return scored
  } finally {
    rmSync(folder, {recursive: true})
  }
}

describe('INAP 1Q13, scored by labelled truth', () => {
  it('has every cell, kind, sum and figure of the text right, and no false sum or alarm', function () {
    if (!existsSync(join(shared, 'tools/score.mjs'))) {
      console.log('      skipped: the releases and their truth are not beside this checkout')
      this.skip()
    }
    const {facts, sums, prose} = score('INAP-1Q13')
    assert.deepEqual([facts.right, facts.truth, facts.made], [334, 334, 334])
    assert.deepEqual([facts.kindRight, facts.tables], [7, 7])
    assert.deepEqual([sums.right, sums.truth, sums.falseSums], [29, 29, 0])
    assert.deepEqual([prose.found, prose.refersRight, prose.verdictRight, prose.falseAlarms], [59, 59, 59, 0])
  })
})
