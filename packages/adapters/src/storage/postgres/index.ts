import { assert, type Storage } from '@mendian/core'
import pg, { type ClientBase, type Pool, type PoolConfig } from 'pg'
import { postgresDialect } from '../dialect.ts'
import { createPlatformStorage } from '../repositories/platform.ts'
import { ping } from '../repositories/platform-statements.ts'
import { compile } from '../statement.ts'
import { createConnections } from './connections.ts'
import { joinTransaction } from './join.ts'
import { answerWithin, bounded, pastDeadline, settle } from './limits.ts'
import { createLockQueues } from './lock-queues.ts'
import { migratePostgres } from './postgres-migrations.ts'
import { readOnce, readsOf, readTransaction } from './read.ts'
import { bracketed, claimAndRun, ownTransaction, type PostgresHost, withReruns } from './write.ts'

export type { PostgresHost } from './write.ts'

export interface PostgresStorageOptions {
  readonly connectionString?: string | undefined
  /** Further settings of pg's pool, such as `ssl`. */
  readonly config?: PoolConfig
  /** A pool of the host's own, which the storage uses and never closes. */
  readonly pool?: Pool
  readonly poolSize?: number
  /** The schema that holds all our tables. */
  readonly schema?: string
  /** How long one statement may take before the server gives it up; erasing a tenant may take twenty times as long. */
  readonly statementTimeoutMs?: number
  /** How long what has no deadline of its own waits each for its turn in this process, a connection, and locks. */
  readonly waitMs?: number
  /** Told of connections that break while nobody uses them. */
  readonly onIdleError?: (error: Error) => void
  /** The clock that deadlines are compared with. */
  readonly nowMs?: () => number
}

export interface PostgresStorage extends Storage<PostgresHost> {
  /**
   * A storage whose transactions are part of the one that the host has begun on that client: they take their locks,
   * are undone alone when they fail, and are committed by the host.
   */
  join(client: ClientBase): Storage<PostgresHost>
}

const defaultStatementMs = 30_000

/**
 * Storage in PostgreSQL 15 or later, for any number of processes.
 *
 * @example
 * const storage = postgresStorage({ connectionString: 'postgres://localhost/salon' })
 * await storage.migrate()
 */
export function postgresStorage(options: PostgresStorageOptions): PostgresStorage {
  const { schema = 'mendian', statementTimeoutMs = defaultStatementMs, waitMs = 5_000, nowMs = Date.now } = options
  assert(/^[a-z_][a-z0-9_]{0,62}$/.test(schema), 'schema is a name of small letters, digits and underscores')
  const dialect = postgresDialect(schema)
  const pool = options.pool ?? createPool(options)
  const connections = createConnections(pool)
  const lockQueues = createLockQueues()
  const waitUntil = (deadlineAtMs: number | undefined): number =>
    bounded(deadlineAtMs === undefined ? waitMs : deadlineAtMs - nowMs())
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    // A pool that is ended gives no connections to those who still wait for their turn.
    await lockQueues.close()
    if (options.pool === undefined) await pool.end()
  }
  const limits = { statementMs: statementTimeoutMs, lockMs: waitMs }

  return {
    dialect: 'postgres',
    locksNeeded: true,
    migrate: () => migratePostgres(connections, schema, 60_000),
    ready: async () => {
      await connections.use(waitMs, (client) =>
        readOnce(client, dialect, { ...limits, statementMs: waitMs }, (executor) =>
          executor.run(compile(dialect, ping), []),
        ),
      )
    },
    read: async ({ tenantId, deadlineAtMs }, work) => {
      if (deadlineAtMs !== undefined && deadlineAtMs <= nowMs()) throw pastDeadline()
      const leftMs = (): number => waitUntil(deadlineAtMs)
      const options = { connections, dialect, statementTimeoutMs, deadlineAtMs, waitMs: leftMs }
      return readTransaction(options, (executor) => work(readsOf(tenantId, executor)))
    },
    transaction: ({ tenantId }, { locks, idempotencyKey, deadlineAtMs }, work) =>
      lockQueues.hold(tenantId, { locks, idempotencyKey }, waitUntil(deadlineAtMs), () =>
        withReruns(() =>
          connections.use(waitUntil(deadlineAtMs), (client) =>
            bracketed(client, dialect, ownTransaction, (executor) => {
              const claim = { tenantId, locks, waitMs: waitUntil(deadlineAtMs), statementTimeoutMs, hosted: false }
              return claimAndRun(
                client,
                executor,
                idempotencyKey === undefined ? claim : { ...claim, idempotencyKey },
                work,
              )
            }),
          ),
        ),
      ),
    platform: createPlatformStorage({
      read: (work) => connections.use(waitMs, (client) => readOnce(client, dialect, limits, work)),
      write: (work, effort = 1) =>
        withReruns(() =>
          connections.use(waitMs, (client) =>
            bracketed(client, dialect, ownTransaction, async (executor) => {
              await settle(executor, { ...limits, statementMs: statementTimeoutMs * effort })
              return work(executor)
            }),
          ),
        ),
      nowMs,
    }),
    join: (client) => joinTransaction({ client, dialect, waitUntil, nowMs }),
    close: () => (closing ??= close()),
  }
}

function createPool(options: PostgresStorageOptions): Pool {
  const { connectionString, config, poolSize = 10, statementTimeoutMs = defaultStatementMs, onIdleError } = options
  assert(connectionString !== undefined || config !== undefined, 'a connection string, a config or a pool is given')
  assert(Number.isInteger(poolSize) && poolSize >= 1 && poolSize <= 1000, 'poolSize is a number from 1 to 1000')
  const pool = new pg.Pool({
    max: poolSize,
    application_name: 'mendian',
    keepAlive: true,
    // For the host's own statements; ours have timers of their own. A server that is silent ends neither.
    query_timeout: answerWithin(statementTimeoutMs),
    connectionTimeoutMillis: answerWithin(statementTimeoutMs),
    ...config,
    ...(connectionString === undefined ? {} : { connectionString }),
  })
  // The pool replaces a connection that breaks while idle; unheard, the error would end the process.
  pool.on('error', onIdleError ?? (() => {}))
  return pool
}
