import {parseArea, splitAddress} from '../host/area.ts'
import type {BookName, Sheet} from '../host/book.ts'
import {type WorkbookUnit, unitId} from './workbook-unit.ts'

/** What Univer calls the sheet of a name that belongs to the whole workbook. */
export const everySheet = 'AllDefaultWorkbook'

/** A defined name of Univer's as the host sees it. */
export class UniverName implements BookName {
  readonly id: string
  readonly sheet?: Sheet
  private readonly unit: WorkbookUnit

  constructor(unit: WorkbookUnit, id: string, sheet: Sheet | undefined) {
    this.unit = unit
    this.id = id
    if (sheet) this.sheet = sheet
  }

  get name(): string {
    return this.found()?.name ?? ''
  }

  get formula(): string {
    const text = this.found()?.formulaOrRefString ?? ''
    return text.startsWith('=') ? text : `=${text}`
  }

  set formula(formula: string) {
    this.set({formulaOrRefString: storedFormula(formula)})
  }

  get comment(): string {
    return this.found()?.comment ?? ''
  }

  set comment(comment: string) {
    this.set({comment})
  }

  get visible(): boolean {
    return this.found()?.hidden !== true
  }

  set visible(visible: boolean) {
    this.set({hidden: !visible})
  }

  /** What Univer is told to keep for this name, with a formula. */
  stored(formula: string): object {
    return {unitId, ...this.found(), formulaOrRefString: storedFormula(formula)}
  }

  private found() {
    return this.unit.injector.get(this.unit.parts.engine.IDefinedNamesService).getValueById(unitId, this.id)
  }

  private set(change: object): void {
    const {SetDefinedNameMutation} = this.unit.parts.engine
    const before = {unitId, ...this.found()}
    const after = {...before, ...change}
    this.unit.change(
      [{id: SetDefinedNameMutation.id, params: after}],
      [{id: SetDefinedNameMutation.id, params: before}]
    )
  }
}

/** A name's formula as Univer stores it: an address without `=`, anything else with. */
export function storedFormula(formula: string): string {
  const bare = formula.replace(/^=/, '')
  return parseArea(splitAddress(bare).rest) ? bare : `=${bare}`
}
