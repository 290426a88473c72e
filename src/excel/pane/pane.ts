/** The task pane: takes a release by file, drop or paste, imports it, and shows what came of it. */
import {latestHeld, shown} from '../../history/holdings.ts'
import {following as whenFollowing, run, session} from '../functions.ts'
import {type Shared, makeLive, prepareForSharing} from '../share.ts'
import {putOwnMeasure, removeOwnMeasure} from '../own-table.ts'
import {insertAtSelection} from '../insert.ts'
import {Importing} from './importing.ts'
import {type Intake, chosen, dropped, pasted, sample} from './intake.ts'
import {goToTable} from './navigate.ts'
import {type Parts, attempt, findParts, say} from './parts.ts'
import {type Actions, type Reported, showReport} from './report.ts'

void Office.onReady(async () => {
  const parts = findParts()
  setTheme()
  // Excel tells nobody that its theme was switched; the library asks it no more often than every five seconds.
  setInterval(setTheme, 2000)
  const report = (found: Reported): void => showReport(parts.report, found, actionsOf(parts))
  const importing = new Importing(parts, await whenFollowing, ({found}) => report(found))
  const take = (from: () => Promise<Intake | undefined>): void => void importing.take(from)
  parts.manual.querySelector('button')?.addEventListener('click', () => void calculate(parts))
  parts.file.addEventListener('change', () => take(() => chosen(parts.file)))
  parts.sample.addEventListener('click', () => take(sample))
  // Wherever it is dropped: a page that does not take a file is left for it.
  document.addEventListener('dragover', event => {
    event.preventDefault()
    parts.intake.classList.add('over')
  })
  document.addEventListener('dragleave', () => parts.intake.classList.remove('over'))
  document.addEventListener('drop', event => {
    event.preventDefault()
    parts.intake.classList.remove('over')
    take(() => dropped(event.dataTransfer))
  })
  document.addEventListener('paste', event => take(() => pasted(event.clipboardData)))
  session.watch(() => {
    parts.manual.hidden = !session.isManual
  })
  await session.started
  parts.manual.hidden = !session.isManual
  if (session.trouble !== undefined) say(parts, session.trouble, true)
  // A workbook that already holds a release shows it as soon as it has been read.
  const held = latestHeld(session.holdings)
  if (held && session.release) report({...shown(held), model: session.release, problems: []})
  importing.show()
})

const actionsOf = (parts: Parts): Actions => ({
  session,
  goTo: goToTable,
  insert: async (insertion, what) => {
    await attempt(parts, 'Nothing was inserted.', async () => {
      const address = await insertAtSelection(insertion, run)
      say(parts, `${what}: ${address}.`)
    })
  },
  own: {
    put: (measure, replaces) =>
      keepOwn(parts, `${measure.name} is saved.`, () => putOwnMeasure(measure, replaces, run)),
    remove: name => keepOwn(parts, `${name} is deleted.`, () => removeOwnMeasure(name, run))
  },
  share: () =>
    change(parts, 'ready for sharing', () =>
      session.known ? prepareForSharing(session.known, run) : Promise.resolve({count: 0, left: []})
    ),
  makeLive: () => change(parts, 'live again', () => makeLive(run))
})

async function change(parts: Parts, what: string, work: () => Promise<Shared>): Promise<void> {
  await attempt(parts, 'The cells could not be changed.', async () => {
    const {count, left} = await work()
    const done = count === 0 ? 'No cell was changed.' : `${count} ${count === 1 ? 'cell is' : 'cells are'} ${what}.`
    say(parts, [done, ...left].join(' '))
  })
}

/** Changes the table of own measures, and reads it back, so that the list and every cell follow at once. */
const keepOwn = (parts: Parts, done: string, work: () => Promise<void>): Promise<boolean> =>
  attempt(parts, 'The measure could not be changed.', async () => {
    await work()
    await session.refresh()
    say(parts, done)
  })

/** Light where Excel tells no theme, as on the web; dark where it says so, or where its own background is. */
function setTheme(): void {
  const theme: Partial<Office.OfficeTheme> | undefined = Office.context.officeTheme
  const isDark = theme?.isDarkTheme ?? isDarkColour(theme?.bodyBackgroundColor ?? '#FFFFFF')
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
}

/** Below half of the lightness that the eye sees (ITU-R BT.601). */
function isDarkColour(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [])
    .slice(1)
    .map(part => parseInt(part, 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128
}

/** What F9 does, for a workbook that computes only when told to. */
async function calculate(parts: Parts): Promise<void> {
  await attempt(parts, 'The workbook could not be calculated.', async () => {
    await run(async context => {
      context.workbook.application.calculate('Recalculate')
      await context.sync()
    })
    await session.refresh()
    say(parts, 'The workbook is calculated.')
  })
}
