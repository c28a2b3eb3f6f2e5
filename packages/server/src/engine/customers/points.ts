import { accountOf, availableOf, balanceOf, formatInstant, lotsOf, openBooks, pointUnit } from '@mendian/core'
import { customerId, instant } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({ id: customerId })

const pointsSchema = z
  .strictObject({
    customerId,
    balance: z.int().meta({ description: 'All points there are, pending ones and held ones included.' }),
    available: z.int().meta({ description: 'What can be spent now.' }),
    pending: z.int().meta({ description: 'What cannot be spent yet.' }),
    owed: z.int().meta({ description: 'Points of refunded orders that were spent; the next points settle them.' }),
    lots: z
      .array(z.strictObject({ points: z.int(), availableFrom: instant, expiresAt: instant.nullable() }))
      .meta({ description: 'Those that end first first.' }),
  })
  .meta({ id: 'CustomerPoints' })

/** What points a customer has, and until when. */
export const points: ReadOperation<typeof input, typeof pointsSchema> = defineRead({
  name: 'customers.points',
  summary: "Get a customer's points",
  http: ['GET', '/v1/customers/{id}/points'],
  input,
  output: pointsSchema,
  permission: 'customer:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const subjectIds = [id]
    const [customer, [programme], balances, lots, holds] = await Promise.all([
      tx.customers.find(id),
      tx.loyaltyProgrammes.active(),
      tx.ledger.balances(subjectIds),
      tx.ledger.openLots(subjectIds),
      tx.ledger.pendingHolds(subjectIds),
    ])
    if (!customer) return notFound('Customer', id)
    const books = openBooks({ subjectIds, balances, lots, holds, closedPeriods: [] }, nowMs)
    const account = accountOf('POINTS', pointUnit, id)
    const zone = programme?.timeZone ?? 'UTC'
    const open = lotsOf(books, account).filter(({ expiresAtMs }) => expiresAtMs === null || nowMs < expiresAtMs)
    const endOf = ({ expiresAtMs }: (typeof open)[number]): number => expiresAtMs ?? Number.POSITIVE_INFINITY
    return {
      ok: true,
      value: {
        customerId: id,
        balance: open.reduce((sum, lot) => sum + lot.remainingMinor, 0),
        available: availableOf(books, account, nowMs),
        pending: open.reduce((sum, lot) => sum + (nowMs < lot.availableFromMs ? lot.remainingMinor : 0), 0),
        owed: balanceOf(books, accountOf('POINTS_OWED', pointUnit, id)).postedMinor,
        lots: open
          .toSorted((a, b) => endOf(a) - endOf(b) || a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1))
          .map((lot) => ({
            points: lot.remainingMinor,
            availableFrom: formatInstant(zone, lot.availableFromMs),
            expiresAt: lot.expiresAtMs === null ? null : formatInstant(zone, lot.expiresAtMs),
          })),
      },
    }
  },
})
