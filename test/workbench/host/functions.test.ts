import assert from 'node:assert/strict'
import {type TestedHost, overHost, valuesOf} from './host-fixture.ts'

const number = {name: 'x', type: 'number'}
const file = {
  functions: [
    {id: 'ADD', name: 'ADD', parameters: [number, {...number, name: 'y', optional: true}]},
    {id: 'SLOW', name: 'SLOW', parameters: [number]},
    {id: 'ADJ', name: 'ADJ', parameters: [{name: 'period', type: 'string'}], options: {stream: true, cancelable: true}},
    {id: 'BAD', name: 'BAD', parameters: []},
    {id: 'SPILL', name: 'SPILL', parameters: [number]},
    {id: 'TOTAL', name: 'TOTAL', parameters: [{name: 'cells', type: 'any', dimensionality: 'matrix'}]},
    {id: 'JOIN', name: 'JOIN', parameters: [{name: 'parts', type: 'string', repeating: true}]},
    {id: 'GONE', name: 'GONE', parameters: []}
  ]
}
const options = () => ({functions: {namespace: 'INAP', file}})

async function showing(host: TestedHost, formulas: Record<string, string>): Promise<void> {
  for (const [address, formula] of Object.entries(formulas)) host.book.type(`Sheet1!${address}`, formula)
  await host.idle()
}

