import {ApiError, type WireAction} from './protocol.ts'

/** What is counted towards a fault: single actions, or whole requests before any of their actions. */
export type FaultUnit = 'action' | 'request'

/** Makes the host fail at a chosen moment, to test that an import leaves all or nothing. */
export class Faults {
  private left = 0
  private unit: FaultUnit = 'action'
  private code = 'GeneralException'

  /**
   * Makes the n-th action or request from now fail, once.
   *
   * @param n counts from 1
   * @param code the error code the add-in will see
   */
  failAt(n: number, unit: FaultUnit = 'action', code = 'GeneralException'): void {
    this.left = n
    this.unit = unit
    this.code = code
  }

  /** Takes back a fault that has not struck. */
  clear(): void {
    this.left = 0
  }

  /** True while a fault is still to come. */
  get armed(): boolean {
    return this.left > 0
  }

  /** Counts a request; throws when it is the one to fail. */
  beforeRequest(): void {
    if (this.unit === 'request') this.count('request')
  }

  /** Counts an action; throws when it is the one to fail. */
  beforeAction(action: WireAction): void {
    if (this.unit === 'action') this.count(`action ${action.Name}`.trim())
  }

  private count(what: string): void {
    if (this.left === 0 || --this.left > 0) return
    throw new ApiError(this.code, `Failure injected at this ${what}.`, 500)
  }
}
