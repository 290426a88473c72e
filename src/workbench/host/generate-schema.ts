// Writes schema.json beside this file from the type declarations of the installed @types/office-js.
import {writeFileSync} from 'node:fs'
import {readDeclarations, readSchema} from './schema-source.ts'
import {showSchema} from './schema-text.ts'

const text = JSON.stringify(showSchema(readSchema(readDeclarations())), null, 2)
writeFileSync(new URL('schema.json', import.meta.url), `${text}\n`)
