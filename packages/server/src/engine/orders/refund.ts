import { type Ids, idOf, ledgerChangesOf, type RefundOrder, refundOrder } from '@mendian/core'
import { refundInput, refundView as refundSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { refundWith } from '../loyalty/refund-with.ts'
import { notFound } from '../not-found.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import { keepRefund, refundRefusals, refuseLimit } from '../refunds/keep-refund.ts'
import { loadRefundState, locationOf, refundLocks } from '../refunds/load-refund.ts'
import { refundView } from '../refunds/refund-view.ts'
import { refuseVersion } from '../version.ts'

type RefundInput = Omit<z.output<typeof refundInput>, 'id'>

/** The refund that an input asks for. */
export function refundCommand(
  {
    lines = undefined,
    destination,
    reason,
  }: Pick<RefundInput, 'destination' | 'reason'> & { lines?: RefundOrder['lines'] | undefined },
  ids: Pick<Ids, 'next'>,
): RefundOrder {
  return {
    ...{ kind: 'ITEMISED', lines: lines ?? null, destination, reason, feeMinor: 0 },
    refundId: ids.next('Refund'),
    transactionId: ids.next('LedgerTransaction'),
    completionTransactionId: ids.next('LedgerTransaction'),
    nextTransactionId: () => ids.next('LedgerTransaction'),
  }
}

/** Ids of what is only tried. */
const noIds: Pick<Ids, 'next'> = { next: (kind) => idOf(kind, 'preview') }

/** The same decision as refunding, without doing it. */
export const refundPreview: ReadOperation<typeof refundInput, typeof refundSchema> = defineRead({
  name: 'orders.refundPreview',
  summary: 'What refunding these units now would give back',
  http: ['POST', '/v1/orders/{id}/refund-preview'],
  input: refundInput,
  output: refundSchema,
  permission: 'order:read',
  refusals: ['not_found', ...refundRefusals],
  async run(tx, { id, ...input }, { nowMs }) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const location = await locationOf(tx, order)
    const state = await loadRefundState(tx, order, location, nowMs)
    const decision = refundOrder(state, refundCommand(input, noIds), nowMs)
    if (!decision.ok) return decision
    return { ok: true, value: refundView(decision.changes.refund, location.timeZone) }
  },
})

/** Gives back the price of some units of a paid order, or of all that is left, by the shares frozen at sale. */
export const refund: WriteOperation<typeof refundInput, typeof refundSchema> = defineWrite({
  name: 'orders.refund',
  summary: 'Give back what was paid for some units, or for all',
  http: ['POST', '/v1/orders/{id}/refunds'],
  status: 201,
  input: refundInput,
  output: refundSchema,
  permission: 'order:refund',
  movesMoney: true,
  refusals: ['not_found', ...refundRefusals],
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  async run(tx, { id, ...input }, run) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const conflict = refuseVersion(order, run.expectedVersion)
    if (conflict) return conflict
    const location = await locationOf(tx, order)
    run.requireLocks(await refundLocks(tx, order, location))
    const state = await loadRefundState(tx, order, location, run.nowMs)
    const decision = refundOrder(state, refundCommand(input, run.ids), run.nowMs)
    if (!decision.ok) return decision
    const { changes } = decision
    const forbidden = refuseLimit(location, changes.refund, run.actor)
    if (forbidden) return forbidden
    const done = await refundWith(tx, state, decision, location, run)
    if (!done.ok) return done
    const ofCards = await keepRefund(tx, order, done.changes, location, run.nowMs)
    await tx.ledger.apply(ledgerChangesOf(done.changes.books))
    return {
      ok: true,
      value: refundView(changes.refund, location.timeZone),
      subjectId: changes.refund.id,
      announcements: [...done.announcements, ...ofCards],
    }
  },
})
