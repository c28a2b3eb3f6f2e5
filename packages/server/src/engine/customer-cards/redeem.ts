import { redeemCard, toLocal } from '@mendian/core'
import {
  cardGuest,
  cardUseView,
  customerCardId,
  customerId,
  entitlementId,
  locationId,
  serviceId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { refuseGuests } from '../customers/refuse-customers.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { cardUseRefusals } from './card-refusals.ts'
import { announceCards, customerCardView, redemptionView } from './card-view.ts'
import { keepCard, loadCard } from './load-card.ts'

const input = z.strictObject({
  id: customerCardId,
  locationId,
  customerId: customerId.optional().meta({ description: 'Who uses it, or brings the guest; its owner when absent.' }),
  guest: cardGuest.optional().meta({ description: 'Who uses it on a guest pass of the card.' }),
  serviceId: serviceId.optional().meta({ description: 'What for; absent for a check-in.' }),
  entitlementId: entitlementId.optional().meta({ description: 'The first that covers the service when absent.' }),
})

/** Uses a card without an order: a check-in, or a visit that it pays for. */
export const redeem: WriteOperation<typeof input, typeof cardUseView> = defineWrite({
  name: 'customerCards.redeem',
  summary: 'Use a card for a visit',
  http: ['POST', '/v1/customer-cards/{id}/redeem'],
  input,
  output: cardUseView,
  permission: 'order:write',
  movesMoney: true,
  refusals: ['not_found', 'reference_archived', ...cardUseRefusals],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id, ...given }, run) {
    const found = await loadCard(tx, id, run, { locationId: given.locationId })
    if (!found.ok) return found
    const { card, location, books, posting } = found.loaded
    const guestId = given.guest?.customerId ?? null
    const [uses, service, uninvited] = await Promise.all([
      tx.cardRedemptions.usesOn([id], toLocal(location.timeZone, run.nowMs).date),
      given.serviceId === undefined ? null : tx.services.find(given.serviceId),
      refuseGuests(tx, guestId === null ? [] : [guestId]),
    ])
    if (service === undefined) return referenceNotFound('Service', given.serviceId ?? '')
    if (uninvited) return uninvited
    const decision = redeemCard(
      { card, books, usesToday: uses.get(id) ?? 0 },
      {
        ...posting,
        location,
        customerId: given.customerId ?? card.customerId,
        guest: given.guest,
        serviceId: given.serviceId ?? null,
        entitlementId: given.entitlementId,
        redemptionId: run.ids.next('CardRedemption'),
        orderId: null,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { redemption, card: after, books: booksAfter } = decision.changes
    await keepCard(tx, card, after, booksAfter)
    await tx.cardRedemptions.insertMany([redemption])
    const balances = booksAfter.balances.values()
    return {
      ok: true,
      value: {
        redemption: redemptionView(redemption, location.timeZone),
        card: customerCardView(after, booksAfter.balances.values(), run.nowMs),
      },
      subjectId: id,
      announcements: announceCards(decision.events, balances, run.nowMs),
    }
  },
})
