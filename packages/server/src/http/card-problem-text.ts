import type { RefusalCode } from '../engine/refusal.ts'
import type { ProblemText } from './problem-form.ts'

/** What refusals about cards are called, and what to do about them. */
export const cardProblemTexts = {
  card_product_invalid: {
    title: 'The fields make no card of that kind',
    detail: 'Mend the field that errors point at; `because` says what is wrong with it.',
  },
  membership_card_not_theirs: { title: 'The card is of somebody else', detail: 'Bill its holder, or leave it out.' },
  card_not_sold_here: { title: 'The card is not sold here', detail: 'Sell it where its product says.' },
  card_bought_before: { title: 'The customer has had that card', detail: 'It is sold to a customer once.' },
  card_has_no_balance: { title: 'The card holds no balance', detail: 'Pay with a stored-value card.' },
  coverage_lost: { title: 'A card no longer pays for that', detail: 'See `because`, and price the bill anew.' },
  card_blocked: { title: 'The card was reported lost', detail: 'Reissue it, and use the new number.' },
  card_state_forbids: { title: "The card's state does not allow it", detail: 'It was given back.' },
  card_expired: { title: 'The card has expired', detail: 'Use another card, or sell a new one.' },
  card_frozen: { title: 'The card is frozen', detail: 'Unfreeze it, or wait until `untilMs`.' },
  card_not_valid_at_location: {
    title: 'The card cannot be used here',
    detail: 'Use it where its terms say, or use another card.',
  },
  card_not_held: { title: 'The card is of somebody else', detail: 'Let its owner share it.' },
  card_outside_hours: { title: 'The card cannot be used now', detail: 'Use it within the windows of its terms.' },
  card_does_not_cover: {
    title: 'The card does not pay for that',
    detail: 'Name a service that one of its entitlements covers, and the entitlement, if any, that covers it.',
  },
  card_has_no_guest_passes: {
    title: 'The card lets no guests use it',
    detail: 'Its terms give no guest passes; share the card, or let the guest pay.',
  },
  guest_passes_used_up: {
    title: 'The guest passes of the card are used up',
    detail: 'There are `count` of them per `per`; new ones come at `nextAtMs`, or never where that is null.',
  },
  card_daily_cap_reached: { title: 'The card was used often enough today', detail: 'Come again on another day.' },
  card_not_freezable: { title: 'The card cannot be frozen', detail: 'Its terms have no freeze.' },
  card_not_frozen: { title: 'The card is not frozen', detail: 'There is nothing to end.' },
  card_not_begun: { title: "The card's time has not begun", detail: 'It begins with its first use.' },
  freeze_too_long: { title: 'The freeze is too long', detail: 'Freeze it for `maxDays` days at most, from now on.' },
  card_not_blocked: { title: 'The card is not blocked', detail: 'Report it lost before it is replaced.' },
  card_not_transferable: { title: 'The card stays with its owner', detail: 'Its terms do not let it be transferred.' },
  card_owned_already: { title: 'The card is theirs already', detail: 'Name another customer.' },
  card_transferred: {
    title: 'The card was given to another customer',
    detail: 'Its owner gives it back by itself, in cash or as store credit, where it was paid with money.',
  },
  too_many_holders: { title: 'Too many share the card', detail: 'Its owner counts as one of `maxHolders`.' },
  redemption_of_order: {
    title: 'The use pays for a line of a bill',
    detail: 'Refund the line of `orderId`; the use comes back with it.',
  },
  redemption_reversed: { title: 'The use was taken back already', detail: 'There is nothing left to take back.' },
  transaction_reversed: { title: 'That was taken back already', detail: 'See `reversedById` in the books.' },
  gift_card_state_forbids: {
    title: "The gift card's state does not allow it",
    detail: 'Do it from one of the states in `allowedFrom`.',
  },
  gift_card_expired: { title: 'The gift card has expired', detail: 'Load another one, or move the balance elsewhere.' },
  gift_card_not_empty: {
    title: 'The gift card still holds something',
    detail: 'Move it to another card before this one is ended.',
  },
  gift_card_empty: { title: 'The gift card holds nothing', detail: 'There is nothing to move.' },
  gift_card_not_usable: {
    title: 'No gift card pays with that code',
    detail: 'Check the code; the card may be unsold, blocked, ended, expired, or of another currency.',
  },
  customer_without_tier: { title: 'The customer has no tier', detail: 'Give the customer a tier that is in use.' },
  membership_card_exists: {
    title: 'The customer has the card of this tier',
    detail: 'Report it lost and reissue it, if it is.',
  },
  membership_card_replaced: { title: 'The card was replaced', detail: "Use the customer's current card." },
  prepaid_limit_exceeded: {
    title: 'A prepaid card may not be worth that much',
    detail: 'Stay within `maxMinor`, or change the policy.',
  },
  identity_not_recorded: {
    title: 'No document of the customer was noted',
    detail: 'There is nothing to take back.',
  },
  identity_not_verified: {
    title: 'Nobody has seen who pays so much ahead',
    detail:
      'Name the buyer as the customer of the bill, note their document with customers.verifyIdentity, or stay below `thresholdMinor`.',
  },
  prepaid_must_last: {
    title: 'A prepaid card may not end that soon',
    detail: 'Let it last, at least `minMonths` where that is said, or change the policy.',
  },
} as const satisfies Partial<Record<RefusalCode, ProblemText>>
