import {Parser} from 'htmlparser2'

/** An element of the manifest, without namespaces resolved: names and attributes are as written. */
interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Width and height of an image in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

// Children in the order of the schema: `!` exactly once, `?` at most once, `+` once or more. An element that is not
// listed here has no child elements. Where a type decides about the children it is part of the key.
const schema: Readonly<Record<string, string>> = {
  'OfficeApp:TaskPaneApp':
    'Id! AlternateId? Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! ' +
    'SupportUrl! AppDomains? Hosts! Requirements! DefaultSettings! Permissions! VersionOverrides! ExtendedOverrides?',
  Hosts: 'Host!',
  Requirements: 'Sets!',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation!',
  'VersionOverrides:VersionOverridesV1_0': 'Description? Requirements? Hosts! Resources!',
  'Host:Workbook': 'Runtimes! AllFormFactors! DesktopFormFactor!',
  Runtimes: 'Runtime!',
  AllFormFactors: 'ExtensionPoint!',
  'ExtensionPoint:CustomFunctions': 'Script! Page! Metadata! Namespace!',
  Script: 'SourceLocation!',
  Page: 'SourceLocation!',
  Metadata: 'SourceLocation!',
  DesktopFormFactor: 'GetStarted? FunctionFile! ExtensionPoint+',
  GetStarted: 'Title! Description! LearnMoreUrl!',
  'ExtensionPoint:PrimaryCommandSurface': 'CustomTab!',
  CustomTab: 'Group+ Label! InsertAfter?',
  Group: 'Label! Icon! Control+',
  'Control:Button': 'Label! Supertip! Icon! Action!',
  Supertip: 'Title! Description!',
  Icon: 'bt:Image+',
  // No TaskpaneId: with a shared runtime there is only one pane.
  'Action:ShowTaskpane': 'SourceLocation!',
  'Action:ExecuteFunction': 'FunctionName!',
  Resources: 'bt:Images! bt:Urls! bt:ShortStrings! bt:LongStrings!',
  'bt:Images': 'bt:Image+',
  'bt:Urls': 'bt:Url+',
  'bt:ShortStrings': 'bt:String+',
  'bt:LongStrings': 'bt:String+'
}

/** Which list of resources an element's resid has to be found in. */
const residKind: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  Runtime: 'bt:Urls',
  SourceLocation: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  LearnMoreUrl: 'bt:Urls',
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Namespace: 'bt:ShortStrings',
  Description: 'bt:LongStrings'
}

/** The ribbon as it is promised: each button's label, and the function it runs, or null where it opens the pane. */
const buttons: readonly (readonly [label: string, run: string | null])[] = [
  ['Import', null],
  ['Refresh', 'refresh'],
  ['Check', 'check']
]

/**
 * What is wrong with an add-in only manifest, one sentence a fault; empty when nothing is. `imageSize` gives the size of
 * a file of assets/ by its name, or undefined when there is no such PNG.
 */
export function checkManifest(xml: string, imageSize: (name: string) => Size | undefined): string[] {
  const malformed = checkWellFormed(xml)
  if (malformed !== undefined) return [malformed]
  const app = readElement(xml)
  const all = [...walk(app)]
  const resources = readResources(all)
  return [
    ...all.flatMap(checkChildren),
    ...checkHead(app),
    ...checkResids(all, resources),
    ...checkSharedRuntime(app, all, resources),
    ...checkStrings(app, resources),
    ...checkUrls(all),
    ...checkIcons(app, all, resources, imageSize),
    ...checkRibbon(all, resources)
  ]
}

/** The first offence against XML's own rules, which htmlparser2 would read past. */
function checkWellFormed(xml: string): string | undefined {
  const token =
    /<\?[^]*?\?>|<!--(?:(?!--)[^])*-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y
  const open: string[] = []
  let roots = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const match = token.exec(xml)
    if (!match) return `Not well-formed: no markup can be read at "${xml.slice(at, at + 40)}"`
    const [whole, closing, name, attributes = '', selfClosing] = match
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(whole))
      return `Not well-formed: a bare & in "${whole.trim()}"`
    if (name === undefined) {
      if (!whole.startsWith('<') && whole.trim() && !open.length)
        return `Not well-formed: text outside of the root element`
    } else if (closing) {
      const expected = open.pop()
      if (expected !== name) return `Not well-formed: </${name}> where </${expected ?? 'nothing'}> was expected`
    } else {
      if (!open.length && ++roots > 1) return `Not well-formed: <${name}> is a second root element`
      const names = [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(found => found[1])
      if (new Set(names).size < names.length) return `Not well-formed: <${name}> has an attribute twice`
      if (!selfClosing) open.push(name)
    }
  }
  if (open.length) return `Not well-formed: <${open.at(-1)}> is never closed`
  return roots ? undefined : 'Not well-formed: there is no element'
}

