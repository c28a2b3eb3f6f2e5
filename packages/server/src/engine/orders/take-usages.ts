import { StorageError, type TakeUsage, type Transaction } from '@mendian/core'

/**
 * Counts the uses, in the order of their keys. A limit that was reached since it was read makes the write start again:
 * it then sees that nothing is left.
 */
export async function takeUsages(tx: Transaction, usages: readonly TakeUsage[]): Promise<void> {
  for (const usage of usages) {
    if (!(await tx.usages.take(usage))) throw new StorageError('CONFLICT', 'others have reached the limit meanwhile')
  }
}
