import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {holding} from '../src/history/holdings.ts'
import {planWorkbook} from '../src/plan/workbook.ts'
import {openRelease} from '../src/release/open.ts'
import {findingsIn, tieOut} from '../src/tie-out.ts'
import {mutated} from './support/mutations.ts'

const sample = readFileSync(new URL('../assets/sample-release.txt', import.meta.url))
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
/** The same as a page: each line with tabs a row, each other a paragraph. */
const page = new TextEncoder().encode(
  `<html><body>${sample
    .toString('utf8')
    .split(/\n\s*\n/)
    .map(block =>
      block.includes('\t')
        ? `<table>${block
            .split('\n')
            .map(
              line =>
                `<tr>${line
                  .split('\t')
                  .map(cell => `<td>${escaped(cell)}</td>`)
                  .join('')}</tr>`
            )
            .join('\n')}</table>`
        : `<p>${escaped(block)}</p>`
    )
    .join('\n')}</body></html>`
)

// `npm run bench:mutations -- FOLDER [RUNS] [SEED]` does the same to whole folders.
describe('a damaged release', () => {
  for (const [name, bytes] of [
    ['text', sample],
    ['page', page]
  ] as const)
    it(`of a ${name} is read as far as it goes, and never throws`, async () => {
      for (let seed = 1; seed <= 20; seed++) {
        const damaged = mutated(bytes, seed)
        const start = process.cpuUsage().user
        await assert.doesNotReject(async () => {
          const found = tieOut(await openRelease('release', damaged.bytes))
          findingsIn(found)
          planWorkbook(holding(found))
        }, `seed ${seed}: ${damaged.how}`)
        assert.ok(process.cpuUsage().user - start < 5e6, `seed ${seed}: ${damaged.how}`)
      }
    })
})
