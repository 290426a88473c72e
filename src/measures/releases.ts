/** The releases of a workbook as one source of answers, and which of them a call is asked of. */
import type {FactId, Model} from '../model/model.ts'
import type {FiscalCalendar, Period} from '../statements/period.ts'
import {type Failure, NO_RELEASE, isBlank, list, notAvailable, textOf} from './answer.ts'
import {type Figure, latestFirst, printedPeriods, segments} from './evaluate.ts'
import type {OwnMeasure} from './own-measures.ts'
import {latestQuarter, readPeriod} from './period-spelling.ts'
import {type WorkbookUnit, unitOf} from './units.ts'

/** A release of the workbook, with the figures that its sheets hold now. */
export interface Imported {
  readonly model: Model
  /** What its sheets and functions call it: `1Q13`. */
  readonly tag: string
  /** Who reports, in a word: `INAP`. */
  readonly company: string
  /** The address of each figure's cell now, `'1Q13 Balance Sheet'!B5`; none where no sheet shows the release. */
  readonly cells: ReadonlyMap<FactId, string>
}

/** All that functions answer from: releases in the order in which they were imported, and the user's own measures. */
export interface Known {
  readonly releases: readonly Imported[]
  readonly own: readonly OwnMeasure[]
}

/** Known where nothing else is: releases without sheets, each called by its latest period. */
export const knownOf = (models: readonly Model[], own: readonly OwnMeasure[] = []): Known => ({
  releases: models.map(model => ({
    model,
    tag: latestQuarter([model])?.key ?? '',
    company: model.issuer.ticker?.split(':').at(-1)?.trim() ?? model.issuer.company ?? '',
    cells: new Map()
  })),
  own
})

/** Releases of one company as one source: the first of them that gives a figure answers. Never empty. */
export interface Releases {
  readonly models: readonly [Model, ...Model[]]
  /** That of the first release imported, whichever is asked. */
  readonly unit: WorkbookUnit
  readonly calendar: FiscalCalendar
  /** Where a figure stands now, where it stands on a sheet. */
  readonly cellOf: (figure: Figure) => string | undefined
}

/** Releases of a company as a source, the one that is asked first in front. */
const releasesIn = (
  models: readonly [Model, ...Model[]],
  unit: WorkbookUnit,
  cellOf: Releases['cellOf'] = () => undefined
): Releases => ({models, unit, calendar: models[0].calendar, cellOf})

/** Releases of a company as last reported; they come oldest first, and the unit is that of the one imported first. */
export function companyReleases(models: readonly [Model, ...Model[]], imported: Model): Releases {
  const [latest = models[0], ...others] = models.toReversed()
  return releasesIn([latest, ...others], unitOf(imported))
}

/** One release as a source. */
export const onlyRelease = (model: Model): Releases => releasesIn([model], unitOf(model))

/** The periods that the releases print, latest first. */
export function periodsIn({models}: Releases): ReadonlyMap<string, Period> {
  if (models.length === 1) return printedPeriods(models[0])
  const known = periodsOf.get(models) ?? allPeriods(models)
  periodsOf.set(models, known)
  return known
}

const periodsOf = new WeakMap<Releases['models'], ReadonlyMap<string, Period>>()

function allPeriods(models: Releases['models']): ReadonlyMap<string, Period> {
  const all = new Map<string, Period>()
  // A balance's date is called as the quarter that ends on it, and gives way to it.
  for (const [key, period] of models.toReversed().flatMap(model => [...printedPeriods(model)]))
    if (period.months > 0 || !all.has(key)) all.set(key, period)
  return new Map([...all].toSorted(([, a], [, b]) => latestFirst(a, b)))
}

/** The segments that the releases report, by the first that names each. */
export function segmentsIn({models}: Releases): ReadonlyArray<{readonly member: string; readonly label: string}> {
  const all = new Map(models.toReversed().flatMap(model => segments(model).map(each => [each.member, each])))
  return [...all.values()]
}

/** How the words of a `release` argument order the releases of a company: what was printed last, or first. */
const LATEST = /^latest$/i
const LAST = /^(?:as )?(?:last|restated|last reported|as reported last|reported last)$/i
const FIRST = /^(?:as )?(?:first|first reported|originally reported|original(?:ly)?|reported first)$/i

/**
 * The releases that a call is asked of. None named: all of the company that came first, as last reported. `"first"`: all, as
 * first reported. `"latest"`: the latest alone. `"1Q13"`, a company, ticker or file name, or company and period: those so called.
 */
export function askReleases(known: Known | undefined, typed: unknown): Releases | Failure {
  const all = known?.releases ?? []
  const [earliest] = all
  if (!earliest) return notAvailable(NO_RELEASE)
  const text = textOf(typed).trim()
  const isOrder = isBlank(typed) || LAST.test(text) || FIRST.test(text) || LATEST.test(text)
  const named = isOrder ? all : all.filter(each => isNamed(each, text))
  // Another company's figures are never taken for those of the one that the workbook began with.
  const ofOne = named.filter(({company}) => company === named[0]?.company)
  const lastFirst = ofOne
    .map((each, index) => ({each, index, ends: endOf(each.model)}))
    .toSorted((a, b) => b.ends.localeCompare(a.ends) || b.index - a.index)
    .map(({each}) => each)
  const ordered = FIRST.test(text) ? lastFirst.toReversed() : LATEST.test(text) ? lastFirst.slice(0, 1) : lastFirst
  const [first, ...others] = ordered.map(({model}) => model)
  if (!first)
    return notAvailable(
      `The release "${text}" is not imported. Imported: ${list(all.map(({company, tag}) => (tag.includes(company) ? tag : `${company} ${tag}`)))}.`
    )
  const cells = new Map(all.map(each => [each.model, each.cells]))
  return releasesIn([first, ...others], unitOf(earliest.model), ({release, id}) => cells.get(release)?.get(id))
}

const endOf = (model: Model): string => latestQuarter([model])?.ends ?? ''

/** What a release is called where several are listed: `Acme Corp 1Q13`. */
export const titleOf = (model: Model): string =>
  [model.issuer.company ?? model.name, latestQuarter([model])?.key].filter(part => part !== undefined).join(' ')

function isNamed({model, tag, company}: Imported, text: string): boolean {
  const {issuer} = model
  const names = [company, issuer.company, issuer.ticker, issuer.ticker?.split(':').at(-1)?.trim()].filter(
    name => name !== undefined && name !== ''
  )
  const period = latestQuarter([model])?.key ?? ''
  const meant = readPeriod(text, [model])
  return (
    [model.name, tag, ...names, ...names.map(name => `${name} ${tag}`), ...names.map(name => `${name} ${period}`)].some(
      name => name?.toLowerCase() === text.toLowerCase()
    ) ||
    (meant.kind === 'period' && isPlainPeriod(text) && meant.period.ends === endOf(model))
  )
}

/** Relative periods count from each release's own latest, so that each would be meant. */
const isPlainPeriod = (text: string): boolean => !/^(?:F?[QY])?\s?[-−+]?\d{1,2}\s?[QY]?$|^(?:LTM|TTM|YTD)$/i.test(text)
