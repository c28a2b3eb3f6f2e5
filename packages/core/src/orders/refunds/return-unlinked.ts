import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { CustomerId, LedgerTransactionId, RefundId } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { credit, debit, type PostRefusal, post } from '../../ledger/post.ts'
import { multiplyRatio, WHOLE_BASIS_POINTS } from '../../money/ratio.ts'
import type { Location } from '../../places/location.ts'
import type { CashFlow } from '../../registers/cash-flow.ts'
import { type CashShift, drawerOf } from '../../registers/cash-shift.ts'
import { type CashInsufficientRefusal, refuseCash } from '../../registers/move-cash.ts'
import { type ShiftForCashRefusal, shiftForCash } from '../../registers/shift-for-cash.ts'
import type { LocalDate } from '../../time/local-time.ts'
import { storeCredit } from './give-back.ts'
import type { Refund, RefundDestination, RefundLine, RefundPayment, UnlinkedItem } from './refund.ts'
import { nothingShared } from './share-of-bill.ts'

export interface ReturnUnlinked {
  readonly refundId: RefundId
  readonly customerId: CustomerId | null
  readonly items: readonly UnlinkedItem[]
  /** Cash, or stored value of the customer. */
  readonly destination: RefundDestination
  readonly reason: string
  readonly transactionId: LedgerTransactionId
}

export interface ReturnUnlinkedState {
  readonly location: Location
  readonly latest: CashShift | undefined
  readonly flow: CashFlow
  readonly businessDate: LocalDate
  readonly books: Books
}

export type ReturnUnlinkedRefusal =
  | RefusalOf<'customer_required', { tender?: number; line?: number }>
  | ShiftForCashRefusal
  | CashInsufficientRefusal
  | PostRefusal

/**
 * Takes back what no bill here tells of: what was given for it, tax included, goes back in cash or as store credit, and
 * off the revenue of today.
 */
export function returnUnlinked(
  state: ReturnUnlinkedState,
  command: ReturnUnlinked,
  nowMs: number,
): Decision<{ readonly refund: Refund; readonly books: Books }, never, ReturnUnlinkedRefusal> {
  const { location, businessDate, books } = state
  const { currency } = location
  const { customerId, items, destination, refundId, transactionId } = command
  if (destination === 'STORE_CREDIT' && customerId === null) return refuse('customer_required', {})
  const lines = items.map((item, line) => lineOf(location, item, line))
  const totalMinor = lines.reduce((total, line) => total + line.totalMinor, 0)
  const taxMinor = lines.reduce((total, line) => total + line.taxMinor, 0)
  const found = destination === 'TENDERS' ? shiftForCash(location, state.latest, businessDate) : accept(null, [])
  if (!found.ok) return found
  const missing = found.changes && refuseCash(found.changes, state.flow, totalMinor)
  if (missing) return missing

  const drawer = drawerOf(currency, found.changes?.id ?? null)
  const cash: Omit<RefundPayment, 'ordinal'> = {
    ...{ kind: 'CASH', paymentId: null, amountMinor: totalMinor, provider: null, reference: null },
    parts: [
      { account: drawer.code, subjectId: drawer.subjectId, lotId: null, amountMinor: totalMinor, costMinor: null },
    ],
  }
  const given =
    destination === 'STORE_CREDIT'
      ? storeCredit(totalMinor, { currency, customerId })
      : { payment: cash, moves: [credit(drawer, totalMinor)] }
  const revenueOf = (kind: UnlinkedItem['kind']): number =>
    lines.reduce((total, line) => {
      return items[line.line]?.kind === kind ? total + line.totalMinor - line.taxMinor : total
    }, 0)
  const moves = [
    debit(accountOf('SERVICE_REVENUE', currency), revenueOf('SERVICE')),
    debit(accountOf('PRODUCT_REVENUE', currency), revenueOf('PRODUCT')),
    debit(accountOf('TAX_PAYABLE', currency), taxMinor),
    ...given.moves,
  ]
  const header = { id: transactionId, locationId: location.id, businessDate, occurredAtMs: nowMs }
  const posted = post(books, { ...header, source: { kind: 'ORDER_REFUND', id: refundId }, moves }, nowMs)
  if (!posted.ok) return posted
  const refund: Refund = {
    ...{ ...nothingShared, lines, taxMinor, items, customerId, currency, destination, businessDate, transactionId },
    ...{ id: refundId, kind: 'UNLINKED', orderId: null, locationId: location.id, reason: command.reason },
    ...{ amountMinor: totalMinor, feeMinor: 0, totalMinor, returned: [], refundedAtMs: nowMs },
    payments: [{ ...given.payment, ordinal: 0 }],
  }
  return accept({ refund, books: posted.changes }, [])
}

/** The tax is within what was paid for it, whichever way it was shown. */
function lineOf({ pricing }: Location, { kind, quantity, unitPriceMinor }: UnlinkedItem, line: number): RefundLine {
  const totalMinor = unitPriceMinor * quantity
  const rate = kind === 'PRODUCT' ? pricing.productTaxBasisPoints : pricing.serviceTaxBasisPoints
  const taxMinor = multiplyRatio(totalMinor, { numerator: rate, denominator: WHOLE_BASIS_POINTS + rate }, 'HALF_UP')
  const amounts = { listMinor: totalMinor, discountMinor: 0, coveredMinor: 0, totalMinor, taxMinor, keptMinor: 0 }
  return { line, quantity, ...amounts }
}
