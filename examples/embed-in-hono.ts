import { sqliteStorage } from '@mendian/adapters/sqlite'
import { createClient } from '@mendian/client'
import { createMendian, loadDemo, problemTexts } from '@mendian/server'
import { Hono } from 'hono'

// The engine lives in your process, on your storage. Without a file the data are gone when it closes.
const storage = sqliteStorage()
await storage.migrate()
const mendian = createMendian({ storage })
const { apiKey, context } = await loadDemo(mendian, storage)

// Mount the API beside your own routes.
const app = new Hono()
app.get('/', (c) => c.text('my shop'))
app.all('/v1/*', (c) => mendian.fetch(c.req.raw))

// The same client speaks to it without a network.
const client = createClient({ baseUrl: 'http://in.process', apiKey, fetch: async (request) => app.fetch(request) })
for await (const service of client.services.list.all()) console.log(service.name)

// Or call the engine itself: refusals are values here, not exceptions, and problemTexts has the sentences for them.
const refused = await mendian.engine.orders.get(context, { id: 'ord_unknown' })
if (!refused.ok) console.log(`${refused.refusal.code}: ${problemTexts[refused.refusal.code].detail}`)

// What moves money needs a key in its context: one for each thing done, and the same one when the call is repeated.
const sell = () =>
  mendian.engine.orders.create(
    { ...context, idempotencyKey: 'till-4711' },
    {
      locationId: 'loc_bund',
      lines: [{ kind: 'PRODUCT', productId: 'prd_shampoo', quantity: 1 }],
      tenders: [{ kind: 'CASH', tenderedMinor: 10_000 }],
    },
  )
const [sold, again] = [await sell(), await sell()]
if (sold.ok && again.ok) console.log(`sold once: ${sold.value.id === again.value.id}, replayed: ${again.replayed}`)

// Your own rows commit and roll back together with a booking.
const day = new Date(Date.now() + 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
const booking = await mendian.engine.transaction(context, async (operations, { database }) => {
  database.exec('create table if not exists my_chats (booking_id text primary key, chat text not null) strict')
  const made = await operations.bookings.create({
    locationId: 'loc_bund',
    customerId: 'cus_wang',
    startsAt: `${day}T14:00:00+08:00`,
    segments: [{ serviceId: 'svc_manicure' }],
  })
  if (!made.ok) throw new Error(made.refusal.code) // throwing rolls everything back
  database.prepare('insert into my_chats values (?, ?)').run(made.value.id, 'chat-4711')
  return made.value
})
console.log(`booked with my own row beside it: ${booking.state}`)
await storage.close()
