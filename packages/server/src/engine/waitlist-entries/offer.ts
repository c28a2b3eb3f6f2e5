import { offerTime, requestOfKept } from '@mendian/core'
import { waitlistEntryView as entrySchema, instant, waitlistEntryId } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadVisitState, visitRefusals } from '../bookings/load-visit-state.ts'
import { takeTime } from '../bookings/take-time.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { hashHoldToken, newHoldToken } from '../slot-holds/hold-token.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceEntries, entryView } from './entry-view.ts'

const input = z.strictObject({
  id: waitlistEntryId,
  startsAt: instant.meta({ description: 'One of the starts that suit.' }),
  offerMinutes: z
    .int()
    .min(1)
    .max(1440)
    .optional()
    .meta({ description: "How long the time is kept; the location's waitlistOfferMinutes when absent." }),
})

/** Keeps a start for somebody who waits, at the word of the staff rather than in the list's own order. */
export const offer: WriteOperation<typeof input, typeof entrySchema> = defineWrite({
  name: 'waitlistEntries.offer',
  summary: 'Offer a start to somebody who waits, and keep it for them',
  http: ['POST', '/v1/waitlist-entries/{id}/offer'],
  input,
  output: entrySchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'waitlist_state_forbids', 'waiting_time_over', 'start_does_not_suit', ...visitRefusals],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id, startsAt, offerMinutes }, run) {
    const entry = await tx.waitlistEntries.find(id)
    if (!entry) return notFound('WaitlistEntry', id)
    const conflict = refuseVersion(entry, run.expectedVersion)
    if (conflict) return conflict
    const { locationId, customerId } = entry
    const loaded = await loadVisitState(tx, { ...requestOfKept(entry), locationId, customerId, startsAt }, run)
    if (!loaded.ok) return loaded
    const { waitlistOfferMinutes, timeZone } = loaded.state.configuration.location
    const decision = offerTime(
      entry,
      loaded.state,
      {
        holdId: run.ids.next('SlotHold'),
        // Nobody is given the token: the entry is what proves whose the time is.
        tokenHash: hashHoldToken(newHoldToken()),
        startsAtMs: loaded.startsAtMs,
        ttlSeconds: (offerMinutes ?? waitlistOfferMinutes) * 60,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { entry: offered, held } = decision.changes
    await tx.slotHolds.insert(held.hold)
    await takeTime(tx, held, run.nowMs)
    assertReplaced(await tx.waitlistEntries.replace(offered, entry.version), 'the waitlist entry')
    return {
      ok: true,
      value: entryView(offered, timeZone),
      subjectId: id,
      announcements: announceEntries(decision.events, timeZone),
    }
  },
})
