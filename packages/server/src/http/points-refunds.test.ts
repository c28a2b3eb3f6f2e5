import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }

let salon: OpenSalon
let database: OpenDatabase
let programme: string | undefined
let keys = 0

const key = (): { headers: Record<string, string> } => {
  keys += 1
  return { headers: { 'idempotency-key': `points-refunds-${keys}` } }
}

const member = async (): Promise<string> => textOf(await salon.call('POST /v1/customers', { name: 'Member' }), 'id')

async function buy(customerId: string, lines: readonly object[]): Promise<Answer> {
  const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines })
  const tenders = [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
  return salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, key())
}

async function refund(order: Answer, lines?: readonly object[]): Promise<Answer> {
  const body = { reason: 'not as wished', ...(lines ? { lines } : {}) }
  const answer = await salon.call(`POST /v1/orders/${order.body.id}/refunds`, body, key())
  expect(answer.status).toBe(201)
  return salon.call(`GET /v1/orders/${order.body.id}`)
}

const get = async (customerId: string, what: string): Promise<Readonly<Record<string, unknown>>> =>
  (await salon.call(`GET /v1/customers/${customerId}/${what}`)).body

/** A point for each yuan; what is taken back goes by that policy. */
async function policy(returnPolicy: string, more: object = {}): Promise<void> {
  if (programme !== undefined) await salon.call(`POST /v1/loyalty-programmes/${programme}/archive`)
  const earningRules = [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }]
  const made = await salon.call('POST /v1/loyalty-programmes', {
    ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules, returnPolicy },
    ...more,
  })
  programme = textOf(made, 'id')
}

/** Spends all points but so many. */
async function spendBut(customerId: string, left: number): Promise<void> {
  const points = Number((await get(customerId, 'points')).available) - left
  const gives = { kind: 'PRODUCT', productId: ids.shampoo }
  const reward = await salon.call('POST /v1/rewards', { name: 'Reward', points, gives })
  const command = { customerId, rewardId: reward.body.id, locationId: ids.location }
  expect((await salon.call('POST /v1/points/redemptions', command, key())).status).toBe(201)
}

