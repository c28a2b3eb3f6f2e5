import { restoredForMs } from '../ledger/reverse.ts'
import type { CustomerCard } from './customer-card.ts'
import { dueOf } from './validity.ts'

/**
 * What of a card changes when something comes back to it: one that is over can be used for 30 more days. What had expired
 * of it stays expired, and a lost card stays blocked. A time pass stays over, since its days are gone.
 */
export function revival(card: CustomerCard, nowMs: number): Partial<CustomerCard> {
  if (card.expiresAtMs === null || nowMs < card.expiresAtMs || card.terms.kind === 'TIME_PASS') return {}
  const change = { state: card.state === 'BLOCKED' ? 'BLOCKED' : 'ACTIVE', expiresAtMs: nowMs + restoredForMs } as const
  return { ...change, dueAtMs: dueOf({ ...card, ...change }, nowMs) }
}
