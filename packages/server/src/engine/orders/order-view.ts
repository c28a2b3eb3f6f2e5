import {
  formatInstant,
  type GoodsFulfilment,
  type Order,
  type OrderDraft,
  type OrderEvent,
  type OrderLine,
  type OrderLoyalty,
  type OrderRequest,
  type Payment,
  type PrepaidGrant,
  pointsReturnedOf,
  type Quote,
} from '@mendian/core'
import type { orderView as orderSchema, quoteView as quoteSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Announcement } from '../operation.ts'
import { quoteHash } from './quote-hash.ts'

export type OrderView = z.output<typeof orderSchema>

export type QuoteView = z.output<typeof quoteSchema>

type LineView = OrderView['lines'][number]

function lineView(line: OrderLine): LineView {
  return {
    ...line,
    addOns: line.addOns.map((addOn) => ({ ...addOn })),
    trace: line.trace.map((step) => ({ ...step })),
    coverage: line.coverage.map((cover) => ({ ...cover })),
    prepaid: line.prepaid && grantView(line.prepaid),
  }
}

function grantView(grant: PrepaidGrant): NonNullable<LineView['prepaid']> {
  // The terms of a card are shown with the card.
  return grant.kind === 'CARD' ? { kind: grant.kind, cardProductId: grant.product.id } : { ...grant }
}

/** The sums of a bill, made or not. */
function totalsView(
  bill: Quote | Order,
): Pick<OrderView, keyof Quote & keyof OrderView & (`${string}Minor` | 'taxes' | 'taxInclusive' | 'applied')> {
  const { listMinor, discountMinor, coveredMinor, subtotalMinor, serviceChargeMinor, taxInclusive, taxMinor } = bill
  const { taxes, tipMinor, roundingMinor, totalMinor, applied } = bill
  return {
    ...{ listMinor, discountMinor, coveredMinor, subtotalMinor, serviceChargeMinor, taxInclusive, taxMinor },
    taxes: taxes.map((tax) => ({ ...tax })),
    ...{ tipMinor, roundingMinor, totalMinor },
    applied: applied.map((rule) => ({ ...rule })),
  }
}

function loyaltyView(loyalty: OrderLoyalty, timeZone: string): NonNullable<OrderView['loyalty']> {
  const { points, transactionId, availableAtMs, expiresAtMs, tierReached, lines } = loyalty
  const at = (atMs: number | null): string | null => (atMs === null ? null : formatInstant(timeZone, atMs))
  return {
    points,
    pointsReturned: pointsReturnedOf(lines),
    transactionId,
    availableAt: at(availableAtMs),
    expiresAt: at(expiresAtMs),
    subLedgers: (loyalty.subLedgers ?? []).map((earned) => ({
      ...{ subLedgerCode: earned.subLedgerCode, points: earned.points, pointsReturned: pointsReturnedOf(earned.lines) },
      ...{ availableAt: at(earned.availableAtMs), expiresAt: at(earned.expiresAtMs) },
    })),
    tierReached: tierReached && { ...tierReached },
  }
}

/** Payments as callers see them. */
export function paymentsView(payments: readonly Payment[], timeZone: string): OrderView['payments'] {
  return payments.map(({ ordinal: _ordinal, paidAtMs, parts, ...payment }) => ({
    ...payment,
    parts: parts.map((part) => ({ ...part })),
    paidAt: formatInstant(timeZone, paidAtMs),
  }))
}

function requestView({ lines, couponIds, useCards, useBenefits, ...terms }: OrderRequest): OrderView['request'] {
  const asked = lines.map((line) => (line.kind === 'SERVICE' ? { ...line, addOns: [...(line.addOns ?? [])] } : line))
  return {
    ...{ ...terms, lines: asked, couponIds: [...couponIds], useBenefits: [...useBenefits] },
    useCards: useCards === 'AUTO' ? useCards : [...useCards],
  }
}

function fulfilmentView(
  { fromMs, toMs, preparedAtMs, completedAtMs, address, ...fulfilment }: GoodsFulfilment,
  timeZone: string,
): OrderView['fulfilment'] {
  const at = (atMs: number | null): string | null => (atMs === null ? null : formatInstant(timeZone, atMs))
  return {
    ...fulfilment,
    ...{ from: at(fromMs), to: at(toMs), preparedAt: at(preparedAtMs), completedAt: at(completedAtMs) },
    address: address && { ...address },
  }
}

/** Since when an order waits, until when, and how it came to its end. */
function standingView(
  { expiresAtMs, parkedAtMs, parkedAs, cancelReason, completedAtMs }: Order,
  timeZone: string,
): Pick<OrderView, 'expiresAt' | 'parkedAt' | 'parkedAs' | 'cancelReason' | 'completedAt'> {
  const at = (atMs: number | null): string | null => (atMs === null ? null : formatInstant(timeZone, atMs))
  return {
    expiresAt: at(expiresAtMs),
    parkedAt: at(parkedAtMs),
    parkedAs,
    cancelReason,
    completedAt: at(completedAtMs),
  }
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
    payments: paymentsView(order.payments, timeZone),
    ...totalsView(order),
    request: order.request && requestView(order.request),
    fulfilment: order.fulfilment && fulfilmentView(order.fulfilment, timeZone),
    note: order.note,
    paidMinor: order.paidMinor,
    refundedMinor: order.refundedMinor,
    refundState: order.refundState,
    returnedQuantities: [...order.returnedQuantities],
    changeMinor: order.payments.reduce((total, payment) => total + payment.changeMinor, 0),
    ...standingView(order, timeZone),
    loyalty: order.loyalty && loyaltyView(order.loyalty, timeZone),
    reopensId: order.reopensId,
    reopenedAsId: order.reopenedAsId,
    version: order.version,
    createdAt: formatInstant(timeZone, order.createdAtMs),
    updatedAt: formatInstant(timeZone, order.updatedAtMs),
  }
}

/** A bill that has not been made yet. */
export function quoteView(draft: OrderDraft): z.output<typeof quoteSchema> {
  return {
    currency: draft.quote.currency,
    lines: draft.lines.map(lineView),
    ...totalsView(draft.quote),
    pointsTender: null,
    rejected: draft.rejected.map((rejection) => ({ ...rejection, details: { ...rejection.details } })),
    quoteHash: quoteHash(draft),
  }
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
