import { StorageError } from '@mendian/core'
import type { Pool, PoolClient } from 'pg'
import { breaksConnection, toStorageError } from './errors.ts'

/** Connections of a pool, lent out for one piece of work each. */
export interface Connections {
  /** Runs work on a connection and gives it back, or throws it away when it broke. Never leaks one. */
  use<T>(waitMs: number, work: (client: PoolClient) => Promise<T>): Promise<T>
}

/** The connections of that pool, none of which ends the process when it breaks, at whatever moment that is. */
export function createConnections(pool: Pool): Connections {
  const lost = new WeakSet<object>()
  const watched = new WeakSet<object>()
  const watch = (client: PoolClient): void => {
    if (watched.has(client)) return
    watched.add(client)
    client.on('error', () => lost.add(client))
  }
  // The pool itself listens to idle connections only. The error may come in one packet with the connection's first
  // sign of life, so listening when it is handed over would be too late; a host's pool may have connections already.
  pool.on('connect', watch)
  pool.on('acquire', watch)
  return {
    use: async (waitMs, work) => {
      const client = await connect(pool, waitMs)
      let broken = false
      try {
        return await work(client)
      } catch (error) {
        broken = breaksConnection(error)
        throw error
      } finally {
        client.release(broken || lost.has(client))
      }
    },
  }
}

/** A connection, or BUSY when none was free in time; one that comes later goes straight back. */
async function connect(pool: Pool, waitMs: number): Promise<PoolClient> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'TOO_LATE'>((resolve) => {
    timer = setTimeout(() => resolve('TOO_LATE'), Math.max(waitMs, 1))
  })
  const connecting = pool.connect()
  try {
    const client = await Promise.race([connecting, tooLate])
    if (client !== 'TOO_LATE') return client
  } catch (error) {
    // pg has no code for this; it is the wait for a connection of a pool with a limit of its own.
    const crowded = error instanceof Error && error.message === 'timeout exceeded when trying to connect'
    throw crowded ? new StorageError('BUSY', 'no connection was free in time', { cause: error }) : toStorageError(error)
  } finally {
    clearTimeout(timer)
  }
  connecting.then(
    (client) => client.release(),
    () => {},
  )
  throw new StorageError('BUSY', 'no connection was free before the deadline')
}
