import { StorageError } from '@mendian/core'
import type { Pool, PoolClient } from 'pg'
import { breaksConnection, toStorageError } from './errors.ts'

/** Runs work on a connection of the pool and gives it back, or throws it away when it broke. Never leaks one. */
export async function withConnection<T>(
  pool: Pool,
  waitMs: number,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await connect(pool, waitMs)
  // While a connection is lent out, the pool does not listen for its errors; unheard, they would end the process.
  let lost: Error | undefined
  const onError = (error: Error): void => {
    lost = error
  }
  client.on('error', onError)
  let broken = false
  try {
    return await work(client)
  } catch (error) {
    broken = breaksConnection(error)
    throw error
  } finally {
    client.removeListener('error', onError)
    client.release(broken || lost !== undefined)
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
    throw toStorageError(error)
  } finally {
    clearTimeout(timer)
  }
  connecting.then(
    (client) => client.release(),
    () => {},
  )
  throw new StorageError('BUSY', 'no connection was free before the deadline')
}
