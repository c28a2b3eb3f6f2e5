import BetterSqlite3 from 'better-sqlite3'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type OpenDatabase, openPostgres, openSqlite } from '../main/testing/databases.ts'
import { done, furnish, type OpenSalon, openSalon } from '../testing/open-salon.ts'

/** Every statement that either driver is asked to run, counted where all of them pass. */
const drivers: readonly (readonly [name: string, open: () => Promise<OpenDatabase>, watch: () => () => number])[] = [
  ['SQLite', openSqlite, watchSqlite],
  ['PostgreSQL', openPostgres, watchPostgres],
]

function watchSqlite(): () => number {
  const statement = Object.getPrototypeOf(new BetterSqlite3(':memory:').prepare('select 1')) as BetterSqlite3.Statement
  const spies = [vi.spyOn(statement, 'all'), vi.spyOn(statement, 'run')]
  return () => spies.reduce((total, spy) => total + spy.mock.calls.length, 0)
}

function watchPostgres(): () => number {
  const { prototype } = pg.Connection as unknown as { prototype: { execute(): void; query(): void } }
  const spies = [vi.spyOn(prototype, 'execute'), vi.spyOn(prototype, 'query')]
  return () => spies.reduce((total, spy) => total + spy.mock.calls.length, 0)
}

/** A shop with that many people, each on shift on that many days, and some bookings. */
async function staffed(salon: OpenSalon, people: number, days: number) {
  const ids = await furnish(salon.mendian, salon)
  const { engine } = salon.mendian
  const staffIds: string[] = []
  for (let n = 0; n < people; n += 1) {
    const person = done(await engine.staff.create(salon.context, { name: `P${n}`, locationIds: [ids.location] }))
    staffIds.push(person.id)
    const shifts = Array.from({ length: days }, (_, day) => ({
      date: new Date(Date.UTC(2026, 10, 21 + day)).toISOString().slice(0, 10),
      startTime: '10:00',
      endTime: '20:00',
    }))
    done(await engine.shifts.publish(salon.context, { locationId: ids.location, staffId: person.id, shifts }))
  }
  const patch = { ...salon.context, expectedVersion: 1 }
  done(await engine.services.update(patch, { id: ids.manicure, staffIds: staffIds as never }))
  for (const clock of ['10:00', '12:00', '14:00']) done(await engine.bookings.create(salon.context, visit(ids, clock)))
  return ids
}

function visit(ids: Awaited<ReturnType<typeof furnish>>, clock: string) {
  const startsAt = `2026-11-21T${clock}:00+08:00`
  return { locationId: ids.location, customerId: ids.wang, startsAt, segments: [{ serviceId: ids.manicure }] }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each(drivers)('the number of statements on %s', (_, open, watch) => {
  async function counted(people: number, days: number): Promise<readonly number[]> {
    const database = await open()
    const salon = await openSalon(database.storage)
    const ids = await staffed(salon, people, days)
    const { engine } = salon.mendian
    const range = { from: '2026-11-21T09:00:00+08:00', to: new Date(Date.UTC(2026, 10, 21 + days)).toISOString() }
    const search = { locationId: ids.location, segments: [{ serviceId: ids.manicure }], includeStaff: false, ...range }
    // Once before, so that nothing is counted that only a first time needs.
    done(await engine.availability.search(salon.context, search))
    const count = watch()
    const slots = done(await engine.availability.search(salon.context, search)).slots.length
    const searched = count()
    done(await engine.bookings.create(salon.context, visit(ids, '16:00')))
    const booked = count() - searched
    done(await engine.bookings.list(salon.context, {}))
    const listed = count() - searched - booked
    vi.restoreAllMocks()
    await database.close()
    expect(slots).toBeGreaterThan(days)
    return [searched, booked, listed]
  }

  test('of pricing a bill is the same for one offer and twenty', async () => {
    const few = await priced(1)
    expect(await priced(20)).toEqual(few)
    expect(Math.max(...few)).toBeLessThan(30)
  })

  /** The statements of calculating, making and cancelling a bill under that many offers. */
  async function priced(offers: number): Promise<readonly number[]> {
    const database = await open()
    const salon = await openSalon(database.storage)
    const ids = await furnish(salon.mendian, salon)
    const { engine } = salon.mendian
    const terms = { level: 'ORDER', effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 100 } } as const
    const couponIds: string[] = []
    for (let n = 0; n < offers; n += 1) {
      const firstOrderOnly = n % 2 === 0
      done(await engine.promotions.create(salon.context, { name: `P${n}`, ...terms, customers: { firstOrderOnly } }))
      const windows = [{ weekdays: [6] }]
      done(await engine.timedPriceRules.create(salon.context, { name: `T${n}`, effect: terms.effect, windows }))
      const template = done(await engine.couponTemplates.create(salon.context, { name: `C${n}`, ...terms }))
      const asked = { templateId: template.id, customerId: ids.wang }
      couponIds.push(done(await engine.coupons.issue(salon.context, asked)).id)
    }
    const lines = [1, 2, 3].map(() => ({ kind: 'SERVICE', serviceId: ids.cut }) as const)
    // Coupons that are spent are written one by one; so that the number of reads is told, only one is.
    const bill = { locationId: ids.location, customerId: ids.wang, lines }
    done(await engine.orders.calculate(salon.context, bill))
    const count = watch()
    done(await engine.orders.calculate(salon.context, { ...bill, couponIds: couponIds as never }))
    const calculated = count()
    const order = done(
      await engine.orders.create(salon.context, { ...bill, couponIds: couponIds.slice(0, 1) as never }),
    )
    const made = count() - calculated
    done(await engine.orders.cancel(salon.context, { id: order.id }))
    const cancelled = count() - calculated - made
    vi.restoreAllMocks()
    await database.close()
    return [calculated, made, cancelled]
  }

  test('is the same for one person and twenty, for one day and thirty', async () => {
    const small = await counted(1, 1)
    expect(await counted(20, 1)).toEqual(small)
    expect(await counted(2, 30)).toEqual(small)
    expect(Math.min(...small)).toBeGreaterThan(2)
    expect(Math.max(...small)).toBeLessThan(26)
  })
})
