import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type ContractDatabase, storageContract } from '../contract/index.ts'
import { type SqliteHost, sqliteStorage } from './index.ts'

const reason = 'all writes run one after another, and none may wait for anything but SQL'

storageContract({
  name: 'SQLite',
  framework: { describe, it, beforeAll, afterAll },
  open,
  skip: [
    { test: 'a twin that has to wait too long is told that the key is in progress', reason },
    { test: 'locks that are not free in time are reported as busy', reason },
  ],
})

async function open(): Promise<ContractDatabase<SqliteHost>> {
  const folder = mkdtempSync(join(tmpdir(), 'mendian-contract-'))
  const file = join(folder, 'test.db')
  const storage = sqliteStorage({ file, synchronous: 'NORMAL' })
  await storage.migrate()
  const second = sqliteStorage({ file, synchronous: 'NORMAL' })
  const database = new BetterSqlite3(file)
  return {
    storage,
    second,
    raw: {
      table: (name) => `mendian_${name}`,
      run: async (sql) => {
        const statement = database.prepare(sql)
        if (statement.reader) return statement.all() as Readonly<Record<string, unknown>>[]
        statement.run()
        return []
      },
      runOn: async (host, sql) => {
        host.database.prepare(sql).run()
      },
    },
    close: async () => {
      database.close()
      await Promise.all([storage.close(), second.close()])
      rmSync(folder, { recursive: true })
    },
  }
}
