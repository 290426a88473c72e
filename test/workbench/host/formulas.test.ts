import assert from 'node:assert/strict'
import {
  looksLikeCell,
  qualifyReferences,
  renameSheetIn,
  shiftFormula
} from '../../../src/workbench/host/formula-text.ts'
import {isBalanced, replaceCalls} from '../../../src/workbench/host/function-calls.ts'
import type {Shift} from '../../../src/workbench/host/shift.ts'
import {renameInTables, resolveTables} from '../../../src/workbench/host/structured-references.ts'

const twoRowsAtTwo: Shift = {kind: 'insert', area: {row: 1, column: 0, rows: 2, columns: 16384}, along: 'rows'}
const table = {
  name: 'IS',
  sheetName: 'Income',
  area: {row: 3, column: 0, rows: 5, columns: 3},
  hasHeaders: true,
  hasTotals: false,
  columnNames: ['Line', '1Q13', '1Q12']
}

describe('formulas as text', () => {
  it('references follow inserted and deleted rows', () => {
    const cases = [
      ['=SUM(A1:A3)', '=SUM(A1:A5)', '=SUM(A1:A1)'],
      ['=$B$4+LOG10(A3)', '=$B$6+LOG10(A5)', '=$B$2+LOG10(#REF!)'],
      ['=A:A+3:4', '=A:A+5:6', '=A:A+2:2'],
      ['=Other!A2&"A2"&IS[A2]', '=Other!A2&"A2"&IS[A2]', '=Other!A2&"A2"&IS[A2]'],
      ["='Own sheet'!A2", "='Own sheet'!A4", "='Own sheet'!#REF!"]
    ] as const
    for (const [formula, inserted, deleted] of cases) {
      assert.equal(shiftFormula(formula, 'Own sheet', 'own sheet', twoRowsAtTwo), inserted)
      assert.equal(shiftFormula(formula, 'Own sheet', 'own sheet', {...twoRowsAtTwo, kind: 'delete'}), deleted)
    }
  })

  it('references follow the name of their sheet', () => {
    assert.equal(renameSheetIn("=Data!A1+'Data 2'!B2+C3", 'data', "It's"), "='It''s'!A1+'Data 2'!B2+C3")
    assert.equal(renameSheetIn('=Data!A1+1', 'Data', undefined), '=#REF!+1')
    assert.equal(qualifyReferences('=A1+Other!B2', 'My sheet'), "='My sheet'!A1+Other!B2")
  })

  it('structured references become addresses', () => {
    const cases = [
      ['=SUM(IS[1Q13])', '=SUM(Income!$B$5:$B$8)'],
      ['=SUM(is[[1Q13]:[1Q12]])', '=SUM(Income!$B$5:$C$8)'],
      ['=IS[[#This Row],[1Q13]]+IS[@1Q12]', '=Income!$B$6+Income!$C$6'],
      ['=ROWS(IS[#All])+COLUMNS(IS[#Headers])', '=ROWS(Income!$A$4:$C$8)+COLUMNS(Income!$A$4:$C$4)'],
      ['=IS[4Q99]', '=#REF!'],
      ['="IS[1Q13]"', '="IS[1Q13]"']
    ] as const
    for (const [formula, resolved] of cases) assert.equal(resolveTables(formula, 5, [table]), resolved)
    assert.equal(
      renameInTables('=IS[1Q13]+Other[1Q13]', 'is', {column: ['1Q13', '1Q14']}),
      '=is[1Q14]+Other[1Q13]'.replace('is', 'IS')
    )
  })

  it('calls are found whole, with their arguments', () => {
    const found: string[] = []
    const replaced = replaceCalls(
      '=inap.add(1,SUM(A1,"),(" ))+XINAP.ADD(2)+"INAP.ADD(3)"+INAP.ADD(INAP.ADD(),)',
      name => name === 'INAP.ADD',
      call => {
        found.push(`${call.name}(${call.args.join(' | ')})`)
        return `#${found.length}`
      }
    )
    assert.deepEqual(found, ['INAP.ADD(1 | SUM(A1,"),(" ))', 'INAP.ADD()', 'INAP.ADD(#2 | )'])
    assert.equal(replaced, '=#1+XINAP.ADD(2)+"INAP.ADD(3)"+#3')
  })

  it('names that are cells, and formulas that do not close', () => {
    for (const name of ['FY2024', 'R1C1', 'r', 'C5', 'XFD1048576']) assert(looksLikeCell(name), name)
    for (const name of ['INAP_X', 'XFE1', 'ABCD1', 'rate', 'A1048577']) assert(!looksLikeCell(name), name)
    for (const formula of ['=SUM(A1', '="open', '=1+', '=A1)']) assert(!isBalanced(formula), formula)
    for (const formula of ['=SUM(A1)', '="a""b"', "='a(b'!A1", '=5%', '="x"']) assert(isBalanced(formula), formula)
  })
})
