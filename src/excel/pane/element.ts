/** Elements of the pane, made of text nodes: a release's strings never become markup. */

import type {Session} from '../session.ts'

type Child = Node | string

export function make(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag)
  if (className !== '') element.className = className
  element.append(...children)
  return element
}

export function option(value: string, title: string): HTMLOptionElement {
  const element = document.createElement('option')
  element.value = value
  element.textContent = title
  return element
}

export function optionGroup(title: string, options: readonly HTMLElement[]): HTMLOptGroupElement {
  const element = document.createElement('optgroup')
  element.label = title
  element.append(...options)
  return element
}

/** One of a few, side by side; the first is chosen at the start. Arrow keys move on, as between all radio buttons. */
export function choice<Value extends string>(
  id: string,
  title: string,
  options: ReadonlyArray<readonly [Value, string]>
): {readonly element: HTMLElement; readonly value: () => Value} {
  const fields = options.map(([value, text], at) => {
    const input = document.createElement('input')
    input.type = 'radio'
    input.name = id
    input.id = `${id}-${value}`
    input.checked = at === 0
    const label = document.createElement('label')
    label.htmlFor = input.id
    label.textContent = text
    return {value, input, label}
  })
  const legend = make('legend', 'unseen', title)
  const element = make('fieldset', 'choice', legend, ...fields.flatMap(({input, label}) => [input, label]))
  const [[first] = []] = options
  if (first === undefined) throw new Error('A choice is of one at least.')
  return {element, value: () => fields.find(({input}) => input.checked)?.value ?? first}
}

export function textField(id: string, value: string): HTMLInputElement {
  const element = document.createElement('input')
  element.type = 'text'
  element.id = id
  element.value = value
  element.autocomplete = 'off'
  return element
}

/** For a text that may be longer than the pane is wide. */
export function textArea(id: string, value: string): HTMLTextAreaElement {
  const element = document.createElement('textarea')
  element.id = id
  element.rows = 2
  element.value = value
  element.autocomplete = 'off'
  return element
}

export function select(id: string, options: readonly HTMLElement[]): HTMLSelectElement {
  const element = document.createElement('select')
  element.id = id
  element.append(...options)
  return element
}

/** A control under its label. */
export function labelled(title: string, control: HTMLElement): HTMLElement {
  const label = document.createElement('label')
  label.htmlFor = control.id
  label.textContent = title
  return make('div', 'field', label, control)
}

/** A button that can't be pressed twice while it works. */
export function button(
  title: string,
  kind: 'primary' | 'quiet' | 'link',
  press: () => Promise<void>
): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = kind === 'link' ? 'linkish' : `button ${kind}`
  element.textContent = title
  element.addEventListener('click', () => {
    element.disabled = true
    void press().finally(() => {
      element.disabled = false
    })
  })
  return element
}

/** Fills an element now and after every reading of the sheets, as long as the pane shows it. */
export function follow(session: Session, element: HTMLElement, fill: () => void): void {
  let wasShown = false
  const stop = session.watch(() => {
    wasShown ||= element.isConnected
    if (wasShown && !element.isConnected) stop()
    else fill()
  })
  fill()
}
