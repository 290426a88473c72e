const SVG = 'http://www.w3.org/2000/svg'

// Lines on a square of 20, drawn in the colour of the text.
const PATHS = {
  new: 'M5 2.5h6.5L15.5 6.5v11h-10.5z M11.5 2.5v4h4 M10.25 9.5v5 M7.75 12h5',
  open: 'M2.5 16V4.5h5l2 2h7v2.5 M2.5 16l2.5-7h13l-2.5 7z',
  save: 'M3 3h11.5L17 5.5V17H3z M6 3v4.5h7V3 M6 17v-6h8v6',
  undo: 'M7 4 3.5 7.5 7 11 M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8',
  redo: 'M13 4l3.5 3.5L13 11 M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12',
  theme: 'M10 2.5a7.5 7.5 0 1 0 0 15z M10 2.5a7.5 7.5 0 0 1 0 15',
  close: 'M5 5l10 10 M15 5 5 15'
} as const

/** A drawing of the page's own. */
export type IconName = keyof typeof PATHS

/** The drawing at a size in pixels; it says nothing to a screen reader, as its button has a name. */
export function icon(name: IconName, size: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const attributes = {
    viewBox: '0 0 20 20',
    width: String(size),
    height: String(size),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': size > 20 ? '1' : '1.3',
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    'aria-hidden': 'true'
  }
  for (const [attribute, value] of Object.entries(attributes)) svg.setAttribute(attribute, value)
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
