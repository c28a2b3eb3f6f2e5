import { addDays, dayBounds, present, type StaffId } from '../../packages/core/src/index.ts'
import type { Random } from '../../scripts/prove/random.ts'
import type { BenchDatabase, Cell } from '../databases/bench-database.ts'
import { busyDay } from './busy-day.ts'
import type { Shop } from './shop.ts'

type Row = Readonly<Record<string, Cell>>

interface BookingRows {
  readonly bookings: Row[]
  readonly segments: Row[]
  readonly histories: Row[]
  readonly occupancy: Row[]
}

/** Fills every published day with eight bookings for everybody. */
export async function fillDays(database: BenchDatabase, shop: Shop, random: Random): Promise<void> {
  const rows = noRows()
  for (const staffId of shop.staffIds) {
    for (const date of shop.dates) {
      for (const time of busyDay(random, dayBounds(shop.timeZone, date).startMs)) addBooking(rows, shop, staffId, time)
    }
  }
  await store(database, rows)
  await database.settle()
}

/** Bookings of the days gone by, eight a day for everybody, until there are so many. */
export async function addHistory(database: BenchDatabase, shop: Shop, random: Random, count: number): Promise<void> {
  const tomorrow = present(shop.dates[0], 'the shop has shifts')
  let rows = noRows()
  let added = 0
  for (let day = 2; added < count; day += 1) {
    const midnightMs = dayBounds(shop.timeZone, addDays(tomorrow, -day)).startMs
    for (const staffId of shop.staffIds) {
      for (const time of busyDay(random, midnightMs)) {
        if (added++ < count) addBooking(rows, shop, staffId, time)
      }
    }
    if (rows.bookings.length < storedAtOnce) continue
    await store(database, rows)
    rows = noRows()
  }
  await store(database, rows)
  await database.settle()
}

const storedAtOnce = 50_000

function noRows(): BookingRows {
  return { bookings: [], segments: [], histories: [], occupancy: [] }
}

let made = 0

function addBooking(
  { bookings, segments, histories, occupancy }: BookingRows,
  shop: Shop,
  staffId: StaffId,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): void {
  const { tenantId: tenant_id, locationId: location_id } = shop
  const number = String(++made)
  // Smaller than the ids of today, as those of older bookings are.
  const id = `bkg_${number.padStart(26, '0')}`
  const customer_id = shop.customerIds[made % shop.customerIds.length] ?? null
  const times = { starts_at_ms: startMs, ends_at_ms: endMs }
  bookings.push({
    ...{ tenant_id, id, location_id, customer_id, state: 'CONFIRMED', channel: 'WEB', ...times, note: '', version: 1 },
    redemption_code: `past${number}`,
    created_at_ms: startMs,
    updated_at_ms: startMs,
  })
  segments.push({
    ...{ tenant_id, booking_id: id, ordinal: 0, service_id: shop.teams[0]?.serviceId ?? null, staff_id: staffId },
    ...{ staff_requested: 1, resource_ids: '[]', ...times },
  })
  histories.push({
    ...{ tenant_id, booking_id: id, version: 1, state: 'CONFIRMED', action: 'BOOK', occurred_at_ms: startMs },
    ...{ actor_kind: 'SYSTEM', actor_id: 'bench', reason: null },
  })
  occupancy.push({
    ...{ tenant_id, unit_kind: 'STAFF', unit_id: staffId, start_ms: startMs, end_ms: endMs },
    ...{ transition_end_ms: endMs, owner_kind: 'BOOKING', owner_id: id, expires_at_ms: null },
  })
}

async function store(database: BenchDatabase, rows: BookingRows): Promise<void> {
  await database.insertRows('booking', rows.bookings)
  await database.insertRows('booking_segment', rows.segments)
  await database.insertRows('booking_history', rows.histories)
  await database.insertRows('occupancy', rows.occupancy)
}
