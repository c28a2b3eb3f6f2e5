import { type BlockTime, type BlockTimeState, blockTime, type Transaction } from '@mendian/core'
import { timeBlockInput, timeBlockView as timeBlockSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { takeTime } from '../bookings/take-time.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import type { InputFault } from '../refusal.ts'
import { timeBlockView } from './time-block-view.ts'

type Given = z.output<typeof timeBlockInput>

/** Blocks time of a person or of a resource; refused with the bookings in the way, which are never pushed aside. */
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
    const { type, countsAsWork, reason, startsAt, endsAt } = given
    const [startsAtMs, endsAtMs] = [toMs(startsAt), toMs(endsAt)]
    const fault = faultOf(given)
    if (fault) return { ok: false, refusal: { code: 'invalid_request', details: { errors: [fault] } } }
    if (endsAtMs <= startsAtMs) {
      return { ok: false, refusal: { code: 'range_empty', details: { from: startsAt, to: endsAt } } }
    }
    const state = await loadState(tx, given, { fromMs: startsAtMs, toMs: endsAtMs }, run)
    if (!state) {
      return given.staffId === undefined
        ? referenceNotFound('Resource', String(given.resourceId))
        : referenceNotFound('Staff', given.staffId)
    }
    const command: BlockTime = { id: run.ids.next('TimeBlock'), type, countsAsWork, reason, startsAtMs, endsAtMs }
    const decision = blockTime(state, command, run.nowMs)
    if (!decision.ok) return decision
    const { timeBlock, occupancy, claims } = decision.changes
    await tx.timeBlocks.insert(timeBlock)
    await takeTime(tx, { occupancy, claims }, run.nowMs)
    return { ok: true, value: timeBlockView(timeBlock), subjectId: timeBlock.id }
  },
})

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
