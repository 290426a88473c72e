/** A number as a number format shows it, as far as the pane's formats go: percent, decimals, multiples, brackets. */
export function showNumber(value: number, format: string): string {
  const isPercent = format.includes('%')
  const [, places = ''] = /\.([0#]+)/.exec(format) ?? []
  const text = Math.abs(value * (isPercent ? 100 : 1)).toLocaleString('en-US', {
    minimumFractionDigits: places.replaceAll('#', '').length,
    maximumFractionDigits: places.length
  })
  const whole = `${text}${isPercent ? '%' : format.includes('x') ? 'x' : ''}`
  return value < 0 ? `(${whole})` : whole
}