function readElement(xml: string): Element {
  const top: Element = {name: '', attributes: {}, children: [], text: ''}
  const open = [top]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = {name, attributes, children: [], text: ''}
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext(text) {
        const element = open.at(-1)
        if (element) element.text += text
      },
      onclosetag: () => void open.pop()
    },
    {xmlMode: true}
  )
  parser.end(xml)
  return top.children[0] ?? top
}

function* walk(element: Element): Generator<Element> {
  yield element
  for (const child of element.children) yield* walk(child)
}

function keyOf({name, attributes}: Element): string {
  const type = attributes['xsi:type']
  return type === undefined ? name : `${name}:${type}`
}

function childOf(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce((from, name) => from?.children.find(child => child.name === name), element)
}

function checkChildren(element: Element): string[] {
  const key = keyOf(element)
  const rules = (schema[key] ?? '').split(' ').filter(Boolean)
  const order = rules.map(rule => rule.slice(0, -1))
  const names = element.children.map(child => child.name)
  const problems: string[] = []
  for (const name of new Set(names)) if (!order.includes(name)) problems.push(`${key}: <${name}> does not belong here`)
  for (const [index, name] of order.entries()) {
    const count = names.filter(other => other === name).length
    const rule = rules[index]?.at(-1)
    if (count === 0 && rule !== '?') problems.push(`${key}: <${name}> is missing`)
    if (count > 1 && rule !== '+') problems.push(`${key}: <${name}> stands ${count} times, not once`)
  }
  const places = names.map(name => order.indexOf(name)).filter(place => place >= 0)
  for (const [index, place] of places.entries())
    if (index > 0 && place < (places[index - 1] ?? 0))
      problems.push(`${key}: <${order[place]}> has to stand before <${order[places[index - 1] ?? 0]}>`)
  return problems
}

function checkHead(app: Element): string[] {
  const problems: string[] = []
  const expect = (path: string, pattern: RegExp) => {
    const text = childOf(app, path)?.text.trim() ?? ''
    if (!pattern.test(text)) problems.push(`<${path}> is "${text}", which is not ${String(pattern)}`)
  }
  if (keyOf(app) !== 'OfficeApp:TaskPaneApp') problems.push(`The root is ${keyOf(app)}, not OfficeApp:TaskPaneApp`)
  expect('Id', /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i)
  expect('Version', /^[1-9]\d*\.\d+\.\d+\.\d+$/)
  expect('DefaultLocale', /^[a-z]{2}-[A-Z]{2}$/)
  expect('Permissions', /^ReadWriteDocument$/)
  const host = childOf(app, 'Hosts', 'Host')?.attributes['Name']
  if (host !== 'Workbook') problems.push(`<Host> is "${host}", not "Workbook"`)
  const set = childOf(app, 'Requirements', 'Sets', 'Set')?.attributes
  if (set?.['Name'] !== 'SharedRuntime' || set['MinVersion'] !== '1.1')
    problems.push('<Requirements> does not ask for SharedRuntime 1.1')
  return problems
}

interface Resource {
  readonly list: string
  readonly id: string
  readonly value: string
}

function readResources(all: readonly Element[]): Resource[] {
  const lists = all.filter(element => element.name === 'Resources').flatMap(element => element.children)
  return lists.flatMap(list =>
    list.children.map(({attributes}) => ({
      list: list.name,
      id: attributes['id'] ?? '',
      value: attributes['DefaultValue'] ?? ''
    }))
  )
}

function valueOf(resources: readonly Resource[], element: Element | undefined): string | undefined {
  return resources.find(resource => resource.id === element?.attributes['resid'])?.value
}

function checkResids(all: readonly Element[], resources: readonly Resource[]): string[] {
  const problems: string[] = []
  const used = new Set<string>()
  for (const {name, attributes} of all) {
    const resid = attributes['resid']
    const list = residKind[name]
    if (resid === undefined) continue
    used.add(resid)
    if (resid.length > 32) problems.push(`resid "${resid}" has ${resid.length} characters, more than 32`)
    const found = resources.find(resource => resource.id === resid)
    if (!found) problems.push(`<${name}> names resid "${resid}", which is not defined`)
    else if (found.list !== list) problems.push(`<${name}> names resid "${resid}" of ${found.list}, not of ${list}`)
  }
  for (const [index, {id, list}] of resources.entries()) {
    if (resources.findIndex(other => other.id === id) < index) problems.push(`resid "${id}" is defined twice`)
    if (!used.has(id)) problems.push(`resid "${id}" of ${list} is never used`)
  }
  return problems
}

