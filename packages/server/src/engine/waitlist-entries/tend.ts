import { tendWaitlist } from '@mendian/core'
import { locationId } from '@mendian/core/schemas'
import { z } from 'zod'
import { takeTime } from '../bookings/take-time.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { hashHoldToken, newHoldToken } from '../slot-holds/hold-token.ts'
import { assertReplaced } from '../version.ts'
import { announceEntries } from './entry-view.ts'
import { loadSituation } from './load-situation.ts'

/** So many entries change at most in one transaction, each in statements of its own. */
export const tendedAtOnce = 20

const input = z.strictObject({ locationId })
const output = z.strictObject({ changed: z.int() })

/** Not for callers: the job that looks after waitlists runs it. */
export const tend: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'waitlistEntries.tend',
  summary: 'Offer what is free to those who wait, and end what is over',
  http: ['POST', '/v1/waitlist-entries/tend'],
  input,
  output,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [],
  locks: ({ locationId: id }) => [{ kind: 'CODE', id: `waitlist:${id}` }],
  lockHint: ({ locationId: id }) => id,
  async run(tx, { locationId: id }, run) {
    const situation = await loadSituation(tx, id, run.nowMs, run)
    if (!situation) return { ok: true, value: { changed: 0 }, subjectId: id }
    const holds = Array.from({ length: tendedAtOnce }, () => ({
      holdId: run.ids.next('SlotHold'),
      tokenHash: hashHoldToken(newHoldToken()),
    }))
    const { changes, events } = tendWaitlist(situation, { holds }, run.nowMs)
    for (const held of changes.held) {
      await tx.slotHolds.insert(held.hold)
      await takeTime(tx, held, run.nowMs)
    }
    for (const { entry, fromVersion } of changes.entries) {
      assertReplaced(await tx.waitlistEntries.replace(entry, fromVersion), 'the waitlist entry')
    }
    const { timeZone } = situation.configuration.location
    return {
      ok: true,
      value: { changed: changes.entries.length },
      subjectId: id,
      announcements: announceEntries(events, timeZone),
    }
  },
})
