/** A process that migrates the database it is given and tells how far it is, so that it can be killed half way. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createConnections } from './connections.ts'
import { migratePostgres } from './postgres-migrations.ts'

const [, , connectionString = ''] = process.argv
let statements = 0

const pool = new pg.Pool({ connectionString, max: 1 })
pool.on('connect', (client) => {
  const query = client.query.bind(client) as (...parameters: unknown[]) => Promise<unknown>
  client.query = (async (...parameters: unknown[]) => {
    const result = await query(...parameters)
    statements += 1
    process.send?.(statements)
    await sleep(2)
    return result
  }) as unknown as typeof client.query
})
await migratePostgres(createConnections(pool), 'mendian', 60_000)
await pool.end()
process.disconnect?.()
