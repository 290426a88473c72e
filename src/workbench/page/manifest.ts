/** What the workbench shows of an add-in, as its manifest states it. */
export interface Manifest {
  readonly name: string
  /** The first part of its functions' names: `INAP` in `INAP.REVENUE`. */
  readonly namespace: string
  /** The page of pane, functions and commands. */
  readonly pane: string
  readonly metadata: string
  readonly tabs: readonly ManifestTab[]
}

export interface ManifestTab {
  readonly id: string
  readonly label: string
  readonly groups: readonly ManifestGroup[]
}

export interface ManifestGroup {
  readonly id: string
  readonly label: string
  readonly buttons: readonly ManifestButton[]
}

export interface ManifestButton {
  readonly id: string
  readonly label: string
  readonly title: string
  readonly description: string
  /** Addresses by size in pixels. */
  readonly icons: ReadonlyMap<number, string>
  readonly action: {readonly kind: 'pane'} | {readonly kind: 'function'; readonly name: string}
}

/**
 * Reads a manifest. Addresses below the folder of the task pane lead to `home` instead, where the add-in is served here.
 * Throws where the manifest is no XML, or names a resource that it does not have.
 */
export function readManifest(xml: string, home: string): Manifest {
  const manifest = new DOMParser().parseFromString(xml, 'application/xml')
  if (manifest.querySelector('parsererror')) throw new Error('The manifest is not well-formed XML')
  const resources = new Map(
    all(manifest, 'Image', 'Url', 'String').map(each => [
      each.getAttribute('id') ?? '',
      each.getAttribute('DefaultValue') ?? ''
    ])
  )
  const resource = (of: Element | undefined): string => {
    const id = of?.getAttribute('resid') ?? ''
    const found = resources.get(id)
    if (found === undefined) throw new Error(`The manifest has no resource ${id}`)
    return found
  }
  const published = new URL('.', resource(first(manifest, 'FunctionFile'))).href
  const local = (of: Element | undefined): string => resource(of).replace(published, home)
  const functions = all(manifest, 'ExtensionPoint').find(each => typeOf(each) === 'CustomFunctions')
  return {
    name: first(manifest, 'DisplayName')?.getAttribute('DefaultValue') ?? '',
    namespace: functions ? resource(first(functions, 'Namespace')) : '',
    pane: local(first(manifest, 'FunctionFile')),
    metadata: local(functions && first(first(functions, 'Metadata'), 'SourceLocation')),
    tabs: all(manifest, 'CustomTab').map(tab => ({
      id: tab.getAttribute('id') ?? '',
      label: resource(child(tab, 'Label')),
      groups: all(tab, 'Group').map(group => ({
        id: group.getAttribute('id') ?? '',
        label: resource(child(group, 'Label')),
        buttons: all(group, 'Control')
          .filter(control => typeOf(control) === 'Button')
          .map(control => buttonOf(control, resource, local))
      }))
    }))
  }
}

type Resource = (of: Element | undefined) => string

function buttonOf(control: Element, text: Resource, address: Resource): ManifestButton {
  const supertip = child(control, 'Supertip')
  const action = child(control, 'Action')
  return {
    id: control.getAttribute('id') ?? '',
    label: text(child(control, 'Label')),
    title: text(child(supertip, 'Title')),
    description: text(child(supertip, 'Description')),
    icons: new Map(all(control, 'Image').map(image => [Number(image.getAttribute('size')), address(image)])),
    action:
      action && typeOf(action) === 'ExecuteFunction'
        ? {kind: 'function', name: child(action, 'FunctionName')?.textContent?.trim() ?? ''}
        : {kind: 'pane'}
  }
}

/** Elements of those names, whatever namespace they are in. */
const all = (within: ParentNode, ...names: readonly string[]): readonly Element[] =>
  [...within.querySelectorAll('*')].filter(each => names.includes(each.localName))

const first = (within: ParentNode | undefined, name: string): Element | undefined => within && all(within, name)[0]

const child = (of: Element | undefined, name: string): Element | undefined =>
  of && [...of.children].find(each => each.localName === name)

const typeOf = (of: Element): string => of.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type') ?? ''
