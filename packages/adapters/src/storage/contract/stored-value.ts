import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type LedgerChanges, type TenantId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  accountBalance,
  accountingPeriod,
  ids,
  ledgerChanges,
  ledgerHold,
  ledgerTransaction,
  lot,
  nineMs,
  topUp,
} from './fixtures.ts'

const lotId = idOf('Lot', '1')
const delta = (postedMinor: number, heldMinor = 0) => ({ ...accountBalance(), postedMinor, heldMinor })
const lotDelta = (remainingMinor: number, heldMinor = 0, costLeftMinor = remainingMinor) => ({
  id: lotId,
  remainingMinor,
  heldMinor,
  costLeftMinor,
  expiresAtMs: null,
})

/** Balances, lots, holds and closed periods, and what the database refuses of them. */
export const storedValuePart: ContractPart = {
  name: 'stored value',
  declare: ({ database, storage, tenant, write, test }) => {
    const apply = (tenantId: TenantId, changes: Partial<LedgerChanges>) =>
      write(tenantId, (tx) => tx.ledger.apply(ledgerChanges(changes)))
    const toppedUp = async (): Promise<TenantId> => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.ledger.apply(topUp('1')))
      return tenantId
    }

    test('balances and lots come back whole, of several at once, and move by differences', async () => {
      const tenantId = await toppedUp()
      const bonus = { account: 'STORED_VALUE_BONUS', origin: 'BONUS', expiresAtMs: nineMs + 5 } as const
      const other = lot('2', { ...bonus, subjectId: 'cus_other', deferredCardId: idOf('CustomerCard', '1') })
      await apply(tenantId, { newLots: [other], newBalances: [accountBalance({ subjectId: 'cus_other' })] })
      const both = [ids.customer, 'cus_other', 'cus_none']
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.ledger.balances(both), [accountBalance(), accountBalance({ subjectId: 'cus_other' })])
        deepEqual(await tx.ledger.openLots(both), [lot('1'), other])
        deepEqual(await tx.ledger.openLots([]), [])
      })
      const revived = { ...lotDelta(-10_000), expiresAtMs: 7 }
      await apply(tenantId, { balanceDeltas: [delta(-10_000)], lotDeltas: [revived] })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.ledger.openLots([ids.customer]), [])
        const spent = lot('1', { remainingMinor: 0, costLeftMinor: 0, expiresAtMs: 7 })
        deepEqual(await tx.ledger.lots([lotId, idOf('Lot', 'none')]), [spent])
        equal((await tx.ledger.balances([ids.customer]))[0]?.postedMinor, 0)
      })
    })

    test('a balance never falls below its floor, nor a lot below what is held, whoever writes', async () => {
      const tenantId = await toppedUp()
      await apply(tenantId, { balanceDeltas: [delta(0, 4_000)], lotDeltas: [lotDelta(0, 4_000, 0)] })
      for (const changes of [
        { balanceDeltas: [delta(-6_001)] },
        { balanceDeltas: [delta(0, 6_001)] },
        { lotDeltas: [lotDelta(-6_001)] },
        { lotDeltas: [lotDelta(0, 6_001, 0)] },
        { newBalances: [accountBalance({ subjectId: 'cus_other', postedMinor: -1 })] },
      ]) {
        await refuses('CONFLICT', apply(tenantId, changes))
      }
      await apply(tenantId, { balanceDeltas: [delta(-6_000)], lotDeltas: [lotDelta(-6_000)] })
      deepEqual(await write(tenantId, (tx) => tx.ledger.balances([ids.customer])), [
        accountBalance({ postedMinor: 4_000, heldMinor: 4_000 }),
      ])
    })

    test('of two who spend one balance at once, past every lock, one wins', async () => {
      const tenantId = await toppedUp()
      const spent = { balanceDeltas: [delta(-10_000)], lotDeltas: [lotDelta(-10_000)] }
      const both = await Promise.allSettled([apply(tenantId, spent), apply(tenantId, spent)])
      deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      equal((await write(tenantId, (tx) => tx.ledger.balances([ids.customer])))[0]?.postedMinor, 0)
    })

    test('a hold comes back whole, is found while it is pending, and ends once', async () => {
      const tenantId = await toppedUp()
      const hold = ledgerHold('1')
      const keep = { balanceDeltas: [delta(0, 4_000)], lotDeltas: [lotDelta(0, 4_000, 0)] }
      await apply(tenantId, { newHolds: [hold], ...keep })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.ledger.pendingHolds([ids.customer, 'cus_other']), [hold])
        deepEqual(await tx.ledger.pendingHolds(['cus_other']), [])
        deepEqual(await tx.ledger.holds([hold.id]), [hold])
      })
      const ended = {
        id: hold.id,
        state: 'POSTED',
        endedAtMs: 5,
        transactionId: idOf('LedgerTransaction', '9'),
      } as const
      await apply(tenantId, { endedHolds: [ended] })
      await apply(tenantId, { endedHolds: [{ ...ended, state: 'VOIDED', endedAtMs: 6 }] })
      deepEqual(await write(tenantId, (tx) => tx.ledger.holds([hold.id])), [{ ...hold, ...ended }])
      deepEqual(await write(tenantId, (tx) => tx.ledger.pendingHolds([ids.customer])), [])
    })

    test('nothing is entered in a closed period, of one location or of all', async () => {
      const tenantId = await tenant()
      const enter = (body: string, businessDate: string) =>
        apply(tenantId, { transactions: [ledgerTransaction(body, { businessDate })] })
      const everywhere = { locationId: null, fromDate: '2026-09-01', toDate: '2026-09-30' }
      await write(tenantId, async (tx) => {
        await tx.accountingPeriods.insert(accountingPeriod('1'))
        await tx.accountingPeriods.insert(accountingPeriod('2', everywhere))
      })
      for (const date of ['2026-10-01', '2026-10-31', '2026-09-15']) await refuses('CONFLICT', enter('1', date))
      await enter('2', '2026-11-01')
      await enter('3', '2026-08-31')
      const reopened = accountingPeriod('1', { state: 'REOPENED', version: 2 })
      equal(await write(tenantId, (tx) => tx.accountingPeriods.replace(reopened, 2)), false)
      equal(await write(tenantId, (tx) => tx.accountingPeriods.replace(reopened, 1)), true)
      await enter('4', '2026-10-01')
      await storage().read({ tenantId }, async (tx) => {
        const second = accountingPeriod('2', everywhere)
        deepEqual(await tx.accountingPeriods.find(reopened.id), reopened)
        deepEqual(await tx.accountingPeriods.list({}, { limit: 9 }), [reopened, second])
        deepEqual(await tx.accountingPeriods.list({ state: 'CLOSED' }, { limit: 9 }), [second])
        deepEqual(await tx.accountingPeriods.list({ locationId: ids.location }, { limit: 9 }), [reopened])
        deepEqual(await tx.accountingPeriods.list({}, { limit: 9, after: reopened.id }), [second])
        const days = { fromDate: '2026-09-30', toDate: '2026-10-02' }
        for (const locationId of [ids.location, null])
          deepEqual(await tx.accountingPeriods.closed({ locationId, ...days }), [second])
        deepEqual(
          await tx.accountingPeriods.closed({ locationId: null, fromDate: '2026-10-01', toDate: '2026-10-02' }),
          [],
        )
      })
    })

    test('the audit finds what plain SQL has spoilt', async () => {
      const { raw } = database()
      const spoilt = async (...statements: readonly string[]): Promise<readonly string[]> => {
        const tenantId = await tenant()
        await write(tenantId, (tx) => tx.ledger.apply(topUp('1')))
        const keep = { balanceDeltas: [delta(0, 4_000)], lotDeltas: [lotDelta(0, 4_000, 0)] }
        await apply(tenantId, { newHolds: [ledgerHold('1')], ...keep })
        for (const sql of statements) await raw.run(`${sql} where tenant_id = '${tenantId}'`)
        return storage().read({ tenantId }, async ({ ledgerAudit }) => {
          const found: string[] = []
          for (const [name, check] of Object.entries(ledgerAudit)) {
            if ((await (check as () => Promise<readonly unknown[]>)()).length > 0) found.push(name)
          }
          return found.sort()
        })
      }
      const [balance, held, lots] = [raw.table('ledger_balance'), raw.table('ledger_hold'), raw.table('ledger_lot')]
      deepEqual(await spoilt(), [])
      const cases = [
        [`update ${balance} set posted_minor = posted_minor + 1`, ['balancesUnlikeLines', 'balancesUnlikeLots']],
        [`update ${balance} set held_minor = 0`, ['balancesUnlikeHolds', 'balancesUnlikeLots']],
        [`update ${lots} set remaining_minor = 9999`, ['balancesUnlikeLots', 'lotsUnlikeLines']],
        [`update ${lots} set cost_left_minor = 1`, ['lotsUnlikeLines']],
        [`update ${held} set state = 'VOIDED', ended_at_ms = 1`, ['balancesUnlikeHolds']],
        [`delete from ${balance}`, ['balancesUnlikeHolds', 'balancesUnlikeLines', 'balancesUnlikeLots']],
        [`update ${balance} set floor_minor = 0`, []],
      ] as const
      for (const [sql, found] of cases) deepEqual(await spoilt(sql), found, sql)
    })

    test('the audit finds lines that are missing, and bonus that nothing was granted for', async () => {
      const tenantId = await tenant()
      const line = { subjectId: ids.customer, unit: 'CNY', lotId: null, costMinor: null } as const
      const lines = [
        { ...line, account: 'STORED_VALUE_BONUS', amountMinor: 5 },
        { ...line, account: 'CASH_DRAWER', subjectId: null, amountMinor: -5 },
      ] as const
      await apply(tenantId, { transactions: [ledgerTransaction('1', { lines })] })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.ledgerAudit.bonusUnbacked(), [{ subject: 'ltx_1 in CNY', found: 'off by 5' }])
        deepEqual(await tx.ledgerAudit.misnumbered(), [])
      })
      const { raw } = database()
      const table = raw.table('ledger_line')
      const columns = `tenant_id, account, unit, amount_minor, location_id, business_date,
        occurred_at_ms, recorded_at_ms, source_kind, source_id`
      await raw.run(`insert into ${table} (transaction_id, line_no, ${columns})
        select 'ltx_2', line_no * 2, ${columns} from ${table} where tenant_id = '${tenantId}'`)
      deepEqual(await write(tenantId, (tx) => tx.ledgerAudit.misnumbered()), [
        { subject: 'ltx_2', found: '2 lines, the last of them 4' },
      ])
    })
  },
}
