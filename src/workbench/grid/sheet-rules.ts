import type {IStyleBase} from '@univerjs/core'
import type {
  IConditionFormattingRule,
  IConditionalFormattingRuleConfig,
  ITextHighlightCell
} from '@univerjs/sheets-conditional-formatting'
import type {Style, TextRule} from '../host/book.ts'
import {type Shift, shiftArea} from '../host/shift.ts'
import {areaOfRange, rangeOfArea} from './ranges.ts'
import {type WorkbookUnit, unitId} from './workbook-unit.ts'

/** The conditional formats of a sheet, kept and drawn by Univer. Those of other kinds, which a user may add, are left alone. */
export class SheetRules {
  private readonly unit: WorkbookUnit
  private readonly sheetId: string

  constructor(unit: WorkbookUnit, sheetId: string) {
    this.unit = unit
    this.sheetId = sheetId
  }

  /** The strongest first. */
  list(): readonly TextRule[] {
    const model = this.unit.injector.get(this.unit.parts.rules.ConditionalFormattingRuleModel)
    return (model.getSubunitRules(unitId, this.sheetId) ?? []).flatMap(each => this.read(each))
  }

  put(rule: TextRule): void {
    const {rules} = this.unit.parts
    const {injector} = this.unit
    const written = this.written(rule)
    if (this.list().some(({id}) => id === rule.id)) {
      const params = this.params({cfId: rule.id, rule: written})
      const undos = rules.setConditionalRuleMutationUndoFactory(injector, params)
      this.unit.change([{id: rules.SetConditionalRuleMutation.id, params}], undos)
    } else {
      const params = this.params({rule: written})
      const undo = rules.AddConditionalRuleMutationUndoFactory(injector, params)
      this.unit.change([{id: rules.AddConditionalRuleMutation.id, params}], [undo])
    }
  }

  remove(id: string): void {
    if (!this.list().some(rule => rule.id === id)) return
    const {DeleteConditionalRuleMutation, DeleteConditionalRuleMutationUndoFactory} = this.unit.parts.rules
    const params = this.params({cfId: id})
    const undos = DeleteConditionalRuleMutationUndoFactory(this.unit.injector, params)
    this.unit.change(
      [{id: DeleteConditionalRuleMutation.id, params}],
      undos.map(undo => ({id: undo.id, params: undo.params ?? {}}))
    )
  }

  /** Moves what has not moved by itself when cells were, which in a page it does where whole rows or columns are. */
  follow(before: readonly TextRule[], shift: Shift): void {
    const now = new Map(this.list().map(rule => [rule.id, rule.area]))
    for (const rule of before) {
      const area = shiftArea(rule.area, shift)
      if (!area) this.remove(rule.id)
      else if (JSON.stringify(area) !== JSON.stringify(now.get(rule.id))) this.put({...rule, area})
    }
  }

  private params<T extends object>(others: T): T & {readonly unitId: string; readonly subUnitId: string} {
    return {unitId, subUnitId: this.sheetId, ...others}
  }

  private read({cfId, ranges: [range], rule}: IConditionFormattingRule): readonly TextRule[] {
    const {CFTextOperator} = this.unit.parts.rules
    if (!range || !this.isText(rule) || rule.value === undefined) return []
    const {operator, value: text, style} = rule
    const known = operator === CFTextOperator.containsText ? 'contains' : 'equals'
    if (known === 'equals' && operator !== CFTextOperator.equal) return []
    return [{id: cfId, area: areaOfRange(range), operator: known, text, style: bookStyle(style)}]
  }

  private isText(rule: IConditionalFormattingRuleConfig): rule is ITextHighlightCell {
    const {CFRuleType, CFSubRuleType} = this.unit.parts.rules
    return rule.type === CFRuleType.highlightCell && rule.subType === CFSubRuleType.text
  }

  private written({id, area, operator, text, style}: TextRule): IConditionFormattingRule<ITextHighlightCell> {
    const {CFRuleType, CFSubRuleType, CFTextOperator} = this.unit.parts.rules
    return {
      cfId: id,
      ranges: [rangeOfArea(area)],
      stopIfTrue: false,
      rule: {
        type: CFRuleType.highlightCell,
        subType: CFSubRuleType.text,
        operator: operator === 'contains' ? CFTextOperator.containsText : CFTextOperator.equal,
        value: text,
        style: univerStyle(style)
      }
    }
  }
}

function univerStyle(style: Style): IStyleBase {
  const {'font.color': colour, 'fill.color': fill, 'font.bold': bold, 'font.italic': italic} = style
  return {
    ...(typeof colour === 'string' ? {cl: {rgb: colour}} : {}),
    ...(typeof fill === 'string' ? {bg: {rgb: fill}} : {}),
    ...(bold === true ? {bl: 1} : {}),
    ...(italic === true ? {it: 1} : {})
  }
}

function bookStyle({cl, bg, bl, it}: IStyleBase): Style {
  return {
    ...(cl?.rgb ? {'font.color': cl.rgb} : {}),
    ...(bg?.rgb ? {'fill.color': bg.rgb} : {}),
    ...(bl ? {'font.bold': true} : {}),
    ...(it ? {'font.italic': true} : {})
  }
}
