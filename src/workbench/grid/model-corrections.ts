import type {DependencyIdentifier, Injector, Plugin, PluginCtor} from '@univerjs/core'
import {BehaviorSubject} from 'rxjs'
import type {UniverParts} from './univer-parts.ts'

/**
 * A plugin that corrects Univer's model of formulas in two places. Its own trigger of calculations is put out of action, whose
 * part the book's recalculation takes; and numbers in formulas are read however they are written, of which it takes `1.50`,
 * `0.0000001` and `1E3` for texts. To be registered after the plugin of formulas.
 */
export function modelCorrections({core, engine, formula}: UniverParts, injector: Injector): PluginCtor<Plugin> {
  // Univer's bar of progress looks at these two.
  const quietTrigger = {progress$: new BehaviorSubject({done: 0, count: 0}), clearProgress: () => undefined}
  class NumberReader extends engine.ValueNodeFactory {
    override create(text: string) {
      const number = text.trim() === '' ? Number.NaN : Number(text)
      return super.create(Number.isFinite(number) ? String(number) : text)
    }
  }
  return class extends core.Plugin {
    static override pluginName = 'WORKBENCH_MODEL_CORRECTIONS'
    static override type = core.UniverInstanceType.UNIVER_SHEET
    protected override _injector = injector

    override onStarting(): void {
      const trigger: DependencyIdentifier<object> = formula.TriggerCalculationController
      this._injector.replace([trigger, {useValue: quietTrigger}])
      this._injector.replace([engine.ValueNodeFactory, {useClass: NumberReader}])
    }
  }
}
