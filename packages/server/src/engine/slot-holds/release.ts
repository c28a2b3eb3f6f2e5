import { isLive } from '@mendian/core'
import { holdToken, slotHoldId, slotHoldView } from '@mendian/core/schemas'
import { z } from 'zod'
import { giveTimeBack } from '../bookings/take-time.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { hashHoldToken } from './hold-token.ts'
import { holdView } from './hold-view.ts'

const input = z.strictObject({ id: slotHoldId, holdToken })

/** Gives a hold's time back at once; one that is over already is left as it is. */
export const release: WriteOperation<typeof input, typeof slotHoldView> = defineWrite({
  name: 'slotHolds.release',
  summary: 'Give the time of a hold back; again does no harm',
  http: ['POST', '/v1/slot-holds/{id}/release'],
  input,
  output: slotHoldView,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id, holdToken: token }, run) {
    const hold = await tx.slotHolds.find(id)
    // Another's hold is as good as none, so that ids tell nothing.
    if (hold?.tokenHash !== hashHoldToken(token)) return notFound('SlotHold', id)
    const timeZone = (await timeZonesOf(tx, [hold.locationId])).of(hold.locationId)
    if (!isLive(hold, run.nowMs)) return { ok: true, value: holdView(hold, timeZone), subjectId: id }
    await giveTimeBack(tx, id)
    await tx.slotHolds.end(id, run.nowMs)
    return { ok: true, value: holdView({ ...hold, expiresAtMs: run.nowMs }, timeZone), subjectId: id }
  },
})
