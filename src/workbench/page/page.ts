/** The workbench: the add-in beside a spreadsheet, as it is beside Excel's. */
import type {FunctionsFile} from '../host/custom-functions.ts'
import {darkTheme, lightTheme} from '../host/environment.ts'
import {isRecord} from '../host/protocol.ts'
import {ExcelForWindows} from '../host/window-external.ts'
import {type ColorTheme, applyTheme, chosenTheme} from './color-theme.ts'
import {element, part} from './element.ts'
import {type GridBook, mountGrid} from '../grid/mount-grid.ts'
import {takeDroppedFiles} from './file-drop.ts'
import {type HomeActions, makeHome} from './home-tab.ts'
import {type Manifest, type ManifestButton, readManifest} from './manifest.ts'
import {newBookName} from './new-book-name.ts'
import {type PaneFrame, makePaneFrame} from './pane-frame.ts'
import {type RibbonButton, type RibbonTab, buttonOf, fillRibbon} from './ribbon.ts'
import {RuntimeFunctions} from './runtime-functions.ts'
import {makeSplitter} from './splitter.ts'
import {type StatusBar, makeStatusBar, showFailure} from './status-bar.ts'
import {WorkbookFiles} from './workbook-files.ts'

/** Where the server has the add-in. */
const ADDIN = new URL('addin/', document.baseURI).href
/** How long the add-in may take until it is ready for commands, in milliseconds. */
const PATIENCE = 60_000

/** What the parts of the page share. */
interface Desk {
  readonly excel: ExcelForWindows<GridBook>
  readonly manifest: Manifest
  readonly runtime: RuntimeFunctions
  readonly pane: PaneFrame
  readonly files: WorkbookFiles
  readonly status: StatusBar
}

declare global {
  interface Window {
    /** For the browser's console and for tests: a canvas does not tell what its cells hold. Absent until the book is there. */
    workbench: {readonly book: GridBook}
  }
}

const status = makeStatusBar()
start().catch((failure: unknown) => {
  status.say('The workbench did not start')
  showFailure('The workbench did not start', failure)
})

async function start(): Promise<void> {
  applyTheme(chosenTheme())
  const manifest = readManifest(await fetched('manifest.xml'), ADDIN)
  const file: unknown = JSON.parse(await fetched(manifest.metadata))
  if (!isFunctionsFile(file)) throw new Error(`${manifest.metadata} states no functions`)
  const runtime = new RuntimeFunctions()
  const excel = new ExcelForWindows({
    book: functions =>
      mountGrid(part('grid', HTMLElement), {
        functions: {namespace: manifest.namespace, file, calls: runtime.over(functions)},
        theme: chosenTheme(),
        openAddress: address => void window.open(address, '_blank', 'noopener'),
        editing: isEditing => {
          excel.isEditing = isEditing
          status.say(isEditing ? 'Enter' : 'Ready')
        }
      }),
    functions: {namespace: manifest.namespace, file},
    theme: officeTheme(chosenTheme())
  })
  window.workbench = {book: excel.engine.book}
  part('opening', HTMLElement).remove()
  const {services} = excel.engine
  const pane = makePaneFrame(manifest.name, manifest.pane, {
    external: () => excel.external(),
    shown: isShown => {
      services.paneShown = isShown
    }
  })
  services.onChange = () => pane.show(services.paneShown)
  makeSplitter(part('splitter', HTMLElement), part('pane', HTMLElement))
  const files = new WorkbookFiles(excel.engine.book, manifest.namespace)
  files.fileName = await newBookName()
  const desk: Desk = {excel, manifest, runtime, pane, files, status}
  showButtons(desk)
  status.follow(excel.engine.book)
  excel.onHeldUp = () => status.say('The add-in waits until the formula is entered or left with Esc')
  excel.onRefused = what => status.say(`The add-in asked for what is not here: ${what}`)
  // Whoever clicks into the add-in's frame leaves the cell.
  window.addEventListener('blur', () => {
    if (document.activeElement instanceof HTMLIFrameElement) excel.engine.book.leave()
  })
  const cameToFront = (): void => {
    if (!document.hidden) excel.engine.host.events.workbookActivated()
  }
  window.addEventListener('focus', cameToFront)
  document.addEventListener('visibilitychange', cameToFront)
  takeDroppedFiles(part('grid', HTMLElement), file => void drop(file, desk))
  const query = new URLSearchParams(location.search)
  const opened = query.get('open')
  if (opened !== null) await files.openFrom(opened, query.get('name') ?? 'Book1.xlsx')
  await loadAddIn(desk)
  status.say('Ready')
  document.documentElement.dataset['state'] = 'ready'
  const release = query.get('import')
  if (release !== null) await importRelease(release, pane)
}

