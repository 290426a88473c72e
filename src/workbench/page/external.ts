/**
 * The only script that stands between the add-in's page and Microsoft's library: asks the workbench, which owns the frame,
 * to set `window.external`. The event is answered before it returns, so the library finds its host.
 */
window.frameElement?.dispatchEvent(new Event('external'))
