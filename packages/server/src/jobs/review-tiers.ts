import type { Actor } from '@mendian/core'
import { reviewTier } from '../engine/customers/review-tier.ts'
import { execute, type Runtime } from '../engine/execute.ts'
import type { Logger } from '../logger.ts'

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['loyalty:write'] }

const batch = 100

/**
 * Looks at the tiers whose period has ended, each in its own transaction; gives how many. One that fails is left to the
 * next run, so that it holds up neither the others nor the jobs that follow.
 */
export async function reviewTiers(runtime: Runtime, logger: Logger): Promise<number> {
  const { storage, clock } = runtime
  let reviewed = 0
  for (;;) {
    const ended = await storage.platform.tiersEnded({ nowMs: clock.nowMs(), limit: batch })
    let done = 0
    for (const { tenantId, customerId } of ended) {
      try {
        const outcome = await execute(runtime, reviewTier, { tenantId, actor }, { id: customerId })
        if (outcome.ok) done += 1
      } catch (error) {
        logger.warn('tier not reviewed', { customerId, error: String(error) })
      }
    }
    reviewed += done
    if (ended.length < batch || done === 0) return reviewed
  }
}
