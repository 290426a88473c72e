import assert from 'node:assert/strict'
import {subject} from '../host/host-fixture.ts'
import {startGridHost} from './grid-fixture.ts'

const files = ['batches', 'cells', 'events', 'formulas', 'functions', 'ranges', 'sheets', 'stored', 'tables-and-names']

// What Univer's engine does otherwise than the engine these cases were written for.
const different = new Set([
  // Gives all digits of a double, as Excel does, where the other gives fifteen.
  'formulas are calculated, and again when what they use changes',
  // Does not follow into a table's columns that are put in while a formula refers to the table.
  'are added anywhere, and formulas and other cells follow',
  // Goes once around a circle.
  'what refers to itself is worth nothing'
])

const over: {suite?: Mocha.Suite} = {}
describe('over a workbook of Univer’s', function () {
  over.suite = this
  it('are the cases of the host', () => assert.ok(this.suites.length > 10))
})

// The host's own cases are loaded a second time and run over a workbook of Univer's.
const usual = subject.start
subject.start = startGridHost
for (const file of files) await import(`../host/${file}.test.ts?over=univer`)
subject.start = usual

const root = over.suite?.parent
for (const suite of root?.suites.splice(root.suites.findIndex(each => each === over.suite) + 1) ?? []) {
  suite.tests = suite.tests.filter(test => !different.has(test.title))
  over.suite?.addSuite(suite)
}
