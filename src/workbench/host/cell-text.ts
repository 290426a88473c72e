import type {Value} from './cell.ts'

/**
 * The text a cell shows for its value. Covers the formats financial sheets use: General, digits and thousands, decimals,
 * percent, scientific, literals, sections, colours and dates; fractions show in General. Width never matters here, so there
 * are no `####`.
 */
export function showValue(value: Value, numberFormat: string): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const sections = splitSections(numberFormat)
  if (typeof value === 'string') {
    const section = sections.length === 4 ? sections[3] : sections.find(part => part.includes('@'))
    return section === undefined || value === '' ? value : fill(section, () => value)
  }
  const picked = value < 0 && sections.length > 1 ? 1 : value === 0 && sections.length > 2 ? 2 : 0
  const section = sections[picked] ?? 'General'
  const shown = picked === 1 ? -value : value
  if (/general|@|\?\/\?/i.test(section))
    return `${fill(section.replace(/general|@|#? ?\?\/\?/i, '@'), () => general(shown))}`
  if (/[ymdhs]/i.test(bare(section))) return showDate(shown, section)
  return showNumber(shown, section)
}

/** A number as a General cell shows it: at most 11 digits. */
export function general(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e11 || size < 1e-9) {
    const [mantissa = '', power = ''] = value.toExponential(5).split('e')
    const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
    return `${short}E${power.replace(/^([+-])(\d)$/, '$10$2')}`
  }
  const digits = Math.max(0, 10 - Math.max(1, Math.floor(Math.log10(size)) + 1))
  return String(Number(value.toFixed(Math.min(digits, 9))))
}

function splitSections(format: string): string[] {
  const parts = ['']
  for (const piece of format.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|;|[^"\\[_*;]/g) ?? []) {
    if (piece === ';') parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}

// The section without its literals, to see what kind it is.
function bare(section: string): string {
  return section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
}

// Writes the literals of a section and puts `content` where `@` stands.
function fill(section: string, content: () => string): string {
  const pieces = section.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|./g) ?? []
  return pieces.map(piece => (piece === '@' ? content() : literal(piece))).join('')
}

function literal(piece: string): string {
  if (piece.startsWith('"')) return piece.slice(1, -1)
  if (piece.startsWith('\\')) return piece.slice(1)
  if (piece.startsWith('[')) return /^\[\$([^-\]]*)/.exec(piece)?.[1] ?? ''
  if (piece.startsWith('_')) return ' '
  return piece.startsWith('*') ? '' : piece
}

function showNumber(value: number, section: string): string {
  const pieces = section.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|E[+-]0+|[0#?.,]+|./gi) ?? []
  const pattern = pieces.filter(piece => /^[0#?.,]+$/.test(piece)).join('')
  const scaled = value * 100 ** pieces.filter(piece => piece === '%').length
  const power = pieces.find(piece => /^E[+-]0+$/i.test(piece))
  const trailing = /,+$/.exec(pattern)?.[0].length ?? 0
  const digits = power === undefined ? fixed(scaled / 1000 ** trailing, pattern) : scientific(scaled, pattern, power)
  let written = false
  const text = pieces.map(piece => {
    if (/^E[+-]0+$/i.test(piece)) return ''
    if (!/^[0#?.,]+$/.test(piece)) return literal(piece)
    if (written) return ''
    written = true
    return digits
  })
  const sign = value < 0 && /[1-9]/.test(digits) ? '-' : ''
  return `${sign}${text.join('')}`
}

function fixed(value: number, pattern: string): string {
  const [whole = '', fraction = ''] = pattern.replace(/,+$/, '').split('.')
  const places = fraction.replace(/[^0#?]/g, '')
  const [digits = '', decimals = ''] = roundHalfUp(Math.abs(value), places.length).split('.')
  const least = (whole.match(/0/g) ?? []).length
  const grouped = whole.includes(',') ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits
  const shown = digits === '0' && least === 0 ? '' : grouped.padStart(least, '0')
  const needed = places.lastIndexOf('0') + 1
  const kept = decimals.replace(/0+$/, '').padEnd(needed, '0')
  return pattern.includes('.') ? `${shown}.${kept}` : shown
}

// Rounds the 15 decimal digits Excel shows, not the binary number, so that 1.005 becomes 1.01.
function roundHalfUp(value: number, places: number): string {
  const shown = Number(value.toPrecision(15))
  if (shown >= 1e15 || shown < 1e-6) return shown.toFixed(places)
  return Number(`${Math.round(Number(`${shown}e${places}`))}e-${places}`).toFixed(places)
}

function scientific(value: number, pattern: string, power: string): string {
  const places = (pattern.split('.')[1] ?? '').length
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(places).split('e')
  const width = power.length - 2
  const sign = Number(exponent) < 0 ? '-' : power.charAt(1) === '+' ? '+' : ''
  return `${mantissa}E${sign}${String(Math.abs(Number(exponent))).padStart(width, '0')}`
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function showDate(serial: number, section: string): string {
  const date = new Date(Math.round((serial - 25569) * 86400000))
  const half = /am\/pm/i.test(section)
  let afterHour = false
  const pieces = section.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|am\/pm|y+|m+|d+|h+|s+|./gi) ?? []
  return pieces
    .map((piece, index) => {
      const unit = piece.toLowerCase()
      const pad = (number: number) => String(number).padStart(Math.min(2, piece.length), '0')
      if (unit === 'am/pm') return date.getUTCHours() < 12 ? 'AM' : 'PM'
      if (/^y+$/.test(unit)) return piece.length > 2 ? String(date.getUTCFullYear()) : pad(date.getUTCFullYear() % 100)
      if (/^d+$/.test(unit)) {
        if (piece.length < 3) return pad(date.getUTCDate())
        return (dayNames[date.getUTCDay()] ?? '').slice(0, piece.length === 3 ? 3 : undefined)
      }
      if (/^h+$/.test(unit)) {
        afterHour = true
        return pad(half ? date.getUTCHours() % 12 || 12 : date.getUTCHours())
      }
      if (/^s+$/.test(unit)) return pad(date.getUTCSeconds())
      if (/^m+$/.test(unit)) {
        // `m` is minutes after hours or before seconds.
        const minutes = afterHour || /^[^ymdh]*s/i.test(pieces.slice(index + 1).join(''))
        afterHour = false
        if (minutes) return pad(date.getUTCMinutes())
        if (piece.length < 3) return pad(date.getUTCMonth() + 1)
        return (monthNames[date.getUTCMonth()] ?? '').slice(0, piece.length === 3 ? 3 : undefined)
      }
      return literal(piece)
    })
    .join('')
}