describe('custom functions', () => {
  it(
    'show #BUSY! and then their result; cells that use it follow',
    overHost(async host => {
      host.CustomFunctions.associate('ADD', (x: number, y: number | null) => x + (y ?? 100))
      host.book.type('Sheet1!A1', '=INAP.ADD(2,3)')
      host.book.type('Sheet1!A2', '=A1*2+INAP.ADD(1)')
      assert.equal(host.book.valueAt('Sheet1!A1'), '#BUSY!')
      assert.equal(host.book.valueAt('Sheet1!A2'), '#BUSY!')
      await host.idle()
      assert.deepEqual(await valuesOf(host, 'A1:A2'), [[5], [111]])
    }, options)
  )

  it(
    'are called again when a cell they refer to changes, and only then',
    overHost(async host => {
      const calls: number[] = []
      host.CustomFunctions.associate('SLOW', async (x: number) => {
        calls.push(x)
        await new Promise(resolve => setTimeout(resolve, 5))
        return x * 10
      })
      await showing(host, {B1: '4', B2: '=INAP.SLOW(B1+1)', B3: '=INAP.SLOW(B1)'})
      assert.deepEqual(await valuesOf(host, 'B2:B3'), [[50], [40]])
      await showing(host, {C9: '1'})
      assert.equal(calls.length, 2)
      await showing(host, {B1: '7'})
      assert.deepEqual(await valuesOf(host, 'B2:B3'), [[80], [70]])
      assert.equal(calls.length, 4)
    }, options)
  )

  it(
    'call each other through arguments',
    overHost(async host => {
      host.CustomFunctions.associate('ADD', (x: number, y: number | null) => x + (y ?? 0))
      await showing(host, {A1: '=INAP.ADD(INAP.ADD(1,2),INAP.ADD(3,4))'})
      assert.equal(host.book.valueAt('Sheet1!A1'), 10)
    }, options)
  )

  it(
    'errors keep their kind and their message',
    overHost(async host => {
      const {CustomFunctions} = host
      CustomFunctions.associate('BAD', () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the runtime knows errors by this class
        throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, 'There is 1Q13.')
      })
      CustomFunctions.associate('ADD', () => {
        throw new Error('a fault')
      })
      CustomFunctions.associate('SLOW', () => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as above
        return Promise.reject(new CustomFunctions.Error(CustomFunctions.ErrorCode.divisionByZero))
      })
      await showing(host, {
        A1: '=INAP.BAD()',
        A2: '=INAP.ADD(1)',
        A3: '=INAP.SLOW(1)',
        A4: '=INAP.ADD("x")',
        A5: '=INAP.GONE()',
        A6: '=INAP.NOPE()'
      })
      assert.deepEqual(await valuesOf(host, 'A1:A6'), [
        ['#N/A'],
        ['#VALUE!'],
        ['#DIV/0!'],
        ['#VALUE!'],
        ['#VALUE!'],
        ['#NAME?']
      ])
      assert.equal(host.book.messageAt('Sheet1!A1'), 'There is 1Q13.')
      assert.equal(host.book.messageAt('Sheet1!A2'), undefined)
    }, options)
  )

  it(
    'errors and waiting pass through arguments',
    overHost(async host => {
      host.CustomFunctions.associate('ADD', (x: number) => x)
      await showing(host, {A1: '=1/0', A2: '=INAP.ADD(A1)', A3: '=IFERROR(INAP.ADD(A1),"none")'})
      assert.deepEqual(await valuesOf(host, 'A2:A3'), [['#DIV/0!'], ['none']])
    }, options)
  )

  it(
    'streams go on until the cell is cleared; equal calls share one',
    overHost(async host => {
      const open = new Map<string, (value: number) => void>()
      const cancelled: string[] = []
      host.CustomFunctions.associate(
        'ADJ',
        (period: string, invocation: CustomFunctions.StreamingInvocation<number>) => {
          open.set(period, value => invocation.setResult(value))
          invocation.onCanceled = () => cancelled.push(period)
          invocation.setResult(1)
        }
      )
      await showing(host, {A1: '=INAP.ADJ("1Q13")', A2: '=A1+1', A3: '=inap.adj("1Q13")'})
      assert.deepEqual(await valuesOf(host, 'A1:A3'), [[1], [2], [1]])
      assert.equal(host.functions?.open, 1)
      open.get('1Q13')?.(13561)
      await until(() => host.book.valueAt('Sheet1!A2') === 13562)
      host.book.type('Sheet1!A1', '')
      await host.idle()
      assert.deepEqual(cancelled, [])
      await showing(host, {A3: '=INAP.ADJ("2Q13")'})
      assert.deepEqual(cancelled, ['1Q13'])
      open.get('1Q13')?.(99)
      await host.idle()
      assert.equal(host.book.valueAt('Sheet1!A3'), 1)
    }, options)
  )

  it(
    'a stream survives rows inserted above it',
    overHost(async host => {
      let set: ((value: number) => void) | undefined
      let starts = 0
      host.CustomFunctions.associate(
        'ADJ',
        (_period: string, invocation: CustomFunctions.StreamingInvocation<number>) => {
          starts++
          set = value => invocation.setResult(value)
          set(1)
        }
      )
      await showing(host, {A1: '=INAP.ADJ("1Q13")'})
      await host.Excel.run(async context => {
        context.workbook.worksheets.getFirst().getRange('1:1').insert('Down')
        await context.sync()
      })
      assert.deepEqual(await valuesOf(host, 'A1:A2'), [[''], [1]])
      set?.(2)
      await until(() => host.book.valueAt('Sheet1!A2') === 2)
      assert.equal(starts, 1)
    }, options)
  )

  it(
    'take areas and names, and any number of arguments',
    overHost(async host => {
      host.CustomFunctions.associate('TOTAL', (cells: unknown[][]) =>
        cells.flat().reduce((sum: number, cell) => sum + Number(cell), 0)
      )
      host.CustomFunctions.associate('JOIN', (parts: string[]) => parts.join('|'))
      await host.Excel.run(async context => {
        const sheet = context.workbook.worksheets.getFirst()
        sheet.getRange('A1:B2').values = [
          [1, 2],
          [3, 4]
        ]
        context.workbook.names.add('INAP_All', sheet.getRange('A1:B2'))
        sheet.getRange('D1:D3').formulas = [
          ['=INAP.TOTAL(A1:B2)'],
          ['=INAP.TOTAL(INAP_All)'],
          ['=INAP.JOIN(A1,"x",B2)']
        ]
        await context.sync()
      })
      await host.idle()
      assert.deepEqual(await valuesOf(host, 'D1:D3'), [[10], [10], ['1|x|4']])
    }, options)
  )

  it(
    'tables of results spill',
    overHost(async host => {
      host.CustomFunctions.associate('SPILL', (x: number) => [
        [x, x + 1],
        ['a', true]
      ])
      await showing(host, {A1: '=INAP.SPILL(5)', D1: '=SUM(A1:B1)'})
      assert.deepEqual(await valuesOf(host, 'A1:B2'), [
        [5, 6],
        ['a', true]
      ])
      assert.equal(host.book.valueAt('Sheet1!D1'), 11)
    }, options)
  )
})

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 3000
  while (!condition()) {
    assert(Date.now() < end, 'it did not come about')
    await new Promise(resolve => setTimeout(resolve, 3))
  }
}
