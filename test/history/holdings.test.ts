import assert from 'node:assert/strict'
import {refsOf} from '../../src/core/readings.ts'
import {findChanges, isUnchanged} from '../../src/history/changes.ts'
import {editionOf} from '../../src/history/edition.ts'
import {type Holdings, NOTHING_HELD, addEdition, byCompany, restoreVersion, shown} from '../../src/history/holdings.ts'
import {keepHoldings, readHoldings} from '../../src/history/kept.ts'
import {buildSeries} from '../../src/history/series.ts'
import {planWorkbook} from '../../src/plan/workbook.ts'
import {showChanges} from '../../src/show/changes.ts'
import {tieOut} from '../../src/tie-out.ts'

/** A small release of a company: its income statement and cash flows, in millions. */
const release = (company: string, income: string, flows = ''): ReturnType<typeof editionOf> =>
  editionOf(
    tieOut({
      name: `${company}.txt`,
      bytes: new TextEncoder().encode(
        `${company} Inc. (NASDAQ: ${company}) reports\n\nSTATEMENTS OF INCOME\n(in millions)\n\n${income}\n\n${
          flows === '' ? '' : `STATEMENTS OF CASH FLOWS\n(in millions)\n\n${flows}\n`
        }`
      )
    })
  )

const FIRST = release(
  'LMN',
  '\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nRevenue\t100\t90\nCosts\t60\t50\nOperating income\t40\t40',
  '\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nNet cash provided by operating activities\t30\t25\nPurchases of property\t(10)\t(9)'
)
const SECOND = release(
  'LMN',
  '\tThree Months Ended\n\tJune 30,\n\t2013\t2012\nRevenue\t110\t95\nCosts\t66\t52\nOperating income\t44\t43',
  '\tSix Months Ended\n\tJune 30,\n\t2013\t2012\nNet cash provided by operating activities\t70\t55\nPurchases of property\t(22)\t(19)'
)
const CORRECTED = release(
  'LMN',
  '\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nRevenue\t101\t90\nCosts\t60\t50\nFees\t1\t0\nOperating income\t40\t40',
  '\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nNet cash provided by operating activities\t30\t25\nPurchases of property\t(10)\t(9)'
)
const OTHER = release(
  'ABC',
  '\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nRevenue\t7\t6\nCosts\t5\t5\nOperating income\t2\t1'
)

const holding = (...editions: ReadonlyArray<typeof FIRST>): Holdings =>
  editions.reduce((held, edition) => addEdition(held, edition).holdings, NOTHING_HELD)

describe('what a workbook holds', () => {
  it('names a release by its period, and by its company too where another came first', () => {
    const {releases} = holding(SECOND, FIRST, OTHER)
    assert.deepEqual(
      releases.map(({tag}) => tag),
      ['2Q13', '1Q13', 'ABC 1Q13']
    )
    assert.deepEqual(
      byCompany({releases}).map(([company, held]) => [company, held.map(({tag}) => tag)]),
      [
        ['LMN', ['1Q13', '2Q13']],
        ['ABC', ['ABC 1Q13']]
      ]
    )
  })

  it('has another version of a release that says something else, and none of one that says the same', () => {
    const first = holding(FIRST)
    assert.equal(addEdition(first, FIRST).kind, 'unchanged')
    const again = addEdition(first, CORRECTED)
    assert.equal(again.kind, 'version')
    assert.equal(again.held.versions.length, 2)
    const restored = restoreVersion(again.holdings, '1Q13', 0)
    assert.equal(restored?.held.versions.length, 3)
    assert.equal(restored && shown(restored.held), FIRST)
    assert.equal(restoreVersion(again.holdings, '1Q13', 7), undefined)
  })

  it('is read back as it was kept', () => {
    const held = holding(FIRST, SECOND, CORRECTED)
    const kept = readHoldings(keepHoldings(held))
    assert.ok(kept.kind === 'held')
    assert.deepEqual(keepHoldings(kept.holdings), keepHoldings(held))
    assert.deepEqual(
      kept.holdings.releases.map(({tag, versions}) => [tag, versions.length]),
      [
        ['1Q13', 2],
        ['2Q13', 1]
      ]
    )
  })

  it('is said to be unreadable where a part is missing, damaged or of a later version', () => {
    const parts = keepHoldings(holding(FIRST))
    const why = (changed: typeof parts): string => {
      const kept = readHoldings(changed)
      return kept.kind === 'unreadable' ? kept.why : kept.kind
    }
    assert.equal(why([]), 'nothing')
    assert.match(why(parts.filter(({name}) => name === 'index')), /of 1Q13, version 1, is incomplete or damaged/)
    assert.match(
      why(parts.map(part => (part.name === 'index' ? part : {...part, text: part.text.replace(/.{9}/, 'AAAAAAAAA')}))),
      /damaged/
    )
    assert.match(
      why(parts.map(part => ({...part, text: part.text.replace('inap-holdings/1', 'inap-holdings/2')}))),
      /later version of INAP/
    )
    assert.match(why([{name: 'index', text: '{'}]), /index .* is damaged/)
  })
})

