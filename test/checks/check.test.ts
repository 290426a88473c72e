import assert from 'node:assert/strict'
import {Decimal} from '../../src/core/decimal.ts'
import {type Expr, minus, ratio, ref, sum} from '../../src/core/expr.ts'
import {type Checks, checkModel} from '../../src/checks/check.ts'
import {nameOf} from '../../src/model/name.ts'
import type {FactId, Model, Relation} from '../../src/model/model.ts'
import {modelOf, tieOutOf, tieOutText, verdictsOf} from '../support/in-words.ts'
import {sample, sampleText} from '../support/sample-model.ts'

const BASE = modelOf(`
  STATEMENTS OF INCOME
  (In thousands)

  | 1Q 2013
  Alpha | 100
  Beta | 50
  Gamma | 152
  Delta | 1.5
  Nought | 0
  Sum | 150
  Third | 0.333`)

const id = (name: string): FactId => `IS!${name}[1Q13]`
const of = (name: string): Expr<FactId> => ref(id(name))

/** What comes of claiming one relation of the small model. */
function claim(states: string, as: Expr<FactId>): Checks {
  const relation: Relation = {id: 'r', kind: 'foot', states: id(states), as, because: ['label']}
  return checkModel({...BASE, relations: [relation]})
}
const verdict = (states: string, as: Expr<FactId>): string | undefined => claim(states, as).checks[0]?.verdict

describe('a verdict', () => {
  it('is exact where both sides are equal to the last digit', () => {
    assert.equal(verdict('sum', sum(of('alpha'), of('beta'))), 'exact')
  })

  it('is rounded where they differ by no more than rounding allows', () => {
    // 100 + 50 + 1.5 = 151.5, printed 152: the ends ±0.5, ±0.5, ±0.05 and ±0.5 meet
    assert.equal(verdict('gamma', sum(of('alpha'), of('beta'), of('delta'))), 'rounded')
    // 100 + 50 = 150 and 152: 149…151 and 151.5…152.5 do not
    assert.equal(verdict('gamma', sum(of('alpha'), of('beta'))), 'fails')
  })

  it('is rounded at the very end of the interval, and fails beyond it', () => {
    // 50 / 150 = 0.33333: from 49.5/150.5 = 0.3289 to 50.5/149.5 = 0.3378
    assert.equal(verdict('third', ratio(of('beta'), of('sum'))), 'rounded')
    assert.equal(verdict('third', ratio(of('beta'), of('alpha'))), 'fails')
  })

  it('is untestable where an input is missing, or a divisor is or may be zero', () => {
    assert.equal(verdict('sum', sum(of('alpha'), of('nobody'))), 'untestable')
    assert.equal(verdict('sum', ratio(of('alpha'), of('nought'))), 'untestable')
    assert.equal(verdict('third', ratio(of('beta'), minus(of('alpha'), of('alpha')))), 'untestable')
  })

  it('says how far the sides may lie apart', () => {
    const [check] = claim('sum', sum(of('alpha'), of('beta'))).checks
    // Half a unit of the stated figure and of each input.
    assert.equal(check?.tolerance?.toString(), '1.5')
  })

  it('counts', () => {
    assert.deepEqual(claim('gamma', sum(of('alpha'), of('beta'))).counts, {
      exact: 0,
      rounded: 0,
      fails: 1,
      untestable: 0
    })
  })
})

describe('a check that fails', () => {
  const {problems} = claim('gamma', sum(of('alpha'), of('beta')))

  it('tells both sides, their difference and the place', () => {
    assert.equal(problems.length, 1)
    assert.equal(problems[0]?.message, 'Gamma [1Q13] is 152, but Alpha + Beta is 150: a difference of 2.')
    assert.deepEqual([problems[0].stated, problems[0].expected, problems[0].excerpt], ['152', '150', '152'])
    assert.deepEqual([problems[0].at?.line, problems[0].at?.start, problems[0].at?.end], [7, 7, 10])
  })

  it('is a sum that does not foot or another that does not tie', () => {
    assert.equal(problems[0]?.code, 'does-not-foot')
    const relation: Relation = {id: 'r', kind: 'margin', states: id('gamma'), as: of('alpha'), because: []}
    assert.equal(checkModel({...BASE, relations: [relation]}).problems[0]?.code, 'does-not-tie')
  })

  it('names a figure by its line and period, and an unknown one by its id', () => {
    assert.equal(nameOf(BASE, id('alpha')), 'Alpha [1Q13]')
    assert.equal(nameOf(BASE, 'IS!nobody[1Q13]'), 'IS!nobody[1Q13]')
  })
})

describe('figures that no check protects', () => {
  it('are those in no relation', () => {
    assert.deepEqual(
      claim('sum', sum(of('alpha'), of('beta'))).unprotected,
      ['gamma', 'delta', 'nought', 'third'].map(id)
    )
  })

  it('are also those whose relation can’t be tested', () => {
    assert.equal(claim('sum', sum(of('alpha'), of('nobody'))).unprotected.length, 7)
  })
})

