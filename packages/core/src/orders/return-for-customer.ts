import { accept, type Decision } from '../base/decision.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import type { CompletePurchase } from '../loyalty/complete-purchase.ts'
import type { LoyaltyAccount } from '../loyalty/loyalty-account.ts'
import { type EndedPoints, returnPurchase } from '../loyalty/return-purchase.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { CompletedOrder } from './complete-for-customer.ts'
import type { Order } from './order.ts'
import type { OrderEvent } from './order-event.ts'
import { paidWithMoneyOnly } from './pay-order.ts'
import type { Refund } from './refunds/refund.ts'
import { amountOf, type BillShare } from './refunds/share-of-bill.ts'

/**
 * What a share of a completed order that goes back takes back of what the order did for its customer: points, spending
 * and goods. What is kept of a part-used card stays bought. The visit stays, and so does the tier until its period ends. The order's events tell it too.
 */
export function returnForCustomer(
  { order, books, events }: CompletedOrder,
  account: LoyaltyAccount,
  share: Pick<Refund, 'id' | keyof BillShare>,
  at: {
    readonly businessDate: LocalDate
    readonly endedPoints: EndedPoints
    /** Whether it went back before the order was completed: then it earns nothing, whatever the policy is. */
    readonly beforeCompletion: boolean
  },
  ids: CompletePurchase,
  nowMs: number,
): Decision<
  { readonly order: Order; readonly books: Books; readonly account: LoyaltyAccount },
  OrderEvent,
  PostRefusal
> {
  const { loyalty, locationId, currency } = order
  if (loyalty === null) return accept({ order, books, account }, events)
  const returned = share.lines.map(({ line, totalMinor, keptMinor }) => ({
    ordinal: line,
    returnedMinor: totalMinor - keptMinor,
  }))
  const keptMinor = share.lines.reduce((sum, line) => sum + line.keptMinor, 0)
  const totalMinor = amountOf(order, share) - keptMinor
  const prepaidMinor = returned.reduce((sum, { ordinal, returnedMinor }) => {
    const kind = order.lines[ordinal]?.kind
    return kind !== undefined && paidWithMoneyOnly.includes(kind) ? sum + returnedMinor : sum
  }, 0)
  const back = returnPurchase(
    account,
    books,
    {
      ...{ loyalty, endedPoints: at.endedPoints, owesMissing: at.beforeCompletion },
      parts: returned,
      activityId: ids.activityId,
      header: {
        ...{ id: ids.transactionId, locationId, businessDate: at.businessDate, occurredAtMs: nowMs },
        source: { kind: 'ORDER_REFUND', id: share.id },
      },
      ...{ currency, totalMinor, spentMinor: totalMinor - prepaidMinor, visits: 0 },
      items: share.lines.flatMap(({ line, quantity }) => {
        const productId = order.lines[line]?.productId ?? null
        return productId === null ? [] : [{ itemId: productId, quantity }]
      }),
    },
    nowMs,
  )
  if (!back.ok) return back
  const after: Order = { ...order, loyalty: back.changes.loyalty }
  const told = events.map((event) => (event.subject === order ? { ...event, subject: after } : event))
  return accept({ order: after, books: back.changes.books, account: back.changes.account }, told)
}
