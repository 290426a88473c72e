/** What a command is given: a release, a package of one, or a workbook that keeps some. */
import {type Read, editionName} from '../history/edition.ts'
import {type Held, type Holdings, holding, latestHeld, shown} from '../history/holdings.ts'
import type {Kept} from '../history/kept.ts'
import {readPackage} from '../history/package.ts'
import {openRelease} from '../release/open.ts'
import {showProblem} from '../show/problem.ts'
import {type TieOut, findingsIn, tieOut} from '../tie-out.ts'
import {Refusal, bytesOf, nameOf} from './files.ts'

export type Source =
  {readonly kind: 'release'; readonly found: TieOut} | {readonly kind: 'held'; readonly holdings: Holdings}

/** Told apart by content, whatever the file is called. */
export async function openSource(file: string): Promise<Source> {
  const bytes = bytesOf(file)
  const kept = await keptIn(file, bytes)
  return kept
    ? {kind: 'held', holdings: kept}
    : {kind: 'release', found: tieOut(await openRelease(nameOf(file), bytes))}
}

/** What a workbook or package holds; undefined for a file that is neither. */
async function keptIn(file: string, bytes: Uint8Array): Promise<Holdings | undefined> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const {isWorkbook} = await import('../xlsx/read-kept.ts')
    return isWorkbook(bytes) ? holdingsIn(file, bytes) : undefined
  }
  const head = new TextDecoder().decode(bytes.subarray(0, 200))
  if (!/^\ufeff?\s*\{/.test(head)) return undefined
  const kept = readPackage(new TextDecoder().decode(bytes))
  return kept.kind === 'nothing' ? undefined : heldOf(file, kept)
}

/** What a workbook keeps; refuses what is no workbook, and one that keeps nothing, or nothing that can be read. */
export async function holdingsIn(file: string, bytes: Uint8Array): Promise<Holdings> {
  const {isWorkbook, readKept} = await import('../xlsx/read-kept.ts')
  if (!isWorkbook(bytes))
    throw new Refusal(
      `${file} is no .xlsx workbook, or it is damaged: name the workbook that INAP wrote, then the release`
    )
  return heldOf(file, readKept(bytes))
}

function heldOf(file: string, kept: Kept): Holdings {
  if (kept.kind === 'held') return kept.holdings
  throw new Refusal(
    kept.kind === 'unreadable'
      ? `${file} can't be read: ${kept.why}`
      : `${file} keeps no release: it was not written by INAP, or saved since by a program that leaves out what it does not know. “inap import RELEASE -o NEW.xlsx” writes a workbook that does`
  )
}

/** The release of a workbook by its tag or name, the latest where none is asked for. */
export function heldBy(holdings: Holdings, release: string | undefined, file: string): Held {
  const held =
    release === undefined
      ? latestHeld(holdings)
      : holdings.releases.find(each =>
          [each.tag, editionName(shown(each))].some(name => name.toLowerCase() === release.toLowerCase())
        )
  if (held) return held
  const tags = holdings.releases.map(({tag}) => tag).join(', ')
  throw new Refusal(`${file} holds no release ${release ?? ''}; it holds ${tags || 'none'}`)
}

/** The releases of a file with their versions; says what went wrong in reading, and refuses what holds no figures. */
export async function releasesIn(file: string): Promise<Holdings['releases']> {
  const source = await openSource(file)
  const {releases} = source.kind === 'held' ? source.holdings : holding(withFigures(file, source.found))
  if (releases.length === 0) throw new Refusal(`${file} holds no release`)
  return releases
}

/** Says on standard error what went wrong on the way; refuses a release without figures. */
export function withFigures(file: string, found: TieOut): TieOut {
  for (const problem of found.problems) process.stderr.write(`${showProblem(problem, found.model.name)}\n`)
  if (found.model.facts.size === 0) throw new Refusal(`${file} holds no financial figures; nothing was written.`)
  return found
}

/** One release of a file: the latest, where it holds several; what went wrong on the way is said, and no figures refused. */
export async function readWithProblems(file: string, findings?: true): Promise<Read> {
  const source = await openSource(file)
  return source.kind === 'held'
    ? shown(heldBy(source.holdings, undefined, file))
    : withFindings(withFigures(file, source.found), findings)
}

export const withFindings = (found: TieOut, findings: true | undefined): Read =>
  findings ? {...found, findings: findingsIn(found)} : found
