import type {BookName} from '../host/book.ts'
import {UniverName, everySheet, storedFormula} from './univer-name.ts'
import type {UniverSheet} from './univer-sheet.ts'
import {type WorkbookUnit, unitId} from './workbook-unit.ts'

/** The defined names of a workbook, each the same object however often it is asked for. */
export class BookNames {
  private readonly unit: WorkbookUnit
  private readonly known = new Map<string, UniverName>()
  private nextId = 1

  constructor(unit: WorkbookUnit) {
    this.unit = unit
  }

  /** All names, also those the user defined. */
  list(sheets: readonly UniverSheet[]): readonly UniverName[] {
    const service = this.unit.injector.get(this.unit.parts.engine.IDefinedNamesService)
    return Object.values(service.getDefinedNameMap(unitId) ?? {}).map(({id, localSheetId}) => {
      const sheet = localSheetId === undefined ? undefined : sheets.find(each => each.id === localSheetId)
      const name = this.known.get(id) ?? new UniverName(this.unit, id, sheet)
      this.known.set(id, name)
      return name
    })
  }

  add({name, sheet, formula, comment, visible}: BookName): UniverName {
    const id = `name-${this.nextId++}`
    const stored = {name, formulaOrRefString: storedFormula(formula), comment, hidden: !visible}
    const params = {unitId, id, ...stored, localSheetId: sheet?.id ?? everySheet}
    const {SetDefinedNameMutation, RemoveDefinedNameMutation} = this.unit.parts.engine
    this.unit.change([{id: SetDefinedNameMutation.id, params}], [{id: RemoveDefinedNameMutation.id, params}])
    const added = new UniverName(this.unit, id, sheet)
    this.known.set(id, added)
    return added
  }

  remove(name: UniverName): void {
    const params = name.stored(name.formula)
    const {SetDefinedNameMutation, RemoveDefinedNameMutation} = this.unit.parts.engine
    this.unit.change([{id: RemoveDefinedNameMutation.id, params}], [{id: SetDefinedNameMutation.id, params}])
  }
}
