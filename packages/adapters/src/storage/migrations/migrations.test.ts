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
  const released: Readonly<Record<string, Readonly<Record<Ddl['kind'], string>>>> = {}

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
