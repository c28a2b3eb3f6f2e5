import { createRandom } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions } from './bench.ts'
import { addHistory } from './shop/booked-days.ts'
import { addPrepaid, paidOrder } from './shop/prepaid.ts'
import { openShop } from './shop/shop.ts'
import { runWriteBench, type WriteWorkload } from './write-bench.ts'

const sizes = {
  FULL: { staff: 40, teams: 10, days: 2, history: 10_000, coupons: 100_000 },
  SMOKE: { staff: 20, teams: 2, days: 2, history: 40, coupons: 3_000 },
}

const workload: WriteWorkload = {
  bench: 'http-orders',
  things: 'orders',
  goals: { sqlite: 1, postgres: 0.8 },
  floors: { sqlite: 500, postgres: 200 },
  prepare: async (database, { size, seed }) => {
    const random = createRandom(seed)
    const shop = await openShop(database, sizes[size], random)
    await addHistory(database, shop, random, sizes[size].history)
    await addPrepaid(database, shop, sizes[size].coupons)
    return shop
  },
  jobs: (shop) => {
    let made = 0
    return (count) => Array.from({ length: count }, () => paidOrder(shop, made++))
  },
}

export const httpOrders: Bench = {
  name: 'http-orders',
  summary: 'whole orders over HTTP in one request each: 3 lines, tier discount, coupon, paid from balance and in cash',
  run: (options: BenchOptions) => runWriteBench(workload, options),
}
