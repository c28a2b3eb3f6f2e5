import { close as closePeriod } from './accounting-periods/close.ts'
import { list as listPeriods } from './accounting-periods/list.ts'
import { reopen as reopenPeriod } from './accounting-periods/reopen.ts'
import { bookings as bookingAnalytics } from './analytics/bookings.ts'
import * as apiKeys from './api-keys/api-keys.ts'
import { list as listAuditEntries } from './audit/list.ts'
import { explain } from './availability/explain.ts'
import { search } from './availability/search.ts'
import { cancelRest } from './booking-series/cancel-rest.ts'
import { create as createBookingSeries } from './booking-series/create.ts'
import { get as getBookingSeries } from './booking-series/get.ts'
import { rescheduleRest } from './booking-series/reschedule-rest.ts'
import { assignments } from './bookings/assignments.ts'
import { calendar } from './bookings/calendar.ts'
import { cancel as cancelBooking } from './bookings/cancel.ts'
import { cancellationPreview } from './bookings/cancellation-preview.ts'
import { create as createBooking } from './bookings/create.ts'
import { extendSegment } from './bookings/extend-segment.ts'
import { get as getBooking, list as listBookings } from './bookings/reads.ts'
import { reassign } from './bookings/reassign.ts'
import { reassignMany } from './bookings/reassign-many.ts'
import { checkIn, redeem } from './bookings/redeem.ts'
import { reschedule } from './bookings/reschedule.ts'
import { setMeetingUrl } from './bookings/set-meeting-url.ts'
import * as steps from './bookings/steps.ts'
import * as calendarFeeds from './calendars/feeds.ts'
import { createPreset } from './cancellation-policies/create-preset.ts'
import { reverse as reverseRedemption } from './card-redemptions/reverse.ts'
import { close as closeCashShift, end as endCashShift } from './cash-shifts/close.ts'
import { handOver } from './cash-shifts/hand-over.ts'
import { payIn, payOut } from './cash-shifts/move.ts'
import { open as openCashShift } from './cash-shifts/open.ts'
import { get as getCashShift, list as listCashShifts, movements } from './cash-shifts/reads.ts'
import { cancel as cancelClassSession } from './class-sessions/cancel.ts'
import { create as createClassSession } from './class-sessions/create.ts'
import { createSeries as createClassSeries } from './class-sessions/create-series.ts'
import { get as getClassSession, list as listClassSessions, spots } from './class-sessions/reads.ts'
import { substitute } from './class-sessions/substitute.ts'
import * as cardRecords from './configuration/card-records.ts'
import * as loyaltyRecords from './configuration/loyalty-records.ts'
import * as promotionRecords from './configuration/promotion-records.ts'
import * as records from './configuration/records.ts'
import { claim, voidOne } from './coupons/change.ts'
import { issue, issueCodes, issueMany } from './coupons/issue.ts'
import { get as getCoupon, list as listCoupons } from './coupons/reads.ts'
import { freeze, unfreeze } from './customer-cards/freeze.ts'
import { importOne as importCard } from './customer-cards/import.ts'
import { reissue as reissueCard, reportLost as reportCardLost } from './customer-cards/lose.ts'
import { get as getCard, list as listCards, redemptions } from './customer-cards/reads.ts'
import { redeem as redeemCard } from './customer-cards/redeem.ts'
import { refund as refundCard, refundValue } from './customer-cards/refund.ts'
import { share as shareCard, transfer as transferCard } from './customer-cards/transfer.ts'
import { benefits } from './customers/benefits.ts'
import { list as listCustomers } from './customers/list.ts'
import { merge } from './customers/merge.ts'
import { points } from './customers/points.ts'
import { profile } from './customers/profile.ts'
import { tier as customerTier } from './customers/tier.ts'
import { transactions } from './customers/transactions.ts'
import { verifyContact } from './customers/verify-contact.ts'
import { cancellationPreview as previewEnrollmentCancellation } from './enrollments/cancellation-preview.ts'
import { create as createEnrollment } from './enrollments/create.ts'
import { get as getEnrollment, list as listEnrollments } from './enrollments/reads.ts'
import * as enrollmentSteps from './enrollments/steps.ts'
import { get as getExpense, list as listExpenses } from './expenses/reads.ts'
import { create as recordExpense, voidOne as voidExpense } from './expenses/record.ts'
import { block, deactivate, transferBalance, unblock } from './gift-cards/change.ts'
import { create as createGiftCard, importOne as importGiftCard } from './gift-cards/create.ts'
import { activities, checkBalance, get as getGiftCard, list as listGiftCards } from './gift-cards/reads.ts'
import { accounts as ledgerAccounts, entries as ledgerEntries } from './ledger/lists.ts'
import { balanceSheet, profitAndLoss, trialBalance } from './ledger/statements.ts'
import { verify } from './ledger/verify.ts'
import * as membership from './membership-cards/commands.ts'
import { get as getMembershipCard, list as listMembershipCards } from './membership-cards/reads.ts'
import { get as getMenu } from './menu/get.ts'
import type { Operation } from './operation.ts'
import { bestTender } from './orders/best-tender.ts'
import { cancel as cancelOrder } from './orders/cancel.ts'
import { calculate, create as createOrder } from './orders/create.ts'
import { pay } from './orders/pay.ts'
import { get as getOrder, list as listOrders } from './orders/reads.ts'
import { refund, refundPreview } from './orders/refund.ts'
import { create as redeemPoints } from './points-redemptions/create.ts'
import { get as getRedemption, list as listRedemptions } from './points-redemptions/reads.ts'
import { call as callFromQueue } from './queue-entries/call.ts'
import { leave as leaveQueue, move as moveInQueue, noShow } from './queue-entries/change.ts'
import { join as joinQueue } from './queue-entries/join.ts'
import { get as getQueueEntry, list as listQueueEntries } from './queue-entries/reads.ts'
import { create as createRefundRequest } from './refund-requests/create.ts'
import { approve, reject, withdraw as withdrawRequest } from './refund-requests/decide.ts'
import { get as getRefundRequest, list as listRefundRequests } from './refund-requests/reads.ts'
import { get as getRefund, list as listRefunds } from './refunds/reads.ts'
import { returnUnlinked } from './refunds/return-unlinked.ts'
import { dayTotals } from './reports/day-totals.ts'
import * as rotation from './rotation-queues/commands.ts'
import { get as getRotationQueue } from './rotation-queues/get.ts'
import { list as listShifts } from './shifts/list.ts'
import { publish } from './shifts/publish.ts'
import { publishFromTemplates } from './shifts/publish-from-templates.ts'
import { remove as removeShift } from './shifts/remove.ts'
import { replace as replaceShift } from './shifts/replace.ts'
import { create as createSlotHold } from './slot-holds/create.ts'
import { release as releaseSlotHold } from './slot-holds/release.ts'
import { affectedBookings } from './staff/affected-bookings.ts'
import { importBusyTimes } from './staff/import-busy-times.ts'
import { list as listStaff } from './staff/list.ts'
import { accounts as storedValueAccounts } from './stored-value/accounts.ts'
import { adjust as adjustStoredValue } from './stored-value/adjust.ts'
import { entries as storedValueEntries } from './stored-value/entries.ts'
import { setPin } from './stored-value/set-pin.ts'
import * as tenants from './tenants/tenants.ts'
import { create as createTimeBlock } from './time-blocks/create.ts'
import { get as getTimeBlock, list as listTimeBlocks } from './time-blocks/reads.ts'
import { remove as removeTimeBlock } from './time-blocks/remove.ts'
import { refund as refundTopUp, refundPreview as refundTopUpPreview } from './top-ups/refund.ts'
import { accept as acceptOffer } from './waitlist-entries/accept.ts'
import { create as createWaitlistEntry } from './waitlist-entries/create.ts'
import { decline as declineOffer, withdraw } from './waitlist-entries/leave.ts'
import { offer } from './waitlist-entries/offer.ts'
import { get as getWaitlistEntry, list as listWaitlistEntries } from './waitlist-entries/reads.ts'

