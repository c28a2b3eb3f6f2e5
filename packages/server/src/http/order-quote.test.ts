import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const lines = [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }]
const dear = 'prd_dear'

describe.each(databases)('what calculating refuses, making the bill refuses alike, on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    const price = { amountMinor: 5_000_000_001, currency: 'CNY' }
    await salon.call('POST /v1/products', { id: dear, name: 'Necklace', price })
    await salon.call('POST /v1/customers', { id: 'cus_gone', name: 'Gone' })
    await salon.call('POST /v1/customers/cus_gone/archive', undefined, { headers: { 'if-match': '"1"' } })
  })
  afterAll(() => database.close())

  test.each([
    ['an archived customer', { locationId: ids.location, customerId: 'cus_gone', lines }, 409, 'reference_archived'],
    [
      'lines that are each within the limit and together above it',
      { locationId: ids.location, lines: [1, 2].map(() => ({ kind: 'PRODUCT', productId: dear, quantity: 1 })) },
      422,
      'amount_too_large',
    ],
  ])('%s', async (_, bill, status, code) => {
    const quoted = await salon.call('POST /v1/orders/calculate', bill)
    const made = await salon.call('POST /v1/orders', bill)
    expect([quoted.status, quoted.body.code, quoted.body.details]).toEqual([status, code, made.body.details])
    expect([made.status, made.body.code]).toEqual([status, code])
  })

  test.each([
    ['24:00', 400],
    ['25:30', 400],
    ['23:59', 201],
  ])('a business day that changes at %s: %i', async (businessDayCutover, status) => {
    const place = { name: 'Night bar', timeZone: 'Asia/Shanghai', currency: 'CNY', businessDayCutover }
    expect((await salon.call('POST /v1/locations', place)).status).toBe(status)
  })
})