describe.each(databases)('points of refunded orders on $name', ({ open }) => {
  beforeAll(async () => {
    programme = undefined
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(async () => {
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
    await database.close()
  })

  test('B45 a refund takes back what its lines have earned, part by part, and the spending with it', async () => {
    await policy('OWED')
    const customerId = await member()
    const order = await buy(customerId, [manicure, { ...shampoo, quantity: 2 }])
    expect(await get(customerId, 'points')).toMatchObject({ balance: 337 })
    const part = await refund(order, [{ line: 1, quantity: 1 }])
    // Of the 138 points of two bottles one has 69.
    expect(part.body).toMatchObject({ loyalty: { points: 337, pointsReturned: 69 } })
    expect(await get(customerId, 'points')).toMatchObject({ balance: 268 })
    expect(await get(customerId, 'profile')).toMatchObject({
      totalSpent: [{ amountMinor: 26_800 }],
      productsUsed: [{ productId: ids.shampoo, count: 1 }],
    })
    expect((await refund(order)).body).toMatchObject({ loyalty: { pointsReturned: 337 } })
    expect(await get(customerId, 'points')).toMatchObject({ balance: 0, owed: 0 })
    const rows = rowsOf(await salon.call(`GET /v1/customers/${customerId}/transactions`))
    expect(rows.map(({ kind, totalMinor, points }) => [kind, totalMinor, points])).toEqual([
      ['ORDER', 33_700, 337],
      ['RETURN', -6900, -69],
      ['RETURN', -26_800, -268],
    ])
    expect(await get(customerId, 'profile')).toMatchObject({ totalSpent: [{ amountMinor: 0 }], visitCount: 1 })
  })

  test('B45 points that were spent are owed, and the next ones settle that', async () => {
    await policy('OWED')
    const customerId = await member()
    const order = await buy(customerId, [manicure])
    await spendBut(customerId, 50)
    await refund(order)
    expect(await get(customerId, 'points')).toMatchObject({ balance: 0, owed: 149 })
    await buy(customerId, [manicure])
    expect(await get(customerId, 'points')).toMatchObject({ balance: 50, owed: 0 })
  })

  test('B45 within the balance no more is taken than there is, and only-pending points stay once they can be spent', async () => {
    await policy('WITHIN_BALANCE')
    const [first, second] = [await member(), await member()]
    const spent = await buy(first, [manicure])
    await spendBut(first, 50)
    await refund(spent)
    expect(await get(first, 'points')).toMatchObject({ balance: 0, owed: 0 })
    await policy('ONLY_PENDING', { pendingDays: 7 })
    const pending = await buy(second, [manicure])
    await refund(pending)
    expect(await get(second, 'points')).toMatchObject({ balance: 0 })
    const settled = await buy(second, [manicure])
    const nowMs = salon.clock.nowMs()
    salon.clock.set(nowMs + 8 * 86_400_000)
    await refund(settled)
    expect(await get(second, 'points')).toMatchObject({ balance: 199, available: 199, owed: 0 })
    salon.clock.set(nowMs)
  })

  test.each([
    ['OWED', 0, { balance: 198, owed: 0 }],
    ['ONLY_PENDING', 0, { balance: 198, owed: 0 }],
    ['WITHIN_BALANCE', 199, { balance: 0, owed: 1 }],
  ])('B45 what went back before the order completed earns nothing in the end: %s', async (terms, owes, left) => {
    const customerId = await member()
    if (owes > 0) {
      await policy('OWED')
      const owed = await buy(customerId, [manicure])
      await spendBut(customerId, 0)
      await refund(owed)
      expect(await get(customerId, 'points')).toMatchObject({ balance: 0, owed: owes })
    }
    await policy(terms)
    const before = Number((await get(customerId, 'profile')).visitCount)
    const hour = { OWED: 12, ONLY_PENDING: 14, WITHIN_BALANCE: 16 }[terms]
    const booking = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId, startsAt: `2026-11-21T${hour}:00:00+08:00` },
      segments: [{ serviceId: ids.cut, staffId: ids.lin }],
    })
    const order = await buy(customerId, [{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }, shampoo])
    expect((await refund(order, [{ line: 1, quantity: 1 }])).body).toMatchObject({ loyalty: null })
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
    expect(await get(customerId, 'points')).toMatchObject(left)
    const profile = { totalSpent: [{ amountMinor: 19_800 }], visitCount: before + 1 }
    expect(await get(customerId, 'profile')).toMatchObject(profile)
  })

  describe('points that ended before their order went back', () => {
    const laterMs = nineMs + 40 * 86_400_000
    beforeAll(() => policy('OWED', { expiry: { months: 1 } }))
    afterEach(() => salon.clock.set(nineMs))
    const endPoints = async (): Promise<void> => {
      salon.clock.set(laterMs)
      await salon.mendian.jobs.run()
    }

    test('B45 are not asked for, and those that were spent are, part by part', async () => {
      const [all, some] = [await member(), await member()]
      const unspent = await buy(all, [manicure])
      const spent = await buy(some, [manicure, { ...shampoo, quantity: 2 }])
      await spendBut(some, 100)
      await endPoints()
      await refund(unspent)
      expect(await get(all, 'points')).toMatchObject({ balance: 0, owed: 0 })
      await refund(spent, [{ line: 1, quantity: 1 }])
      expect(await get(some, 'points')).toMatchObject({ balance: 0, owed: 0 })
      await refund(spent, [{ line: 1, quantity: 1 }])
      expect(await get(some, 'points')).toMatchObject({ balance: 0, owed: 38 })
      expect((await refund(spent)).body).toMatchObject({ loyalty: { points: 337, pointsReturned: 337 } })
      expect(await get(some, 'points')).toMatchObject({ balance: 0, owed: 237 })
    })

    test('B45 are not asked of whoever the customer has become a part of', async () => {
      const [gone, kept] = [await member(), await member()]
      const order = await buy(gone, [manicure])
      const merged = { duplicateId: gone, locationId: ids.location }
      expect((await salon.call(`POST /v1/customers/${kept}/merge`, merged, key())).status).toBe(200)
      await endPoints()
      await refund(order)
      expect(await get(kept, 'points')).toMatchObject({ balance: 0, owed: 0 })
    })

    test('B61 are earned anew with an order that is reopened and paid again, but those that were spent are not', async () => {
      const [spent, unspent] = [await member(), await member()]
      const [first, second] = [await buy(spent, [manicure]), await buy(unspent, [manicure])]
      await spendBut(spent, 20)
      await endPoints()
      for (const [customerId, order, owed, balance] of [
        [spent, first, 179, 20],
        [unspent, second, 0, 199],
      ] as const) {
        const open = await salon.call(`POST /v1/orders/${order.body.id}/reopen`, { reason: 'Wrong tender' }, key())
        expect(open.status).toBe(201)
        expect(await get(customerId, 'points')).toMatchObject({ balance: 0, owed })
        const tenders = [{ kind: 'CASH', tenderedMinor: 19_900 }]
        await salon.call(`POST /v1/orders/${open.body.id}/pay`, { tenders }, key())
        expect(await get(customerId, 'points')).toMatchObject({ balance, owed: 0 })
      }
    })
  })
})
