import {
  draftOrder,
  type Location,
  type LockKey,
  type Order,
  openOrder,
  type ProposeFulfilmentRefusal,
  proposeFulfilment,
  requestOf,
  type TenderRequest,
  type Transaction,
  useCoupon,
} from '@mendian/core'
import { createOrderInput, orderView as orderSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { locationLock } from '../bookings/book-locks.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { shownCard } from '../membership-cards/shown-card.ts'
import { type Announcement, defineWrite, type WriteOperation, type WriteResult, type WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { draftRefusals, refuseByHand, termsOf } from './bill-input.ts'
import { bookingLocks, draftLocks, offerLocks } from './bill-locks.ts'
import { keepCouponsOfBill } from './keep-coupons.ts'
import { decideGifts, keepSettled } from './keep-settled.ts'
import { loadDraft } from './load-draft.ts'
import { announceOrders, orderView, quoteView } from './order-view.ts'
import { referenceLocks } from './provider-references.ts'
import { locksOfPayment, settleOrder, settleRefusals } from './settle-order.ts'
import { refuseLatePrepayments, settlePrepayments } from './settle-prepayments.ts'
import { takeUsages } from './take-usages.ts'
import { wishedFulfilment } from './wished-fulfilment.ts'

type CreateInput = z.output<typeof createOrderInput>

/** Whose accounts and which references a bill that is paid at once moves, as far as the input tells. */
function payingLocks({ customerId, tenders }: CreateInput): readonly LockKey[] {
  return tenders === undefined ? [] : [...loyaltyLocks([customerId ?? null]), ...referenceLocks(tenders)]
}

const cardTenders: ReadonlySet<string> = new Set(['CUSTOMER_CARD', 'GIFT_CARD'])
const cardLines: ReadonlySet<string> = new Set(['CARD', 'GIFT_CARD'])

/** A bill paid at once by a customer it names needs the drawer besides, unless cards are named that others lack. */
function hintOf({ locationId, customerId, useCards, lines, tenders }: CreateInput): string | undefined {
  const own = useCards.length > 0 || lines.some(({ kind }) => cardLines.has(kind))
  if (!tenders || customerId === undefined || own) return undefined
  if (tenders.some(({ kind }) => cardTenders.has(kind))) return undefined
  return `${locationId} ${tenders.some(({ kind }) => kind === 'CASH')}`
}

type Agreed =
  | { readonly ok: true; readonly changes: Opened }
  | { readonly ok: false; readonly refusal: ProposeFulfilmentRefusal }

type Opened = Extract<ReturnType<typeof openOrder>, { ok: true }>['changes']

/** Makes a bill of services, booked segments and products; its prices stay as they are from here on. Pays it, where asked to. */
export const create: WriteOperation<typeof createOrderInput, typeof orderSchema> = defineWrite({
  name: 'orders.create',
  summary: 'Make a bill, and pay it at once where tenders are given',
  http: ['POST', '/v1/orders'],
  status: 201,
  input: createOrderInput,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: ({ tenders }) => tenders !== undefined,
  refusals: [
    ...new Set([
      ...draftRefusals,
      'quote_changed',
      'discount_rejected',
      ...settleRefusals,
      'prepayment_expired',
      'fulfilment_without_goods',
      'fulfilment_window_invalid',
    ] as const),
  ],
  locks: (input) => [
    locationLock(input.locationId),
    ...bookingLocks(input.lines),
    ...offerLocks(input),
    ...payingLocks(input),
  ],
  lockHint: hintOf,
  async run(tx, input, run) {
    const forbidden = refuseByHand(input, run.actor)
    if (forbidden) return forbidden
    const shown = await shownCard(tx, input.membershipCardNumber, input.customerId)
    if (!shown.ok) return shown
    const loaded = await loadDraft(tx, { ...input, customerId: shown.customerId }, run.nowMs)
    if (!loaded.ok) return loaded
    const { location } = loaded.state
    run.requireLocks(draftLocks(loaded.state))
    const drafted = draftOrder(loaded.state, input.lines, termsOf(input), run.nowMs)
    if (!drafted.ok) return drafted
    const quote = quoteView(drafted.draft)
    if (input.quoteHash !== undefined && input.quoteHash !== quote.quoteHash) {
      return { ok: false, refusal: { code: 'quote_changed', details: { quote } } }
    }
    const request = requestOf(loaded.state, input.lines, termsOf(input))
    const wish = { request, note: input.note }
    const decision = openOrder(loaded.state, drafted.draft, run.ids.next('Order'), run.nowMs, wish)
    if (!decision.ok) return decision
    const agreed = agree(decision.changes, input.fulfilment, run)
    if (!agreed.ok) return agreed
    const opened = agreed.changes
    const created = decision.events.map((event) => ({ ...event, subject: opened.order }))
    const announced = announceOrders(created, location.timeZone)
    if (input.tenders === undefined) {
      await keepOpened(tx, opened)
      return createdAs(opened.order, location, announced)
    }
    const paid = await payOpened(tx, opened, location, input.tenders, run)
    if (!paid.ok) return paid
    return createdAs(paid.order, location, [...announced, ...paid.announcements])
  },
})

/** The bill with what is agreed about its goods. */
function agree(opened: Opened, wish: CreateInput['fulfilment'], { ids }: WriteRun): Agreed {
  if (wish === null) return { ok: true, changes: opened }
  const proposed = proposeFulfilment(
    opened.order,
    wishedFulfilment(wish, () => ids.redemptionCode()),
  )
  return proposed.ok ? { ok: true, changes: { ...opened, order: proposed.changes.order } } : proposed
}

function createdAs(
  order: Order,
  location: Location,
  announcements: readonly Announcement[],
): WriteResult<z.output<typeof orderSchema>> {
  const value = orderView(order, location.timeZone)
  return { ok: true, value, subjectId: order.id, announcements, next: locksOfPayment(order, location) }
}

/** Stores a bill with what it takes of limited offers and coupons. */
async function keepOpened(tx: Transaction, { order, coupons, usages }: Opened): Promise<void> {
  await tx.orders.insert(order)
  await takeUsages(tx, usages)
  await keepCouponsOfBill(tx, coupons)
}

/** Pays a bill that is not stored yet, and stores it as it then is. */
async function payOpened(
  tx: Transaction,
  opened: Opened,
  location: Location,
  tenders: readonly TenderRequest[],
  run: WriteRun,
): Promise<
  | { readonly ok: true; readonly order: Order; readonly announcements: readonly Announcement[] }
  | { readonly ok: false; readonly refusal: Refusal }
> {
  const settled = await settleOrder(tx, opened.order, location, tenders, run)
  if (!settled.ok) return settled
  const gifts = await decideGifts(tx, settled.changes, run)
  if (!gifts.ok) return gifts
  const late = await refuseLatePrepayments(tx, opened.order, run)
  if (late) return late
  const { order } = settled.changes
  await keepOpened(tx, { ...opened, order, coupons: opened.coupons.map(useCoupon) })
  const kept = await keepSettled(tx, settled.changes, gifts.gifts, run)
  const prepaid = await settlePrepayments(tx, order, run)
  if (!prepaid.ok) return prepaid
  const announcements = [...announceOrders(settled.events, location.timeZone), ...kept, ...prepaid.announcements]
  return { ok: true, order, announcements }
}
