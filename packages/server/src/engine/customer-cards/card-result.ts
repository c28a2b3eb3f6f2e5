import type { Books, CustomerCard, CustomerCardEvent } from '@mendian/core'
import type { WriteResult, WriteRun } from '../operation.ts'
import { announceCards, type CustomerCardView, customerCardView } from './card-view.ts'

/** What a write answers of a card it has changed. */
export function cardResult(
  {
    changes,
    events,
  }: {
    readonly changes: { readonly card: CustomerCard; readonly books: Books }
    readonly events: readonly CustomerCardEvent[]
  },
  { nowMs }: Pick<WriteRun, 'nowMs'>,
): WriteResult<CustomerCardView> {
  const balances = [...changes.books.balances.values()]
  return {
    ok: true,
    value: customerCardView(changes.card, balances, nowMs),
    subjectId: changes.card.id,
    announcements: announceCards(events, balances, nowMs),
  }
}