async function fetched(address: string): Promise<string> {
  const response = await fetch(new URL(address, ADDIN))
  if (!response.ok) throw new Error(`${address} can't be fetched (${response.status})`)
  return response.text()
}

const isFunctionsFile = (file: unknown): file is FunctionsFile => isRecord(file) && Array.isArray(file['functions'])

const officeTheme = (theme: ColorTheme) => (theme === 'dark' ? darkTheme : lightTheme)

/** Loads the add-in's page, or loads it anew; resolves when it listens to the ribbon and its functions can be called. */
async function loadAddIn({excel, runtime, pane}: Pick<Desk, 'excel' | 'runtime' | 'pane'>): Promise<void> {
  const {services} = excel.engine
  runtime.pause()
  services.isReady = false
  pane.restart()
  for (const until = Date.now() + PATIENCE; !services.isReady;) {
    if (Date.now() > until) throw new Error('The add-in did not become ready.')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  runtime.resume()
}

/** The release that the server was started with goes the way a person's would: into the pane's file input. */
async function importRelease(name: string, pane: PaneFrame): Promise<void> {
  const response = await fetch('import')
  if (!response.ok) throw new Error(`${name} can't be fetched (${response.status})`)
  await pane.give(new File([await response.blob()], name, {type: 'text/plain'}))
}

function showButtons(desk: Desk): void {
  const home = makeHome(homeActions(desk))
  const tabs = [home.tab, ...desk.manifest.tabs.map(tab => addInTab(tab, desk))].map(tab => ({
    ...tab,
    groups: tab.groups.map(group => ({...group, buttons: group.buttons.map(guarded)}))
  }))
  fillRibbon(part('ribbon', HTMLElement), tabs, desk.manifest.tabs[0]?.id ?? 'home')
  part('quick', HTMLElement).replaceChildren(...home.quick.map(button => buttonOf(guarded(button), 'small')))
  part('title-end', HTMLElement).replaceChildren(buttonOf(guarded(home.theme), 'small'))
  document.addEventListener('keydown', event => {
    if (!event.ctrlKey || event.shiftKey || event.altKey) return
    const button = {s: 'home-save', o: 'home-open'}[event.key.toLowerCase()]
    if (button === undefined) return
    event.preventDefault()
    document.getElementById(button)?.click()
  })
}

/** A button whose failure is shown. */
const guarded = (button: RibbonButton): RibbonButton => ({
  ...button,
  async run() {
    try {
      window.workbench.book.leave()
      await button.run()
    } catch (failure) {
      showFailure(`${button.label} did not work`, failure)
    }
  }
})

function addInTab(tab: Manifest['tabs'][number], desk: Desk): RibbonTab {
  return {
    ...tab,
    groups: tab.groups.map(group => ({...group, buttons: group.buttons.map(button => addInButton(button, desk))}))
  }
}

function addInButton(button: ManifestButton, {excel, pane, status}: Desk): RibbonButton {
  const image = element('img', {
    attributes: {src: button.icons.get(32) ?? '', srcset: `${button.icons.get(80) ?? ''} 2x`, alt: ''}
  })
  const {id, label, title, description, action} = button
  return {
    id,
    label,
    title,
    description,
    icon: image,
    async run() {
      if (action.kind === 'pane') return pane.open()
      await status.during(`Running ${label}`, () => excel.press(action.name, id))
      status.say(`${label}: done`)
    }
  }
}

/** A workbook is opened; anything else goes where a release goes. */
async function drop(file: File, desk: Desk): Promise<void> {
  try {
    if (/\.xlsx$/i.test(file.name)) return await openFile(file, desk)
    desk.pane.open()
    await desk.pane.give(file)
  } catch (failure) {
    showFailure(`${file.name} could not be taken`, failure)
  }
}

/** Opens a workbook here, or in a tab of its own where this one is in use. */
async function openFile(file: File, desk: Desk): Promise<void> {
  const {files, status} = desk
  if (files.isInUse) return files.openElsewhere(file)
  await status.during(`Opening ${file.name}`, async () => {
    await files.open(file)
    await loadAddIn(desk)
  })
}

function homeActions(desk: Desk): HomeActions {
  const {excel, files, status} = desk
  const {book} = excel.engine
  return {
    newBook: () => files.openNew(),
    async open() {
      const file = await files.choose()
      if (file) await openFile(file, desk)
    },
    async save() {
      await status.during('Saving', () => files.save())
      status.say(`${files.fileName} is saved`)
    },
    undo: () => void book.undo(),
    redo: () => void book.redo(),
    switchTheme() {
      const theme = chosenTheme() === 'dark' ? 'light' : 'dark'
      applyTheme(theme)
      book.setTheme(theme)
      // The add-in asks for it now and then, as it must in Excel, which tells of no change.
      excel.theme = officeTheme(theme)
    }
  }
}
