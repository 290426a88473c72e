import assert from 'node:assert/strict'
import fc from 'fast-check'
import {failuresOf, modelOf, relationsOf, sumsOf, tieOutOf, tieOutText} from '../support/in-words.ts'

const TITLE = 'STATEMENTS OF INCOME\n(In thousands)\n\n'
const two = (body: string): string => `${TITLE}| 2013 | 2012\n${body.trim()}`
const one = (body: string): string => `${TITLE}| 2013\n${body.trim()}`

describe('a total', () => {
  it('adds the lines of its section', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Revenues:
        Robots | 31,420 | 28,905
        Services | 9,865 | 9,140
        Total revenues | 41,285 | 38,045`)
      ),
      ['Total revenues = Robots + Services']
    )
  })

  it('adds finished totals and not their parts again', () => {
    // 10 + 20 = 30; 1 + 2 = 3; 30 + 3 + 400 = 433, and 11 + 22 = 33; 4 + 5 = 9; 33 + 9 + 500 = 542
    assert.deepEqual(
      sumsOf(
        two(`
        Current assets:
        Cash | 10 | 11
        Receivables | 20 | 22
        Total current assets | 30 | 33
        Other assets:
        Rent | 1 | 4
        Tax | 2 | 5
        Total other assets | 3 | 9
        Plant | 400 | 500
        Total assets | 433 | 542`)
      ),
      [
        'Total current assets = Cash + Receivables',
        'Total other assets = Rent + Tax',
        'Total assets = Total current assets + Total other assets + Plant'
      ]
    )
  })

  it('may be the first line less all the rest', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Sales | 1,000 | 900
        Materials | 300 | 200
        Wages | 400 | 350
        Gross profit | 300 | 350`)
      ),
      ['Gross profit = Sales - Materials - Wages']
    )
  })

  it('may be a sum with one line taken off', () => {
    // 500 + 26 - 63 + 7 = 470 and 600 + 60 - 35 + 9 = 634
    assert.deepEqual(
      sumsOf(
        two(`
        Operating income | 500 | 600
        Equity earnings | 26 | 60
        Interest | 63 | 35
        Other | 7 | 9
        Net income | 470 | 634`)
      ),
      ['Net income = Operating income + Equity earnings - Interest + Other']
    )
  })

  it('adds brackets as what they are, less than nothing', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Pretax result | 3,980 | 2,742
        Taxes paid | (955) | (660)
        Net income | 3,025 | 2,082`)
      ),
      ['Net income = Pretax result + Taxes paid']
    )
  })

  it('is known by its rule alone where it has no such name', () => {
    const jotting = (mark: string): string =>
      two(`
        Alpha | 1,234 | 2,345
        Beta | 111 | 222
        Result | ${mark.replace('#', '1,345')} | ${mark.replace('#', '2,567')}`)
    assert.deepEqual(sumsOf(jotting('<u>#</u>')), ['Result = Alpha + Beta'])
    assert.deepEqual(sumsOf(jotting('#')), [])
  })

  it('takes in the lines of nil at the head of its section', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Equity:
        Preferred stock | - | -
        Common stock | 54 | 54
        Retained earnings | 1,000 | 900
        Total equity | 1,054 | 954`)
      ),
      ['Total equity = Preferred stock + Common stock + Retained earnings']
    )
  })

  it('of one line is that line, within a section of its own', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Investing:
        Purchases | (7,438) | (16,824)
        Total investing | (7,438) | (16,824)`)
      ),
      ['Total investing = Purchases']
    )
  })

  it('is added in shares as in money, and not across', () => {
    const model = modelOf(`
      RECONCILIATION OF DILUTED SHARES TO NORMALIZED DILUTED SHARES
      (In thousands)

      | 2013 | 2012
      Weighted average shares outstanding:
      Diluted | 50,771 | 51,033
      Add potentially dilutive securities | 873 | -
      Less dilutive effect | (128) | (323)
      Normalized diluted shares | <u>51,516</u> | <u>50,710</u>`)
    assert.deepEqual(relationsOf(model, 'bridge'), [
      'Normalized diluted shares = Diluted + Add potentially dilutive securities + Less dilutive effect'
    ])
  })

  it('is not found where nothing adds up', () => {
    assert.deepEqual(sumsOf(two('Alpha | 100 | 200\nBeta | 50 | 60\nGamma | 151 | 262')), [])
  })

  it('is not found by chance among small figures in one period', () => {
    assert.deepEqual(sumsOf(one('Ships | 3\nTugs | 4\nPorts | 7')), [])
    assert.deepEqual(sumsOf(one('Ships | 3\nTugs | 4\nPorts | <u>7</u>')), [])
  })

  it('is not found among unrelated lines that carry a rule, in one period', () => {
    assert.deepEqual(sumsOf(one('Alpha | 1,200\nBeta | 300\nGamma | <u>1,500</u>')), [])
  })

  it('is found in one period where its label says so', () => {
    assert.deepEqual(sumsOf(one('Alpha | 1,200\nBeta | 300\nTotal revenue | 1,500')), ['Total revenue = Alpha + Beta'])
  })

  it('does not add percentages or amounts per share', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Margins | 10.0% | 12.0%
        More | 20.0% | 22.0%
        Total margin | 30.0% | 34.0%
        Basic income per share | 0.10 | 0.20
        More income per share | 0.20 | 0.20
        Total income per share | 0.30 | 0.40`)
      ),
      []
    )
  })

  it('is not the copy of a total right before it', () => {
    assert.deepEqual(
      sumsOf(
        two(`
        Alpha | 100 | 200
        Beta | 50 | 60
        Total alpha | 150 | 260
        Net income | 150 | 260`)
      ),
      ['Total alpha = Alpha + Beta']
    )
  })
})

