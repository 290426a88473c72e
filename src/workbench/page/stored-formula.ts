// What came to Excel after its file format was fixed is stored with a prefix, which no user sees.
const LATER = new Set(
  (
    'CONCAT IFNA IFS LET LAMBDA MAXIFS MINIFS SWITCH TEXTJOIN XLOOKUP XMATCH ' +
    'RANDARRAY SEQUENCE UNIQUE SORTBY TAKE DROP VSTACK HSTACK CHOOSECOLS CHOOSEROWS TOCOL TOROW'
  ).split(' ')
)
const LATER_WORKSHEET = new Set(['FILTER', 'SORT'])

/** A formula, without its `=`, as files store it: functions of add-ins and later ones under the names they have there. */
export const storedFormula = (formula: string, namespace: string): string =>
  outsideTexts(formula, part =>
    part.replace(/([A-Za-z_][\w.]*)(?=\()/g, name => {
      const upper = name.toUpperCase()
      if (upper.startsWith(`${namespace.toUpperCase()}.`)) return `_xldudf_${upper.replaceAll('.', '_')}`
      if (LATER_WORKSHEET.has(upper)) return `_xlfn._xlws.${upper}`
      return LATER.has(upper) ? `_xlfn.${upper}` : name
    })
  )

/** A stored formula as a user reads it. */
export const shownFormula = (formula: string, namespace: string): string =>
  outsideTexts(formula, part =>
    part
      .replace(/_xlfn\.(?:_xlws\.)?/g, '')
      .replace(/_xlpm\./g, '')
      .replace(new RegExp(`_xldudf_${namespace}_`, 'gi'), `${namespace}.`)
  )

/** Changes what stands outside quotes: texts and sheets' names stay. */
const outsideTexts = (formula: string, change: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')
