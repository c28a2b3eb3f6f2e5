import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type ReceivableFilter, type SettlementFilter, type TenantId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  accountBalance,
  customer,
  ids,
  ledgerChanges,
  order,
  payment,
  receivable,
  receivableSettlement,
} from './fixtures.ts'

/** What customers owe, and how it was settled. */
export const receivablesPart: ContractPart = {
  name: 'receivables',
  declare: ({ storage, tenant, write, test }) => {
    const fee = { orderId: null, paymentId: null, customerCardId: idOf('CustomerCard', '1') } as const
    const settled = { amountMinor: 1_520 } as const
    const opened = async (): Promise<TenantId> => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: idOf('Customer', '2'), phone: null })
        await tx.orders.insert(order('1'))
        await tx.orders.insert(order('2'))
        await tx.receivables.insertMany([
          receivable('1'),
          receivable('2', { currency: 'EUR' }),
          receivable('3', { ...settled, orderId: ids.order('2') }),
          receivable('4', { customerId: idOf('Customer', '2'), ...fee }),
        ])
      })
      return tenantId
    }
    const bodies = (rows: readonly { readonly id: string }[]): string => rows.map(({ id }) => id.slice(4)).join('')

    test('of many debts the oldest are found first, and no more than are asked for', async () => {
      const tenantId = await opened()
      await write(tenantId, (tx) => tx.receivables.insertMany([receivable('6', fee), receivable('5', fee)]))
      const oldest = (limit: number): Promise<readonly { readonly id: string }[]> =>
        storage().read({ tenantId }, (tx) =>
          tx.receivables.openOf({ customerId: ids.customer, currency: 'CNY', limit }),
        )
      equal(bodies(await oldest(2)), '15')
      equal(bodies(await oldest(9)), '156')
    })

    test('debts come back whole, by every way to them', async () => {
      const tenantId = await opened()
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.receivables.find(idOf('Receivable', '1')), receivable('1'))
        const other = receivable('4', { customerId: idOf('Customer', '2'), ...fee })
        deepEqual(await tx.receivables.find(idOf('Receivable', '4')), other)
        equal(await tx.receivables.find(idOf('Receivable', 'none')), undefined)
        deepEqual(await tx.receivables.ofOrder(ids.order('2')), [
          receivable('3', { ...settled, orderId: ids.order('2') }),
        ])
        const owed = { customerId: ids.customer, currency: 'CNY' } as const
        deepEqual(await tx.receivables.openOf({ ...owed, limit: 9 }), [receivable('1')])
        const among = ['1', '2', '3', '4', 'none'].map((body) => idOf('Receivable', body))
        deepEqual(await tx.receivables.openAmong({ ...owed, ids: among }), [receivable('1')])
        deepEqual(await tx.receivables.openAmong({ ...owed, ids: [] }), [])
        const listed = async (filter: ReceivableFilter, after?: string): Promise<string> =>
          bodies(await tx.receivables.list(filter, after ? { limit: 9, after } : { limit: 9 }))
        equal(await listed({}), '1234')
        equal(await listed({ customerId: ids.customer, locationId: ids.location }, 'rcv_1'), '23')
        equal(await listed({ orderId: ids.order('2') }), '3')
        equal(await listed({ state: 'SETTLED' }), '3')
        equal(await listed({ state: 'OPEN', customerId: ids.customer }), '12')
        equal(await listed({ customerId: ids.customer, locationId: idOf('Location', 'none') }), '')
      })
    })

    test('debts change at the version before alone, and move to another', async () => {
      const tenantId = await opened()
      const paid = receivable('1', {
        paidMinor: 2_000,
        returnedMinor: 30,
        writtenOffMinor: 600,
        version: 2,
        updatedAtMs: 7,
      })
      equal(await write(tenantId, (tx) => tx.receivables.replaceMany([paid])), true)
      deepEqual(await write(tenantId, (tx) => tx.receivables.find(paid.id)), paid)
      equal(await write(tenantId, (tx) => tx.receivables.replaceMany([paid])), false)
      equal(await write(tenantId, (tx) => tx.receivables.replaceMany([])), true)
      const [next, stale] = [{ ...paid, version: 3, paidMinor: 2_001 }, receivable('2', { version: 9 })]
      equal(await write(tenantId, (tx) => tx.receivables.replaceMany([next, stale])), false)
      equal(await write(tenantId, (tx) => tx.receivables.replaceMany([next, { ...stale, version: 2 }])), false)
      await write(tenantId, (tx) => tx.receivables.moveAll(ids.customer, idOf('Customer', '2')))
      const owed = await storage().read({ tenantId }, (tx) =>
        tx.receivables.list({ customerId: ids.customer }, { limit: 9 }),
      )
      deepEqual(owed, [])
    })

    test('settlements come back with their payments, are summed by day, and use a reference once', async () => {
      const tenantId = await opened()
      const provided = { kind: 'PROVIDER', provider: 'SANDBOX', reference: 'ref-1', ordinal: 0 } as const
      const second = receivableSettlement('2', {
        payments: [payment('p2', { ...provided, tenderedMinor: 1_000, amountMinor: 1_000, changeMinor: 0 })],
      })
      const off = receivableSettlement('3', { kind: 'WRITE_OFF', reason: 'gone', payments: [] })
      await write(tenantId, async (tx) => {
        await tx.receivables.insertSettlement(receivableSettlement('1'))
        await tx.receivables.insertSettlement(second)
        await tx.receivables.insertSettlement(off)
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.receivables.settlements({}, { limit: 9 }), [receivableSettlement('1'), second, off])
        const listed = async (filter: SettlementFilter): Promise<string> =>
          bodies(await tx.receivables.settlements(filter, { limit: 9, after: 'rcs_1' }))
        equal(await listed({ kind: 'WRITE_OFF' }), '3')
        equal(await listed({ customerId: ids.customer, locationId: ids.location }), '23')
        equal(await listed({ customerId: idOf('Customer', '2') }), '')
        const day = { locationId: ids.location, businessDate: '2026-11-23' }
        deepEqual(await tx.receivables.totals(day), [
          { kind: 'CASH', currency: 'CNY', payments: 1, amountMinor: 1_000 },
          { kind: 'PROVIDER', currency: 'CNY', payments: 1, amountMinor: 1_000 },
        ])
        deepEqual(await tx.receivables.totals({ ...day, businessDate: '2026-11-24' }), [])
        const used = await tx.payments.ordersOf({ provider: 'SANDBOX', references: ['ref-1', 'ref-2'] })
        deepEqual([...used], [['ref-1', null]])
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.receivables.insertSettlement({ ...second, id: idOf('ReceivableSettlement', '4') })),
      )
    })

    test('the books and what is open must say the same', async () => {
      const tenantId = await opened()
      const owes = (postedMinor: number, subjectId: string, unit: string) =>
        accountBalance({ account: 'RECEIVABLES', subjectId, unit, postedMinor })
      const newBalances = [owes(10_000, ids.customer, 'CNY'), owes(10_000, 'cus_2', 'CNY')]
      await write(tenantId, (tx) => tx.ledger.apply(ledgerChanges({ newBalances })))
      deepEqual(await storage().read({ tenantId }, (tx) => tx.ledgerAudit.receivablesUnlikeBalances()), [
        { subject: `${ids.customer} in EUR`, found: 'off by -10000' },
      ])
    })
  },
}
