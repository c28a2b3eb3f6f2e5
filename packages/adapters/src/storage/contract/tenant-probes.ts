import { idOf, type ReadTransaction, recordChecks, type Transaction } from '@mendian/core'
import { cardReadProbes, cardWriteProbes } from './card-probes.ts'
import { couponReadProbes } from './coupon-probes.ts'
import * as fixtures from './fixtures.ts'
import { loyaltyReadProbes, loyaltyWriteProbes } from './loyalty-probes.ts'
import { receivableReadProbes, receivableWriteProbes } from './receivable-probes.ts'
import { refundReadProbes, refundWriteProbes } from './refund-probes.ts'

/** The names of a transaction's methods, as `repository.method`. */
type MethodsOf<T> = {
  [K in keyof T & string]: T[K] extends object
    ? { [M in keyof T[K] & string]: T[K][M] extends (...args: never[]) => unknown ? `${K}.${M}` : never }[keyof T[K] &
        string]
    : never
}[keyof T & string]

type ReadMethod = MethodsOf<Omit<ReadTransaction, 'tenantId'>>
type WriteMethod = Exclude<MethodsOf<Omit<Transaction, 'tenantId' | 'host' | 'claimed'>>, ReadMethod>

const { ids, nineMs, hourMs } = fixtures
const page = { limit: 200 }
const dates = { fromDate: '2026-01-01', toDate: '2026-12-31' }
const times = { fromMs: nineMs, toMs: nineMs + hourMs, nowMs: 0 }

