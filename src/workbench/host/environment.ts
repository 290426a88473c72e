/** Colours of Office around the add-in, `#RRGGBB`. */
export type OfficeTheme = Readonly<
  Record<'bodyBackgroundColor' | 'bodyForegroundColor' | 'controlBackgroundColor' | 'controlForegroundColor', string>
>

/** Office's colourful theme. */
export const lightTheme: OfficeTheme = {
  bodyBackgroundColor: '#FFFFFF',
  bodyForegroundColor: '#000000',
  controlBackgroundColor: '#F3F3F3',
  controlForegroundColor: '#000000'
}

/** Office's black theme. */
export const darkTheme: OfficeTheme = {
  bodyBackgroundColor: '#262626',
  bodyForegroundColor: '#FFFFFF',
  controlBackgroundColor: '#363636',
  controlForegroundColor: '#FFFFFF'
}

/** The requirement sets an Excel of today announces, as far as the library in node_modules knows them. */
export const excelSets: Readonly<Record<string, string>> = {
  ExcelApi: '1.15',
  SharedRuntime: '1.1',
  CustomFunctions: '1.9',
  CustomFunctionsRuntime: '1.3',
  RichApiRuntime: '1.2',
  RibbonApi: '1.2',
  DynamicRibbon: '1.2',
  DialogApi: '1.2',
  AddinCommands: '1.1',
  Settings: '1.1',
  DelayForCellEdit: '1.1'
}

/** What the add-in is told about the Excel it runs in. */
export interface ExcelEnvironment {
  /** What `Office.context.requirements.isSetSupported` goes by; {@link excelSets} when absent. */
  readonly requirements?: Readonly<Record<string, string>>
  /** Language of Excel, `en-us` when absent. */
  readonly locale?: string
  /** {@link lightTheme} when absent. */
  readonly theme?: OfficeTheme
  /** Whether the add-in starts in an open task pane. Absence means it does. */
  readonly isPaneShown?: boolean
  /** Whether the add-in was just added, or opened with the workbook. Absence means it was just added. */
  readonly isReopened?: boolean
  /** Absence means the workbook can be written. */
  readonly isReadOnly?: boolean
}

/** What both kinds of channel tell the library, with every absence filled in. */
export interface ExcelFacts extends Required<ExcelEnvironment> {
  /** The add-in's own id in this Excel. */
  readonly addIn: string
  /** Differs between loadings of the add-in's page: the library keeps settings of a page under it in the session's storage. */
  readonly instance: string
  /** The build of the library in node_modules. */
  readonly version: string
  readonly displayMode: number
  readonly matrix: string
}

let instances = 0

/** Fills in what an environment leaves out. Each call gives another instance. */
export function factsOf(environment: ExcelEnvironment): ExcelFacts {
  const requirements = environment.requirements ?? excelSets
  const isPaneShown = environment.isPaneShown ?? true
  return {
    requirements,
    locale: environment.locale ?? 'en-us',
    theme: environment.theme ?? lightTheme,
    isPaneShown,
    isReopened: environment.isReopened ?? false,
    isReadOnly: environment.isReadOnly ?? false,
    addIn: 'workbench-addin',
    instance: `${Date.now()}-${++instances}`,
    version: '16.0.15407.20000',
    displayMode: isPaneShown ? 2 : 1,
    matrix: JSON.stringify(requirements)
  }
}

/** Says of the runtime that it is shared and has custom functions. */
export const sharedRuntimeFlags = 3
