import { ledgerChangesOf, reopenOrder } from '@mendian/core'
import { orderView as orderSchema, reopenInput } from '@mendian/core/schemas'
import { takeBackOrderCoupons } from '../coupons/order-coupons.ts'
import { keepAccounts, onlyOf } from '../loyalty/complete-with.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { keepRefund } from '../refunds/keep-refund.ts'
import { locationOf } from '../refunds/load-refund.ts'
import { refuseVersion } from '../version.ts'
import { findMade, loadReopening } from './load-reopening.ts'
import { announceOrders, orderView } from './order-view.ts'

/** Takes a paid order back entry by entry, and opens the same bill again, to be paid anew or cancelled. */
export const reopen: WriteOperation<typeof reopenInput, typeof orderSchema> = defineWrite({
  name: 'orders.reopen',
  summary: 'Take a paid order back and open its bill again',
  http: ['POST', '/v1/orders/{id}/reopen'],
  status: 201,
  input: reopenInput,
  output: orderSchema,
  permission: 'order:reopen',
  movesMoney: true,
  refusals: [
    'not_found',
    'not_reopenable',
    'refund_requested',
    'cash_shift_required',
    'cash_shift_overdue',
    'cash_insufficient',
    'period_closed',
    'lot_spent',
    'balance_insufficient',
    'card_state_forbids',
  ],
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  async run(tx, { id, reason }, run) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const conflict = refuseVersion(order, run.expectedVersion)
    if (conflict) return conflict
    const location = await locationOf(tx, order)
    const made = await findMade(tx, order, location)
    run.requireLocks(made.locks)
    const state = await loadReopening(tx, order, location, made, run.nowMs)
    const decision = reopenOrder(
      state,
      {
        ...{ reason, successorId: run.ids.next('Order'), refundId: run.ids.next('Refund') },
        activityId: run.ids.next('CustomerActivity'),
        nextTransactionId: () => run.ids.next('LedgerTransaction'),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { changes, events } = decision
    await tx.ledger.apply(ledgerChangesOf(changes.books))
    const ofCards = await keepRefund(
      tx,
      order,
      { ...changes, backAsBonus: [], spentGiftPoints: new Map(), complete: false },
      location,
      run.nowMs,
    )
    const { account } = changes
    const counted = account === null ? [] : await keepAccounts(tx, onlyOf(account), location.id, run)
    await tx.orders.insert(changes.successor)
    await takeBackOrderCoupons(tx, order, run.nowMs)
    await tx.coupons.passOnIssued(order.id, changes.successor.id, run.nowMs)
    await tx.coupons.passOn(order.id, changes.successor.id, run.nowMs)
    return {
      ok: true,
      value: orderView(changes.successor, location.timeZone),
      subjectId: changes.successor.id,
      announcements: [...announceOrders(events, location.timeZone), ...ofCards, ...counted],
    }
  },
})
