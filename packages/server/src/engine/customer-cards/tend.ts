import { tendCard } from '@mendian/core'
import { customerCardId } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { cardStateRefusals, postingRefusals } from './card-refusals.ts'
import { announceCards } from './card-view.ts'
import { keepCard, loadCard } from './load-card.ts'

const input = z.strictObject({ id: customerCardId })
const output = z.strictObject({ changed: z.boolean() })

/** Does what is due of a card; for the jobs alone. */
export const tend: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'customerCards.tend',
  summary: 'Earn what the days have earned of a card, and end it when its time is over',
  http: ['POST', '/v1/customer-cards/{id}/tend'],
  input,
  output,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', ...cardStateRefusals, ...postingRefusals],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const { card, books, posting } = found.loaded
    const command = { ...posting, expiryTransactionId: run.ids.next('LedgerTransaction') }
    const decision = tendCard(card, books, command, run.nowMs)
    if (!decision.ok) return decision
    const { card: after, books: booksAfter } = decision.changes
    await keepCard(tx, card, after, booksAfter)
    return {
      ok: true,
      value: { changed: after !== card },
      subjectId: id,
      announcements: announceCards(decision.events, booksAfter.balances.values(), run.nowMs),
    }
  },
})
