import { present, spendsCoupons } from '@mendian/core'
import { cardNumber, orderId, orderView as orderSchema, tenders } from '@mendian/core/schemas'
import { z } from 'zod'
import { shownCard } from '../membership-cards/shown-card.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { decideGifts, keepSettled } from './keep-settled.ts'
import { announceOrders, orderView } from './order-view.ts'
import { referenceLocks } from './provider-references.ts'
import { payHint, settleOrder, settleRefusals } from './settle-order.ts'
import { refuseLatePrepayments, settlePrepayments } from './settle-prepayments.ts'

const input = z.strictObject({
  id: orderId,
  membershipCardNumber: cardNumber.optional().meta({ description: 'The membership card that is shown.' }),
  tenders,
})

/**
 * Pays a bill in full, works out the change, delivers what is paid ahead, and completes the order where nothing is left
 * to redeem.
 */
export const pay: WriteOperation<typeof input, typeof orderSchema> = defineWrite({
  name: 'orders.pay',
  summary: 'Pay a bill',
  http: ['POST', '/v1/orders/{id}/pay'],
  input,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: true,
  refusals: [
    'not_found',
    'order_state_forbids',
    'order_expired',
    'membership_card_not_theirs',
    ...settleRefusals,
    'prepayment_expired',
  ],
  locks: ({ id, tenders: given }) => [{ kind: 'ORDER', id }, ...referenceLocks(given)],
  // Left by whoever made or changed the bill.
  lockHint: payHint,
  async run(tx, { id, tenders: given, membershipCardNumber }, run) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const conflict = refuseVersion(order, run.expectedVersion)
    if (conflict) return conflict
    const shown = await shownCard(tx, membershipCardNumber, order.customerId)
    if (!shown.ok) return shown
    const location = present(await tx.locations.find(order.locationId), 'an order names a location that exists')
    const settled = await settleOrder(tx, order, location, given, run)
    if (!settled.ok) return settled
    const gifts = await decideGifts(tx, settled.changes, run)
    if (!gifts.ok) return gifts
    const late = await refuseLatePrepayments(tx, order, run)
    if (late) return late
    const { order: paid } = settled.changes
    assertReplaced(await tx.orders.replace(paid, order.version), 'the order')
    const announcements = await keepSettled(tx, settled.changes, gifts.gifts, run)
    if (spendsCoupons(paid)) await tx.coupons.settleOf(id, 'USED', run.nowMs)
    const prepaid = await settlePrepayments(tx, paid, run)
    if (!prepaid.ok) return prepaid
    return {
      ok: true,
      value: orderView(paid, location.timeZone),
      subjectId: id,
      announcements: [...announceOrders(settled.events, location.timeZone), ...announcements, ...prepaid.announcements],
    }
  },
})