/** For each reading method a call that finds something in a filled tenant. */
export const readProbes: { readonly [M in ReadMethod]: (tx: ReadTransaction) => Promise<unknown> } = {
  'tenants.current': (tx) => tx.tenants.current(),
  'locations.find': (tx) => tx.locations.find(ids.location),
  'locations.findMany': (tx) => tx.locations.findMany([ids.location]),
  'locations.list': (tx) => tx.locations.list(page),
  'resources.find': (tx) => tx.resources.find(ids.resource),
  'resources.findMany': (tx) => tx.resources.findMany([ids.resource]),
  'resources.list': (tx) => tx.resources.list(page),
  'staffLevels.find': (tx) => tx.staffLevels.find(ids.level),
  'staffLevels.findMany': (tx) => tx.staffLevels.findMany([ids.level]),
  'staffLevels.list': (tx) => tx.staffLevels.list(page),
  'staff.find': (tx) => tx.staff.find(ids.staff),
  'staff.findMany': (tx) => tx.staff.findMany([ids.staff]),
  'staff.list': (tx) => tx.staff.list(page),
  'staff.listBy': (tx) => tx.staff.listBy({ locationId: ids.location }, page),
  'tiers.find': (tx) => tx.tiers.find(ids.tier),
  'tiers.findMany': (tx) => tx.tiers.findMany([ids.tier]),
  'tiers.list': (tx) => tx.tiers.list(page),
  'customers.find': (tx) => tx.customers.find(ids.customer),
  'customers.findMany': (tx) => tx.customers.findMany([ids.customer]),
  'customers.list': (tx) => tx.customers.list(page),
  'customers.findByPhone': (tx) => tx.customers.findByPhone(fixtures.customer.phone ?? ''),
  'services.find': (tx) => tx.services.find(ids.service),
  'services.findMany': (tx) => tx.services.findMany([ids.service]),
  'services.list': (tx) => tx.services.list(page),
  'addOns.find': (tx) => tx.addOns.find(ids.addOn),
  'addOns.findMany': (tx) => tx.addOns.findMany([ids.addOn]),
  'addOns.list': (tx) => tx.addOns.list(page),
  'products.find': (tx) => tx.products.find(ids.product),
  'products.findMany': (tx) => tx.products.findMany([ids.product]),
  'products.list': (tx) => tx.products.list(page),
  'cancellationPolicies.find': (tx) => tx.cancellationPolicies.find(fixtures.cancellationPolicy.id),
  'cancellationPolicies.findMany': (tx) => tx.cancellationPolicies.findMany([fixtures.cancellationPolicy.id]),
  'cancellationPolicies.list': (tx) => tx.cancellationPolicies.list(page),
  'timedPriceRules.find': (tx) => tx.timedPriceRules.find(fixtures.timedPriceRule.id),
  'timedPriceRules.findMany': (tx) => tx.timedPriceRules.findMany([fixtures.timedPriceRule.id]),
  'timedPriceRules.list': (tx) => tx.timedPriceRules.list(page),
  'timedPriceRules.active': (tx) => tx.timedPriceRules.active(),
  'promotions.find': (tx) => tx.promotions.find(fixtures.promotion.id),
  'promotions.findMany': (tx) => tx.promotions.findMany([fixtures.promotion.id]),
  'promotions.list': (tx) => tx.promotions.list(page),
  'promotions.active': (tx) => tx.promotions.active(),
  'couponTemplates.find': (tx) => tx.couponTemplates.find(fixtures.couponTemplate.id),
  'couponTemplates.findMany': (tx) => tx.couponTemplates.findMany([fixtures.couponTemplate.id]),
  'couponTemplates.list': (tx) => tx.couponTemplates.list(page),
  'couponTemplates.findByClaimCode': (tx) => tx.couponTemplates.findByClaimCode('WELCOME'),
  ...cardReadProbes,
  ...receivableReadProbes,
  'services.listByTier': (tx) => tx.services.listByTier(fixtures.tier.id, page),
  'customers.listByGroup': (tx) => tx.customers.listByGroup(fixtures.customerGroup.id, page),
  ...loyaltyReadProbes,
  'topUpOffers.find': (tx) => tx.topUpOffers.find(fixtures.topUpOffer.id),
  'topUpOffers.findMany': (tx) => tx.topUpOffers.findMany([fixtures.topUpOffer.id]),
  'topUpOffers.list': (tx) => tx.topUpOffers.list(page),
  'topUpOffers.active': (tx) => tx.topUpOffers.active(),
  'topUps.find': (tx) => tx.topUps.find(idOf('TopUp', '1')),
  'topUps.outflowOf': async (tx) => (await tx.topUps.outflowOf(fixtures.paidTopUp('2'))).usedMinor,
  'topUps.paidBackOf': (tx) => tx.topUps.paidBackOf([idOf('Lot', '2')]),
  'topUps.hasToppedUp': (tx) => tx.topUps.hasToppedUp(ids.customer),
  'storedValue.owners': (tx) => tx.storedValue.owners({}, page),
  'storedValue.spentOn': (tx) =>
    tx.storedValue.spentOn({ customerId: ids.customer, currency: 'CNY', businessDate: '2026-11-22' }),
  'storedValue.pins': (tx) => tx.storedValue.pins([ids.customer]),
  'storedValue.adjustments': (tx) =>
    tx.storedValue.adjustments([idOf('LedgerTransaction', 'adjusted'), idOf('LedgerTransaction', 'new')]),
  ...couponReadProbes,
  'usages.find': async (tx) => [...(await tx.usages.find(['prm_1/total']))],
  'shifts.find': (tx) => tx.shifts.find(idOf('Shift', '1')),
  'shifts.ofStaff': (tx) => tx.shifts.ofStaff({ staffIds: [ids.staff], ...dates }),
  'shifts.timesOfStaff': (tx) => tx.shifts.timesOfStaff({ staffIds: [ids.staff], locationId: ids.location, ...dates }),
  'shifts.list': (tx) => tx.shifts.list({ locationId: ids.location, ...dates, ...page }),
  'shiftTemplates.find': (tx) => tx.shiftTemplates.find(fixtures.shiftTemplate.id),
  'shiftTemplates.findMany': (tx) => tx.shiftTemplates.findMany([fixtures.shiftTemplate.id]),
  'shiftTemplates.list': (tx) => tx.shiftTemplates.list(page),
  'shiftTemplates.ofLocation': (tx) => tx.shiftTemplates.ofLocation(ids.location),
  'timeBlocks.find': (tx) => tx.timeBlocks.find(idOf('TimeBlock', '1')),
  'timeBlocks.findMany': (tx) => tx.timeBlocks.findMany([idOf('TimeBlock', '1')]),
  'timeBlocks.list': (tx) => tx.timeBlocks.list({}, page),
  'calendarFeeds.find': (tx) => tx.calendarFeeds.find(idOf('CalendarFeed', '1')),
  'calendarFeeds.list': (tx) => tx.calendarFeeds.list(page),
  'occupancy.busy': (tx) => tx.occupancy.busy({ unitIds: [ids.staff, ids.otherStaff], ...times }),
  'capacity.isClaimed': async (tx) =>
    (await tx.capacity.isClaimed({ resourceId: ids.resource, nowMs: 0 })) || undefined,
  'occupancy.taken': async (tx) => [...(await tx.occupancy.taken({ unitIds: [ids.staff, ids.otherStaff], ...times }))],
  'capacity.claims': (tx) => tx.capacity.claims({ resourceIds: [ids.resource], ...times }),
  'slotHolds.find': async (tx) =>
    (await tx.slotHolds.find(idOf('SlotHold', 'new'))) ?? tx.slotHolds.find(idOf('SlotHold', '1')),
  'slotHolds.isAnyLive': async (tx) =>
    (await tx.slotHolds.isAnyLive({ locationId: ids.location, nowMs: 0 })) || undefined,
  'slotHolds.findByTokenHash': (tx) => tx.slotHolds.findByTokenHash('hash-1'),
  'queueEntries.find': (tx) => tx.queueEntries.find(idOf('QueueEntry', '1')),
  'queueEntries.waiting': (tx) => tx.queueEntries.waiting({ locationId: ids.location, nowMs: nineMs }),
  'waitlistEntries.find': (tx) => tx.waitlistEntries.find(idOf('WaitlistEntry', '1')),
  'waitlistEntries.waiting': (tx) => tx.waitlistEntries.waiting(ids.location),
  'waitlistEntries.countWaiting': (tx) => tx.waitlistEntries.countWaiting(ids.location),
  'waitlistEntries.list': (tx) => tx.waitlistEntries.list({}, page),
  'bookings.countOpenOf': (tx) =>
    tx.bookings.countOpenOf({ customerIds: [ids.customer], locationId: ids.location, nowMs: 0 }),
  'bookings.countOpen': (tx) => tx.bookings.countOpen({ customerId: ids.customer, locationId: ids.location, nowMs: 0 }),
  'bookings.startsOfCustomers': (tx) =>
    tx.bookings.startsOfCustomers({ customerIds: [ids.customer], locationId: ids.location, ...times }),
  'bookings.find': (tx) => tx.bookings.find(ids.booking('1')),
  'bookings.findMany': (tx) => tx.bookings.findMany([ids.booking('1')]),
  'bookings.findByRedemptionCode': (tx) => tx.bookings.findByRedemptionCode('code-1'),
  'bookings.calendar': (tx) => tx.bookings.calendar({ locationId: ids.location }, 9),
  'bookings.list': (tx) => tx.bookings.list({ staffId: ids.staff }, page),
  'bookingSeries.find': async (tx) =>
    (await tx.bookingSeries.find(idOf('BookingSeries', 'new'))) ?? tx.bookingSeries.find(idOf('BookingSeries', '1')),
  'classSessions.find': (tx) => tx.classSessions.find(ids.classSession('1')),
  'classSessions.list': (tx) => tx.classSessions.list({ staffId: ids.staff }, page),
  'enrollments.find': (tx) => tx.enrollments.find(ids.enrollment('1')),
  'enrollments.findLive': (tx) =>
    tx.enrollments.findLive({ classSessionId: ids.classSession('1'), customerId: ids.customer }),
  'enrollments.liveOf': (tx) => tx.enrollments.liveOf(ids.classSession('1')),
  'enrollments.takenSpots': (tx) => tx.enrollments.takenSpots(ids.classSession('1')),
  'enrollments.list': (tx) => tx.enrollments.list({ classSessionId: ids.classSession('1') }, page),
  'assignments.ofBookings': (tx) => tx.assignments.ofBookings([ids.booking('1')]),
  'assignments.days': (tx) => tx.assignments.days({ locationId: ids.location, staffIds: [ids.staff], ...dates }),
  'rotationQueues.find': async (tx) =>
    (await tx.rotationQueues.find(idOf('Location', 'new'))) ?? tx.rotationQueues.find(ids.location),
  'orders.find': (tx) => tx.orders.find(ids.order('1')),
  'orders.ofBookings': (tx) => tx.orders.ofBookings([ids.booking('1')]),
  'orders.goneBack': async (tx) => [...(await tx.orders.goneBack([ids.order('1'), ids.order('2')]))],
  'orders.historyOf': async (tx) => (await tx.orders.historyOf(ids.customer)).orders,
  'orders.openAt': (tx) => tx.orders.openAt(ids.location, 9),
  'orders.list': (tx) => tx.orders.list({ bookingId: ids.booking('1') }, page),
  'payments.ordersOf': async (tx) => [
    ...(await tx.payments.ordersOf({ provider: 'SANDBOX', references: ['capture-1'] })),
  ],
  'payments.totals': (tx) => tx.payments.totals({ locationId: ids.location, businessDate: '2026-11-23' }),
  'ledger.totals': (tx) => tx.ledger.totals({}),
  'ledger.balances': (tx) => tx.ledger.balances([ids.customer]),
  'ledger.openLots': (tx) => tx.ledger.openLots([ids.customer]),
  'ledger.lots': (tx) => tx.ledger.lots([idOf('Lot', '2')]),
  'ledger.pendingHolds': (tx) => tx.ledger.pendingHolds([ids.customer]),
  'ledger.holds': (tx) => tx.ledger.holds([idOf('LedgerHold', '1')]),
  'ledger.transactions': (tx) => tx.ledger.transactions([idOf('LedgerTransaction', '1')]),
  'ledger.transactionsOf': (tx) => tx.ledger.transactionsOf([ids.order('1')]),
  'ledger.endedPoints': async (tx) => [
    ...(await tx.ledger.endedPoints([{ sourceId: ids.order('1'), lotId: idOf('Lot', 'points') }])),
  ],
  'ledger.listBalances': (tx) => tx.ledger.listBalances({}, page),
  'ledger.listEntries': (tx) => tx.ledger.listEntries({}, page),
  'ledgerAudit.unbalanced': (tx) => tx.ledgerAudit.unbalanced(),
  'ledgerAudit.misnumbered': (tx) => tx.ledgerAudit.misnumbered(),
  'ledgerAudit.balancesUnlikeLines': (tx) => tx.ledgerAudit.balancesUnlikeLines(),
  'ledgerAudit.balancesUnlikeLots': (tx) => tx.ledgerAudit.balancesUnlikeLots(),
  'ledgerAudit.lotsUnlikeLines': (tx) => tx.ledgerAudit.lotsUnlikeLines(),
  'ledgerAudit.balancesUnlikeHolds': (tx) => tx.ledgerAudit.balancesUnlikeHolds(),
  'ledgerAudit.belowFloor': (tx) => tx.ledgerAudit.belowFloor(),
  'ledgerAudit.bonusUnbacked': (tx) => tx.ledgerAudit.bonusUnbacked(),
  'ledgerAudit.cashShiftsUnlikeLines': (tx) => tx.ledgerAudit.cashShiftsUnlikeLines(),
  'ledgerAudit.refundsUnlikePayments': (tx) => tx.ledgerAudit.refundsUnlikePayments(),
  'ledgerAudit.expensesUnlikeLines': (tx) => tx.ledgerAudit.expensesUnlikeLines(),
  'ledgerAudit.missingGuards': (tx) => tx.ledgerAudit.missingGuards(),
  'recordAudit.faults': async (tx) =>
    (await Promise.all(recordChecks.map((check) => tx.recordAudit.faults(check)))).flat(),
  'accountingPeriods.find': (tx) => tx.accountingPeriods.find(idOf('AccountingPeriod', '1')),
  'accountingPeriods.closed': (tx) =>
    tx.accountingPeriods.closed({ locationId: ids.location, fromDate: '2026-10-31', toDate: '2026-11-01' }),
  'accountingPeriods.list': (tx) => tx.accountingPeriods.list({}, page),
  ...refundReadProbes,
  'topUps.ofOrder': (tx) => tx.topUps.ofOrder(ids.order('1')),
  'cashShifts.find': (tx) => tx.cashShifts.find(idOf('CashShift', '1')),
  'cashShifts.latest': (tx) => tx.cashShifts.latest(ids.location),
  'cashShifts.list': (tx) => tx.cashShifts.list({}, page),
  'cashShifts.drawerTotals': (tx) => tx.cashShifts.drawerTotals([idOf('CashShift', '1')]),
  'cashShifts.unchargedMinor': (tx) => tx.cashShifts.unchargedMinor(ids.location, 'CNY'),
  'cashShifts.listMovements': (tx) => tx.cashShifts.listMovements({ cashShiftId: idOf('CashShift', '1') }, page),
  'expenses.find': (tx) => tx.expenses.find(idOf('Expense', '1')),
  'expenses.list': (tx) => tx.expenses.list({}, page),
  'ledger.count': (tx) => tx.ledger.count(),
  'audit.list': (tx) => tx.audit.list(page),
  'audit.ofSubjects': (tx) => tx.audit.ofSubjects({ subjectIds: [ids.booking('1')], limit: 9 }),
  'apiKeys.find': (tx) => tx.apiKeys.find(idOf('ApiKey', '1')),
  'apiKeys.list': (tx) => tx.apiKeys.list(page),
}

