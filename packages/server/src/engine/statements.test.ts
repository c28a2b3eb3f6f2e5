import BetterSqlite3 from 'better-sqlite3'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type OpenDatabase, openPostgres, openSqlite } from '../main/testing/databases.ts'
import { done, furnish, type OpenSalon, openSalon } from '../testing/open-salon.ts'
import { tendedAtOnce } from './waitlist-entries/tend.ts'

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

type Ids = Awaited<ReturnType<typeof furnish>>
type Steps = Readonly<Record<string, () => Promise<unknown>>>

/** A visit on that many days. */
async function booked({ mendian, context }: OpenSalon, ids: Ids, visits: number) {
  const rule = { unit: 'DAYS', count: visits } as const
  return done(await mendian.engine.bookingSeries.create(context, { ...visit(ids, '18:00'), rule }))
}

async function customers({ mendian, context }: OpenSalon, many: number): Promise<readonly never[]> {
  const made: string[] = []
  for (let n = 0; n < many; n += 1)
    made.push(done(await mendian.engine.customers.create(context, { name: `C${n}` })).id)
  return made as never[]
}

/** Shops with that many of something, and what is done there. */
const shops: Readonly<Record<string, (salon: OpenSalon, ids: Ids, many: number) => Promise<Steps>>> = {
  'people enrolled in a class': async (salon, ids, many) => {
    const { context, mendian } = salon
    const { classSessions, enrollments, shifts } = mendian.engine
    const evening = { date: '2026-11-22', startTime: '17:00', endTime: '20:00' }
    done(await shifts.publish(context, { locationId: ids.location, staffId: ids.lin, shifts: [evening] }))
    const times = { startsAt: '2026-11-22T18:00:00+08:00', durationMinutes: 30 }
    const plan = { locationId: ids.location, serviceId: ids.cut, staffId: ids.lin, capacity: 40, ...times }
    const session = done(await classSessions.create(context, plan))
    const enroll = async (customerId: never) =>
      done(await enrollments.create(context, { classSessionId: session.id, customerId }))
    const [next, ...others] = await customers(salon, many + 1)
    for (const other of others) await enroll(other)
    const [{ id } = { id: '' as never }] = done(await enrollments.list(context, { classSessionId: session.id })).data
    return {
      list: () => enrollments.list(context, { classSessionId: session.id }).then(done),
      enroll: () => enroll(next as never),
      leave: () => enrollments.cancel(context, { id }).then(done),
      callOff: () => classSessions.cancel(context, { id: session.id, reason: 'ill' }).then(done),
    }
  },
  'visits of a series': async (salon, ids, many) => {
    const { bookingSeries } = salon.mendian.engine
    const { series } = await booked(salon, ids, many)
    return { get: () => bookingSeries.get(salon.context, { id: series.id }).then(done) }
  },
  'visits in a calendar': async (salon, ids, many) => {
    await booked(salon, ids, many)
    const { bookings, calendarFeeds } = salon.mendian.engine
    const staffId = done(await bookings.list(salon.context, {})).data[0]?.segments[0]?.staffId
    const ofPerson = done(await calendarFeeds.create(salon.context, { kind: 'STAFF', staffId: staffId as never }))
    const ofPlace = done(await calendarFeeds.create(salon.context, { kind: 'LOCATION', locationId: ids.location }))
    const read = async (path: string) => {
      const { status, text } = await salon.call(`GET ${path}`, undefined, { key: null })
      expect([status, text.split('BEGIN:VEVENT').length]).toEqual([200, many + 4])
    }
    return { person: () => read(ofPerson.path), place: () => read(ofPlace.path) }
  },
  'people in the queue': async (salon, ids, many) => {
    const { context, mendian } = salon
    const { queueEntries } = mendian.engine
    const walkIn = { locationId: ids.location, segments: [{ serviceId: ids.cut }] }
    const entries: { readonly id: never }[] = []
    for (let n = 0; n < many; n += 1) {
      entries.push(done(await queueEntries.join(context, { ...walkIn, label: `No. ${n}` })) as never)
    }
    const [first = { id: '' as never }] = entries
    return {
      list: () => queueEntries.list(context, { locationId: ids.location }).then(done),
      join: () => queueEntries.join(context, { ...walkIn, label: 'next' }).then(done),
      leave: () => queueEntries.leave(context, { id: first.id }).then(done),
    }
  },
  'top-ups of a customer': async (salon, ids, many) => {
    const { context, mendian } = salon
    const { orders } = mendian.engine
    const who = { locationId: ids.location, customerId: ids.zhao }
    let keys = 0
    const checkout = (lines: readonly object[], tenders: readonly object[]) => {
      keys += 1
      const bill = { ...who, lines, tenders } as unknown as Parameters<typeof orders.create>[1]
      return orders.create({ ...context, idempotencyKey: `key-${keys}` }, bill).then(done)
    }
    for (let n = 0; n < many; n += 1) {
      const line = { kind: 'TOP_UP', amountMinor: 100_000, topUpOfferId: null }
      await checkout([line], [{ kind: 'CASH', tenderedMinor: 100_000 }])
    }
    const lines = [{ kind: 'SERVICE', serviceId: ids.cut }]
    const tenders = [
      { kind: 'STORED_VALUE', amountMinor: 5_000 },
      { kind: 'CASH', tenderedMinor: 10_000 },
    ]
    return { 'make and pay a bill': () => checkout(lines, tenders) }
  },
  'debts of a customer': async (salon, ids, many) => {
    const { context, mendian } = salon
    const { orders, receivables } = mendian.engine
    const who = { locationId: ids.location, customerId: ids.zhao }
    let keys = 0
    const keyed = () => {
      keys += 1
      return { ...context, idempotencyKey: `debt-${keys}` }
    }
    for (let n = 0; n < many; n += 1) {
      const bill = { ...who, lines: [{ kind: 'SERVICE', serviceId: ids.cut }], tenders: [{ kind: 'ON_ACCOUNT' }] }
      done(await orders.create(keyed(), bill as unknown as Parameters<typeof orders.create>[1]))
    }
    const all = { ...who, tenders: [{ kind: 'CASH', tenderedMinor: 10_000_000 }] } as const
    const settled = async () => done(await receivables.settle(keyed(), all as never)).allocations.length
    return { settle: async () => expect(await settled()).toBe(many) }
  },
  'visits, refunds and requests of an order': async (salon, ids, many) => {
    const { context, mendian } = salon
    const { bookings, orders, refundRequests } = mendian.engine
    let keys = 0
    const keyed = () => {
      keys += 1
      return { ...context, idempotencyKey: `order-${keys}` }
    }
    const visits = done(await bookings.list(context, {})).data.slice(0, Math.min(many, 3))
    const bookedLines = visits.map(({ id }) => ({ kind: 'BOOKING_SEGMENT', bookingId: id, segment: 0 }))
    const goods = { kind: 'PRODUCT', productId: ids.shampoo, quantity: many + 1 }
    const tenders = [{ kind: 'CASH', tenderedMinor: 10_000_000 }]
    const bill = { locationId: ids.location, customerId: ids.wang, lines: [...bookedLines, goods], tenders }
    const { id } = done(await orders.create(keyed(), bill as unknown as Parameters<typeof orders.create>[1]))
    const back = { lines: [{ line: visits.length, quantity: 1 }], reason: 'leaks' }
    for (let n = 0; n < many; n += 1) {
      const asked = done(await refundRequests.create(keyed(), { orderId: id, ...back }))
      done(await refundRequests.reject(keyed(), { id: asked.id, reason: 'not that one' }))
      done(await orders.refund(keyed(), { id, ...back }))
    }
    const get = async () => {
      const order = done(await orders.get(context, { id }))
      expect([order.redemptions.length, order.refunds.length]).toEqual([visits.length, many])
      expect(order.auditTrail?.length).toBe(1 + 3 * many)
    }
    return { get }
  },
  'cards that are sold with points and used on a bill': async (salon, ids, many) => {
    const { context, mendian, clock } = salon
    const { cardProducts, customerCards, loyaltyProgrammes, orders } = mendian.engine
    let keys = 0
    const keyed = () => {
      keys += 1
      return { ...context, idempotencyKey: `cards-${keys}` }
    }
    const club = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: [], expiry: { months: 1 } }
    done(await loyaltyProgrammes.create(context, club))
    const components = [{ name: 'Cut', serviceIds: [ids.cut], quantity: 1, unitValueMinor: 10_000 }]
    const price = { amountMinor: 10_000, currency: 'CNY' }
    const pass = { name: 'One', kind: 'VISIT_PASS', price, components } as const
    const product = done(await cardProducts.create(context, { ...pass, gifts: [{ kind: 'POINTS', points: 30 }] }))
    const checkout = async (lines: readonly object[]) => {
      const tenders = [{ kind: 'CASH', tenderedMinor: 10_000_000 }]
      const bill = { locationId: ids.location, customerId: ids.zhao, lines, tenders, useCards: 'AUTO' }
      return done(await orders.create(keyed(), bill as unknown as Parameters<typeof orders.create>[1]))
    }
    const line = { kind: 'CARD', cardProductId: product.id }
    const sold = Array.from({ length: many + 1 }, () => line)
    await checkout(sold)
    const uses = Array.from({ length: many }, () => ({ kind: 'SERVICE', serviceId: ids.cut }))
    const { id, lines } = await checkout([...uses, ...sold])
    expect(new Set(lines.flatMap(({ coverage }) => coverage.map(({ cardId }) => cardId))).size).toBe(many)
    const issued = done(await customerCards.list(context, { productId: product.id, limit: 200 })).data
    const [card = { id: '' as never }] = issued.filter(({ orderId }) => orderId === id)
    clock.set(Date.parse('2026-12-31T12:00:00+08:00'))
    await mendian.jobs.run()
    const back = { id, reason: 'Unhappy', lines: [{ line: 2 * many, quantity: 1 }] }
    return {
      preview: () => orders.refundPreview(context, back).then(done),
      refund: () => orders.refund(keyed(), back).then(done),
      giveBack: () => customerCards.refund(keyed(), { id: card.id }).then(done),
    }
  },
  'people on the waitlist': async (salon, ids, many) => {
    const { context, mendian } = salon
    const ranges = [{ from: '2026-11-22T02:00:00+08:00', to: '2026-11-22T06:00:00+08:00' }]
    const wish = { locationId: ids.location, segments: [{ serviceId: ids.cut }], ranges }
    for (const customerId of await customers(salon, many)) {
      done(await mendian.engine.waitlistEntries.create(context, { ...wish, customerId }))
    }
    return { tend: () => mendian.jobs.run() }
  },
}

