import assert from 'node:assert/strict'
import {Decimal} from '../../src/core/decimal.ts'
import {coverageOf, looseFacts} from '../../src/checks/coverage.ts'
import {recheck} from '../../src/checks/recheck.ts'
import {findRunnerUp} from '../../src/checks/runner-up.ts'
import {findSlip} from '../../src/checks/slip.ts'
import {type Expr, ref} from '../../src/core/expr.ts'
import {exactly} from '../../src/core/interval.ts'
import {modelOf, tieOutOf} from '../support/in-words.ts'
import {sample} from '../support/sample-model.ts'

const fact = (value: number, places = 0): Parameters<typeof findSlip>[0] => {
  const [any] = sample.model.facts.values()
  assert.ok(any)
  return {...any, value: new Decimal(value), places}
}

describe('a slip of the pen', () => {
  const slip = (printed: number, meant: number, places = 0): string | undefined =>
    findSlip(fact(printed, places), new Decimal(meant))

  it('is told by the two figures', () => {
    assert.equal(slip(-49, 49), 'sign')
    assert.equal(slip(7_438_000, 7438), 'thousand')
    assert.equal(slip(36_782, 36_728), 'swapped')
    assert.equal(slip(25_107, 205_107), 'swapped')
    assert.equal(slip(0.13, 0.12, 2), 'digit')
    assert.equal(slip(36_782, 41_555), undefined)
  })
})

/** The sample with one of its figures misprinted: the figures that are named. */
const culprits = (id: string, value: number): readonly string[] => {
  const found = sample.model.facts.get(id)
  assert.ok(found)
  const {suspicions} = recheck(sample.model, sample.checks.checks, {...found, value: new Decimal(value)})
  return suspicions.flatMap(each => each.culprits.map(({fact, should}) => `${fact} ${should.toString()}`))
}

describe('the culprit', () => {
  it('is the figure that explains all that fails', () => {
    assert.deepEqual(culprits('IS!net-income[1Q13]', -1463), ['IS!net-income[1Q13] -1643'])
    assert.deepEqual(culprits('BS!assets[1Q13]', 414_810), ['BS!assets[1Q13] 414180'])
    assert.deepEqual(culprits('SUM!revenue[4Q12]', 69_784), ['SUM!revenue[4Q12] 69748'])
  })

  it('is told among the parts of one sum by a movement that speaks for it, or by the kind of slip', () => {
    assert.deepEqual(culprits('BS!accounts-payable[1Q13]', 18_170), ['BS!accounts-payable[1Q13] 18107'])
    assert.deepEqual(culprits('BS!goodwill[1Q13]', -59_605), ['BS!goodwill[1Q13] 59605'])
  })

  it('is told in a release read anew by what other tables print for it, though nothing binds the two any more', () => {
    // Costs of 248 stand as 848 in the one table; the other, which holds two periods, has them as they were.
    const found = tieOutOf(`
      STATEMENTS OF INCOME
      (In thousands)

      | 1Q 2013 | 1Q 2012
      Revenue | 69,699 | 67,028
      Costs of network | 32,870 | 31,154
      Sales and marketing | 7,684 | 8,090
      Restructuring | 848 | 43
      Total operating expenses | 40,802 | 39,287
      Operating income | 28,897 | 27,741

      RECONCILIATION OF OPERATING INCOME TO ADJUSTED EBITDA
      (In thousands)

      | 1Q 2013 | 1Q 2012
      Operating income | 28,897 | 27,741
      Restructuring | 248 | 43
      Adjusted EBITDA | 29,145 | 27,784`)
    assert.deepEqual(
      found.checks.suspicions.map(each => each.culprits.map(({fact, should}) => `${fact} ${should.toString()}`)),
      [['IS!restructuring[1Q13] 248']]
    )
  })

  it('is one of several where nothing tells them apart', () => {
    const several = culprits('CF!provision-for-doubtful-accounts[1Q12]', 78)
    assert.ok(several.length > 1)
    assert.ok(several.includes('CF!provision-for-doubtful-accounts[1Q12] 79'))
  })

  it('is nobody where nothing fails', () => {
    assert.deepEqual(sample.checks.suspicions, [])
  })

  it('is told of two misprints that have nothing to do with each other', () => {
    const found = tieOutOf(`
      STATEMENTS
      (In thousands)

      | 2013 | 2012
      Ships | 1,200 | 1,100
      Ports | 3,400 | 3,300
      Total assets | 4,700 | 4,400
      Crews | 2,200 | 2,100
      Banks | 5,400 | 5,300
      Total costs | 7,600 | 7,700`)
    assert.equal(found.checks.suspicions.length, 2)
  })
})

