import {readFileSync} from 'node:fs'
import {type TieOut, tieOut} from '../../src/tie-out.ts'

const url = new URL('../../assets/sample-release.txt', import.meta.url)

/** The sample release's text, for tests that change a figure in it. */
export const sampleText = (): string => readFileSync(url, 'utf8')

/** Everything the rooms make of the sample release, made once. */
export const sample: TieOut = tieOut({name: 'sample-release.txt', bytes: readFileSync(url)})
