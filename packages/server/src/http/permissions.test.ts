import { permissions } from '@mendian/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allOperations } from '../engine/operations.ts'
import { type OpenDatabase, openSqlite } from '../main/testing/databases.ts'
import { done, type OpenSalon, openSalon } from '../testing/open-salon.ts'

/** Kept by hand: what each operation asks of its caller. A new operation needs a line here. */
const expected: Readonly<Record<string, string>> = {
  'tenants.create': 'platform',
  'tenants.get': 'platform',
  'tenants.list': 'platform',
  'tenants.erase': 'platform',
  'tenant.get': 'catalog:read',
  'apiKeys.create': 'tenant:manage',
  'apiKeys.list': 'tenant:manage',
  'apiKeys.revoke': 'tenant:manage',
  ...records('locations', 'catalog'),
  ...records('resources', 'catalog'),
  ...records('staffLevels', 'catalog'),
  ...records('staff', 'catalog'),
  ...records('tiers', 'catalog'),
  ...records('customers', 'customer'),
  ...records('services', 'catalog'),
  ...records('addOns', 'catalog'),
  'menu.get': 'catalog:read',
  ...records('products', 'catalog'),
  ...records('cancellationPolicies', 'catalog'),
  'cancellationPolicies.createPreset': 'catalog:write',
  'staff.affectedBookings': 'booking:read',
  'staff.importBusyTimes': 'schedule:write',
  ...records('shiftTemplates', 'schedule'),
  'shifts.publish': 'schedule:write',
  'shifts.publishFromTemplates': 'schedule:write',
  'shifts.list': 'schedule:read',
  'shifts.replace': 'schedule:write',
  'shifts.remove': 'schedule:write',
  'timeBlocks.create': 'schedule:write',
  'timeBlocks.get': 'schedule:read',
  'timeBlocks.list': 'schedule:read',
  'timeBlocks.remove': 'schedule:write',
  'calendarFeeds.create': 'schedule:write',
  'calendarFeeds.list': 'schedule:read',
  'calendarFeeds.revoke': 'schedule:write',
  'rotationQueues.get': 'schedule:read',
  'rotationQueues.join': 'schedule:write',
  'rotationQueues.leave': 'schedule:write',
  'rotationQueues.pause': 'schedule:write',
  'rotationQueues.resume': 'schedule:write',
  'rotationQueues.reserve': 'schedule:write',
  'rotationQueues.move': 'schedule:write',
  'availability.search': 'booking:read',
  'availability.explain': 'booking:read',
  'customers.verifyContact': 'customer:verify',
  'customers.verifyIdentity': 'customer:verify_identity',
  'customers.revokeIdentity': 'customer:verify_identity',
  'customers.merge': 'customer:write',
  'customers.profile': 'customer:read',
  'customers.transactions': 'customer:read',
  'customers.tier': 'customer:read',
  'customers.benefits': 'customer:read',
  'customers.points': 'customer:read',
  ...records('customerGroups', 'customer'),
  ...records('tags', 'customer'),
  ...records('categories', 'catalog'),
  ...records('loyaltyProgrammes', 'loyalty'),
  ...records('rewards', 'loyalty'),
  'pointsRedemptions.create': 'loyalty:redeem',
  'pointsRedemptions.get': 'loyalty:read',
  'pointsRedemptions.list': 'loyalty:read',
  'bookings.create': 'booking:write',
  'bookings.get': 'booking:read',
  'bookings.list': 'booking:read',
  'bookings.calendar': 'booking:read',
  'bookings.reschedule': 'booking:write',
  'bookings.cancel': 'booking:write',
  'bookings.redeem': 'booking:write',
  'bookings.checkIn': 'booking:write',
  'bookings.start': 'booking:write',
  'bookings.complete': 'booking:write',
  'bookings.confirm': 'booking:write',
  'bookings.decline': 'booking:write',
  'bookings.markNoShow': 'booking:write',
  'bookings.cancellationPreview': 'booking:read',
  'bookings.extendSegment': 'booking:write',
  'bookings.reassign': 'booking:write',
  'bookings.reassignMany': 'booking:write',
  'bookings.setMeetingUrl': 'booking:write',
  'bookings.assignments': 'booking:read',
  'slotHolds.create': 'booking:write',
  'slotHolds.release': 'booking:write',
  'bookingSeries.create': 'booking:write',
  'bookingSeries.get': 'booking:read',
  'bookingSeries.rescheduleRest': 'booking:write',
  'bookingSeries.cancelRest': 'booking:write',
  'classSessions.create': 'schedule:write',
  'classSessions.createSeries': 'schedule:write',
  'classSessions.get': 'booking:read',
  'classSessions.list': 'booking:read',
  'classSessions.spots': 'booking:read',
  'classSessions.cancel': 'schedule:write',
  'classSessions.substitute': 'schedule:write',
  'enrollments.create': 'booking:write',
  'enrollments.get': 'booking:read',
  'enrollments.list': 'booking:read',
  'enrollments.cancel': 'booking:write',
  'enrollments.cancellationPreview': 'booking:read',
  'enrollments.checkIn': 'booking:write',
  'enrollments.markNoShow': 'booking:write',
  'queueEntries.join': 'booking:write',
  'queueEntries.get': 'booking:read',
  'queueEntries.list': 'booking:read',
  'queueEntries.call': 'booking:write',
  'queueEntries.leave': 'booking:write',
  'queueEntries.noShow': 'booking:write',
  'queueEntries.move': 'booking:override',
  'waitlistEntries.create': 'booking:write',
  'waitlistEntries.get': 'booking:read',
  'waitlistEntries.list': 'booking:read',
  'waitlistEntries.offer': 'booking:write',
  'waitlistEntries.accept': 'booking:write',
  'waitlistEntries.decline': 'booking:write',
  'waitlistEntries.withdraw': 'booking:write',
  ...records('timedPriceRules', 'catalog'),
  ...records('promotions', 'catalog'),
  ...records('couponTemplates', 'catalog'),
  ...records('topUpOffers', 'catalog'),
  'topUps.refundPreview': 'order:read',
  'topUps.refund': 'order:refund',
  'storedValue.accounts': 'stored-value:read',
  'storedValue.entries': 'stored-value:read',
  'storedValue.adjust': 'stored-value:write',
  'storedValue.setPin': 'stored-value:write',
  'coupons.issue': 'order:discount',
  'coupons.issueMany': 'order:discount',
  'coupons.issueCodes': 'order:discount',
  'coupons.claim': 'order:write',
  'coupons.get': 'order:read',
  'coupons.list': 'order:read',
  'coupons.void': 'order:discount',
  ...records('cardProducts', 'catalog'),
  ...records('prepaidPolicies', 'catalog'),
  'customerCards.import': 'ledger:write',
  'customerCards.get': 'order:read',
  'customerCards.list': 'order:read',
  'customerCards.redeem': 'order:write',
  'customerCards.redemptions': 'order:read',
  'customerCards.freeze': 'order:write',
  'customerCards.unfreeze': 'order:write',
  'customerCards.reportLost': 'order:write',
  'customerCards.reissue': 'order:write',
  'customerCards.transfer': 'order:write',
  'customerCards.share': 'order:write',
  'customerCards.refundValue': 'order:read',
  'customerCards.refund': 'order:refund',
  'cardRedemptions.reverse': 'order:write',
  'giftCards.create': 'order:write',
  'giftCards.import': 'ledger:write',
  'giftCards.get': 'order:read',
  'giftCards.list': 'order:read',
  'giftCards.checkBalance': 'order:read',
  'giftCards.activities': 'order:read',
  'giftCards.block': 'order:write',
  'giftCards.unblock': 'order:write',
  'giftCards.deactivate': 'order:write',
  'giftCards.transferBalance': 'order:write',
  'membershipCards.issue': 'customer:write',
  'membershipCards.get': 'customer:read',
  'membershipCards.list': 'customer:read',
  'membershipCards.reportLost': 'customer:write',
  'membershipCards.reissue': 'customer:write',
  'orders.bestTender': 'order:write',
  'orders.calculate': 'order:read',
  'orders.create': 'order:write',
  'orders.get': 'order:read',
  'orders.list': 'order:read',
  'orders.pay': 'order:write',
  'orders.update': 'order:write',
  'orders.prepare': 'order:write',
  'orders.handOver': 'order:write',
  'orders.park': 'order:write',
  'orders.resume': 'order:write',
  'orders.cancel': 'order:write',
  'orders.refundPreview': 'order:read',
  'orders.reopen': 'order:reopen',
  'orders.refund': 'order:refund',
  'receivables.get': 'receivable:read',
  'receivables.list': 'receivable:read',
  'receivables.settlements': 'receivable:read',
  'receivables.settle': 'receivable:write',
  'receivables.writeOff': 'receivable:write_off',
  'refunds.get': 'order:read',
  'refunds.list': 'order:read',
  'refunds.returnUnlinked': 'order:refund_any',
  'refundRequests.create': 'order:write',
  'refundRequests.get': 'order:read',
  'refundRequests.list': 'order:read',
  'refundRequests.approve': 'order:refund',
  'refundRequests.reject': 'order:refund',
  'refundRequests.withdraw': 'order:write',
  'cashShifts.open': 'cash:write',
  'cashShifts.get': 'cash:read',
  'cashShifts.list': 'cash:read',
  'cashShifts.movements': 'cash:read',
  'cashShifts.payIn': 'cash:write',
  'cashShifts.payOut': 'cash:write',
  'cashShifts.end': 'cash:write',
  'cashShifts.close': 'cash:write',
  'cashShifts.handOver': 'cash:write',
  'cashMovements.create': 'cash:write',
  'cashMovements.list': 'cash:read',
  'expenses.create': 'cash:write',
  'expenses.get': 'cash:read',
  'expenses.list': 'cash:read',
  'expenses.void': 'cash:write',
  'ledger.verify': 'ledger:read',
  'ledger.accounts': 'ledger:read',
  'ledger.entries': 'ledger:read',
  'ledger.trialBalance': 'ledger:read',
  'ledger.profitAndLoss': 'ledger:read',
  'ledger.balanceSheet': 'ledger:read',
  'accountingPeriods.close': 'ledger:write',
  'accountingPeriods.reopen': 'ledger:write',
  'accountingPeriods.list': 'ledger:read',
  'reports.dayTotals': 'ledger:read',
  'reports.prepaidLiability': 'ledger:read',
  'analytics.bookings': 'booking:read',
  'auditEntries.list': 'audit:read',
}

