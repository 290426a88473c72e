import type {Concept} from '../catalogue/concept.ts'
import {findConcept} from '../catalogue/concepts.ts'
import {labelKey, slug} from '../catalogue/labels.ts'
import type {StatementKind} from '../catalogue/statement-titles.ts'
import type {Line, Statement, Unit} from './statement.ts'

/** Labels that mean something only with the heading they stand under. */
const BORROWS = /^(?:total|basic|diluted|basic and diluted)$/

/**
 * Says what each line of the statements is, and gives it its id. A segment is a line under a heading of revenue; under
 * other headings that are printed by segment, only those are segments.
 */
export function identifyLines(statements: readonly Statement[]): readonly Statement[] {
  const none: ReadonlySet<string> = new Set()
  const members = new Set(
    statements.flatMap(({lines, kind}) => lines.flatMap(line => identify(line, kind, none).member ?? []))
  )
  return statements.map(statement => ({
    ...statement,
    lines: withIds(totalsFirst(statement.lines.map(line => identified(line, statement, members))))
  }))
}

/** A table of adjusted measures that says so but in its title. */
const ADJUSTED = /^non-?gaap(?: (?:results|highlights|measures|summary))?$/i
/** A heading of adjusted results, and none of what they are adjusted by. */
const ADJUSTED_HEADING =
  /^(?:non-?gaap|adjusted)\b(?!.*\b(?:adjust(?:ments?|ing)|reconcil\w+|impacts?|effects?|items?|excluded|excludes|to)\b)/i

/** Its lines are adjusted, though they have the names of what is not: `Non-GAAP – continuing operations`, `Net income`. */
function standsAdjusted({label, section}: Line, {kind, title}: Statement): boolean {
  if (/\b(?:gaap|adjusted|core)\b/i.test(label)) return false
  if (kind === 'summary' && ADJUSTED.test(title)) return true
  return (kind === 'summary' || kind === 'income') && ADJUSTED_HEADING.test(section.at(-1) ?? '')
}

function identified(line: Line, statement: Statement, members: ReadonlySet<string>): Line {
  const {kind} = statement
  const isAdjusted = standsAdjusted(line, statement)
  const {concept, member} = identify(isAdjusted ? {...line, label: `Non-GAAP ${line.label}`} : line, kind, members)
  return {...line, ...(concept ? {concept: concept.id} : {}), ...(member === undefined ? {} : {member})}
}

interface Identity {
  readonly concept?: Concept | undefined
  readonly member?: string
}

/** Where a statement prints `Net sales` and then a `Total revenue`, only the total is the revenue. */
function totalsFirst(lines: readonly Line[]): readonly Line[] {
  const isTotal = ({label}: Line): boolean => /^total\b/i.test(label)
  const totals = new Set(lines.flatMap(line => (isTotal(line) && !line.member ? (line.concept ?? []) : [])))
  return lines.map(line => {
    const {concept, ...rest} = line
    return concept && !line.member && totals.has(concept) && !isTotal(line) ? rest : line
  })
}

/** What the figures of a line measure; undefined where it prints none, or nothing but nil. */
function unitOf({cells}: Line): Unit | undefined {
  return cells.find(cell => cell && !cell.nil)?.unit
}

/** What a line is: a concept by its own name or with its heading's, or a segment's share of what the heading names. */
function identify(line: Line, kind: StatementKind, members: ReadonlySet<string>): Identity {
  if (line.role === 'heading') return {}
  const {label} = line
  const key = labelKey(label)
  const unit = unitOf(line)
  const measured = unit === 'count' || unit === 'bps' ? undefined : unit
  if (unit && !measured) return {}
  const heading = line.section.at(-1) ?? ''
  if (BORROWS.test(key)) {
    const areShares = line.cells.some(cell => cell?.unit === 'shares')
    const full = areShares && key !== 'total' ? `${key} shares` : `${heading} ${key}`
    return {concept: findConcept(full, kind, measured)}
  }
  const own = findConcept(label, kind, measured)
  if (own) return {concept: own}
  const shared = findConcept(heading, kind, measured)
  const member = slug(label)
  const isMember = shared?.bySegment && (shared.id === 'revenue' || members.has(member))
  return isMember && !/^total\b/.test(key) ? {concept: shared, member} : {}
}

/** Lines that share a name within a statement are told apart by the heading they stand under. */
function withIds(lines: readonly Line[]): readonly Line[] {
  const bare = lines.map(line =>
    line.role === 'heading'
      ? `#${slug(line.label)}`
      : line.concept
        ? [line.concept, line.member].filter(Boolean).join('/')
        : slug(line.label)
  )
  const parted = bare.map((id, index) => {
    const section = lines[index]?.section.at(-1)
    return bare.filter(other => other === id).length > 1 && section ? `${id}@${slug(section)}` : id
  })
  const seen = new Map<string, number>()
  return lines.map((line, index) => {
    const id = parted[index] ?? ''
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return {...line, id: count === 1 ? id : `${id}-${count}`}
  })
}
