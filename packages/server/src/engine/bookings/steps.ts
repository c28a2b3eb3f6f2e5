import { type Actor, advanceBooking, allows, type Booking, type BookingStep } from '@mendian/core'
import { bookingId, bookingView as bookingSchema, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { keepStep } from './keep-step.ts'
import { loadBooking } from './load-booking.ts'
import { paybackRefusals } from './return-payment.ts'

const input = z.strictObject({ id: bookingId, reason: note.nullable().default(null) })
const reasonedInput = z.strictObject({ id: bookingId, reason: note.min(1) })

type StepOperation<I extends typeof input | typeof reasonedInput = typeof input> = WriteOperation<
  I,
  typeof bookingSchema
>

interface StepSpec<I> {
  readonly step: BookingStep
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly input: I
  readonly refusals?: readonly RefusalCode[]
}

function stepOperation<I extends typeof input | typeof reasonedInput>(spec: StepSpec<I>): StepOperation<I> {
  const run: StepOperation['run'] = async (tx, { id, reason }, stepRun) => {
    const { actor, nowMs, expectedVersion } = stepRun
    const loaded = await loadBooking(tx, id, expectedVersion)
    if (!loaded.ok) return loaded
    const unpaid = spec.step === 'CONFIRM' ? refuseUnpaid(loaded.booking, actor) : undefined
    if (unpaid) return unpaid
    const decision = advanceBooking(loaded.booking, spec.step, { actor, reason }, nowMs)
    return decision.ok ? keepStep(tx, loaded, stepRun, decision) : decision
  }
  return defineWrite({
    name: `bookings.${spec.name}`,
    summary: spec.summary,
    http: ['POST', `/v1/bookings/{id}/${spec.path}`],
    input: spec.input,
    output: bookingSchema,
    permission: 'booking:write',
    movesMoney: false,
    refusals: ['not_found', 'booking_state_forbids', ...(spec.refusals ?? [])],
    locks: ({ id }) => [{ kind: 'BOOKING', id }],
    run,
  }) as StepOperation<I>
}

/** A booking that still waits for its prepayment is confirmed only by who may look past the terms. */
function refuseUnpaid(booking: Booking, actor: Actor): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if (booking.awaiting !== 'PAYMENT' || allows(actor, 'booking:override')) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: 'booking:override' } } }
}

/** One that waits for its prepayment needs the permission booking:override. */
export const confirm: StepOperation = stepOperation({
  step: 'CONFIRM',
  name: 'confirm',
  path: 'confirm',
  summary: 'Approve a booking that waits for it, or for its prepayment (with booking:override)',
  input,
  refusals: ['approval_expired', 'prepayment_expired'],
})

/** Gives the booking's time back at once. */
export const decline: StepOperation<typeof reasonedInput> = stepOperation({
  step: 'DECLINE',
  name: 'decline',
  path: 'decline',
  summary: 'Turn down a booking that waits for approval; its time is free again',
  input: reasonedInput,
  refusals: paybackRefusals,
})

/** What is left of the booking's time is free from now on. */
export const markNoShow: StepOperation = stepOperation({
  step: 'NO_SHOW',
  name: 'markNoShow',
  path: 'mark-no-show',
  summary: 'Note that the customer has stayed away; what is left of the time is free again',
  input,
  refusals: [...paybackRefusals, 'booking_not_begun'],
})

export const start: StepOperation = stepOperation({
  step: 'START',
  name: 'start',
  path: 'start',
  summary: 'Begin the service of an arrived customer',
  input,
})

export const complete: StepOperation = stepOperation({
  step: 'COMPLETE',
  name: 'complete',
  path: 'complete',
  summary: 'End the service',
  input,
})

/** Not for callers: the job that finds overdue bookings runs it. */
export const expire: StepOperation = stepOperation({
  step: 'EXPIRE',
  name: 'expire',
  path: 'expire',
  summary: 'End a booking that was not paid or approved in time; its time is free again',
  input,
})