/** Every operation there is: the engine, the routes, the document and the client are all made from this table. */
export const operations = {
  tenants: { create: tenants.create, get: tenants.get, list: tenants.list, erase: tenants.erase },
  tenant: { get: tenants.current },
  apiKeys: { create: apiKeys.create, list: apiKeys.list, revoke: apiKeys.revoke },
  locations: records.locations,
  resources: records.resources,
  staffLevels: records.staffLevels,
  staff: { ...records.staff, list: listStaff, affectedBookings, importBusyTimes },
  tiers: records.tiers,
  customers: {
    ...records.customers,
    list: listCustomers,
    verifyContact,
    merge,
    profile,
    transactions,
    tier: customerTier,
    benefits,
    points,
  },
  customerGroups: loyaltyRecords.customerGroups,
  loyaltyProgrammes: loyaltyRecords.loyaltyProgrammes,
  rewards: loyaltyRecords.rewards,
  pointsRedemptions: { create: redeemPoints, get: getRedemption, list: listRedemptions },
  services: records.services,
  addOns: records.addOns,
  products: records.products,
  menu: { get: getMenu },
  cancellationPolicies: { ...records.cancellationPolicies, createPreset },
  shiftTemplates: records.shiftTemplates,
  shifts: { publish, publishFromTemplates, list: listShifts, replace: replaceShift, remove: removeShift },
  timeBlocks: { create: createTimeBlock, get: getTimeBlock, list: listTimeBlocks, remove: removeTimeBlock },
  calendarFeeds: { create: calendarFeeds.create, list: calendarFeeds.list, revoke: calendarFeeds.revoke },
  rotationQueues: {
    get: getRotationQueue,
    join: rotation.join,
    leave: rotation.leave,
    pause: rotation.pause,
    resume: rotation.resume,
    reserve: rotation.reserve,
    move: rotation.move,
  },
  availability: { search, explain },
  slotHolds: { create: createSlotHold, release: releaseSlotHold },
  bookings: {
    create: createBooking,
    get: getBooking,
    list: listBookings,
    calendar,
    reschedule,
    cancel: cancelBooking,
    redeem,
    checkIn,
    start: steps.start,
    complete: steps.complete,
    confirm: steps.confirm,
    decline: steps.decline,
    markNoShow: steps.markNoShow,
    cancellationPreview,
    extendSegment,
    reassign,
    reassignMany,
    setMeetingUrl,
    assignments,
  },
  bookingSeries: { create: createBookingSeries, get: getBookingSeries, rescheduleRest, cancelRest },
  waitlistEntries: {
    create: createWaitlistEntry,
    get: getWaitlistEntry,
    list: listWaitlistEntries,
    offer,
    accept: acceptOffer,
    decline: declineOffer,
    withdraw,
  },
  queueEntries: {
    join: joinQueue,
    get: getQueueEntry,
    list: listQueueEntries,
    call: callFromQueue,
    leave: leaveQueue,
    noShow,
    move: moveInQueue,
  },
  classSessions: {
    create: createClassSession,
    createSeries: createClassSeries,
    get: getClassSession,
    list: listClassSessions,
    spots,
    cancel: cancelClassSession,
    substitute,
  },
  enrollments: {
    create: createEnrollment,
    get: getEnrollment,
    list: listEnrollments,
    cancel: enrollmentSteps.cancel,
    cancellationPreview: previewEnrollmentCancellation,
    checkIn: enrollmentSteps.checkIn,
    markNoShow: enrollmentSteps.markNoShow,
  },
  timedPriceRules: promotionRecords.timedPriceRules,
  promotions: promotionRecords.promotions,
  couponTemplates: promotionRecords.couponTemplates,
  topUpOffers: promotionRecords.topUpOffers,
  topUps: { refundPreview: refundTopUpPreview, refund: refundTopUp },
  storedValue: { accounts: storedValueAccounts, entries: storedValueEntries, adjust: adjustStoredValue, setPin },
  coupons: { issue, issueMany, issueCodes, claim, get: getCoupon, list: listCoupons, void: voidOne },
  cardProducts: cardRecords.cardProducts,
  prepaidPolicies: cardRecords.prepaidPolicies,
  customerCards: {
    import: importCard,
    get: getCard,
    list: listCards,
    redeem: redeemCard,
    redemptions,
    freeze,
    unfreeze,
    reportLost: reportCardLost,
    reissue: reissueCard,
    transfer: transferCard,
    share: shareCard,
    refundValue,
    refund: refundCard,
  },
  cardRedemptions: { reverse: reverseRedemption },
  giftCards: {
    create: createGiftCard,
    import: importGiftCard,
    get: getGiftCard,
    list: listGiftCards,
    checkBalance,
    activities,
    block,
    unblock,
    deactivate,
    transferBalance,
  },
  membershipCards: {
    issue: membership.issue,
    get: getMembershipCard,
    list: listMembershipCards,
    reportLost: membership.reportLost,
    reissue: membership.reissue,
  },
  orders: {
    calculate,
    bestTender,
    create: createOrder,
    get: getOrder,
    list: listOrders,
    pay,
    cancel: cancelOrder,
    refundPreview,
    refund,
  },
  refunds: { get: getRefund, list: listRefunds, returnUnlinked },
  refundRequests: {
    create: createRefundRequest,
    get: getRefundRequest,
    list: listRefundRequests,
    approve,
    reject,
    withdraw: withdrawRequest,
  },
  cashShifts: {
    open: openCashShift,
    get: getCashShift,
    list: listCashShifts,
    movements,
    payIn,
    payOut,
    end: endCashShift,
    close: closeCashShift,
    handOver,
  },
  expenses: { create: recordExpense, get: getExpense, list: listExpenses, void: voidExpense },
  ledger: {
    verify,
    accounts: ledgerAccounts,
    entries: ledgerEntries,
    trialBalance,
    profitAndLoss,
    balanceSheet,
  },
  accountingPeriods: { close: closePeriod, reopen: reopenPeriod, list: listPeriods },
  reports: { dayTotals },
  analytics: { bookings: bookingAnalytics },
  auditEntries: { list: listAuditEntries },
} as const

export type Operations = typeof operations

/** The table as one list, in its order. */
export const allOperations: readonly Operation[] = Object.values(operations).flatMap(
  (room) => Object.values(room) as unknown as Operation[],
)
