import pg from 'pg'
import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { type ContractDatabase, storageContract } from '../contract/index.ts'
import { type PostgresHost, postgresStorage } from './index.ts'

storageContract({ name: 'PostgreSQL', framework: { describe, it, beforeAll, afterAll }, open })

async function open(): Promise<ContractDatabase<PostgresHost>> {
  const connectionString = await createDatabase(inject('postgresUrl'))
  const storage = postgresStorage({ connectionString })
  await storage.migrate()
  const second = postgresStorage({ connectionString })
  const client = new pg.Client({ connectionString })
  await client.connect()
  return {
    storage,
    second,
    raw: {
      table: (name) => `mendian.${name}`,
      run: async (sql) => (await client.query(sql)).rows,
      runOn: async (host, sql) => {
        await host.client.query(sql)
      },
    },
    close: async () => {
      await client.end()
      await Promise.all([storage.close(), second.close()])
    },
  }
}
