import type { Location, ReadTransaction } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** What bookings and orders were made by: their times and amounts would mean something else with other values. */
const fixedFields = ['timeZone', 'currency'] as const

/** Why a location's zone or currency may not change, if so: bookings or orders rely on them. */
export async function refuseLocationChange(
  tx: ReadTransaction,
  before: Location,
  after: Pick<Location, (typeof fixedFields)[number]>,
): Promise<Refusal | undefined> {
  const fields = fixedFields.filter((field) => before[field] !== after[field])
  if (fields.length === 0) return undefined
  const filter = { locationId: before.id }
  const one = { limit: 1 }
  const [bookings, orders] = await Promise.all([tx.bookings.list(filter, one), tx.orders.list(filter, one)])
  const isInUse = bookings.length > 0 || orders.length > 0
  return isInUse ? { code: 'location_in_use', details: { fields } } : undefined
}
