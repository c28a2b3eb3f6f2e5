import type { RefusalCode } from '../engine/refusal.ts'
import { cardProblemTexts } from './card-problem-text.ts'
import { paymentTexts } from './payment-texts.ts'
import type { ProblemText } from './problem-form.ts'

/** Problems that arise before any operation is reached, or when none could be carried through. */
export type TransportCode =
  | 'malformed_json'
  | 'unsupported_media_type'
  | 'body_too_large'
  | 'unauthorized'
  | 'tenant_required'
  | 'tenant_mismatch'
  | 'route_not_found'
  | 'method_not_allowed'
  | 'unavailable'
  | 'internal_error'

export type ProblemCode = RefusalCode | TransportCode

/** What each problem is called and what to do about it, by its code: the refusals of operations, and those of HTTP. */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  malformed_json: { title: 'The body is not JSON in UTF-8', detail: 'Send a JSON object in UTF-8.' },
  unsupported_media_type: { title: 'The body is not JSON', detail: 'Send content-type: application/json, in UTF-8.' },
  body_too_large: { title: 'The body is too large', detail: 'Send less in one request.' },
  unauthorized: {
    title: 'No valid key',
    detail: 'Send an API key as authorization: Bearer mdk_…; it may have been revoked.',
  },
  tenant_required: { title: 'No tenant named', detail: 'With the platform key, name the tenant in mendian-tenant.' },
  tenant_mismatch: {
    title: 'The key is of another tenant',
    detail: 'Leave mendian-tenant out: a key says which tenant it is of. Only the platform key needs the header.',
  },
  route_not_found: {
    title: 'No such address',
    detail: 'See /openapi.json for what there is; addresses begin with /v1 and end without a slash.',
  },
  method_not_allowed: { title: 'No such method here', detail: 'The allow header lists the methods there are.' },
  unavailable: { title: 'Not available now', detail: 'Try again after the time in retry-after, with the same key.' },
  internal_error: { title: 'Something broke on our side', detail: 'Report the requestId.' },
  invalid_request: { title: 'The request does not fit its schema', detail: 'Mend the fields listed in errors.' },
  idempotency_key_required: {
    title: 'This operation moves money',
    detail: 'Send an idempotency-key header, or in process idempotencyKey in the context; the same when you repeat it.',
  },
  forbidden: { title: 'The key lacks a permission', detail: 'Use a key with the permission in details.' },
  permission_not_held: {
    title: 'A key cannot give what it does not have',
    detail: 'Ask for permissions that your own key holds.',
  },
  not_found: { title: 'Not found', detail: 'There is no such thing here; check the id.' },
  idempotency_in_progress: {
    title: 'The same request is under way',
    detail: 'Repeat it with the same key in a moment to get its answer.',
  },
  answer_shown_once: {
    title: 'It has been done, and its answer is shown once',
    detail: 'The answer held a secret. Withdraw what details names and make another with a new key.',
  },
  idempotency_key_reused: {
    title: 'The key belongs to another request',
    detail: 'Use a new idempotency key for a new request.',
  },
  precondition_required: {
    title: 'No version named',
    detail: 'Send if-match with the version you have seen (expectedVersion in the client), so that nothing is lost.',
  },
  version_conflict: { title: 'Changed meanwhile', detail: 'Read it again and decide on the new version.' },
  id_taken: { title: 'The id is taken', detail: 'Choose another id, or leave it out.' },
  location_in_use: {
    title: 'Something relies on the location',
    detail:
      'With bookings, classes, orders, entries in the books or live holds its time zone and currency stay as they are, with shifts its time zone; make another location.',
  },
  resource_in_use: {
    title: 'The resource is booked or held',
    detail: 'Until what is to have it is over or cancelled it stays where it is; make another resource.',
  },
  phone_taken: { title: 'The phone number is taken', detail: 'Use the customer in details, who has this number.' },
  programme_exists: {
    title: 'There is a programme in use',
    detail: 'Change the one in details, or archive it first.',
  },
  merge_with_itself: { title: 'One and the same customer', detail: 'Name another customer as the duplicate.' },
  merged_elsewhere: { title: 'Merged with somebody else', detail: 'Merge with the customer in details.' },
  reward_not_available: { title: 'The reward is not to be had now', detail: 'Choose another reward.' },
  points_not_accepted: { title: 'Points do not pay here', detail: 'Pay by other means, or set what points are worth.' },
  sub_ledger_unknown: {
    title: 'There is no such sub-ledger',
    detail: 'Name one that the loyalty programme has, or add it there.',
  },
  points_too_few: { title: 'Too few points', detail: 'Use at least minPoints, or pay by other means.' },
  code_taken: { title: 'The code is taken', detail: 'Choose another code.' },
  tenant_exists: { title: 'The tenant exists', detail: 'Choose another id, or leave it out.' },
  name_not_confirmed: { title: 'Another name', detail: "Give the tenant's exact name to erase it." },
  shift_has_bookings: {
    title: 'Bookings or classes rely on the shift',
    detail: 'Move or cancel the bookings in details first; give the classes to a substitute.',
  },
  range_empty: { title: 'The range is empty', detail: 'Give an end after its start; errors name it.' },
  range_too_long: { title: 'The range is too long', detail: 'Ask for a shorter one, several times.' },
  date_or_start_required: { title: 'A date or a start', detail: 'Send either `date` or `startsAt`, not both.' },
  answer_too_large: {
    title: 'The answer would be too large',
    detail: 'Ask for a shorter range, for fewer locations, or without includeStaff.',
  },
  reference_not_found: { title: 'Something named is not there', detail: 'Check the id in details.' },
  reference_archived: { title: 'Something named is archived', detail: 'Choose one that is in use.' },
  add_on_not_offered: { title: 'Not offered with this service', detail: "Choose add-ons of the service's groups." },
  add_on_group_incomplete: {
    title: 'Too few chosen',
    detail: 'Choose at least minSelections of the group in details.',
  },
  add_on_limit_exceeded: { title: 'Too many chosen', detail: 'Choose at most maxSelections of the group in details.' },
  location_type_not_offered: { title: 'Not offered there', detail: "Choose one of the service's locationTypes." },
  address_required: { title: 'The address is missing', detail: 'Say where the customer is visited.' },
  address_not_expected: { title: 'Nobody travels to this visit', detail: 'Leave the address out.' },
  booking_not_online: { title: 'The visit is not online', detail: 'Only online visits have a web address.' },
  not_offered_at_location: { title: 'Not offered at this location', detail: 'Choose another location or item.' },
  staff_not_qualified: {
    title: 'The person does not do this',
    detail: "Choose somebody of the service's staffIds whose terms make it bookable.",
  },
  staff_not_bookable: { title: 'The person takes no bookings', detail: 'Choose somebody else, or anybody.' },
  no_qualified_staff: { title: 'Nobody does this', detail: 'Add bookable staff to the service.' },
  resource_not_at_location: {
    title: 'The location lacks a resource',
    detail: 'Book at a location that has one of the resources in details.',
  },
  start_off_grid: { title: 'Not a start of the grid', detail: 'Choose a start that availability.search shows.' },
  start_in_past: { title: 'The start is over', detail: 'Choose a later start.' },
  lead_time_too_short: { title: 'Too soon', detail: 'Choose a start from `earliest` on.' },
  tier_window: {
    title: 'Not open to the customer yet',
    detail: 'Book from `opensAt` on; customers of `minimumTier` can book it now.',
  },
  beyond_booking_horizon: { title: 'Too far ahead', detail: 'Choose a start up to `latest`, or come back later.' },
  location_closed: { title: 'The location is closed then', detail: 'Choose a start that availability.search shows.' },
  staff_not_working: { title: 'Nobody is on shift then', detail: 'Choose a start that availability.search shows.' },
  daily_cap_reached: { title: 'No more bookings that day', detail: 'Choose another day, or another person.' },
  reserved_for_tiers: {
    title: 'What is left is kept for higher tiers',
    detail: 'Book from `opensAt` on, or another time; `tierIds` in details may book it now.',
  },
  slot_taken: { title: 'The slot is taken', detail: 'Search again and choose another start or person.' },
  capacity_full: {
    title: 'No resource or place is free then',
    detail: 'Search again and choose another start; `limit` in details says whose limit it is.',
  },
  hold_expired: { title: 'The hold is over', detail: 'Search again and hold or book a start.' },
  hold_mismatch: { title: 'The hold is of another visit', detail: 'Book what was held, or without the hold.' },
  queue_closed: { title: 'The queue takes nobody more', detail: 'Come back when it is shorter, or book a visit.' },
  queue_state_forbids: {
    title: 'The queue entry does not allow it now',
    detail: 'See allowedFrom in details: who was called, has left or came on another day waits no more.',
  },
  already_queued: { title: 'The customer is in the queue', detail: 'See the entry in details.' },
  name_missing: { title: 'Nobody in particular', detail: 'Give a customerId, or a label to call them by.' },
  waitlist_full: { title: 'Too many wait', detail: 'Wait until some of them have been served or have left.' },
  waitlist_state_forbids: {
    title: 'The entry does not allow it now',
    detail: 'See allowedFrom in details for the states in which it can be done.',
  },
  waiting_time_over: { title: 'The wait is over', detail: 'Wait anew, with ranges that are still to come.' },
  start_missing: { title: 'No start named', detail: 'Nothing is offered at the moment: say which start to book.' },
  start_does_not_suit: { title: 'The start is in none of the ranges', detail: 'Choose one within the ranges.' },
  segment_not_found: { title: 'No such segment', detail: 'Segments are counted from 0.' },
  segment_over: { title: 'The segment is over', detail: 'Extend the one that is running.' },
  staff_requested: {
    title: 'The customer asked for this person',
    detail: 'Ask the customer, and say `customerAgreed`.',
  },
  customer_blocked: { title: 'The customer is blocked', detail: 'Unblock the customer first.' },
  contact_not_verified: {
    title: 'The contact is not verified',
    detail: "Verify the customer's phone number, say so with customers.verifyContact, and book for that customer.",
  },
  contact_changed: {
    title: 'Another phone number',
    detail: "Verify the customer's number as it is now: it is not the one that was verified.",
  },
  too_many_open_bookings: {
    title: 'The customer has enough visits to come',
    detail: 'Book again after one of them, or cancel one.',
  },
  not_in_turn: {
    title: 'It is the turn of another',
    detail: 'Take nextStaffId, who is free, or let somebody with the right to do so book with outOfTurn.',
  },
  already_in_rotation: { title: 'The person is in the queue', detail: 'Move, pause or resume them instead.' },
  not_in_rotation: { title: 'The person is not in the queue', detail: 'Let them join it first.' },
  rotation_full: { title: 'The queue is full', detail: 'Let somebody leave it first.' },
  place_out_of_range: { title: 'The queue has no such place', detail: 'Name a place up to the number of places.' },
  approval_expired: { title: 'The time for approval is over', detail: 'Book the visit anew.' },
  prepayment_expired: { title: 'The time to pay is over', detail: 'Book the visit anew.' },
  booking_not_begun: {
    title: 'The visit is still to come',
    detail: 'Only after its start has the customer stayed away.',
  },
  reschedule_too_late: { title: 'Too late to move the visit', detail: 'Cancel it, or let staff move it with `waive`.' },
  too_many_reschedules: {
    title: 'The visit was moved often enough',
    detail: 'Cancel it, or let staff move it with `waive`.',
  },
  booking_state_forbids: {
    title: "The booking's state does not allow it",
    detail: 'See allowedFrom in details for when it can be done.',
  },
  already_redeemed: { title: 'The code was used', detail: 'The customer has been checked in already.' },
  booked_at_other_location: { title: 'Booked elsewhere', detail: 'The booking is at the location in details.' },
  staff_not_at_location: { title: 'Not on this location', detail: "Add the location to the person's locationIds." },
  shift_ends_before_start: { title: 'The shift is empty', detail: 'Let it end after it starts; 25:30 is next day.' },
  break_outside_shift: { title: 'A break does not fit', detail: 'Give breaks within the shift, one after another.' },
  shift_overlap: { title: 'Shifts overlap', detail: 'Take the shift in details back first, or change the times.' },
  units_exceed_quantity: {
    title: 'More units than there are',
    detail: 'Block at most `quantity` units, or leave units out.',
  },
  time_block_overlaps_bookings: {
    title: 'Bookings are in the way',
    detail: 'Move or cancel the bookings in details first.',
  },
  time_block_overlap: {
    title: 'The time is blocked, held or of a class',
    detail: 'Take back what is in details, or choose other times.',
  },
  too_many_repetitions: {
    title: 'Too many repetitions',
    detail: 'End the series sooner, or make several of at most so many blocks as details say.',
  },
  repetitions_overlap: {
    title: 'The repetitions overlap each other',
    detail: 'Let them be shorter, or come less often.',
  },
  time_outside_window: {
    title: 'A time lies outside the window',
    detail: 'Leave out what does not overlap the window, or widen it.',
  },
  currency_mismatch: {
    title: 'Two currencies',
    detail: 'All that is priced, booked or billed has the currency of its location.',
  },
  booking_not_billable: {
    title: 'The booking cannot stand on this bill',
    detail: 'It is of another location or customer, or no longer live.',
  },
  booking_already_ordered: { title: 'Billed already', detail: 'The segment stands on another order.' },
  amount_too_large: { title: 'The amount is too large', detail: 'Split the line.' },
  quote_changed: {
    title: 'The price has changed',
    detail: 'Show the quote in details to the customer, and send its quoteHash.',
  },
  discount_rejected: {
    title: 'A coupon, benefit or discount takes nothing off',
    detail: 'See reason in details; leave it out, or change the bill.',
  },
  rounding_not_offered: {
    title: 'Sums are not rounded here',
    detail: "Leave roundTotal out, or set the location's cashRounding.",
  },
  effect_not_for_orders: {
    title: 'The effect is for items only',
    detail: 'Use level ITEM, or take a percentage or an amount off the order.',
  },
  coupon_template_over: { title: 'The coupons are over', detail: 'Move validUntil, or use another template.' },
  coupon_limit_reached: { title: 'There are no more coupons', detail: 'Issue at most `left`, or raise the limit.' },
  coupon_state_forbids: {
    title: "The coupon's state does not allow it",
    detail: 'See allowedFrom in details for when it can be done.',
  },
  ...cardProblemTexts,
  coupon_taken: { title: 'The coupon is of another customer', detail: 'A code can be claimed once.' },
  order_state_forbids: { title: "The order's state does not allow it", detail: 'Only open orders can do this.' },
  fulfilment_without_goods: {
    title: 'There are no goods on the bill',
    detail: 'Only products are picked up or brought: leave out fulfilment.',
  },
  fulfilment_window_invalid: { title: 'The time ends before it begins', detail: '`to` must be after `from`.' },
  order_not_to_fulfil: {
    title: 'There is nothing to hand over',
    detail: 'Only goods of a paid order, for which that was agreed, are picked up or brought.',
  },
  fulfilment_state_forbids: {
    title: 'The goods are past that',
    detail: 'See allowedFrom in details for when it can be done.',
  },
  pickup_code_wrong: { title: 'It is not the code of this order', detail: 'Ask for the pickupCode of the order.' },
  order_not_editable: {
    title: 'The bill cannot be changed',
    detail: 'It stands in the place of a reopened one, or is older than changing bills: cancel it and make another.',
  },
  order_expired: {
    title: 'The time to pay is over',
    detail: 'Make the bill anew; coupons on this one come back with its cancellation.',
  },
  booking_lapsed: { title: 'The booking is no longer held', detail: 'Cancel the order and make it without the line.' },
  tender_insufficient: { title: 'Not enough', detail: 'The tenders must cover dueMinor; see capped.' },
  tender_superfluous: { title: 'A tender pays nothing', detail: 'Leave out the tender at the index in details.' },
  ...paymentTexts,
  recurrence_invalid: {
    title: 'The rule repeats nothing',
    detail: 'Give either count or until, at most 60 dates within 366 days, and weekdays only with WEEKS; see `why`.',
  },
  series_conflict: {
    title: 'Something stands in the way of the series',
    detail: 'See conflicts in details; choose other times, or SKIP_CONFLICTS for what can be done.',
  },
  series_over: {
    title: 'Nothing is left of the series',
    detail: 'From that occurrence on, no visit is still to come.',
  },
  class_not_open: {
    title: 'The class is not open',
    detail: 'It was cancelled, has begun or is over, as `why` in details says; choose another class.',
  },
  class_not_begun: {
    title: 'The class is still to come',
    detail: 'Only after its start has the customer stayed away.',
  },
  already_enrolled: {
    title: 'The customer has seats in the class',
    detail: 'Cancel the enrollment in details, and enroll anew with the seats wanted.',
  },
  class_full: { title: 'Not enough seats are left', detail: 'Ask for at most `seatsLeft`, or choose another class.' },
  spot_taken: { title: 'Others picked the spot', detail: 'Pick free ones; classSessions.spots lists them.' },
  too_many_spots: { title: 'More spots than seats', detail: 'Pick at most one spot a seat.' },
  spot_not_in_class: { title: 'The class has no such spot', detail: 'Spots are numbered from 1 to the capacity.' },
  enrollment_state_forbids: {
    title: "The enrollment's state does not allow it",
    detail: 'See allowedFrom in details for when it can be done.',
  },
  service_too_long: { title: 'The service is too long', detail: 'All blocks together are at most a day.' },
  duplicate_in_list: { title: 'Named twice', detail: 'Name each id once in the list.' },
  period_closed: {
    title: 'The books of that day are closed',
    detail: 'Enter it on a day that is open, or open the period in details again.',
  },
  period_not_over: { title: 'The days are not over', detail: 'Close business days up to `lastClosable`.' },
  period_overlap: { title: 'Some of the days are closed', detail: 'Choose days outside the period in details.' },
  period_not_closed: { title: 'The period is open', detail: 'It takes entries already.' },
  not_refundable: {
    title: 'Nothing goes back',
    detail: 'See because in details: it was not paid, nothing of it is left, or it has a way of its own to go back.',
  },
  refund_line_unknown: { title: 'The bill has no such line', detail: 'Lines are named by their ordinals, from 0 on.' },
  refund_exceeds_line: {
    title: 'More units than are left of the line',
    detail: 'Give back at most `leftQuantity`; the others went back before.',
  },
  refund_requested: {
    title: 'A refund is asked for already',
    detail: 'Decide or withdraw the request in details first.',
  },
  refund_request_state_forbids: {
    title: 'The request is decided',
    detail: 'Only what is PENDING can be granted, rejected or withdrawn.',
  },
  lot_spent: {
    title: 'What came with it was spent',
    detail:
      'Its lots no longer have what would be taken back: it was spent, held, moved to another customer or adjusted.',
  },
  value_hold_ended: { title: 'What was held is free again', detail: 'Read the request again.' },
  cash_shifts_off: {
    title: 'Cash is not counted here',
    detail: "Set the location's cashShifts.use to OPTIONAL or REQUIRED first.",
  },
  cash_shift_open: {
    title: 'Another shift has the drawer',
    detail: 'Close the shift in details, or hand it over.',
  },
  cash_shift_state_forbids: {
    title: "The shift's state does not allow it",
    detail: 'Cash moves while it is open; once closed nothing changes.',
  },
  cash_shift_required: { title: 'No shift is open', detail: 'Open a cash shift; cash needs one here.' },
  cash_shift_overdue: {
    title: 'The open shift is of an earlier day',
    detail: 'Close the shift in details, and open one for today.',
  },
  cash_insufficient: {
    title: 'The drawer should not have as much',
    detail: 'Pay cash in first; or, where the request can, name at most `availableMinor` or destination STORE_CREDIT.',
  },
  banked_exceeds_counted: {
    title: 'More is banked than was counted',
    detail: 'Bank at most `countedMinor`.',
  },
  orders_open: {
    title: 'Bills are still open',
    detail: 'Have them paid or cancelled; where policy is WARN, carryOverOrders closes the shift all the same.',
  },
  expense_in_future: { title: 'The day has not come', detail: 'Record it on a business day up to today.' },
  expense_voided: { title: 'The expense is voided', detail: 'It was taken back already.' },
  balance_insufficient: {
    title: 'The balance does not suffice',
    detail: 'Take at most `availableMinor`; what is held, pending or expired does not count.',
  },
}
