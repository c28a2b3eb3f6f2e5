import {
  type Coupon,
  draftOrder,
  type LockKey,
  type Order,
  present,
  refuseUpdate,
  requestOf,
  type Transaction,
  type UpdateOrder,
  type UpdateOrderChanges,
  updateOrder,
  withoutOrder,
} from '@mendian/core'
import { mergedTerms, orderView as orderSchema, updateOrderInput } from '@mendian/core/schemas'
import type { z } from 'zod'
import { locationLock } from '../bookings/book-locks.ts'
import { couponCodeLock } from '../coupons/coupon-codes.ts'
import { takeBackOrphans } from '../coupons/order-coupons.ts'
import { shownCard } from '../membership-cards/shown-card.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type Result, type WriteOperation, type WriteRun } from '../operation.ts'
import { patched } from '../patched.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { draftRefusals, refuseByHand, termsOf } from './bill-input.ts'
import { bookingLocks, draftLocks } from './bill-locks.ts'
import { keepCouponsOfBill } from './keep-coupons.ts'
import { loadDraft } from './load-draft.ts'
import { announceOrders, orderView, quoteView } from './order-view.ts'
import { locksOfPayment } from './settle-order.ts'
import { takeUsages } from './take-usages.ts'
import { type WishedBill, wishedBill } from './wished-bill.ts'
import { askedFulfilment, wishedFulfilment } from './wished-fulfilment.ts'

type UpdateInput = z.output<typeof updateOrderInput>

/** What is given, merged into what the bill has. */
type UpdateWish = Omit<UpdateInput, keyof Terms> & { readonly [N in keyof Terms]: Terms[N] | undefined }
type Terms = z.output<typeof mergedTerms>

type Priced =
  | { readonly ok: true; readonly priced: UpdateOrder['priced']; readonly coupons: readonly Coupon[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Changes a bill that nobody has paid; what is absent stays as it was asked for, at the prices of this moment. */
export const update: WriteOperation<typeof updateOrderInput, typeof orderSchema> = defineWrite({
  name: 'orders.update',
  summary: 'Change an unpaid bill, and price it anew',
  http: ['PATCH', '/v1/orders/{id}'],
  input: updateOrderInput,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'order_state_forbids',
    'order_expired',
    'order_not_editable',
    ...draftRefusals,
    'quote_changed',
    'discount_rejected',
    'fulfilment_without_goods',
    'fulfilment_window_invalid',
  ],
  locks: ({ id, couponCodes = [] }) => [{ kind: 'ORDER', id }, ...couponCodes.map(couponCodeLock)],
  async run(tx, input, run) {
    const order = await tx.orders.find(input.id)
    if (!order) return notFound('Order', input.id)
    const conflict = refuseVersion(order, run.expectedVersion) ?? refuseUpdate(order, run.nowMs)
    if (conflict) return conflict
    const location = present(await tx.locations.find(order.locationId), 'an order names a location that exists')
    const merged = mergeInto(order, input)
    if (!merged.ok) return merged
    const wish = merged.value
    const repriced = await price(tx, order, wish, run)
    if (!repriced.ok) return repriced
    const { priced, coupons } = repriced
    const note = wish.note ?? order.note
    const fulfilment = wish.fulfilment && wishedFulfilment(wish.fulfilment, () => pickupCodeOf(order, run))
    const decision = updateOrder({ order, location, coupons }, { note, fulfilment, priced }, run.nowMs)
    if (!decision.ok) return decision
    const { order: after } = decision.changes
    if (after !== order) await keepUpdated(tx, decision.changes, run.nowMs)
    return {
      ok: true,
      value: orderView(after, location.timeZone),
      subjectId: after.id,
      announcements: announceOrders(decision.events, location.timeZone),
      next: locksOfPayment(after, location),
    }
  },
})

/** What is not given stays so: it may be that nothing of the bill is priced anew. */
function mergeInto(order: Order, input: UpdateInput): Result<UpdateWish> {
  const manualDiscount = order.request?.manualDiscount ?? null
  const fulfilment = order.fulfilment && askedFulfilment(order.fulfilment)
  const terms = patched(mergedTerms, { manualDiscount, fulfilment }, input)
  if (!terms.ok) return terms
  return {
    ok: true,
    value: {
      ...input,
      manualDiscount: input.manualDiscount === undefined ? undefined : terms.value.manualDiscount,
      fulfilment: input.fulfilment === undefined ? undefined : terms.value.fulfilment,
    },
  }
}

/** Whoever is to pick the goods up may have been told the code already. */
function pickupCodeOf({ fulfilment }: Order, { ids }: WriteRun): string {
  return fulfilment?.pickupCode ?? ids.redemptionCode()
}

/** The bill as it is then asked for; undefined where the change is about nothing that it is priced by. */
function asked(order: Order, input: UpdateWish): WishedBill | undefined {
  const { id: _id, note: _note, fulfilment: _goods, ...given } = input
  return Object.values(given).every((value) => value === undefined) ? undefined : wishedBill(order, given)
}

/** Prices what the bill is to become, as though the bill itself did not exist yet. */
async function price(tx: Transaction, order: Order, input: UpdateWish, run: WriteRun): Promise<Priced> {
  const wish = asked(order, input)
  if (!wish) return { ok: true, priced: null, coupons: [] }
  const forbidden = refuseByHand(wish, run.actor)
  if (forbidden) return forbidden
  const shown = await shownCard(tx, wish.membershipCardNumber, wish.customerId)
  if (!shown.ok) return shown
  const kept = order.request?.couponIds ?? []
  const [loaded, coupons] = await Promise.all([
    loadDraft(tx, { ...wish, customerId: shown.customerId }, run.nowMs),
    tx.coupons.findMany(kept),
  ])
  if (!loaded.ok) return loaded
  run.requireLocks([
    locationLock(order.locationId),
    ...bookingLocks(wish.lines),
    ...draftLocks(loaded.state),
    ...kept.map((id): LockKey => ({ kind: 'RECORD', id })),
  ])
  const state = withoutOrder(loaded.state, order)
  const terms = termsOf(wish)
  const drafted = draftOrder(state, wish.lines, terms, run.nowMs)
  if (!drafted.ok) return drafted
  const quote = quoteView(drafted.draft)
  if (input.quoteHash !== undefined && input.quoteHash !== quote.quoteHash) {
    return { ok: false, refusal: { code: 'quote_changed', details: { quote } } }
  }
  return { ok: true, priced: { state, draft: drafted.draft, request: requestOf(state, wish.lines, terms) }, coupons }
}

/** Stores the bill, what it gives back and what it takes: key by key in their order, so that nobody waits in a circle. */
async function keepUpdated(tx: Transaction, changes: UpdateOrderChanges, nowMs: number): Promise<void> {
  const { order, relined, coupons, givesBack, takes } = changes
  const fromVersion = order.version - 1
  const replaced = relined ? await tx.orders.rewrite(order, fromVersion) : await tx.orders.replace(order, fromVersion)
  assertReplaced(replaced, 'the order')
  const keys = new Set([...givesBack, ...takes].map(({ key }) => key))
  for (const key of [...keys].sort()) {
    for (const usage of givesBack) if (usage.key === key) await tx.usages.giveBack(usage)
    await takeUsages(
      tx,
      takes.filter((usage) => usage.key === key),
    )
  }
  await keepCouponsOfBill(tx, coupons)
  const freed = coupons.filter(({ state }) => state === 'ISSUED')
  await takeBackOrphans(tx, freed, nowMs)
}
