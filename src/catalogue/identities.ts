import {type Expr, minus, sum} from '../core/expr.ts'
import {type ConceptRef, FREE_CASH_FLOW, line} from './definitions.ts'

/** What an account is by definition, whatever table prints it (Regulation S-X 5-03, ASC 220, ASC 230). */
export const IDENTITIES: ReadonlyArray<{readonly concept: string; readonly as: Expr<ConceptRef>}> = [
  {concept: 'gross-profit', as: minus(line('revenue'), line('cost-of-revenue'))},
  {concept: 'operating-income', as: minus(line('revenue'), line('operating-expenses'))},
  {concept: 'operating-income', as: minus(line('gross-profit'), line('operating-expenses'))},
  {concept: 'pretax-income', as: minus(line('operating-income'), line('non-operating-expenses'))},
  {concept: 'pretax-income', as: sum(line('operating-income'), line('non-operating-expenses'))},
  {
    concept: 'pretax-income',
    as: minus(
      sum(line('net-interest-income'), line('noninterest-income')),
      sum(line('provision-for-credit-losses'), line('noninterest-expense'))
    )
  },
  {concept: 'net-income', as: minus(line('pretax-income'), line('income-taxes'))},
  {concept: 'comprehensive-income', as: sum(line('net-income'), line('other-comprehensive-income'))},
  {concept: 'free-cash-flow', as: FREE_CASH_FLOW}
]
