/** The door to mammoth: a Word document's bytes to the marks of a page. Loaded only when a zip archive is opened. */
import {unzipSync, zipSync} from 'fflate'
import type {Problem} from '../core/problem.ts'
import type {Opened} from './document.ts'

/** The text with all its marks, twice that of an annual report; a larger one was made to fill the memory. */
const LARGEST = 7_000_000
const MOST_FILES = 5_000

/** The document's text as a page, a line of it to each paragraph and row; where it holds none, what the archive is. */
export async function openDocx(bytes: Uint8Array): Promise<Opened> {
  const files = filesIn(bytes)
  const text = files?.get('word/document.xml')
  if (!files || text === undefined) return closed(notWord(files))
  const parts = [...files].filter(([name]) => isPart(name))
  const size = parts.reduce((sum, [, each]) => sum + each, 0)
  if (size > LARGEST || files.size > MOST_FILES) return closed(tooLarge(size, files.size))
  try {
    const {default: mammoth} = await import('mammoth')
    const {value} = await mammoth.convertToHtml(inputOf(onlyParts(bytes)), {
      // Pictures are no part of what is read.
      convertImage: mammoth.images.imgElement(() => Promise.resolve({src: ''})),
      styleMap: ['u => u'],
      externalFileAccess: false
    })
    return {kind: 'html', html: value.replace(/<img\b[^>]*>/g, '').replace(/<\/(?:p|tr|h\d|li|table)>/g, '$&\n')}
  } catch {
    return closed({
      code: 'not-opened',
      severity: 'error',
      message: 'The Word document is damaged and could not be opened.',
      advice: 'Open it in Word and save it again, or save it as a page or a PDF, and import that.'
    })
  }
}

/** The parts of a document that say something of its text: no pictures, no fonts, no embedded workbooks. */
const isPart = (name: string): boolean =>
  /^(?:word\/(?:_rels\/)?[^/]*|_rels\/[^/]*|\[Content_Types\])\.(?:xml|rels)$/.test(name)

/** An archive of these parts alone, each of no more bytes than it was said to have. */
const onlyParts = (bytes: Uint8Array): Uint8Array =>
  zipSync(unzipSync(bytes, {filter: ({name}) => isPart(name)}), {level: 0})

const closed = (problem: Problem): Opened => ({kind: 'closed', problem})

/** Names and sizes of what an archive holds, without taking any of it out; undefined where it is damaged. */
function filesIn(bytes: Uint8Array): ReadonlyMap<string, number> | undefined {
  const files = new Map<string, number>()
  try {
    unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        files.set(name, originalSize)
        return false
      }
    })
    return files
  } catch {
    return undefined
  }
}

/** The library takes bytes by one name in a browser and by another elsewhere. */
function inputOf(bytes: Uint8Array): {readonly arrayBuffer: ArrayBuffer; readonly buffer: ArrayBuffer} {
  const arrayBuffer = new ArrayBuffer(bytes.length)
  new Uint8Array(arrayBuffer).set(bytes)
  return {arrayBuffer, buffer: arrayBuffer}
}

function notWord(files: ReadonlyMap<string, number> | undefined): Problem {
  const what = !files
    ? 'a damaged zip archive'
    : files.has('xl/workbook.xml')
      ? 'an Excel workbook'
      : files.has('ppt/presentation.xml')
        ? 'a presentation'
        : `a zip archive of ${files.size} ${files.size === 1 ? 'file' : 'files'} and no Word document`
  return {
    code: 'not-opened',
    severity: 'error',
    message: `The release is ${what}, and holds no text that could be read.`,
    expected: 'a page (HTML), a PDF, a Word document (.docx) or plain text',
    advice: 'Choose the release itself, or paste it.'
  }
}

const tooLarge = (size: number, files: number): Problem => ({
  code: 'not-opened',
  severity: 'error',
  message:
    files > MOST_FILES
      ? `The Word document is an archive of ${files.toLocaleString('en-US')} files: more than any earnings release.`
      : `The text of the Word document unpacks to ${Math.ceil(size / 1e6)} MB: more than any earnings release.`,
  advice: 'Choose the release itself, or save its text as a document of its own.'
})
