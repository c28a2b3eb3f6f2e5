import { declineOffer, type Transaction, type WaitlistEntry, type WaitlistEvent, withdrawEntry } from '@mendian/core'
import { waitlistEntryView as entrySchema, waitlistEntryId } from '@mendian/core/schemas'
import { z } from 'zod'
import { giveTimeBack } from '../bookings/take-time.ts'
import { defineWrite, type WriteOperation, type WriteResult } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { announceEntries, type EntryView, entryView } from './entry-view.ts'
import { loadEntry } from './load-entry.ts'

const declineInput = z.strictObject({
  id: waitlistEntryId,
  keepWaiting: z
    .boolean()
    .default(false)
    .meta({ description: 'Wait on for another time; the one that is declined is not offered again by itself.' }),
})

export const decline: WriteOperation<typeof declineInput, typeof entrySchema> = defineWrite({
  name: 'waitlistEntries.decline',
  summary: 'Decline the start that is offered; it is free again',
  http: ['POST', '/v1/waitlist-entries/{id}/decline'],
  input: declineInput,
  output: entrySchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'waitlist_state_forbids'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id, keepWaiting }, run) {
    const loaded = await loadEntry(tx, id, run.expectedVersion)
    if (!loaded.ok) return loaded
    const decision = declineOffer(loaded.entry, { keepWaiting }, run.nowMs)
    return decision.ok ? keepLeft(tx, loaded.entry, decision, loaded.location.timeZone, run.nowMs) : decision
  },
})

const withdrawInput = z.strictObject({ id: waitlistEntryId })

export const withdraw: WriteOperation<typeof withdrawInput, typeof entrySchema> = defineWrite({
  name: 'waitlistEntries.withdraw',
  summary: 'Let a customer wait no longer; what is offered them is free again',
  http: ['POST', '/v1/waitlist-entries/{id}/withdraw'],
  input: withdrawInput,
  output: entrySchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'waitlist_state_forbids'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const loaded = await loadEntry(tx, id, run.expectedVersion)
    if (!loaded.ok) return loaded
    const decision = withdrawEntry(loaded.entry, run.nowMs)
    return decision.ok ? keepLeft(tx, loaded.entry, decision, loaded.location.timeZone, run.nowMs) : decision
  },
})

/** Stores the entry, gives what was offered back, and has the list looked after at once: others may want it. */
async function keepLeft(
  tx: Transaction,
  before: WaitlistEntry,
  {
    changes,
    events,
  }: { readonly changes: { readonly entry: WaitlistEntry }; readonly events: readonly WaitlistEvent[] },
  timeZone: string,
  nowMs: number,
): Promise<WriteResult<EntryView>> {
  const { entry } = changes
  assertReplaced(await tx.waitlistEntries.replace(entry, before.version), 'the waitlist entry')
  if (before.offer) {
    await giveTimeBack(tx, before.offer.holdId)
    await tx.slotHolds.end(before.offer.holdId, nowMs)
    await tx.waitlistEntries.watch(entry.locationId, nowMs)
  }
  return {
    ok: true,
    value: entryView(entry, timeZone),
    subjectId: entry.id,
    announcements: announceEntries(events, timeZone),
  }
}