describe('shares of a whole', () => {
  const MIX = `
    NET SALES BY CATEGORY

    | 2013 | 2012
    Cosmetics | 42% | 43%
    Haircare | 21% | 20%
    Skincare | 17% | 17%
    Fragrance | 14% | 14%
    Services | 6% | 6%
    | 100% | 100%`

  it('add up to a hundred percent that has no name', () => {
    // 42 + 21 + 17 + 14 + 6 = 100
    assert.deepEqual(relationsOf(modelOf(MIX), 'foot'), [' = Cosmetics + Haircare + Skincare + Fragrance + Services'])
  })
})

describe('a misprint', () => {
  it('in the total of one of two periods is reported in that period', () => {
    const found = tieOutOf(
      two(`
      Costs:
      Wages | 19,730 | 18,612
      Rent | 6,245 | 5,870
      Total costs | 25,957 | 24,482`)
    )
    assert.deepEqual(failuresOf(found), ['fails foot IS!total-costs[FY13]'])
    const problem = found.problems.find(each => each.code === 'does-not-foot')
    // 19,730 + 6,245 = 25,975
    assert.deepEqual([problem?.at?.line, problem?.stated, problem?.expected], [8, '25,957', '25,975'])
    assert.match(problem?.message ?? '', /difference of -18/)
  })

  it('in a part of one of two periods is reported at the total', () => {
    const found = tieOutOf(
      two(`
      Costs:
      Wages | 19,370 | 18,612
      Rent | 6,245 | 5,870
      Total costs | 25,975 | 24,482`)
    )
    assert.deepEqual(failuresOf(found), ['fails foot IS!total-costs[FY13]'])
  })

  it('in the only period is reported over the lines of the section', () => {
    const found = tieOutOf(
      one(`
      Revenue:
      Baked goods | 24,815
      Preserves | 17,360
      Total revenue | 42,715`)
    )
    // 24,815 + 17,360 = 42,175
    assert.deepEqual(failuresOf(found), ['fails foot IS!revenue[FY13]'])
    assert.deepEqual(relationsOf(found.model, 'foot'), ['Total revenue = Baked goods + Preserves'])
    // No period bears it out, so that the figures are no evidence.
    assert.deepEqual(found.model.relations[0]?.because, ['label', 'layout'])
  })

  it('in the only period is reported where no heading opens the section', () => {
    const found = tieOutOf(
      one(`
      Baked goods | 24,815
      Preserves | 17,360
      Total revenue | 42,715`)
    )
    assert.deepEqual(failuresOf(found), ['fails foot IS!revenue[FY13]'])
  })

  it('is held against the section’s own lines, not against those that a period of nil makes agree', () => {
    const found = tieOutOf(
      two(`
      Costs:
      Alpha | 100 | -
      Beta | 200 | -
      Gamma | 300 | -
      Total costs | 650 | -`)
    )
    assert.deepEqual(relationsOf(found.model, 'foot'), ['Total costs = Alpha + Beta + Gamma'])
  })

  it('in a result that is not called a total is reported too', () => {
    const found = tieOutOf(
      two(`
      Total revenues | 41,285 | 38,045
      Total costs | 36,728 | 34,630
      Income from operations | 4,575 | 3,415`)
    )
    // 41,285 - 36,728 = 4,557
    assert.deepEqual(failuresOf(found), ['fails foot IS!operating-income[FY13]'])
  })

  it('in a line of a reconciliation is reported at its end', () => {
    const found = tieOutOf(`
      RECONCILIATION OF INCOME FROM OPERATIONS TO ADJUSTED EBITDA
      (In thousands)

      | 1Q 2013 | 4Q 2012 | 1Q 2012
      Income from operations | 820 | 2,049 | 1,708
      Depreciation and amortization | 11,473 | 10,864 | 9,094
      Stock-based compensation | 1,637 | 1,476 | 1,404
      Adjusted EBITDA | <u>13,894</u> | <u>14,389</u> | <u>12,206</u>`)
    // 820 + 11,437 + 1,637 = 13,894
    assert.deepEqual(failuresOf(found), ['fails bridge REC-adjusted-ebitda!adjusted-ebitda[1Q13]'])
  })

  it('is not sought in a total whose part could not be read', () => {
    const found = tieOutOf(
      two(`
      Costs:
      Wages | 19,730 | 18,612
      Rent | 6,245 | 5,870
      Research | 1O,258 | 8,442
      Total costs | 36,233 | 32,924`)
    )
    assert.deepEqual(failuresOf(found), [])
  })
})

