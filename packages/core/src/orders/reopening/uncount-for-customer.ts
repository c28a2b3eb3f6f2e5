import { accept, type Decision } from '../../base/decision.ts'
import type { CustomerActivityId, LedgerTransactionId, RefundId } from '../../base/ids.ts'
import type { Books } from '../../ledger/books.ts'
import type { PostRefusal } from '../../ledger/post.ts'
import { type LoyaltyAccount, withoutUses } from '../../loyalty/loyalty-account.ts'
import type { OrderLoyalty } from '../../loyalty/order-loyalty.ts'
import { type EndedPoints, returnPurchase } from '../../loyalty/return-purchase.ts'
import type { LocalDate } from '../../time/local-time.ts'
import type { Order } from '../order.ts'

/**
 * Takes back all that completing the order did for its customer: points, spending, the visit, what was bought and the
 * uses of boosts, so that paying it again counts it once. Points that were spent meanwhile are owed until then, those that
 * ended unused are not. The tier stays.
 */
export function uncountForCustomer(
  order: Order,
  account: LoyaltyAccount | null,
  books: Books,
  command: {
    readonly refundId: RefundId
    readonly activityId: CustomerActivityId
    readonly nextTransactionId: () => LedgerTransactionId
    readonly businessDate: LocalDate
    readonly endedPoints: EndedPoints
  },
  nowMs: number,
): Decision<
  { readonly books: Books; readonly account: LoyaltyAccount | null; readonly loyalty: OrderLoyalty | null },
  never,
  PostRefusal
> {
  const { loyalty, locationId, currency, totalMinor, lines } = order
  if (loyalty === null || account === null) return accept({ books, account, loyalty }, [])
  const { refundId, activityId, businessDate, endedPoints } = command
  const back = returnPurchase(
    account,
    books,
    {
      ...{ loyalty, endedPoints, activityId, currency, totalMinor, spentMinor: loyalty.spentMinor },
      ...{ visits: loyalty.visits, orders: 1, owesMissing: true },
      parts: lines.map(({ ordinal, totalMinor: returnedMinor }) => ({ ordinal, returnedMinor })),
      header: {
        ...{ id: command.nextTransactionId(), locationId, businessDate, occurredAtMs: nowMs },
        source: { kind: 'ORDER_REOPENING', id: refundId },
      },
      // What was booked was counted by the visit, which stays.
      items: lines
        .filter(({ bookingId }) => bookingId === null)
        .flatMap(({ kind, serviceId, productId, staffId, quantity }) => {
          const itemId = kind === 'SERVICE' ? serviceId : productId
          if (itemId === null) return []
          const served = kind === 'SERVICE' && staffId !== null ? [{ itemId: staffId as string, quantity }] : []
          return [{ itemId: itemId as string, quantity }, ...served]
        }),
    },
    nowMs,
  )
  if (!back.ok) return back
  const { books: after, account: counted, loyalty: returned } = back.changes
  return accept({ books: after, account: withoutUses(counted, loyalty.boostKeys), loyalty: returned }, [])
}
