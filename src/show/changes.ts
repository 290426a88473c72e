/** What changed from one reading of a release to another, as text. */
import {type Changes, type LineOf, type Printed, changedFigures, inFull} from '../history/changes.ts'

/** One line a change; empty where nothing changed. */
export const showChanges = (changes: Changes): readonly string[] => [
  ...changes.figures.map(({id, was, now}) => `  ${id}  ${showBoth(was, now)}`),
  ...changes.gained.map(fact => `+ ${fact.id}  ${valueOf(fact)}`),
  ...changes.lost.map(fact => `- ${fact.id}  ${valueOf(fact)}`),
  ...changes.added.map(each => `+ ${nameOf(each)}  (line)`),
  ...changes.removed.map(each => `- ${nameOf(each)}  (line)`),
  ...changes.renamed.map(each => `  ${idOf(each)}  “${each.was}” -> “${each.line.label}”`)
]

/** `3 figures, 1 line added, 0 removed, 1 renamed` */
export const countChanges = (changes: Changes): string =>
  `${changedFigures(changes)} figures, ${changes.added.length} lines added, ${changes.removed.length} removed, ${changes.renamed.length} renamed`

/** The same as data; figures as decimals spelled out. */
export const changesAsData = (changes: Changes): Readonly<Record<string, unknown>> => ({
  figures: changes.figures.map(({id, was, now}) => ({
    id,
    was: valueOf(was),
    now: valueOf(now),
    ...(was.scale === now.scale ? {} : {wasScale: was.scale, nowScale: now.scale})
  })),
  gained: changes.gained.map(fact => ({id: fact.id, now: valueOf(fact)})),
  lost: changes.lost.map(fact => ({id: fact.id, was: valueOf(fact)})),
  added: changes.added.map(each => ({id: idOf(each), label: each.line.label})),
  removed: changes.removed.map(each => ({id: idOf(each), label: each.line.label})),
  renamed: changes.renamed.map(each => ({id: idOf(each), was: each.was, now: each.line.label}))
})

const valueOf = ({value}: Printed): string => value.toFixed()

/** As printed where both are in one scale; else in full units. */
const showBoth = (was: Printed, now: Printed): string =>
  was.scale === now.scale
    ? `${valueOf(was)} -> ${valueOf(now)}`
    : `${inFull(was).toFixed()} -> ${inFull(now).toFixed()}  (printed ${valueOf(was)} in ${scaleWords(was)}, ${valueOf(now)} in ${scaleWords(now)})`

const scaleWords = ({scale}: Printed): string =>
  ({1: 'full units', 1000: 'thousands', 1_000_000: 'millions', 1_000_000_000: 'billions'})[scale] ?? `units of ${scale}`

const idOf = ({statement, line}: LineOf): string => `${statement.id}!${line.id}`
const nameOf = (of: LineOf): string => `${idOf(of)}  “${of.line.label}”`
