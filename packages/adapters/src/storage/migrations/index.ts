import { tenants } from './0001-tenants.ts'
import { records } from './0002-records.ts'
import { schedule } from './0003-schedule.ts'
import { bookings } from './0004-bookings.ts'
import { orders } from './0005-orders.ts'
import { ledger } from './0006-ledger.ts'
import { delivery } from './0007-delivery.ts'
import { appendOnly } from './0008-append-only.ts'
import { claim } from './0009-claim.ts'
import { workingTime } from './0010-working-time.ts'
import { placesOfLocation } from './0011-places-of-location.ts'
import { slotHolds } from './0020-slot-holds.ts'
import { lifeCycle } from './0021-life-cycle.ts'
import { cancellationPolicies } from './0022-cancellation-policies.ts'
import { preparation } from './0030-preparation.ts'
import { parties } from './0031-parties.ts'
import { terms } from './0032-terms.ts'
import { addOns } from './0033-add-ons.ts'
import { locationTypes } from './0034-location-types.ts'
import { assignments } from './0035-assignments.ts'
import { rotationQueues } from './0036-rotation-queues.ts'
import { bookingLimits } from './0037-booking-limits.ts'
import { prepayment } from './0038-prepayment.ts'
import { classSessions } from './0040-class-sessions.ts'
import { enrollments } from './0041-enrollments.ts'
import { series } from './0042-series.ts'
import { waitlist } from './0045-waitlist.ts'
import { queue } from './0046-queue.ts'
import { calendarFeeds } from './0050-calendar-feeds.ts'
import { timeBlockSeries } from './0051-time-block-series.ts'
import { utilisation } from './0052-utilisation.ts'
import { ledgerAccounts } from './0060-ledger-accounts.ts'
import { ledgerGuards } from './0061-ledger-guards.ts'
import { orderTotals } from './0070-order-totals.ts'
import { promotions } from './0071-promotions.ts'
import { lineAddOns } from './0079-line-add-ons.ts'
import { segmentPrices } from './0080-segment-prices.ts'
import { sharedLocks } from './0081-shared-locks.ts'
import { keptVisits } from './0084-kept-visits.ts'
import { enrollmentTerms } from './0085-enrollment-terms.ts'
import { tenders } from './0100-tenders.ts'
import { storedValue } from './0101-stored-value.ts'
import { receivables } from './0102-receivables.ts'
import { orderFilters } from './0103-order-filters.ts'
import { cards } from './0110-cards.ts'
import { coverage } from './0111-coverage.ts'
import { loyalty } from './0120-loyalty.ts'
import { cashShifts } from './0130-cash-shifts.ts'
import { refunds } from './0131-refunds.ts'
import { reopening } from './0140-reopening.ts'
import { giftCardLoads } from './0152-gift-card-loads.ts'
import { topUpsPaidBack } from './0156-top-ups-paid-back.ts'
import { couponsOfOrders } from './0157-coupons-of-orders.ts'
import { openOrders } from './0160-open-orders.ts'
import { orderUpdates } from './0161-order-updates.ts'
import { ordersByTime } from './0162-orders-by-time.ts'
import { goodsFulfilment } from './0163-goods-fulfilment.ts'
import { visitsOfCustomers } from './0164-visits-of-customers.ts'
import { couponsOfCards } from './0167-coupons-of-cards.ts'
import { ordersToFulfil } from './0168-orders-to-fulfil.ts'
import { tags } from './0173-tags.ts'
import { categories } from './0174-categories.ts'
import { ledgerEntriesAtOnce } from './0176-ledger-entries-at-once.ts'
import { subLedgers } from './0177-sub-ledgers.ts'
import { identity } from './0180-identity.ts'
import { guestPasses } from './0183-guest-passes.ts'
import { prepaidGuards } from './0184-prepaid-guards.ts'
import { unchargedCash } from './0191-uncharged-cash.ts'
import { movementsWithoutShift } from './0192-movements-without-shift.ts'
import type { Migration } from './migration.ts'

/** Every step of the schema, oldest first. Steps are added at the end and never changed. */
export const migrations: readonly Migration[] = [
  tenants,
  records,
  schedule,
  bookings,
  orders,
  ledger,
  delivery,
  appendOnly,
  claim,
  workingTime,
  placesOfLocation,
  slotHolds,
  lifeCycle,
  cancellationPolicies,
  preparation,
  parties,
  terms,
  addOns,
  locationTypes,
  assignments,
  rotationQueues,
  bookingLimits,
  prepayment,
  classSessions,
  enrollments,
  series,
  waitlist,
  queue,
  calendarFeeds,
  timeBlockSeries,
  utilisation,
  ledgerAccounts,
  ledgerGuards,
  orderTotals,
  promotions,
  lineAddOns,
  segmentPrices,
  sharedLocks,
  keptVisits,
  enrollmentTerms,
  tenders,
  storedValue,
  receivables,
  orderFilters,
  cards,
  coverage,
  loyalty,
  cashShifts,
  refunds,
  reopening,
  giftCardLoads,
  topUpsPaidBack,
  couponsOfOrders,
  openOrders,
  orderUpdates,
  ordersByTime,
  goodsFulfilment,
  visitsOfCustomers,
  couponsOfCards,
  ordersToFulfil,
  tags,
  categories,
  ledgerEntriesAtOnce,
  subLedgers,
  identity,
  guestPasses,
  prepaidGuards,
  unchargedCash,
  movementsWithoutShift,
]