const second = { version: 2, name: 'Changed' } as const

/** For each writing method a call that changes a filled tenant, by ids that every filled tenant has. */
export const writeProbes: { readonly [M in WriteMethod]: (tx: Transaction) => Promise<unknown> } = {
  'locations.insert': (tx) => tx.locations.insert({ ...fixtures.location, id: idOf('Location', 'new') }),
  'locations.replace': (tx) => tx.locations.replace({ ...fixtures.location, ...second }, 1),
  'resources.insert': (tx) => tx.resources.insert({ ...fixtures.resource, id: idOf('Resource', 'new') }),
  'resources.replace': (tx) => tx.resources.replace({ ...fixtures.resource, ...second }, 1),
  'staffLevels.insert': (tx) => tx.staffLevels.insert({ ...fixtures.level, id: idOf('StaffLevel', 'new') }),
  'staffLevels.replace': (tx) => tx.staffLevels.replace({ ...fixtures.level, ...second }, 1),
  'staff.insert': (tx) => tx.staff.insert({ ...fixtures.staff, id: idOf('Staff', 'new') }),
  'staff.replace': (tx) => tx.staff.replace({ ...fixtures.staff, ...second }, 1),
  'tiers.insert': (tx) => tx.tiers.insert({ ...fixtures.tier, id: idOf('Tier', 'new') }),
  'tiers.replace': (tx) => tx.tiers.replace({ ...fixtures.tier, ...second }, 1),
  'customers.insert': (tx) => tx.customers.insert({ ...fixtures.customer, id: idOf('Customer', 'new'), phone: null }),
  'customers.replace': (tx) => tx.customers.replace({ ...fixtures.customer, ...second }, 1),
  'services.insert': (tx) => tx.services.insert({ ...fixtures.service, id: idOf('Service', 'new') }),
  'services.replace': (tx) => tx.services.replace({ ...fixtures.service, ...second }, 1),
  'addOns.insert': (tx) => tx.addOns.insert({ ...fixtures.addOn, id: idOf('AddOn', 'new') }),
  'addOns.replace': (tx) => tx.addOns.replace({ ...fixtures.addOn, ...second }, 1),
  'products.insert': (tx) => tx.products.insert({ ...fixtures.product, id: idOf('Product', 'new') }),
  'products.replace': (tx) => tx.products.replace({ ...fixtures.product, ...second }, 1),
  'cancellationPolicies.insert': (tx) =>
    tx.cancellationPolicies.insert({ ...fixtures.cancellationPolicy, id: idOf('CancellationPolicy', 'new') }),
  'cancellationPolicies.replace': (tx) =>
    tx.cancellationPolicies.replace({ ...fixtures.cancellationPolicy, ...second }, 1),
  'timedPriceRules.insert': (tx) =>
    tx.timedPriceRules.insert({ ...fixtures.timedPriceRule, id: idOf('TimedPriceRule', 'new') }),
  'timedPriceRules.replace': (tx) => tx.timedPriceRules.replace({ ...fixtures.timedPriceRule, ...second }, 1),
  'promotions.insert': (tx) => tx.promotions.insert({ ...fixtures.promotion, id: idOf('Promotion', 'new') }),
  'promotions.replace': (tx) => tx.promotions.replace({ ...fixtures.promotion, ...second }, 1),
  'couponTemplates.insert': (tx) =>
    tx.couponTemplates.insert({ ...fixtures.couponTemplate, id: idOf('CouponTemplate', 'new'), claimCode: null }),
  'couponTemplates.replace': (tx) => tx.couponTemplates.replace({ ...fixtures.couponTemplate, ...second }, 1),
  ...cardWriteProbes,
  ...receivableWriteProbes,
  ...loyaltyWriteProbes,
  'topUpOffers.insert': (tx) => tx.topUpOffers.insert({ ...fixtures.topUpOffer, id: idOf('TopUpOffer', 'new') }),
  'topUpOffers.replace': (tx) => tx.topUpOffers.replace({ ...fixtures.topUpOffer, ...second }, 1),
  'topUps.setBackAsBonus': (tx) => tx.topUps.setBackAsBonus(idOf('TopUp', '1'), { beforeMinor: 0, afterMinor: 5 }),
  'topUps.insertMany': (tx) => tx.topUps.insertMany([fixtures.paidTopUp('new', { line: 2 })]),
  'storedValue.insertAdjustment': (tx) => tx.storedValue.insertAdjustment(fixtures.adjustment('new')),
  'storedValue.keepPin': (tx) => tx.storedValue.keepPin(fixtures.storedValuePin({ wrongInRow: 2 })),
  'storedValue.removePin': (tx) => tx.storedValue.removePin(ids.customer),
  'coupons.insertMany': (tx) => tx.coupons.insertMany([fixtures.coupon('new')]),
  'coupons.replace': (tx) => tx.coupons.replace(fixtures.coupon('1', { version: 2, state: 'VOIDED' }), 1),
  'coupons.moveTo': async (tx) => {
    const other = idOf('Customer', 'other')
    await tx.customers.insert({ ...fixtures.customer, id: other, phone: null })
    await tx.coupons.moveTo([idOf('Coupon', '1')], other, nineMs)
  },
  'coupons.passOnIssued': (tx) => tx.coupons.passOnIssued(ids.order('1'), ids.order('2'), nineMs),
  'coupons.settleOf': (tx) => tx.coupons.settleOf(ids.order('1'), 'USED', nineMs),
  'usages.take': (tx) =>
    tx.usages.take({ key: 'prm_1/total', uses: 1, amountMinor: 0, maxUses: 9, maxAmountMinor: null }),
  'usages.giveBack': (tx) => tx.usages.giveBack({ key: 'prm_1/total', uses: 1, amountMinor: 0 }),
  'shifts.insertMany': (tx) => tx.shifts.insertMany([fixtures.shift('new')]),
  'shifts.remove': (tx) => tx.shifts.remove(idOf('Shift', '1')),
  'shiftTemplates.insert': (tx) =>
    tx.shiftTemplates.insert({ ...fixtures.shiftTemplate, id: idOf('ShiftTemplate', 'new') }),
  'shiftTemplates.replace': (tx) => tx.shiftTemplates.replace({ ...fixtures.shiftTemplate, version: 2, weekday: 2 }, 1),
  'timeBlocks.insertMany': (tx) => tx.timeBlocks.insertMany([fixtures.timeBlock('new')]),
  'timeBlocks.removeMany': (tx) => tx.timeBlocks.removeMany([idOf('TimeBlock', '1')]),
  'timeBlocks.giveTimeBack': (tx) => tx.timeBlocks.giveTimeBack([ids.booking('1') as never]),
  'calendarFeeds.insert': (tx) => tx.calendarFeeds.insert(fixtures.calendarFeed('new'), fixtures.secretHash('f')),
  'calendarFeeds.revoke': (tx) => tx.calendarFeeds.revoke(idOf('CalendarFeed', '1'), nineMs),
  'occupancy.insertMany': (tx) =>
    tx.occupancy.insertMany([
      fixtures.occupancy({ startMs: nineMs - hourMs, endMs: nineMs, transitionEndMs: nineMs + 1 }),
    ]),
  'occupancy.removeOfOwner': (tx) => tx.occupancy.removeOfOwner(ids.booking('1')),
  'occupancy.removeExpired': (tx) => tx.occupancy.removeExpired({ unitIds: [ids.otherStaff], nowMs: 1 }),
  'capacity.insertMany': (tx) => tx.capacity.insertMany([fixtures.claim({ endMs: nineMs + 1 })]),
  'capacity.removeOfOwner': (tx) => tx.capacity.removeOfOwner(ids.booking('1')),
  'capacity.removeExpired': (tx) => tx.capacity.removeExpired({ resourceIds: [ids.resource], nowMs: 1 }),
  'slotHolds.insert': (tx) => tx.slotHolds.insert(fixtures.slotHold('new')),
  'slotHolds.end': (tx) => tx.slotHolds.end(idOf('SlotHold', '1'), 5),
  'queueEntries.insert': (tx) => tx.queueEntries.insert(fixtures.queueEntry('new')),
  'queueEntries.replace': (tx) => tx.queueEntries.replace(fixtures.queueEntry('1', { version: 2, state: 'LEFT' }), 1),
  'queueEntries.shift': (tx) => tx.queueEntries.shift(ids.location, { fromPlace: 0, toPlace: 9, by: 1 }),
  'waitlistEntries.insert': (tx) => tx.waitlistEntries.insert(fixtures.waitlistEntry('new')),
  'waitlistEntries.replace': (tx) =>
    tx.waitlistEntries.replace(fixtures.waitlistEntry('1', { version: 2, state: 'WITHDRAWN' }), 1),
  'waitlistEntries.watch': (tx) => tx.waitlistEntries.watch(ids.location, nineMs),
  'bookings.insert': (tx) => tx.bookings.insert(fixtures.booking('new')),
  'bookings.replace': (tx) =>
    tx.bookings.replace(fixtures.booking('1', { version: 2, note: 'Changed', segments: [] }), 1),
  'bookingSeries.insert': (tx) => tx.bookingSeries.insert(fixtures.bookingSeries('new')),
  'classSessions.insertMany': (tx) => tx.classSessions.insertMany([fixtures.classSession('new')]),
  'classSessions.replace': (tx) => tx.classSessions.replace(fixtures.classSession('1', second), 1),
  'enrollments.insert': async (tx) => {
    await tx.customers.insert({ ...fixtures.customer, id: idOf('Customer', 'friend'), phone: null })
    await tx.enrollments.insert(
      fixtures.enrollment('new', { customerId: idOf('Customer', 'friend'), seats: 1, spots: [2] }),
    )
  },
  'enrollments.replace': (tx) =>
    tx.enrollments.replace(fixtures.enrollment('1', { version: 2, state: 'CANCELLED' }), 1),
  'enrollments.cancelAllOf': (tx) => tx.enrollments.cancelAllOf(ids.classSession('1'), { reason: 'x', nowMs: 7 }),
  'assignments.insertMany': (tx) => tx.assignments.insertMany([fixtures.assignment({ bookingVersion: 2 })]),
  'assignments.count': (tx) => tx.assignments.count({ ...fixtures.assignmentDate, atMs: nineMs }),
  'assignments.uncount': (tx) => tx.assignments.uncount(fixtures.assignmentDate),
  'rotationQueues.insert': async (tx) => {
    const locationId = idOf('Location', 'new')
    await tx.locations.insert({ ...fixtures.location, id: locationId })
    await tx.rotationQueues.insert({ ...fixtures.rotationQueue, locationId })
  },
  'rotationQueues.replace': (tx) => tx.rotationQueues.replace({ ...fixtures.rotationQueue, version: 2, places: [] }),
  'bookings.moveAll': (tx) => tx.bookings.moveAll(ids.customer, idOf('Customer', '2')),
  'orders.moveAll': (tx) => tx.orders.moveAll(ids.customer, idOf('Customer', '2')),
  'orders.insert': (tx) =>
    tx.orders.insert(fixtures.order('new', { lines: [fixtures.line({ bookingId: ids.booking('1') })] })),
  'orders.rewrite': (tx) =>
    tx.orders.rewrite(fixtures.order('1', { version: 2, lines: [fixtures.line({ ordinal: 7 })] }), 1),
  'orders.replace': (tx) =>
    tx.orders.replace(
      fixtures.order('1', { version: 2, payments: [fixtures.payment('1'), fixtures.payment('2', { ordinal: 2 })] }),
      1,
    ),
  'ledger.apply': (tx) =>
    tx.ledger.apply(
      fixtures.ledgerChanges({
        transactions: [fixtures.ledgerTransaction('new')],
        balanceDeltas: [{ ...fixtures.accountBalance(), postedMinor: 1, heldMinor: -4_000 }],
        lotDeltas: [{ id: idOf('Lot', '2'), remainingMinor: 0, heldMinor: -4_000, costLeftMinor: 0, expiresAtMs: 9 }],
        endedHolds: [{ id: idOf('LedgerHold', '1'), state: 'VOIDED', endedAtMs: 9, transactionId: null }],
      }),
    ),
  'accountingPeriods.insert': (tx) => tx.accountingPeriods.insert(fixtures.accountingPeriod('new')),
  'accountingPeriods.replace': (tx) =>
    tx.accountingPeriods.replace(fixtures.accountingPeriod('1', { version: 2, state: 'REOPENED' }), 1),
  ...refundWriteProbes,
  'coupons.passOn': async (tx) => {
    await tx.coupons.settleOf(ids.order('1'), 'USED', nineMs)
    await tx.coupons.passOn(ids.order('1'), ids.order('1'), nineMs)
  },
  'coupons.releaseOf': async (tx) => {
    await tx.coupons.settleOf(ids.order('1'), 'USED', nineMs)
    await tx.coupons.releaseOf(ids.order('1'), nineMs)
  },
  'cashShifts.insert': async (tx) => {
    const locationId = idOf('Location', 'new')
    await tx.locations.insert({ ...fixtures.location, id: locationId })
    await tx.cashShifts.insert(fixtures.cashShift('new', { locationId }))
  },
  'cashShifts.replace': (tx) => tx.cashShifts.replace(fixtures.closedShift('1', { version: 2 }), 1),
  'cashShifts.insertMovement': (tx) => tx.cashShifts.insertMovement(fixtures.cashMovement('new')),
  'expenses.insert': (tx) => tx.expenses.insert(fixtures.expense('new')),
  'expenses.replace': (tx) =>
    tx.expenses.replace(fixtures.expense('1', { state: 'VOIDED', voidReason: 'other', version: 2 }), 1),
  'audit.append': (tx) => tx.audit.append(fixtures.auditEntry('new')),
  'apiKeys.insert': (tx) => tx.apiKeys.insert(fixtures.apiKey('new'), fixtures.secretHash('f')),
  'apiKeys.revoke': (tx) => tx.apiKeys.revoke(idOf('ApiKey', '1'), nineMs),
  'outbox.append': (tx) => tx.outbox.append([fixtures.event('new', tx.tenantId)], 0),
  'idempotency.record': (tx) => tx.idempotency.record({ fingerprint: 'f', outcome: '{}', createdAtMs: nineMs }),
}
