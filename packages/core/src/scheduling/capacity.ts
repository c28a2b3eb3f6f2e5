import { assert } from '../base/assert.ts'
import type { Interval } from '../time/interval.ts'

/** Units of a pool in use during [startMs, endMs). */
export interface PoolClaim {
  readonly startMs: number
  readonly endMs: number
  readonly units: number
}

/** A pool of interchangeable units (three basins, ten mats) and what is claimed of it, in any order. */
export interface PoolCalendar {
  readonly poolId: string
  readonly quantity: number
  readonly claims: readonly PoolClaim[]
}

/** A stretch of all time with one level of use. */
interface UseStep {
  readonly startMs: number
  readonly endMs: number
  readonly units: number
}

const BEGINNING_MS = -8.64e15
const END_MS = 8.64e15

/**
 * The highest number of units in use at one instant of the interval: the peak, not the sum, so claims that follow each
 * other count once. 0 for an empty interval.
 */
export function peakUse(claims: readonly PoolClaim[], interval: Interval): number {
  if (interval.endMs <= interval.startMs) return 0
  const touching = claims.filter((claim) => claim.startMs < interval.endMs && claim.endMs > interval.startMs)
  let peak = 0
  for (const step of useSteps(touching)) {
    if (step.startMs < interval.endMs && step.endMs > interval.startMs) peak = Math.max(peak, step.units)
  }
  return peak
}

/** Prepared to be asked often: the highest number of units in use at one instant of `[startMs, endMs)`. */
export function peakUseOf(claims: readonly PoolClaim[]): (startMs: number, endMs: number) => number {
  const steps = useSteps(claims)
  return function peak(startMs, endMs) {
    let low = 0
    for (let high = steps.length; low < high; ) {
      const middle = (low + high) >>> 1
      if ((steps[middle]?.endMs ?? 0) > startMs) high = middle
      else low = middle + 1
    }
    let highest = 0
    for (let step = steps[low]; step !== undefined && step.startMs < endMs; step = steps[low]) {
      if (step.units > highest) highest = step.units
      low += 1
    }
    return highest
  }
}

/** When fewer than `units` of the pool are free, as a normal list; all time when the pool never has so many. */
export function poolBusy(pool: PoolCalendar, units: number): Interval[] {
  assert(Number.isSafeInteger(units) && units > 0, 'poolBusy: whole units, above zero')
  const most = pool.quantity - units
  if (most < 0) return [{ startMs: BEGINNING_MS, endMs: END_MS }]
  const busy: Interval[] = []
  for (const step of useSteps(pool.claims)) {
    if (step.units <= most) continue
    const last = busy.at(-1)
    if (last !== undefined && last.endMs === step.startMs) {
      busy[busy.length - 1] = { startMs: last.startMs, endMs: step.endMs }
    } else {
      busy.push({ startMs: step.startMs, endMs: step.endMs })
    }
  }
  return busy
}

/** The levels of use over time, ascending and without gaps from the first claim to the last. */
function useSteps(claims: readonly PoolClaim[]): UseStep[] {
  const changes: { atMs: number; units: number }[] = []
  for (const claim of claims) {
    assert(claim.units >= 0, 'capacity: a claim is not negative')
    if (claim.endMs <= claim.startMs) continue
    changes.push({ atMs: claim.startMs, units: claim.units }, { atMs: claim.endMs, units: -claim.units })
  }
  changes.sort((a, b) => a.atMs - b.atMs)
  const steps: UseStep[] = []
  let units = 0
  changes.forEach((change, index) => {
    units += change.units
    const next = changes[index + 1]
    if (next !== undefined && next.atMs > change.atMs) {
      steps.push({ startMs: change.atMs, endMs: next.atMs, units })
    }
  })
  return steps
}
