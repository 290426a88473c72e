/** What binds one table to another, beyond the printing of the same fact. */
import assert from 'node:assert/strict'
import {readLabelFigures} from '../../src/catalogue/label-figures.ts'
import {checkModel} from '../../src/checks/check.ts'
import {modelOf, relationsOf, tieOutOf, verdictsOf} from '../support/in-words.ts'

const BALANCE = `
  BALANCE SHEETS
  (In thousands)

  | March 31, 2013 | December 31, 2012
  ASSETS
  Cash and cash equivalents | 34,552 | 28,553
  Accounts receivable, net of allowance for doubtful accounts of $1,799 and $1,809, respectively | 18,960 | 19,035
  Total assets | 53,512 | 47,588
  LIABILITIES AND EQUITY
  Accounts payable | 18,107 | 22,158
  Deferred rent | 14,596 | 15,026
  Term loan, less discount of $237 and $239, respectively | 3,263 | 4,136
  Total liabilities | 35,966 | 41,320
  Common stock, $0.001 par value; 120,000 shares authorized; 53,585 and 53,459 shares outstanding, respectively | 54 | 54
  Treasury stock, at cost; 408 and 267 shares, respectively | (3,077) | (1,845)
  Accumulated deficit | 20,569 | 8,059
  Total stockholders' equity | 17,546 | 6,268
  Total liabilities and stockholders' equity | 53,512 | 47,588
`
const flows = (payable: string): string => `
  STATEMENTS OF CASH FLOWS
  (In thousands)

  | Three Months Ended March 31, 2013
  Cash flows from operating activities:
  Net income | 12,510
  Provision for doubtful accounts | 329
  Non-cash change in deferred rent | (430)
  Accounts receivable | (254)
  Accounts payable | ${payable}
  Net cash provided by operating activities | 8,104
  Cash flows from financing activities:
  Principal payments on term loan | (875)
  Tax withholdings related to net share settlements | (1,232)
  Net cash used in financing activities | (2,107)
`
const movementsOf = (text: string): readonly string[] =>
  verdictsOf(modelOf(text)).filter(each => each.includes(' movement '))

describe('a movement of a balance', () => {
  it('ties where its flow is the whole of it', () => {
    // 18,107 - 22,158 = -4,051; 14,596 - 15,026 = -430; -3,077 + 1,845 = -1,232; 19,035 - 18,960 = 75 = 329 - 254
    const found = movementsOf(BALANCE + flows('(4,051)'))
    for (const line of ['accounts-payable', 'non-cash-change-in-deferred-rent', 'tax-withholdings'])
      assert.ok(
        found.some(each => each.startsWith(`exact movement CF!${line}`)),
        `${line} in ${found.join('; ')}`
      )
  })

  it('takes discounts from labels where they make it tie', () => {
    // 3,263 + 237 - 4,136 - 239 = -875
    const [loan] = relationsOf(modelOf(BALANCE + flows('(4,051)')), 'movement').filter(each => /payments/.test(each))
    assert.match(loan ?? '', /\+ 237 - 239/)
  })

  it('accuses nobody where it does not tie, and says why it need not', () => {
    const found = tieOutOf(BALANCE + flows('(4,100)'))
    const check = found.checks.checks.find(
      ({relation}) => relation.kind === 'movement' && relation.states.startsWith('CF!accounts-payable')
    )
    assert.equal(check?.verdict, 'untestable')
    assert.match(check.reason ?? '', /^-49 apart, as it may be: acquisitions, translation/)
  })
})

describe('figures in a label', () => {
  it('are read by what they are, one for each column', () => {
    const read = (label: string): readonly string[] =>
      readLabelFigures(label).map(({what, values}) => `${what} ${values.map(String).join(' ')}`)
    assert.deepEqual(
      read('Common stock, $0.001 par value; 120,000 shares authorized; 53,585 and 53,459 shares outstanding'),
      ['par 0.001', 'outstanding 53585 53459']
    )
    assert.deepEqual(read('Common stock, par value $5.00; 1.2 billion shares issued'), ['par 5', 'issued 1200000000'])
    assert.deepEqual(read('Treasury stock, at cost; 408 and 267 shares, respectively'), ['held 408 267'])
    assert.deepEqual(read('Receivables, net of allowances of $3 and $4'), ['allowance 3 4'])
    assert.deepEqual(read('Accounts payable'), [])
  })
})

describe('par value', () => {
  it('is of the shares that make it at every date: outstanding ones and the treasury’s', () => {
    // 0.001 × (53,585 + 408) = 53.993; 0.001 × 53,459 alone would be 53
    const model = modelOf(BALANCE)
    assert.deepEqual(
      verdictsOf(model).filter(each => each.includes(' par ')),
      ['rounded par BS!common-stock[1Q13]', 'rounded par BS!common-stock[4Q12]']
    )
  })

  it('says nothing where no way makes it', () => {
    assert.deepEqual(relationsOf(modelOf(BALANCE.replace('| 54 | 54', '| 954 | 954')), 'par'), [])
  })

  it('that is made at one of two dates is held against the other', () => {
    const [one] = verdictsOf(modelOf(BALANCE.replace('| 54 | 54', '| 84 | 54'))).filter(each => each.includes(' par '))
    assert.equal(one, 'fails par BS!common-stock[1Q13]')
  })
})

