import { formatInstant, type StartExplanation, type TimeBlockType, takenTime } from '@mendian/core'
import type { explanationView } from '@mendian/core/schemas'
import type { z } from 'zod'

type View = z.output<typeof explanationView>['starts'][number]
type Segment = StartExplanation['segments'][number]
type Pool = StartExplanation['pools'][number]
type Candidate = Segment['candidates'][number]
type CandidateView = View['segments'][number]['candidates'][number]

/** A pool that is never free again. */
const endOfTimeMs = 8.64e15

/** What stands in the way at one start, as callers see it: nothing in it says who else has booked. */
export function startView(
  { startsAtMs, bookable, reasons, segments, pools }: StartExplanation,
  timeZone: string,
  types: ReadonlyMap<string, TimeBlockType>,
): View {
  return {
    startsAt: formatInstant(timeZone, startsAtMs),
    bookable,
    reasons: reasons.map(({ code, details }) => ({ code, details: { ...details } })),
    segments: segments.map((segment) => ({
      serviceId: segment.serviceId,
      candidates: segment.candidates.map((candidate) => candidateView(candidate, timeZone, types)),
      pools: segment.pools.map((pool) => poolView(pool, timeZone)),
    })),
    pools: pools.map((pool) => poolView(pool, timeZone)),
  }
}

function candidateView(
  { staffId, reasons }: Candidate,
  timeZone: string,
  types: ReadonlyMap<string, TimeBlockType>,
): CandidateView {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    staffId,
    free: reasons.length === 0,
    reasons: reasons.map((reason) => {
      if (reason.code === 'daily_cap_reached') return { code: reason.code }
      if (reason.code === 'staff_not_working') {
        const working = reason.working.map(({ startMs, endMs }) => ({ from: at(startMs), to: at(endMs) }))
        return { code: reason.code, working }
      }
      const busy = reason.blocks.map((block) => {
        const { startMs, endMs } = takenTime(block)
        const blockType = types.get(block.ownerId)
        return { kind: block.ownerKind, from: at(startMs), until: at(endMs), ...(blockType ? { blockType } : {}) }
      })
      return { code: reason.code, busy }
    }),
  }
}

function poolView({ fullUntilMs, ...pool }: Pool, timeZone: string): View['pools'][number] {
  const isFull = fullUntilMs !== null
  const freeFrom = isFull && fullUntilMs < endOfTimeMs ? formatInstant(timeZone, fullUntilMs) : null
  return { ...pool, full: isFull, freeFrom }
}
