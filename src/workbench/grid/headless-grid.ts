import {createRequire} from 'node:module'
import type {UniverParts} from './univer-parts.ts'
import {type BookOptions, UniverBook} from './univer-book.ts'
import {startUniver} from './univer-start.ts'

/** A workbook of Univer without a page, for Node: the model, the formulas and the tables, and nothing that draws. */
export function headlessGrid(options: BookOptions = {}): UniverBook {
  const parts = headlessParts()
  const univer = startUniver(parts, {})
  return new UniverBook(parts, univer, options)
}

/** Univer's packages for Node: its module builds do not load there, its CommonJS builds do. */
export function headlessParts(): UniverParts {
  const require = createRequire(import.meta.url)
  const load = (name: string): unknown => require(name)
  const parts: unknown = {
    core: load('@univerjs/core'),
    engine: load('@univerjs/engine-formula'),
    sheets: load('@univerjs/sheets'),
    formula: load('@univerjs/sheets-formula'),
    table: load('@univerjs/sheets-table'),
    rules: load('@univerjs/sheets-conditional-formatting'),
    notes: load('@univerjs/sheets-note')
  }
  if (!areParts(parts)) throw new Error('Univer is not the version this is written for.')
  return parts
}

function areParts(parts: unknown): parts is UniverParts {
  const witnesses = {
    core: 'Univer',
    engine: 'UniverFormulaEnginePlugin',
    sheets: 'UniverSheetsPlugin',
    formula: 'TriggerCalculationController',
    table: 'TableManager',
    rules: 'ConditionalFormattingRuleModel',
    notes: 'SheetsNoteModel'
  }
  return Object.entries(witnesses).every(([part, name]) => {
    const loaded: unknown = typeof parts === 'object' && parts !== null ? Reflect.get(parts, part) : undefined
    return typeof loaded === 'object' && loaded !== null && name in loaded
  })
}
