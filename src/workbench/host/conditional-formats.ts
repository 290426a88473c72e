import {type Area, containsArea} from './area.ts'
import type {Sheet, Style, TextRule} from './book.ts'
import type {HostObject} from './host-object.ts'
import {PropertyBag} from './property-bag.ts'
import {isRecord} from './protocol.ts'

/**
 * `Excel.ConditionalFormatCollection` of an area. All formats are stored and read back; those that go by the text of a cell
 * are rules of the sheet as well, which shows them.
 */
export class ConditionalFormats extends PropertyBag {
  private readonly sheet: Sheet
  private readonly place: Area
  private shown: readonly string[] = []

  constructor(sheet: Sheet, area: Area, nextId: () => string) {
    super('ConditionalFormatCollection', {next: nextId, changed: () => this.show()})
    this.sheet = sheet
    this.place = area
  }

  override call(member: string, args: readonly unknown[]): unknown {
    const result = super.call(member, args)
    if (member === 'clearAll')
      for (const {id, area} of this.sheet.rules) if (containsArea(this.place, area)) this.sheet.removeRule(id)
    return result
  }

  private show(): void {
    const rules = this.contents().flatMap(format => ruleOf(format, this.place))
    const known = new Map(this.sheet.rules.map(rule => [rule.id, rule]))
    for (const id of this.shown) if (!rules.some(rule => rule.id === id)) this.sheet.removeRule(id)
    for (const rule of rules) {
      const before = known.get(rule.id)
      // A rule that has moved with its cells stays where it is.
      const now = before ? {...rule, area: before.area} : rule
      if (JSON.stringify(now) !== JSON.stringify(before)) this.sheet.putRule(now)
    }
    this.shown = rules.map(rule => rule.id)
  }
}

function ruleOf(format: HostObject, area: Area): readonly TextRule[] {
  const kind = kinds[String(format.read('type'))]
  const held = kind && format.read(kind.member)
  if (!kind || !(held instanceof PropertyBag)) return []
  const stated = held.read('rule')
  const text = isRecord(stated) ? kind.text(stated) : undefined
  if (text === undefined || text === '') return []
  return [{id: String(format.read('id')), area, operator: kind.operator, text, style: styleOf(held.read('format'))}]
}

interface Kind {
  readonly member: string
  readonly operator: TextRule['operator']
  /** The text that cells are compared with; absence means the rule does something else. */
  text(rule: Readonly<Record<string, unknown>>): string | undefined
}

const kinds: Readonly<Record<string, Kind>> = {
  ContainsText: {
    member: 'textComparison',
    operator: 'contains',
    text: ({operator, text}) => (operator === 'Contains' && typeof text === 'string' ? text : undefined)
  },
  CellValue: {
    member: 'cellValue',
    operator: 'equals',
    text: ({operator, formula1}) => (operator === 'EqualTo' ? quotedText(formula1) : undefined)
  }
}

/** The text of a formula that is nothing else, `="exact"`; absence means it is more than that. */
function quotedText(formula: unknown): string | undefined {
  const found = typeof formula === 'string' ? /^="((?:[^"]|"")*)"$/.exec(formula) : undefined
  return found?.[1]?.replaceAll('""', '"')
}

const paths = {font: ['color', 'bold', 'italic'], fill: ['color']}

function styleOf(format: unknown): Style {
  const style: Record<string, unknown> = {}
  for (const [part, members] of Object.entries(paths)) {
    const held = format instanceof PropertyBag ? format.read(part) : undefined
    for (const member of members) {
      const value = held instanceof PropertyBag ? held.read(member) : null
      if (value !== null && value !== undefined) style[`${part}.${member}`] = value
    }
  }
  return style
}
