import { AssertionError } from '@mendian/core'
import { describe, expect, it } from 'vitest'
import { tables } from '../schema.ts'
import { migrations } from './index.ts'
import { type Ddl, type Migration, postgresDdl, sqliteDdl } from './migration.ts'
import { type AppliedMigration, checksumOf, type MigrationTransaction, runMigrations } from './run-migrations.ts'

/** A database that keeps what it is told, and undoes it when the work fails. */
function fakeTarget(applied: AppliedMigration[] = []) {
  const executed: string[] = []
  return {
    applied,
    executed,
    ddl: sqliteDdl,
    locked: async <T>(work: (transaction: MigrationTransaction) => Promise<T>): Promise<T> => {
      const before = [applied.length, executed.length] as const
      try {
        return await work({
          applied: async () => [...applied],
          execute: async (sql) => {
            if (sql === 'bad') throw new Error('bad')
            executed.push(sql)
          },
          record: async (migration) => {
            applied.push(migration)
          },
        })
      } catch (error) {
        applied.length = before[0]
        executed.length = before[1]
        throw error
      }
    },
  }
}

const migration = (id: string, ...statements: string[]): Migration => ({ id, statements: () => statements })
const list = [migration('0001-a', 'a1', 'a2'), migration('0002-b', 'b1')]

describe('runMigrations', () => {
  it('applies what is missing, once', async () => {
    const target = fakeTarget()
    expect(await runMigrations(target, list)).toEqual({ applied: ['0001-a', '0002-b'] })
    expect(await runMigrations(target, list)).toEqual({ applied: [] })
    expect(target.executed).toEqual(['a1', 'a2', 'b1'])
  })

  it('stops at the migration that fails, and goes on from there', async () => {
    const target = fakeTarget()
    const broken = [...list, migration('0003-c', 'c1', 'bad')]
    await expect(runMigrations(target, broken)).rejects.toThrow('bad')
    expect(target.executed).toEqual(['a1', 'a2', 'b1'])
    expect(await runMigrations(target, [...list, migration('0003-c', 'c1')])).toEqual({ applied: ['0003-c'] })
  })

  it('refuses a database that a newer release has migrated', async () => {
    const target = fakeTarget()
    await runMigrations(target, [...list, migration('0003-c', 'c1')])
    await expect(runMigrations(target, list)).rejects.toMatchObject({ kind: 'SCHEMA_NEWER' })
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    const target = fakeTarget()
    await runMigrations(target, list)
    const edited = [migration('0001-a', 'a1', 'a3'), migration('0002-b', 'b1')]
    await expect(runMigrations(target, edited)).rejects.toThrow(/0001-a was changed/)
  })

  it('wants the list to be in order', async () => {
    const [first, second] = list
    for (const wrong of [[second, first], [first, first], [migration('2-b', 'b1')]]) {
      await expect(runMigrations(fakeTarget(), wrong as readonly Migration[])).rejects.toBeInstanceOf(AssertionError)
    }
    const gap = [migration('0001-a', 'a1'), migration('0007-b', 'b1')]
    expect(await runMigrations(fakeTarget(), gap)).toEqual({ applied: ['0001-a', '0007-b'] })
  })
})