describe('the sample release', () => {
  it('ties in every relation', () => {
    assert.equal(sample.checks.counts.fails, 0)
    const untestable = sample.checks.checks.filter(check => check.verdict === 'untestable')
    // Balances that other things move, too, and the treasury stock method: each says why.
    assert.deepEqual(new Set(untestable.map(check => check.relation.kind)), new Set(['movement', 'dilution']))
    assert.ok(untestable.every(check => /as it may be:|^not printed: the awards/.test(check.reason ?? '')))
    assert.deepEqual(sample.checks.problems, [])
    assert.deepEqual(sample.checks.unprotected, [])
  })

  it('foots in all of its sums exactly', () => {
    const sums = verdictsOf(sample.model).filter(each => / (?:foot|bridge|parallel) /.test(each))
    assert.deepEqual(
      sums.filter(each => !each.startsWith('exact')),
      []
    )
  })

  it('states growth, margins and amounts per share within their rounding', () => {
    const verdicts = verdictsOf(sample.model)
    // Eight lines by two columns of growth, of which two lines are margins with basis points.
    assert.equal(verdicts.filter(each => each.includes(' growth ')).length, 16)
    assert.equal(verdicts.filter(each => each.startsWith('exact bps')).length, 4)
    assert.equal(verdicts.filter(each => each.includes(' margin ')).length, 15)
    assert.equal(verdicts.filter(each => each.startsWith('exact allocation')).length, 3)
  })

  it('has one id for each relation', () => {
    const ids = sample.model.relations.map(relation => relation.id)
    assert.equal(new Set(ids).size, ids.length)
  })

  /** The sample with one figure printed otherwise. */
  const misprinted = (line: number, from: string, to: string): ReturnType<typeof tieOutText> => {
    const lines = sampleText().split('\n')
    const source = lines[line - 1] ?? ''
    assert.ok(source.includes(from), `line ${line} prints ${source}`)
    lines[line - 1] = source.replace(from, to)
    return tieOutText(lines.join('\n'))
  }
  const places = (found: ReturnType<typeof tieOutText>): readonly (number | undefined)[] =>
    found.problems.filter(problem => problem.code.startsWith('does-not')).map(problem => problem.at?.line)

  const totals: ReadonlyArray<readonly [number, string, string, string]> = [
    [22, '69,699', '69,966', 'total revenues in the summary'],
    [84, '69,699', '69,966', 'total revenues'],
    [96, '68,879', '68,897', 'total operating costs'],
    [97, '820', '280', 'income from operations'],
    [105, '(1,643)', '(1,463)', 'net loss'],
    [110, '(2,355)', '(2,535)', 'comprehensive loss'],
    [135, '414,180', '414,810', 'total assets'],
    [153, '219,033', '219,330', 'total liabilities'],
    [162, '195,605', '195,065', 'equity of the year before'],
    [193, '6,109', '6,901', 'cash from operations'],
    [196, '(7,438)', '(7,834)', 'cash used in investing'],
    [208, '34,552', '35,452', 'closing cash'],
    [208, '30,849', '38,049', 'closing cash of the year before'],
    [284, '14,964', '19,464', 'adjusted EBITDA'],
    [300, '2,107', '2,701', 'normalized net income'],
    [309, '51,516', '56,156', 'normalized diluted shares'],
    [313, '0.04', '0.40', 'normalized income per share'],
    [335, '36,829', '38,629', 'segment profit'],
    [338, '59.6%', '56.9%', 'a segment’s margin']
  ]
  for (const [line, from, to, what] of totals)
    it(`does not tie with a misprint in ${what}`, () => {
      assert.ok(places(misprinted(line, from, to)).length > 0)
    })

  const parts: ReadonlyArray<readonly [number, string, string, string]> = [
    [93, '10,258', '10,528', 'depreciation'],
    [125, '34,552', '35,452', 'cash'],
    [148, '40,500', '45,000', 'the revolving credit'],
    [187, '(255)', '(525)', 'a change in receivables'],
    [280, '11,437', '11,743', 'depreciation in the bridge'],
    [195, '(7,438)', '(7,834)', 'purchases of property'],
    [207, '29,772', '27,972', 'opening cash of the year before'],
    [307, '873', '783', 'dilutive securities'],
    [325, '44,392', '44,932', 'a segment’s revenue']
  ]
  for (const [line, from, to, what] of parts)
    it(`does not tie with a misprint in ${what}`, () => {
      assert.ok(places(misprinted(line, from, to)).length > 0)
    })

  it('is told where its misprint is', () => {
    const found = misprinted(135, '414,180', '414,810')
    assert.ok(places(found).includes(135))
    assert.ok(found.problems.some(problem => problem.stated === '414,810' && problem.expected === '414,180'))
  })
})

describe('coverage', () => {
  it('never claims to protect a figure whose misprint nothing would notice', () => {
    const misprint = (value: Decimal): Decimal => value.abs().times(10).plus(1000)
    const silent = [...sample.model.facts.values()].filter(fact => {
      const facts = new Map(sample.model.facts)
      facts.set(fact.id, {...fact, value: misprint(fact.value)})
      const model: Model = {...sample.model, facts}
      return checkModel(model).counts.fails === 0
    })
    assert.deepEqual(
      silent.map(fact => fact.id),
      sample.checks.unprotected
    )
  })
})

describe('a release without figures', () => {
  it('has nothing to check', () => {
    const {checks} = tieOutOf('No table here.')
    assert.deepEqual([checks.checks.length, checks.unprotected.length, checks.problems.length], [0, 0, 0])
  })
})
