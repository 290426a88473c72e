/**
 * What the schema of SARIF 2.1.0 requires, for the objects that INAP writes: all of them are closed (no property but those it names),
 * and what it says of kinds, levels and rules beyond that is in the standard's text.
 */
type Check = (value: unknown, at: string) => readonly string[]

const fault = (holds: boolean, at: string, what: string): readonly string[] => (holds ? [] : [`${at}: ${what}`])

const text: Check = (value, at) => fault(typeof value === 'string' && value !== '', at, 'is no text')
const oneOf =
  (...words: readonly string[]): Check =>
  (value, at) =>
    fault(typeof value === 'string' && words.includes(value), at, `is none of ${words.join(', ')}`)
const whole =
  (least: number): Check =>
  (value, at) =>
    fault(Number.isInteger(value) && Number(value) >= least, at, `is no whole number from ${least}`)
const uriReference: Check = (value, at) =>
  fault(
    typeof value === 'string' && /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})+$/i.test(value),
    at,
    'is no URI reference'
  )

const list =
  (of: Check, isUnique = false): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return [`${at}: is no array`]
    const items: readonly unknown[] = value
    const texts = items.map(each => JSON.stringify(each))
    return [
      ...fault(!isUnique || new Set(texts).size === texts.length, at, 'has one item twice'),
      ...items.flatMap((each, index) => of(each, `${at}[${index}]`))
    ]
  }

const object =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: is no object`]
    const known = {...required, ...optional}
    return [
      ...Object.keys(required).flatMap(key => fault(key in value, at, `lacks ${key}`)),
      ...Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
        const check = known[key]
        return check ? check(each, `${at}.${key}`) : [`${at}: may not have ${key}`]
      })
    ]
  }

const texts: Check = (value, at) =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => text(each, `${at}.${key}`))
    : [`${at}: is no object`]

const message = object({text})
const region = object({}, {startLine: whole(1), startColumn: whole(1), endLine: whole(1), endColumn: whole(1)})
const location = object(
  {},
  {
    physicalLocation: object({artifactLocation: object({uri: uriReference})}, {region}),
    logicalLocations: list(object({}, {fullyQualifiedName: text}), true)
  }
)
const result = object(
  {message},
  {
    ruleId: text,
    ruleIndex: whole(-1),
    kind: oneOf('notApplicable', 'pass', 'fail', 'review', 'open', 'informational'),
    level: oneOf('none', 'note', 'warning', 'error'),
    locations: list(location),
    partialFingerprints: texts
  }
)
const rule = object({id: text}, {shortDescription: message, fullDescription: message})
const run = object(
  {tool: object({driver: object({name: text}, {version: text, rules: list(rule, true)})})},
  {columnKind: oneOf('utf16CodeUnits', 'unicodeCodePoints'), results: list(result)}
)
const log = object({version: oneOf('2.1.0'), runs: list(run)}, {$schema: uriReference})

export interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly kind: string
  readonly level: string
  readonly message: {readonly text: string}
}

export interface SarifLog {
  readonly runs: ReadonlyArray<{
    readonly tool: {readonly driver: {readonly version: string; readonly rules: ReadonlyArray<{readonly id: string}>}}
    readonly results: readonly SarifResult[]
  }>
}

/** All that is wrong with a log, by the schema and by what the standard says beside it. */
export function faultsOfSarif(written: string): readonly string[] {
  const value: unknown = JSON.parse(written)
  const faults = log(value, '$')
  if (faults.length > 0) return faults
  return (value as SarifLog).runs.flatMap(({tool, results}) => {
    const ids = tool.driver.rules.map(({id}) => id)
    return [
      ...fault(new Set(ids).size === ids.length, 'rules', 'one id twice'),
      ...results.flatMap(({ruleId, ruleIndex, kind, level}, at) => [
        // 3.27.6 and 3.27.10
        ...fault(ids[ruleIndex] === ruleId, `results[${at}]`, `rule ${ruleIndex} is not ${ruleId}`),
        ...fault(
          kind === 'fail' ? level !== 'none' : level === 'none',
          `results[${at}]`,
          `${kind} has the level ${level}`
        )
      ])
    ]
  })
}
