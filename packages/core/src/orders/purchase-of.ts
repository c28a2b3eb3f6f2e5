import { present } from '../base/assert.ts'
import type { Purchase } from '../loyalty/purchase.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Order } from './order.ts'

/** A completed order as loyalty sees it. */
export function purchaseOf(order: Order, timeZone: string, businessDate: LocalDate): Purchase {
  const { id: orderId, locationId, currency, taxInclusive, serviceChargeMinor, tipMinor, roundingMinor } = order
  return {
    ...{ orderId, locationId, businessDate, timeZone, currency, taxInclusive, serviceChargeMinor, tipMinor },
    ...{ roundingMinor, totalMinor: order.totalMinor, bonusMinor: 0, pointsMinor: 0 },
    lines: order.lines.map(({ kind, serviceId, productId, quantity, totalMinor, taxMinor, staffId, bookingId }) => ({
      ...{ kind, quantity, totalMinor, taxMinor, staffId, booked: bookingId !== null },
      itemId: present(serviceId ?? productId, 'a line is of a service or a product'),
    })),
  }
}
