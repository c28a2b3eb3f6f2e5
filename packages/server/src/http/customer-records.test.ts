import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const at = (text: string): number => Date.parse(`${text}+08:00`)

let salon: OpenSalon
let database: OpenDatabase

async function member(name: string, more: object = {}): Promise<string> {
  const answer = await salon.call('POST /v1/customers', { name, ...more })
  expect(answer.status).toBe(201)
  return textOf(answer, 'id')
}

const get = async (customerId: string, what: string): Promise<Readonly<Record<string, unknown>>> =>
  (await salon.call(`GET /v1/customers/${customerId}${what}`)).body

describe.each(databases)('records of customers on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })
  beforeEach(() => salon.clock.set(nineMs))
  afterAll(() => database.close())

  test('MB-01 a customer is kept with name, contact and birthday; one phone is one customer', async () => {
    const body = { name: 'Li', phone: '+8613900000001', birthday: '1991-05-04' }
    const customerId = await member('Li', body)
    expect(await get(customerId, '')).toMatchObject(body)
    expect(await salon.call('POST /v1/customers', body)).toMatchObject({
      status: 409,
      body: { code: 'phone_taken', details: { customerId } },
    })
  })

  test('MB-02 birthdays go by the wall clock of the location, those of 29 February by a rule', async () => {
    const leap = await member('Leap', { birthday: '2000-02-29' })
    const profile = (customerId: string): Promise<object> => get(customerId, `/profile?locationId=${ids.location}`)
    expect(await profile(leap)).toMatchObject({ nextBirthday: '2027-02-28', isBirthdayMonth: false })
    salon.clock.set(at('2027-02-01T00:00:00'))
    expect(await profile(leap)).toMatchObject({ nextBirthday: '2027-02-28', isBirthdayMonth: true })
    salon.clock.set(at('2027-02-28T23:59:59'))
    expect(await profile(leap)).toMatchObject({ nextBirthday: '2027-02-28', isBirthdayMonth: true })
    salon.clock.set(at('2027-03-01T00:00:00'))
    expect(await profile(leap)).toMatchObject({ nextBirthday: '2028-02-29', isBirthdayMonth: false })
    // Still 2027-02-28 in UTC.
    expect(await get(await member('Nobody'), '/profile')).toMatchObject({ nextBirthday: null, isBirthdayMonth: false })
  })

  test('MB-03 a customer of the mini-program and one of the back office are the same kind of record', async () => {
    const [mini, office] = [
      await member('M', { channel: 'MINI_PROGRAM' }),
      await member('M', { channel: 'BACKOFFICE' }),
    ]
    const [one, other] = [await get(mini, ''), await get(office, '')]
    expect(one).toEqual({ ...other, id: mini, channel: 'MINI_PROGRAM' })
  })
})
