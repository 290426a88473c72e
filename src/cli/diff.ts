import {toJson} from '../core/json.ts'
import {findChanges, isUnchanged} from '../history/changes.ts'
import {type Edition, editionName} from '../history/edition.ts'
import {shown} from '../history/holdings.ts'
import {type Compared, changesAsData, countChanges, showChanges} from '../show/changes.ts'
import {releasesIn} from './source.ts'

interface Pair extends Compared {
  readonly name: string
}

/** Prints what B says otherwise than A, and tells whether they say the same. */
export async function diffFiles(a: string, b: string, json: boolean): Promise<boolean> {
  const [before, after] = [(await releasesIn(a)).map(shown), (await releasesIn(b)).map(shown)]
  const compared = pairs(before, after).map(([one, other]): Pair => {
    const names = [...new Set([editionName(one), editionName(other)])]
    const models = {before: one.model, after: other.model}
    return {...models, name: names.join(' -> '), changes: findChanges(one.model, other.model)}
  })
  const [onlyBefore, onlyAfter] =
    before.length + after.length === 2 ? [[], []] : [without(before, after), without(after, before)]
  const same = onlyBefore.length + onlyAfter.length === 0 && compared.every(({changes}) => isUnchanged(changes))
  if (json) {
    const releases = compared.map(pair => ({release: pair.name, ...changesAsData(pair)}))
    process.stdout.write(`${toJson({same, releases, onlyInFirst: onlyBefore, onlyInSecond: onlyAfter}, 2)}\n`)
    return same
  }
  const lines = [
    ...compared.flatMap(pair => [
      `${pair.name}: ${isUnchanged(pair.changes) ? 'the same' : countChanges(pair.changes)}`,
      ...showChanges(pair)
    ]),
    ...onlyBefore.map(name => `- ${name}: only in ${a}`),
    ...onlyAfter.map(name => `+ ${name}: only in ${b}`)
  ]
  process.stdout.write(lines.map(line => `${line}\n`).join(''))
  return same
}

/** Two single releases whatever they are; of several, those of one company and period. */
function pairs(before: readonly Edition[], after: readonly Edition[]): ReadonlyArray<readonly [Edition, Edition]> {
  const [one, other] = [before[0], after[0]]
  if (before.length === 1 && after.length === 1 && one && other) return [[one, other]]
  return before.flatMap(edition => {
    const same = after.find(each => editionName(each) === editionName(edition))
    return same ? [[edition, same] as const] : []
  })
}

const without = (these: readonly Edition[], those: readonly Edition[]): readonly string[] =>
  these.map(editionName).filter(name => !those.some(each => editionName(each) === name))
