import { StorageError } from '@mendian/core'
import type { Refusal } from './refusal.ts'

/** Why a caller's `If-Match` does not fit the row, if it does not. */
export function refuseVersion(
  row: { readonly version: number },
  expectedVersion: number | undefined,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if (expectedVersion === undefined || expectedVersion === row.version) return undefined
  return {
    ok: false,
    refusal: { code: 'version_conflict', details: { expected: expectedVersion, actual: row.version } },
  }
}

/** A guarded replacement found another version than was read: somebody got past the locks, so the write starts again. */
export function assertReplaced(replaced: boolean, what: string): void {
  if (!replaced) throw new StorageError('CONFLICT', `${what} was changed meanwhile`)
}
