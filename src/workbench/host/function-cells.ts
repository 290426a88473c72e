import {type Area, gridOf, parseArea, quoteSheet, showArea, splitAddress} from './area.ts'
import type {Calculator} from './calculator.ts'
import {type Content, type Value, errorTexts} from './cell.ts'
import {qualifyReferences} from './formula-text.ts'
import {replaceCalls} from './function-calls.ts'

/** An argument of a call: a value, the values of an area, or nothing. */
export type CallArgument = Value | readonly (readonly Value[])[] | null

/** What the outside makes of a call: a value, or rows of values that spill. */
export type CallResult = Value | readonly (readonly Value[])[]

/** Functions the workbook does not calculate itself. */
export interface CellFunctions {
  /** True when the name, in capitals, is one of them. */
  knows(name: string): boolean
  /**
   * Starts a call. Results come by `done`, never before this returns, and more than once from a streaming function.
   * Returns what cancels it.
   */
  start(
    name: string,
    args: readonly CallArgument[],
    address: string,
    done: (result: CallResult, message?: string) => void
  ): () => void
}

type Source =
  | {readonly kind: 'area'; readonly sheet: string; readonly area: Area}
  | {readonly kind: 'expression'; readonly template: string}
  | {readonly kind: 'omitted'}

/** A call that was started, and what came of it. It outlives its site when cells move. */
interface Invocation {
  readonly name: string
  /** The arguments as JSON. */
  readonly key: string
  site: Site | undefined
  result: CallResult
  message: string | undefined
  cancel: (() => void) | undefined
}

/** One call as written in a cell. */
interface Site {
  readonly owner: FunctionCell
  readonly name: string
  readonly sources: readonly Source[]
  /** Its row on the sheet of arguments. */
  readonly row: number
  /** Where its result is on the sheet of results. */
  area: Area
  invocation: Invocation | undefined
}

/** A place in the workbook. */
export interface CellPlace {
  /** The index of the sheet. */
  readonly sheet: number
  readonly row: number
  readonly column: number
  /** As the function is told it, `Sheet1!B2`. */
  readonly address: string
}

interface FunctionCell {
  readonly place: CellPlace
  /** The formula with marks in place of its calls. */
  template: string
  readonly sites: Site[]
}

// Two sheets the user never sees: one holds arguments that are expressions, one the results.
const argumentSheet = '__arguments'
const resultSheet = '__results'
const [argumentIndex, resultIndex] = [0, 1]
// A private character, which no formula has, around the number of a call.
const mark = /\uE000(\d+)\uE000/g

/** The calls of outside functions in cells: what they were called with, what came back, and when to call again. */
export class FunctionCells {
  /** The scratch sheets, to be given to the calculator before the workbook's own. */
  static readonly sheets: readonly string[] = [argumentSheet, resultSheet]

  private readonly calculator: Pick<Calculator, 'put' | 'value'>
  private readonly functions: CellFunctions
  private readonly changed: () => void
  private readonly cells = new Map<string, FunctionCell>()
  private orphans: Invocation[] = []
  private sheetNames: readonly string[] = []
  private nextArgumentRow = 0
  private nextResultRow = 0

  /** @param changed called when a result came, so that the book recalculates */
  constructor(calculator: Pick<Calculator, 'put' | 'value'>, functions: CellFunctions, changed: () => void) {
    this.calculator = calculator
    this.functions = functions
    this.changed = changed
  }

  /** Starts over after the structure changed, with the names of all sheets that the calculator has. Calls found again with the same arguments go on with what they have. */
  reset(sheetNames: readonly string[]): void {
    for (const {sites} of this.cells.values()) {
      for (const {invocation} of sites) if (invocation) this.orphans.push(invocation)
    }
    this.cells.clear()
    this.sheetNames = sheetNames
    this.nextArgumentRow = 0
    this.nextResultRow = 0
  }

  /** Forgets the calls of a cell and cancels them. */
  drop(key: string): void {
    for (const {invocation} of this.cells.get(key)?.sites ?? []) stop(invocation)
    this.cells.delete(key)
  }

  /**
   * Puts a cell's formula in the calculator with its calls replaced by where their results will be.
   *
   * @param expand resolves names and tables in an argument, so that areas can be told from expressions
   */
  put(key: string, place: CellPlace, formula: string, expand: (argument: string) => string): void {
    const cell: FunctionCell = {place, template: '', sites: []}
    cell.template = replaceCalls(
      formula,
      name => this.functions.knows(name),
      ({name, args}) => {
        const row = this.nextArgumentRow++
        const sources = args.map(arg => this.source(arg, place, expand))
        const area = {row: this.nextResultRow++, column: 0, rows: 1, columns: 1}
        const site: Site = {owner: cell, name, sources, row, area, invocation: undefined}
        cell.sites.push(site)
        this.show(site, '#BUSY!')
        return `\uE000${cell.sites.length - 1}\uE000`
      }
    )
    if (cell.sites.length > 0) this.cells.set(key, cell)
    this.render(cell)
  }

