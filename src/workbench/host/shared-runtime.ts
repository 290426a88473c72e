import {HostObject} from './host-object.ts'
import {apiNotFound, invalidArgument} from './protocol.ts'
import {textOf} from './wire-arguments.ts'

/** What the add-in set of a ribbon control. */
export interface RibbonControl {
  enabled: boolean
}

/** What surrounds the workbook as an add-in of the shared runtime sees it: `Office.addin` and `Office.ribbon`. */
export class SharedRuntime {
  /** The service the library tells when it is ready for actions. */
  static readonly actionsService = 'Microsoft.InternalService.AddinInternalService'

  /** True once the add-in is ready for commands. */
  isReady = false
  /** Whether the add-in starts with the workbook (`Office.addin.setStartupBehavior`). */
  startsWithWorkbook = false
  /** Whether the add-in asked to hear of the workbook's closing. */
  asksBeforeClose = false
  /** Controls the add-in switched on or off, by id. */
  readonly controls = new Map<string, RibbonControl>()
  /** Tabs the add-in showed or hid, by id. */
  readonly tabs = new Map<string, boolean>()
  /** Called when the add-in changes its pane or its ribbon. */
  onChange: (() => void) | undefined
  /** Makes each service by the name the library knows it by. */
  readonly makers: Readonly<Record<string, () => HostObject>>
  private readonly tell: (isShown: boolean) => void
  private isPaneShown = true

  /** @param tell carries a change of the pane's visibility to the add-in */
  constructor(tell: (isShown: boolean) => void) {
    this.tell = tell
    this.makers = {
      [SharedRuntime.actionsService]: () =>
        new Service('AddinInternalService', {notifyActionHandlerReady: () => void (this.isReady = true)}),
      'Microsoft.AppRuntime.AppRuntimeService': () =>
        new Service('AppRuntimeService', {
          getAppRuntimeState: () => (this.isPaneShown ? 'Visible' : 'Background'),
          setAppRuntimeState: state => this.setState(state)
        }),
      'Microsoft.AppRuntime.AppRuntimePersistenceService': () =>
        new Service('AppRuntimePersistenceService', {
          getAppRuntimeStartState: () => (this.startsWithWorkbook ? 'Background' : 'Inactive'),
          setAppRuntimeStartState: state => void (this.startsWithWorkbook = textOf(state) !== 'Inactive')
        }),
      'Microsoft.BeforeDocumentCloseNotification.BeforeDocumentCloseNotification': () =>
        new Service('BeforeDocumentCloseNotification', {
          enable: () => void (this.asksBeforeClose = true),
          disable: () => void (this.asksBeforeClose = false)
        }),
      'Microsoft.DynamicRibbon.DynamicRibbon': () =>
        new Service('DynamicRibbon', {
          getButton: id => this.button(textOf(id)),
          getTab: id => this.tab(textOf(id))
        })
    }
  }

  /** Whether the task pane shows. Setting it is what the user's opening or closing does; the add-in hears of it. */
  get paneShown(): boolean {
    return this.isPaneShown
  }
  set paneShown(isShown: boolean) {
    if (isShown === this.isPaneShown) return
    this.isPaneShown = isShown
    this.tell(isShown)
    this.onChange?.()
  }

  /** Begins anew for another page, which is not ready for commands yet. What was set of the workbook and its ribbon stays. */
  restart(): void {
    this.isReady = false
  }

  private setState(state: unknown): void {
    if (state !== 'Visible' && state !== 'Background') throw invalidArgument()
    this.paneShown = state === 'Visible'
  }

  private button(id: string): HostObject {
    const change = (enabled: unknown) => {
      if (typeof enabled !== 'boolean') throw invalidArgument()
      this.controls.set(id, {enabled})
      this.onChange?.()
    }
    return new Service('RibbonButton', {}, {enabled: change}, id)
  }

  private tab(id: string): HostObject {
    const setVisibility = (isShown: unknown) => {
      this.tabs.set(id, isShown === true || isShown === 'Visible')
      this.onChange?.()
    }
    return new Service('RibbonTab', {setVisibility}, {}, id)
  }
}

type Members = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

// An object beside the workbook's classes: what it does is all it is. Anything else asked of it fails by name.
class Service extends HostObject {
  readonly apiClass: string
  private readonly methods: Members
  private readonly setters: Members
  private readonly id: string | undefined

  constructor(apiClass: string, methods: Members, setters: Members = {}, id?: string) {
    super()
    this.apiClass = apiClass
    this.methods = methods
    this.setters = setters
    this.id = id
  }

  override identity(): Readonly<Record<string, unknown>> {
    return this.id === undefined ? {} : {Id: this.id}
  }

  override listen(): void {}

  override call(member: string, args: readonly unknown[]): unknown {
    const method = this.methods[member]
    return method ? method(...args) : super.call(member, args)
  }

  override write(member: string, value: unknown): void {
    const set = this.setters[member]
    if (!set) throw apiNotFound(`${this.apiClass}.${member} =`)
    set(value)
  }
}
