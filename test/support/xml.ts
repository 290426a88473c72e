import {Parser} from 'htmlparser2'

/** An element of an XML part. `text` is its own and its descendants' text in order. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Xml[]
  readonly text: string
}

/** The root of a well-formed XML document. Throws, naming the place, when it is not well-formed. */
export function parseXml(source: string): Xml {
  assertWellFormed(source)
  const top = grow('')
  const open = [top]
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = grow(name, attributes)
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext: text => open.forEach(element => (element.text += text)),
      onclosetag: () => void open.pop()
    },
    {xmlMode: true, decodeEntities: true}
  )
  parser.end(source)
  const [root] = top.children
  if (!root) throw new Error('An XML document without a root')
  return root
}

/** The descendants of that name, namespace prefixes left out, in the order of the document. */
export const all = (from: Xml, name: string): readonly Xml[] =>
  from.children.flatMap(child => [...(localName(child) === name ? [child] : []), ...all(child, name)])

/** The first of them. */
export const first = (from: Xml, name: string): Xml | undefined => all(from, name)[0]

const localName = ({name}: Xml): string => name.slice(name.indexOf(':') + 1)

const grow = (name: string, attributes: Readonly<Record<string, string>> = {}) => {
  const children: Xml[] = []
  return {name, attributes, children, text: ''}
}

// A name, and what may stand between tags and inside quotes: no bare ampersand, no unescaped `<`, no `]]>`.
const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`
const ENTITY = '&(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9A-Fa-f]+);'
const TAG = new RegExp(
  `^<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"(?:[^<&"]|${ENTITY})*"|'(?:[^<&']|${ENTITY})*'))*)\\s*(/?)>$`
)
const ATTRIBUTE = new RegExp(`${NAME}\\s*=`, 'g')
const TEXT = new RegExp(`^(?:[^<&]|${ENTITY})*$`)
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- they are what XML forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Throws unless tags nest, attributes are quoted and differ, entities are known, and there is one root. */
export function assertWellFormed(source: string): void {
  const fail = (what: string): never => {
    throw new Error(`${what} in ${source.slice(0, 120)}`)
  }
  const forbidden = FORBIDDEN.exec(source)
  if (forbidden) fail(`The character ${forbidden[0].charCodeAt(0).toString(16)}`)
  const open: string[] = []
  let roots = 0
  for (const piece of source.replace(/^<\?xml [^?]*\?>/, '').match(/<[^>]*>|[^<]+/g) ?? []) {
    if (!piece.startsWith('<')) {
      if (!TEXT.test(piece) || piece.includes(']]>')) fail(`The text ${piece.slice(0, 60)}`)
      if (open.length === 0 && piece.trim() !== '') fail(`Text outside the root: ${piece.slice(0, 60)}`)
      continue
    }
    const [, closing, name = '', attributes = '', empty] = TAG.exec(piece) ?? fail(`The tag ${piece.slice(0, 120)}`)
    if (closing) {
      if (open.pop() !== name) fail(`The closing ${piece}`)
      continue
    }
    if (open.length === 0) roots += 1
    if (!empty) open.push(name)
    const bare = attributes.replace(/"[^"]*"|'[^']*'/g, '""')
    const own = bare.match(ATTRIBUTE) ?? []
    if (new Set(own).size !== own.length) fail(`An attribute twice in ${piece.slice(0, 120)}`)
  }
  if (open.length > 0) fail(`Never closed: ${open.join(' ')}`)
  if (roots !== 1) fail(`${roots} roots`)
}
