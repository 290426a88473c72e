/** The pane's width in pixels. */
const NARROWEST = 250
const WIDEST = 800
const USUAL = 320
const STEP = 16

/** Lets the bar between sheet and pane be dragged, and moved by the arrow keys; a double click gives the usual width. */
export function makeSplitter(bar: HTMLElement, pane: HTMLElement): void {
  let width = USUAL
  const set = (wished: number): void => {
    const most = Math.max(NARROWEST, Math.min(WIDEST, window.innerWidth - 320))
    width = Math.round(Math.min(Math.max(wished, NARROWEST), most))
    pane.style.width = `${width}px`
    bar.setAttribute('aria-valuenow', String(width))
    bar.setAttribute('aria-valuemin', String(NARROWEST))
    bar.setAttribute('aria-valuemax', String(most))
  }
  bar.addEventListener('pointerdown', event => {
    const from = event.clientX
    const before = width
    // While it is dragged, the pointer belongs to the bar even over the pane's own page.
    bar.setPointerCapture(event.pointerId)
    document.body.classList.add('dragging')
    const drag = (moving: PointerEvent): void => set(before + from - moving.clientX)
    const drop = (): void => {
      bar.removeEventListener('pointermove', drag)
      document.body.classList.remove('dragging')
    }
    bar.addEventListener('pointermove', drag)
    bar.addEventListener('lostpointercapture', drop, {once: true})
  })
  bar.addEventListener('keydown', event => {
    const wished = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: NARROWEST,
      End: WIDEST,
      Enter: USUAL
    }[event.key]
    if (wished === undefined) return
    set(wished)
    event.preventDefault()
  })
  bar.addEventListener('dblclick', () => set(USUAL))
  window.addEventListener('resize', () => set(width))
  set(USUAL)
}
