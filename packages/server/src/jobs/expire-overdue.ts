import type { Actor } from '@mendian/core'
import { expire } from '../engine/bookings/steps.ts'
import { execute, type Runtime } from '../engine/execute.ts'
import type { Logger } from '../logger.ts'

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['booking:write'] }

const batch = 100

/**
 * Ends the bookings whose time for approval is over, each in its own transaction; gives how many. One that fails is left
 * to the next run, so that it holds up neither the others nor the jobs that follow.
 */
export async function expireOverdue(runtime: Runtime, logger: Logger): Promise<number> {
  const { storage, clock } = runtime
  let expired = 0
  for (;;) {
    const overdue = await storage.platform.pendingOverdue({ nowMs: clock.nowMs(), limit: batch })
    let ended = 0
    for (const { tenantId, bookingId } of overdue) {
      try {
        // Refused when somebody, or another process, was faster.
        const outcome = await execute(runtime, expire, { tenantId, actor }, { id: bookingId })
        if (outcome.ok) ended += 1
      } catch (error) {
        logger.warn('booking not expired', { bookingId, error: String(error) })
      }
    }
    expired += ended
    if (overdue.length < batch || ended === 0) return expired
  }
}
