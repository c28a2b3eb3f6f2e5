import type { Actor } from '@mendian/core'
import { tend } from '../engine/customer-cards/tend.ts'
import { execute, type Runtime } from '../engine/execute.ts'
import type { Logger } from '../logger.ts'

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['order:write'] }

const batch = 100

/**
 * Earns what the days have earned of cards and ends those whose time is over, each in its own transaction; gives how
 * many. One that fails is left to the next run, so that it holds up neither the others nor the jobs that follow.
 */
export async function tendCards(runtime: Runtime, logger: Logger): Promise<number> {
  const { storage, clock } = runtime
  let tended = 0
  for (;;) {
    const due = await storage.platform.dueCards({ nowMs: clock.nowMs(), limit: batch })
    let changed = 0
    for (const { tenantId, cardId } of due) {
      try {
        const outcome = await execute(runtime, tend, { tenantId, actor }, { id: cardId })
        if (outcome.ok) changed += (outcome.value as { readonly changed: boolean }).changed ? 1 : 0
        else logger.warn('card not tended', { cardId, code: outcome.refusal.code })
      } catch (error) {
        logger.warn('card not tended', { cardId, error: String(error) })
      }
    }
    tended += changed
    if (due.length < batch || changed === 0) return tended
  }
}
