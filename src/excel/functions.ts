/** The functions bundle: associates every measure's function as the script loads, and starts the session. */
import {MEASURES} from '../catalogue/measures.ts'
import {registerCommands} from './commands.ts'
import {bodyOf} from './function-body.ts'
import {Session} from './session.ts'
import type {Run} from './write.ts'

/** Waits while a cell is being edited, instead of failing. */
export const run: Run = batch => Excel.run({delayForCellEdit: true}, batch)

/** The one session of this workbook's runtime: pane, functions and ribbon commands share it. */
export const session = new Session(run)

for (const measure of MEASURES) CustomFunctions.associate(measure.id, bodyOf(measure, session))

void Office.onReady(async () => {
  registerCommands(session)
  await session.start()
})
