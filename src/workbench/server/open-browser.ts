import {spawn} from 'node:child_process'

/** Opens an address in the user's browser where there is one. Never fails: the address is printed as well. */
export function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address]
  // Without a screen, xdg-open would start a browser in the terminal, in place of what is printed there.
  const {DISPLAY, WAYLAND_DISPLAY} = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return
  const child = spawn(command ?? '', args, {stdio: 'ignore', detached: true})
  child.on('error', () => undefined)
  child.unref()
}
