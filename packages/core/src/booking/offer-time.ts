import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import { formatInstant } from '../time/zone.ts'
import { type HoldChanges, type HoldSlot, holdSlot } from './hold-slot.ts'
import type { BookRefusal, VisitState } from './plan-visit.ts'
import { wantedOfKept } from './visit-request.ts'
import {
  advanceEntry,
  refuseWaitlistAction,
  suits,
  type WaitlistEntry,
  type WaitlistTransitionRefusal,
} from './waitlist-entry.ts'
import { type WaitlistEvent, waitlistEvent } from './waitlist-event.ts'

export type OfferTime = Pick<HoldSlot, 'holdId' | 'tokenHash' | 'startsAtMs' | 'ttlSeconds'>

export interface OfferChanges {
  readonly entry: WaitlistEntry
  readonly held: HoldChanges
}

export type WaitRefusal =
  | WaitlistTransitionRefusal
  | RefusalOf<'waiting_time_over', { endedAt: string }>
  | RefusalOf<'start_does_not_suit', { startsAt: string }>

export type OfferRefusal = WaitRefusal | BookRefusal

/**
 * Keeps a start for somebody who waits, until they answer or the offer is over. Refuses first by the entry's state, a
 * wait that is over and a start that does not suit, and then as holding that time would.
 */
export function offerTime(
  entry: WaitlistEntry,
  state: Omit<VisitState, 'hold'>,
  command: OfferTime,
  nowMs: number,
): Decision<OfferChanges, WaitlistEvent, OfferRefusal> {
  const unfit = refuseWaitlistAction(entry, 'OFFER') ?? refuseWait(entry, command.startsAtMs, state, nowMs)
  if (unfit) return { ok: false, refusal: unfit }
  const held = holdSlot(state, { ...command, ...wantedOfKept(entry) }, nowMs)
  if (!held.ok) return held
  const { hold } = held.changes
  const { id: holdId, startsAtMs, endsAtMs, expiresAtMs } = hold
  const offered = advanceEntry(entry, 'OFFER', nowMs, { offer: { holdId, startsAtMs, endsAtMs, expiresAtMs } })
  return accept({ entry: offered, held: held.changes }, [waitlistEvent('OFFER', offered, entry)])
}

/** Why somebody who waits gets nothing at that start, if so: they wait no more, or not for that. */
export function refuseWait(
  entry: WaitlistEntry,
  startsAtMs: number,
  { configuration }: Pick<VisitState, 'configuration'>,
  nowMs: number,
): WaitRefusal | undefined {
  const { timeZone } = configuration.location
  if (nowMs >= entry.expiresAtMs) {
    return refuse('waiting_time_over', { endedAt: formatInstant(timeZone, entry.expiresAtMs) }).refusal
  }
  if (suits(entry, startsAtMs)) return undefined
  return refuse('start_does_not_suit', { startsAt: formatInstant(timeZone, startsAtMs) }).refusal
}
