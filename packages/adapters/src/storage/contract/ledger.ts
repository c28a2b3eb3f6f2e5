import { deepEqual, rejects } from 'node:assert/strict'
import { idOf } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { auditEntry, booking, ids, ledgerTransaction } from './fixtures.ts'

/** The books, and what else is written once. */
export const ledgerPart: ContractPart = {
  name: 'ledger',
  declare: ({ database, storage, tenant, write, test }) => {
    test('lines are appended and summed up by account and unit', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) =>
        tx.ledger.append([
          ledgerTransaction('1'),
          ledgerTransaction('2', { businessDate: '2026-11-24' }),
          ledgerTransaction('3', {
            lines: [
              { account: 'CASH_DRAWER', unit: 'JPY', amountMinor: 9_007_199_254_740_991, lotId: 'lot_1' },
              { account: 'CUSTOMER_ADVANCES', unit: 'JPY', amountMinor: -9_007_199_254_740_991, lotId: null },
            ],
          }),
        ]),
      )
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.ledger.totals({}), [
          { account: 'CASH_DRAWER', unit: 'CNY', amountMinor: 23_040 },
          { account: 'CASH_DRAWER', unit: 'JPY', amountMinor: 9_007_199_254_740_991 },
          { account: 'CUSTOMER_ADVANCES', unit: 'CNY', amountMinor: -23_040 },
          { account: 'CUSTOMER_ADVANCES', unit: 'JPY', amountMinor: -9_007_199_254_740_991 },
        ])
        const ofDay = await tx.ledger.totals({ locationId: ids.location, businessDate: '2026-11-24' })
        deepEqual(
          ofDay.map(({ amountMinor }) => amountMinor),
          [11_520, -11_520],
        )
        deepEqual(await tx.ledger.totals({ locationId: idOf('Location', '2') }), [])
        deepEqual((await tx.ledger.totals({ businessDate: '2026-11-24' })).length, 2)
        deepEqual(await tx.ledger.count(), { transactions: 3, lines: 6 })
        deepEqual(await tx.ledger.unbalanced(), [])
      })
    })

    test('a transaction is entered once', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.ledger.append([ledgerTransaction('1')]))
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.ledger.append([ledgerTransaction('1')])),
      )
    })

    test('a transaction that does not balance is refused or reported', async () => {
      const tenantId = await tenant()
      const [debit] = ledgerTransaction('1').lines
      const halves = debit ? [ledgerTransaction('1', { lines: [debit] })] : []
      const refused = await write(tenantId, (tx) => tx.ledger.append(halves)).then(
        () => false,
        () => true,
      )
      deepEqual(
        await write(tenantId, (tx) => tx.ledger.unbalanced()),
        refused ? [] : [{ transactionId: 'ltx_1', unit: 'CNY', amountMinor: 11_520 }],
      )
    })

    test('the database refuses to change or delete what was written once', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.ledger.append([ledgerTransaction('1')])
        await tx.audit.append(auditEntry('1'))
        await tx.bookings.insert(booking('1'))
      })
      const { raw } = database()
      for (const [table, column] of [
        ['ledger_line', 'account'],
        ['audit_entry', 'operation'],
        ['booking_history', 'actor_id'],
      ] as const) {
        const name = raw.table(table)
        await rejects(raw.run(`update ${name} set ${column} = 'X' where tenant_id = '${tenantId}'`), /append-only/)
        await rejects(raw.run(`delete from ${name} where tenant_id = '${tenantId}'`), /append-only/)
      }
      deepEqual(await write(tenantId, (tx) => tx.ledger.count()), { transactions: 1, lines: 2 })
      deepEqual((await write(tenantId, (tx) => tx.audit.list({ limit: 9 }))).length, 1)
    })
  },
}
