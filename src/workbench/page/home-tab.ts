import {icon} from './icon.ts'
import type {RibbonButton, RibbonTab} from './ribbon.ts'

/** What the page itself can do with a workbook. */
export interface HomeActions {
  newBook(): void
  open(): void | Promise<void>
  save(): Promise<void>
  undo(): void | Promise<void>
  redo(): void | Promise<void>
  switchTheme(): void | Promise<void>
}

/** The page's own buttons: on the Home tab, and those that stand above the ribbon. */
export interface Home {
  readonly tab: RibbonTab
  readonly quick: readonly RibbonButton[]
  readonly theme: RibbonButton
}

/** Makes the page's own buttons. Each gets an icon of its own, since an element stands in one place only. */
export function makeHome(act: HomeActions): Home {
  const button = (
    id: keyof typeof TEXTS,
    size: number,
    drawing: Parameters<typeof icon>[0],
    run: () => void | Promise<void>
  ): RibbonButton => ({id: `home-${id}`, icon: icon(drawing, size), run, ...TEXTS[id]})
  const make = (size: number) => ({
    new: button('new', size, 'new', () => act.newBook()),
    open: button('open', size, 'open', () => act.open()),
    save: button('save', size, 'save', () => act.save()),
    undo: button('undo', size, 'undo', () => act.undo()),
    redo: button('redo', size, 'redo', () => act.redo()),
    theme: button('theme', size, 'theme', () => act.switchTheme())
  })
  const large = make(32)
  const small = make(18)
  return {
    tab: {
      id: 'home',
      label: 'Home',
      groups: [
        {label: 'Workbook', buttons: [large.new, large.open, large.save]},
        {label: 'Edit', buttons: [large.undo, large.redo]},
        {label: 'View', buttons: [large.theme]}
      ]
    },
    quick: [small.save, small.undo, small.redo],
    theme: small.theme
  }
}

const TEXTS = {
  new: {label: 'New', title: 'New workbook', description: 'Opens an empty workbook in a tab of its own.'},
  open: {
    label: 'Open',
    title: 'Open a workbook',
    description: 'Opens an .xlsx file that INAP wrote, in a tab of its own if this one is in use.',
    keys: 'Ctrl+O'
  },
  save: {
    label: 'Save',
    title: 'Save as .xlsx',
    description: 'Downloads the workbook with its formulas, formats, tables, names and the release it keeps.',
    keys: 'Ctrl+S'
  },
  undo: {label: 'Undo', title: 'Undo', description: 'Takes the last edit back.', keys: 'Ctrl+Z'},
  redo: {label: 'Redo', title: 'Redo', description: 'Makes the edit again that was taken back.', keys: 'Ctrl+Y'},
  theme: {label: 'Light or dark', title: 'Light or dark', description: 'Switches the colours of the whole page.'}
} as const
