import type {Session} from './session.ts'

/** The ribbon's buttons that run without a pane: Refresh reads the sheets anew, Check goes to the Checks sheet. */
export function registerCommands(session: Session): void {
  Office.actions.associate('refresh', (event: Office.AddinCommands.Event) => {
    void session.refresh().finally(() => event.completed())
  })
  Office.actions.associate('check', (event: Office.AddinCommands.Event) => {
    void showChecks().finally(() => event.completed())
  })
}

async function showChecks(): Promise<void> {
  await Excel.run({delayForCellEdit: true}, async context => {
    const checks = context.workbook.tables.getItemOrNullObject('INAP_Checks')
    checks.load('name')
    await context.sync()
    if (checks.isNullObject) return
    checks.worksheet.activate()
    await context.sync()
  })
}
