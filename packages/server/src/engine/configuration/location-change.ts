import type { Location, ReadTransaction } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** What bookings, classes and orders were made by: their times and amounts would mean something else with other values. */
const fixedFields = ['timeZone', 'currency'] as const

/** Why a location's zone or currency may not change, if so: bookings, classes or orders rely on them. */
export async function refuseLocationChange(
  tx: ReadTransaction,
  before: Location,
  after: Pick<Location, (typeof fixedFields)[number]>,
): Promise<Refusal | undefined> {
  const fields = fixedFields.filter((field) => before[field] !== after[field])
  if (fields.length === 0) return undefined
  const filter = { locationId: before.id }
  const one = { limit: 1 }
  const found = await Promise.all([
    tx.bookings.list(filter, one),
    tx.classSessions.list(filter, one),
    tx.orders.list(filter, one),
  ])
  const isInUse = found.some((rows) => rows.length > 0)
  return isInUse ? { code: 'location_in_use', details: { fields } } : undefined
}
