import { type RefusalOf, refuse } from '../base/decision.ts'
import type { GiftCardId } from '../base/ids.ts'
import type { TimeZoneId } from '../time/zone.ts'
import { type GiftCard, type GiftCardState, isGiftCardOver } from './gift-card.ts'
import { type PrepaidPolicy, type PrepaidRefusal, refusePrepaid } from './prepaid-policy.ts'

export type GiftCardStateRefusal = RefusalOf<
  'gift_card_state_forbids',
  { giftCardId: GiftCardId; state: GiftCardState; allowedFrom: readonly GiftCardState[] }
>

export type LoadRefusal =
  | GiftCardStateRefusal
  | RefusalOf<'gift_card_expired', { giftCardId: GiftCardId; expiresAtMs: number | null }>

/** Why nothing can be put on a gift card now, if so. */
export function refuseLoad(
  card: GiftCard,
  nowMs: number,
): { readonly ok: false; readonly refusal: LoadRefusal } | undefined {
  const { id: giftCardId, state, expiresAtMs } = card
  if (state !== 'PENDING' && state !== 'ACTIVE') {
    return refuse('gift_card_state_forbids', { giftCardId, state, allowedFrom: ['PENDING', 'ACTIVE'] as const })
  }
  return isGiftCardOver(card, nowMs) ? refuse('gift_card_expired', { giftCardId, expiresAtMs }) : undefined
}

/** Why the shop's policies forbid that a gift card holds so much, if so; whose it is counts as known where it is. */
export function refuseGiftBalance(
  policies: readonly PrepaidPolicy[],
  { currency, customerId, expiresAtMs }: Pick<GiftCard, 'currency' | 'customerId' | 'expiresAtMs'>,
  amountMinor: number,
  zone: TimeZoneId,
  nowMs: number,
): { readonly ok: false; readonly refusal: PrepaidRefusal } | undefined {
  const worth = { currency, amountMinor, named: customerId !== null, isBalance: true, expiresAtMs }
  const refusal = refusePrepaid(policies, worth, zone, nowMs)
  return refusal && { ok: false, refusal }
}
