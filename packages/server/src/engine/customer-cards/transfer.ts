import { shareCard, transferCard } from '@mendian/core'
import { customerCardView as cardSchema, customerCardId, customerId } from '@mendian/core/schemas'
import { z } from 'zod'
import { customerLocks } from '../customers/customer-locks.ts'
import { refuseCustomers } from '../customers/refuse-customers.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { cardStateRefusals } from './card-refusals.ts'
import { cardResult } from './card-result.ts'
import { keepCard, loadCard } from './load-card.ts'

const transferInput = z.strictObject({ id: customerCardId, customerId })

/** Gives a card with all that is left on it to another customer. */
export const transfer: WriteOperation<typeof transferInput, typeof cardSchema> = defineWrite({
  name: 'customerCards.transfer',
  summary: 'Give a card to another customer',
  http: ['POST', '/v1/customer-cards/{id}/transfer'],
  input: transferInput,
  output: cardSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'reference_not_found',
    'reference_archived',
    ...cardStateRefusals,
    'card_not_transferable',
    'card_owned_already',
  ],
  locks: ({ id, customerId: to }) => [{ kind: 'RECORD', id }, ...customerLocks([to])],
  lockHint: ({ id }) => id,
  async run(tx, { id, customerId: to }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const missing = await refuseCustomers(tx, [to])
    if (missing) return missing
    const { card, books } = found.loaded
    const decision = transferCard(card, to, run.nowMs)
    if (!decision.ok) return decision
    await keepCard(tx, card, decision.changes.card)
    await tx.customerCards.setHolders(decision.changes.card)
    return cardResult({ changes: { ...decision.changes, books }, events: decision.events }, run)
  },
})

const shareInput = z.strictObject({
  id: customerCardId,
  customerIds: z
    .array(customerId)
    .max(20)
    .meta({ description: 'All who may use it besides its owner; none takes it back.' }),
})

/** Says who else may use a card. */
export const share: WriteOperation<typeof shareInput, typeof cardSchema> = defineWrite({
  name: 'customerCards.share',
  summary: 'Say who else may use a card',
  http: ['POST', '/v1/customer-cards/{id}/share'],
  input: shareInput,
  output: cardSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'reference_not_found', 'reference_archived', ...cardStateRefusals, 'too_many_holders'],
  locks: ({ id, customerIds }) => [{ kind: 'RECORD', id }, ...customerLocks(customerIds)],
  lockHint: ({ id }) => id,
  async run(tx, { id, customerIds }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const missing = await refuseCustomers(tx, customerIds)
    if (missing) return missing
    const { card, books } = found.loaded
    const decision = shareCard(card, customerIds, run.nowMs)
    if (!decision.ok) return decision
    await keepCard(tx, card, decision.changes.card)
    await tx.customerCards.setHolders(decision.changes.card)
    return cardResult({ changes: { ...decision.changes, books }, events: decision.events }, run)
  },
})
