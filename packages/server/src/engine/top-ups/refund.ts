import {
  freeOf,
  type Ids,
  idOf,
  type Location,
  ledgerChangesOf,
  type Order,
  present,
  type ReadTransaction,
  type RefundOrderState,
  refundOrder,
  refundTopUpBy,
  type TopUp,
  type TopUpRefundTerms,
} from '@mendian/core'
import { topUpRefundInput, topUpRefundView } from '@mendian/core/schemas'
import type { z } from 'zod'
import { refundWith } from '../loyalty/refund-with.ts'
import { notFound } from '../not-found.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import { keepRefund, refundRefusals, refuseLimit } from '../refunds/keep-refund.ts'
import { loadRefundState, locationOf, refundLocks } from '../refunds/load-refund.ts'
import { refundView } from '../refunds/refund-view.ts'
import type { Refusal } from '../refusal.ts'

type RefundInput = z.output<typeof topUpRefundInput>

interface Decided {
  readonly ok: true
  readonly location: Location
  readonly terms: TopUpRefundTerms
  readonly state: RefundOrderState
  readonly decision: Extract<ReturnType<typeof refundOrder>, { ok: true }>
}

/** What paying a top-up back comes to under the location's policy: read, worked out, and nothing changed. */
async function decide(
  tx: ReadTransaction,
  topUp: TopUp,
  order: Order,
  { fault, destination, reason }: RefundInput,
  { nowMs, ids }: { readonly nowMs: number; readonly ids: Pick<Ids, 'next'> },
): Promise<Decided | { readonly ok: false; readonly refusal: Refusal }> {
  const location = await locationOf(tx, order)
  const [state, { usedMinor, settledMinor, expiredBonusMinor }] = await Promise.all([
    loadRefundState(tx, order, location, nowMs),
    tx.topUps.outflowOf(topUp),
  ])
  const { line, principalMinor: paidMinor, bonusMinor, toppedUpAtMs } = topUp
  const lots = [...state.books.lots.values()].filter(({ source }) => source.id === topUp.id)
  const principalLeftMinor = lots
    .filter(({ account }) => account === 'STORED_VALUE_PRINCIPAL')
    .reduce((total, lot) => total + freeOf(lot), 0)
  const { refundPolicy, coolingOffDays } = location.storedValue
  const facts = {
    ...{ paidMinor, bonusMinor, usedMinor, settledMinor, principalLeftMinor },
    ...{ fault, toppedUpAtMs, coolingOffDays, nowMs },
  }
  const terms = refundTopUpBy[refundPolicy](facts)
  const leftMinor = paidMinor + bonusMinor - usedMinor - expiredBonusMinor
  const decision = refundOrder(
    state,
    {
      ...{ kind: 'ITEMISED', lines: [{ line, quantity: 1 }], destination, reason, feeMinor: 0 },
      keptOfTopUps: new Map([[line, { keptMinor: terms.deductedMinor, leftMinor }]]),
      refundId: ids.next('Refund'),
      transactionId: ids.next('LedgerTransaction'),
      completionTransactionId: ids.next('LedgerTransaction'),
      nextTransactionId: () => ids.next('LedgerTransaction'),
    },
    nowMs,
  )
  return decision.ok ? { ok: true, location, terms, state, decision } : decision
}

function view(topUp: TopUp, { location, terms, decision: { changes } }: Decided): z.output<typeof topUpRefundView> {
  return {
    topUpId: topUp.id,
    policy: location.storedValue.refundPolicy,
    deductedMinor: terms.deductedMinor,
    refundMinor: terms.refundMinor,
    steps: terms.steps.map((step) => ({ ...step })),
    refund: refundView(changes.refund, location.timeZone),
  }
}

async function orderOf(tx: ReadTransaction, topUp: TopUp): Promise<Order> {
  return present(await tx.orders.find(topUp.orderId), 'a top-up names an order that exists')
}

const noIds: Pick<Ids, 'next'> = { next: (kind) => idOf(kind, 'preview') }

/** The same decision as paying back, without doing it. */
export const refundPreview: ReadOperation<typeof topUpRefundInput, typeof topUpRefundView> = defineRead({
  name: 'topUps.refundPreview',
  summary: 'What paying a top-up back now would give, step by step',
  http: ['POST', '/v1/top-ups/{id}/refund-preview'],
  input: topUpRefundInput,
  output: topUpRefundView,
  permission: 'order:read',
  refusals: ['not_found', ...refundRefusals],
  async run(tx, input, { nowMs }) {
    const topUp = await tx.topUps.find(input.id)
    if (!topUp) return notFound('TopUp', input.id)
    const decided = await decide(tx, topUp, await orderOf(tx, topUp), input, { nowMs, ids: noIds })
    return decided.ok ? { ok: true, value: view(topUp, decided) } : decided
  },
})

/** Pays a top-up back, used in part or not, and takes what is left of it. */
export const refund: WriteOperation<typeof topUpRefundInput, typeof topUpRefundView> = defineWrite({
  name: 'topUps.refund',
  summary: 'Pay a top-up back under the policy of its location',
  http: ['POST', '/v1/top-ups/{id}/refund'],
  status: 201,
  input: topUpRefundInput,
  output: topUpRefundView,
  permission: 'order:refund',
  movesMoney: true,
  refusals: ['not_found', ...refundRefusals],
  locks: () => [],
  async run(tx, input, run) {
    const topUp = await tx.topUps.find(input.id)
    if (!topUp) return notFound('TopUp', input.id)
    run.requireLocks([{ kind: 'ORDER', id: topUp.orderId }])
    const order = await orderOf(tx, topUp)
    run.requireLocks(await refundLocks(tx, order, await locationOf(tx, order)))
    const decided = await decide(tx, topUp, order, input, run)
    if (!decided.ok) return decided
    const { decision, state, location } = decided
    const { refund } = decision.changes
    const forbidden = refuseLimit(location, refund, run.actor)
    if (forbidden) return forbidden
    const done = await refundWith(tx, state, decision, location, run)
    if (!done.ok) return done
    const ofCards = await keepRefund(tx, order, done.changes, location, run.nowMs)
    await tx.ledger.apply(ledgerChangesOf(done.changes.books))
    return {
      ok: true,
      value: view(topUp, decided),
      subjectId: refund.id,
      announcements: [...done.announcements, ...ofCards],
    }
  },
})
