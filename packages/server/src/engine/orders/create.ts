import { createOrder, draftOrder, type LockKey, type OrderLineRequest } from '@mendian/core'
import { orderInput, orderView as orderSchema, quoteView as quoteSchema } from '@mendian/core/schemas'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import type { RefusalCode } from '../refusal.ts'
import { loadDraft } from './load-draft.ts'
import { announceOrders, orderView, quoteView } from './order-view.ts'

const refusals: readonly RefusalCode[] = [
  'reference_not_found',
  'reference_archived',
  'not_offered_at_location',
  ...addOnRefusals,
  'currency_mismatch',
  'staff_not_qualified',
  'booking_not_billable',
  'booking_already_ordered',
  'amount_too_large',
]

/** Prices a bill without making it: the same reading and the same rules as creating it. */
export const calculate: ReadOperation<typeof orderInput, typeof quoteSchema> = defineRead({
  name: 'orders.calculate',
  summary: 'Price a bill without making it',
  http: ['POST', '/v1/orders/calculate'],
  input: orderInput,
  output: quoteSchema,
  permission: 'order:read',
  refusals,
  async run(tx, input) {
    const loaded = await loadDraft(tx, input)
    if (!loaded.ok) return loaded
    const drafted = draftOrder(loaded.state, input.lines)
    return drafted.ok ? { ok: true, value: quoteView(drafted.draft) } : drafted
  },
})

/** A booking is billed by one order at a time. */
function bookingLocks(lines: readonly OrderLineRequest[]): readonly LockKey[] {
  return lines.flatMap((line) =>
    line.kind === 'BOOKING_SEGMENT' ? [{ kind: 'BOOKING', id: line.bookingId } as const] : [],
  )
}

/** Makes a bill of services, booked segments and products; its prices stay as they are from here on. */
export const create: WriteOperation<typeof orderInput, typeof orderSchema> = defineWrite({
  name: 'orders.create',
  summary: 'Make a bill',
  http: ['POST', '/v1/orders'],
  status: 201,
  input: orderInput,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals,
  locks: (input) => bookingLocks(input.lines),
  async run(tx, input, run) {
    const loaded = await loadDraft(tx, input)
    if (!loaded.ok) return loaded
    const decision = createOrder(loaded.state, { orderId: run.ids.next('Order'), lines: input.lines }, run.nowMs)
    if (!decision.ok) return decision
    const { order } = decision.changes
    await tx.orders.insert(order)
    const { timeZone } = loaded.state.location
    return {
      ok: true,
      value: orderView(order, timeZone),
      subjectId: order.id,
      announcements: announceOrders(decision.events, timeZone),
    }
  },
})
