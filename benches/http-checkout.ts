import { createRandom } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions } from './bench.ts'
import type { Job } from './load/plan.ts'
import { addHistory } from './shop/booked-days.ts'
import { openShop, type Shop } from './shop/shop.ts'
import { runWriteBench, type WriteWorkload } from './write-bench.ts'

const sizes = {
  FULL: { staff: 40, teams: 10, days: 2, history: 10_000 },
  SMOKE: { staff: 20, teams: 2, days: 2, history: 40 },
}

const workload: WriteWorkload = {
  bench: 'http-checkout',
  things: 'checkouts',
  goals: { sqlite: 1, postgres: 0.8 },
  prepare: async (database, { size, seed }) => {
    const random = createRandom(seed)
    const shop = await openShop(database, sizes[size], random)
    await addHistory(database, shop, random, sizes[size].history)
    return shop
  },
  jobs: (shop) => checkoutJobs(shop),
}

export const httpCheckout: Bench = {
  name: 'http-checkout',
  summary: 'checkouts over HTTP: a bill of 3 lines with a tier discount, then cash and change; two requests each',
  run: (options: BenchOptions) => runWriteBench(workload, options),
}

function checkoutJobs(shop: Shop): (count: number) => readonly Job[] {
  let made = 0
  return (count) => Array.from({ length: count }, () => checkout(shop, ++made))
}

function checkout(shop: Shop, number: number): Job {
  const team = shop.teams[number % shop.teams.length]
  const order = {
    locationId: shop.locationId,
    customerId: shop.customerIds[number % shop.customerIds.length],
    lines: [
      { kind: 'SERVICE', serviceId: team?.serviceId, staffId: team?.staffIds[number % team.staffIds.length] },
      ...shop.productIds.map((productId) => ({ kind: 'PRODUCT', productId, quantity: 1 + (number % 3) })),
    ],
  }
  const payment = { tenders: [{ kind: 'CASH', tenderedMinor: 100_000 }] }
  return [
    { path: '/v1/orders', body: JSON.stringify(order), idempotencyKey: `bench-order-${number}`, status: 201 },
    {
      path: '/v1/orders/{id}/pay',
      body: JSON.stringify(payment),
      idempotencyKey: `bench-payment-${number}`,
      status: 200,
    },
  ]
}
