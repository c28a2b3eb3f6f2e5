import { accept, type Decision } from '../base/decision.ts'
import {
  advanceEntry,
  refuseWaitlistAction,
  type WaitlistEntry,
  type WaitlistTransitionRefusal,
  withOfferPassed,
} from './waitlist-entry.ts'
import { type WaitlistEvent, waitlistEvent } from './waitlist-event.ts'

type Left = Decision<{ readonly entry: WaitlistEntry }, WaitlistEvent, WaitlistTransitionRefusal>

/** The customer does not want the start that is offered: they wait on for another, or no longer. */
export function declineOffer(entry: WaitlistEntry, command: { readonly keepWaiting: boolean }, nowMs: number): Left {
  return leave(entry, command.keepWaiting ? 'KEEP_WAITING' : 'DECLINE', nowMs)
}

/** The customer waits no longer; what was offered them is free again. */
export function withdrawEntry(entry: WaitlistEntry, nowMs: number): Left {
  return leave(entry, 'WITHDRAW', nowMs)
}

function leave(entry: WaitlistEntry, action: 'KEEP_WAITING' | 'DECLINE' | 'WITHDRAW', nowMs: number): Left {
  const forbidden = refuseWaitlistAction(entry, action)
  if (forbidden) return { ok: false, refusal: forbidden }
  const passed = entry.offer ? { passedTimes: withOfferPassed(entry) } : {}
  const next = advanceEntry(entry, action, nowMs, passed)
  return accept({ entry: next }, [waitlistEvent(action, next, entry)])
}
