import { deepEqual, equal, rejects } from 'node:assert/strict'
import { type CouponFilter, idOf, type TakeUsage } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { coupon, couponTemplate, customer, ids, nineMs, order, promotion, timedPriceRule } from './fixtures.ts'

const take = (uses: number, more: Partial<TakeUsage> = {}): TakeUsage => {
  return { key: 'prm_1/total', uses, amountMinor: 0, maxUses: 3, maxAmountMinor: null, ...more }
}

/** What the shop offers, coupons, and how often what is limited was given. */
export const promotionsPart: ContractPart = {
  name: 'promotions',
  declare: ({ storage, tenant, write, test }) => {
    test('timed prices and promotions in use are read all at once', async () => {
      const tenantId = await tenant()
      const [second, over] = [idOf('Promotion', '2'), idOf('Promotion', '0')]
      await write(tenantId, async (tx) => {
        await tx.promotions.insert({
          ...promotion,
          id: second,
          exclusiveGroup: 'SALE',
          validUntil: '2027-01-01T00:00:00Z',
        })
        await tx.promotions.insert({ ...promotion, id: over, archivedAtMs: nineMs })
        await tx.timedPriceRules.insert({ ...timedPriceRule, id: idOf('TimedPriceRule', '2'), archivedAtMs: nineMs })
      })
      await storage().read({ tenantId }, async (tx) => {
        const active = await tx.promotions.active()
        deepEqual(
          active.map(({ id }) => id),
          [promotion.id, second],
        )
        deepEqual(active[0], promotion)
        deepEqual(await tx.timedPriceRules.active(), [timedPriceRule])
      })
    })

    test('a coupon template is found by its claim code, which one tenant gives once', async () => {
      const tenantId = await tenant()
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.couponTemplates.findByClaimCode('WELCOME'), couponTemplate)
        equal(await tx.couponTemplates.findByClaimCode('NONE'), undefined)
      })
      const twin = { ...couponTemplate, id: idOf('CouponTemplate', '2') }
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.couponTemplates.insert(twin)),
      )
      await write(tenantId, (tx) => tx.couponTemplates.insert({ ...twin, claimCode: null }))
    })

    test('coupons come back whole, by id and by code, and are replaced at their version', async () => {
      const tenantId = await tenant()
      const [one, two] = [coupon('1'), coupon('2', { customerId: null, expiresAtMs: null })]
      await write(tenantId, (tx) => tx.coupons.insertMany([one, two]))
      await write(tenantId, async (tx) => {
        deepEqual(await tx.coupons.find(one.id), one)
        deepEqual(await tx.coupons.findMany([two.id, idOf('Coupon', 'none')]), [two])
        deepEqual(await tx.coupons.findByCodes(['CODE-2', 'NONE']), [two])
        deepEqual([await tx.coupons.findMany([]), await tx.coupons.findByCodes([])], [[], []])
        const voided = { ...one, state: 'VOIDED', version: 2 } as const
        equal(await tx.coupons.replace(voided, 2), false)
        equal(await tx.coupons.replace(voided, 1), true)
        deepEqual(await tx.coupons.find(one.id), voided)
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.coupons.insertMany([coupon('3', { code: 'CODE-1' })])),
      )
    })

    test('coupons are given to another customer, those that are named', async () => {
      const tenantId = await tenant()
      const friend = idOf('Customer', 'friend')
      const [one, two] = [coupon('1'), coupon('2')]
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: friend, phone: null })
        await tx.coupons.insertMany([one, two])
      })
      await write(tenantId, (tx) => tx.coupons.moveTo([one.id], friend, nineMs + 5))
      const moved = { ...one, customerId: friend, version: 2, updatedAtMs: nineMs + 5 }
      deepEqual(await storage().read({ tenantId }, (tx) => tx.coupons.findMany([one.id, two.id])), [moved, two])
    })

    test('a coupon has an order exactly while it is reserved or used, and somebody who can spend it', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.orders.insert(order('1')))
      for (const wrong of [
        { state: 'RESERVED' },
        { orderId: ids.order('1') },
        { customerId: null, code: null },
      ] as const) {
        await rejects(write(tenantId, (tx) => tx.coupons.insertMany([coupon('1', wrong)])))
      }
    })

    test('an order spends its coupons or gives them back, and touches no others', async () => {
      const tenantId = await tenant()
      const reserved = (body: string, orderBody: string) =>
        coupon(body, { state: 'RESERVED', orderId: ids.order(orderBody) })
      const used = coupon('u', { state: 'USED', orderId: ids.order('2') })
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.orders.insert(order('2'))
        await tx.coupons.insertMany([reserved('a', '1'), reserved('b', '2'), used])
      })
      await write(tenantId, async (tx) => {
        await tx.coupons.settleOf(ids.order('1'), 'USED', nineMs + 5)
        await tx.coupons.settleOf(ids.order('2'), 'ISSUED', nineMs + 6)
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.coupons.find(idOf('Coupon', 'a')), {
          ...reserved('a', '1'),
          ...{ state: 'USED', version: 2, updatedAtMs: nineMs + 5 },
        })
        deepEqual(await tx.coupons.find(idOf('Coupon', 'b')), {
          ...coupon('b'),
          ...{ version: 2, updatedAtMs: nineMs + 6 },
        })
        deepEqual(await tx.coupons.find(used.id), used)
      })
      await write(tenantId, (tx) => tx.coupons.passOn(ids.order('2'), ids.order('1'), nineMs + 7))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.coupons.find(used.id), {
          ...used,
          ...{ state: 'RESERVED', orderId: ids.order('1'), version: 2, updatedAtMs: nineMs + 7 },
        })
      })
    })

    test('coupons that orders gave are found by who spends them, and orders that went back are told', async () => {
      const tenantId = await tenant()
      const [giver, spender, gone] = [ids.order('1'), ids.order('2'), ids.order('3')]
      const spent = { orderId: spender, issuedByOrderId: giver, issuedWithCardId: null } as const
      const card = idOf('CustomerCard', 'gift')
      const ofCard = { issuedByOrderId: null, issuedWithCardId: card } as const
      const gift = coupon('g', { state: 'USED', orderId: spender, ...ofCard })
      const [reserved, used] = [coupon('a', { ...spent, state: 'RESERVED' }), coupon('b', { ...spent, state: 'USED' })]
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.orders.insert(order('2', { refundState: 'FULL' }))
        await tx.orders.insert(order('3', { state: 'CANCELLED' }))
        await tx.coupons.insertMany([used, reserved])
        await tx.coupons.insertMany([
          coupon('c', { state: 'USED', orderId: spender, issuedByOrderId: null, issuedWithCardId: null }),
        ])
        await tx.coupons.insertMany([coupon('d', { issuedByOrderId: giver, issuedWithCardId: null })])
        await tx.coupons.insertMany([gift])
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.coupons.giftsSpentBy(spender), [reserved, used, gift])
        deepEqual(await tx.coupons.issuedWith([card, idOf('CustomerCard', 'none')]), [gift])
        deepEqual(await tx.coupons.issuedWith([]), [])
        deepEqual(await tx.coupons.giftsSpentBy(giver), [])
        deepEqual([...(await tx.orders.goneBack([giver, spender, gone, ids.order('none')]))].sort(), [spender, gone])
        equal((await tx.orders.goneBack([])).size, 0)
      })
    })

    test('coupons are listed by customer, template and the state of that moment', async () => {
      const tenantId = await tenant()
      const friend = { ...customer, id: idOf('Customer', '2'), phone: null }
      const other = { ...couponTemplate, id: idOf('CouponTemplate', '2'), claimCode: null }
      await write(tenantId, async (tx) => {
        await tx.customers.insert(friend)
        await tx.couponTemplates.insert(other)
        await tx.coupons.insertMany([
          coupon('a'),
          coupon('b', { expiresAtMs: null }),
          coupon('c', { customerId: friend.id, templateId: other.id }),
          coupon('d', { state: 'VOIDED' }),
        ])
      })
      const list = (filter: CouponFilter, nowMs = nineMs, page: { limit: number; after?: string } = { limit: 9 }) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.coupons.list(filter, nowMs, page)).map(({ id }) => id.slice(4)).join(''),
        )
      equal(await list({}), 'abcd')
      equal(await list({}, nineMs, { limit: 2, after: 'cpn_a' }), 'bc')
      equal(await list({ customerId: friend.id }), 'c')
      equal(await list({ templateId: couponTemplate.id, state: 'ISSUED' }), 'ab')
      equal(await list({ state: 'ISSUED' }, nineMs + 1000), 'b')
      equal(await list({ state: 'EXPIRED' }, nineMs + 1000), 'ac')
      equal(await list({ state: 'EXPIRED' }, nineMs + 999), '')
      equal(await list({ state: 'VOIDED' }), 'd')
    })

    test('uses are counted up to their limit, and given back', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        equal(await tx.usages.take(take(2, { amountMinor: 700 })), true)
        equal(await tx.usages.take(take(2)), false)
        equal(await tx.usages.take(take(1, { maxUses: null, amountMinor: 300, maxAmountMinor: 999 })), false)
        equal(await tx.usages.take(take(1, { maxUses: null, amountMinor: 300, maxAmountMinor: 1000 })), true)
        equal(await tx.usages.take(take(1)), false)
        await tx.usages.giveBack({ key: 'prm_1/total', uses: 1, amountMinor: 300 })
        equal(await tx.usages.take(take(1)), true)
        const counts = await tx.usages.find(['prm_1/total', 'none'])
        deepEqual([...counts], [['prm_1/total', { uses: 3, amountMinor: 700 }]])
        equal((await tx.usages.find([])).size, 0)
        await tx.usages.giveBack({ key: 'prm_1/total', uses: 4, amountMinor: 701 })
        deepEqual([...(await tx.usages.find(['prm_1/total']))], [['prm_1/total', { uses: 0, amountMinor: 0 }]])
      })
    })

    test('of many who take the last use at once, one gets it', async () => {
      const tenantId = await tenant()
      const takers = Array.from({ length: 20 }, () => write(tenantId, (tx) => tx.usages.take(take(3))))
      const taken = await Promise.all(takers)
      equal(taken.filter(Boolean).length, 1)
    })

    test('what a customer has ordered is summed up without what was cancelled', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        deepEqual(await tx.orders.historyOf(ids.customer), { orders: 0, spentMinor: 0 })
        await tx.orders.insert(order('1', { paidMinor: 11_520, refundedMinor: 520 }))
        await tx.orders.insert(order('2', { paidMinor: 0 }))
        await tx.orders.insert(order('3', { state: 'CANCELLED' }))
        await tx.orders.insert(order('4', { customerId: null }))
        deepEqual(await tx.orders.historyOf(ids.customer), { orders: 2, spentMinor: 11_000 })
      })
    })
  },
}
