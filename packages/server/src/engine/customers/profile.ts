import {
  type CustomerCount,
  DAY_MS,
  formatInstant,
  isBirthdayMonth,
  nextBirthday,
  type ReadTransaction,
  toLocal,
} from '@mendian/core'
import {
  currency,
  customerId,
  instant,
  localDate,
  locationId,
  money,
  productId,
  serviceId,
  staffId,
  tierId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({
  id: customerId,
  locationId: locationId
    .optional()
    .meta({ description: "On whose wall clock it is today; the loyalty programme's zone, or UTC, when absent." }),
})

const times = z.int().meta({ description: 'How often, in units or visits.' })

const profileSchema = z
  .strictObject({
    customerId,
    tierId: tierId.nullable(),
    totalSpent: z.array(money).meta({ description: 'Spent on completed orders less what was refunded, by currency.' }),
    orderCount: z.int(),
    visitCount: z.int().meta({ description: 'Redeemed bookings, and orders of services that were not booked.' }),
    firstVisitAt: instant.nullable(),
    lastVisitAt: instant.nullable(),
    avgIntervalDays: z
      .number()
      .nullable()
      .meta({ description: 'Days between visits on average, to a tenth; null before the second visit.' }),
    averageSpend: z
      .array(z.strictObject({ amountMinor: z.int(), currency }))
      .meta({ description: 'Of an order, in whole minor units, by currency.' }),
    topServices: z.array(z.strictObject({ serviceId, name: z.string(), count: times, lastAt: instant })),
    productsUsed: z.array(z.strictObject({ productId, name: z.string(), count: times, lastAt: instant })),
    favouriteStaff: z.strictObject({ staffId, name: z.string(), count: times }).nullable(),
    birthday: localDate.nullable(),
    nextBirthday: localDate.nullable().meta({ description: 'Of 29 February in other years 28 February.' }),
    isBirthdayMonth: z.boolean(),
  })
  .meta({ id: 'CustomerProfile' })

const named = 20

/** What the shop knows of a customer, from counters that every order and visit keeps. */
export const profile: ReadOperation<typeof input, typeof profileSchema> = defineRead({
  name: 'customers.profile',
  summary: "Get a customer's figures and preferences",
  http: ['GET', '/v1/customers/{id}/profile'],
  input,
  output: profileSchema,
  permission: 'customer:read',
  refusals: ['not_found', 'reference_not_found'],
  async run(tx, { id, locationId: at }, { nowMs }) {
    const [customer, counts, location, [programme]] = await Promise.all([
      tx.customers.find(id),
      tx.customerActivity.counts(id),
      at === undefined ? undefined : tx.locations.find(at),
      tx.loyaltyProgrammes.active(),
    ])
    if (!customer) return notFound('Customer', id)
    if (at !== undefined && !location) return referenceNotFound('Location', at)
    const zone = location?.timeZone ?? programme?.timeZone ?? 'UTC'
    const today = toLocal(zone, nowMs).date
    const { birthday } = customer
    return {
      ok: true,
      value: {
        ...{ customerId: id, tierId: customer.tierId, birthday },
        ...figuresOf(counts, zone),
        ...(await favouritesOf(tx, counts, zone)),
        nextBirthday: birthday === null ? null : nextBirthday(birthday, today),
        isBirthdayMonth: birthday !== null && isBirthdayMonth(birthday, today),
      },
    }
  },
})

function figuresOf(counts: readonly CustomerCount[], zone: string) {
  const byCurrency = (of: 'SPENT' | 'ORDERS') =>
    counts
      .filter(({ key }) => key.startsWith(`${of}/`))
      .map(({ key, amount }) => [key.slice(of.length + 1), amount] as const)
  const orders = new Map(byCurrency('ORDERS'))
  const spent = byCurrency('SPENT').map(([code, amountMinor]) => ({ amountMinor, currency: code }))
  const visits = counts.find(({ key }) => key === 'VISITS')
  const visitCount = visits?.amount ?? 0
  const days = visits ? (visits.lastAtMs - visits.firstAtMs) / DAY_MS : 0
  return {
    totalSpent: spent,
    orderCount: [...orders.values()].reduce((sum, count) => sum + count, 0),
    visitCount,
    firstVisitAt: visits ? formatInstant(zone, visits.firstAtMs) : null,
    lastVisitAt: visits ? formatInstant(zone, visits.lastAtMs) : null,
    avgIntervalDays: visitCount < 2 ? null : Math.round((days / (visitCount - 1)) * 10) / 10,
    averageSpend: spent.flatMap(({ amountMinor, currency: code }) => {
      const count = orders.get(code) ?? 0
      return count === 0 ? [] : [{ amountMinor: Math.round(amountMinor / count), currency: code }]
    }),
  }
}

async function favouritesOf(tx: ReadTransaction, counts: readonly CustomerCount[], zone: string) {
  const most = (prefix: string): readonly CustomerCount[] =>
    counts
      .filter(({ key, amount }) => key.startsWith(prefix) && amount > 0)
      .toSorted((a, b) => b.amount - a.amount || b.lastAtMs - a.lastAtMs || (a.key < b.key ? -1 : 1))
      .slice(0, named)
  const [services, products, [person]] = [most('svc_'), most('prd_'), most('stf_')]
  const keysOf = (rows: readonly CustomerCount[]): readonly string[] => rows.map(({ key }) => key)
  const [serviceRows, productRows, staffRows] = await Promise.all([
    tx.services.findMany(keysOf(services)),
    tx.products.findMany(keysOf(products)),
    tx.staff.findMany(person ? [person.key] : []),
  ])
  const lastAt = ({ lastAtMs }: CustomerCount): string => formatInstant(zone, lastAtMs)
  return {
    topServices: services.flatMap((row) => {
      const found = serviceRows.find((one) => one.id === row.key)
      return found ? [{ serviceId: found.id, name: found.name, count: row.amount, lastAt: lastAt(row) }] : []
    }),
    productsUsed: products.flatMap((row) => {
      const found = productRows.find((one) => one.id === row.key)
      return found ? [{ productId: found.id, name: found.name, count: row.amount, lastAt: lastAt(row) }] : []
    }),
    favouriteStaff:
      staffRows[0] && person ? { staffId: staffRows[0].id, name: staffRows[0].name, count: person.amount } : null,
  }
}
