import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type RefundFilter, type RefundRequestFilter, type TenantId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { ids, nineMs, order, refund, refundRequest } from './fixtures.ts'

/** Money given back, and requests for it. */
export const refundsPart: ContractPart = {
  name: 'refunds',
  declare: ({ storage, tenant, write, test }) => {
    const opened = async (): Promise<TenantId> => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.orders.insert(order('2'))
      })
      return tenantId
    }

    test('refunds come back whole, by every way to them', async () => {
      const tenantId = await opened()
      const unlinked = refund('2', {
        ...{ kind: 'UNLINKED', orderId: null, businessDate: '2026-11-24', feeMinor: 0, totalMinor: 11_520 },
        items: [{ kind: 'PRODUCT', itemId: ids.product, name: '香波', quantity: 1, unitPriceMinor: 11_520 }],
        payments: [],
      })
      await write(tenantId, async (tx) => {
        await tx.refunds.insert(refund('1'))
        await tx.refunds.insert(unlinked)
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.refunds.find(idOf('Refund', '1')), refund('1'))
        deepEqual(await tx.refunds.find(idOf('Refund', '2')), unlinked)
        equal(await tx.refunds.find(idOf('Refund', 'none')), undefined)
        deepEqual(await tx.refunds.ofOrders([ids.order('1'), ids.order('2')]), [refund('1')])
        deepEqual(await tx.refunds.ofOrders([]), [])
        deepEqual(await tx.refunds.totals({ locationId: ids.location, businessDate: '2026-11-23' }), [
          { kind: 'CASH', currency: 'CNY', refunds: 1, amountMinor: 11_000 },
        ])
        deepEqual(await tx.refunds.totals({ locationId: ids.location, businessDate: '2026-11-24' }), [])
      })
      const listed = (filter: RefundFilter, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.refunds.list(filter, after ? { limit: 9, after } : { limit: 9 }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      equal(await listed({}), '12')
      equal(await listed({ customerId: ids.customer, locationId: ids.location }, 'rfd_1'), '2')
      equal(await listed({ orderId: ids.order('1') }), '1')
      equal(await listed({ kind: 'UNLINKED' }), '2')
      equal(await listed({ fromDate: '2026-11-24' }), '2')
      equal(await listed({ toDate: '2026-11-23' }), '1')
    })

    test('an order has one request that waits', async () => {
      const tenantId = await opened()
      await write(tenantId, (tx) => tx.refundRequests.insert(refundRequest('1')))
      deepEqual(await write(tenantId, (tx) => tx.refundRequests.find(idOf('RefundRequest', '1'))), refundRequest('1'))
      equal(await write(tenantId, (tx) => tx.refundRequests.find(idOf('RefundRequest', 'none'))), undefined)
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.refundRequests.insert(refundRequest('2'))),
      )
      const decided = { decidedById: 'key_1', decidedAtMs: nineMs + 1, version: 2 }
      const rejected = refundRequest('1', { ...decided, state: 'REJECTED', decisionReason: 'no' })
      equal(await write(tenantId, (tx) => tx.refundRequests.replace(rejected, 1)), true)
      equal(await write(tenantId, (tx) => tx.refundRequests.replace(rejected, 1)), false)
      await write(tenantId, (tx) => tx.refundRequests.insert(refundRequest('2', { lines: null })))
      const listed = (filter: RefundRequestFilter, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.refundRequests.list(filter, after ? { limit: 9, after } : { limit: 9 }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      equal(await listed({}), '12')
      equal(await listed({ orderId: ids.order('1'), state: 'PENDING' }), '2')
      equal(await listed({ customerId: ids.customer, locationId: ids.location }, 'rfr_1'), '2')
    })
  },
}
