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

/** What the limits of tiers and customers depend on, for starts in `[fromMs, toMs]`. */
export async function loadVisitor(
  tx: ReadTransaction,
  location: Location,
  customer: Customer | null,
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<Visitor> {
  const { tiers, byCustomer } = await loadVisitors(tx, location, customer ? [customer] : [], time, nowMs)
  return byCustomer.get(customer?.id ?? '') ?? { ...anybody, tiers }
}

/** The same for each of those customers, in three queries at most however many they are, as a rule in one or two. */
export async function loadVisitors(
  tx: ReadTransaction,
  location: Location,
  customers: readonly Customer[],
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<{ readonly tiers: readonly Tier[]; readonly byCustomer: ReadonlyMap<string, Visitor> }> {
  const tierIds = [...new Set(customers.map(({ tierId }) => tierId).filter((id) => id !== null))]
  const customerIds = location.maxBookingsPerDayPerCustomer === null ? [] : customers.map(({ id }) => id)
  const [tiers, starts] = await Promise.all([
    mayAskForTiers(location, time.toMs, tierIds, nowMs) ? tx.tiers.list({ limit: maxTiers }) : [],
    tx.bookings.startsOfCustomers({ customerIds, locationId: location.id, ...wholeDays(location, time), nowMs }),
  ])
  // A tier that is not among those in use is archived, unless there are more than are looked at.
  const known = new Map(tiers.map((tier) => [tier.id, tier]))
  const missing = tiers.length < maxTiers ? [] : tierIds.filter((id) => !known.has(id))
  const own = missing.length === 0 ? tiers : [...tiers, ...(await tx.tiers.findMany(missing))]
  const byCustomer = customers.map((customer): readonly [string, Visitor] => {
    const tier = own.find(({ id }) => id === customer.tierId)
    const visits = starts.filter(({ customerId }) => customerId === customer.id)
    return [customer.id, { tier: tier && isInUse(tier) ? tier : null, tiers, visits }]
  })
  return { tiers, byCustomer: new Map(byCustomer) }
}

/** Only what is kept for tiers, a tier's own window or a start beyond the location's depends on them. */
function mayAskForTiers(location: Location, lastMs: number, tierIds: readonly string[], nowMs: number): boolean {
  return location.tierReserve !== null || tierIds.length > 0 || lastMs > nowMs + location.maxLeadDays * DAY_MS
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
