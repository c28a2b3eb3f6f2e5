import { createClient, RefusedError } from '@mendian/client'

const client = createClient({
  baseUrl: process.env.API_URL ?? 'http://127.0.0.1:3000',
  apiKey: 'mdk_demo-salon-on-this-machine-only', // the demo salon's; yours come from client.apiKeys.create
})

// 1. When can Wang Fang have her hair cut by Lin, from the day after tomorrow on?
const dayIn = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
const visit = { locationId: 'loc_bund', segments: [{ serviceId: 'svc_cut', staffId: 'stf_lin' }] }
const range = { from: `${dayIn(2)}T00:00:00+08:00`, to: `${dayIn(9)}T00:00:00+08:00` }
const { slots } = await client.availability.search({ ...visit, ...range })
const [first, , , , second] = slots
if (!first || !second) throw new Error('Lin is fully booked: npm run demo:wipe, and start again')
console.log(`${slots.length} starts, the first at ${first.startsAt}`)

// 2. Book it. Whoever else wants the same slot is refused, however many ask at once.
const booking = await client.bookings.create({ ...visit, customerId: 'cus_wang', startsAt: first.startsAt })
console.log(`booked ${booking.startsAt} to ${booking.endsAt}, code ${booking.redemptionCode}`)
try {
  await client.bookings.create({ ...visit, customerId: 'cus_zhao', startsAt: first.startsAt })
} catch (error) {
  if (!(error instanceof RefusedError)) throw error
  console.log(`the second customer: ${error.code}`) // slot_taken
}

// 3. Move it: the old time is free again in the same instant. The other customer books and cancels.
const moved = await client.bookings.reschedule({ id: booking.id, startsAt: second.startsAt })
console.log(`moved to ${moved.startsAt}`)
const other = await client.bookings.create({ ...visit, customerId: 'cus_zhao', startsAt: first.startsAt })
const cancelled = await client.bookings.cancel({ id: other.id, note: 'changed her mind' })
console.log(`the other booking: ${cancelled.state}`)

// 4. She arrives and shows her code.
const arrived = await client.bookings.redeem({ redemptionCode: booking.redemptionCode })
console.log(`checked in: ${arrived.state}`)

// 5. One bill for the cut and a bottle of shampoo. She is Gold: 10 % off, and the trace says so.
const order = await client.orders.create({
  locationId: 'loc_bund',
  customerId: 'cus_wang',
  lines: [
    { kind: 'BOOKING_SEGMENT', bookingId: booking.id, segment: 0 },
    { kind: 'PRODUCT', productId: 'prd_shampoo', quantity: 1 },
  ],
})
for (const line of order.lines) {
  const steps = line.trace.map((step) => `${step.name} ${step.amountMinor}`).join(', ')
  console.log(`${line.name}: ${line.totalMinor} fen (${steps})`)
}

// 6. Cash, with change. The order completes, and the books balance.
const paid = await client.orders.pay({ id: order.id, tenders: [{ kind: 'CASH', tenderedMinor: 30_000 }] })
console.log(`paid ${paid.paidMinor}, change ${paid.changeMinor}: ${paid.state}`)
const { balanced } = await client.ledger.verify()
const today = paid.payments[0]?.businessDate ?? ''
const totals = await client.reports.dayTotals({ locationId: 'loc_bund', businessDate: today })
console.log(`books balanced: ${balanced}; cash today: ${totals.tenders[0]?.amountMinor} fen`)
