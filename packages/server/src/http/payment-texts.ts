import type { RefusalCode } from '../engine/refusal.ts'
import type { ProblemText } from './problem-form.ts'

/** The problems of tenders, stored value and top-ups. */
export const paymentTexts = {
  tender_exceeds_due: {
    title: 'A tender pays more than it can',
    detail:
      'Give at most payableMinor of the details; only cash gives change. MONEY_ONLY: top-ups and gift cards are paid with CASH or PROVIDER alone.',
  },
  limit_exceeded: {
    title: 'More stored value than goes without a PIN',
    detail: "Send the customer's pin with the tender, or have it approved by somebody with stored-value:override.",
  },
  credit_limit_exceeded: {
    title: 'The customer would owe more than they may',
    detail: 'Put less on account, settle what is owed first, or raise the creditLimitMinor of the customer.',
  },
  nothing_owed: { title: 'Nothing is owed', detail: 'The customer owes nothing of it in this currency any more.' },
  debt_exceeded: { title: 'More than is owed', detail: 'Take at most owedMinor of the details.' },
  pin_not_set: { title: 'The customer has no PIN', detail: 'Set one first, or have the payment approved.' },
  pin_wrong: {
    title: 'The PIN is wrong',
    detail: 'Ask the customer again; after the attempts left in details none is looked at for a quarter of an hour.',
  },
  pin_locked: { title: 'Too many wrong PINs', detail: 'Wait until the time in details, or set a new PIN.' },
  expiry_in_past: { title: 'It would have ended already', detail: 'Choose an expiresAt to come, or null.' },
  payment_reference_used: {
    title: 'The reference has paid already',
    detail: "Give each of the provider's payments once; details name the order that it paid.",
  },
  customer_required: {
    title: 'The bill is nobody’s',
    detail: 'Name the customer of the order; what details name belongs to one.',
  },
  top_up_offer_rejected: {
    title: 'The offer is not to be had',
    detail: 'Choose another offer, or none; `because` says why.',
  },
  card_without_order: {
    title: 'No order has sold the card',
    detail: 'It was taken over from elsewhere; give it back in cash.',
  },
  not_reopenable: {
    title: 'The order cannot be reopened',
    detail: 'Only paid orders of which nothing went back can; `because` says why not. Refund it instead.',
  },
  top_up_offer_lapsed: {
    title: 'The offer was for a first top-up',
    detail: 'The customer has topped up meanwhile; cancel the order and make another.',
  },
} as const satisfies Partial<Record<RefusalCode, ProblemText>>
