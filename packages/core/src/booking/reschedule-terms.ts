import type { RefusalOf } from '../base/decision.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import type { Booking } from './booking.ts'

export type RescheduleTermRefusal =
  | RefusalOf<'reschedule_too_late', { minHoursBefore: number }>
  | RefusalOf<'too_many_reschedules', { reschedules: number; maxReschedules: number }>

/** What the strictest of the booking's terms say about moving it. */
export interface RescheduleTerms {
  readonly minHoursBefore: number
  /** Null where it may be moved any number of times. */
  readonly maxReschedules: number | null
  readonly reschedules: number
}

export function rescheduleTerms(booking: Booking): RescheduleTerms {
  const terms = booking.cancellationTerms
  const limits = terms.map((each) => each.maxReschedules).filter((limit) => limit !== null)
  return {
    minHoursBefore: Math.max(0, ...terms.map((each) => each.rescheduleMinHours)),
    maxReschedules: limits.length === 0 ? null : Math.min(...limits),
    reschedules: booking.history.filter((entry) => entry.action === 'RESCHEDULE').length,
  }
}

/**
 * Why the terms let the booking not be moved now, if they do not; one not yet approved can be, and one without terms.
 * From its start on it cannot, whatever the hours: the customer has stayed away.
 */
export function refuseByTerms(booking: Booking, nowMs: number): RescheduleTermRefusal | undefined {
  if (booking.state === 'PENDING' || booking.cancellationTerms.length === 0) return undefined
  const { minHoursBefore, maxReschedules, reschedules } = rescheduleTerms(booking)
  const leftMs = booking.startsAtMs - nowMs
  if (leftMs <= 0 || leftMs < minHoursBefore * 60 * MINUTE_MS) {
    return { code: 'reschedule_too_late', details: { minHoursBefore } }
  }
  if (maxReschedules === null || reschedules < maxReschedules) return undefined
  return { code: 'too_many_reschedules', details: { reschedules, maxReschedules } }
}