describe('strength', () => {
  const strengthOf = (kind: string, states: string): number | undefined =>
    sample.checks.checks.find(({relation}) => relation.kind === kind && relation.states === states)?.strength

  it('is whole for sums in a release that foots exactly', () => {
    assert.equal(strengthOf('foot', 'CF!operating-cash-flow[1Q13]'), 1)
  })

  it('is none for what need not tie', () => {
    assert.equal(strengthOf('movement', 'CF!accounts-payable[1Q13]'), 0)
  })

  it('is little for a growth over a tiny base, alone in its release', () => {
    // 21 may be 20.5 to 21.5: growth of (-1,643 - 21) / 21 is -8,117 % to -7,740 %
    const {checks} = tieOutOf(`
      SUMMARY
      (In thousands)

      | 1Q 2013 | 4Q 2012 | QoQ Growth
      Net income | (1,643) | 21 | -7924%`).checks
    const growth = checks.find(({relation}) => relation.kind === 'growth')
    assert.equal(growth?.verdict, 'rounded')
    // Of 36 ways to misprint one digit: 9 of the units, 9 of the tens, and -7,824 and -8,024.
    assert.ok(growth.strength < 0.6 && growth.strength > 0.3, String(growth.strength))
  })
})

describe('coverage', () => {
  it('tells figures whose last digit no check would notice', () => {
    assert.deepEqual(
      looseFacts(sample.model, sample.checks.checks).map(id => id.replace(/^.*!/, '')),
      [
        'basic-shares[4Q12]',
        'participating-securities[1Q13]',
        'participating-securities[4Q12]',
        'participating-securities[1Q12]'
      ]
    )
  })

  it('gives for each figure the checks that guard it', () => {
    const coverage = coverageOf(sample.model, sample.checks.checks).get('IS!net-income[1Q13]')
    const kinds = new Set(coverage?.lastDigit.map(({relation}) => relation.kind))
    assert.ok(kinds.has('foot') && kinds.has('same'))
    assert.ok((coverage?.value.length ?? 0) >= (coverage?.lastDigit.length ?? 0))
  })
})

describe('a remark on rounding', () => {
  const sums = (total: string): string =>
    `STATEMENTS\n(In thousands)\n\n| 2013 | 2012\n${Array.from(
      {length: 10},
      (_, at) =>
        `A${at} | 1,2${at}4 | 1,1${at}0\nB${at} | 3,405 | 3,300\nTotal of ${at} | ${at === 4 ? total : `4,6${at}9`} | 4,4${at}0`
    ).join('\n')}`

  it('is made of the one sum that needs it', () => {
    assert.equal(tieOutOf(sums('4,649')).checks.checks.filter(each => each.doubtful).length, 0)
    const off = tieOutOf(sums('4,650'))
    assert.deepEqual([off.checks.checks.filter(each => each.doubtful).length, off.checks.counts.fails], [1, 0])
    assert.ok(off.problems.some(({code, severity}) => code === 'ties-by-rounding' && severity === 'note'))
  })
})

describe('a runner-up', () => {
  const printed = [0.2, 1.5, 2.1].map(value => ({value: new Decimal(value), places: 1}))
  const line = (...values: readonly number[]): ReadonlyArray<Expr<number>> => values.map(value => ref(value / 1000))
  const range = (value: number): ReturnType<typeof exactly> => exactly(new Decimal(value))

  it('ties the figure that fails and those beside it', () => {
    const found = findRunnerUp(
      printed,
      1,
      [
        {as: line(242, 1554, 2107), distance: 0},
        {as: line(5, 38, 45), distance: 0},
        {as: line(237, 1516, 2062), distance: 1}
      ],
      range
    )
    assert.deepEqual([found?.ties, found?.reading.distance], [3, 1])
  })

  it('is none where another ties the one figure only by chance', () => {
    assert.equal(findRunnerUp(printed, 1, [{as: line(1404, 1476, 1637), distance: 0}], range), undefined)
  })

  it('is told of a line in a table', () => {
    const {problems} = tieOutOf(`
      STATEMENTS OF INCOME
      (In thousands, except per share amounts)

      | 2Q 2024 | 2Q 2023
      Net income | 3,025 | 2,082
      Less what partners own | (625) | (3)
      Net income of the owners | 2,400 | 2,079
      Net income per share, basic | 0.10 | 0.09
      Weighted average shares outstanding:
      Basic | 24,610 | 24,302`)
    const advice = problems.find(({code}) => code === 'does-not-tie')?.advice ?? ''
    assert.match(advice, /^With Net income of the owners \[2Q24\] in place of Net income \[2Q24\] it would tie/)
  })
})

describe('a model without relations', () => {
  it('has no habits, culprits or coverage to speak of', () => {
    const model = {...modelOf('STATEMENTS\n(In thousands)\n\n| 2013\nShips | 5'), relations: []}
    assert.equal(looseFacts(model, []).length, model.facts.size)
  })
})
