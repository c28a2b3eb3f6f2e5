import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashShiftId, CustomerId, LedgerTransactionId, LocationId, ReceivableSettlementId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, type PostRefusal, post } from '../ledger/post.ts'
import type { Currency } from '../money/money.ts'
import type { StoredValuePolicy } from '../places/stored-value-policy.ts'
import { openOf, type Receivable, type ReceivableSettlement, reduceReceivables } from '../receivables/receivable.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Payment } from './order.ts'
import { paymentsOf } from './pay-order.ts'
import { type SettleRefusal, settleTenders } from './tenders/settle-tenders.ts'
import type { GivenTender } from './tenders/tender.ts'

export interface SettleReceivables {
  readonly settlementId: ReceivableSettlementId
  readonly transactionId: LedgerTransactionId
  /** How much is paid; all that is owed when null. */
  readonly amountMinor: number | null
  readonly tenders: readonly GivenTender[]
}

export interface SettleReceivablesState {
  readonly customerId: CustomerId
  readonly locationId: LocationId
  readonly currency: Currency
  /** What is open of those that are paid, in the order in which they are paid. */
  readonly receivables: readonly Receivable[]
  readonly policy: StoredValuePolicy
  readonly cashShiftId: CashShiftId | null
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface SettleReceivablesChanges {
  readonly settlement: ReceivableSettlement
  readonly payments: readonly Payment[]
  readonly receivables: readonly Receivable[]
  readonly books: Books
}

export type SettleReceivablesRefusal =
  | RefusalOf<'nothing_owed', { customerId: CustomerId }>
  | RefusalOf<'settlement_exceeds_debt', { owedMinor: number; askedMinor: number }>
  | SettleRefusal
  | PostRefusal

/** Takes money for what a customer owes, all or a part of it: the first of the receivables gets it first. */
export function settleReceivables(
  state: SettleReceivablesState,
  command: SettleReceivables,
  nowMs: number,
): Decision<SettleReceivablesChanges, never, SettleReceivablesRefusal> {
  const { customerId, locationId, currency, policy, cashShiftId, businessDate, books } = state
  const owedMinor = state.receivables.reduce((total, receivable) => total + openOf(receivable), 0)
  if (owedMinor === 0) return refuse('nothing_owed', { customerId })
  const amountMinor = command.amountMinor ?? owedMinor
  if (amountMinor > owedMinor) return refuse('settlement_exceeds_debt', { owedMinor, askedMinor: amountMinor })
  const tenders = settleTenders(
    { totalMinor: amountMinor, moneyOnlyMinor: amountMinor, withoutBonusMinor: 0 },
    command.tenders,
    {
      ...{ customerId, currency, policy, cashShiftId, books, nowMs },
      ...{ programme: null, storedValueTodayMinor: 0, creditLimitMinor: null },
    },
  )
  if (!tenders.ok) return tenders
  const { settlementId: id, transactionId } = command
  const header = { id: transactionId, locationId, businessDate, occurredAtMs: nowMs }
  const source = { kind: 'RECEIVABLE_SETTLEMENT', id } as const
  const moves = [...tenders.changes.moves, credit(accountOf('RECEIVABLES', currency, customerId), amountMinor)]
  const posted = post(books, { ...header, source, moves }, nowMs)
  if (!posted.ok) return posted

  // From here it must succeed.
  const { changed, allocations } = reduceReceivables(state.receivables, amountMinor, nowMs)
  const allocated = allocations.reduce((total, each) => total + each.amountMinor, 0)
  assert(allocated === amountMinor, 'all that is paid is for something owed')
  const settlement: ReceivableSettlement = {
    ...{ id, customerId, locationId, currency, amountMinor, allocations, businessDate },
    ...{ settledAtMs: nowMs, transactionId },
  }
  const payments = paymentsOf(tenders.changes, businessDate, nowMs)
  return accept({ settlement, payments, receivables: changed, books: posted.changes }, [])
}
