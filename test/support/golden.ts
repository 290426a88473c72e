import assert from 'node:assert/strict'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'

/** Holds a text against the file that keeps it; `UPDATE=1` writes the file, to be read in the diff. */
export function matchesGolden(path: string, text: string): void {
  if (process.env['UPDATE']) {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, text)
    return
  }
  assert.ok(existsSync(path), `${path} is not there: run the test with UPDATE=1`)
  assert.equal(text, readFileSync(path, 'utf8'), `${path} differs: run with UPDATE=1 and read the diff`)
}
