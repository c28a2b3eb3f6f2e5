import type { Location, ReadTransaction } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** What bookings, classes, orders and the books were made by: their times and amounts would mean something else with other values. */
const fixedFields = ['timeZone', 'currency'] as const

/** The dates that a shift may have. */
const anyDate = { fromDate: '0000-01-01', toDate: '9999-12-31' }

/**
 * Why a location's zone or currency may not change, if so: bookings, classes, orders, the books or live holds rely on
 * them, and published shifts on the zone. What lies in a drawer is in the books, whether or not it came from an order.
 */
export async function refuseLocationChange(
  tx: ReadTransaction,
  before: Location,
  after: Pick<Location, (typeof fixedFields)[number]>,
  nowMs: number,
): Promise<Refusal | undefined> {
  const fields = fixedFields.filter((field) => before[field] !== after[field])
  if (fields.length === 0) return undefined
  const filter = { locationId: before.id }
  const one = { limit: 1 }
  const [shifts, isHeld, ...found] = await Promise.all([
    fields.includes('timeZone') ? tx.shifts.list({ ...filter, ...anyDate, ...one }) : [],
    tx.slotHolds.isAnyLive({ ...filter, nowMs }),
    tx.bookings.list(filter, one),
    tx.classSessions.list(filter, one),
    tx.orders.list(filter, one),
    tx.ledger.listEntries(filter, one),
  ])
  if (isHeld || found.some((rows) => rows.length > 0)) return { code: 'location_in_use', details: { fields } }
  return shifts.length > 0 ? { code: 'location_in_use', details: { fields: ['timeZone'] } } : undefined
}
