import {type ExcelEnvironment, factsOf, type OfficeTheme, sharedRuntimeFlags} from './environment.ts'
import type {HostedBook} from './engine.ts'
import {type Answer, type ConnectionOptions, dispatch, ExcelConnection, outcomes} from './excel-connection.ts'

/** How an Excel for Windows is started. */
export interface WindowsOptions<B extends HostedBook> extends ConnectionOptions<B>, ExcelEnvironment {}

type Callback = (response: unknown) => void

/** What the library finds as `window.external` in Excel for Windows. */
export interface WindowExternal {
  GetHostInfo(): string
  GetLoggingAllowed(): boolean
  GetContext(): object
  Execute(id: number, params: unknown, callback: Callback): void
  RegisterEvent(id: number, target: string, handler: (id: number, payload: unknown) => void, callback: Callback): void
  UnregisterEvent(id: number, target: string, callback: Callback): void
}

/** Excel for Windows as an add-in's page meets it. */
export class ExcelForWindows<B extends HostedBook = HostedBook> extends ExcelConnection<B> {
  /** Office's colours; the library asks again after some seconds. */
  theme: OfficeTheme
  private readonly environment: ExcelEnvironment

  constructor(options: WindowsOptions<B>) {
    super(options)
    this.environment = options
    this.theme = factsOf(options).theme
    if (options.isPaneShown !== undefined) this.engine.services.paneShown = options.isPaneShown
  }

  /**
   * Makes `window.external` for one loading of the add-in's page. It must be in place before the page's `office.js` runs; what
   * an earlier page listened to is forgotten.
   */
  external(): WindowExternal {
    this.restart()
    const facts = factsOf({...this.environment, isPaneShown: this.engine.services.paneShown})
    const settings = {
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of this.settings) {
          keys.push(key)
          values.push(value)
        }
      },
      Write: (keys: readonly string[], values: readonly string[]) => {
        this.settings = Array.from(keys, (key, index): readonly [unknown, unknown] => [key, values[index]])
      }
    }
    const context = {
      GetAppType: () => 1,
      GetSolutionRef: () => facts.addIn,
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 1,
      GetAppUILocale: () => facts.locale,
      GetAppDataLocale: () => facts.locale,
      GetDocUrl: () => `C:\\${this.engine.book.name}`,
      GetAppCapabilities: () => (facts.isReadOnly ? 1 : 0),
      GetActivationMode: () => (facts.isReopened ? 2 : 1),
      GetControlIntegrationLevel: () => 1,
      GetSolutionToken: () => '',
      GetCorrelationId: () => facts.instance,
      GetInstanceId: () => facts.instance,
      GetTouchEnabled: () => false,
      GetCommerceAllowed: () => false,
      GetSupportedMatrix: () => facts.matrix,
      GetHostFullVersion: () => facts.version,
      GetInitialDisplayMode: () => facts.displayMode,
      GetOfficeThemeInfo: () => JSON.stringify(numbersOf(this.theme)),
      GetSettings: () => settings
    }
    return {
      GetHostInfo: () =>
        `_host_Info=Excel|Win32|16.01|${facts.locale}|${facts.instance}||disableLogging|${sharedRuntimeFlags}`,
      GetLoggingAllowed: () => false,
      GetContext: () => context,
      Execute: (id, params, callback) => {
        const answer: Answer = (status, payload = []) => callback(safeArray([status, ...payload]))
        const values: readonly unknown[] = Array.isArray(params) ? params : []
        if (id !== dispatch.batch) return this.execute(id, values, answer)
        const request: unknown = values[0]
        if (Array.isArray(request)) this.batch(request, answer)
        else answer(outcomes.internalError)
      },
      RegisterEvent: (id, _target, handler, callback) =>
        this.register(id, payload => handler(id, safeArray(payload)), callback),
      UnregisterEvent: (id, _target, callback) => this.unregister(id, callback)
    }
  }
}

// Arrays reach the library as what COM makes of them, which it unpacks by these methods, in whatever window it runs.
function safeArray(values: readonly unknown[]): object {
  const items = values.map((value): unknown => (Array.isArray(value) ? safeArray(value) : value))
  return Object.assign(items, {toArray: () => [...items], dimensions: () => 1})
}

function numbersOf(theme: OfficeTheme): Record<string, number> {
  return Object.fromEntries(Object.entries(theme).map(([name, color]) => [name, Number.parseInt(color.slice(1), 16)]))
}
