import { present } from '../../base/assert.ts'
import { accept, type Decision } from '../../base/decision.ts'
import type { IdKind } from '../../base/ids.ts'
import type { Books } from '../../ledger/books.ts'
import { type PostRefusal, post } from '../../ledger/post.ts'
import type { LocalDate } from '../../time/local-time.ts'
import type { Order, OrderLine, OrderLineKind } from '../order.ts'
import { deliverCard } from './card.ts'
import {
  type Delivered,
  type DeliverPrepaid,
  type DeliveryContext,
  type DeliveryIds,
  nothingDelivered,
} from './delivery.ts'
import { deliverGiftCard } from './gift-card.ts'
import { deliverTopUp } from './top-up.ts'

/** What is paid ahead, and what is made when it is paid. */
const prepaidKinds = {
  TOP_UP: { deliver: deliverTopUp, recordKind: 'TopUp' },
  CARD: { deliver: deliverCard, recordKind: 'CustomerCard' },
  GIFT_CARD: { deliver: deliverGiftCard, recordKind: 'GiftCard' },
} as const satisfies Partial<Record<OrderLineKind, { readonly deliver: DeliverPrepaid; readonly recordKind: IdKind }>>

export type PrepaidLineKind = keyof typeof prepaidKinds

/** The kinds of line that are delivered when they are paid, whatever else the order waits for. */
export const prepaidLineKinds = Object.keys(prepaidKinds) as readonly PrepaidLineKind[]

/** The lines that are delivered when they are paid, each with the kind of the id that its delivery needs. */
export function prepaidLinesOf(
  order: Pick<Order, 'lines'>,
): readonly { readonly line: OrderLine; readonly recordKind: IdKind }[] {
  return order.lines.flatMap((line) =>
    isPrepaid(line.kind) ? [{ line, recordKind: prepaidKinds[line.kind].recordKind }] : [],
  )
}

/** Whether a line of that kind is delivered when it is paid. */
export function isPrepaid(kind: OrderLineKind): kind is PrepaidLineKind {
  return kind in prepaidKinds
}

/** Delivers what was paid ahead, one entry a line. */
export function deliverPrepaid(
  books: Books,
  order: Order,
  ids: ReadonlyMap<number, DeliveryIds>,
  {
    businessDate,
    ...rest
  }: Omit<DeliveryContext, keyof DeliveryIds | 'customerId'> & {
    readonly businessDate: LocalDate
  },
): Decision<{ readonly books: Books; readonly delivered: Delivered }, never, PostRefusal> {
  const { nowMs } = rest
  let next = books
  const giftCards = new Map(rest.giftCards)
  let delivered = nothingDelivered
  for (const { line } of prepaidLinesOf(order)) {
    if (!isPrepaid(line.kind)) continue
    const lineIds = present(ids.get(line.ordinal), 'there are ids for each line that is delivered')
    const context = { ...lineIds, ...rest, giftCards, customerId: order.customerId, nowMs }
    const { source, moves, delivered: made } = prepaidKinds[line.kind].deliver(order, line, context)
    const header = { id: lineIds.transactionId, locationId: order.locationId, businessDate, occurredAtMs: nowMs }
    const posted = post(next, { ...header, source, moves }, nowMs)
    if (!posted.ok) return posted
    next = posted.changes
    for (const { card } of made.giftCards ?? []) giftCards.set(card.id, card)
    delivered = {
      topUps: [...delivered.topUps, ...(made.topUps ?? [])],
      cards: [...delivered.cards, ...(made.cards ?? [])],
      couponGifts: [...delivered.couponGifts, ...(made.couponGifts ?? [])],
      giftCards: [...delivered.giftCards, ...(made.giftCards ?? [])],
      giftCardEvents: [...delivered.giftCardEvents, ...(made.giftCardEvents ?? [])],
    }
  }
  return accept({ books: next, delivered }, [])
}
