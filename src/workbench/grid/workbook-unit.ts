import type {
  ICommandService,
  IExecutionOptions,
  IMutationInfo,
  Injector,
  IUndoRedoService,
  Univer,
  Workbook,
  Worksheet
} from '@univerjs/core'
import type {UniverParts} from './univer-parts.ts'

/** The name of the one workbook among Univer's units. */
export const unitId = 'workbook'

/** A mutation Univer knows, with what it is given. */
export type Mutation = Readonly<Pick<IMutationInfo, 'id'>> & {readonly params: object}

/** The workbook as a unit of Univer: what is done to it goes through here, in mutations that can be undone. */
export class WorkbookUnit {
  readonly parts: UniverParts
  readonly injector: Injector
  readonly commands: ICommandService
  readonly workbook: Workbook
  private readonly undoRedo: IUndoRedoService
  private batch: {dispose(): void} | undefined
  private commandDepth = 0

  constructor(parts: UniverParts, univer: Univer) {
    this.parts = parts
    this.injector = univer.__getInjector()
    this.commands = this.injector.get(parts.core.ICommandService)
    this.undoRedo = this.injector.get(parts.core.IUndoRedoService)
    const {IUniverInstanceService, UniverInstanceType} = parts.core
    const found = this.injector.get(IUniverInstanceService).getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
    if (!found) throw new Error('Univer has made no workbook.')
    this.workbook = found
  }

  /** True while a command of the book runs, whose effects the book tells of itself. */
  get isCommanding(): boolean {
    return this.commandDepth > 0
  }

  /** A worksheet by its id. */
  worksheet(id: string): Worksheet {
    const found = this.workbook.getSheetBySheetId(id)
    if (!found) throw new Error(`There is no sheet ${id} any more.`)
    return found
  }

  /** Runs one mutation or operation that is not undone by itself. */
  run(id: string, params: object, options: IExecutionOptions = {}): void {
    this.commands.syncExecuteCommand(id, params, options)
  }

  /** Runs a command of Univer's own, which sees to its undoing and to all that follows from it. */
  command(id: string, params: object): void {
    this.quietly(() => {
      this.batchUndo()
      if (!this.commands.syncExecuteCommand(id, params)) throw new Error(`Univer refused ${id}.`)
    })
  }

  /**
   * As {@link command}, of a command that takes the sheet in front for its own where it brings formulas up to date, whichever
   * sheet it is told of.
   */
  commandInFront(sheetId: string, id: string, params: object): void {
    const front = this.workbook.ensureActiveSheet()
    const sheet = this.worksheet(sheetId)
    if (front === sheet) return this.command(id, params)
    this.quietly(() => {
      this.workbook.setActiveSheet(sheet)
      try {
        this.command(id, params)
      } finally {
        this.workbook.setActiveSheet(front)
      }
    })
  }

  /** Does something the book tells of itself, so that its effects in Univer are not told a second time. */
  quietly(action: () => void): void {
    this.commandDepth++
    try {
      action()
    } finally {
      this.commandDepth--
    }
  }

  /** Runs mutations that are undone together. Undoing goes in the order given. */
  change(redos: readonly Mutation[], undos: readonly Mutation[]): void {
    this.batchUndo()
    for (const {id, params} of redos) this.run(id, params)
    const infos = (mutations: readonly Mutation[]) => mutations.map(({id, params}) => ({id, params}))
    this.undoRedo.pushUndoRedo({unitID: unitId, undoMutations: infos(undos), redoMutations: infos(redos)})
  }

  /** Takes back the last step. */
  undo(): void {
    this.endBatch()
    this.focus()
    this.commands.syncExecuteCommand(this.parts.core.UndoCommand.id)
  }

  /** Does again what was taken back last. */
  redo(): void {
    this.endBatch()
    this.focus()
    this.commands.syncExecuteCommand(this.parts.core.RedoCommand.id)
  }

  // What an add-in does in one go, however many calls it takes, is one step to the user.
  private batchUndo(): void {
    if (this.batch) return
    this.batch = this.undoRedo.__tempBatchingUndoRedo(unitId)
    setTimeout(() => this.endBatch())
  }

  // Univer takes back what was done in the unit that has the focus.
  private focus(): void {
    this.injector.get(this.parts.core.IUniverInstanceService).focusUnit(unitId)
  }

  private endBatch(): void {
    this.batch?.dispose()
    this.batch = undefined
  }
}