describe('the schema', () => {
  // A released migration never changes: these lines are added to, not edited.
  const released: Readonly<Record<string, Readonly<Record<Ddl['kind'], string>>>> = {
    '0001-tenants': { sqlite: '238ed6d4468e9080', postgres: '857a17371f1fa7c7' },
    '0002-records': { sqlite: '0f77c4f85c36d921', postgres: 'ab8912995830939c' },
    '0003-schedule': { sqlite: '32ab645ef231208c', postgres: '1a7d345b2e0a7b4d' },
    '0004-bookings': { sqlite: '33d4bfd4af46edf3', postgres: 'ef8113098df2bf43' },
    '0005-orders': { sqlite: '74d0da70244d3448', postgres: 'bb5f7c304a6d0249' },
    '0006-ledger': { sqlite: '6fa24bfbdec61064', postgres: '613d23d0890cf2d0' },
    '0007-delivery': { sqlite: '1bf574a352d5deb2', postgres: '60fc00ef14b07c45' },
    '0008-append-only': { sqlite: 'e2d355d0f9241051', postgres: '13ff2f030b82991b' },
    '0009-claim': { sqlite: 'e3b0c44298fc1c14', postgres: 'a9103d633c87f63d' },
    '0010-working-time': { sqlite: 'f27a54ed68f62ccd', postgres: '6f276f7249dafd41' },
    '0011-places-of-location': { sqlite: '660c896f87102d25', postgres: '265d043806178047' },
    '0020-slot-holds': { sqlite: '16d336c6f8908592', postgres: '2d28706314793677' },
    '0021-life-cycle': { sqlite: '9a3e3db5f6616b3f', postgres: '93c0afa1d560bca2' },
    '0022-cancellation-policies': { sqlite: 'cb3261ab05902205', postgres: 'a9952f5f41239784' },
    '0030-preparation': { sqlite: '6e13d669c6c3f7ef', postgres: '943f09e665c51e7e' },
    '0031-parties': { sqlite: '69fb1cb13434a4c1', postgres: 'e188598eb9d310b7' },
    '0032-terms': { sqlite: '843bb3b43387de2f', postgres: '2947e1353213f8b6' },
    '0033-add-ons': { sqlite: '65643824b7895c72', postgres: '5db589706fe31db5' },
    '0034-location-types': { sqlite: 'e907495537f08288', postgres: 'ca93caf8744a4de7' },
    '0045-waitlist': { sqlite: 'b775e38d08fc5593', postgres: 'e5cac516040d29c1' },
    '0046-queue': { sqlite: '3f77c95b5edfb7c5', postgres: 'f33ff18fadd85d27' },
    '0040-class-sessions': { sqlite: '7afc0ef8bfa3cc0e', postgres: '8efd3f3d0c127db9' },
    '0041-enrollments': { sqlite: 'ca7a58e55fcd6970', postgres: '2d5c47aeffbcc640' },
    '0042-series': { sqlite: '65c6cda1e77def36', postgres: '04a79dcf1a187b6b' },
    '0050-calendar-feeds': { sqlite: 'c3ec5cd9851d734d', postgres: '9a696c10746a69f2' },
    '0037-booking-limits': { sqlite: '432230b7518c0795', postgres: '4674ca871205db76' },
    '0038-prepayment': { sqlite: '2c39cdb3379b5ae9', postgres: '77681add08c676d6' },
    '0160-open-orders': { sqlite: 'f9867ddbf802b38a', postgres: '0df9f8d626a14cce' },
    '0161-order-updates': { sqlite: 'bbdacea3dd3bf092', postgres: '04809747ff270ba1' },
    '0162-orders-by-time': { sqlite: '6778a923a530f832', postgres: '251ee732e5cc5367' },
    '0164-visits-of-customers': { sqlite: '426a61a36ebb4b79', postgres: 'c7a5ca6d31f49be1' },
    '0163-goods-fulfilment': { sqlite: '8cd8ec78144d93f1', postgres: 'e8610f43cd1baa1a' },
    '0176-ledger-entries-at-once': { sqlite: 'e3b0c44298fc1c14', postgres: 'cd24b9399ebcba34' },
    '0177-sub-ledgers': { sqlite: 'fcb7a513c6092df0', postgres: '3143dbad2b6ff2bc' },
    '0183-guest-passes': { sqlite: '53ebb38a9d86adb2', postgres: '2c2112923be07b2c' },
    '0167-coupons-of-cards': { sqlite: 'e9b54c2439a8d686', postgres: '8e7c4944cf64dc20' },
    '0168-orders-to-fulfil': { sqlite: 'a44709969de7c60b', postgres: 'c89461e516711eba' },
    '0152-gift-card-loads': { sqlite: '4ab492e1499ede2e', postgres: 'c64b392a3506e81e' },
    '0140-reopening': { sqlite: 'aa5beda356e0e795', postgres: 'd52ca37ed7b18c55' },
    '0156-top-ups-paid-back': { sqlite: '8330525d4c37d15b', postgres: '09e7913305bf04ec' },
    '0157-coupons-of-orders': { sqlite: 'fe075915564c6669', postgres: '53c01b16d0ca7125' },
    '0131-refunds': { sqlite: '7a0f3f7fd7a55823', postgres: '1011951c4e728251' },
    '0130-cash-shifts': { sqlite: 'e6ca598bd1240312', postgres: 'd9f55cf338b0ad5c' },
    '0052-utilisation': { sqlite: 'c801fb1ce5a2c0a5', postgres: '5ca3ddc067783a25' },
    '0051-time-block-series': { sqlite: '8548150dc007057c', postgres: '31465d26625ad586' },
    '0060-ledger-accounts': { sqlite: '845443de2cc11bdc', postgres: '0695b2f7edbf5625' },
    '0061-ledger-guards': { sqlite: 'f167150f5fc9986b', postgres: 'a7b94c84dc004d46' },
    '0070-order-totals': { sqlite: '36be59d00a738108', postgres: '7ff00a8e6e42ebb5' },
    '0071-promotions': { sqlite: '05f0bef76fb5a2ff', postgres: '5cd40384b1bd915f' },
    '0084-kept-visits': { sqlite: 'd9ba3eb4a5e88ed1', postgres: '19e7ee188a573d16' },
    '0085-enrollment-terms': { sqlite: '8a580b7af97e2059', postgres: '89b26b1878352958' },
    '0079-line-add-ons': { sqlite: 'bce8d880584cac3a', postgres: 'a10ddd3cf573c5c9' },
    '0103-order-filters': { sqlite: '604fb50d91a24728', postgres: '87df296cd5e808ae' },
    '0102-receivables': { sqlite: '1c606b1e726f14b8', postgres: '8c6b3793c4b25d84' },
    '0101-stored-value': { sqlite: '613c886bde1edc08', postgres: '5c9b33ef04a482c3' },
    '0120-loyalty': { sqlite: '552bf87c7e8c2898', postgres: '0e7411b1d778ea3e' },
    '0100-tenders': { sqlite: 'a4b27139a01eebbb', postgres: 'de07e74c3cdaf30d' },
    '0080-segment-prices': { sqlite: 'ce035b005eeadfac', postgres: '2da64515b35ebab2' },
    '0081-shared-locks': { sqlite: 'e3b0c44298fc1c14', postgres: '666b493abaeacacf' },
    '0035-assignments': { sqlite: '7633c23033209fca', postgres: '9660408a97810754' },
    '0036-rotation-queues': { sqlite: '8d2f7882307a31b8', postgres: '2ba5d181aae7116e' },
    '0173-tags': { sqlite: 'ecd00773dd143ed2', postgres: '720276b09442c859' },
    '0180-identity': { sqlite: 'ead5f8d0974a1355', postgres: '4a65cdaac58fa3f2' },
    '0184-prepaid-guards': { sqlite: '86734943e204265c', postgres: '51302e8751f45417' },
    '0191-uncharged-cash': { sqlite: '89080e8d288f3ab9', postgres: '042cedba11e9de24' },
    '0192-movements-without-shift': { sqlite: 'b8fa7529c93ccb44', postgres: '838e15b2b5395d7a' },
    '0174-categories': { sqlite: '4b0ec70b2f7e8e90', postgres: 'e0b762d4be67be21' },
    '0111-coverage': { sqlite: '83abcd507ab6949c', postgres: '9975baebec063d2f' },
    '0110-cards': { sqlite: '40f8e1a6d12bd9e6', postgres: 'b381f7b5becda261' },
  }

  for (const each of migrations) {
    it(`has ${each.id} as it was released`, () => {
      const checksums = { sqlite: short(checksumOf(each, sqliteDdl)), postgres: short(checksumOf(each, postgresDdl)) }
      expect(checksums).toEqual(released[each.id])
    })
  }

  it('makes every table of the type table, on both databases', () => {
    for (const ddl of [sqliteDdl, postgresDdl]) {
      const texts = migrations.flatMap(({ statements }) => statements(ddl))
      for (const name of Object.keys(tables)) {
        expect(texts.filter((sql) => sql.startsWith(`create table ${ddl.name(name)} (`))).toHaveLength(1)
      }
    }
  })

  it('begins every unique index with the tenant', () => {
    for (const ddl of [sqliteDdl, postgresDdl]) {
      const texts = migrations.flatMap(({ statements }) => statements(ddl)).join('\n')
      const keys = texts.match(/(?:primary key|unique) \([^)]*\)|unique index \S+ on \S+ \([^)]*\)/g) ?? []
      expect(keys.length).toBeGreaterThan(20)
      for (const key of keys) expect(key).toMatch(/\(tenant_id/)
    }
  })
})

function short(checksum: string): string {
  return checksum.slice(0, 16)
}