describe('a total over its parts', () => {
  const page = (...rows: ReadonlyArray<readonly [number, ...string[]]>): string =>
    `<html><body><p>Revenue by market</p><table><tr><td>(In millions)</td><td>1Q 2024</td><td>4Q 2023</td></tr>${rows
      .map(
        ([indent, label = '', ...cells]) =>
          `<tr><td style="padding-left:${indent * 10}pt">${label}</td>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
      )
      .join('')}</table></body></html>`
  const sumsOn = (text: string): readonly string[] => relationsOf(tieOutText(text).model, 'foot')

  it('adds the lines set in under it, and is added itself', () => {
    // 19,392 + 3,171 = 22,563 and 15,073 + 3,331 = 18,404; 22,563 + 2,647 = 25,210 and 18,404 + 2,865 = 21,269
    assert.deepEqual(
      sumsOn(
        page(
          [0, 'Machines', '22,563', '18,404'],
          [2, 'Compute', '19,392', '15,073'],
          [2, 'Networking', '3,171', '3,331'],
          [0, 'Games', '2,647', '2,865'],
          [0, 'Total', '25,210', '21,269']
        )
      ),
      ['Machines = Compute + Networking', 'Total = Machines + Games']
    )
  })

  it('passes over what is only part of the line it is set in under', () => {
    assert.deepEqual(
      sumsOn(
        page(
          [0, 'Net sales', '22,563', '18,404'],
          [0, 'Costs', '12,010', '11,200'],
          [2, 'Rent', '371', '331'],
          [2, 'Wages', '2,647', '2,865'],
          [0, 'Operating income', '10,553', '7,204']
        )
      ),
      ['Operating income = Net sales - Costs']
    )
  })
})

describe('a bridge', () => {
  const bridges = (body: string, units = 'In thousands'): readonly string[] =>
    relationsOf(modelOf(`RECONCILIATION OF GAAP TO NON-GAAP MEASURES\n(${units})\n\n${body}`), 'bridge')

  it('leads from a measure to the same measure adjusted, over adjustments that another takes with the other sign', () => {
    // 12,890 - 49 - 58 = 12,783 and 33,853 + 49 + 58 = 33,960; 17,394 - 123 - 64 = 17,207 and 26,668 + 123 + 64 = 26,855
    assert.deepEqual(
      bridges(`
        | 2Q 2013 | 1Q 2013
        GAAP cost of revenue | 12,890 | 17,394
        GAAP gross profit | 33,853 | 26,668
        Acquisition costs | 49 | 123
        Stock-based compensation | 58 | 64
        Non-GAAP cost of revenue | 12,783 | 17,207
        Non-GAAP gross profit | 33,960 | 26,855`),
      [
        'Non-GAAP cost of revenue = GAAP cost of revenue - Acquisition costs - Stock-based compensation',
        'Non-GAAP gross profit = GAAP gross profit + Acquisition costs + Stock-based compensation'
      ]
    )
  })

  it('goes on where another ended, in the periods in which it does', () => {
    assert.deepEqual(
      bridges(`
        | 2Q 2013 | 1Q 2013 | 2Q 2012
        GAAP net income | 26,422 | 18,775 | 16,599
        Restructuring | 521 | 1,813 | 353
        Non-GAAP net income | 26,943 | 20,588 | 16,952
        Inventory release | (180) | 4,538 |
        Non-GAAP net income, excluding inventory release | 26,763 | 25,126 |`),
      [
        'Non-GAAP net income = GAAP net income + Restructuring',
        'Non-GAAP net income, excluding inventory release = Non-GAAP net income + Inventory release'
      ]
    )
  })

  it('takes a rate printed as a dash for as fine as the rates beside it', () => {
    assert.deepEqual(
      sumsOf(`
        RECONCILIATION OF GAAP TO NON-GAAP

        Three months ended Dec 31, 2022 | Three months ended Dec 25, 2021 | Year ended Dec 31, 2022 | Year ended Dec 25, 2021
        GAAP operating margin | (8.1)% | 24.3% | 3.7% | 24.6%
        Acquisition-related adjustments | 2.6% | 1.9% | 2.4% | 1.9%
        Share-based compensation | 5.2% | 2.2% | 5.0% | 2.6%
        Patent settlement | — % | — % | 0.3% | — %
        Inventory impairment | 1.2% | — % | 1.1% | — %
        Restructuring and other charges | 3.3% | 0.1% | — % | 3.3%
        Memory business | — % | (0.5)% | — % | (0.1)%
        Non-GAAP operating margin | 4.3% | 28.2% | 12.6% | 32.4%`),
      [
        'Non-GAAP operating margin = GAAP operating margin + Acquisition-related adjustments + Share-based compensation + Patent settlement + Inventory impairment + Restructuring and other charges + Memory business'
      ]
    )
  })

  it('adds amounts per share and percentages, which elsewhere do not add up', () => {
    assert.deepEqual(
      bridges(`
        | 2Q 2013 | 1Q 2013
        GAAP gross margin | 73.3% | 70.1%
        Stock-based compensation | 0.2% | 0.4%
        Non-GAAP gross margin | 73.5% | 70.5%
        GAAP diluted earnings per share | 2.06 | 1.86
        Restructuring per share | 0.10 | (0.24)
        Non-GAAP diluted earnings per share | 2.16 | 1.62`),
      [
        'Non-GAAP diluted earnings per share = GAAP diluted earnings per share + Restructuring per share',
        'Non-GAAP gross margin = GAAP gross margin + Stock-based compensation'
      ]
    )
  })

  it('is summed up by a total of its adjustments and of others’', () => {
    // 58 + 1,566 = 1,624 and 64 + 1,410 = 1,474
    assert.deepEqual(
      bridges(`
        | 2Q 2013 | 1Q 2013
        GAAP gross profit | 33,853 | 26,668
        Compensation in costs | 58 | 64
        Non-GAAP gross profit | 33,911 | 26,732
        GAAP operating expenses | 5,413 | 5,030
        Compensation in expenses | (1,566) | (1,410)
        Non-GAAP operating expenses | 3,847 | 3,620
        GAAP operating income | 28,440 | 21,638
        Total impact of adjustments | 1,624 | 1,474
        Non-GAAP operating income | 30,064 | 23,112`),
      [
        'Non-GAAP gross profit = GAAP gross profit + Compensation in costs',
        'Non-GAAP operating expenses = GAAP operating expenses + Compensation in expenses',
        'Total impact of adjustments = Compensation in costs - Compensation in expenses',
        'Non-GAAP operating income = GAAP operating income + Total impact of adjustments'
      ]
    )
  })
})

describe('rounding', () => {
  it('may put a named result off by little, and is said to', () => {
    // 14,879 - 3,379 - 6,990 - 1,090 = 3,420, and 18,486 - 4,886 - 6,220 - 1,110 = 6,270
    const found = tieOutOf(
      two(`
      Sales | 14,879 | 18,486
      Materials | 3,379 | 4,886
      Wages | 6,990 | 6,220
      Rent | 1,090 | 1,110
      Operating income | 3,421 | 6,270`)
    )
    assert.deepEqual(relationsOf(found.model, 'foot'), ['Operating income = Sales - Materials - Wages - Rent'])
    assert.deepEqual(failuresOf(found), [])
  })
})

describe('a total that rounding lets tie in two ways', () => {
  it('is of the lines under its own heading, and none of another’s', () => {
    // Of the first total one is left over in every column, which makes the second one exactly in two columns of three.
    const rows = `
      Ointments
      US|4|13|5
      Abroad|217|891|300
      All_|220|903|304
      Bandages
      US|109,310|475,060|120,000
      Abroad|54,120|224,030|60,400
      All_|163,430|699,091|180,401`
    const cells = rows
      .trim()
      .split('\n')
      .map(row => row.trim().split('|'))
      .map(
        ([label = '', ...figures]) =>
          `<tr><td>${label.replace('_', '')}</td>${figures
            .map(figure => `<td${label.endsWith('_') ? ' style="border-top:1px solid"' : ''}>${figure}</td>`)
            .join('')}</tr>`
      )
    const page = `<html><body><p>Sales by product</p><p>(in millions)</p><table><tr><td></td><td>Three months ended March 31, 2013</td><td>Nine months ended March 31, 2013</td><td>Three months ended March 31, 2012</td></tr>${cells.join('')}</table></body></html>`
    const {model} = tieOutText(page)
    assert.deepEqual(relationsOf(model, 'foot'), ['All = US + Abroad'])
  })
})

describe('a difference that is true and yet no sum', () => {
  it('is not made of the line that completes a total printed before and after', () => {
    // Both totals are 400 and 440; the last of the second list is what is left of the first.
    assert.deepEqual(
      sumsOf(
        two(`
        By region:
        Here | 1,300 | 1,330
        There | 2,700 | 2,610
        Total net sales | 4,000 | 3,940
        By product:
        Ships | 1,520 | 1,460
        Tugs | 1,230 | 1,240
        Ports | 1,250 | 1,240
        Total net sales | 4,000 | 3,940`)
      ),
      ['Total net sales = Here + There', 'Total net sales = Ships + Tugs + Ports']
    )
  })

  it('does not make equity of assets less liabilities', () => {
    const sheet = `
      BALANCE SHEETS
      (In thousands)

      | March 31, 2013 | December 31, 2012
      Cash | 34,552 | 28,553
      Plant | 379,628 | 380,000
      Total assets | 414,180 | 408,553
      Total liabilities | 245,080 | 240,000
      Total stockholders' equity | 169,100 | 168,553
      Total liabilities and stockholders' equity | 414,180 | 408,553`
    assert.deepEqual(relationsOf(modelOf(sheet), 'foot'), [
      'Total assets = Cash + Plant',
      "Total liabilities and stockholders' equity = Total liabilities + Total stockholders' equity"
    ])
  })
})

