import { freezeCard, freezeFeeOf, unfreezeCard } from '@mendian/core'
import { customerCardView as cardSchema, customerCardId, instant } from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { cardStateRefusals, postingRefusals } from './card-refusals.ts'
import { cardResult } from './card-result.ts'
import { keepCard, loadCard } from './load-card.ts'

const freezeInput = z.strictObject({
  id: customerCardId,
  until: instant.meta({ description: 'When the card can be used again by itself.' }),
})

/** Lets a card rest for a while; a fee is owed by its owner. */
export const freeze: WriteOperation<typeof freezeInput, typeof cardSchema> = defineWrite({
  name: 'customerCards.freeze',
  summary: 'Freeze a card until a time',
  http: ['POST', '/v1/customer-cards/{id}/freeze'],
  input: freezeInput,
  output: cardSchema,
  permission: 'order:write',
  movesMoney: true,
  refusals: [
    'not_found',
    ...cardStateRefusals,
    'card_not_freezable',
    'card_frozen',
    'card_not_begun',
    'freeze_too_long',
    ...postingRefusals,
  ],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id, until }, run) {
    const found = await loadCard(tx, id, run, { withOwner: true })
    if (!found.ok) return found
    const { card, books, posting } = found.loaded
    const decision = freezeCard({ card, books }, { ...posting, untilMs: toMs(until) }, run.nowMs)
    if (!decision.ok) return decision
    await keepCard(tx, card, decision.changes.card, decision.changes.books)
    const owed = { id: run.ids.next('Receivable'), locationId: posting.locationId }
    await tx.receivables.insertMany(freezeFeeOf(card, owed, run.nowMs))
    return cardResult(decision, run)
  },
})

const unfreezeInput = z.strictObject({ id: customerCardId })

/** Ends a freeze before its time. */
export const unfreeze: WriteOperation<typeof unfreezeInput, typeof cardSchema> = defineWrite({
  name: 'customerCards.unfreeze',
  summary: 'End a freeze before its time',
  http: ['POST', '/v1/customer-cards/{id}/unfreeze'],
  input: unfreezeInput,
  output: cardSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', ...cardStateRefusals, 'card_not_frozen'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const { card, books } = found.loaded
    const decision = unfreezeCard({ card, books }, run.nowMs)
    if (!decision.ok) return decision
    await keepCard(tx, card, decision.changes.card, decision.changes.books)
    return cardResult(decision, run)
  },
})
