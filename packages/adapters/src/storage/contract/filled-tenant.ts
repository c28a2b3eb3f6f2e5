import { idOf, type Transaction } from '@mendian/core'
import * as fixtures from './fixtures.ts'

/** Gives a seeded tenant one of everything else; `digit` keeps apart what must be unique among all tenants. */
export async function fill(tx: Transaction, digit: string): Promise<void> {
  const { ids } = fixtures
  await tx.shifts.insertMany([fixtures.shift('1')])
  await tx.shiftTemplates.insert(fixtures.shiftTemplate)
  await tx.timeBlocks.insertMany([fixtures.timeBlock('1')])
  await tx.calendarFeeds.insert(fixtures.calendarFeed('1'), fixtures.secretHash(digit))
  await tx.occupancy.insertMany([fixtures.occupancy()])
  await tx.capacity.insertMany([fixtures.claim()])
  await tx.slotHolds.insert(fixtures.slotHold('1'))
  const lapsed = { startMs: fixtures.nineMs + fixtures.hourMs - 1, endMs: fixtures.nineMs + fixtures.hourMs }
  const held = { ownerKind: 'HOLD', ownerId: idOf('SlotHold', '1'), expiresAtMs: 1 } as const
  await tx.occupancy.insertMany([
    fixtures.occupancy({ ...lapsed, transitionEndMs: lapsed.endMs, ...held, unitId: ids.otherStaff }),
  ])
  await tx.capacity.insertMany([fixtures.claim({ ...lapsed, ...held })])
  await tx.bookings.insert(fixtures.booking('1'))
  await tx.bookingSeries.insert(fixtures.bookingSeries('1'))
  await tx.queueEntries.insert(fixtures.queueEntry('1'))
  await tx.waitlistEntries.insert(fixtures.waitlistEntry('1'))
  await tx.waitlistEntries.watch(ids.location, fixtures.nineMs)
  await tx.classSessions.insertMany([fixtures.classSession('1')])
  await tx.enrollments.insert(fixtures.enrollment('1'))
  await tx.assignments.insertMany([fixtures.assignment()])
  await tx.assignments.count({ ...fixtures.assignmentDate, atMs: fixtures.nineMs })
  await tx.rotationQueues.insert(fixtures.rotationQueue)
  const line = fixtures.line({ bookingId: ids.booking('1'), bookingSegment: 1 })
  const captured = { kind: 'PROVIDER', provider: 'SANDBOX', reference: 'capture-1', ordinal: 0 } as const
  const refunded = {
    paidMinor: 11_520,
    refundedMinor: 11_000,
    refundState: 'FULL',
    returnedQuantities: [0, 1],
  } as const
  const payments = [fixtures.payment('captured', captured), fixtures.payment('1')]
  await tx.orders.insert(fixtures.order('1', { lines: [line], payments, ...refunded }))
  await tx.topUps.insertMany([fixtures.paidTopUp('1'), fixtures.paidTopUp('2', { line: 3, backAsBonusMinor: 700 })])
  await tx.storedValue.keepPin(fixtures.storedValuePin())
  await tx.storedValue.insertAdjustment(fixtures.adjustment('adjusted'))
  await tx.ledger.apply(fixtures.ledgerChanges({ transactions: [fixtures.ledgerTransaction('1')] }))
  await tx.ledger.apply(fixtures.topUp('2'))
  const transactions = [endedPoints.entry, spent('spent', 7), spent('back', -7)]
  await tx.ledger.apply(fixtures.ledgerChanges({ newLots: [usedUpBonus(), endedPoints.lot], transactions }))
  const keeps = { postedMinor: 0, heldMinor: 4_000 }
  await tx.ledger.apply(
    fixtures.ledgerChanges({
      newHolds: [fixtures.ledgerHold('1', { allocations: [{ lotId: idOf('Lot', '2'), amountMinor: 4_000 }] })],
      balanceDeltas: [{ ...fixtures.accountBalance(), ...keeps }],
      lotDeltas: [{ id: idOf('Lot', '2'), remainingMinor: 0, heldMinor: 4_000, costLeftMinor: 0, expiresAtMs: null }],
    }),
  )
  await tx.accountingPeriods.insert(fixtures.accountingPeriod('1'))
  await tx.refunds.insert(fixtures.refund('1'))
  await fillReceivables(tx)
  await tx.refundRequests.insert(fixtures.refundRequest('1'))
  await tx.cashShifts.insert(fixtures.cashShift('1'))
  await tx.cashShifts.insertMovement(fixtures.cashMovement('1'))
  await tx.ledger.apply(fixtures.ledgerChanges({ transactions: [fixtures.drawerTransaction('s')] }))
  await tx.expenses.insert(fixtures.expense('1', { state: 'VOIDED', voidReason: 'wrong' }))
  const reserved = { state: 'RESERVED', orderId: fixtures.ids.order('1') } as const
  await tx.coupons.insertMany([fixtures.coupon('1'), fixtures.coupon('2', reserved)])
  await fillCards(tx)
  await tx.usages.take({ key: 'prm_1/total', uses: 1, amountMinor: 5, maxUses: 9, maxAmountMinor: null })
  await tx.customerActivity.insertMany([fixtures.activity('1'), fixtures.activity('2', { sourceId: 'ord_x' })])
  await tx.customerActivity.addCounts([fixtures.count('VISITS', 1)])
  await tx.tierStandings.put({ customerId: ids.customer, tierId: ids.tier, sinceMs: 1, endsAtMs: null })
  await tx.pointsRedemptions.insert(fixtures.pointsRedemption('1'))
  await tx.audit.append(fixtures.auditEntry('1'))
  await tx.apiKeys.insert(fixtures.apiKey('1'), fixtures.secretHash(digit))
  await tx.outbox.append([{ ...fixtures.event(`f${digit}`, tx.tenantId), id: idOf('Event', `f${digit}`) }], 1_000)
}

