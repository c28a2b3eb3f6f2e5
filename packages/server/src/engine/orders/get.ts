import {
  type Actor,
  type AuditEntry,
  allows,
  type Booking,
  type Customer,
  formatInstant,
  type Order,
  type ReadTransaction,
  type Refund,
  redeemedAtMs,
  tenderKinds,
} from '@mendian/core'
import {
  bookingId,
  customerId,
  instant,
  orderId,
  orderView as orderSchema,
  refundView as refundSchema,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { auditEntrySchema, auditEntryView } from '../audit/audit-entry-view.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { refundView } from '../refunds/refund-view.ts'
import { bookingsOf } from './booking-standings.ts'
import { orderView } from './order-view.ts'

/** So many entries of a record are shown with it; more are in the list of all. */
const trailLength = 200

const input = z.strictObject({ id: orderId })

const output = orderSchema
  .extend({
    customer: z
      .strictObject({ id: customerId, name: z.string(), phone: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null without a customer, and for callers without customer:read.' }),
    redemptions: z
      .array(z.strictObject({ line: z.int(), bookingId, redeemedAt: instant.nullable() }))
      .meta({ description: 'Of each line for a booking: when its code was redeemed; null while it was not.' }),
    tenders: z
      .array(
        z.strictObject({ kind: z.enum([...tenderKinds, 'STORE_CREDIT']), paidMinor: z.int(), refundedMinor: z.int() }),
      )
      .meta({ description: 'What was paid with each kind of tender, and what of it went back to the same.' }),
    refunds: z.array(refundSchema).meta({ description: 'Oldest first.' }),
    auditTrail: z
      .array(auditEntrySchema)
      .nullable()
      .meta({
        description: `Who did what to it, its refunds and requests for them, and to its bookings since it was made, oldest first, at most ${trailLength}; null for callers without audit:read.`,
      }),
  })
  .meta({ id: 'OrderDetail', description: 'An order with all that has come of it.' })

type Detail = z.output<typeof output>

export const get: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'orders.get',
  summary: 'Get an order with its lines and payments, redemptions, refunds and trail',
  http: ['GET', '/v1/orders/{id}'],
  input,
  output,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }, { actor }) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const namesCustomer = order.customerId !== null && allows(actor, 'customer:read')
    const [zones, customer, bookings, refunds] = await Promise.all([
      timeZonesOf(tx, [order.locationId]),
      namesCustomer && order.customerId !== null ? tx.customers.find(order.customerId) : undefined,
      tx.bookings.findMany(bookingsOf([order])),
      tx.refunds.ofOrders([id]),
    ])
    const timeZone = zones.of(order.locationId)
    const trail = await trailOf(tx, order, refunds, actor)
    return {
      ok: true,
      value: {
        ...orderView(order, timeZone),
        customer: customer ? customerView(customer) : null,
        redemptions: redemptionsOf(order, bookings, timeZone),
        tenders: tendersOf(order, refunds),
        refunds: refunds.map((refund) => refundView(refund, timeZone)),
        auditTrail: trail?.map(auditEntryView) ?? null,
      },
    }
  },
})

function customerView({ id, name, phone }: Customer): Detail['customer'] {
  return { id, name, phone }
}

/**
 * What was written of the order and of what was asked and given back of it, of its bookings since it was made, and that
 * it was reopened, which stands on the order in its place.
 */
async function trailOf(
  tx: ReadTransaction,
  order: Order,
  refunds: readonly Refund[],
  actor: Actor,
): Promise<readonly AuditEntry[] | null> {
  if (!allows(actor, 'audit:read')) return null
  const { id, reopenedAsId } = order
  const requests = await tx.refundRequests.list({ orderId: id }, { limit: trailLength })
  const bookingIds: readonly string[] = bookingsOf([order])
  const own = [...refunds, ...requests].map((record): string => record.id)
  const subjectIds = [id, ...own, ...bookingIds, ...(reopenedAsId === null ? [] : [reopenedAsId])]
  const entries = await tx.audit.ofSubjects({ subjectIds, limit: trailLength })
  const since = entries.findIndex(({ subjectId }) => subjectId === id)
  return entries.filter(({ subjectId, operation }, index) => {
    if (subjectId === reopenedAsId) return operation === 'orders.reopen'
    return index >= since || subjectId === null || !bookingIds.includes(subjectId)
  })
}

function redemptionsOf({ lines }: Order, bookings: readonly Booking[], timeZone: string): Detail['redemptions'] {
  return lines.flatMap(({ ordinal, bookingId: id }) => {
    const booking = bookings.find((one) => one.id === id)
    if (!booking) return []
    const atMs = redeemedAtMs(booking)
    const redeemedAt = atMs === null ? null : formatInstant(timeZone, atMs)
    return [{ line: ordinal, bookingId: booking.id, redeemedAt }]
  })
}

/** In the order in which the kinds were first paid with. What went back to another kind than was paid with stands there. */
function tendersOf({ payments }: Order, refunds: readonly Refund[]): Detail['tenders'] {
  const returned = refunds.flatMap((refund) => refund.payments)
  const kinds = [...new Set([...payments, ...returned].map(({ kind }) => kind))]
  const sumOf = (rows: readonly { readonly kind: string; readonly amountMinor: number }[], kind: string): number =>
    rows.reduce((sum, row) => (row.kind === kind ? sum + row.amountMinor : sum), 0)
  return kinds.map((kind) => ({ kind, paidMinor: sumOf(payments, kind), refundedMinor: sumOf(returned, kind) }))
}
