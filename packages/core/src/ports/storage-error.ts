/**
 * - `UNAVAILABLE`: the database cannot be reached or refuses to work (down, disk full).
 * - `BUSY`: locks were not free before the deadline.
 * - `CONFLICT`: a constraint refused what the decision allowed (a race past the locks, a clash of codes), or the
 *   database chose this transaction as a deadlock's victim; running again from the start may succeed.
 * - `IN_PROGRESS`: another transaction holds the same idempotency key and did not end before the deadline.
 * - `SCHEMA_NEWER`: the database was migrated by a newer release.
 */
export type StorageErrorKind = 'UNAVAILABLE' | 'BUSY' | 'CONFLICT' | 'IN_PROGRESS' | 'SCHEMA_NEWER'

/** An outage or a race of the storage, with the driver's error as its cause. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly kind: StorageErrorKind

  constructor(kind: StorageErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
  }
}
