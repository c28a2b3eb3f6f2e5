import type { DatabaseView } from './database-view.ts'
import type { FaultList } from './proof.ts'

/** Nobody is in two places at once, no pool is overdrawn, and no booking is half there: read from the tables. */
export async function checkCalendar(view: DatabaseView, { check }: FaultList): Promise<void> {
  const overlaps = await view.number(
    `select count(*) as n from {occupancy} a join {occupancy} b
      on a.tenant_id = b.tenant_id and a.unit_id = b.unit_id and a.owner_id < b.owner_id
        and a.start_ms < b.transition_end_ms and b.start_ms < a.transition_end_ms`,
  )
  check(overlaps === 0, `${overlaps} pairs of bookings overlap on one person`)
  const pools = await view.rows<{ id: string; quantity: number }>('select id, quantity from {resource}')
  for (const { id, quantity } of pools) {
    const claims = await view.rows<Claim>(
      `select start_ms, end_ms, units from {capacity_claim} where resource_id = '${id}'`,
    )
    const peak = peakOf(claims)
    check(peak <= quantity, `${peak} units of ${id} are in use at once, of ${quantity}`)
  }
  const bare = await view.number(
    `select count(*) as n from {booking} where (not exists (select 1 from {occupancy} where owner_id = {booking}.id)
        and state not in ('CANCELLED', 'LATE_CANCELLED', 'NO_SHOW', 'DECLINED', 'EXPIRED'))
      or not exists (select 1 from {booking_segment} where booking_id = {booking}.id)
      or not exists (select 1 from {booking_history} where booking_id = {booking}.id)`,
  )
  check(bare === 0, `${bare} bookings lack their block, segment or history`)
  const stray = await view.number(
    `select count(*) as n from {occupancy} where not exists (select 1 from {booking} where id = owner_id)
      and not exists (select 1 from {class_session} where id = owner_id)`,
  )
  check(stray === 0, `${stray} blocks belong to no booking or class`)
  for (const damage of await view.damage()) check(false, `the database is damaged: ${damage}`)
}

interface Claim {
  readonly start_ms: number
  readonly end_ms: number
  readonly units: number
}

/** By counting at every start, the plain way, so as to share nothing with what is checked. */
function peakOf(claims: readonly Claim[]): number {
  let peak = 0
  for (const { start_ms: atMs } of claims) {
    let used = 0
    for (const claim of claims) if (claim.start_ms <= atMs && atMs < claim.end_ms) used += claim.units
    peak = Math.max(peak, used)
  }
  return peak
}