describe('another version of a release', () => {
  it('is told apart by what it prints, wherever it prints it', () => {
    const {figures, added, removed, renamed} = findChanges(FIRST.model, CORRECTED.model)
    assert.deepEqual(
      figures.map(({id, was, now}) => `${id} ${was.value.toString()} → ${now.value.toString()}`),
      ['IS!revenue[1Q13] 100 → 101']
    )
    assert.deepEqual(
      added.map(({line}) => line.label),
      ['Fees']
    )
    assert.deepEqual([removed.length, renamed.length], [0, 0])
    assert.ok(isUnchanged(findChanges(FIRST.model, FIRST.model)))
  })

  it('is compared in full units where it prints in another scale, as near as the rounder of the two tells', () => {
    const dollars = (revenue: string): typeof FIRST =>
      editionOf(
        tieOut({
          name: 'dollars.txt',
          bytes: new TextEncoder().encode(
            `LMN Inc. (NASDAQ: LMN) reports\n\nSTATEMENTS OF INCOME\n(in thousands)\n\n\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nRevenue\t${revenue}\t90,000\nCosts\t60,000\t50,000\nOperating income\t40,000\t40,000`
          )
        })
      )
    const millions = release(
      'LMN',
      '\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nRevenue\t100\t90\nCosts\t60\t50\nOperating income\t40\t40'
    )
    assert.deepEqual(findChanges(millions.model, dollars('100,300').model).figures, [])
    const [before, after] = [millions.model, dollars('101,300').model]
    assert.deepEqual(showChanges({before, after, changes: findChanges(before, after)}), [
      'STATEMENTS OF INCOME',
      '  Revenue [1Q13]: 100 in millions -> 101,300 in thousands  (+1,300, +1.3%)  line 9'
    ])
    // A correction stands in the unit of what is printed now.
    const {sheets} = planWorkbook(holding(millions, dollars('101,300')))
    const restated = sheets.find(({key}) => key === 'restated')?.rows[5]?.map(cell => cell?.content)
    assert.deepEqual(
      [restated?.[3], restated?.[7]].map(
        content =>
          content && content.kind !== 'text' && String(content.kind === 'figure' ? content.value : content.today)
      ),
      ['100000', '1300']
    )
  })

  it('is of the company that its name says, where it gives no ticker', () => {
    const commentary = editionOf(
      tieOut({
        name: 'commentary.txt',
        bytes: new TextEncoder().encode(
          'LMN CORPORATION\nCFO Commentary\n\nREVENUE BY MARKET\n(in millions)\n\n\tThree Months Ended\n\tMarch 31,\n\t2013\t2012\nGames\t70\t60\nCars\t30\t30\nTotal revenue\t100\t90'
        )
      })
    )
    const named = {
      ...FIRST,
      model: {...FIRST.model, issuer: {...FIRST.model.issuer, company: 'LMN Inc.', ticker: 'NASDAQ: LM'}}
    }
    const first = {...named, company: 'LM'}
    assert.equal(commentary.company, 'LMN')
    const held = holding(first, commentary)
    assert.deepEqual(
      held.releases.map(({tag}) => tag),
      ['1Q13', '1Q13 2']
    )
    const kept = readHoldings(keepHoldings(held))
    assert.deepEqual(kept.kind === 'held' && kept.holdings.releases.map(release => shown(release).company), [
      'LM',
      'LM'
    ])
  })
})

describe('a line over several releases', () => {
  const {periods, lines} = buildSeries(holding(FIRST, SECOND).releases)
  const point = (id: string, period: string): string => {
    const found = lines.find(line => line.id === id)?.points.get(period)
    if (!found) return 'none'
    return found.kind === 'derived'
      ? `derived from ${refsOf(found.as).join(' ')}`
      : found.printings.map(({fact}) => fact.value.toString()).join(' then ')
  }

  it('has every period that any of them prints, quarters first', () => {
    assert.deepEqual(
      periods.map(({key}) => key),
      ['1Q12', '2Q12', '1Q13', '2Q13', 'YTD2Q12', 'YTD2Q13']
    )
  })

  it('has a quarter as the difference of years to date where only those are printed', () => {
    assert.equal(point('IS!revenue', '2Q13'), '110')
    assert.equal(point('CF!operating-cash-flow', '2Q13'), 'derived from YTD2Q13 1Q13')
  })
})
