import {type Area, boundingArea, containsArea, intersectAreas, maxColumns, maxRows} from './area.ts'
import type {Style} from './book.ts'
import {type Shift, shiftArea} from './shift.ts'

interface Layer {
  readonly area: Area
  readonly style: Style
  /** True for a layer that hides everything under it. */
  readonly clears: boolean
}

/** Formats laid over areas in the order they were set, so that formatting a whole column costs one entry. */
export class StyleLayers {
  private layers: Layer[] = []

  /** The formats of one cell. */
  at(row: number, column: number): Style {
    let style: Record<string, unknown> = {}
    for (const layer of this.layers) {
      const {area} = layer
      if (row < area.row || column < area.column) continue
      if (row >= area.row + area.rows || column >= area.column + area.columns) continue
      if (layer.clears) style = {}
      for (const [key, value] of Object.entries(layer.style)) {
        if (value === undefined) delete style[key]
        else style[key] = value
      }
    }
    return style
  }

  /** Lays formats over an area; `undefined` takes one away. */
  set(area: Area, style: Style): void {
    const covered = (layer: Layer) =>
      !layer.clears && containsArea(area, layer.area) && Object.keys(layer.style).every(key => key in style)
    this.layers = this.layers.filter(layer => !covered(layer))
    this.layers.push({area, style, clears: false})
  }

  /** Takes all formats of an area away. */
  clear(area: Area): void {
    this.layers = this.layers.filter(layer => !containsArea(area, layer.area))
    if (this.layers.some(layer => intersectAreas(area, layer.area))) this.layers.push({area, style: {}, clears: true})
  }

  /** Lets formats follow their cells. */
  shift(shift: Shift): void {
    this.layers = this.layers.flatMap(layer => {
      const area = shiftArea(layer.area, shift)
      return area ? [{...layer, area}] : []
    })
  }

  /** The area around every format that does not span whole rows or columns. Absence means there is none. */
  bounds(): Area | undefined {
    const bounded = this.layers.filter(({area, clears}) => !clears && area.rows < maxRows && area.columns < maxColumns)
    return bounded.map(layer => layer.area).reduce<Area | undefined>((a, b) => (a ? boundingArea(a, b) : b), undefined)
  }

  /** One cell of each part of an area that has one format throughout. */
  *samples(area: Area): Iterable<{readonly row: number; readonly column: number}> {
    const rows = new Set([area.row])
    const columns = new Set([area.column])
    for (const layer of this.layers) {
      const both = intersectAreas(area, layer.area)
      if (!both) continue
      for (const row of [both.row, both.row + both.rows]) if (row < area.row + area.rows) rows.add(row)
      for (const column of [both.column, both.column + both.columns]) {
        if (column < area.column + area.columns) columns.add(column)
      }
    }
    for (const row of rows) for (const column of columns) yield {row, column}
  }
}
