import type { Actor } from '@mendian/core'
import { execute, type Runtime } from '../engine/execute.ts'
import { expire } from '../engine/orders/cancel.ts'
import type { Logger } from '../logger.ts'

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['order:write'] }

const batch = 100

/**
 * Cancels the bills that were not paid in time, each in its own transaction; gives how many. One that fails is left to
 * the next run, so that it holds up neither the others nor the jobs that follow.
 */
export async function expireOrders(runtime: Runtime, logger: Logger): Promise<number> {
  const { storage, clock } = runtime
  let expired = 0
  for (;;) {
    const overdue = await storage.platform.ordersOverdue({ nowMs: clock.nowMs(), limit: batch })
    let ended = 0
    for (const { tenantId, orderId } of overdue) {
      try {
        // Refused when somebody has paid or cancelled it meanwhile.
        const outcome = await execute(runtime, expire, { tenantId, actor }, { id: orderId })
        if (outcome.ok) ended += 1
      } catch (error) {
        logger.warn('order not expired', { orderId, error: String(error) })
      }
    }
    expired += ended
    if (overdue.length < batch || ended === 0) return expired
  }
}
