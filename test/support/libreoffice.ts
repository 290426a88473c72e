import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {promisify} from 'node:util'

const run = promisify(execFile)

/** Whether LibreOffice is installed here. */
export const hasLibreOffice = (): Promise<boolean> =>
  run('soffice', ['--version']).then(
    () => true,
    () => false
  )

/**
 * The workbook as LibreOffice stores it after calculating all of it anew. By itself it would trust the stored values of
 * an .xlsx, even one that asks to be calculated: the profile made here forbids that.
 */
export async function recalculateByLibreOffice(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'inap-libreoffice-'))
  try {
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), {recursive: true})
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE)
    const file = join(folder, 'book.xlsx')
    await writeFile(file, bytes)
    await run(
      'soffice',
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'out'),
        file
      ],
      {timeout: 90_000}
    )
    return await readFile(join(folder, 'out', 'book.xlsx'))
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
