import { sqliteStorage } from '@mendian/adapters/sqlite'
import { createClient, InvalidRequestError, RefusedError, VersionConflictError } from '@mendian/client'
import { createMendian } from '@mendian/server'

// A platform: whoever holds this key makes tenants and acts in them. Over HTTP it is MENDIAN_PLATFORM_KEY.
const platformKey = 'a-platform-key-of-24-characters-or-more'
const storage = sqliteStorage()
await storage.migrate()
const mendian = createMendian({ storage, platformKey })
const fetch = async (request: Request) => mendian.fetch(request)
const platform = createClient({ baseUrl: 'http://in.process', apiKey: platformKey, fetch })

// A merchant, and a key of its own that may do only this much.
const tenant = await platform.tenants.create({ name: 'Spree Nails' })
const setUp = createClient({ baseUrl: 'http://in.process', apiKey: platformKey, tenantId: tenant.id, fetch })
const { secret } = await setUp.apiKeys.create({
  name: 'back office',
  permissions: ['catalog:read', 'catalog:write', 'customer:write', 'schedule:write', 'booking:read', 'booking:write'],
})
const shop = createClient({ baseUrl: 'http://in.process', apiKey: secret, fetch })

// A place, somebody who works there, and what she does.
const place = await shop.locations.create({ name: 'Mitte', timeZone: 'Europe/Berlin', currency: 'EUR' })
const ana = await shop.staff.create({ name: 'Ana', locationIds: [place.id] })
const manicure = await shop.services.create({
  name: 'Manicure',
  durationMinutes: 120,
  price: { amountMinor: 5500, currency: 'EUR' },
  staffIds: [ana.id],
})

// The shop opens late tomorrow and closes at two the next morning: 26:00.
const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' })
const shift = { date: tomorrow, startTime: '20:00', endTime: '26:00' }
const { data } = await shop.shifts.publish({ locationId: place.id, staffId: ana.id, shifts: [shift] })
const [published] = data
if (!published) throw new Error('every shift that is asked for is published')
const wanted = { locationId: place.id, segments: [{ serviceId: manicure.id }] }
const { slots } = await shop.availability.search({ ...wanted, from: published.startsAt, to: published.endsAt })
console.log(`${slots.length} starts, the last at ${slots.at(-1)?.startsAt.slice(11, 16)}`)

// A customer books the last one. Repeating a call with its key gives the first answer, and books once.
const lea = await shop.customers.create({ name: 'Lea', phone: '+4930123456' })
const last = slots.at(-1)?.startsAt ?? ''
const once = { idempotencyKey: 'form-4711' }
const booking = await shop.bookings.create({ ...wanted, customerId: lea.id, startsAt: last }, once)
const again = await shop.bookings.create({ ...wanted, customerId: lea.id, startsAt: last }, once)
console.log(`booked once: ${booking.id === again.id}`)

// Errors are classes by what you can do; the code and the details say why.
async function told(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'fine'
  } catch (error) {
    if (error instanceof RefusedError) return `refused: ${error.code}`
    if (error instanceof VersionConflictError) return `changed meanwhile: ${error.code}`
    if (error instanceof InvalidRequestError) return `mend ${error.errors.map((fault) => fault.pointer).join(', ')}`
    throw error
  }
}
console.log(await told(shop.bookings.create({ ...wanted, customerId: lea.id, startsAt: last })))
console.log(await told(shop.services.update({ id: manicure.id, name: 'Gel' }, { expectedVersion: 7 })))
console.log(await told(shop.services.update({ id: manicure.id, durationMinutes: -5 }, { expectedVersion: 1 })))
await storage.close()