async function fillReceivables(tx: Transaction): Promise<void> {
  await tx.receivables.insertMany([fixtures.receivable('1')])
  await tx.receivables.insertSettlement(fixtures.receivableSettlement('1'))
  const newBalances = [fixtures.accountBalance({ account: 'RECEIVABLES', postedMinor: 10_000 })]
  await tx.ledger.apply(fixtures.ledgerChanges({ transactions: [owed()], newBalances }))
}

async function fillCards(tx: Transaction): Promise<void> {
  const friend = { ...fixtures.customer, id: idOf('Customer', '2'), phone: null }
  await tx.customers.insert(friend)
  await tx.customerCards.insertMany([
    fixtures.customerCard('1', { holderIds: [friend.id], orderId: fixtures.ids.order('1') }),
  ])
  await tx.cardRedemptions.insertMany([fixtures.cardRedemption('1', { orderId: fixtures.ids.order('1') })])
  await tx.ledger.apply(visitsLeft())
  await tx.giftCards.insert(fixtures.giftCard('1'), fixtures.secretHash('9f'))
  await tx.giftCards.append([fixtures.giftCardActivity(1)])
  await tx.membershipCards.insert(fixtures.membershipCard('1'))
}

/** What is left on the card: five visits, and what they cost. */
function visitsLeft(): ReturnType<typeof fixtures.ledgerChanges> {
  const [subjectId, deferredCardId] = [idOf('Entitlement', '1'), idOf('CustomerCard', '1')]
  const [visits, money] = [
    { unit: 'VISIT', subjectId, lotId: null, costMinor: null },
    { unit: 'CNY', subjectId: null, lotId: null, costMinor: null },
  ]
  const lines = [
    { ...money, account: 'CUSTOMER_ADVANCES', amountMinor: 50_000 },
    { ...money, account: 'CARD_DEFERRED_REVENUE', subjectId: deferredCardId, amountMinor: -50_000 },
    { ...visits, account: 'VISITS_ISSUED', amountMinor: 5 },
    { ...visits, account: 'VISITS', lotId: idOf('Lot', 'visits'), costMinor: 50_000, amountMinor: -5 },
  ] as const
  const source = { kind: 'CORRECTION', id: 'visits' } as const
  const holds = { originalMinor: 5, remainingMinor: 5, costMinor: 50_000, costLeftMinor: 50_000, deferredCardId }
  const balance = { account: 'CARD_DEFERRED_REVENUE', subjectId: deferredCardId, postedMinor: 50_000 } as const
  return fixtures.ledgerChanges({
    transactions: [fixtures.ledgerTransaction('visits', { businessDate: '2026-11-22', source, lines })],
    newBalances: [
      fixtures.accountBalance(balance),
      fixtures.accountBalance({ account: 'VISITS', unit: 'VISIT', subjectId, postedMinor: 5 }),
    ],
    newLots: [fixtures.lot('visits', { account: 'VISITS', unit: 'VISIT', subjectId, source, ...holds })],
  })
}

