import {
  changeRotation,
  emptyRotation,
  type LocationId,
  MINUTE_MS,
  type RotationChange,
  refuseJoin,
  type StaffId,
} from '@mendian/core'
import { locationId, rotationQueueView, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { storeRotation } from '../bookings/keep-assignments.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import type { RefusalCode } from '../refusal.ts'
import { refuseVersion } from '../version.ts'
import { rotationView } from './rotation-view.ts'

const person = z.strictObject({ locationId, staffId })
const reservation = z.strictObject({
  locationId,
  staffId,
  minutes: z
    .int()
    .min(0)
    .max(720)
    .meta({ description: 'How long the next turn is kept from now on; 0 gives a kept turn up.' }),
})
const movement = z.strictObject({
  locationId,
  staffId,
  place: z.int().min(1).max(500).meta({ description: '1 for whoever is next, kept turns left aside.' }),
})

interface CommandSpec<I> {
  readonly name: string
  readonly summary: string
  readonly input: I
  readonly refusals: readonly RefusalCode[]
}

type Command<I extends z.ZodObject> = WriteOperation<I, typeof rotationQueueView>

function command<I extends typeof person | typeof reservation | typeof movement>(
  spec: CommandSpec<I>,
  changeOf: (input: z.output<I>, nowMs: number) => RotationChange,
): Command<I> {
  const run: Command<typeof person>['run'] = async (tx, input, { nowMs, expectedVersion }) => {
    const [location, found, queued] = await Promise.all([
      tx.locations.find(input.locationId),
      tx.staff.find(input.staffId),
      tx.rotationQueues.find(input.locationId),
    ])
    if (!location) return notFound('Location', input.locationId)
    if (!found) return referenceNotFound('Staff', input.staffId)
    const queue = queued ?? emptyRotation(location.id, nowMs)
    const conflict = refuseVersion(queue, expectedVersion)
    if (conflict) return conflict
    const change = changeOf(input as z.output<I>, nowMs)
    const unfit = change.kind === 'JOIN' ? refuseJoin(location, found) : undefined
    if (unfit) return { ok: false, refusal: unfit }
    const decision = changeRotation(queue, found.id, change, nowMs)
    if (!decision.ok) return decision
    await storeRotation(tx, decision.queue)
    return { ok: true, value: rotationView(decision.queue, location.timeZone, nowMs), subjectId: location.id }
  }
  return defineWrite({
    name: `rotationQueues.${spec.name}`,
    summary: spec.summary,
    http: ['POST', `/v1/rotation-queues/{locationId}/${spec.name}`],
    input: spec.input,
    output: rotationQueueView,
    permission: 'schedule:write',
    movesMoney: false,
    refusals: ['not_found', 'reference_not_found', ...spec.refusals],
    locks: (input: { readonly locationId: LocationId; readonly staffId: StaffId }) => [
      { kind: 'ROTATION', id: input.locationId },
    ],
    run,
  }) as unknown as Command<I>
}

export const join: Command<typeof person> = command(
  {
    name: 'join',
    summary: 'Let somebody join the end of the rotation queue',
    input: person,
    refusals: ['reference_archived', 'staff_not_at_location', 'already_in_rotation', 'rotation_full'],
  },
  () => ({ kind: 'JOIN' }),
)

export const leave: Command<typeof person> = command(
  {
    name: 'leave',
    summary: 'Let somebody leave the rotation queue',
    input: person,
    refusals: ['not_in_rotation'],
  },
  () => ({ kind: 'LEAVE' }),
)

export const pause: Command<typeof person> = command(
  {
    name: 'pause',
    summary: 'Pass somebody over until they resume; they keep their place',
    input: person,
    refusals: ['not_in_rotation'],
  },
  () => ({ kind: 'PAUSE' }),
)

export const resume: Command<typeof person> = command(
  {
    name: 'resume',
    summary: 'Let a paused person have turns again, from where they were',
    input: person,
    refusals: ['not_in_rotation'],
  },
  () => ({ kind: 'RESUME' }),
)

export const reserve: Command<typeof reservation> = command(
  {
    name: 'reserve',
    summary: 'Keep the next turn for somebody who is busy, for some minutes',
    input: reservation,
    refusals: ['not_in_rotation'],
  },
  ({ minutes }, nowMs) => ({ kind: 'RESERVE', untilMs: minutes === 0 ? null : nowMs + minutes * MINUTE_MS }),
)

export const move: Command<typeof movement> = command(
  {
    name: 'move',
    summary: 'Move somebody to another place of the rotation queue',
    input: movement,
    refusals: ['not_in_rotation', 'place_out_of_range'],
  },
  ({ place }) => ({ kind: 'MOVE', place }),
)
