import { deepEqual, equal, rejects } from 'node:assert/strict'
import { idOf, type LedgerChanges, type LedgerLine, type LedgerRepository } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { accountBalance, auditEntry, booking, ids, ledgerChanges, ledgerTransaction, topUp } from './fixtures.ts'

const posted = (...transactions: LedgerChanges['transactions']): LedgerChanges => ledgerChanges({ transactions })
const counted = (tx: { readonly ledger: Pick<LedgerRepository, 'count'> }) => tx.ledger.count()

/** The lines themselves, and what else is written once. */
export const ledgerPart: ContractPart = {
  name: 'ledger',
  declare: ({ database, storage, tenant, write, test }) => {
    test('lines are appended and summed up by account and unit, of some locations and days', async () => {
      const tenantId = await tenant()
      const line = { subjectId: null, lotId: null, costMinor: null, unit: 'JPY' } as const
      await write(tenantId, (tx) =>
        tx.ledger.apply(
          posted(
            ledgerTransaction('1'),
            ledgerTransaction('2', { businessDate: '2026-11-24' }),
            ledgerTransaction('3', {
              lines: [
                { ...line, account: 'CASH_DRAWER', amountMinor: 9_007_199_254_740_991 },
                { ...line, account: 'CUSTOMER_ADVANCES', amountMinor: -9_007_199_254_740_991 },
              ],
            }),
          ),
        ),
      )
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.ledger.totals({}), [
          { account: 'CASH_DRAWER', unit: 'CNY', amountMinor: 23_040 },
          { account: 'CASH_DRAWER', unit: 'JPY', amountMinor: 9_007_199_254_740_991 },
          { account: 'CUSTOMER_ADVANCES', unit: 'CNY', amountMinor: -23_040 },
          { account: 'CUSTOMER_ADVANCES', unit: 'JPY', amountMinor: -9_007_199_254_740_991 },
        ])
        const ofDay = { fromDate: '2026-11-24', toDate: '2026-11-24' }
        const here = [ids.location, idOf('Location', '2')]
        deepEqual(
          (await tx.ledger.totals({ locationIds: here, ...ofDay })).map(({ amountMinor }) => amountMinor),
          [11_520, -11_520],
        )
        deepEqual(await tx.ledger.totals({ locationIds: [idOf('Location', '2')] }), [])
        equal((await tx.ledger.totals({ fromDate: '2026-11-24' })).length, 2)
        equal((await tx.ledger.totals({ toDate: '2026-11-23' })).length, 4)
        deepEqual(await counted(tx), { transactions: 3, lines: 6 })
        deepEqual(await tx.ledgerAudit.unbalanced(), [])
      })
    })

    test('a transaction comes back whole, by its id and by its source, with what took it back', async () => {
      const tenantId = await tenant()
      const [original] = topUp('1').transactions
      const turned = original?.lines.map((line) => ({ ...line, amountMinor: 0 - line.amountMinor })) ?? []
      const source = { kind: 'CORRECTION', id: 'fix_1' } as const
      const reversal = ledgerTransaction('2', { lines: turned, source, reversesId: idOf('LedgerTransaction', '1') })
      await write(tenantId, (tx) => tx.ledger.apply(topUp('1')))
      deepEqual(await write(tenantId, (tx) => tx.ledger.transactions([reversal.id])), [])
      deepEqual(await write(tenantId, (tx) => tx.ledger.transactionsOf(['top_1'])), [
        { ...original, reversedById: null },
      ])
      await write(tenantId, (tx) => tx.ledger.apply(posted(reversal)))
      await storage().read({ tenantId }, async (tx) => {
        const reversed = { ...original, reversedById: reversal.id }
        const both = [reversed, { ...reversal, reversedById: null }]
        const byId = (...bodies: readonly string[]) =>
          tx.ledger.transactions(bodies.map((body) => idOf('LedgerTransaction', body)))
        deepEqual(await byId('1'), [reversed])
        deepEqual(await byId('2', 'none', '1'), both)
        deepEqual(await byId(), [])
        deepEqual(await tx.ledger.transactionsOf(['top_1']), [reversed])
        deepEqual(await tx.ledger.transactionsOf(['fix_1', 'top_none', 'top_1']), both)
        deepEqual(await tx.ledger.transactionsOf([]), [])
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.ledger.apply(posted({ ...reversal, id: idOf('LedgerTransaction', '3') }))),
      )
    })

    test('a transaction is entered once', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.ledger.apply(posted(ledgerTransaction('1'))))
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.ledger.apply(posted(ledgerTransaction('1')))),
      )
    })

    test('a transaction that does not balance is refused or reported', async () => {
      const tenantId = await tenant()
      const [debit] = ledgerTransaction('1').lines
      const visit = (subject: string, amountMinor: number): LedgerLine => ({
        account: 'VISITS_ISSUED',
        subjectId: idOf('Entitlement', subject),
        unit: 'VISIT',
        amountMinor,
        lotId: null,
        costMinor: null,
      })
      const faulty = [
        { transaction: ledgerTransaction('1', { lines: debit ? [debit] : [] }), unit: 'CNY', off: [11_520] },
        {
          transaction: ledgerTransaction('2', { lines: [visit('a', 1), visit('b', -1)] }),
          unit: 'VISIT',
          off: [1, -1],
        },
      ]
      for (const { transaction, unit, off } of faulty) {
        const refused = await write(tenantId, (tx) => tx.ledger.apply(posted(transaction))).then(
          () => false,
          () => true,
        )
        const found = (await write(tenantId, (tx) => tx.ledgerAudit.unbalanced())).filter((row) => row.unit === unit)
        deepEqual(found.map((row) => row.amountMinor).sort(), refused ? [] : [...off].sort())
      }
    })

    test('lines and balances are listed by keyset, with filters', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.ledger.apply(posted(ledgerTransaction('1')))
        await tx.ledger.apply(topUp('2'))
        const points = accountBalance({ account: 'POINTS', unit: 'POINT', postedMinor: 5 })
        await tx.ledger.apply(ledgerChanges({ newBalances: [points] }))
      })
      await storage().read({ tenantId }, async (tx) => {
        const all = await tx.ledger.listEntries({}, { limit: 9 })
        const keys = all.map(({ transactionId, lineNo }) => `${transactionId}:${lineNo}`)
        deepEqual(keys, ['ltx_1:1', 'ltx_1:2', 'ltx_2:1', 'ltx_2:2'])
        deepEqual(await tx.ledger.listEntries({}, { limit: 2, after: 'ltx_1:1' }), all.slice(1, 3))
        const filters = [
          [{ subjectId: ids.customer }, [3]],
          [{ account: 'CASH_DRAWER' }, [0, 2]],
          [{ sourceId: ids.order('1') }, [0, 1]],
          [{ transactionId: idOf('LedgerTransaction', '2') }, [2, 3]],
          [{ locationId: ids.location, fromDate: '2026-11-23', toDate: '2026-11-23' }, [0, 1, 2, 3]],
          [{ fromDate: '2026-11-24' }, []],
          [{ locationId: idOf('Location', '2') }, []],
        ] as const
        for (const [filter, rows] of filters) {
          deepEqual(
            await tx.ledger.listEntries(filter, { limit: 9 }),
            rows.map((row) => all[row]),
          )
        }
        const accounts = async (filter: object, after?: string) =>
          (await tx.ledger.listBalances(filter, { limit: 9, ...(after === undefined ? {} : { after }) })).map(
            ({ account }) => account,
          )
        deepEqual(await accounts({}), ['POINTS', 'STORED_VALUE_PRINCIPAL'])
        deepEqual(await accounts({}, `${ids.customer}:POINTS:POINT`), ['STORED_VALUE_PRINCIPAL'])
        deepEqual(await accounts({ account: 'POINTS' }), ['POINTS'])
        deepEqual(await accounts({ subjectId: 'cus_none' }), [])
      })
    })

    test('the database refuses to change or delete what was written once', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.ledger.apply(posted(ledgerTransaction('1')))
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
      deepEqual(await write(tenantId, counted), { transactions: 1, lines: 2 })
      deepEqual((await write(tenantId, (tx) => tx.audit.list({ limit: 9 }))).length, 1)
    })
  },
}
