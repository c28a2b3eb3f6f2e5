import { ledgerChangesOf, requestRefund } from '@mendian/core'
import { refundRequestInput, refundRequestView as requestSchema } from '@mendian/core/schemas'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { refundCommand } from '../orders/refund.ts'
import { refundRefusals } from '../refunds/keep-refund.ts'
import { loadRefundState, locationOf, refundLocks } from '../refunds/load-refund.ts'
import { refundRequestView } from '../refunds/refund-view.ts'

/** Asks for money back: what would refuse the refund refuses the request, and a top-up that would go back is held. */
export const create: WriteOperation<typeof refundRequestInput, typeof requestSchema> = defineWrite({
  name: 'refundRequests.create',
  summary: 'Ask for money back',
  http: ['POST', '/v1/refund-requests'],
  status: 201,
  input: refundRequestInput,
  output: requestSchema,
  permission: 'order:write',
  movesMoney: true,
  refusals: ['reference_not_found', 'refund_requested', ...refundRefusals],
  locks: ({ orderId }) => [{ kind: 'ORDER', id: orderId }],
  async run(tx, { orderId, ...input }, run) {
    const order = await tx.orders.find(orderId)
    if (!order) return referenceNotFound('Order', orderId)
    const location = await locationOf(tx, order)
    run.requireLocks(await refundLocks(tx, order, location))
    const [state, [pending]] = await Promise.all([
      loadRefundState(tx, order, location, run.nowMs),
      tx.refundRequests.list({ orderId, state: 'PENDING' }, { limit: 1 }),
    ])
    const { lines = null, destination, reason } = input
    const decision = requestRefund(
      state,
      pending,
      {
        ...{ lines, destination, reason, id: run.ids.next('RefundRequest') },
        nextHoldId: () => run.ids.next('LedgerHold'),
      },
      refundCommand(input, run.ids),
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { request, books } = decision.changes
    await tx.refundRequests.insert(request)
    await tx.ledger.apply(ledgerChangesOf(books))
    return { ok: true, value: refundRequestView(request, location.timeZone), subjectId: request.id }
  },
})
