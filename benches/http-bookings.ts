import { dayBounds, formatInstant, MINUTE_MS } from '../packages/core/src/index.ts'
import { createRandom, type Random } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions } from './bench.ts'
import type { Job } from './load/plan.ts'
import { addHistory } from './shop/booked-days.ts'
import { workingMinutes } from './shop/busy-day.ts'
import { openShop, type Shop } from './shop/shop.ts'
import { runWriteBench, type WriteWorkload } from './write-bench.ts'

const sizes = {
  FULL: { staff: 200, teams: 10, days: 60, history: 10_000 },
  SMOKE: { staff: 40, teams: 4, days: 30, history: 40 },
}

const workload: WriteWorkload = {
  bench: 'http-bookings',
  things: 'bookings',
  goals: { sqlite: 1, postgres: 0.8 },
  prepare: async (database, { size, seed }) => {
    const random = createRandom(seed)
    const shop = await openShop(database, sizes[size], random)
    await addHistory(database, shop, random, sizes[size].history)
    return shop
  },
  jobs: (shop, options) => bookingJobs(shop, createRandom(options.seed + 1)),
}

export const httpBookings: Bench = {
  name: 'http-bookings',
  summary: 'bookings of an hour with a named person over HTTP, each with an idempotency key, all of them free',
  run: (options: BenchOptions) => runWriteBench(workload, options),
}

/** Every hour of everybody's once, in no order, so that bookings meet neither each other nor a pattern. */
function bookingJobs(shop: Shop, random: Random): (count: number) => readonly Job[] {
  const places: { readonly staffId: string; readonly serviceId: string; readonly startMs: number }[] = []
  const midnights = shop.dates.map((date) => dayBounds(shop.timeZone, date).startMs)
  for (const [staffId, serviceId] of serviceByStaff(shop)) {
    for (const midnightMs of midnights) {
      for (let minute: number = workingMinutes.start; minute < workingMinutes.end; minute += 60) {
        places.push({ staffId, serviceId, startMs: midnightMs + minute * MINUTE_MS })
      }
    }
  }
  shuffle(places, random)
  let made = 0
  return (count) =>
    Array.from({ length: Math.min(count, places.length) }, (_, index) => {
      const place = places.pop()
      if (place === undefined) throw new Error('the shop is booked up: fewer seconds, or a larger shop')
      const number = ++made
      const body = {
        locationId: shop.locationId,
        customerId: shop.customerIds[index % shop.customerIds.length],
        startsAt: formatInstant(shop.timeZone, place.startMs),
        segments: [{ serviceId: place.serviceId, staffId: place.staffId }],
      }
      return [
        { path: '/v1/bookings', body: JSON.stringify(body), idempotencyKey: `bench-booking-${number}`, status: 201 },
      ]
    })
}

function serviceByStaff({ teams }: Shop): ReadonlyMap<string, string> {
  return new Map(teams.flatMap(({ serviceId, staffIds }) => staffIds.map((staffId) => [staffId, serviceId] as const)))
}

function shuffle<T>(list: T[], random: Random): void {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.between(0, index)
    const [a, b] = [list[index], list[other]]
    if (a !== undefined && b !== undefined) {
      list[index] = b
      list[other] = a
    }
  }
}
