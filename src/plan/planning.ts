import type {Check} from '../checks/judge.ts'
import type {FactId, Model} from '../model/model.ts'
import type {Formulas} from './formulas.ts'
import type {Naming} from './naming.ts'
import type {CellRef} from './plan.ts'
import type {StyleSheet} from './styles.ts'

/** What every sheet is planned with. */
export interface Planning {
  readonly model: Model
  readonly formulas: Formulas
  readonly place: (id: FactId) => CellRef
  readonly styles: StyleSheet
  /** What the release's sheets are called. */
  readonly naming: Naming
  /** Checks that fail, by the fact they are about. */
  readonly failing: ReadonlyMap<FactId, Check>
}
