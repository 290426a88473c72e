import type {Opened, Release} from './document.ts'
import type {Unwrapped} from './unwrap.ts'

const startsWith = (bytes: Uint8Array, head: readonly number[], from = 0): boolean =>
  head.every((byte, index) => bytes[from + index] === byte)

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
const ZIP = [0x50, 0x4b]
const GZIP = [0x1f, 0x8b]
/** A reader of PDFs takes what stands before the first mark for nothing, as long as it is short. */
const FURTHEST = 1_024

/**
 * A release ready to be read: what it was wrapped in is taken off, and a PDF's pages and a Word document's text are taken out, by libraries that are
 * loaded only then.
 * Never throws for what the file holds: what kept it closed is said when it is read.
 */
export async function openRelease(name: string, bytes: Uint8Array): Promise<Release> {
  const inner = await unwrapped(bytes)
  if ('problem' in inner) return {name, bytes, opened: {kind: 'closed', problem: inner.problem}}
  const opened = await open(inner.bytes)
  return {name, bytes: inner.bytes, ...(opened ? {opened} : {})}
}

/** What a wrap holds; what does the unwrapping is loaded only where there may be one. */
async function unwrapped(bytes: Uint8Array): Promise<Unwrapped> {
  const mayBe = startsWith(bytes, ZIP) || startsWith(bytes, GZIP) || mayBeMail(bytes)
  return mayBe ? (await import('./unwrap.ts')).unwrap(bytes) : {bytes}
}

/** A message begins with its headers. */
const mayBeMail = (bytes: Uint8Array): boolean => /^[A-Za-z][\w-]*:/.test(String.fromCharCode(...bytes.subarray(0, 60)))

async function open(bytes: Uint8Array): Promise<Opened | undefined> {
  if (isPdf(bytes)) return (await import('./open-pdf.ts')).openPdf(bytes)
  if (startsWith(bytes, ZIP)) return (await import('./open-docx.ts')).openDocx(bytes)
  return undefined
}

function isPdf(bytes: Uint8Array): boolean {
  for (let from = 0; from < Math.min(bytes.length, FURTHEST); from++) if (startsWith(bytes, PDF, from)) return true
  return false
}
