/** What changed from one reading of a release to another, as text. */
import {type Decimal, grouped} from '../core/decimal.ts'
import {showPlace} from '../core/problem.ts'
import {type Changes, type LineOf, type Printed, inFull} from '../history/changes.ts'
import {type Fact, type Model, factId} from '../model/model.ts'
import type {Statement} from '../statements/statement.ts'

/** Two readings that were compared. */
export interface Compared {
  readonly before: Model
  readonly after: Model
  readonly changes: Changes
}

/**
 * Statement by statement, one line a change, as a reader who has both releases before him would look for it; columns that only
 * one of the two prints are counted. Empty where nothing changed.
 */
export function showChanges({before, after, changes}: Compared): readonly string[] {
  const titles = new Map([...before.statements, ...after.statements].map(({id, title}) => [id, title]))
  const ids = new Set([...after.statements, ...before.statements].map(({id}) => id))
  return [...ids].flatMap(id => {
    const [was, is] = [before, after].map(({statements}) => statements.find(each => each.id === id))
    const of = ({statement}: Fact): boolean => statement === id
    const ofLine = ({statement}: LineOf): boolean => statement.id === id
    const [gained, more] = byColumn(changes.gained.filter(of), was)
    const [lost, fewer] = byColumn(changes.lost.filter(of), is)
    const lines = [
      ...changes.figures
        .filter(({now}) => of(now))
        .map(({was, now}) => `  ${nameIn(after, now)}: ${showBoth(was, now)}${placeOf(now)}`),
      ...gained.map(fact => `+ ${nameIn(after, fact)}: ${printed(fact)}${placeOf(fact)}`),
      ...lost.map(fact => `- ${nameIn(before, fact)}: ${printed(fact)}`),
      ...changes.renamed.filter(ofLine).map(each => `  “${each.was}” is now “${each.line.label}”`),
      ...changes.added.filter(ofLine).map(each => `+ ${showLine(after, each)}`),
      ...changes.removed.filter(ofLine).map(each => `- ${showLine(before, each)}`),
      ...more.map(column => `+ ${column}`),
      ...fewer.map(column => `- ${column}`)
    ]
    return lines.length === 0 ? [] : [titles.get(id) ?? id, ...lines]
  })
}

/** `3 figures changed, 1 no longer printed; 1 line added` */
export function countChanges({figures, gained, lost, added, removed, renamed}: Changes): string {
  const counted = (what: string, counts: ReadonlyArray<readonly [number, string]>): readonly string[] => {
    const [first, ...others] = counts.filter(([count]) => count > 0).map(([count, how]) => `${count} ${how}`)
    return first === undefined
      ? []
      : [[first.replace(/\d+/, `$& ${what}${/^1 /.test(first) ? '' : 's'}`), ...others].join(', ')]
  }
  return [
    ...counted('figure', [
      [figures.length, 'changed'],
      [gained.length, 'more than before'],
      [lost.length, 'no longer printed']
    ]),
    ...counted('line', [
      [added.length, 'added'],
      [removed.length, 'removed'],
      [renamed.length, 'renamed']
    ])
  ].join('; ')
}

/** The same as data; figures as decimals spelled out, differences in the unit of `now`. */
export const changesAsData = ({before, after, changes}: Compared): Readonly<Record<string, unknown>> => ({
  figures: changes.figures.map(({id, was, now}) => ({
    id,
    name: nameIn(after, now),
    was: valueOf(was),
    now: valueOf(now),
    difference: differenceOf(was, now).toFixed(),
    ...(was.scale === now.scale ? {} : {wasScale: was.scale, nowScale: now.scale})
  })),
  gained: changes.gained.map(fact => ({id: fact.id, name: nameIn(after, fact), now: valueOf(fact)})),
  lost: changes.lost.map(fact => ({id: fact.id, name: nameIn(before, fact), was: valueOf(fact)})),
  added: changes.added.map(each => ({id: idOf(each), label: each.line.label})),
  removed: changes.removed.map(each => ({id: idOf(each), label: each.line.label})),
  renamed: changes.renamed.map(each => ({id: idOf(each), was: each.was, now: each.line.label}))
})

/** Figures of columns that the other release has, too; and the columns it has not, each counted: `1Q25: 40 figures`. */
function byColumn(
  facts: readonly Printed[],
  other: Statement | undefined
): readonly [readonly Printed[], readonly string[]] {
  const known = new Set(other?.columns.map(({key}) => key))
  const counts = new Map<string, number>()
  for (const {column} of facts) if (!known.has(column)) counts.set(column, (counts.get(column) ?? 0) + 1)
  return [
    facts.filter(({column}) => known.has(column)),
    [...counts].map(([column, count]) => `column ${column}: ${count} ${count === 1 ? 'figure' : 'figures'}`)
  ]
}

/** `Amortization of software (line): 58 [1Q13], 15 [1Q12]` */
function showLine(model: Model, {statement, line}: LineOf): string {
  const figures = statement.columns.flatMap(column => {
    const fact = model.facts.get(factId(statement, line, column))
    return fact ? [`${printed(fact)} [${column.key}]`] : []
  })
  return `${line.label || line.id} (line)${figures.length > 0 ? `: ${figures.join(', ')}` : ''}`
}

/** `Depreciation and amortization [1Q13]` */
function nameIn({statements}: Model, {statement, line, column}: Fact): string {
  const label = statements.find(({id}) => id === statement)?.lines.find(({id}) => id === line)?.label
  return `${label || line} [${column}]`
}

const printed = ({origin, value}: Fact): string => (origin.kind === 'printed' ? origin.text.trim() : grouped(value))

const placeOf = ({origin}: Fact): string => (origin.kind === 'printed' ? `  ${showPlace(origin.at)}` : '')

const valueOf = ({value}: Printed): string => value.toFixed()

/** In the scale of the second. */
const differenceOf = (was: Printed, now: Printed): Decimal => now.value.minus(inFull(was).div(now.scale))

/** As printed, and how far apart. */
function showBoth(was: Printed, now: Printed): string {
  const by = differenceOf(was, now)
  const signed = (value: Decimal): string => `${value.isNegative() ? '' : '+'}${grouped(value)}`
  const share = by.div(inFull(was).div(now.scale).abs()).times(100)
  const apart =
    now.unit === 'percent'
      ? `${signed(by.times(100))} points`
      : share.isFinite() && now.unit !== 'bps'
        ? `${signed(by)}, ${signed(share.toDecimalPlaces(1))}%`
        : signed(by)
  return was.scale === now.scale
    ? `${printed(was)} -> ${printed(now)}  (${apart})`
    : `${printed(was)} in ${scaleWords(was)} -> ${printed(now)} in ${scaleWords(now)}  (${apart})`
}

const scaleWords = ({scale}: Printed): string =>
  ({1: 'full units', 1000: 'thousands', 1_000_000: 'millions', 1_000_000_000: 'billions'})[scale] ?? `units of ${scale}`

const idOf = ({statement, line}: LineOf): string => `${statement.id}!${line.id}`
