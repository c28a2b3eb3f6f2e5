import { idOf, type ReadTransaction, type Transaction } from '@mendian/core'
import * as fixtures from './fixtures.ts'

const { ids, nineMs } = fixtures
const page = { limit: 200 }

/** Reads of refunds that find something in a filled tenant. */
export const refundReadProbes = {
  'refunds.find': (tx) => tx.refunds.find(idOf('Refund', '1')),
  'refunds.ofOrders': (tx) => tx.refunds.ofOrders([ids.order('1')]),
  'refunds.list': (tx) => tx.refunds.list({}, page),
  'refunds.totals': (tx) => tx.refunds.totals({ locationId: ids.location, businessDate: '2026-11-23' }),
  'refundRequests.find': (tx) => tx.refundRequests.find(idOf('RefundRequest', '1')),
  'refundRequests.list': (tx) => tx.refundRequests.list({}, page),
} as const satisfies Readonly<Record<string, (tx: ReadTransaction) => Promise<unknown>>>

/** Writes of refunds that change a filled tenant. */
export const refundWriteProbes = {
  'refunds.insert': (tx) => tx.refunds.insert(fixtures.refund('new')),
  'refundRequests.insert': async (tx) => {
    await tx.orders.insert(fixtures.order('asked'))
    await tx.refundRequests.insert(fixtures.refundRequest('new', { orderId: ids.order('asked') }))
  },
  'refundRequests.replace': (tx) =>
    tx.refundRequests.replace(
      fixtures.refundRequest('1', { state: 'WITHDRAWN', decidedById: 'x', decidedAtMs: nineMs, version: 2 }),
      1,
    ),
} as const satisfies Readonly<Record<string, (tx: Transaction) => Promise<unknown>>>
