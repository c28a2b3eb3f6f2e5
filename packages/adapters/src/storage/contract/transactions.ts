import { deepEqual, equal, rejects } from 'node:assert/strict'
import { AssertionError, idOf, StorageError, type Transaction } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { failsWith, refuses } from './expect.ts'
import * as fixtures from './fixtures.ts'

/** All or nothing, once or again, and over when it is over. */
export const transactionsPart: ContractPart = {
  name: 'transactions',
  declare: ({ database, storage, tenant, write, test }) => {
    test('work that throws leaves nothing behind, and its error comes out', async () => {
      const tenantId = await tenant()
      const error = new Error('no')
      await failsWith(
        error,
        write(tenantId, async (tx) => {
          await tx.bookings.insert(fixtures.booking('1'))
          await tx.occupancy.insertMany([fixtures.occupancy()])
          await tx.ledger.apply(fixtures.ledgerChanges({ transactions: [fixtures.ledgerTransaction('1')] }))
          await tx.outbox.append([fixtures.event(`rb${tenantId.slice(4)}`, tenantId)], 0)
          equal((await tx.bookings.find(fixtures.ids.booking('1')))?.version, 1)
          throw error
        }),
      )
      await storage().read({ tenantId }, async (tx) => {
        equal(await tx.bookings.find(fixtures.ids.booking('1')), undefined)
        deepEqual(await tx.ledger.count(), { transactions: 0, lines: 0 })
      })
      const leased = await storage().platform.leaseOutbox({ limit: 200, nowMs: 1, leaseMs: 1 })
      equal(
        leased.some(({ event }) => event.tenantId === tenantId),
        false,
      )
    })

    test('a transaction sees its own writes, and others see them after the answer', async () => {
      const tenantId = await tenant()
      const seen = await write(tenantId, async (tx) => {
        await tx.bookings.insert(fixtures.booking('1'))
        return tx.bookings.list({}, { limit: 5 })
      })
      deepEqual(seen, [fixtures.booking('1')])
      for (const each of [storage(), database().second]) {
        const found = await each.read({ tenantId }, (tx) => tx.bookings.find(fixtures.ids.booking('1')))
        deepEqual(found, fixtures.booking('1'))
      }
    })

    test('work that meets a conflict is run again, three times in all', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.bookings.insert(fixtures.booking('1')))
      let runs = 0
      const withCode = (code: () => string) => (tx: Transaction) => {
        runs += 1
        return tx.bookings.insert(fixtures.booking('2', { redemptionCode: code() }))
      }
      await write(
        tenantId,
        withCode(() => (runs < 3 ? 'code-1' : 'free')),
      )
      equal(runs, 3)
      runs = 0
      const third = fixtures.booking('3', { redemptionCode: 'code-1' })
      await refuses(
        'CONFLICT',
        write(tenantId, async (tx) => {
          runs += 1
          await tx.bookings.insert(third)
        }),
      )
      equal(runs, 3)
    })

    test('a conflict that the work itself throws counts too', async () => {
      const tenantId = await tenant()
      let runs = 0
      const result = await write(tenantId, async (tx) => {
        runs += 1
        await tx.audit.append(fixtures.auditEntry('1'))
        if (runs === 1) throw new StorageError('CONFLICT', 'again')
        return runs
      })
      equal(result, 2)
      equal((await write(tenantId, (tx) => tx.audit.list({ limit: 9 }))).length, 1)
    })

    test('work that swallows the error of a statement is not committed', async () => {
      const tenantId = await tenant()
      await refuses(
        'CONFLICT',
        write(tenantId, async (tx) => {
          await tx.audit.append(fixtures.auditEntry('1'))
          await tx.tiers.insert(fixtures.tier).catch(() => {})
          await tx.tiers.list({ limit: 1 }).catch(() => {})
        }),
      )
      deepEqual(await write(tenantId, (tx) => tx.audit.list({ limit: 9 })), [])
    })

    test("work that swallows an error of the host's own SQL is stored as a whole or fails", async () => {
      const tenantId = await tenant()
      const { raw } = database()
      await raw.run('create table host_once (note text primary key)')
      const twice = write(tenantId, async (tx) => {
        await tx.audit.append(fixtures.auditEntry('1'))
        await raw.runOn(tx.host, "insert into host_once (note) values ('a')")
        await raw.runOn(tx.host, "insert into host_once (note) values ('a')").catch(() => {})
      })
      // SQLite undoes the statement alone, and both writes are kept; PostgreSQL gives the whole transaction up.
      if (storage().dialect === 'sqlite') await twice
      else await rejects(twice, AssertionError)
      const kept = storage().dialect === 'sqlite' ? 1 : 0
      equal((await write(tenantId, (tx) => tx.audit.list({ limit: 9 }))).length, kept)
      equal((await raw.run('select note from host_once')).length, kept)
    })

    test('a read past its deadline is busy', async () => {
      const tenantId = await tenant()
      const find = (deadlineAtMs: number, pauseMs: number) =>
        storage().read({ tenantId, deadlineAtMs }, async (tx) => {
          await new Promise((resolve) => setTimeout(resolve, pauseMs))
          return (await tx.tiers.find(fixtures.tier.id))?.id
        })
      await refuses('BUSY', find(Date.now() - 1, 0))
      await refuses('BUSY', find(Date.now() + 50, 100))
      equal(await find(Date.now() + 10_000, 5), fixtures.tier.id)
    })

    test('a transaction that is over answers no more', async () => {
      const tenantId = await tenant()
      let kept: Transaction | undefined
      await write(tenantId, async (tx) => {
        kept = tx
      })
      await rejects(async () => kept?.tiers.list({ limit: 1 }), AssertionError)
      await rejects(async () => kept?.tiers.replace(fixtures.tier, 1), AssertionError)
      equal((await write(tenantId, (tx) => tx.tiers.find(fixtures.tier.id)))?.version, 1)
    })

    test('a row that breaks a rule of the schema is a bug, not a conflict', async () => {
      const tenantId = await tenant()
      const skewed = fixtures.order('1', { totalMinor: 1 })
      await rejects(
        write(tenantId, (tx) => tx.orders.insert(skewed)),
        AssertionError,
      )
      const endless = fixtures.occupancy({
        endMs: fixtures.nineMs + 25 * fixtures.hourMs,
        transitionEndMs: fixtures.nineMs + 25 * fixtures.hourMs,
      })
      await rejects(
        write(tenantId, (tx) => tx.occupancy.insertMany([endless])),
        AssertionError,
      )
      const half = { ...fixtures.tier, id: idOf('Tier', 'half'), rank: 0.5 }
      await rejects(
        write(tenantId, (tx) => tx.tiers.insert(half)),
        AssertionError,
      )
    })

    test('a read sees one moment', async () => {
      const tenantId = await tenant()
      const counts = await storage().read({ tenantId }, async (tx) => {
        const before = (await tx.bookings.list({}, { limit: 9 })).length
        await database().second.transaction({ tenantId }, { locks: [] }, (other) =>
          other.bookings.insert(fixtures.booking('1')),
        )
        return [before, (await tx.bookings.list({}, { limit: 9 })).length]
      })
      deepEqual(counts, [0, 0])
      equal((await storage().read({ tenantId }, (tx) => tx.bookings.list({}, { limit: 9 }))).length, 1)
    })

    test("rows of the host's own are stored with the transaction or not at all", async () => {
      const tenantId = await tenant()
      const { raw } = database()
      await raw.run('create table host_note (note text)')
      const noting = (note: string, fails: boolean) =>
        write(tenantId, async (tx) => {
          await tx.bookings.insert(fixtures.booking(note))
          await raw.runOn(tx.host, `insert into host_note (note) values ('${note}')`)
          await tx.audit.append(fixtures.auditEntry(note))
          if (fails) throw new Error('no')
        })
      await rejects(noting('a', true))
      await noting('b', false)
      deepEqual(
        (await raw.run('select note from host_note')).map(({ note }) => note),
        ['b'],
      )
      equal((await write(tenantId, (tx) => tx.audit.list({ limit: 9 }))).length, 1)
    })
  },
}
