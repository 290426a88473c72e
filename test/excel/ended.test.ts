import assert from 'node:assert/strict'
import {carryOut, proposeRelease, proposeRestore} from '../../src/excel/import.ts'
import {Session} from '../../src/excel/session.ts'
import type {Run} from '../../src/excel/write.ts'
import type {Release} from '../../src/release/document.ts'
import {type AddIn, startAddIn} from './excel-fixture.ts'
import {type Picture, picture} from './picture.ts'

/** A release of one statement: what is tried at every request is to be small. */
const release = (name: string, heading: readonly string[], lines: readonly string[]): Release => ({
  name,
  bytes: new TextEncoder().encode(
    [
      'Acme Corp Reports Results',
      '',
      'CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS',
      '(In thousands)',
      '',
      ...heading,
      ...lines
    ].join('\n')
  )
})
const FIRST = ['\tThree Months Ended March 31,\t', '\t2013\t2012']
const REVENUES = ['Revenues:', 'Products\t1,200\t1,100', 'Services\t300\t250', 'Total revenues\t1,500\t1,350']
const FIRST_QUARTER = release('1Q13.txt', FIRST, [...REVENUES, 'Cost of revenues\t900\t800', 'Gross profit\t600\t550'])
const WITH_A_LINE = release('again.txt', FIRST, [
  ...REVENUES,
  'Cost of revenues\t880\t790',
  'Amortization\t20\t10',
  'Gross profit\t600\t550'
])
const SECOND_QUARTER = release(
  '2Q13.txt',
  ['\tThree Months Ended June 30,\t\tSix Months Ended June 30,\t', '\t2013\t2012\t2013\t2012'],
  [
    'Revenues:',
    'Products\t1,300\t1,150\t2,500\t2,250',
    'Services\t310\t260\t610\t510',
    'Total revenues\t1,610\t1,410\t3,110\t2,760',
    'Cost of revenues\t950\t840\t1,850\t1,640',
    'Gross profit\t660\t570\t1,260\t1,120'
  ]
)

/** A workbook, and the session that knows it now. */
interface Opened {
  readonly addIn: AddIn
  readonly session: Session
}

/** Looks at what is to be done, once; what is given does it, as often as it is tried. */
type Work = (opened: Opened) => (run: Run) => Promise<void>

const take =
  (release: Release): Work =>
  ({session}) => {
    const proposal = proposeRelease(release, session)
    return async run => void (await carryOut(proposal, session, run))
  }

const restore: Work = ({session}) => {
  const proposal = proposeRestore('1Q13', 0, session)
  assert.ok(proposal)
  return async run => void (await carryOut(proposal, session, run))
}

/** What is done to a workbook that holds the releases, and to which the user has done something. */
const WORK: ReadonlyArray<{
  readonly what: string
  readonly holds: readonly Release[]
  readonly work: Work
}> = [
  {what: 'a first import', holds: [], work: take(FIRST_QUARTER)},
  {what: 'a second quarter', holds: [FIRST_QUARTER], work: take(SECOND_QUARTER)},
  {what: 'a correction', holds: [FIRST_QUARTER], work: take(WITH_A_LINE)},
  {what: 'a former version restored', holds: [FIRST_QUARTER, WITH_A_LINE], work: restore}
]

/**
 * What becomes of the n-th request: Excel refuses it; or it and all after it, whereupon the same is tried again, or the workbook is
 * opened anew.
 */
const ENDS = ['refused', 'cut off', 'the end'] as const

/** As the add-in gives batches to Excel, but for what becomes of the n-th request. */
function interrupted(run: Run, at: number, end: (typeof ENDS)[number]): Run {
  let requests = 0
  return batch =>
    run(context => {
      const sync = context.sync.bind(context)
      Object.defineProperty(context, 'sync', {
        value: () => {
          requests++
          const isRefused = end === 'refused' ? requests === at : requests >= at
          return isRefused ? Promise.reject(new Error(`${end} at request ${requests}`)) : sync()
        }
      })
      return batch(context)
    })
}

/** What an import that was cut off leaves is hidden, and goes with the next one. */
const isLeft = (name: string): boolean => name === 'inap.unfinished'
const whatShows = ({sheets, settings, ...rest}: Picture): unknown => ({
  ...rest,
  sheets: sheets.filter(({visibility}) => visibility === 'Visible'),
  settings: settings.filter(([name]) => !isLeft(name))
})

async function opened({holds}: (typeof WORK)[number]): Promise<Opened> {
  const addIn = startAddIn()
  const {session} = addIn
  await session.start()
  for (const release of holds) await take(release)({addIn, session})(addIn.run)
  const {book} = addIn.host
  const mine = holds.length > 0 ? "'1Q13 Operations'" : 'Sheet1'
  book.type('Sheet1!A1', holds.length > 0 ? "='1Q13 Operations'!B12*2" : 'mine')
  book.type(`${mine}!J2`, 'my remark')
  book.type(`${mine}!B10`, 12345)
  return {addIn, session}
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

describe('whatever ends it, at whichever request', () => {
  for (const each of WORK)
    it(`${each.what} leaves the workbook as it was, or is whole`, async function () {
      this.timeout(180_000)
      const control = await opened(each)
      await each.work(control)(control.addIn.run)
      const after = picture(control.addIn)
      control.addIn.host.close()
      let now = await opened(each)
      const {host, run} = now.addIn
      const before = picture(now.addIn)
      assert.notDeepEqual(after, before)
      let work = each.work(now)
      let request = 0
      for (let isWhole = false; !isWhole;) {
        request++
        for (const end of ENDS) {
          await work(interrupted(run, request, end)).catch(() => undefined)
          if (end === 'the end') {
            now = {addIn: now.addIn, session: new Session(run)}
            await now.session.start()
            if (!isSame(picture(now.addIn), after)) work = each.work(now)
          }
          const shown = picture(now.addIn)
          isWhole = isSame(shown, after)
          if (isWhole) break
          assert.deepEqual(end === 'cut off' ? whatShows(shown) : shown, before, `${end} at request ${request}`)
        }
      }
      assert.ok(request > 1, `${request} requests`)
      host.close()
    })
})
