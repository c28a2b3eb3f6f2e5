import {
  anybody,
  type Customer,
  DAY_MS,
  dayBounds,
  type Location,
  type ReadTransaction,
  type Tier,
  toLocal,
  type Visitor,
} from '@mendian/core'

/** So many tiers are looked at for who may book earlier; a customer's own is always found. */
const maxTiers = 200

/** What the limits of tiers and customers depend on, for starts in `[fromMs, toMs]`, in three queries at most. */
export async function loadVisitor(
  tx: ReadTransaction,
  location: Location,
  customer: Customer | null,
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<Visitor> {
  const tierId = customer?.tierId ?? null
  const limitsVisits = location.maxBookingsPerDayPerCustomer !== null
  const [own, tiers, visits] = await Promise.all([
    tierId === null ? undefined : tx.tiers.find(tierId),
    mayAskForTiers(location, time.toMs, tierId, nowMs) ? tx.tiers.list({ limit: maxTiers }) : [],
    customer && limitsVisits
      ? tx.bookings.startsOfCustomer({
          customerId: customer.id,
          locationId: location.id,
          ...wholeDays(location, time),
          nowMs,
        })
      : anybody.visits,
  ])
  return { tier: own && isInUse(own) ? own : null, tiers, visits }
}

/** Only what is kept for tiers, a tier's own window or a start beyond the location's depends on them. */
function mayAskForTiers(location: Location, lastMs: number, tierId: string | null, nowMs: number): boolean {
  return location.tierReserve !== null || tierId !== null || lastMs > nowMs + location.maxLeadDays * DAY_MS
}

function isInUse(tier: Tier): boolean {
  return tier.archivedAtMs === null
}

function wholeDays(
  { timeZone }: Location,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): { readonly fromMs: number; readonly toMs: number } {
  return {
    fromMs: dayBounds(timeZone, toLocal(timeZone, fromMs).date).startMs,
    toMs: dayBounds(timeZone, toLocal(timeZone, toMs).date).endMs,
  }
}

/** How many visits to come the customer has at the location; 0 where that limits nothing. */
export async function countOpen(
  tx: ReadTransaction,
  location: Location,
  customer: Customer | null,
  nowMs: number,
): Promise<number> {
  if (customer === null || location.maxOpenBookingsPerCustomer === null) return 0
  return tx.bookings.countOpen({ customerId: customer.id, locationId: location.id, nowMs })
}