/** The bonus of a top-up, all of it spent. */
function usedUpBonus(): ReturnType<typeof fixtures.lot> {
  const none = { remainingMinor: 0, costMinor: 0, costLeftMinor: 0, costCurrency: null }
  return fixtures.lot('bonus', { account: 'STORED_VALUE_BONUS', source: { kind: 'TOP_UP', id: 'top_2' }, ...none })
}

const points = { account: 'POINTS', unit: 'POINT', subjectId: fixtures.ids.customer } as const

/** Points of an order, as they came and ended. */
const endedPoints = {
  lot: fixtures.lot('points', {
    ...{ ...points, source: { kind: 'POINTS_EARNED', id: fixtures.ids.order('1') } },
    ...{ remainingMinor: 0, costMinor: 0, costLeftMinor: 0, costCurrency: null },
  }),
  entry: fixtures.ledgerTransaction('ended', {
    ...{ businessDate: '2026-11-22', source: { kind: 'LOT_EXPIRY', id: fixtures.ids.customer } },
    lines: [
      { ...points, amountMinor: -10_000, lotId: idOf('Lot', 'points'), costMinor: 0 },
      { ...points, amountMinor: 10_000, lotId: idOf('Lot', 'points'), costMinor: 0 },
    ],
  }),
}

/** What is still owed of the debt. */
function owed(): ReturnType<typeof fixtures.ledgerTransaction> {
  const { ids } = fixtures
  const line = { unit: 'CNY', lotId: null, costMinor: null }
  return fixtures.ledgerTransaction('owed', {
    ...{ businessDate: '2026-11-22', source: { kind: 'CORRECTION', id: 'owed' } },
    lines: [
      { ...line, account: 'RECEIVABLES', subjectId: ids.customer, amountMinor: 10_000 },
      { ...line, account: 'CUSTOMER_ADVANCES', subjectId: null, amountMinor: -10_000 },
    ],
  })
}

/** Stored value that was spent on a day, or given back. */
function spent(body: string, amountMinor: number): ReturnType<typeof fixtures.ledgerTransaction> {
  const { ids } = fixtures
  const value = { subjectId: ids.customer, lotId: idOf('Lot', '2'), costMinor: 7 }
  return fixtures.ledgerTransaction(body, {
    ...{ businessDate: '2026-11-22', source: { kind: amountMinor > 0 ? 'ORDER_PAYMENT' : 'CORRECTION', id: body } },
    lines: [
      { account: 'STORED_VALUE_PRINCIPAL', unit: 'CNY', amountMinor, ...value },
      {
        ...{ account: 'CUSTOMER_ADVANCES', unit: 'CNY', amountMinor: 0 - amountMinor },
        ...{ subjectId: null, lotId: null, costMinor: null },
      },
    ],
  })
}
