import type {BorderSide, CellStyle, Color} from 'hucre'
import type {Border, Plan, Style} from '../plan/plan.ts'

/** How a cell of that style looks in the file. Throws when the plan has no such style. */
export function cellLook(key: string, plan: Pick<Plan, 'styles'>): CellStyle {
  const style = styleOf(key, plan)
  const top = sideOf(style.top)
  const bottom = sideOf(style.bottom)
  return {
    font: {
      name: 'Calibri',
      size: style.size,
      bold: style.bold,
      italic: style.italic,
      underline: style.underline,
      color: colourOf(style.colour)
    },
    ...(style.fill === null ? {} : {fill: {type: 'pattern', pattern: 'solid', fgColor: colourOf(style.fill)}}),
    ...(top || bottom ? {border: {...(top ? {top} : {}), ...(bottom ? {bottom} : {})}} : {}),
    // General is what a cell has without a format; naming it would make it a custom one.
    ...(style.format === 'General' ? {} : {numFmt: style.format}),
    alignment: {
      horizontal: style.align,
      ...(style.indent > 0 ? {indent: style.indent} : {}),
      ...(style.wrap ? {wrapText: true} : {})
    }
  }
}

/** What a rule adds to the cells it finds: Excel takes no font name, size or alignment here. */
export function ruleLook(key: string, plan: Pick<Plan, 'styles'>): CellStyle {
  const style = styleOf(key, plan)
  return {
    font: {bold: style.bold, italic: style.italic, color: colourOf(style.colour)},
    // In a rule, Excel paints a solid fill with the background colour and others with the foreground.
    ...(style.fill === null
      ? {}
      : {fill: {type: 'pattern', pattern: 'solid', fgColor: colourOf(style.fill), bgColor: colourOf(style.fill)}})
  }
}

/** `#1F3864` as files write it. */
export const colourOf = (colour: string): Color => ({rgb: colour.replace('#', '').toUpperCase()})

const sideOf = (border: Border): BorderSide | undefined => (border === 'none' ? undefined : {style: border})

function styleOf(key: string, plan: Pick<Plan, 'styles'>): Style {
  const style = plan.styles[key]
  if (!style) throw new Error(`The plan has no style ${key}`)
  return style
}