/** Lines with figures in two periods, and what their totals add, by name. */
interface Built {
  readonly rows: readonly string[]
  readonly sums: readonly string[]
  readonly values: readonly [number, number]
  readonly name: string
}

const money = (value: number): string => {
  const digits = String(Math.abs(value)).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return value < 0 ? `(${digits})` : digits
}
const rowOf = (label: string, values: readonly number[]): string => `${label} | ${values.map(money).join(' | ')}`

/** A line, or a section with a heading and a total over some of both: names are numbered so that none repeats. */
function build(shape: Shape, path: string): Built {
  if (Array.isArray(shape[0])) {
    const parts = (shape as readonly Shape[]).map((each, index) => build(each, `${path}${letter(index)}`))
    const values = parts.reduce<readonly [number, number]>(
      (sum, each) => [sum[0] + each.values[0], sum[1] + each.values[1]],
      [0, 0]
    )
    const name = `Total section ${path}`
    return {
      rows: [`Section ${path}: ||`, ...parts.flatMap(part => part.rows), rowOf(name, values)],
      sums: [...parts.flatMap(part => part.sums), `${name} = ${parts.map(part => part.name).join(' + ')}`],
      values,
      name
    }
  }
  const values = shape as readonly [number, number]
  const name = `Line ${path}`
  return {rows: [rowOf(name, values)], sums: [], values, name}
}
const letter = (index: number): string => String.fromCharCode(97 + index)

