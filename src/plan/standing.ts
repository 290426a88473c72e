import type {Entry} from './entry.ts'

/** A sheet of the plan as it stands in the workbook now. */
export interface Standing {
  /** The plan's key, and the tab that it has now. */
  readonly key: string
  readonly name: string
  /**
   * What cells were given, from A1 on; formulas as texts with their equals sign. Of a table of lines it is enough to know its
   * header, the column of ids and what `cellsToRead` asks for.
   */
  readonly entries: ReadonlyArray<readonly Entry[]>
  /** Where its table stands, header and all; undefined for a sheet that is planned without one. */
  readonly table: TableArea | undefined
}

/** Where a table stands, counted from A1, its header included. */
export interface TableArea {
  readonly row: number
  readonly column: number
  /** Rows under the header. */
  readonly rows: number
  readonly columns: number
}

/** Whole rows or columns to put in before `at`. */
export interface Insert {
  readonly sheet: string
  readonly kind: 'rows' | 'columns'
  readonly at: number
  readonly count: number
}
