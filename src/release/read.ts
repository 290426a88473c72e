import type {Outcome, Problem} from '../core/problem.ts'
import {decodeText} from './decode.ts'
import {type Block, type Document, type Release, movedBy} from './document.ts'
import {exhibitsIn, onlyStretch, undashed} from './filing.ts'
import {readHtml} from './html.ts'
import {readText} from './text.ts'

/**
 * The first stage: a release's bytes to its blocks in reading order. The format is told by what the release holds, not by its name.
 * Never throws for what a release holds: what can't be read is said in a problem, and the rest is read.
 */
export function readDocument(release: Release): Outcome<Document> {
  const text = decodeText(release)
  const blocks = readBlocks(text.value)
  const document = {name: release.name, blocks: blocks.value}
  const problems: Problem[] = [...text.problems, ...blocks.problems]
  if (text.value !== '' && !document.blocks.some(block => block.kind === 'table')) problems.push(NO_TABLES)
  return {value: document, problems}
}

/** A submission is read exhibit by exhibit, each in its own format; the places stay those of the whole file. */
function readBlocks(text: string): Outcome<readonly Block[]> {
  const exhibits = exhibitsIn(text)
  if (exhibits.length === 0) return isHtml(text) ? readHtml(text) : readText(text)
  const read = exhibits.map(exhibit => {
    const source = onlyStretch(undashed(text), exhibit)
    return isHtml(text.slice(exhibit.start, exhibit.end)) ? readHtml(source) : readText(source)
  })
  const value: Block[] = []
  for (const each of read) value.push(...each.value.map(block => movedBy(block, value.length)))
  return {value, problems: read.flatMap(each => each.problems)}
}

/** A page says so at its head, or is made of the elements that pages are made of. */
const isHtml = (text: string): boolean =>
  /<(?:!doctype\s+html|html|body)\b/i.test(text.slice(0, 5_000)) ||
  (text.slice(0, 200_000).match(/<(?:p|div|td|tr|br|font|span)\b[^>]*>/gi)?.length ?? 0) > 20

const NO_TABLES: Problem = {
  code: 'no-tables',
  severity: 'error',
  message: 'No table was found in the release.',
  advice: 'Import the whole release, with its financial statements; columns must be kept apart by tabs or by spaces.'
}
