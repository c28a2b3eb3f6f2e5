import { isOpenThroughout } from '../places/opening-hours.ts'
import { peakUse } from '../scheduling/capacity.ts'
import { type CapacityClaim, type Occupancy, takenTime } from '../scheduling/occupancy.ts'
import type { VisitCalendar, VisitConfiguration } from '../scheduling/visit-plan.ts'
import { overlaps } from '../time/interval.ts'
import { toLocal } from '../time/zone.ts'
import type { BookChanges } from './book.ts'

/** Nobody is in two places, transitions to other customers included; no pool gives more than it has; no limit is passed. */
export function assertSound(
  configuration: VisitConfiguration,
  blocked: Pick<VisitCalendar, 'busy' | 'claims'>,
  bookings: readonly BookChanges[],
): void {
  const blocks: readonly Occupancy[] = [...blocked.busy, ...bookings.flatMap((changes) => changes.occupancy)]
  for (const [index, block] of blocks.entries()) {
    for (const other of blocks.slice(index + 1)) {
      if (other.unitId !== block.unitId) continue
      const sameVisit = other.ownerId === block.ownerId
      const [a, b] = sameVisit ? [block, other] : [takenTime(block), takenTime(other)]
      if (overlaps(a, b)) throw new Error(`${block.unitId} is taken twice: ${JSON.stringify([block, other])}`)
    }
  }
  const claims: readonly CapacityClaim[] = [...blocked.claims, ...bookings.flatMap((changes) => changes.claims)]
  const { location, resources, staff } = configuration
  const places = { id: location.id, quantity: location.maxConcurrentCustomers ?? 100 }
  for (const pool of [...resources.values(), places]) {
    const own = claims.filter((claim) => claim.resourceId === pool.id)
    const peak = peakUse(own, { startMs: -8e15, endMs: 8e15 })
    if (peak > pool.quantity) throw new Error(`${pool.id} gives ${peak} of ${pool.quantity}`)
  }
  const dateOf = (ms: number): string => toLocal(location.timeZone, ms).date
  for (const person of staff.values()) {
    for (const date of new Set(blocks.map((block) => dateOf(block.startMs)))) {
      const ofDay = blocks.filter((block) => block.unitId === person.id && dateOf(block.startMs) === date)
      const visits = new Set(ofDay.filter((block) => block.ownerKind === 'BOOKING').map((block) => block.ownerId))
      if (visits.size > (person.maxBookingsPerDay ?? 100)) throw new Error(`${person.id} has ${visits.size} on ${date}`)
    }
  }
  for (const { occupancy } of bookings) {
    for (const block of occupancy) {
      if (!isOpenThroughout(location, block)) throw new Error(`closed during ${JSON.stringify(block)}`)
    }
  }
}
