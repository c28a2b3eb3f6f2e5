import type { PostgresHost, PostgresStorage } from '@mendian/adapters/postgres'
import type { SqliteHost } from '@mendian/adapters/sqlite'
import { permissions } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase, openPostgres } from '../main/testing/databases.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'
import type { BoundOperations, Engine } from './engine.ts'

/** Writes a row of a table that belongs to the host, on the handle that the storage gave. */
async function hostWrites(host: unknown, note: string): Promise<void> {
  const handle = host as SqliteHost | PostgresHost
  if (handle.kind === 'sqlite') handle.database.prepare('insert into host_note values (?)').run(note)
  else await handle.client.query('insert into host_note values ($1)', [note])
}

describe.each(databases)('the engine in process on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds

  beforeAll(async () => {
    database = await open()
    await database.storage.transaction({ tenantId: 'tnt_none' as never }, { locks: [] }, async ({ host }) => {
      const handle = host as SqliteHost | PostgresHost
      if (handle.kind === 'sqlite') handle.database.exec('create table host_note (note text)')
      else await handle.client.query('create table host_note (note text)')
    })
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const visit = (clock: string) => ({
    locationId: ids.location,
    customerId: ids.wang,
    startsAt: `2026-11-21T${clock}:00+08:00`,
    segments: [{ serviceId: ids.cut, staffId: ids.lin }],
  })
  const bookings = async (): Promise<number> =>
    done(await salon.mendian.engine.bookings.list(salon.context, {})).data.length
  const notes = (): Promise<number> =>
    database.storage.transaction(salon.context, { locks: [] }, async ({ host }) => {
      const handle = host as SqliteHost | PostgresHost
      const sql = 'select count(*) as n from host_note'
      if (handle.kind === 'sqlite') return Number((handle.database.prepare(sql).get() as { n: number }).n)
      return Number((await handle.client.query<{ n: string }>(sql)).rows[0]?.n)
    })

  test('takes and gives what HTTP does; refusals are returned, not thrown', async () => {
    const { engine } = salon.mendian
    const booking = done(await engine.bookings.create(salon.context, visit('12:00')))
    expect((await salon.call(`GET /v1/bookings/${booking.id}`)).body).toEqual(booking)
    expect(await engine.bookings.create(salon.context, visit('12:00'))).toEqual({
      ok: false,
      refusal: { code: 'slot_taken', details: { segment: 0, startsAt: '2026-11-21T12:00:00+08:00' } },
      replayed: false,
    })
    const wrong = { ...visit('12:00'), startsAt: 'noon' }
    expect(await engine.bookings.create(salon.context, wrong)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_request', details: { errors: [{ pointer: '/startsAt' }] } },
    })
  })

  test('repeats a write with the same key, refusals included', async () => {
    const { engine } = salon.mendian
    const context = { ...salon.context, idempotencyKey: 'engine-1' }
    const first = await engine.bookings.create(context, visit('12:00'))
    expect(await engine.bookings.create(context, visit('12:00'))).toEqual({ ...first, replayed: true })
    const key2 = { ...salon.context, idempotencyKey: 'engine-2', requestId: 'req-1' }
    const refused = await engine.bookings.create(key2, visit('12:00'))
    const again = await engine.bookings.create({ ...key2, requestId: 'req-2' }, visit('12:00'))
    expect(again).toEqual({ ...refused, replayed: true, requestId: 'req-1' })
  })

  test('a transaction commits operations and the host’s own rows together', async () => {
    const before = await notes()
    const result = await salon.mendian.engine.transaction(salon.context, async (operations, host) => {
      const booking = done(await operations.bookings.create(visit('12:00')))
      await hostWrites(host, booking.id)
      return done(await operations.bookings.get({ id: booking.id as never })).id === booking.id
    })
    expect([result, await bookings(), await notes()]).toEqual([true, 1, before + 1])
  })

  test('a transaction that throws leaves nothing: no booking, no row of the host’s, no event', async () => {
    const before = await database.dump()
    const work = salon.mendian.engine.transaction(salon.context, async (operations, host) => {
      done(await operations.bookings.create(visit('12:00')))
      await hostWrites(host, 'lost')
      throw new Error('the host thinks again')
    })
    await expect(work).rejects.toThrow('the host thinks again')
    expect(await database.dump()).toBe(before)
  })

  test('a refusal inside a transaction is an answer like any other', async () => {
    const codes = await salon.mendian.engine.transaction(salon.context, async (operations) => {
      const outcomes = [
        await operations.bookings.create(visit('12:00')),
        await operations.bookings.create(visit('12:30')),
      ]
      return outcomes.map((outcome) => (outcome.ok ? 'accepted' : outcome.refusal.code))
    })
    expect(codes).toEqual(['accepted', 'slot_taken'])
    expect(await bookings()).toBe(1)
  })

  test('what a transaction has made it can go on with: booked, billed, paid, redeemed', async () => {
    const order = await salon.mendian.engine.transaction(salon.context, async (operations) => {
      const booking = done(await operations.bookings.create(visit('12:00')))
      const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: booking.id, segment: 0 } as const]
      const bill = done(await operations.orders.create({ locationId: ids.location, customerId: ids.wang, lines }))
      await pay(operations, bill.id, bill.totalMinor)
      done(await operations.bookings.redeem({ redemptionCode: booking.redemptionCode }))
      return done(await operations.orders.get({ id: bill.id }))
    })
    expect(order).toMatchObject({ state: 'COMPLETED', paymentState: 'PAID', version: 3 })
  })

  const pay = (operations: BoundOperations, id: string, tenderedMinor: number) =>
    operations.orders.pay({ id: id as never, tenders: [{ kind: 'CASH', tenderedMinor }] })

  test('a transaction may hold many operations that each need locks of their own', async () => {
    const clocks = ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00']
    const made = await salon.mendian.engine.transaction(salon.context, async (operations) => {
      const booked = []
      for (const clock of clocks) booked.push(done(await operations.bookings.create(visit(clock))))
      for (const { id } of booked) done(await operations.bookings.cancel({ id, note: null }))
      return booked.length
    })
    expect(made).toBe(clocks.length)
  })

  test('transactions that want the same slot do not both get it', async () => {
    const one = () =>
      salon.mendian.engine.transaction(
        salon.context,
        async (operations) => (await operations.bookings.create(visit('12:00'))).ok,
      )
    const won = await Promise.all([one(), one(), one(), one(), one()])
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  test('a transaction asks for permissions as every call does', async () => {
    const actor = {
      kind: 'HOST',
      id: 'host',
      permissions: permissions.filter((held) => held !== 'booking:write'),
    } as const
    const outcome = await salon.mendian.engine.transaction({ ...salon.context, actor }, (operations) =>
      operations.bookings.create(visit('12:00')),
    )
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
  })
})

