import { type Actor, idOf, type LocationId, type TenantId, tendWaitlist } from '@mendian/core'
import { execute, type Runtime } from '../engine/execute.ts'
import { loadSituation } from '../engine/waitlist-entries/load-situation.ts'
import { tend, tendedAtOnce } from '../engine/waitlist-entries/tend.ts'
import type { Logger } from '../logger.ts'

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['booking:write'] }

const batch = 100
/** However time becomes free, those who wait for it get it this much later at most. */
const lookAgainMs = 10_000

/**
 * Looks after the waitlists that are due: ends offers and waits that are over and offers what has become free. Gives how
 * many entries changed. Nothing is locked where there is nothing to do. A location where that fails is left to a later
 * run, so that it holds up neither the others nor the jobs that follow.
 */
export async function tendWaitlists(runtime: Runtime, logger: Logger): Promise<number> {
  const { storage, clock } = runtime
  let changed = 0
  for (;;) {
    const due = await storage.platform.leaseWaitlists({ nowMs: clock.nowMs(), leaseMs: lookAgainMs, limit: batch })
    for (const { tenantId, locationId } of due) {
      try {
        changed += await tendLocation(runtime, tenantId, locationId)
      } catch (error) {
        logger.warn('waitlist not tended', { tenantId, locationId, error: String(error) })
      }
    }
    if (due.length < batch) return changed
  }
}

async function tendLocation(runtime: Runtime, tenantId: TenantId, locationId: LocationId): Promise<number> {
  let changed = 0
  while (await hasWork(runtime, tenantId, locationId)) {
    const outcome = await execute(runtime, tend, { tenantId, actor }, { locationId })
    const now = outcome.ok ? (outcome.value as { readonly changed: number }).changed : 0
    changed += now
    if (now < tendedAtOnce) break
  }
  return changed
}

/** The same decision on a view of its own, without locks and without a trace. */
function hasWork({ storage, clock }: Runtime, tenantId: TenantId, locationId: LocationId): Promise<boolean> {
  return storage.read({ tenantId }, async (tx) => {
    const nowMs = clock.nowMs()
    const situation = await loadSituation(tx, locationId, nowMs)
    if (!situation) return false
    const holds = [{ holdId: idOf('SlotHold', '0'), tokenHash: '' }]
    return tendWaitlist(situation, { holds }, nowMs).changes.entries.length > 0
  })
}
