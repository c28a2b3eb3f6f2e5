import { AssertionError, type Storage } from '@mendian/core'
import type { ClientBase } from 'pg'
import type { SqlDialect } from '../dialect.ts'
import { createPlatformStorage } from '../repositories/platform.ts'
import { ping } from '../repositories/platform-statements.ts'
import { compile } from '../statement.ts'
import { pastDeadline } from './limits.ts'
import { readOnce, readsOf } from './read.ts'
import { bracketed, claimAndRun, hostsTransaction, type PostgresHost, withReruns } from './write.ts'

export interface JoinOptions {
  readonly client: ClientBase
  readonly dialect: SqlDialect
  readonly waitUntil: (deadlineAtMs: number | undefined) => number
  readonly nowMs: () => number
}

/** A storage inside the transaction that the host has begun on its client; one piece of work at a time. */
export function joinTransaction({ client, dialect, waitUntil, nowMs }: JoinOptions): Storage<PostgresHost> {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    dialect: 'postgres',
    locksNeeded: true,
    migrate: async () => {
      throw new AssertionError('the schema is migrated before a transaction is joined')
    },
    ready: () =>
      inTurn(
        async () =>
          void (await readOnce(client, dialect, undefined, (executor) => executor.run(compile(dialect, ping), []))),
      ),
    read: ({ tenantId, deadlineAtMs }, work) =>
      inTurn(async () => {
        if (deadlineAtMs !== undefined && deadlineAtMs <= nowMs()) throw pastDeadline()
        return readOnce(client, dialect, undefined, (executor) => work(readsOf(tenantId, executor)))
      }),
    transaction: ({ tenantId }, { locks, idempotencyKey, deadlineAtMs }, work) =>
      inTurn(() =>
        withReruns(() =>
          bracketed(client, dialect, hostsTransaction, (executor) => {
            const claim = { tenantId, locks, waitMs: waitUntil(deadlineAtMs), statementTimeoutMs: 0, hosted: true }
            return claimAndRun(
              client,
              executor,
              idempotencyKey === undefined ? claim : { ...claim, idempotencyKey },
              work,
            )
          }),
        ),
      ),
    platform: createPlatformStorage({
      read: (work) => inTurn(() => readOnce(client, dialect, undefined, work)),
      write: (work) => inTurn(() => withReruns(() => bracketed(client, dialect, hostsTransaction, work))),
      nowMs,
    }),
    // The connection and the transaction are the host's.
    close: () => Promise.resolve(),
  }
}
