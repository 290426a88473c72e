import assert from 'node:assert/strict'
import {readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {Engine} from '../../../src/workbench/host/engine.ts'
import {IronCalculator} from '../../../src/workbench/host/iron-calculator.ts'
import {MemoryBook} from '../../../src/workbench/host/memory-book.ts'
import {openForWindows} from '../../../src/workbench/host/office-in-node.ts'
import {type WireRequest, isRecord} from '../../../src/workbench/host/protocol.ts'
import {type Recording, readRecording, replay} from '../../../src/workbench/host/replay.ts'

const folder = new URL('../recordings/', import.meta.url)
const recorder = readFileSync(new URL('../../../src/workbench/host/recorder.js', import.meta.url), 'utf8')
const own = new URL('own-host.json', folder)
const madeHere = 'this host, to prove that replaying works: nothing about Excel is to be learned from it'

async function recordHere(): Promise<Recording> {
  const page = await openForWindows()
  try {
    const recorded = await Promise.resolve(page.evaluate(recorder))
    assert(isRecord(recorded))
    const text = JSON.stringify({...recorded, madeBy: madeHere})
    return readRecording(text)
  } finally {
    page.close()
  }
}

/** A fresh workbook with a way to send it requests. */
function freshHost(): {readonly answer: (request: WireRequest) => Promise<unknown>; readonly close: () => void} {
  const engine = new Engine({book: () => new MemoryBook(new IronCalculator()), send: () => undefined})
  const answer = (request: WireRequest) =>
    new Promise(resolve => engine.answer(request, 0, text => resolve(JSON.parse(text))))
  return {answer, close: () => engine.close()}
}

describe('recordings', () => {
  it('of this host are what they were (UPDATE=1 writes them)', async () => {
    const recording = await recordHere()
    if (process.env['UPDATE'] === '1') {
      const steps = recording.steps.map(step => JSON.stringify(step)).join(',\n')
      writeFileSync(own, `{"madeBy": ${JSON.stringify(recording.madeBy)}, "steps": [\n${steps}\n]}\n`)
    }
    const known = readRecording(readFileSync(own, 'utf8'))
    const names = (each: Recording) => each.steps.map(step => step.name)
    assert.deepEqual(names(recording), names(known))
    assert(known.steps.every(step => step.exchanges.length > 0))
  })

  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    it(`of ${file} are answered the same, but for known differences`, async () => {
      const recording = readRecording(readFileSync(new URL(file, folder), 'utf8'))
      const host = freshHost()
      try {
        assert.deepEqual(await replay(recording, host.answer), recording.knownDifferences ?? [])
      } finally {
        host.close()
      }
    })
  }

  it('show where a host answers otherwise', async () => {
    const text = JSON.stringify(await recordHere())
    const host = freshHost()
    try {
      const changed = readRecording(text.replace('"ItemNotFound"', '"Other"').replace('[1,1.5,"text"', '[2,1.5,"text"'))
      const differences = await replay(changed, host.answer)
      assert(
        differences.some(each => each.startsWith('a missing sheet') && /"ItemNotFound" instead of "Other"/.test(each))
      )
    } finally {
      host.close()
    }
  })
})
