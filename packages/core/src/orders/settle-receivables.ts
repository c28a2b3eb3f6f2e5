import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashShiftId, CustomerId, LedgerTransactionId, LocationId, ReceivableSettlementId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, type Move, type PostRefusal, post } from '../ledger/post.ts'
import type { Currency } from '../money/money.ts'
import type { Location } from '../places/location.ts'
import { openOf, type Receivable, settleEach } from '../receivables/receivable.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Payment } from './order.ts'
import { paymentsOf } from './payments-of.ts'
import type { ReceivableSettlement } from './receivable-settlement.ts'
import { type SettleRefusal, settleTenders } from './tenders/settle-tenders.ts'
import type { GivenTender } from './tenders/tender.ts'

interface Settle {
  readonly settlementId: ReceivableSettlementId
  readonly transactionId: LedgerTransactionId
  /** How much; all that is owed when null. */
  readonly amountMinor: number | null
}

export interface SettleReceivables extends Settle {
  readonly tenders: readonly GivenTender[]
}

export interface WriteOffReceivables extends Settle {
  readonly reason: string
}

export interface DebtState {
  readonly customerId: CustomerId
  /** In whose books it is entered. */
  readonly locationId: LocationId
  readonly currency: Currency
  /** What is open of those that are settled, in the order in which they are. */
  readonly receivables: readonly Receivable[]
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface SettleReceivablesState extends DebtState {
  readonly location: Location
  /** What the customer has spent of stored value on this business day. */
  readonly storedValueTodayMinor: number
  readonly cashShiftId: CashShiftId | null
}

export interface SettleReceivablesChanges {
  readonly settlement: ReceivableSettlement
  readonly receivables: readonly Receivable[]
  readonly books: Books
}

export type DebtRefusal =
  | RefusalOf<'nothing_owed', { customerId: CustomerId; currency: Currency }>
  | RefusalOf<'debt_exceeded', { owedMinor: number; askedMinor: number }>

export type SettleReceivablesRefusal = DebtRefusal | SettleRefusal | PostRefusal

/**
 * Takes money for what a customer owes, all or a part of it: the first of the receivables gets it first. Bonus pays no
 * debts.
 */
export function settleReceivables(
  state: SettleReceivablesState,
  command: SettleReceivables,
  nowMs: number,
): Decision<SettleReceivablesChanges, never, SettleReceivablesRefusal> {
  const { customerId, currency, location, storedValueTodayMinor, cashShiftId, books } = state
  const due = dueOf(state, command)
  if (!due.ok) return due
  const amountMinor = due.changes
  const tenders = settleTenders(
    { totalMinor: amountMinor, moneyOnlyMinor: 0, withoutBonusMinor: amountMinor },
    command.tenders,
    {
      ...{ customerId, currency, policy: location.storedValue, cashShiftId, books, nowMs, storedValueTodayMinor },
      ...{ location, orderId: null, cards: new Map(), giftCards: new Map() },
      ...{ programme: null, creditLimitMinor: 0 },
    },
  )
  if (!tenders.ok) return tenders
  const payments = paymentsOf(tenders.changes, state.businessDate, nowMs)
  return enter(state, command, amountMinor, { kind: 'PAYMENT', payments, reason: null }, tenders.changes.moves, nowMs)
}

/** Gives up what a customer owes, all or a part of it: it becomes an expense. */
export function writeOffReceivables(
  state: DebtState,
  command: WriteOffReceivables,
  nowMs: number,
): Decision<SettleReceivablesChanges, never, DebtRefusal | PostRefusal> {
  const due = dueOf(state, command)
  if (!due.ok) return due
  const lost = [debit(badDebts(state.currency), due.changes)]
  const of = { kind: 'WRITE_OFF', payments: [], reason: command.reason } as const
  return enter(state, command, due.changes, of, lost, nowMs)
}

/** What was written off, among the expenses. */
export function badDebts(currency: Currency): ReturnType<typeof accountOf<'EXPENSES'>> {
  return accountOf('EXPENSES', currency, 'BAD_DEBTS')
}

function dueOf(
  { customerId, currency, receivables }: DebtState,
  { amountMinor }: Settle,
): Decision<number, never, DebtRefusal> {
  const owedMinor = receivables.reduce((total, receivable) => total + openOf(receivable), 0)
  if (owedMinor === 0) return refuse('nothing_owed', { customerId, currency })
  const askedMinor = amountMinor ?? owedMinor
  return askedMinor > owedMinor ? refuse('debt_exceeded', { owedMinor, askedMinor }) : accept(askedMinor, [])
}

function enter(
  { customerId, locationId, currency, receivables, businessDate, books }: DebtState,
  { settlementId: id, transactionId }: Settle,
  amountMinor: number,
  of: Pick<ReceivableSettlement, 'kind' | 'reason'> & { readonly payments: readonly Payment[] },
  debits: readonly Move[],
  nowMs: number,
): Decision<SettleReceivablesChanges, never, PostRefusal> {
  const moves = [...debits, credit(accountOf('RECEIVABLES', currency, customerId), amountMinor)]
  const header = { id: transactionId, locationId, businessDate, occurredAtMs: nowMs }
  const posted = post(books, { ...header, source: { kind: 'RECEIVABLE_SETTLEMENT', id }, moves }, nowMs)
  if (!posted.ok) return posted

  // From here it must succeed.
  const into = of.kind === 'PAYMENT' ? 'paidMinor' : 'writtenOffMinor'
  const { changed, allocations } = settleEach(receivables, amountMinor, into, nowMs)
  const allocated = allocations.reduce((total, each) => total + each.amountMinor, 0)
  assert(allocated === amountMinor, 'all of it is for something owed')
  const settlement: ReceivableSettlement = {
    ...{ id, ...of, customerId, locationId, currency, amountMinor, allocations, businessDate },
    ...{ settledAtMs: nowMs, transactionId },
  }
  return accept({ settlement, receivables: changed, books: posted.changes }, [])
}
