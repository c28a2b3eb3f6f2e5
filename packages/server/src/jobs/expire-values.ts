import type { Actor } from '@mendian/core'
import { execute, type Runtime } from '../engine/execute.ts'
import { expireValue } from '../engine/ledger/expire-value.ts'
import type { Logger } from '../logger.ts'

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['ledger:write'] }

const batch = 100

/**
 * Takes points, stored value and visits that have expired out of the books, whoever's in a transaction of its own; gives
 * how many lots. What fails, or falls into a closed period, is left to a later run and holds up nothing else.
 */
export async function expireValues(runtime: Runtime, logger: Logger): Promise<number> {
  const { storage, clock } = runtime
  let expired = 0
  for (;;) {
    const due = await storage.platform.lotsExpired({ nowMs: clock.nowMs(), limit: batch })
    let done = 0
    for (const { tenantId, subjectId } of due) {
      try {
        const outcome = await execute(runtime, expireValue, { tenantId, actor }, { subjectId })
        if (!outcome.ok) continue
        done += 1
        expired += (outcome.value as { readonly lots: number }).lots
      } catch (error) {
        logger.warn('lots not expired', { subjectId, error: String(error) })
      }
    }
    if (due.length < batch || done === 0) return expired
  }
}
