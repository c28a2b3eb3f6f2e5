import type { RefusalCode } from '../refusal.ts'

/** What may come of posting for a card. */
export const postingRefusals: readonly RefusalCode[] = ['period_closed', 'balance_insufficient']

/** Why a card may be in no state for a change. */
export const cardStateRefusals: readonly RefusalCode[] = ['card_blocked', 'card_state_forbids', 'card_expired']

/** What a guest may be refused for. */
export const guestRefusals: readonly RefusalCode[] = ['card_has_no_guest_passes', 'guest_passes_used_up']

/** What using a card may be refused for. */
export const cardUseRefusals: readonly RefusalCode[] = [
  ...cardStateRefusals,
  'card_frozen',
  'card_not_valid_at_location',
  'card_not_held',
  'card_outside_hours',
  'card_does_not_cover',
  ...guestRefusals,
  'card_daily_cap_reached',
  'reference_not_found',
  ...postingRefusals,
]
