import type {ICellData, Worksheet} from '@univerjs/core'
import type {Area} from '../host/area.ts'

/** Cells by row and column, as Univer's mutations take them. */
export type CellPatch = Record<number, Record<number, ICellData>>

/** What the parts of a sheet need of it. */
export interface SheetCells {
  readonly worksheet: Worksheet
  /** All rows and columns Univer has for it. */
  readonly extent: Area
  /** Every cell that holds something. */
  cells(): ReadonlyArray<{readonly row: number; readonly column: number; readonly cell: ICellData}>
  /** Makes it large enough for an area. */
  makeRoom(area: Area): void
  /** Changes cells as one step. */
  patch(patches: readonly CellPatch[], trigger?: string): void
  /** What every mutation of it is told. */
  params(others: object): object
}
