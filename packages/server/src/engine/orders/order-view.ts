import { formatInstant, type Order, type OrderDraft, type OrderEvent, type OrderLine } from '@mendian/core'
import type { orderView as orderSchema, quoteView as quoteSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Announcement } from '../operation.ts'

export type OrderView = z.output<typeof orderSchema>

type LineView = OrderView['lines'][number]

function lineView(line: OrderLine): LineView {
  return { ...line, addOns: line.addOns.map((addOn) => ({ ...addOn })), trace: line.trace.map((step) => ({ ...step })) }
}

/** An order as callers see it. */
export function orderView(order: Order, timeZone: string): OrderView {
  return {
    id: order.id,
    locationId: order.locationId,
    customerId: order.customerId,
    currency: order.currency,
    state: order.state,
    paymentState: order.paymentState,
    lines: order.lines.map(lineView),
    payments: order.payments.map(({ ordinal: _ordinal, paidAtMs, ...payment }) => ({
      ...payment,
      paidAt: formatInstant(timeZone, paidAtMs),
    })),
    listMinor: order.listMinor,
    discountMinor: order.discountMinor,
    totalMinor: order.totalMinor,
    paidMinor: order.paidMinor,
    changeMinor: order.payments.reduce((total, payment) => total + payment.changeMinor, 0),
    completedAt: order.completedAtMs === null ? null : formatInstant(timeZone, order.completedAtMs),
    version: order.version,
    createdAt: formatInstant(timeZone, order.createdAtMs),
    updatedAt: formatInstant(timeZone, order.updatedAtMs),
  }
}

/** A bill that has not been made yet. */
export function quoteView(draft: OrderDraft): z.output<typeof quoteSchema> {
  const { currency, listMinor, discountMinor, totalMinor } = draft.quote
  return { currency, lines: draft.lines.map(lineView), listMinor, discountMinor, totalMinor }
}

/** Order events as they are announced. */
export function announceOrders(events: readonly OrderEvent[], timeZone: string): readonly Announcement[] {
  return events.map(({ type, subject, previous }) => ({
    type,
    locationId: subject.locationId,
    subject: { kind: 'ORDER', id: subject.id, version: subject.version },
    data: { order: orderView(subject, timeZone), ...(previous ? { previous: orderView(previous, timeZone) } : {}) },
  }))
}
