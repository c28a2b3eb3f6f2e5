import type { CustomerId, LockKey } from '@mendian/core'

/** Who is given something must not become a part of another meanwhile: merging takes these locks as well. */
export function customerLocks(ids: readonly (CustomerId | null)[]): readonly LockKey[] {
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : [{ kind: 'CUSTOMER', id } as const]))
}
