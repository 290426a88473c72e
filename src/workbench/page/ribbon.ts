import {element} from './element.ts'

/** A button of the ribbon. */
export interface RibbonButton {
  readonly id: string
  readonly label: string
  readonly icon: Element
  readonly title: string
  readonly description: string
  /** The keys that do the same, as they are shown. */
  readonly keys?: string
  run(): void | Promise<void>
}

/** Buttons that stand together. */
export interface RibbonGroup {
  readonly label: string
  readonly buttons: readonly RibbonButton[]
}

/** One tab with its groups. */
export interface RibbonTab {
  readonly id: string
  readonly label: string
  readonly groups: readonly RibbonGroup[]
}

/** Builds the ribbon with one tab in front. */
export function fillRibbon(into: HTMLElement, tabs: readonly RibbonTab[], front: string): void {
  const heads = tabs.map(tab =>
    element('button', {
      class: 'tab',
      id: `tab-${tab.id}`,
      text: tab.label,
      attributes: {type: 'button', role: 'tab', 'aria-controls': `panel-${tab.id}`}
    })
  )
  const panels = tabs.map(tab =>
    element(
      'div',
      {
        class: 'panel',
        id: `panel-${tab.id}`,
        attributes: {role: 'tabpanel', 'aria-labelledby': `tab-${tab.id}`}
      },
      ...tab.groups.map(groupOf)
    )
  )
  const show = (index: number): void => {
    for (const [at, head] of heads.entries()) {
      head.setAttribute('aria-selected', String(at === index))
      head.tabIndex = at === index ? 0 : -1
    }
    for (const [at, panel] of panels.entries()) panel.hidden = at !== index
  }
  for (const [index, head] of heads.entries()) {
    head.addEventListener('click', () => show(index))
    head.addEventListener('keydown', event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key] ?? 0
      if (step === 0) return
      const next = (index + step + heads.length) % heads.length
      show(next)
      heads[next]?.focus()
      event.preventDefault()
    })
  }
  into.replaceChildren(
    element('div', {class: 'tabs', attributes: {role: 'tablist', 'aria-label': 'Ribbon tabs'}}, ...heads),
    ...panels
  )
  show(
    Math.max(
      tabs.findIndex(tab => tab.id === front),
      0
    )
  )
}

function groupOf({label, buttons}: RibbonGroup): HTMLElement {
  return element(
    'div',
    {class: 'group', attributes: {role: 'group', 'aria-label': label}},
    element('div', {class: 'group-buttons'}, ...buttons.map(button => buttonOf(button, 'large'))),
    element('span', {class: 'group-label', text: label, attributes: {'aria-hidden': 'true'}})
  )
}

/** A button with its tip; it shows when what it does is under way. Failures are the caller's to show. */
export function buttonOf(button: RibbonButton, size: 'large' | 'small'): HTMLElement {
  const tip = element(
    'span',
    {class: 'supertip', id: `tip-${size}-${button.id}`, attributes: {role: 'tooltip'}},
    element('strong', {}, button.title, ...(button.keys === undefined ? [] : [` (${button.keys})`])),
    element('span', {text: button.description})
  )
  const face = element(
    'button',
    {
      class: size === 'large' ? 'command' : 'icon-button',
      ...(size === 'large' ? {id: button.id} : {}),
      attributes: {
        type: 'button',
        'aria-describedby': tip.id,
        ...(size === 'small' ? {'aria-label': button.label} : {})
      }
    },
    button.icon,
    ...(size === 'large' ? [element('span', {class: 'command-label', text: button.label})] : [])
  )
  face.addEventListener('click', () => void press(face, button))
  return element('span', {class: 'with-tip'}, face, tip)
}

async function press(face: HTMLButtonElement, button: RibbonButton): Promise<void> {
  if (face.getAttribute('aria-busy') === 'true') return
  face.setAttribute('aria-busy', 'true')
  try {
    await button.run()
  } finally {
    face.removeAttribute('aria-busy')
  }
}
