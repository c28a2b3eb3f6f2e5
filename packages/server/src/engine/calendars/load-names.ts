import type { CalendarBooking, ClassSession, ReadTransaction } from '@mendian/core'
import type { EventNames, Names } from './calendar-event.ts'

/** The names that these bookings and classes are told with, in one query a kind. */
export async function loadNames(
  tx: ReadTransaction,
  {
    bookings,
    classes = [],
  }: { readonly bookings: readonly CalendarBooking[]; readonly classes?: readonly ClassSession[] },
  told: { readonly customers: boolean; readonly addresses: boolean },
): Promise<EventNames> {
  const segments = bookings.flatMap((booking) => booking.segments)
  const [services, staff, customers] = await Promise.all([
    tx.services.findMany(each(segments, ({ serviceId }) => serviceId)),
    tx.staff.findMany(each([...segments, ...classes], ({ staffId }) => staffId)),
    told.customers ? tx.customers.findMany(each(bookings, ({ customerId }) => customerId)) : [],
  ])
  return { services: byId(services), staff: byId(staff), customers: byId(customers), tellsAddresses: told.addresses }
}

function each<T>(rows: readonly T[], idOf: (row: T) => string): readonly string[] {
  return [...new Set(rows.map(idOf))]
}

function byId(records: readonly { readonly id: string; readonly name: string }[]): Names {
  return new Map(records.map(({ id, name }) => [id, name]))
}
