import { deepEqual, equal } from 'node:assert/strict'
import { idOf } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { fill } from './filled-tenant.ts'
import { apiKey, booking, event, ids, location, nineMs, order, secretHash, tenant as tenantOf } from './fixtures.ts'

/** What stands above the tenants. */
export const platformPart: ContractPart = {
  name: 'platform',
  declare: ({ database, storage, tenant, write, test }) => {
    test('tenants are made once, found and listed', async () => {
      const { platform } = storage()
      equal(await platform.insertTenant(tenantOf('pa')), true)
      equal(await platform.insertTenant(tenantOf('pb')), true)
      equal(await platform.insertTenant({ ...tenantOf('pa'), name: 'Other' }), false)
      deepEqual(await platform.findTenant(ids.tenant('pa')), tenantOf('pa'))
      equal(await platform.findTenant(ids.tenant('none')), undefined)
      deepEqual(await platform.listTenants({ limit: 1, after: 'tnt_pa' }), [tenantOf('pb')])
      deepEqual(await storage().read({ tenantId: ids.tenant('pa') }, (tx) => tx.tenants.current()), tenantOf('pa'))
    })

    test('a tenant that is not there has nothing and gets nothing', async () => {
      const nobody = ids.tenant('nobody')
      equal(await storage().read({ tenantId: nobody }, (tx) => tx.tenants.current()), undefined)
      await refuses(
        'CONFLICT',
        write(nobody, (tx) => tx.locations.insert(location)),
      )
    })

    test('keys are found by the hash of their secret, revoked or not', async () => {
      const tenantId = await tenant()
      const key = apiKey('1')
      await write(tenantId, (tx) => tx.apiKeys.insert(key, secretHash('a')))
      const resolved = { tenantId, id: key.id, permissions: key.permissions, revokedAtMs: null }
      deepEqual(await storage().platform.resolveApiKey(secretHash('a')), resolved)
      equal(await storage().platform.resolveApiKey(secretHash('b')), undefined)
      deepEqual(await write(tenantId, (tx) => tx.apiKeys.find(key.id)), key)
      deepEqual(await write(tenantId, (tx) => tx.apiKeys.list({ limit: 9 })), [key])
      await write(tenantId, (tx) => tx.apiKeys.revoke(key.id, nineMs))
      await write(tenantId, (tx) => tx.apiKeys.revoke(key.id, nineMs + 1))
      deepEqual(await storage().platform.resolveApiKey(secretHash('a')), { ...resolved, revokedAtMs: nineMs })
      deepEqual((await write(tenantId, (tx) => tx.apiKeys.find(key.id)))?.revokedAtMs, nineMs)
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.apiKeys.insert(apiKey('1'), secretHash('c'))),
      )
    })

    test('bookings overdue for approval are found in all tenants, the longest due first', async () => {
      const [one, other] = [await tenant(), await tenant()]
      const pending = (body: string, pendingExpiresAtMs: number) =>
        booking(body, { state: 'PENDING', pendingExpiresAtMs })
      await write(one, async (tx) => {
        await tx.bookings.insert(pending('late', 20))
        await tx.bookings.insert(pending('later', 30))
        await tx.bookings.insert(booking('sure', { pendingExpiresAtMs: 1 }))
      })
      await write(other, (tx) => tx.bookings.insert(pending('first', 10)))
      const overdue = async (nowMs: number, limit = 9) =>
        (await storage().platform.pendingOverdue({ nowMs, limit })).map(({ tenantId, bookingId }) => [
          tenantId,
          bookingId,
        ])
      deepEqual(await overdue(9), [])
      deepEqual(await overdue(20), [
        [other, 'bkg_first'],
        [one, 'bkg_late'],
      ])
      deepEqual(await overdue(30, 1), [[other, 'bkg_first']])
    })

    test('open orders not paid in time are found in all tenants, the longest due first', async () => {
      const [one, other] = [await tenant(), await tenant()]
      await write(one, async (tx) => {
        await tx.orders.insert(order('late', { expiresAtMs: 20 }))
        await tx.orders.insert(order('later', { expiresAtMs: 30 }))
        await tx.orders.insert(order('patient'))
        await tx.orders.insert(order('over', { expiresAtMs: 1, state: 'CANCELLED' }))
      })
      await write(other, (tx) => tx.orders.insert(order('first', { expiresAtMs: 10 })))
      const overdue = async (nowMs: number, limit = 9) =>
        (await storage().platform.ordersOverdue({ nowMs, limit })).map(({ tenantId, orderId }) => [tenantId, orderId])
      deepEqual(await overdue(9), [])
      deepEqual(await overdue(20), [
        [other, 'ord_first'],
        [one, 'ord_late'],
      ])
      deepEqual(await overdue(30, 1), [[other, 'ord_first']])
    })

    test('erasing a tenant removes all it has, the books included, and nothing else', async () => {
      const [gone, stays] = [await tenant(), await tenant()]
      await write(gone, (tx) => fill(tx, '1'))
      await write(stays, (tx) => fill(tx, '2'))
      await storage().platform.eraseTenant(gone)
      equal(await storage().platform.findTenant(gone), undefined)
      equal(await storage().platform.resolveApiKey(secretHash('1')), undefined)
      const { raw } = database()
      for (const table of [
        'ledger_line',
        'ledger_balance',
        'ledger_lot',
        'ledger_hold',
        'accounting_period',
        'booking_history',
        'audit_entry',
        'outbox',
        'idempotency_key',
        'payment',
        'tenant_erasure',
      ]) {
        const rows = await raw.run(`select tenant_id from ${raw.table(table)} where tenant_id = '${gone}'`)
        deepEqual(rows, [], table)
      }
      deepEqual(await write(stays, (tx) => tx.ledger.count()), { transactions: 8, lines: 18 })
      await storage().platform.eraseTenant(ids.tenant('none'))
      const left = await storage().platform.leaseOutbox({ limit: 200, nowMs: 10_000, leaseMs: 1 })
      deepEqual(
        left.map((each) => each.event),
        [event('f2', stays)],
      )
      await storage().platform.completeOutbox([idOf('Event', 'f2')])
    })
  },
}
