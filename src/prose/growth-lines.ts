import {remembered} from '../core/remember.ts'
import type {Line, Statement} from '../statements/statement.ts'
import {type NamedLine, keyOf} from './named-line.ts'
import {wordsOfName} from './names.ts'

/** Lines that print the growth of something, by the name of what grew: `Y/Y growth` under revenue, rows of a table of growth rates. */
export const growthLines = remembered((statement: Statement): ReadonlyArray<Omit<NamedLine, 'order'>> =>
  statement.lines.flatMap((line, at) => {
    const unit = line.cells.find(cell => cell !== undefined)?.unit
    const told = `${statement.title} ${line.label}`
    if (unit !== 'percent' || !(GROWTH.test(told) || COMPARABLE.test(line.label))) return []
    const name = grown(statement, line, at)
    if (name.length === 0) return []
    const basis = CONSTANT.test(told) ? ['constant', 'currency'] : []
    const full = [...name, ...basis]
    return [
      {
        statement,
        line,
        names: [full],
        keys: [keyOf(full)],
        context: new Set<string>(),
        basis: new Set<string>(),
        said: full,
        unit
      }
    ]
  })
)

/** Whether it is the growth over the quarter before, not over the year. */
export const isSequential = ({line, statement}: NamedLine): boolean =>
  /\b(?:sequential|q[/-]?o?-?q|quarter[\s-]over[\s-]quarter)\b/i.test(`${statement.title} ${line.label}`)

/** Measures that are rates of growth by their nature. */
const COMPARABLE = /\b(?:comparable|same)[\s-](?:store |restaurant |club |owned )*(?:net )?sales\b|\bcomps\b/i
const GROWTH = /\b(?:growth|y\/y|yoy|year[\s-]over[\s-]year|q\/q|qoq)\b|\bchange in\b|%\s?(?:change|increase|decrease)/i
const CONSTANT = /\b(?:constant[\s-]currency|CC)\b/i
/** What a label or title says beside the name of what grew. */
const BESIDE =
  /\b(?:constant[\s-]currency|CC|growth|rates?|y\/y|yoy|q\/q|qoq|(?:year|quarter)[\s-]over[\s-](?:year|quarter)|sequential|percent(?:age)?|increase|decrease|change|nominal|as reported)\b|\(\s*\)|%|\b(?:by|were|was|are|is) .*$/gi

const stripped = (text: string): readonly string[] => wordsOfName(text.replace(BESIDE, ' '))

/** What the label says; else what the title or the line above does. */
function grown(statement: Statement, {label}: Line, at: number): readonly string[] {
  const own = stripped(label)
  if (own.some(word => word !== 'total')) return own
  if (GROWTH.test(statement.title)) return stripped(statement.title)
  const above = statement.lines
    .slice(0, at)
    .findLast(each => each.cells.some(cell => cell !== undefined && cell.unit !== 'percent'))
  return above && at - statement.lines.indexOf(above) <= 2 ? wordsOfName(above.label) : []
}
