import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerCardId } from '../base/ids.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CustomerCard, changedCard } from './customer-card.ts'
import { type CardStateRefusal, refuseState } from './refuse-use.ts'

type Changed = { readonly card: CustomerCard }

export type ReportLostRefusal = CardStateRefusal

/** Blocks a card that was lost (挂失): nobody can use it, and its time goes on. Reporting it twice changes nothing. */
export function reportCardLost(
  card: CustomerCard,
  nowMs: number,
): Decision<Changed, CustomerCardEvent, ReportLostRefusal> {
  if (card.state === 'BLOCKED') return accept({ card }, [])
  const forbidden = refuseState(card, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const blocked = changedCard(card, { state: 'BLOCKED' }, nowMs)
  return accept({ card: blocked }, [cardEvent('customer_card.blocked', blocked, card)])
}

export type ReissueRefusal = RefusalOf<'card_not_blocked', { cardId: CustomerCardId }>

/** Gives a blocked card another number (补卡) under which everything that is left on it goes on. */
export function reissueCard(
  card: CustomerCard,
  number: string,
  nowMs: number,
): Decision<Changed, CustomerCardEvent, ReissueRefusal> {
  if (card.state !== 'BLOCKED') return refuse('card_not_blocked', { cardId: card.id })
  // One whose end is still to be looked after ends with that, and with what is left on it.
  const isOver = card.expiresAtMs !== null && nowMs >= card.expiresAtMs && card.dueAtMs === null
  const state = isOver ? 'EXPIRED' : card.activatedAtMs === null ? 'ISSUED' : 'ACTIVE'
  const reissued = changedCard(card, { state, number, previousNumbers: [...card.previousNumbers, card.number] }, nowMs)
  return accept({ card: reissued }, [cardEvent('customer_card.reissued', reissued, card)])
}
