import type {Outcome, Problem} from '../core/problem.ts'
import {decodeText} from './decode.ts'
import type {Document, Release} from './document.ts'
import {readText} from './text.ts'

/**
 * The first stage: a release's bytes to its blocks in reading order.
 * Never throws for what a release holds: what can't be read is said in a problem, and the rest is read.
 */
export function readDocument(release: Release): Outcome<Document> {
  const text = decodeText(release)
  const blocks = readText(text.value)
  const document = {name: release.name, blocks: blocks.value}
  const problems: Problem[] = [...text.problems, ...blocks.problems]
  if (text.value !== '' && !document.blocks.some(block => block.kind === 'table')) problems.push(NO_TABLES)
  return {value: document, problems}
}

const NO_TABLES: Problem = {
  code: 'no-tables',
  severity: 'error',
  message: 'No table was found in the release.',
  advice: 'Import the whole release, with its financial statements; columns must be kept apart by tabs or by spaces.'
}
