import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type OrderFilter } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { auditEntry, booking, customer, ids, line, nineMs, order, payment } from './fixtures.ts'

const paid = { version: 2, paymentState: 'PAID', paidMinor: 11_520, payments: [payment('1')] } as const

/** Bills with their lines and payments. */
export const ordersPart: ContractPart = {
  name: 'orders',
  declare: ({ storage, tenant, write, test }) => {
    test('orders come back whole', async () => {
      const tenantId = await tenant()
      const second = line({
        ordinal: 2,
        kind: 'PRODUCT',
        serviceId: null,
        productId: ids.product,
        staffId: null,
        taxMinor: 7,
        trace: [],
      })
      const stored = order('1', {
        lines: [line(), second],
        payments: [payment('1', { tenderedMinor: 20_000, changeMinor: 8_480 }), payment('2', { ordinal: 2 })],
        listMinor: 25_600,
        discountMinor: 2_560,
        subtotalMinor: 23_040,
        serviceChargeMinor: 2_304,
        taxInclusive: false,
        taxMinor: 1_600,
        taxes: [{ rateBasisPoints: 631, baseMinor: 25_344, taxMinor: 1_600 }],
        tipMinor: 100,
        roundingMinor: -44,
        totalMinor: 27_000,
        applied: [{ ruleId: 'tir_1', ruleVersion: 1, source: 'TIER', amountOffMinor: 2_560 }],
        usages: [{ key: 'prm_1/total', uses: 1, amountMinor: 5 }],
        paidMinor: 23_040,
        ...{ expiresAtMs: nineMs + 1, parkedAtMs: nineMs, parkedAs: 'Table 4', cancelReason: 'EXPIRED' },
        completedAtMs: nineMs,
      })
      await write(tenantId, (tx) => tx.orders.insert(stored))
      deepEqual(await storage().read({ tenantId }, (tx) => tx.orders.find(stored.id)), stored)
      equal(await storage().read({ tenantId }, (tx) => tx.orders.find(ids.order('none'))), undefined)
    })

    test('a replaced order keeps its lines and gets the payments that are new', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.orders.insert(order('1')))
      equal(await write(tenantId, (tx) => tx.orders.replace(order('1', paid), 1)), true)
      equal(await write(tenantId, (tx) => tx.orders.replace(order('1', paid), 1)), false)
      const completed = order('1', { ...paid, version: 3, state: 'COMPLETED', completedAtMs: nineMs })
      equal(await write(tenantId, (tx) => tx.orders.replace(completed, 2)), true)
      deepEqual(await write(tenantId, (tx) => tx.orders.find(completed.id)), completed)
    })

    test('a rewritten order has other lines, at the version that was read alone', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.orders.insert(order('1', { lines: [line(), line({ ordinal: 2 })] })))
      const request = { tipMinor: 7, manualDiscount: null, roundTotal: true, couponIds: [], useBenefits: ['x'] }
      const lines = [{ kind: 'PRODUCT', productId: ids.product, quantity: 2 }] as const
      const changed = order('1', {
        ...{ version: 2, note: 'window seat', request: { ...request, lines, useCards: 'AUTO' } },
        lines: [line({ quantity: 2, unitPriceMinor: 6_400 })],
      })
      equal(await write(tenantId, (tx) => tx.orders.rewrite(changed, 1)), true)
      equal(await write(tenantId, (tx) => tx.orders.rewrite({ ...changed, lines: [] }, 1)), false)
      deepEqual(await write(tenantId, (tx) => tx.orders.find(changed.id)), changed)
    })

    test('orders are listed by when they were made and every filter', async () => {
      const tenantId = await tenant()
      const forBooking = line({ bookingId: ids.booking('1'), bookingSegment: 1 })
      await write(tenantId, async (tx) => {
        await tx.bookings.insert(booking('1'))
        await tx.orders.insert(order('b', { lines: [forBooking] }))
        await tx.orders.insert(order('a', { customerId: null, parkedAtMs: nineMs, parkedAs: 'Table 4' }))
        const none = { serviceId: null, categoryId: null, staffId: null }
        const goods = line({ kind: 'PRODUCT', productId: ids.product, ...none })
        await tx.orders.insert(order('d', { createdAtMs: nineMs + 1, customerId: null, lines: [goods] }))
        const pickup = { kind: 'PICKUP', fromMs: null, toMs: null, pickupCode: 'X', address: null } as const
        const fulfilment = { ...pickup, recipient: '"state":"PREPARED"', phone: null, state: 'PROPOSED' } as const
        const steps = { preparedAtMs: null, completedAtMs: null }
        await tx.orders.insert(order('e', { createdAtMs: nineMs + 2, fulfilment: { ...fulfilment, ...steps } }))
        await tx.orders.insert(order('c', { state: 'CANCELLED', lines: [forBooking, line({ ordinal: 2 })] }))
      })
      const list = (filter: OrderFilter, limit = 200, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.orders.list(filter, after ? { limit, after } : { limit })).map(({ id }) => id.slice(4)).join(''),
        )
      equal(await list({}), 'abcde')
      equal(await list({ fulfilmentState: 'PROPOSED', locationId: ids.location }), 'e')
      equal(await list({ fulfilmentState: 'PROPOSED', state: 'CANCELLED' }), '')
      equal(await list({ fulfilmentState: 'PREPARED' }), '')
      equal(await list({}, 1, `${nineMs}:ord_a`), 'b')
      equal(await list({ fromMs: nineMs }, 9, `${nineMs}:ord_b`), 'cde')
      equal(await list({ lineKind: 'PRODUCT' }), 'd')
      equal(await list({ lineKind: 'SERVICE', locationId: ids.location }), 'abce')
      equal(await list({ fromMs: nineMs + 1, toMs: nineMs + 2 }), 'd')
      equal(await list({ customerId: ids.customer }), 'bce')
      equal(await list({ state: 'CANCELLED', locationId: ids.location }), 'c')
      equal(await list({ parked: true, locationId: ids.location }), 'a')
      equal(await list({ parked: false }), 'bcde')
      equal(await list({ bookingId: ids.booking('1') }), 'bc')
      equal(await list({ bookingId: ids.booking('2') }), '')
      equal(await list({ serviceId: ids.service }), 'abce')
      equal(await list({ serviceId: ids.service, state: 'CANCELLED', fromMs: nineMs, toMs: nineMs + 1 }), 'c')
      equal(await list({ serviceId: idOf('Service', 'none') }), '')
      equal(await list({ categoryId: idOf('Category', '1') }), 'abce')
      equal(await list({ categoryId: idOf('Category', '1'), state: 'CANCELLED' }), 'c')
      equal(await list({ categoryId: idOf('Category', 'none') }), '')
      equal(await list({ fromMs: nineMs + 3 }), '')
      equal(await list({ toMs: nineMs }), '')
      await storage().read({ tenantId }, async (tx) => {
        const ofBooking = await tx.orders.ofBookings([ids.booking('1'), ids.booking('2')])
        deepEqual(
          ofBooking.map(({ id }) => id),
          ['ord_b'],
        )
        deepEqual(await tx.orders.ofBookings([]), [])
      })
    })

    test('what was written of records is found by them, oldest first', async () => {
      const tenantId = await tenant()
      const entry = (body: string, subjectId: string | null) => ({ ...auditEntry(body), subjectId })
      const entries = [
        entry('1', ids.order('1')),
        entry('2', null),
        entry('3', ids.order('2')),
        entry('4', ids.order('1')),
      ]
      await write(tenantId, async (tx) => {
        for (const one of entries) await tx.audit.append(one)
      })
      const found = (subjectIds: readonly string[], limit = 9) =>
        storage().read({ tenantId }, (tx) => tx.audit.ofSubjects({ subjectIds, limit }))
      deepEqual(await found([ids.order('1')]), [entries[0], entries[3]])
      deepEqual(await found([ids.order('1'), ids.order('2')], 2), [entries[0], entries[2]])
      deepEqual(await found([]), [])
    })

    test('takings are summed by day, place, kind and currency', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1', paid))
        await tx.orders.insert(order('2', { ...paid, payments: [payment('2')] }))
        await tx.orders.insert(order('3', { ...paid, payments: [payment('3', { businessDate: '2026-11-24' })] }))
      })
      const totals = await write(tenantId, (tx) =>
        tx.payments.totals({ locationId: ids.location, businessDate: '2026-11-23' }),
      )
      deepEqual(totals, [{ kind: 'CASH', currency: 'CNY', payments: 2, amountMinor: 23_040 }])
    })

    test('what one has ordered is moved to another', async () => {
      const tenantId = await tenant()
      const other = { ...customer, id: idOf('Customer', 'other'), phone: null }
      await write(tenantId, async (tx) => {
        await tx.customers.insert(other)
        await tx.orders.insert(order('1'))
        await tx.orders.insert(order('2', { customerId: null, payments: [] }))
        await tx.orders.moveAll(ids.customer, other.id)
        const moved = await tx.orders.find(ids.order('1'))
        deepEqual([moved?.customerId, moved?.version], [other.id, order('1').version + 1])
        equal((await tx.orders.find(ids.order('2')))?.customerId, null)
      })
    })

    test('a payment id that is taken is refused', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.orders.insert(order('1', paid)))
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.orders.insert(order('2', paid))),
      )
    })
  },
}
