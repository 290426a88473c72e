/** What stands where a command would write: no work of anybody's is written over unasked. */
import {existsSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {readPackage} from '../history/package.ts'
import {Refusal} from './files.ts'

/** Refuses to write over what its user or another program has made or changed, unless that is asked for. */
export async function mayReplace(path: string, force: boolean): Promise<void> {
  if (force || !existsSync(path)) return
  assertClosed(path)
  const bytes = readFileSync(path)
  const {isAsWritten, isWorkbook} = await import('../xlsx/read-kept.ts')
  if (isAsWritten(bytes) || readPackage(new TextDecoder().decode(bytes)).kind !== 'nothing') return
  throw new Refusal(
    isWorkbook(bytes)
      ? `${path} is there, and another program has saved it: “inap update” keeps what was done in it, --force writes over it`
      : `${path} is there, and INAP did not write it: name another file, or write over it by --force`
  )
}

/** Refuses a workbook that a spreadsheet has open: it would write its own version over ours. Excel and LibreOffice leave a mark. */
export function assertClosed(path: string): void {
  const mark = [`~$${basename(path)}`, `.~lock.${basename(path)}#`].find(name => existsSync(join(dirname(path), name)))
  if (mark !== undefined)
    throw new Refusal(
      `${path} is open in a spreadsheet (${mark} stands beside it): close it there, write to another file by -o, or use --force`
    )
}