  /** Starts calls whose arguments changed since. True when something was put in the calculator. */
  advance(): boolean {
    let moved = false
    for (const site of [...this.cells.values()].flatMap(cell => cell.sites)) {
      const args = site.sources.map((source, column) => this.read(source, site.row, column))
      const key = args.flat(2).includes('#BUSY!') ? undefined : JSON.stringify(args)
      if (key === site.invocation?.key) continue
      moved = true
      stop(site.invocation)
      site.invocation = key === undefined ? undefined : (this.adopt(site, key) ?? this.start(site, key, args))
      this.show(site, site.invocation?.result ?? '#BUSY!')
    }
    for (const orphan of this.orphans.splice(0)) stop(orphan)
    return moved
  }

  /** The message of the error a cell's call ended with, as Excel shows it beside the cell. */
  message(key: string): string | undefined {
    const sites = this.cells.get(key)?.sites ?? []
    return sites.map(site => site.invocation?.message).find(message => message !== undefined)
  }

  /** Cancels everything. */
  close(): void {
    for (const key of [...this.cells.keys()]) this.drop(key)
  }

  private start(site: Site, key: string, args: readonly CallArgument[]): Invocation {
    const invocation: Invocation = {name: site.name, key, site, result: '#BUSY!', message: undefined, cancel: undefined}
    invocation.cancel = this.functions.start(site.name, args, site.owner.place.address, (result, message) => {
      invocation.result = result
      invocation.message = message
      if (!invocation.site) return
      this.show(invocation.site, result)
      this.changed()
    })
    return invocation
  }

  // After a change of structure the same call goes on at its new place.
  private adopt(site: Site, key: string): Invocation | undefined {
    const at = this.orphans.findIndex(old => old.name === site.name && old.key === key)
    const [found] = at < 0 ? [] : this.orphans.splice(at, 1)
    if (found) found.site = site
    return found
  }

  private source(arg: string, place: CellPlace, expand: (argument: string) => string): Source {
    if (arg === '') return {kind: 'omitted'}
    const own = this.sheetNames[place.sheet] ?? ''
    const {sheet, rest} = splitAddress(expand(arg))
    const area = parseArea(rest)
    if (area) return {kind: 'area', sheet: sheet ?? own, area}
    return {kind: 'expression', template: `=${qualifyReferences(expand(arg), own)}`}
  }

  private read(source: Source, row: number, column: number): CallArgument {
    if (source.kind === 'omitted') return null
    if (source.kind === 'expression') return this.calculator.value(argumentIndex, row, column)
    const sheet = this.sheetNames.findIndex(name => name.toLowerCase() === source.sheet.toLowerCase())
    if (sheet < 0) return '#REF!'
    return gridOf(source.area, (r, c) => this.calculator.value(sheet, r, c))
  }

  private show(site: Site, result: CallResult): void {
    const grid: readonly (readonly Value[])[] = typeof result === 'object' ? result : [[result]]
    const columns = Math.max(1, ...grid.map(line => line.length))
    const resized = grid.length !== site.area.rows || columns !== site.area.columns
    if (resized) {
      site.area = {row: this.nextResultRow, column: 0, rows: Math.max(1, grid.length), columns}
      this.nextResultRow += site.area.rows
    }
    const put = (row: number, column: number, value: Value) =>
      this.calculator.put(resultIndex, row, column, contentOf(value))
    grid.forEach((line, i) => line.forEach((value, j) => put(site.area.row + i, j, value)))
    if (resized) this.render(site.owner)
  }

  // Writes the formula with the places of its results; again when a result got another size, so that the engine spills it.
  private render(cell: FunctionCell): void {
    const fill = (template: string) =>
      template.replace(mark, (_whole, index: string) => {
        const site = cell.sites[Number(index)]
        return site ? `${quoteSheet(resultSheet)}!${showArea(site.area, true)}` : '#REF!'
      })
    for (const site of cell.sites) {
      site.sources.forEach((source, column) => {
        if (source.kind !== 'expression') return
        const formula = fill(source.template)
        this.calculator.put(argumentIndex, site.row, column, {kind: 'formula', formula})
      })
    }
    const {sheet, row, column} = cell.place
    this.calculator.put(sheet, row, column, {kind: 'formula', formula: fill(cell.template)})
  }
}

function stop(invocation: Invocation | undefined): void {
  if (!invocation) return
  invocation.site = undefined
  invocation.cancel?.()
}

function contentOf(value: Value): Content {
  if (typeof value === 'number') return {kind: 'number', value}
  if (typeof value === 'boolean') return {kind: 'boolean', value}
  return errorTexts.includes(value) ? {kind: 'error', value} : {kind: 'text', value, quoted: false}
}
