import { tenderKinds } from '@mendian/core'
import { currency, localDate, locationId } from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({ locationId, businessDate: localDate })
const output = z
  .strictObject({
    locationId,
    businessDate: localDate,
    tenders: z.array(z.strictObject({ kind: z.enum(tenderKinds), currency, payments: z.int(), amountMinor: z.int() })),
    settlements: z
      .array(z.strictObject({ kind: z.enum(tenderKinds), currency, payments: z.int(), amountMinor: z.int() }))
      .meta({ description: 'What customers paid that day of what they owed, by tender.' }),
    refunds: z
      .array(
        z.strictObject({
          kind: z.enum([...tenderKinds, 'STORE_CREDIT']),
          currency,
          refunds: z.int(),
          amountMinor: z.int(),
        }),
      )
      .meta({ description: 'What went back that day, by what it went back with.' }),
    accounts: z
      .array(z.strictObject({ account: z.string(), unit: z.string(), amountMinor: z.int() }))
      .meta({ description: 'What the day moved in the books: debits positive, credits negative.' }),
  })
  .meta({ id: 'DayTotals' })

/** What a location took in one business day, by tender, beside what the books say of the same day. */
export const dayTotals: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'reports.dayTotals',
  summary: "A business day's takings and postings",
  http: ['GET', '/v1/reports/day-totals'],
  input,
  output,
  permission: 'ledger:read',
  refusals: ['reference_not_found'],
  async run(tx, query) {
    if (!(await tx.locations.find(query.locationId))) return referenceNotFound('Location', query.locationId)
    const [tenders, settlements, refunds] = await Promise.all([
      tx.payments.totals(query),
      tx.receivables.totals(query),
      tx.refunds.totals(query),
    ])
    const accounts = await tx.ledger.totals({
      locationIds: [query.locationId],
      fromDate: query.businessDate,
      toDate: query.businessDate,
    })
    return {
      ok: true,
      value: {
        ...query,
        tenders: [...tenders],
        settlements: [...settlements],
        refunds: [...refunds],
        accounts: [...accounts],
      },
    }
  },
})
