import { deepEqual, equal } from 'node:assert/strict'
import { type CustomerId, idOf, type Order, type TagAudience } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  activity,
  count,
  customer,
  customerGroup,
  ids,
  ledgerChanges,
  ledgerTransaction,
  line,
  lot,
  loyaltyProgramme,
  nineMs,
  order,
  pointsRedemption,
  reward,
  service,
  tier,
} from './fixtures.ts'

const lotless = { lotId: null, costMinor: null } as const
const friend = idOf('Customer', 'friend')
const range = { customerId: ids.customer, currency: 'CNY', fromMs: nineMs, toMs: nineMs + 10 }

/** What customers have done, their tiers, and what they had for their points. */
export const loyaltyPart: ContractPart = {
  name: 'loyalty',
  declare: ({ storage, tenant, write, test }) => {
    test('one programme is in use at a time', async () => {
      const tenantId = await tenant()
      const twin = { ...loyaltyProgramme, id: idOf('LoyaltyProgramme', '2') }
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.loyaltyProgrammes.insert(twin)),
      )
      await write(tenantId, async (tx) => {
        await tx.loyaltyProgrammes.replace({ ...loyaltyProgramme, version: 2, archivedAtMs: nineMs }, 1)
        await tx.loyaltyProgrammes.insert(twin)
      })
      deepEqual(await storage().read({ tenantId }, (tx) => tx.loyaltyProgrammes.active()), [twin])
    })

    test('customers are found by their group', async () => {
      const tenantId = await tenant()
      const other = { ...customer, phone: null }
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...other, id: idOf('Customer', '3'), groupIds: [idOf('CustomerGroup', '11')] })
        await tx.customers.insert({ ...other, id: idOf('Customer', '4'), archivedAtMs: 1 })
        await tx.customers.insert({ ...other, id: idOf('Customer', '5') })
      })
      await storage().read({ tenantId }, async (tx) => {
        const found = async (after?: string) =>
          (await tx.customers.listByGroup(customerGroup.id, { limit: 9, ...(after ? { after } : {}) })).map(
            ({ id }) => id,
          )
        deepEqual(await found(), [ids.customer, 'cus_5'])
        deepEqual(await found(ids.customer), ['cus_5'])
      })
    })

    test('services are found by the tiers that have other terms of them', async () => {
      const tenantId = await tenant()
      const other = (body: string, tierId: string) => ({
        ...service,
        id: idOf('Service', body),
        overrides: [{ tierId: tierId as typeof tier.id, bookable: false }],
      })
      await write(tenantId, async (tx) => {
        await tx.services.insert(other('7', tier.id))
        await tx.services.insert(other('8', `${tier.id}1`))
        await tx.services.insert({ ...other('9', tier.id), archivedAtMs: 1 })
      })
      await storage().read({ tenantId }, async (tx) => {
        const found = async (after?: string) =>
          (await tx.services.listByTier(tier.id, { limit: 9, ...(after ? { after } : {}) })).map(({ id }) => id)
        deepEqual(await found(), [service.id, 'svc_7'])
        deepEqual(await found(service.id), ['svc_7'])
      })
    })

    test('customers are found by what they have done lately', async () => {
      const tenantId = await tenant()
      const completed = (body: string, fields: Partial<Order> = {}) =>
        order(body, { state: 'COMPLETED', completedAtMs: nineMs, ...fields })
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: friend, phone: null })
        for (const body of ['1', '2']) await tx.orders.insert(completed(body))
        for (const body of ['3', '4']) await tx.orders.insert(completed(body, { customerId: friend }))
        await tx.orders.insert(completed('5', { customerId: friend, completedAtMs: nineMs - 1 }))
        await tx.orders.insert(completed('6', { customerId: friend, refundState: 'FULL' }))
        await tx.orders.insert(order('7', { customerId: friend }))
        await tx.orders.insert(completed('8', { customerId: null }))
        await tx.orders.insert(
          completed('9', { lines: [line({ kind: 'PRODUCT', serviceId: null, productId: ids.product })] }),
        )
        await tx.orders.insert(completed('10'))
        await tx.customerActivity.insertMany([
          activity('1', { businessDate: '2026-11-21', spentMinor: 10 }),
          activity('2', { businessDate: '2026-11-23', spentMinor: -3, kind: 'RETURN' }),
          activity('3', { businessDate: '2026-11-22', spentMinor: 5, currency: 'EUR' }),
          activity('4', { businessDate: '2026-11-21', occurredAtMs: nineMs - 1 }),
          activity('5', { businessDate: '2026-11-23', spentMinor: 7, customerId: friend }),
        ])
      })
      const found = (audience: TagAudience, after?: string) =>
        storage().read({ tenantId }, async (tx) => {
          const page = { limit: 9, ...(after === undefined ? {} : { after }) }
          return (await tx.customers.listByTag(audience, page)).map(({ id }) => id)
        })
      const counted = (minCount: number, fromMs = nineMs): TagAudience => {
        return { kind: 'SERVICE_COUNT', fromMs, minCount, serviceIds: [idOf('Service', 'none'), service.id] }
      }
      deepEqual(await found(counted(2)), [customer.id, friend])
      deepEqual(await found(counted(2), customer.id), [friend])
      deepEqual(await found(counted(3)), [customer.id])
      deepEqual(await found(counted(3, nineMs - 1)), [customer.id, friend])
      deepEqual(await found({ ...counted(1), serviceIds: [idOf('Service', 'none')] } as TagAudience), [])
      const spent = { kind: 'SPENT', fromMs: nineMs, currency: 'CNY' } as const
      deepEqual(await found({ ...spent, minSpentMinor: 7 }), [customer.id, friend])
      deepEqual(await found({ ...spent, minSpentMinor: 8 }), [])
      const weekendDates = ['2026-11-21', '2026-11-22']
      const weekends = { kind: 'WEEKEND_SHARE', fromMs: nineMs, weekendDates } as const
      deepEqual(await found({ ...weekends, minVisits: 1, minShareBasisPoints: 6666 }), [customer.id])
      deepEqual(await found({ ...weekends, minVisits: 1, minShareBasisPoints: 6667 }), [])
      deepEqual(await found({ ...weekends, minVisits: 4, minShareBasisPoints: 1 }), [])
    })

    test('figures are sums of what a customer did in a range, spending in one currency', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: friend, phone: null })
        await tx.customerActivity.insertMany([
          activity('1', { spentMinor: 5, points: 2, occurredAtMs: nineMs }),
          activity('2', { spentMinor: -3, visits: 0, points: -1, kind: 'RETURN', occurredAtMs: nineMs + 9 }),
          activity('3', { spentMinor: 7, currency: 'EUR', occurredAtMs: nineMs + 5, points: 0 }),
          activity('4', { occurredAtMs: nineMs + 10 }),
          activity('5', { occurredAtMs: nineMs - 1 }),
          activity('6', { customerId: friend }),
        ])
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.customerActivity.figures(range), { spentMinor: 2, visits: 2, qualifyingPoints: 1 })
        const nothing = { ...range, customerId: idOf('Customer', 'nobody') }
        deepEqual(await tx.customerActivity.figures(nothing), { spentMinor: 0, visits: 0, qualifyingPoints: 0 })
      })
    })

    test('transactions are what was ordered and went back, by id', async () => {
      const tenantId = await tenant()
      const all = [activity('1'), activity('2', { kind: 'VISIT' }), activity('3', { kind: 'RETURN' })]
      await write(tenantId, (tx) => tx.customerActivity.insertMany(all))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.customerActivity.transactions(ids.customer, { limit: 9 }), [all[0], all[2]])
        const rest = await tx.customerActivity.transactions(ids.customer, { limit: 1, after: activity('1').id })
        deepEqual(rest, [all[2]])
      })
    })

    test('counters grow and shrink, and know when they first and last grew', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.customerActivity.addCounts([count('VISITS', 2, nineMs), count('svc_1', 1, nineMs)])
        await tx.customerActivity.addCounts([count('VISITS', 1, nineMs + 5), count('svc_1', -1, nineMs + 5)])
      })
      deepEqual(await storage().read({ tenantId }, (tx) => tx.customerActivity.counts(ids.customer)), [
        { ...count('VISITS', 3), lastAtMs: nineMs + 5 },
        count('svc_1', 0),
      ])
    })

    test('all that one customer did becomes another’s, counters added up', async () => {
      const tenantId = await tenant()
      const of = (customerId: CustomerId) => ({ customerId })
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: friend, phone: null })
        await tx.customerActivity.insertMany([activity('1'), activity('2', of(friend))])
        await tx.customerActivity.addCounts([
          count('VISITS', 2, nineMs + 3),
          count('svc_1', 4),
          { ...count('VISITS', 3, nineMs + 9), ...of(friend) },
        ])
      })
      await write(tenantId, (tx) => tx.customerActivity.moveAll(ids.customer, friend))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.customerActivity.counts(ids.customer), [])
        deepEqual(await tx.customerActivity.counts(friend), [
          { ...count('VISITS', 5, nineMs + 3), ...of(friend), lastAtMs: nineMs + 9 },
          { ...count('svc_1', 4), ...of(friend) },
        ])
        equal((await tx.customerActivity.transactions(friend, { limit: 9 })).length, 2)
      })
    })

    test('a customer has one tier standing, the last that was put', async () => {
      const tenantId = await tenant()
      const standing = { customerId: ids.customer, tierId: ids.tier, sinceMs: 5, endsAtMs: 50 }
      await write(tenantId, (tx) => tx.tierStandings.put(standing))
      const later = { ...standing, tierId: null, sinceMs: 6, endsAtMs: null }
      await write(tenantId, (tx) => tx.tierStandings.put(later))
      deepEqual(await storage().read({ tenantId }, (tx) => tx.tierStandings.find(ids.customer)), later)
    })

    test('tiers that have ended are found in all tenants, the longest ago first', async () => {
      const [one, other] = [await tenant(), await tenant()]
      const put = (tenantId: typeof one, endsAtMs: number) =>
        write(tenantId, (tx) => tx.tierStandings.put({ ...range, tierId: ids.tier, sinceMs: 0, endsAtMs }))
      await put(one, 20)
      await put(other, 10)
      const ended = async (nowMs: number) =>
        (await storage().platform.tiersEnded({ nowMs, limit: 9 })).map(({ tenantId }) => tenantId)
      deepEqual([await ended(9), await ended(10), await ended(20)], [[], [other], [other, one]])
      deepEqual(await storage().platform.tiersEnded({ nowMs: 20, limit: 1 }), [
        { tenantId: other, customerId: ids.customer },
      ])
    })

    test('tiers that nothing judges any more are not found', async () => {
      const [archived, never] = [await tenant(), await tenant()]
      const ended = { customerId: ids.customer, tierId: ids.tier, sinceMs: 0, endsAtMs: 5 }
      const replaced = (tenantId: typeof never, more: object) =>
        write(tenantId, async (tx) => {
          await tx.tierStandings.put(ended)
          await tx.loyaltyProgrammes.replace({ ...loyaltyProgramme, version: 2, ...more }, 1)
        })
      await replaced(archived, { archivedAtMs: nineMs })
      await replaced(never, { tierEvaluation: null })
      const found = await storage().platform.tiersEnded({ nowMs: 5, limit: 9 })
      deepEqual(
        found.filter(({ tenantId }) => tenantId === archived || tenantId === never),
        [],
      )
    })

    test('whose lots have expired is found, with something left that nobody holds', async () => {
      const tenantId = await tenant()
      const apply = (body: string, more: object) =>
        write(tenantId, (tx) => tx.ledger.apply(ledgerChanges({ newLots: [lot(body, more)] })))
      await apply('a', { subjectId: 'cus_a', expiresAtMs: 10 })
      await apply('b', { subjectId: 'cus_a', expiresAtMs: 11 })
      await apply('c', { subjectId: 'cus_c', expiresAtMs: 11, remainingMinor: 5, heldMinor: 5 })
      await apply('d', { subjectId: 'cus_d', expiresAtMs: 11 })
      await apply('e', { subjectId: 'cus_e' })
      const expired = async (nowMs: number, limit = 9) =>
        (await storage().platform.lotsExpired({ nowMs, limit }))
          .filter((one) => one.tenantId === tenantId)
          .map(({ subjectId }) => subjectId)
      deepEqual([await expired(9), await expired(10), await expired(11)], [[], ['cus_a'], ['cus_a', 'cus_d']])
    })

    test('redemptions come back whole, of a customer or a reward', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: friend, phone: null })
        await tx.pointsRedemptions.insert(pointsRedemption('1'))
        await tx.pointsRedemptions.insert(pointsRedemption('2', { customerId: friend }))
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.pointsRedemptions.find(idOf('PointsRedemption', '1')), pointsRedemption('1'))
        deepEqual(await tx.pointsRedemptions.list({ customerId: ids.customer }, { limit: 9 }), [pointsRedemption('1')])
        equal((await tx.pointsRedemptions.list({ rewardId: reward.id }, { limit: 9 })).length, 2)
        const after = { limit: 9, after: idOf('PointsRedemption', '1') }
        equal((await tx.pointsRedemptions.list({}, after)).length, 1)
      })
    })

    test('what disagrees is found: counters, orders and points against activity', async () => {
      const tenantId = await tenant()
      const found = () =>
        storage().read({ tenantId }, async ({ customerActivity }) => [
          await customerActivity.countsUnlikeActivity(),
          await customerActivity.activityUnlikeOrders(),
          await customerActivity.pointsUnlikeBooks(),
        ])
      deepEqual(await found(), [[], [], []])
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1', { loyalty: {} as never }))
        await tx.customerActivity.insertMany([activity('1', { totalMinor: 1, points: 3 })])
        await tx.customerActivity.addCounts([count('VISITS', 2), count('SPENT/CNY', 11_520)])
      })
      deepEqual(await found(), [
        [{ subject: `${ids.customer} VISITS`, found: 'off by 1' }],
        [{ subject: ids.order('1'), found: 'off by 11519' }],
        [{ subject: ids.order('1'), found: 'off by -3' }],
      ])
      await write(tenantId, (tx) =>
        tx.ledger.apply({
          ...{ newBalances: [], balanceDeltas: [], newLots: [], lotDeltas: [], newHolds: [], endedHolds: [] },
          transactions: [
            ledgerTransaction('p', {
              source: { kind: 'POINTS_EARNED', id: ids.order('1') },
              lines: [
                { account: 'POINTS_ISSUED', subjectId: null, unit: 'POINT', amountMinor: 3, ...lotless },
                { account: 'POINTS_OWED', subjectId: ids.customer, unit: 'POINT', amountMinor: -3, ...lotless },
              ],
            }),
          ],
        }),
      )
      deepEqual((await found())[2], [])
    })
  },
}
