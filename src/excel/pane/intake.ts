/** How a release comes into the pane: a file chosen or dropped, what was copied, or the sample. */
import type {Held} from '../../history/holdings.ts'
import {PACKAGE_EXTENSION, readPackage} from '../../history/package.ts'
import type {Release} from '../../release/document.ts'
import {openRelease} from '../../release/open.ts'
import {WriteRefused} from '../write-refused.ts'

/** A release to be read, or some that were read before and come with their versions. */
export type Intake =
  | {readonly kind: 'release'; readonly name: string; readonly release: Release}
  | {readonly kind: 'package'; readonly name: string; readonly held: readonly [Held, ...Held[]]}

const SAMPLE = 'assets/sample-release.txt'
/** More than any earnings release: a larger file was chosen by mistake. */
const LARGEST = 25_000_000

export async function chosen(input: HTMLInputElement): Promise<Intake | undefined> {
  const file = input.files?.[0]
  return file && opened(file)
}

export async function dropped(data: DataTransfer | null): Promise<Intake | undefined> {
  const file = data?.files[0]
  return file ? opened(file) : pasted(data)
}

async function opened(file: File): Promise<Intake> {
  if (file.size > LARGEST)
    throw new WriteRefused(
      `${file.name} has ${Math.round(file.size / 1e6)} MB: more than any earnings release. Choose the release itself.`
    )
  return intakeOf(file.name, new Uint8Array(await file.arrayBuffer()))
}

async function intakeOf(name: string, bytes: Uint8Array): Promise<Intake> {
  const packed =
    name.toLowerCase().endsWith('.json') || bytes[0] === BRACE
      ? readPackage(new TextDecoder().decode(bytes))
      : undefined
  if (packed?.kind === 'unreadable')
    throw new WriteRefused(`${name} can't be imported: ${packed.why}. Nothing was changed.`)
  const [first, ...others] = packed?.kind === 'held' ? packed.holdings.releases : []
  if (first) return {kind: 'package', name, held: [first, ...others]}
  if (name.toLowerCase().endsWith(PACKAGE_EXTENSION))
    throw new WriteRefused(
      `${name} is no release package, or it is cut off. Nothing was changed: save the package again.`
    )
  return {kind: 'release', name, release: await openRelease(name, bytes)}
}

const BRACE = '{'.charCodeAt(0)

/** A copied file, or what was copied from a page: its tables are kept as HTML, and plain text is taken where there are none. */
export function pasted(data: DataTransfer | null): Promise<Intake | undefined> {
  const file = data?.files[0]
  const html = data?.getData('text/html') ?? ''
  const plain = data?.getData('text/plain') ?? ''
  const text = /<table\b/i.test(html) ? html : plain
  if (text.trim() === '') return file ? opened(file) : Promise.resolve(undefined)
  return intakeOf('pasted release', new TextEncoder().encode(text))
}

export async function sample(): Promise<Intake> {
  const response = await fetch(SAMPLE)
  if (!response.ok) throw new Error(`The sample release can't be fetched (${response.status}).`)
  return intakeOf('sample-release.txt', new Uint8Array(await response.arrayBuffer()))
}
