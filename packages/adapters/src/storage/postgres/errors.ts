import { AssertionError, StorageError, type StorageErrorKind } from '@mendian/core'

/** What each SQLSTATE means to the port; five characters, or two for a whole class. MD… are raised by our own guards. */
const kinds: Readonly<Record<string, readonly [kind: StorageErrorKind, message: string]>> = {
  '23P01': ['CONFLICT', 'the unit is taken'],
  '23505': ['CONFLICT', 'the id or code is taken'],
  '23503': ['CONFLICT', 'what the row refers to is not there'],
  '40001': ['CONFLICT', 'another transaction came first'],
  '40P01': ['CONFLICT', 'the transaction was chosen as the victim of a deadlock'],
  MD001: ['CONFLICT', 'the pool is full'],
  MD006: ['CONFLICT', 'the accounting period is closed'],
  // Statements prepared before the schema changed, or behind a pooler that forgot them: made anew on the next run.
  '26000': ['CONFLICT', 'a prepared statement is gone'],
  MD004: ['IN_PROGRESS', 'the idempotency key is in progress'],
  '55P03': ['BUSY', 'locks were not free before the deadline'],
  '57014': ['UNAVAILABLE', 'a statement took too long'],
  '08': ['UNAVAILABLE', 'the connection failed'],
  '25006': ['UNAVAILABLE', 'the server only reads'],
  '28': ['UNAVAILABLE', 'the server does not let us in'],
  '3D': ['UNAVAILABLE', 'there is no such database'],
  '3F': ['UNAVAILABLE', 'the schema is not there: has it been migrated?'],
  '42P01': ['UNAVAILABLE', 'a table is not there: has the schema been migrated?'],
  '42883': ['UNAVAILABLE', 'a function is not there: has the schema been migrated?'],
  '53': ['UNAVAILABLE', 'the server is short of connections, memory or disk'],
  '57': ['UNAVAILABLE', 'the server is starting or stopping'],
  '58': ['UNAVAILABLE', 'the server cannot use its files'],
  XX: ['UNAVAILABLE', 'the server failed'],
}

/** The driver's error as the port's: an outage or a race is a StorageError, everything else a bug. */
export function toStorageError(error: unknown): Error {
  if (error instanceof StorageError || error instanceof AssertionError) return error
  const code = sqlState(error)
  const detail = error instanceof Error ? error.message : String(error)
  // Without an SQLSTATE the server has not spoken: the network or the driver gave up.
  if (code === undefined)
    return new StorageError('UNAVAILABLE', `PostgreSQL cannot be reached: ${detail}`, { cause: error })
  if (code === '0A000' && detail.startsWith('cached plan')) {
    return new StorageError('CONFLICT', `PostgreSQL: a prepared statement is out of date (${detail})`, { cause: error })
  }
  if (code === '23514' && detail.includes('_above_floor')) {
    return new StorageError('CONFLICT', `PostgreSQL: the balance or lot has been used (${detail})`, { cause: error })
  }
  const known = kinds[code] ?? kinds[code.slice(0, 2)]
  if (known) return new StorageError(known[0], `PostgreSQL: ${known[1]} (${detail})`, { cause: error })
  const bug = new AssertionError(`PostgreSQL refuses the statement: ${detail} (${code})`)
  bug.cause = error
  return bug
}

/** Whether the connection is of no further use: it is lost, or what it has prepared is. */
export function breaksConnection(error: unknown): boolean {
  const translated = error instanceof StorageError || error instanceof AssertionError
  const code = sqlState(translated ? error.cause : error)
  if (code !== undefined) return /^(?:08|57P|26000|0A000|XX)/.test(code)
  // Without an SQLSTATE it is the driver's only if it was translated: what else the work throws says nothing of the
  // connection.
  return error instanceof StorageError && error.kind === 'UNAVAILABLE' && error.cause !== undefined
}

/** Whether the server gave a statement up because its time was over. */
export function isTimedOut(error: unknown): boolean {
  return error instanceof StorageError && sqlState(error.cause) === '57014'
}

function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // Node's own codes (ECONNRESET) are words; an SQLSTATE is five digits and capitals.
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code) ? code : undefined
}