describe('dilution', () => {
  const income = (net: string, eps: string, diluted: string): string => `
    STATEMENTS OF INCOME
    (In thousands, except per share amounts)

    | 2Q 2024
    Net income (loss) | ${net}
    Net income (loss) per share, basic | ${eps}
    Net income (loss) per share, diluted | ${eps}
    Weighted average shares outstanding:
    Basic | 24,610
    Diluted | ${diluted}`
  const dilution = (text: string): readonly string[] =>
    verdictsOf(modelOf(text)).filter(each => each.includes(' dilution '))

  it('is none in a loss', () => {
    assert.deepEqual(dilution(income('(3,025)', '(0.12)', '24,610')), ['exact dilution IS!diluted-shares[2Q24]'])
    assert.deepEqual(dilution(income('(3,025)', '(0.12)', '25,140')), ['fails dilution IS!diluted-shares[2Q24]'])
  })

  it('never leaves fewer shares', () => {
    assert.deepEqual(dilution(income('3,025', '0.12', '25,140')), ['exact dilution IS!diluted-shares[2Q24]'])
    assert.deepEqual(dilution(income('3,025', '0.12', '24,160')), ['fails dilution IS!diluted-shares[2Q24]'])
  })

  it('is not judged where the amounts per share contradict the sign of the income', () => {
    assert.deepEqual(dilution(income('(3,025)', '0.12', '25,140')), [])
  })
})

const INCOME = `
  STATEMENTS OF OPERATIONS
  (In thousands)

  | 1Q 2013 | 1Q 2012
  Revenue | 69,699 | 67,028
  Costs and expenses:
  Sales and marketing | 40,354 | 39,244
  Depreciation | 10,258 | 7,915
  Amortization of software | 1,179 | 1,179
  Total operating costs and expenses | 51,791 | 48,338
  Income from operations | 17,908 | 18,690
  Gain on sale of ships | 260 | 600
  Net income | 18,168 | 19,290
`
const BRIDGE = `
  RECONCILIATION OF INCOME FROM OPERATIONS TO ADJUSTED EBITDA
  (In thousands)

  | 1Q 2013 | 1Q 2012
  Income from operations | 17,908 | 18,690
  Depreciation and amortization | 11,437 | 9,094
  Adjusted EBITDA | 29,345 | 27,784
`

describe('across statements', () => {
  it('a whole is the sum of its parts elsewhere', () => {
    assert.deepEqual(relationsOf(modelOf(INCOME + BRIDGE), 'parts'), [
      'Depreciation and amortization = Depreciation + Amortization of software'
    ])
  })

  it('a bridge that is not printed is derived, and proved by the printed figures', () => {
    // 18,168 - 260 + 10,258 + 1,179 = 29,345
    const model = modelOf(INCOME + BRIDGE)
    assert.deepEqual(
      verdictsOf(model).filter(each => each.includes(' unprinted ')),
      ['exact unprinted REC!adjusted-ebitda[1Q13]', 'exact unprinted REC!adjusted-ebitda[1Q12]'].map(each =>
        each.replace('REC!', `${model.statements[1]?.id ?? ''}!`)
      )
    )
  })

  it('a gain is taken off in the cash flow statement with the other sign', () => {
    const cash = `
      STATEMENTS OF CASH FLOWS
      (In thousands)

      | 1Q 2013 | 1Q 2012
      Net income | 18,168 | 19,290
      Gain on sale of ships | (260) | (600)
      Net cash provided by operating activities | 17,908 | 18,690
    `
    assert.ok(relationsOf(modelOf(INCOME + cash), 'same').includes('Gain on sale of ships = -Gain on sale of ships'))
  })
})

describe('a definition in words', () => {
  const verdicts = (sentence: string): ReadonlyArray<readonly [string, string | undefined]> =>
    checkModel(modelOf(`${sentence}\n${INCOME}${BRIDGE}`))
      .checks.filter(({relation}) => relation.kind === 'worded')
      .map(({verdict, relation}) => [verdict, relation.remark] as const)

  it('holds where its pieces are the rows', () => {
    assert.deepEqual(verdicts('Adjusted EBITDA is income from operations plus depreciation and amortization.'), [
      ['exact', undefined],
      ['exact', undefined]
    ])
  })

  it('tells a piece that has no row', () => {
    const [first] = verdicts(
      'We define Adjusted EBITDA as income from operations plus depreciation, amortization and stock-based compensation.'
    )
    assert.deepEqual(first, ['exact', '“stock-based compensation” has no line of its own.'])
  })

  it('is none of a sentence that names other lines', () => {
    assert.deepEqual(verdicts('Adjusted EBITDA is a measure that investors like plus one that lenders use.'), [])
  })
})

describe('conventions of change', () => {
  const table = (change: string, other: string): string => `
    KEY FIGURES
    (In thousands)

    | 1Q 2013 | 1Q 2012 | Change
    Operating margin | 32% | 25% | ${change}
    Net margin | 33% | 29% | ${other}`

  it('a change of rates is in points, where that is what makes a release’s figures', () => {
    const ties = (change: string, other: string): number => checkModel(modelOf(table(change, other))).counts.fails
    assert.equal(ties('7%', '4%'), 0)
    // 32 / 25 = 1.28; 33 / 29 = 1.138
    assert.equal(ties('28%', '14%'), 0)
  })
})
