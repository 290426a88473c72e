/**
 * Univer's packages as loaded: its own module builds in a page, its CommonJS builds in Node. Every part must come from the
 * same loading, since Univer finds its services by identity.
 */
export interface UniverParts {
  readonly core: typeof import('@univerjs/core')
  readonly engine: typeof import('@univerjs/engine-formula')
  readonly sheets: typeof import('@univerjs/sheets')
  readonly formula: typeof import('@univerjs/sheets-formula')
  readonly table: typeof import('@univerjs/sheets-table')
  readonly rules: typeof import('@univerjs/sheets-conditional-formatting')
  readonly notes: typeof import('@univerjs/sheets-note')
}
