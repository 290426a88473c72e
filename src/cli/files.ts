/** Files as commands take and leave them, and what is said where they can't. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from 'node:fs'
import {basename, dirname, join} from 'node:path'

/** A command that can't be carried out, in words for whoever typed it. */
export class Refusal extends Error {}

/** `-` is standard input. */
export function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new Refusal(`can't read ${file}: ${whyNot(error, file)}`)
  }
}

/** The files of a folder by their names, without what is hidden and what is in folders within it; a file alone. */
export function filesIn(path: string): readonly string[] {
  if (!isFolder(path)) return [path]
  return readdirSync(path)
    .filter(name => !name.startsWith('.'))
    .map(name => join(path, name))
    .filter(file => !isFolder(file))
    .toSorted((one, other) => one.localeCompare(other, 'en', {numeric: true}))
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, {recursive: true})
  } catch (error) {
    throw new Refusal(`can't make the folder ${path}: ${whyNot(error, path)}`)
  }
}

export const nameOf = (file: string): string => (file === '-' ? 'standard input' : basename(file))

/**
 * Writes beside the file and puts it in its place when it is whole: whatever ends the run, no half of it is ever there. What a
 * link leads to is written, not the link; who may read the file stays.
 */
export function write(path: string, content: Uint8Array | string): void {
  const to = existsSync(path) ? realpathSync(path) : path
  const beside = join(dirname(to), `.${basename(to)}.${process.pid}.part`)
  try {
    const before = statSync(to, {throwIfNoEntry: false})
    if (before && (before.mode & ANYONE_WRITES) === 0)
      throw new Refusal('it is read-only: allow writing to it, or write to another file by -o')
    const file = openSync(beside, 'w')
    try {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (before) chmodSync(beside, before.mode & ALL_MODES)
    renameSync(beside, to)
  } catch (error) {
    rmSync(beside, {force: true})
    throw new Refusal(`can't write ${path}: ${whyNot(error, path)}`)
  }
}

const ANYONE_WRITES = 0o222
const ALL_MODES = 0o7777

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true

/** In words, with what to do, for what happens to users; else as the system says it. */
function whyNot(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error)
  switch ('code' in error ? error.code : undefined) {
    case 'ENOENT':
      return existsSync(dirname(path)) ? 'there is no such file' : `there is no folder ${dirname(path)}`
    case 'EISDIR':
      return 'it is a folder: name a file in it'
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a folder should be'
    case 'EACCES':
    case 'EPERM':
      return 'the system does not allow it; is it open in another program, or not yours?'
    case 'EBUSY':
      return 'another program has it open: close it there'
    case 'ENOSPC':
      return 'the disk is full'
    default:
      return error.message
  }
}
