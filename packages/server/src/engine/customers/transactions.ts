import { formatInstant } from '@mendian/core'
import {
  currency,
  customerActivityId,
  customerId,
  instant,
  localDate,
  locationId,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'

const input = z.strictObject({ id: customerId, ...pageInput })

const transaction = z
  .strictObject({
    id: customerActivityId,
    kind: z.enum(['ORDER', 'RETURN']).meta({ description: 'An order that was completed, or what went back of one.' }),
    sourceId: z.string().meta({ description: 'The order, or the refund.' }),
    locationId,
    businessDate: localDate,
    currency,
    totalMinor: z.int().meta({ description: 'Signed: what the order came to, or what went back.' }),
    spentMinor: z
      .int()
      .meta({ description: 'Signed: the part that was spent; top-ups and gift cards are spent later.' }),
    points: z.int().meta({ description: 'Signed: points of the main balance earned, or taken back.' }),
    subLedgerPoints: z
      .array(z.strictObject({ subLedgerCode: z.string(), points: z.int() }))
      .meta({ description: 'The same of sub-ledgers, those that moved.' }),
    occurredAt: instant,
  })
  .meta({ id: 'CustomerTransaction' })

const page = pageOf('CustomerTransaction', transaction)

/** What the customer has bought and brought back; `totalMinor` sums up to the completed orders less what was refunded. */
export const transactions: ReadOperation<typeof input, typeof page> = defineRead({
  name: 'customers.transactions',
  summary: "List a customer's completed orders and refunds, oldest first",
  http: ['GET', '/v1/customers/{id}/transactions'],
  input,
  output: page,
  permission: 'customer:read',
  refusals: ['not_found'],
  async run(tx, { id, ...keys }) {
    if (!(await tx.customers.find(id))) return notFound('Customer', id)
    let zones = await timeZonesOf(tx, [])
    return readPage(
      keys,
      async (request) => {
        const rows = await tx.customerActivity.transactions(id, request)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      ({ customerId: _customer, visits: _visits, occurredAtMs, kind, ...row }) => ({
        ...row,
        subLedgerPoints: [...row.subLedgerPoints],
        kind: kind === 'RETURN' ? ('RETURN' as const) : ('ORDER' as const),
        occurredAt: formatInstant(zones.of(row.locationId), occurredAtMs),
      }),
    )
  },
})
