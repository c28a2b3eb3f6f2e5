import { idOf } from '../../packages/core/src/index.ts'
import type { BenchDatabase } from '../databases/bench-database.ts'
import { captureJobs } from '../databases/capture.ts'
import type { Job, PlannedRequest } from '../load/plan.ts'
import type { Shop } from './shop.ts'

/** More than a bench ever takes from one customer. */
const prepaidMinor = 1_000_000_000
const couponsAtOnce = 20_000

export const couponCode = (number: number): string => `BENCH-${number}`

/** Gives every customer stored value, and the shop so many coupons that are worth ¥10 to whoever has their code. */
export async function addPrepaid(database: BenchDatabase, shop: Shop, coupons: number): Promise<void> {
  const jobs = [...shop.customerIds.map((customerId) => given(shop, customerId)), [couponTemplate]]
  const { answers } = await captureJobs(database, jobs, shop.apiKey)
  const { id: template_id } = answers.at(-1) as { readonly id: string }
  const issued = { state: 'ISSUED', issued_at_ms: 0, version: 1, created_at_ms: 0, updated_at_ms: 0 }
  for (let from = 0; from < coupons; from += couponsAtOnce) {
    const rows = Array.from({ length: Math.min(couponsAtOnce, coupons - from) }, (_, index) => {
      const id = idOf('Coupon', String(from + index).padStart(26, '0'))
      return { tenant_id: shop.tenantId, id, template_id, code: couponCode(from + index), ...issued }
    })
    await database.insertRows('coupon', rows)
  }
  await database.settle()
}

function given({ locationId }: Shop, customerId: string): Job {
  const body = { locationId, customerId, kind: 'PRINCIPAL', amountMinor: prepaidMinor, reason: 'Bench' }
  const idempotencyKey = `bench-given-${customerId}`
  return [{ path: '/v1/stored-value/adjust', body: JSON.stringify(body), idempotencyKey, status: 200 }]
}

const couponTemplate: PlannedRequest = {
  path: '/v1/coupon-templates',
  body: JSON.stringify({ name: 'Ten off', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1_000 }, level: 'ORDER' }),
  status: 201,
}

/** A bill of three lines with a coupon, paid in the same request: ¥20 from stored value and the rest in cash. */
export function paidOrder(shop: Shop, number: number): Job {
  const team = shop.teams[number % shop.teams.length]
  const order = {
    locationId: shop.locationId,
    customerId: shop.customerIds[number % shop.customerIds.length],
    lines: [
      { kind: 'SERVICE', serviceId: team?.serviceId, staffId: team?.staffIds[number % team.staffIds.length] },
      ...shop.productIds.map((productId) => ({ kind: 'PRODUCT', productId, quantity: 1 + (number % 3) })),
    ],
    couponCodes: [couponCode(number)],
    tenders: [
      { kind: 'STORED_VALUE', amountMinor: 2_000 },
      { kind: 'CASH', tenderedMinor: 100_000 },
    ],
  }
  return [{ path: '/v1/orders', body: JSON.stringify(order), idempotencyKey: `bench-order-${number}`, status: 201 }]
}
