import { DAY_MS, importBusyTimes as decide, emptyRange, instantRangeFields } from '@mendian/core'
import { importBusyTimesInput as input, importedBusyTimes as output } from '@mendian/core/schemas'
import type { z } from 'zod'
import { takeTime } from '../bookings/take-time.ts'
import { toMs } from '../instants.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import type { Refusal } from '../refusal.ts'

/** More blocks than this of one source in one window are not looked at. */
const maxExisting = 10_000

/**
 * Lets another calendar block a person's time: what it says of a window takes the place of what it said before. A
 * repetition changes nothing. Bookings stay where they are and are told.
 */
export const importBusyTimes: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'staff.importBusyTimes',
  summary: "Block a person's time by what another calendar says",
  http: ['POST', '/v1/staff/{id}/import-busy-times'],
  input,
  output,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found', 'range_empty', 'range_too_long', 'time_outside_window', 'reference_archived'],
  locks: ({ id }) => [{ kind: 'STAFF', id }],
  async run(tx, given, { nowMs, ids }) {
    const { id, source } = given
    const empty = refuseEmpty(given)
    if (empty) return { ok: false, refusal: empty }
    const window = { startMs: toMs(given.from), endMs: toMs(given.to) }
    const times = given.times.map(({ externalId, startsAt, endsAt }) => ({
      ...{ id: ids.next('TimeBlock'), externalId },
      ...{ startMs: toMs(startsAt), endMs: toMs(endsAt) },
    }))
    const existing = await tx.timeBlocks.list(
      { staffId: id, source, fromMs: window.startMs, toMs: window.endMs },
      { limit: maxExisting },
    )
    const [staff, busy] = await Promise.all([
      tx.staff.find(id),
      tx.occupancy.busy({ unitIds: [id], ...reach(times), nowMs }),
    ])
    if (!staff) return notFound('Staff', id)
    const decision = decide({ staff, existing, busy }, { source, window, times }, nowMs)
    if (!decision.ok) return decision
    const { removed, added, kept, occupancy, conflicts } = decision.changes
    await tx.timeBlocks.removeMany(removed)
    await tx.timeBlocks.giveTimeBack(kept)
    await tx.timeBlocks.insertMany(added)
    await takeTime(tx, { occupancy, claims: [] }, nowMs)
    const counts = { added: added.length, kept: kept.length, removed: removed.length }
    return { ok: true, value: { ...counts, conflicts: [...conflicts] }, subjectId: id }
  },
})

type Given = z.output<typeof input>

function refuseEmpty({ from, to, times }: Given): Refusal | undefined {
  const isEmpty = (start: string, end: string): boolean => toMs(end) <= toMs(start)
  if (isEmpty(from, to)) return { code: 'range_empty', details: emptyRange({ from, to }, instantRangeFields) }
  const index = times.findIndex(({ startsAt, endsAt }) => isEmpty(startsAt, endsAt))
  const empty = times[index]
  if (!empty) return undefined
  const fields = { from: `/times/${index}/startsAt`, to: `/times/${index}/endsAt` }
  return { code: 'range_empty', details: emptyRange({ from: empty.startsAt, to: empty.endsAt }, fields) }
}

/** From before the first of the times to after the last, with whatever is done around a visit. */
function reach(times: readonly { readonly startMs: number; readonly endMs: number }[]): {
  readonly fromMs: number
  readonly toMs: number
} {
  const starts = times.map(({ startMs }) => startMs)
  const ends = times.map(({ endMs }) => endMs)
  return { fromMs: Math.min(...starts, Number.MAX_SAFE_INTEGER) - DAY_MS, toMs: Math.max(...ends, 0) + DAY_MS }
}
