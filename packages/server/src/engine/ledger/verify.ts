import { accounts } from '@mendian/core'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({})
const output = z
  .strictObject({
    balanced: z.boolean(),
    transactions: z.int(),
    lines: z.int(),
    trialBalance: z.array(
      z.strictObject({
        account: z.string(),
        type: z.string(),
        unit: z.string(),
        amountMinor: z.int().meta({ description: 'Debits positive, credits negative.' }),
      }),
    ),
    unbalanced: z.array(z.strictObject({ transactionId: z.string(), unit: z.string(), amountMinor: z.int() })),
  })
  .meta({ id: 'LedgerVerification' })

/** Proves the books from the rows themselves: every transaction sums to zero, and so does the whole, in each unit. */
export const verify: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'ledger.verify',
  summary: 'Verify that the books balance',
  http: ['GET', '/v1/ledger/verify'],
  input,
  output,
  permission: 'ledger:read',
  refusals: [],
  async run(tx) {
    const totals = await tx.ledger.totals({})
    const unbalanced = await tx.ledger.unbalanced()
    const count = await tx.ledger.count()
    const byUnit = new Map<string, number>()
    for (const { unit, amountMinor } of totals) byUnit.set(unit, (byUnit.get(unit) ?? 0) + amountMinor)
    return {
      ok: true,
      value: {
        balanced: unbalanced.length === 0 && [...byUnit.values()].every((sum) => sum === 0),
        ...count,
        trialBalance: totals.map((total) => ({ ...total, type: accounts[total.account] })),
        unbalanced: [...unbalanced],
      },
    }
  },
})
