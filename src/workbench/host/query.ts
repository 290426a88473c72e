import {HostObject} from './host-object.ts'
import {apiNotFound, invalidArgument, type WireQuery} from './protocol.ts'
import {clientName, wireName} from './schema.ts'

/** What is asked of one object: member → what is asked of that member. `*` asks for every scalar. */
interface Selection {
  [member: string]: Selection
}

/**
 * Answers a load.
 *
 * @param keys the spelling of the answer: `wire` for `load`, `client` for the newer form that answers in plain JSON
 * @param identify tells what the library needs to find an object again
 */
export function answerQuery(
  object: HostObject,
  query: WireQuery,
  keys: 'wire' | 'client',
  identify: (object: HostObject) => Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> {
  const named = keys === 'wire' ? wireName : (member: string) => member
  const selected = select(query)
  return answer(object, selected, query.Top, query.Skip)

  function answer(target: HostObject, selection: Selection, top?: number, skip = 0): Record<string, unknown> {
    if (target.schema.items === undefined) return {...identify(target), ...members(target, selection)}
    const own = Object.keys(selection).filter(member => member in target.schema.scalars || member.startsWith('_'))
    const result = members(target, pick(selection, own))
    // Asking only for what the collection itself has, such as `count`, must not drag its items along.
    const ofItems = without(selection, own)
    if (own.length > 0 && Object.keys(ofItems).length === 0) return result
    const items = target.contents()
    const window = items.slice(skip, top === undefined ? items.length : skip + top)
    result[keys === 'wire' ? '_Items' : 'items'] = window.map(item => answer(item, ofItems))
    return result
  }

  function members(target: HostObject, selection: Selection): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    const everything = Object.keys(selection).length === 0 || '*' in selection
    if (everything && !(target.schema.items !== undefined && Object.keys(selection).length === 0)) {
      for (const member of Object.keys(target.schema.scalars)) {
        if (target.canRead(member)) result[named(member)] = target.read(member)
      }
    }
    for (const [asked, inner] of Object.entries(selection)) {
      if (asked === '*') continue
      const member = clientName(asked)
      if (member in target.schema.scalars || member.startsWith('_')) result[named(member)] = target.read(member)
      else if (member in target.schema.navigations) result[named(member)] = navigation(target, member, inner)
      else if (/^id$/i.test(member)) Object.assign(result, identify(target))
      else throw invalidArgument(`The property '${asked}' does not exist on ${target.apiClass}.`)
    }
    return result
  }

  function navigation(target: HostObject, member: string, selection: Selection): unknown {
    const child = target.read(member)
    if (child === undefined || child === null) return null
    if (!(child instanceof HostObject)) throw apiNotFound(`${target.apiClass}.${member}`)
    return answer(child, selection)
  }
}

/**
 * Answers a load that follows objects of the named classes into each other.
 *
 * @param queries what to load, by class
 */
export function answerRecursiveQuery(
  object: HostObject,
  queries: Readonly<Record<string, WireQuery>>,
  depth: number,
  identify: (object: HostObject) => Readonly<Record<string, unknown>>
): unknown {
  const own = answerQuery(object, queries[object.apiClass] ?? {}, 'wire', identify)
  const result: Record<string, unknown> = {...own}
  for (const [member, type] of Object.entries(object.schema.navigations)) {
    const child = depth > 0 && type in queries && object.canRead(member) ? object.read(member) : undefined
    if (child instanceof HostObject)
      result[wireName(member)] = answerRecursiveQuery(child, queries, depth - 1, identify)
  }
  return result
}

function select(query: WireQuery): Selection {
  const root: Selection = {}
  const grow = (path: string, whole: boolean) => {
    let at = root
    for (const step of path.split(/[/.]/).map(part => part.trim())) {
      // `items` names no member: it only says that what follows is asked of each item.
      if (step !== '' && step !== 'items' && step !== '$all') at = at[step] ??= {}
      if (step === '$all') at['*'] = {}
    }
    if (whole) at['*'] = {}
  }
  for (const path of query.Select ?? []) grow(path, false)
  for (const path of query.Expand ?? []) grow(path, true)
  if ((query.Select ?? []).length === 0) root['*'] ??= {}
  return root
}

function pick(selection: Selection, names: readonly string[]): Selection {
  return Object.fromEntries(Object.entries(selection).filter(([name]) => names.includes(name)))
}

function without(selection: Selection, names: readonly string[]): Selection {
  return Object.fromEntries(Object.entries(selection).filter(([name]) => !names.includes(name)))
}
