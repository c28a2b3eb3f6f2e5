import { joinWaitlist, keptVisit } from '@mendian/core'
import { joinWaitlistInput, waitlistEntryView } from '@mendian/core/schemas'
import { loadVisitConfiguration } from '../availability/load-visit.ts'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { customerLocks } from '../customers/customer-locks.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { announceEntries, entryView } from './entry-view.ts'

/** Lets a customer wait for a visit: the job that looks after the waitlist offers what becomes free. */
export const create: WriteOperation<typeof joinWaitlistInput, typeof waitlistEntryView> = defineWrite({
  name: 'waitlistEntries.create',
  summary: 'Let a customer wait for a visit',
  http: ['POST', '/v1/waitlist-entries'],
  status: 201,
  input: joinWaitlistInput,
  output: waitlistEntryView,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'reference_not_found',
    'address_required',
    'address_not_expected',
    'range_empty',
    'range_too_long',
    'waiting_time_over',
    'reference_archived',
    'customer_blocked',
    'not_offered_at_location',
    'location_type_not_offered',
    ...addOnRefusals,
    'service_too_long',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
    'waitlist_full',
  ],
  locks: ({ locationId, customerId }) => [
    { kind: 'CODE', id: `waitlist:${locationId}` },
    ...customerLocks([customerId]),
  ],
  async run(tx, input, run) {
    const visit = keptVisit(input)
    const [configuration, customer, waiting] = await Promise.all([
      loadVisitConfiguration(tx, input.locationId, visit.segments),
      tx.customers.find(input.customerId),
      tx.waitlistEntries.countWaiting(input.locationId),
    ])
    if (!configuration) return referenceNotFound('Location', input.locationId)
    if (!customer) return referenceNotFound('Customer', input.customerId)
    const decision = joinWaitlist(
      { configuration, customer, waiting },
      {
        entryId: run.ids.next('WaitlistEntry'),
        visit,
        address: input.address ?? null,
        ranges: input.ranges.map(({ from, to }) => ({ startMs: toMs(from), endMs: toMs(to) })),
        expiresAtMs: input.expiresAt === undefined ? null : toMs(input.expiresAt),
        channel: input.channel,
        note: input.note,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { entry } = decision.changes
    await tx.waitlistEntries.insert(entry)
    await tx.waitlistEntries.watch(entry.locationId, run.nowMs)
    const { timeZone } = configuration.location
    return {
      ok: true,
      value: entryView(entry, timeZone),
      subjectId: entry.id,
      announcements: announceEntries(decision.events, timeZone),
    }
  },
})