type Shape = readonly [number, number] | readonly Shape[]

/** Figures of five digits with few chances to add up by accident. */
const figures = fc.tuple(fc.integer({min: 10_000, max: 99_999}), fc.integer({min: 10_000, max: 99_999}))
const shapes: fc.Arbitrary<Shape> = fc.letrec<{section: Shape; part: Shape}>(tie => ({
  section: fc.array(tie('part'), {minLength: 2, maxLength: 5}),
  part: fc.oneof({maxDepth: 3, withCrossShrink: true}, figures, figures, tie('section'))
})).section

describe('any statement built of sections and their totals', () => {
  it('is footed exactly as it was built', () => {
    fc.assert(
      fc.property(shapes, shape => {
        const built = build(shape, 'x')
        const found = tieOutOf(two(built.rows.join('\n')))
        assert.deepEqual(relationsOf(found.model, 'foot'), built.sums)
        assert.deepEqual(failuresOf(found), [])
        assert.equal(found.checks.counts.exact, built.sums.length * 2)
      }),
      {numRuns: 60, seed: 36_829}
    )
  })

  it('fails in the period and at the total that is misprinted', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.integer({min: 100, max: 9_999}), (shape, pick, off) => {
        const built = build(shape, 'x')
        const totals = built.rows.flatMap((row, index) => (row.startsWith('Total') ? [index] : []))
        const at = totals[pick % totals.length] ?? 0
        const [label = '', first = '', second = ''] = (built.rows[at] ?? '').split(' | ')
        const misprinted = [label, money(Number(first.replaceAll(',', '')) + off), second].join(' | ')
        const rows = built.rows.map((row, index) => (index === at ? misprinted : row))
        const found = tieOutOf(two(rows.join('\n')))
        const failing = found.problems.filter(problem => problem.code === 'does-not-foot')
        // Rows begin on the fifth line; the total that is wrong is told, and the one that adds it may be told too.
        assert.ok(
          failing.some(problem => problem.at?.line === 5 + at && problem.message.startsWith(`${label} [FY13]`)),
          `${misprinted}: ${failing.map(problem => problem.message).join(' ')}`
        )
        assert.ok(failing.every(problem => problem.message.includes('[FY13]') && !problem.message.includes('[FY12]')))
      }),
      {numRuns: 60, seed: 36_829}
    )
  })
})

describe('a total that selected lines stand before', () => {
  it('is not said to fail where they come nowhere near it', () => {
    const found = `
      Selected figures:
      Cash | 12 | 14
      Securities | 30 | 35
      Total assets | 9,000 | 9,400`
    assert.deepEqual(sumsOf(two(found)), [])
    assert.deepEqual(failuresOf(tieOutOf(two(found))), [])
  })
})

describe('a change in points', () => {
  it('is what two rates differ by, and a dash among rates says nothing', () => {
    const page = (cells: string): string =>
      `<html><body><table><tr><td></td><td>1Q 2024</td><td>1Q 2023</td><td>% Change</td></tr>${cells}</table></body></html>`
    const cell = (...texts: readonly string[]): string => `<tr>${texts.map(text => `<td>${text}</td>`).join('')}</tr>`
    const {model} = tieOutText(
      page(
        cell('Sales', '30', '20', '—') + cell('Margin', '40.0%', '42.5%', '(2.5) pts') + cell('Costs', '6', '5', '20%')
      )
    )
    assert.deepEqual(
      model.relations.map(relation => relation.kind),
      ['change', 'growth']
    )
  })
})
