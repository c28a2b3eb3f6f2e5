import { deepEqual, equal } from 'node:assert/strict'
import { idOf } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { customer, ids, nineMs, order, paidTopUp, payment, topUpOffer } from './fixtures.ts'

/** Top-ups with their offers, and references of payments. */
export const topUpsPart: ContractPart = {
  name: 'top-ups',
  declare: ({ storage, tenant, write, test }) => {
    test('offers that are not archived are all found at once', async () => {
      const tenantId = await tenant()
      const other = { ...topUpOffer, id: idOf('TopUpOffer', '2') }
      await write(tenantId, async (tx) => {
        await tx.topUpOffers.insert({ ...other, locationIds: null, bonusValidDays: null })
        await tx.topUpOffers.insert({ ...other, id: idOf('TopUpOffer', '3'), archivedAtMs: nineMs })
      })
      const found = await storage().read({ tenantId }, (tx) => tx.topUpOffers.active())
      deepEqual(found, [topUpOffer, { ...other, locationIds: null, bonusValidDays: null }])
    })

    test('top-ups come back as they were stored and are counted by customer', async () => {
      const tenantId = await tenant()
      const friend = { ...customer, id: idOf('Customer', '2'), phone: null }
      await write(tenantId, async (tx) => {
        await tx.customers.insert(friend)
        await tx.orders.insert(order('1'))
        await tx.topUps.insertMany([paidTopUp('1'), paidTopUp('2', { line: 2, topUpOfferId: null })])
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.topUps.find(idOf('TopUp', '2')), paidTopUp('2', { line: 2, topUpOfferId: null }))
        equal(await tx.topUps.find(idOf('TopUp', '3')), undefined)
        deepEqual([await tx.topUps.countOf(ids.customer), await tx.topUps.countOf(friend.id)], [2, 0])
      })
    })

    test('a line is delivered once', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.topUps.insertMany([paidTopUp('1')])
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.topUps.insertMany([paidTopUp('2')])),
      )
    })

    test("a provider's reference pays once, and tells which order", async () => {
      const tenantId = await tenant()
      const captured = (body: string, reference: string) =>
        payment(body, { kind: 'PROVIDER', provider: 'SANDBOX', reference })
      await write(tenantId, (tx) => tx.orders.insert(order('1', { payments: [captured('1', 'a')] })))
      const orders = await storage().read({ tenantId }, (tx) =>
        tx.payments.ordersOf({ provider: 'SANDBOX', references: ['a', 'b'] }),
      )
      deepEqual([...orders], [['a', ids.order('1')]])
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.orders.insert(order('2', { payments: [captured('2', 'a')] }))),
      )
      await write(tenantId, (tx) => tx.orders.insert(order('3', { payments: [captured('3', 'b')] })))
    })
  },
}
