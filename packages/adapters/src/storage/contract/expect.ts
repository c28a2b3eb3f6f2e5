import { deepEqual, equal, fail } from 'node:assert/strict'
import { StorageError, type StorageErrorKind } from '@mendian/core'

/** Asserts that the work is refused with a StorageError of that kind. */
export async function refuses(kind: StorageErrorKind, work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => fail(`refused with ${kind}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof StorageError)) throw error
  equal(error.kind, kind)
}

/** Asserts that the work fails with exactly that error. */
export async function failsWith(expected: unknown, work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => fail('the work fails'),
    (reason: unknown) => reason,
  )
  equal(error, expected)
}

/** Asserts that the lists hold the same, in any order. */
export function sameMembers(actual: readonly string[], expected: readonly string[]): void {
  deepEqual([...actual].sort(), [...expected].sort())
}