/** Pane, functions and commands share a runtime only when runtime, page, function file and panes name one resid. */
function checkSharedRuntime(app: Element, all: readonly Element[], resources: readonly Resource[]): string[] {
  const problems: string[] = []
  const runtime = all.find(element => element.name === 'Runtime')
  const shared = runtime?.attributes['resid']
  if (runtime?.attributes['lifetime'] !== 'long') problems.push('<Runtime> does not have lifetime="long"')
  const panes = all.filter(element => keyOf(element) === 'Action:ShowTaskpane')
  const places: [string, Element | undefined][] = [
    [
      '<Page>',
      childOf(
        all.find(element => element.name === 'Page'),
        'SourceLocation'
      )
    ],
    ['<FunctionFile>', all.find(element => element.name === 'FunctionFile')],
    ...panes.map((pane): [string, Element | undefined] => ['ShowTaskpane', childOf(pane, 'SourceLocation')])
  ]
  for (const [place, element] of places) {
    const resid = element?.attributes['resid']
    if (resid !== shared) problems.push(`${place} names resid "${resid}", but <Runtime> names "${shared}"`)
  }
  const start = childOf(app, 'DefaultSettings', 'SourceLocation')?.attributes['DefaultValue']
  const page = valueOf(resources, runtime)
  if (start !== page) problems.push(`<DefaultSettings> opens ${start}, but the runtime is ${page}`)
  return problems
}

function checkStrings(app: Element, resources: readonly Resource[]): string[] {
  const head = (name: string) => ({id: `<${name}>`, value: childOf(app, name)?.attributes['DefaultValue'] ?? ''})
  const short = [head('DisplayName'), ...resources.filter(({list}) => list === 'bt:ShortStrings')]
  const long = [head('Description'), ...resources.filter(({list}) => list === 'bt:LongStrings')]
  const check = (limit: number) => (text: {id: string; value: string}) => {
    if (text.value.trim() === '') return [`${text.id} is empty`]
    return text.value.length > limit ? [`${text.id} has ${text.value.length} characters, more than ${limit}`] : []
  }
  return [...short.flatMap(check(125)), ...long.flatMap(check(250))]
}

function checkUrls(all: readonly Element[]): string[] {
  const addresses = /Url$|^SourceLocation$|^bt:Image$/
  return all.flatMap(({name, attributes}) => {
    const url = attributes['DefaultValue']
    if (url === undefined || !addresses.test(name)) return []
    return URL.canParse(url) && new URL(url).protocol === 'https:' ? [] : [`<${name}>: ${url} is not an https address`]
  })
}

function checkIcons(
  app: Element,
  all: readonly Element[],
  resources: readonly Resource[],
  imageSize: (name: string) => Size | undefined
): string[] {
  const problems: string[] = []
  const checkImage = (url: string | undefined, side: number) => {
    const name = /\/assets\/([^/?]+\.png)$/.exec(url ?? '')?.[1]
    const size = name === undefined ? undefined : imageSize(name)
    if (!size) problems.push(`There is no PNG in assets/ for ${url}`)
    else if (size.width !== side || size.height !== side)
      problems.push(`${name} is ${size.width} × ${size.height} pixels, not ${side} × ${side}`)
  }
  checkImage(childOf(app, 'IconUrl')?.attributes['DefaultValue'], 32)
  checkImage(childOf(app, 'HighResolutionIconUrl')?.attributes['DefaultValue'], 64)
  for (const icon of all.filter(element => element.name === 'Icon')) {
    const sizes = icon.children.map(image => image.attributes['size'])
    if (sizes.join() !== '16,32,80') problems.push(`<Icon> has the sizes ${sizes.join()}, not 16,32,80`)
    for (const image of icon.children) checkImage(valueOf(resources, image), Number(image.attributes['size']))
  }
  return problems
}

function checkRibbon(all: readonly Element[], resources: readonly Resource[]): string[] {
  const problems: string[] = []
  const expect = (what: string, actual: unknown, expected: unknown) => {
    if (actual !== expected) problems.push(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`)
  }
  const find = (name: string) => all.find(element => element.name === name)
  expect('The namespace', valueOf(resources, find('Namespace')), 'INAP')
  expect("The tab's label", valueOf(resources, childOf(find('CustomTab'), 'Label')), 'INAP')
  const controls = all.filter(element => element.name === 'Control')
  expect('The number of buttons', controls.length, buttons.length)
  for (const [index, [label, run]] of buttons.entries()) {
    const control = controls[index]
    const action = childOf(control, 'Action')
    expect(`Button ${index + 1}`, valueOf(resources, childOf(control, 'Label')), label)
    expect(`The action of ${label}`, action?.attributes['xsi:type'], run === null ? 'ShowTaskpane' : 'ExecuteFunction')
    if (run !== null) expect(`The function of ${label}`, childOf(action, 'FunctionName')?.text.trim(), run)
  }
  const ids = all.filter(({name}) => /^(CustomTab|Group|Control)$/.test(name)).map(({attributes}) => attributes['id'])
  if (ids.includes(undefined) || new Set(ids).size < ids.length) problems.push('Tab, group and buttons need an id each')
  return problems
}