describe.each(drivers)('the number of statements on %s', (driver, open, watch) => {
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
    expect(Math.max(...few)).toBeLessThan(60)
    expect(Math.max(...few.slice(0, 3))).toBeLessThan(30)
  })

  /** The statements of calculating, making and cancelling a bill under that many offers, and of paying it at best. */
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
    done(await engine.orders.bestTender(salon.context, bill))
    const weighed = count() - calculated - made - cancelled
    vi.restoreAllMocks()
    await database.close()
    return [calculated, made, cancelled, weighed]
  }

  test('is the same for one person and twenty, for one day and thirty', async () => {
    const small = await counted(1, 1)
    expect(await counted(20, 1)).toEqual(small)
    expect(await counted(2, 30)).toEqual(small)
    expect(Math.min(...small)).toBeGreaterThan(2)
    expect(Math.max(...small)).toBeLessThan(26)
  })

  test.each(Object.keys(shops))('is the same for %s, be it one or twenty', async (name) => {
    const [few, many] = [await ofMany(name, 1), await ofMany(name, 20)]
    expect(many).toEqual(few)
    expect(Math.min(...Object.values(few))).toBeGreaterThan(0)
    expect(Math.max(...Object.values(few))).toBeLessThan(70)
  })

  /** The statements of each thing done in a shop with that many. */
  async function ofMany(name: string, many: number): Promise<Readonly<Record<string, number>>> {
    const database = await open()
    const salon = await openSalon(database.storage)
    const ids = await staffed(salon, 1, 40)
    const steps = (await shops[name]?.(salon, ids, many)) ?? {}
    const counts: Record<string, number> = {}
    for (const [step, run] of Object.entries(steps)) {
      const count = watch()
      await run()
      // Calling a class off tells of it for each who was enrolled, which SQLite is given one by one.
      counts[step] = count() - (step === 'callOff' && driver === 'SQLite' ? many : 0)
      vi.restoreAllMocks()
    }
    await database.close()
    return counts
  }

  test('of looking after a waitlist is bounded: all whose wait is over are ended by one run, some at a time', async () => {
    const database = await open()
    const salon = await openSalon(database.storage)
    const ids = await furnish(salon.mendian, salon)
    const { tend } = (await shops['people on the waitlist']?.(salon, ids, 2 * tendedAtOnce + 5)) ?? {}
    await tend?.()
    salon.clock.set(Date.parse('2026-11-23T00:00:00+08:00'))
    expect(await tend?.()).toMatchObject({ tendedWaitlistEntries: 2 * tendedAtOnce + 5 })
    const { entries } = await database.storage.read(salon.context, async (tx) => ({
      entries: await tx.audit.list({ limit: 200 }),
    }))
    expect(entries.filter(({ operation }) => operation === 'waitlistEntries.tend')).toHaveLength(3)
    await database.close()
  })

  test('of a series grows by what each of its visits is stored in, and by nothing that is read', async () => {
    const [one, five, nine] = [await seriesOf(1), await seriesOf(5), await seriesOf(9)]
    expect(nine - five).toBe(five - one)
    // Booking, segment, history, the time of a person and of three pools, why that person, and the event.
    expect((five - one) / 4).toBeLessThanOrEqual(9)
  })

  async function seriesOf(visits: number): Promise<number> {
    const database = await open()
    const salon = await openSalon(database.storage)
    const ids = await staffed(salon, 1, 20)
    const count = watch()
    await booked(salon, ids, visits)
    const counted = count()
    vi.restoreAllMocks()
    await database.close()
    return counted
  }
})
