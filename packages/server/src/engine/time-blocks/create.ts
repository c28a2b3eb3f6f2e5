import {
  type BlockTimeState,
  blockTime,
  blockTimeSeries,
  DAY_MS,
  emptyRange,
  maxTimeBlockDays,
  present,
  type SeriesTimes,
  seriesTimes,
  type Transaction,
} from '@mendian/core'
import { endOfInstantsMs, timeBlockInput, timeBlockView as timeBlockSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { takeTime } from '../bookings/take-time.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import type { InputFault, Refusal } from '../refusal.ts'
import { recurrenceOf, repetitionFault } from './repetition.ts'
import { timeBlockView } from './time-block-view.ts'

type Given = z.output<typeof timeBlockInput>

/**
 * Blocks time of a person or of a resource, once or again and again; refused with the bookings in the way, which are never
 * pushed aside. Of a series all blocks are made or none; the answer is the first.
 */
export const create: WriteOperation<typeof timeBlockInput, typeof timeBlockSchema> = defineWrite({
  name: 'timeBlocks.create',
  summary: 'Block time of a person or of a resource',
  http: ['POST', '/v1/time-blocks'],
  status: 201,
  input: timeBlockInput,
  output: timeBlockSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: [
    'range_empty',
    'range_too_long',
    'too_many_repetitions',
    'repetitions_overlap',
    'reference_not_found',
    'reference_archived',
    'units_exceed_quantity',
    'time_block_overlaps_bookings',
    'time_block_overlap',
  ],
  locks: ({ staffId, resourceId }) => [
    ...(staffId === undefined ? [] : [{ kind: 'STAFF', id: staffId } as const]),
    ...(resourceId === undefined ? [] : [{ kind: 'RESOURCE', id: resourceId } as const]),
  ],
  async run(tx, given, run) {
    const fault = faultOf(given) ?? repetitionFault(given)
    if (fault) return { ok: false, refusal: { code: 'invalid_request', details: { errors: [fault] } } }
    const timed = timesOf(given)
    if (!timed.ok) return timed
    const times = timed.times.map((time) => ({ id: run.ids.next('TimeBlock'), ...time }))
    const first = present(times[0], 'there is a first time')
    const span = { fromMs: first.startsAtMs, toMs: present(times.at(-1), 'and a last').endsAtMs }
    const state = await loadState(tx, given, span, run)
    if (!state) {
      return given.staffId === undefined
        ? referenceNotFound('Resource', String(given.resourceId))
        : referenceNotFound('Staff', given.staffId)
    }
    const { type, countsAsWork, countsTowardUtilisation, reason } = given
    const command = { type, countsAsWork, countsTowardUtilisation, reason }
    const decision =
      given.repeat === undefined
        ? blockTime(state, { ...command, ...first }, run.nowMs)
        : blockTimeSeries(state, command, times, run.nowMs)
    if (!decision.ok) return decision
    const { occupancy, claims } = decision.changes
    const timeBlocks = 'timeBlock' in decision.changes ? [decision.changes.timeBlock] : decision.changes.timeBlocks
    await tx.timeBlocks.insertMany(timeBlocks)
    await takeTime(tx, { occupancy, claims }, run.nowMs)
    const made = present(timeBlocks[0], 'at least one block is made')
    return { ok: true, value: timeBlockView(made), subjectId: made.id }
  },
})

/** The block's own time, or all those of its series. */
function timesOf(
  given: Given,
): { readonly ok: true; readonly times: SeriesTimes } | { readonly ok: false; readonly refusal: Refusal } {
  const { startsAt, endsAt, repeat } = given
  const first = { startsAtMs: toMs(startsAt), endsAtMs: toMs(endsAt) }
  if (first.endsAtMs <= first.startsAtMs) {
    const details = emptyRange({ from: startsAt, to: endsAt }, { from: '/startsAt', to: '/endsAt' })
    return { ok: false, refusal: { code: 'range_empty', details } }
  }
  if (repeat === undefined) return { ok: true, times: [first] }
  if (first.endsAtMs - first.startsAtMs > maxTimeBlockDays * DAY_MS) {
    return { ok: false, refusal: { code: 'range_too_long', details: { maxDays: maxTimeBlockDays } } }
  }
  const series = seriesTimes(first, recurrenceOf(repeat), repeat.timeZone)
  if (!series.ok || series.times.every((time) => time.endsAtMs < endOfInstantsMs)) return series
  const fault = { pointer: '/repeat', code: 'custom', message: 'the last block must end in the years 1970 to 2199' }
  return { ok: false, refusal: { code: 'invalid_request', details: { errors: [fault] } } }
}

/** The field that is at fault when not exactly one of person and resource is named. */
function faultOf({ staffId, resourceId, units }: Given): InputFault | undefined {
  if ((staffId === undefined) === (resourceId === undefined)) {
    return { pointer: '/staffId', code: 'custom', message: 'name either a staffId or a resourceId' }
  }
  if (staffId === undefined || units === undefined) return undefined
  return { pointer: '/units', code: 'custom', message: 'units are of a resource' }
}

async function loadState(
  tx: Transaction,
  { staffId, resourceId, units }: Given,
  time: { readonly fromMs: number; readonly toMs: number },
  { nowMs }: WriteRun,
): Promise<BlockTimeState | undefined> {
  if (staffId !== undefined) {
    const [staff, busy] = await Promise.all([
      tx.staff.find(staffId),
      tx.occupancy.busy({ unitIds: [staffId], ...time, nowMs }),
    ])
    return staff && { kind: 'STAFF', staff, busy }
  }
  const id = String(resourceId)
  const [resource, claims] = await Promise.all([
    tx.resources.find(id),
    tx.capacity.claims({ resourceIds: [id], ...time, nowMs }),
  ])
  return resource && { kind: 'RESOURCE', resource, units: units ?? null, claims }
}