function records(room: string, scope: string): Readonly<Record<string, string>> {
  return {
    [`${room}.create`]: `${scope}:write`,
    [`${room}.get`]: `${scope}:read`,
    [`${room}.list`]: `${scope}:read`,
    [`${room}.update`]: `${scope}:write`,
    [`${room}.archive`]: `${scope}:write`,
  }
}

const rows = allOperations.map((operation) => [operation.name, operation] as const)

describe('every operation asks for its permission before anything else', () => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await openSqlite()
    salon = await openSalon(database.storage)
  })
  afterAll(() => database.close())

  test('the table of permissions names every operation', () => {
    expect(allOperations.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort())
  })

  test.each(rows)('%s without a key is 401, whatever is sent', async (_, { http: [method, path] }) => {
    const answer = await salon.call(
      `${method} ${path}?nonsense=1`,
      method === 'GET' || method === 'DELETE' ? undefined : [],
      { key: null },
    )
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized', errors: [], details: {} } })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="mendian"')
  })

  test.each(rows)('%s without its permission is 403, whatever is sent', async (name, { http: [method, path] }) => {
    const permission = expected[name] ?? ''
    const held = permissions.filter((other) => other !== permission)
    const { secret: key } = done(await salon.mendian.engine.apiKeys.create(salon.context, { name, permissions: held }))
    const body = method === 'GET' || method === 'DELETE' ? undefined : ['nonsense']
    const answer = await salon.call(`${method} ${path}?nonsense=1`, body, { key })
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', errors: [], details: { permission } } })
  })

  test.each(rows)('%s with its permission alone gets further', async (name, { http: [method, path] }) => {
    const permission = permissions.find((other) => other === expected[name])
    const { key } = permission
      ? {
          key: done(await salon.mendian.engine.apiKeys.create(salon.context, { name, permissions: [permission] }))
            .secret,
        }
      : { key: 'platform-key-of-the-tests' }
    const body = method === 'GET' || method === 'DELETE' ? undefined : ['nonsense']
    const answer = await salon.call(`${method} ${path}?nonsense=1`, body, { key })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  test('the engine in process asks the same', async () => {
    const bare = { ...salon.context, actor: { kind: 'HOST', id: 'x', permissions: [] } } as const
    expect(await salon.mendian.engine.bookings.list(bare, {})).toEqual({
      ok: false,
      refusal: { code: 'forbidden', details: { permission: 'booking:read' } },
      replayed: false,
    })
    expect(await salon.mendian.engine.tenants.list({ actor: bare.actor }, {})).toMatchObject({
      refusal: { code: 'forbidden' },
    })
  })
})
