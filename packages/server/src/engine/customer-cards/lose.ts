import { reissueCard, reportCardLost } from '@mendian/core'
import { customerCardView as cardSchema, customerCardId } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { cardResult } from './card-result.ts'
import { keepCard, loadCard } from './load-card.ts'

const input = z.strictObject({ id: customerCardId })

/** Blocks a card that was lost. */
export const reportLost: WriteOperation<typeof input, typeof cardSchema> = defineWrite({
  name: 'customerCards.reportLost',
  summary: 'Block a card that was lost',
  http: ['POST', '/v1/customer-cards/{id}/report-lost'],
  input,
  output: cardSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'card_state_forbids', 'card_expired'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const { card, books } = found.loaded
    const decision = reportCardLost(card, run.nowMs)
    if (!decision.ok) return decision
    await keepCard(tx, card, decision.changes.card)
    return cardResult({ changes: { ...decision.changes, books }, events: decision.events }, run)
  },
})

/** Gives a blocked card another number; everything on it goes on. */
export const reissue: WriteOperation<typeof input, typeof cardSchema> = defineWrite({
  name: 'customerCards.reissue',
  summary: 'Give a blocked card another number',
  http: ['POST', '/v1/customer-cards/{id}/reissue'],
  input,
  output: cardSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'card_not_blocked'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const { card, books } = found.loaded
    const decision = reissueCard(card, run.ids.redemptionCode(), run.nowMs)
    if (!decision.ok) return decision
    await keepCard(tx, card, decision.changes.card)
    return cardResult({ changes: { ...decision.changes, books }, events: decision.events }, run)
  },
})
