/** Messages of MIME (RFC 2045, RFC 2557): a mail, or a page that a browser saved as one file. */
import {decode} from './encoding.ts'

/** Headers are shorter, and stand first. */
const HEAD = 20_000
const MOST_PARTS = 500
/** Parts within parts: the text of a mail beside its attachments, in HTML beside plain. */
const DEEPEST = 4

interface Part {
  readonly type: string
  readonly encoding: string
  /** The body as it was sent, a letter to a byte. */
  readonly body: string
}

/** The page that a message holds, or else its plain text; undefined where the bytes are no message. */
export function partOfMail(bytes: Uint8Array): Uint8Array | undefined {
  const head = letters(bytes.subarray(0, HEAD))
  if (!/^[A-Za-z][\w-]*:/.test(head) || !/^MIME-Version:/im.test(head) || !/^Content-Type:/im.test(head))
    return undefined
  const parts = partsOf(letters(bytes), 0)
  const pages = parts.filter(part => part.type === 'text/html')
  const [first] = pages
  const tables = pages.filter(page => /<table\b/i.test(page.body))
  const chosen =
    tables.length > 0 ? tables : first ? [first] : parts.filter(part => part.type === 'text/plain').slice(0, 1)
  if (chosen.length === 0) return undefined
  // Parts of one message may be in different encodings: they are put together as letters.
  return new TextEncoder().encode(chosen.map(part => decode(bytesOf(part)).text).join('\n'))
}

/** The parts that hold something, in their order. */
function partsOf(text: string, depth: number): readonly Part[] {
  const end = /\r?\n\r?\n/.exec(text)
  if (!end || depth > DEEPEST) return []
  const headers = text.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ')
  const body = text.slice(end.index + end[0].length)
  const header = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? ''
  const type = header('Content-Type')
  const boundary = /\bboundary="?([^";\r\n]+)"?/i.exec(type)?.[1]
  if (!/^multipart\//i.test(type) || boundary === undefined)
    return [
      {
        type: (/^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0] ?? 'text/plain').toLowerCase(),
        encoding: header('Content-Transfer-Encoding').toLowerCase(),
        body
      }
    ]
  return body
    .split(`--${boundary}`)
    .slice(1, MOST_PARTS)
    .filter(part => !part.startsWith('--'))
    .flatMap(part => partsOf(part.replace(/^[ \t]*\r?\n/, ''), depth + 1))
}

/** The bytes of a body, whatever it was packed in to be sent. */
function bytesOf({encoding, body}: Part): Uint8Array {
  if (encoding === 'base64') {
    try {
      return ofLetters(atob(body.replace(/[^A-Za-z0-9+/=]/g, '')))
    } catch {
      return new Uint8Array()
    }
  }
  return ofLetters(
    encoding === 'quoted-printable'
      ? body
          .replace(/=[ \t]*\r?\n/g, '')
          .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      : body
  )
}

/** One letter to a byte. Unlike the decoder's own Latin-1, which is windows-1252, it loses none. */
function letters(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return chunks.join('')
}
const CHUNK = 1 << 13

const ofLetters = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0))
