/** How the page and everything in it is coloured. */
export type ColorTheme = 'light' | 'dark'

const KEY = 'workbench-theme'

/** The theme chosen last; at first, the one the system has. */
export function chosenTheme(): ColorTheme {
  const kept = localStorage.getItem(KEY)
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Colours the page, and keeps the choice for the next time. */
export function applyTheme(theme: ColorTheme): void {
  document.documentElement.dataset['theme'] = theme
  localStorage.setItem(KEY, theme)
}
