/** What an element may be given as it is made. */
export interface Made {
  readonly class?: string
  readonly id?: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** A new element with its children. Texts become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  made: Made = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag)
  if (made.class !== undefined) created.className = made.class
  if (made.id !== undefined) created.id = made.id
  if (made.text !== undefined) created.textContent = made.text
  for (const [name, value] of Object.entries(made.attributes ?? {})) created.setAttribute(name, value)
  created.append(...children)
  return created
}

/** An element of the page by its id. Throws when the page has none of that kind. */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}`)
  return found
}
