/** What an .xlsx keeps of the releases that it was made of. */
import {strFromU8, unzipSync} from 'fflate'
import {type Kept, readHoldings} from '../history/kept.ts'
import {keptPart} from '../plan/keep.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Whether the bytes are a workbook, whatever the file is called: a zip with a workbook part. */
export function isWorkbook(bytes: Uint8Array): boolean {
  if (!ZIP.every((byte, index) => bytes[index] === byte)) return false
  let found = false
  try {
    unzipSync(bytes, {filter: ({name}) => ((found ||= name === 'xl/workbook.xml'), false)})
  } catch {
    return false
  }
  return found
}

/** Whether no other program has saved the workbook since this one wrote it. */
export function isAsWritten(bytes: Uint8Array): boolean {
  if (!isWorkbook(bytes)) return false
  const [app] = Object.values(unzipSync(bytes, {filter: ({name}) => name === 'docProps/app.xml'}))
  return app !== undefined && strFromU8(app).includes('<Application>INAP</Application>')
}

/** The releases that a workbook keeps. Never throws: what is damaged or of a later version is said. */
export function readKept(bytes: Uint8Array): Kept {
  try {
    const parts = unzipSync(bytes, {filter: ({name}) => /^customXml\/[^/]+\.xml$/.test(name)})
    return readHoldings(
      Object.values(parts).flatMap(part => {
        const kept = keptPart(strFromU8(part))
        return kept ? [kept] : []
      })
    )
  } catch {
    return {kind: 'unreadable', why: 'the file is damaged: it is no whole zip'}
  }
}
