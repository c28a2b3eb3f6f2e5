import {
  blockGiftCard,
  deactivateGiftCard,
  type GiftCard,
  ledgerChangesOf,
  transferGiftBalance,
  unblockGiftCard,
} from '@mendian/core'
import { giftCardId, giftCardReason, giftCardView as giftCardSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { postingRefusals } from '../customer-cards/card-refusals.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import {
  announceGiftCards,
  giftBalance,
  giftCardResult,
  giftCardView,
  keepGiftCard,
  loadGiftCards,
} from './gift-view.ts'

const input = z.strictObject({ id: giftCardId, reason: giftCardReason })

type Change = typeof blockGiftCard

function changing(
  command: 'block' | 'unblock',
  summary: string,
  decide: Change,
): WriteOperation<typeof input, typeof giftCardSchema> {
  return defineWrite({
    name: `giftCards.${command}`,
    summary,
    http: ['POST', `/v1/gift-cards/{id}/${command}`],
    input,
    output: giftCardSchema,
    permission: 'order:write',
    movesMoney: false,
    refusals: ['not_found', 'gift_card_state_forbids'],
    locks: ({ id }) => [{ kind: 'ACCOUNT', id }],
    async run(tx, { id, reason }, run) {
      const found = await loadGiftCards(tx, [id], run)
      if (!found.ok) return found
      const [card] = found.loaded.cards as [GiftCard]
      const decision = decide(card, reason, run.nowMs)
      if (!decision.ok) return decision
      await keepGiftCard(tx, card, decision.changes)
      return giftCardResult(decision.changes.card, found.loaded.books, decision.events)
    },
  })
}

/** Keeps a gift card from being spent, for a reason that stays with it. */
export const block: WriteOperation<typeof input, typeof giftCardSchema> = changing(
  'block',
  'Block a gift card',
  blockGiftCard,
)

/** Lets a blocked gift card be spent again. */
export const unblock: WriteOperation<typeof input, typeof giftCardSchema> = changing(
  'unblock',
  'Let a blocked gift card be spent again',
  unblockGiftCard,
)

/** Ends an empty gift card for good. */
export const deactivate: WriteOperation<typeof input, typeof giftCardSchema> = defineWrite({
  name: 'giftCards.deactivate',
  summary: 'End an empty gift card for good',
  http: ['POST', '/v1/gift-cards/{id}/deactivate'],
  input,
  output: giftCardSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'gift_card_not_empty', 'gift_card_state_forbids'],
  locks: ({ id }) => [{ kind: 'ACCOUNT', id }],
  async run(tx, { id, reason }, run) {
    const found = await loadGiftCards(tx, [id], run)
    if (!found.ok) return found
    const [card] = found.loaded.cards as [GiftCard]
    const decision = deactivateGiftCard(card, found.loaded.books, reason, run.nowMs)
    if (!decision.ok) return decision
    await keepGiftCard(tx, card, decision.changes)
    return giftCardResult(decision.changes.card, found.loaded.books, decision.events)
  },
})

const transferInput = z.strictObject({
  id: giftCardId,
  toGiftCardId: giftCardId.meta({ description: 'The card it moves to: one to be sold, or one in use.' }),
  reason: giftCardReason,
})

/** Moves all that a gift card holds to another one; the first is ended. */
export const transferBalance: WriteOperation<typeof transferInput, typeof giftCardSchema> = defineWrite({
  name: 'giftCards.transferBalance',
  summary: 'Move what a gift card holds to another one, which replaces it',
  http: ['POST', '/v1/gift-cards/{id}/transfer-balance'],
  input: transferInput,
  output: giftCardSchema,
  permission: 'order:write',
  movesMoney: true,
  refusals: [
    'not_found',
    'gift_card_state_forbids',
    'gift_card_expired',
    'currency_mismatch',
    'gift_card_empty',
    'prepaid_limit_exceeded',
    'prepaid_must_last',
    ...postingRefusals,
  ],
  locks: ({ id, toGiftCardId }) => [
    { kind: 'ACCOUNT', id },
    { kind: 'ACCOUNT', id: toGiftCardId },
  ],
  async run(tx, { id, toGiftCardId, reason }, run) {
    const [found, policies] = await Promise.all([
      loadGiftCards(tx, [id, toGiftCardId], run),
      tx.prepaidPolicies.active(),
    ])
    if (!found.ok) return found
    const { cards, books, businessDate, location } = found.loaded
    const [from, to] = cards as [GiftCard, GiftCard]
    const command = { transactionId: run.ids.next('LedgerTransaction'), businessDate, reason }
    const state = { from, to, policies, timeZone: location.timeZone, books }
    const decision = transferGiftBalance(state, command, run.nowMs)
    if (!decision.ok) return decision
    const { changes, events } = decision
    await keepGiftCard(tx, from, changes.from)
    await keepGiftCard(tx, to, changes.to)
    await tx.ledger.apply(ledgerChangesOf(changes.books))
    return {
      ok: true,
      value: giftCardView(changes.to.card, giftBalance(changes.to.card, changes.books)),
      subjectId: id,
      announcements: announceGiftCards(events, changes.books),
    }
  },
})
