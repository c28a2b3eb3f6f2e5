import type { Purchase } from '../loyalty/purchase.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Order } from './order.ts'

/** A completed order as loyalty sees it. */
export function purchaseOf(order: Order, timeZone: string, businessDate: LocalDate): Purchase {
  const { id: orderId, locationId, currency, taxInclusive, serviceChargeMinor, tipMinor, roundingMinor } = order
  return {
    ...{ orderId, locationId, businessDate, timeZone, currency, taxInclusive, serviceChargeMinor, tipMinor },
    ...{ roundingMinor, totalMinor: order.totalMinor, ...paidWith(order) },
    lines: order.lines.map(({ kind, serviceId, productId, cardProductId, topUpOfferId, bookingId, ...line }) => ({
      ...{ kind, quantity: line.quantity, totalMinor: line.totalMinor, taxMinor: line.taxMinor },
      ...{ staffId: line.staffId, booked: bookingId !== null },
      categoryId: line.categoryId,
      itemId: serviceId ?? productId ?? cardProductId ?? topUpOfferId ?? kind,
    })),
  }
}

/** What of it bonus and points have paid. */
function paidWith({ payments }: Order): Pick<Purchase, 'bonusMinor' | 'pointsMinor'> {
  let [bonusMinor, pointsMinor] = [0, 0]
  for (const { kind, amountMinor, parts } of payments) {
    if (kind === 'POINTS') pointsMinor += amountMinor
    for (const part of parts) if (part.account === 'STORED_VALUE_BONUS') bonusMinor += part.amountMinor
  }
  return { bonusMinor, pointsMinor }
}
