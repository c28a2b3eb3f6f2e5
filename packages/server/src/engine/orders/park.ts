import { type Location, type Order, parkOrder, present, resumeOrder, type Transaction } from '@mendian/core'
import { displayName, orderId, orderView as orderSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteResult, type WriteRun } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceOrders, type OrderView, orderView } from './order-view.ts'

const parkInput = z.strictObject({
  id: orderId,
  label: displayName.meta({ description: 'What it is called while it waits: a table, a name.' }),
})
const resumeInput = z.strictObject({ id: orderId })

const common = {
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'order_state_forbids', 'order_expired'],
} as const

export const park: WriteOperation<typeof parkInput, typeof orderSchema> = defineWrite({
  ...common,
  name: 'orders.park',
  summary: 'Put an unpaid bill aside, to go on with it later',
  http: ['POST', '/v1/orders/{id}/park'],
  input: parkInput,
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  run: (tx, { id, label }, run) =>
    keepWaiting(tx, id, run, (order, location) => parkOrder(order, location, label, run.nowMs)),
})

export const resume: WriteOperation<typeof resumeInput, typeof orderSchema> = defineWrite({
  ...common,
  name: 'orders.resume',
  summary: 'Go on with a bill that was put aside',
  http: ['POST', '/v1/orders/{id}/resume'],
  input: resumeInput,
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  run: (tx, { id }, run) => keepWaiting(tx, id, run, (order, location) => resumeOrder(order, location, run.nowMs)),
})

async function keepWaiting(
  tx: Transaction,
  id: Order['id'],
  run: WriteRun,
  decide: (order: Order, location: Location) => ReturnType<typeof parkOrder>,
): Promise<WriteResult<OrderView>> {
  const order = await tx.orders.find(id)
  if (!order) return notFound('Order', id)
  const conflict = refuseVersion(order, run.expectedVersion)
  if (conflict) return conflict
  const location = present(await tx.locations.find(order.locationId), 'an order names a location that exists')
  const decision = decide(order, location)
  if (!decision.ok) return decision
  const { order: after } = decision.changes
  if (after !== order) assertReplaced(await tx.orders.replace(after, order.version), 'the order')
  return {
    ok: true,
    value: orderView(after, location.timeZone),
    subjectId: id,
    announcements: announceOrders(decision.events, location.timeZone),
  }
}
