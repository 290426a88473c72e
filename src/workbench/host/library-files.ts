import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import vm from 'node:vm'

const scripts = new Map<string, vm.Script>()

/** Where Microsoft's library is in node_modules. */
export const libraryHome: string = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
  'dist'
)

/** A file of the library, ready to run; read once. Absence means there is none of the name. */
export function libraryScript(name: string): vm.Script | undefined {
  const known = scripts.get(name)
  if (known) return known
  const path = join(libraryHome, name)
  if (name.includes('..') || !existsSync(path)) return undefined
  const script = new vm.Script(readFileSync(path, 'utf8'), {filename: name})
  scripts.set(name, script)
  return script
}
