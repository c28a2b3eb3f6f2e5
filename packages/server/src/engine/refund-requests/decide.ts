import {
  endRefundRequest,
  type LockKey,
  ledgerChangesOf,
  present,
  type ReadTransaction,
  type RefundRequest,
  refundOrder,
} from '@mendian/core'
import { refundReason, refundRequestId, refundRequestView as requestSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { refundWith } from '../loyalty/refund-with.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import { refundCommand } from '../orders/refund.ts'
import { keepRefund, refundRefusals, refuseLimit } from '../refunds/keep-refund.ts'
import { loadRefundState, locationOf, refundLocks } from '../refunds/load-refund.ts'
import { refundRequestView } from '../refunds/refund-view.ts'
import { assertReplaced, refuseVersion } from '../version.ts'

const input = z.strictObject({ id: refundRequestId })
const reasonedInput = z.strictObject({ id: refundRequestId, reason: refundReason })

const orderLock = ({ orderId }: RefundRequest): LockKey => ({ kind: 'ORDER', id: orderId })

/** Grants a request: the refund is made at once, and the request says which it is. */
export const approve: WriteOperation<typeof input, typeof requestSchema> = defineWrite({
  name: 'refundRequests.approve',
  summary: 'Grant a request: the refund is made at once',
  http: ['POST', '/v1/refund-requests/{id}/approve'],
  input,
  output: requestSchema,
  permission: 'order:refund',
  movesMoney: true,
  refusals: ['not_found', 'refund_request_state_forbids', ...refundRefusals],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const request = await tx.refundRequests.find(id)
    if (!request) return notFound('RefundRequest', id)
    const conflict = refuseVersion(request, run.expectedVersion)
    if (conflict) return conflict
    run.requireLocks([orderLock(request)])
    const order = present(await tx.orders.find(request.orderId), 'a request names an order that exists')
    const location = await locationOf(tx, order)
    // What is held for it stays where it was when its customer has become a part of another meanwhile.
    const holderIds = request.customerId === null ? [] : [request.customerId]
    run.requireLocks(await refundLocks(tx, order, location, holderIds))
    const state = await loadRefundState(tx, order, location, run.nowMs, holderIds)
    const command = refundCommand(request, run.ids)
    const by = { action: 'APPROVE', byId: run.actor.id, reason: null, refundId: command.refundId } as const
    const ended = endRefundRequest(request, state.books, by, run.nowMs)
    if (!ended.ok) return ended
    const decision = refundOrder({ ...state, books: ended.changes.books }, command, run.nowMs)
    if (!decision.ok) return decision
    const { changes } = decision
    const forbidden = refuseLimit(location, changes.refund, run.actor)
    if (forbidden) return forbidden
    assertReplaced(await tx.refundRequests.replace(ended.changes.request, request.version), 'the request')
    const done = await refundWith(tx, state, decision, location, run)
    if (!done.ok) return done
    const ofCards = await keepRefund(tx, order, done.changes, location, run.nowMs)
    await tx.ledger.apply(ledgerChangesOf(done.changes.books))
    return {
      ok: true,
      value: refundRequestView(ended.changes.request, location.timeZone),
      subjectId: id,
      announcements: [...done.announcements, ...ofCards],
    }
  },
})

/** Rejects a request: what was held for it is free again. */
export const reject: WriteOperation<typeof reasonedInput, typeof requestSchema> = defineWrite({
  name: 'refundRequests.reject',
  summary: 'Reject a request, with the reason',
  http: ['POST', '/v1/refund-requests/{id}/reject'],
  input: reasonedInput,
  output: requestSchema,
  permission: 'order:refund',
  movesMoney: false,
  refusals: ['not_found', 'refund_request_state_forbids', 'value_hold_ended'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  run: (tx, { id, reason }, run) => endWithout(tx, id, { action: 'REJECT', reason }, run),
})

/** Takes a request back: what was held for it is free again. */
export const withdraw: WriteOperation<typeof input, typeof requestSchema> = defineWrite({
  name: 'refundRequests.withdraw',
  summary: 'Take a request back',
  http: ['POST', '/v1/refund-requests/{id}/withdraw'],
  input,
  output: requestSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'refund_request_state_forbids', 'value_hold_ended'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  run: (tx, { id }, run) => endWithout(tx, id, { action: 'WITHDRAW', reason: null }, run),
})

/** Ends a request without a refund. */
async function endWithout(
  tx: Parameters<typeof reject.run>[0],
  id: RefundRequest['id'],
  command: { readonly action: 'REJECT' | 'WITHDRAW'; readonly reason: string | null },
  run: WriteRun,
): ReturnType<typeof reject.run> {
  const request = await tx.refundRequests.find(id)
  if (!request) return notFound('RefundRequest', id)
  const conflict = refuseVersion(request, run.expectedVersion)
  if (conflict) return conflict
  const subjectIds = request.customerId === null ? [] : [request.customerId]
  run.requireLocks(accountLocks(subjectIds))
  const timeZone = await timeZoneOf(tx, request)
  const { locationId, holdIds } = request
  const books = await loadBooks(tx, { locationId, businessDate: '0001-01-01', subjectIds, holdIds }, run.nowMs)
  const decision = endRefundRequest(request, books, { ...command, byId: run.actor.id, refundId: null }, run.nowMs)
  if (!decision.ok) return decision
  const { request: ended } = decision.changes
  assertReplaced(await tx.refundRequests.replace(ended, request.version), 'the request')
  await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
  return { ok: true, value: refundRequestView(ended, timeZone), subjectId: id }
}

async function timeZoneOf(tx: ReadTransaction, { locationId }: RefundRequest): Promise<string> {
  return present(await tx.locations.find(locationId), 'a request names a location that exists').timeZone
}