describe('the engine inside a transaction that the host opened', () => {
  test('joins it: what it did is seen within and gone with the rollback', async () => {
    const database = await openPostgres()
    const storage = database.storage as PostgresStorage
    const salon = await openSalon(storage)
    const ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    const client = await database.pool.connect()
    const joined = salon.mendian.engine.using(storage.join(client))
    const visit = {
      locationId: ids.location,
      customerId: ids.wang,
      startsAt: '2026-11-21T12:00:00+08:00',
      segments: [{ serviceId: ids.cut, staffId: ids.lin }],
    }
    const listed = async (of: Pick<Engine, 'bookings'>): Promise<number> =>
      done(await of.bookings.list(salon.context, {})).data.length

    await client.query('begin')
    expect((await joined.bookings.create(salon.context, visit)).ok).toBe(true)
    expect([await listed(joined), await listed(salon.mendian.engine)]).toEqual([1, 0])
    await client.query('rollback')
    expect(await listed(salon.mendian.engine)).toBe(0)

    await client.query('begin')
    await client.query('create table host_note as select 1 as n')
    expect((await joined.bookings.create(salon.context, visit)).ok).toBe(true)
    expect(await joined.bookings.create(salon.context, visit)).toMatchObject({ refusal: { code: 'slot_taken' } })
    await client.query('commit')
    expect(await listed(salon.mendian.engine)).toBe(1)
    expect((await client.query('select n from host_note')).rows).toEqual([{ n: 1 }])
    client.release()
    await database.close()
  })
})
