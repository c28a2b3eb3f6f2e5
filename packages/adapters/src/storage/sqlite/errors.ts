import { AssertionError, StorageError, type StorageErrorKind } from '@mendian/core'

/** Failures of the file or the machine, by the beginning of SQLite's code. */
const kinds: readonly (readonly [prefix: string, kind: StorageErrorKind])[] = [
  ['SQLITE_CONSTRAINT_UNIQUE', 'CONFLICT'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'CONFLICT'],
  ['SQLITE_CONSTRAINT_ROWID', 'CONFLICT'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'CONFLICT'],
  ['SQLITE_BUSY', 'BUSY'],
  ['SQLITE_LOCKED', 'BUSY'],
  ['SQLITE_FULL', 'UNAVAILABLE'],
  ['SQLITE_IOERR', 'UNAVAILABLE'],
  ['SQLITE_CANTOPEN', 'UNAVAILABLE'],
  ['SQLITE_CORRUPT', 'UNAVAILABLE'],
  ['SQLITE_NOTADB', 'UNAVAILABLE'],
  ['SQLITE_READONLY', 'UNAVAILABLE'],
  ['SQLITE_NOMEM', 'UNAVAILABLE'],
  ['SQLITE_PROTOCOL', 'UNAVAILABLE'],
  ['SQLITE_INTERRUPT', 'UNAVAILABLE'],
]

/** The begin of what our own guards say when another's change is in the way. */
const conflictMessage = 'mendian conflict: '

/** The driver's error as the port's: an outage or a race is a StorageError, everything else a bug. */
export function toStorageError(error: unknown): Error {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && message.startsWith(conflictMessage)) {
    return new StorageError('CONFLICT', message, { cause: error })
  }
  if (code === 'SQLITE_CONSTRAINT_CHECK' && message.includes('_above_floor')) {
    return new StorageError('CONFLICT', `SQLite: the balance or lot has been used (${message})`, { cause: error })
  }
  const kind = kinds.find(([prefix]) => code.startsWith(prefix))?.[1]
  if (kind) return new StorageError(kind, `SQLite: ${message}`, { cause: error })
  if (message === 'The database connection is not open') {
    return new StorageError('UNAVAILABLE', 'the storage is closed', { cause: error })
  }
  const bug = new AssertionError(`SQLite refuses the statement: ${message}`)
  bug.cause = error
  return bug
}

/** Whether another connection holds the database just now. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
