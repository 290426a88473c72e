import {element, part} from './element.ts'
import {icon} from './icon.ts'

/** The add-in's frame: its one runtime, in the task pane whether that shows or not. */
export interface PaneFrame {
  /** Shows the pane and goes there, as a ribbon button does. */
  open(): void
  show(isShown: boolean): void
  /** Loads the add-in, or loads it anew for another workbook. */
  restart(): void
  /** Gives a file to the add-in's own file input, as a person would. Rejects when it has none. */
  give(file: File): Promise<void>
}

/** What the frame is connected to. */
export interface PaneConnection {
  /** Makes `window.external` for one loading of the page; asked for before Microsoft's library runs. */
  readonly external: () => object
  /** Told when the pane was opened or closed. */
  readonly shown: (isShown: boolean) => void
}

/**
 * The task pane with the add-in's page in it. The page stays loaded and is only hidden when the pane is closed: functions and
 * commands run in it.
 */
export function makePaneFrame(title: string, address: string, connection: PaneConnection): PaneFrame {
  const pane = part('pane', HTMLElement)
  const splitter = part('splitter', HTMLElement)
  const close = part('pane-close', HTMLButtonElement)
  let frame: HTMLIFrameElement | undefined
  part('pane-title', HTMLElement).textContent = title
  close.append(icon('close', 16))
  const show = (isShown: boolean): void => {
    if (pane.hidden === !isShown) return
    pane.hidden = !isShown
    splitter.hidden = !isShown
    connection.shown(isShown)
  }
  close.addEventListener('click', () => show(false))
  return {
    open() {
      show(true)
      frame?.focus()
    },
    show,
    restart() {
      const made = element('iframe', {attributes: {title}})
      // Sent by the script that the server puts before the library.
      made.addEventListener('external', () => {
        const window = made.contentWindow
        if (window) Object.defineProperty(window, 'external', {value: connection.external(), configurable: true})
      })
      made.src = address
      part('pane-body', HTMLElement).replaceChildren(made)
      frame = made
    },
    async give(file) {
      const input = await enabledInput(() => frame)
      const data = new DataTransfer()
      data.items.add(file)
      input.files = data.files
      input.dispatchEvent(new Event('change', {bubbles: true}))
    }
  }
}

const PATIENCE = 60_000

/** The add-in's file input, once its page is there. */
async function enabledInput(frame: () => HTMLIFrameElement | undefined): Promise<HTMLInputElement> {
  for (const until = Date.now() + PATIENCE; Date.now() < until;) {
    const input = frame()?.contentDocument?.querySelector<HTMLInputElement>('input[type=file]')
    if (input && !input.disabled) return input
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('The add-in shows no file input')
}
